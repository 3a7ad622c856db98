import type { Datum } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieSoort, PersoonId, PlanId } from '@actiespoor/plan';

/** An organisatie as the importer must know it: its code and the ways in which documents write its name. */
export interface ImportOrganisatie {
  readonly organisatie: OrganisatieCode;
  readonly naam: string;
  readonly soort: OrganisatieSoort;
  readonly aliassen: readonly string[];
}

/** Who is meant by a name in a plan, without the name. */
export interface Persoonskenmerk {
  readonly id: PersoonId;
  /** What stood for the same person before, so that a plan that was imported then is still recognised. */
  readonly vroeger: readonly string[];
}

/** What the importer must know besides the document itself. */
export interface ImportContext {
  readonly organisaties: readonly ImportOrganisatie[];
  /** Who owns the plan: a samenwerkingsverband (`SV-…`) has a regional plan, anyone else a local one. */
  readonly eigenaar: OrganisatieCode;
  /** Members of the owner; a gemeente is the only member of its own plan. */
  readonly leden: readonly OrganisatieCode[];
  /** SHA-256 over the bytes of the document, as 64 hexadecimal digits. */
  readonly documentHash: string;
  /** When what the document says became so; absent = the start of the plan's period, and then that is a finding. */
  readonly geldigVanaf?: Datum;
  /** Always the same for the same name in the same plan; who does not have the key of the installation cannot tell it from the name. */
  readonly kenmerkVan: (planId: PlanId, naam: string) => Persoonskenmerk;
  readonly filename?: string;
}
