import type { Position } from '@actiespoor/event-store';
import type { Dag, Datum, Periode } from '@actiespoor/kernel';
import type {
  ActieId,
  Consultatie,
  ImportId,
  KaderId,
  Knoop,
  KnoopId,
  KnoopVeld,
  OrganisatieCode,
  PlanId,
  PlanSoort,
} from '@actiespoor/plan/events';

import type { Gezet, GezetPer } from '../gezet.js';

export type PlanStatus = 'concept' | 'vaststelling-gepland' | 'vastgesteld' | 'ingetrokken';

/** Which stream a row follows and how far; `revisie` is that of the stream and serves as its ETag. */
export interface Gevolgd {
  readonly stream: string;
  readonly revisie: number;
  readonly positie: Position;
  /** The latest first day of its facts: after today where something was recorded before the future was refused. */
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

/** Where a knoop hangs; a part of a split one hangs where the whole (`uit`) hung, until it is moved itself. */
export type Ophanging = Pick<Knoop, 'knoopId' | 'bovenliggend' | 'volgorde'> & { readonly uit?: KnoopId };

/** What a knoop went into. `acties` says of a split one which part each went to; the first part takes the rest. */
export interface Opgang {
  readonly soort: 'samengevoegd' | 'gesplitst';
  readonly in: readonly KnoopId[];
  readonly acties: Readonly<Record<ActieId, KnoopId>>;
}

export interface KnoopRij {
  readonly opgehangen?: Gezet<Ophanging>;
  /** Set where it no longer stands. */
  readonly opgegaan?: Gezet<Opgang>;
  readonly velden: Readonly<Partial<Record<KnoopVeld, Gezet<string | null>>>>;
}

export interface ConsultatieRij {
  readonly gepland?: Gezet<Consultatie & { readonly verwacht: Datum }>;
  readonly gehouden?: Gezet<Consultatie & { readonly opbrengst?: string }>;
}

export interface Vaststelling {
  readonly orgaan: string;
  readonly besluitnummer?: string;
  readonly inhoud: string;
}

/** An adoption, a number that was told after it, or null where the last adoption was taken back. */
export type Vaststellingsstap = Vaststelling | { readonly aanvulling: string } | null;

/** A plan as the sum of its own stream. Every part remembers since when it stands, so the order of arrival does not matter. */
export interface PlanRij extends Gevolgd {
  readonly kind: 'plan';
  readonly opgesteld?: Gezet<Opstelling>;
  readonly doorvoeringen: GezetPer<ImportId>;
  readonly knopen: Readonly<Record<KnoopId, KnoopRij>>;
  readonly vaststellingGepland?: Gezet<{ readonly orgaan: string; readonly verwacht: Datum }>;
  /** The adoption that stands. */
  readonly vastgesteld?: Gezet<Vaststelling>;
  /** How it came to that, where there was ever a second one or one was taken back. */
  readonly vaststellingen?: readonly Gezet<Vaststellingsstap>[];
  /** Told after the decision itself. */
  readonly besluitnummer?: Gezet<string>;
  readonly ingetrokken?: Gezet<{ readonly motief: string }>;
  /** How it came to that, where a withdrawal was ever undone (null). */
  readonly intrekkingen?: readonly Gezet<{ readonly motief: string } | null>[];
  readonly consultaties: Readonly<Record<string, ConsultatieRij>>;
}

/** Whether an import makes this plan and none is complete yet, be it this one or one after it: nobody sees it until then. */
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
