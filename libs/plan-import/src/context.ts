import type { Datum } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieSoort, PersoonId, PlanId } from '@actiespoor/plan';

/** An organisatie for the importer: its code and the spellings of its name in documents. */
export interface ImportOrganisatie {
  readonly organisatie: OrganisatieCode;
  readonly naam: string;
  readonly soort: OrganisatieSoort;
  readonly aliassen: readonly string[];
  /** The members of a region or a samenwerkingsverband; the region of the owner resolves a short name such as GGD. */
  readonly leden?: readonly { readonly organisatie: OrganisatieCode }[];
}

/** The person behind a name in a plan, without the name. */
export interface Persoonskenmerk {
  readonly id: PersoonId;
  /** Former ids of the same person, by which a plan that was imported earlier is still recognised. */
  readonly vroeger: readonly string[];
}

/** Everything that the importer knows besides the document. */
export interface ImportContext {
  readonly organisaties: readonly ImportOrganisatie[];
  /** The owner of the plan: a samenwerkingsverband (`SV-…`) has a regional plan, any other organisatie a local one. */
  readonly eigenaar: OrganisatieCode;
  /** Members of the owner; a gemeente is the only member of its own plan. */
  readonly leden: readonly OrganisatieCode[];
  /** SHA-256 over the bytes of the document, as 64 hexadecimal digits. */
  readonly documentHash: string;
  /** The date from which the document counts; the start of the plan's period if absent, which is then a finding. */
  readonly geldigVanaf?: Datum;
  /** Derives the same id from the same name in the same plan; only the key of the installation can derive it. */
  readonly kenmerkVan: (planId: PlanId, naam: string) => Persoonskenmerk;
  readonly filename?: string;
}
