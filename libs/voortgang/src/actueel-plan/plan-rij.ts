import type { Position } from '@actiespoor/event-store';
import type { Dag, Datum, Periode } from '@actiespoor/kernel';
import type { ActieId, Consultatie, ImportId, KaderId, Knoop, KnoopId, KnoopVeld, OrganisatieCode, PlanId, PlanSoort } from '@actiespoor/plan/events';

import type { Gezet, GezetPer } from '../gezet.js';

export type PlanStatus = 'concept' | 'vaststelling-gepland' | 'vastgesteld' | 'ingetrokken';

/** The stream of a row and the place that the row has reached; `revisie` is that of the stream and serves as its ETag. */
export interface Gevolgd {
  readonly stream: string;
  readonly revisie: number;
  readonly positie: Position;
  /** The latest first day of its facts: after today if a fact was recorded before future days were refused. */
  readonly laatsteDag: Dag;
}

export interface Opstelling {
  readonly planId: PlanId;
  readonly titel: string;
  readonly soort: PlanSoort;
  readonly eigenaar: OrganisatieCode;
  readonly periode: Periode;
  readonly kaderId?: KaderId;
  readonly niveaus: readonly string[];
  readonly importId?: ImportId;
}

/** The place of a knoop; a part of a split one has the place of the whole (`uit`), until it is moved itself. */
export type Ophanging = Pick<Knoop, 'knoopId' | 'bovenliggend' | 'volgorde'> & { readonly uit?: KnoopId };

/**
 * The knopen that a knoop went into. For a split, `acties` gives the part of each actie; the first part takes the rest. A knoop that a merge or split made
 * which was taken back leads to what stands in its place (`teruggenomen`): it was never there, but others may name it.
 */
export interface Opgang {
  readonly soort: 'samengevoegd' | 'gesplitst' | 'teruggenomen';
  readonly in: readonly KnoopId[];
  readonly acties: Readonly<Record<ActieId, KnoopId>>;
}

export interface KnoopRij {
  readonly opgehangen?: Gezet<Ophanging>;
  /** Set if the knoop was merged or split, or if what made it was taken back. */
  readonly opgegaan?: Gezet<Opgang>;
  /** All steps of it, and null for each that was taken back, if there ever was a second one. */
  readonly opgangen?: readonly Gezet<Opgang | null>[];
  readonly velden: Readonly<Partial<Record<KnoopVeld, Gezet<string | null>>>>;
}

export type Verslag = Consultatie & { readonly opbrengst?: string };

export interface ConsultatieRij {
  readonly gepland?: Gezet<Consultatie & { readonly verwacht: Datum }>;
  /** Every time that it was called off: the first one since it was last planned counts. */
  readonly afzeggingen?: readonly Gezet<{ readonly motief: string }>[];
  readonly gehouden?: Gezet<Verslag>;
  /** All reports, and null for each that was taken back, if ever one was. */
  readonly verslagen?: readonly Gezet<Verslag | null>[];
}

export interface Vaststelling {
  readonly orgaan: string;
  readonly besluitnummer?: string;
  readonly inhoud: string;
}

/** An adoption, a number that was told after it, or null if the last adoption was withdrawn. */
export type Vaststellingsstap = Vaststelling | { readonly aanvulling: string } | null;

/** A plan as the sum of its own stream. Every part has the moment since which it holds, so the order of arrival does not matter. */
export interface PlanRij extends Gevolgd {
  readonly kind: 'plan';
  readonly opgesteld?: Gezet<Opstelling>;
  readonly doorvoeringen: GezetPer<ImportId>;
  readonly knopen: Readonly<Record<KnoopId, KnoopRij>>;
  readonly vaststellingGepland?: Gezet<{ readonly orgaan: string; readonly verwacht: Datum }>;
  /** The present adoption. */
  readonly vastgesteld?: Gezet<Vaststelling>;
  /** All steps of the adoption, if there ever was a second one or a withdrawal. */
  readonly vaststellingen?: readonly Gezet<Vaststellingsstap>[];
  /** Told after the decision itself. */
  readonly besluitnummer?: Gezet<string>;
  readonly ingetrokken?: Gezet<{ readonly motief: string }>;
  /** All withdrawals and restorations (null), if the plan was ever restored. */
  readonly intrekkingen?: readonly Gezet<{ readonly motief: string } | null>[];
  readonly consultaties: Readonly<Record<string, ConsultatieRij>>;
}

/** True while an import makes this plan and no import of it, this one or a later one, is complete: until then nobody sees the plan. */
export const isVerborgen = ({ opgesteld, doorvoeringen }: PlanRij): boolean => {
  if (opgesteld === undefined) return true;
  const { importId } = opgesteld.waarde;
  return importId !== undefined && Object.keys(doorvoeringen).length === 0;
};

export const planStatus = ({ ingetrokken, vastgesteld, vaststellingGepland }: PlanRij): PlanStatus => {
  if (ingetrokken) return 'ingetrokken';
  if (vastgesteld) return 'vastgesteld';
  return vaststellingGepland ? 'vaststelling-gepland' : 'concept';
};
