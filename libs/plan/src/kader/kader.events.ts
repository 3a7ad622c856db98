import type { Datum, Message, Periode } from '@actiespoor/kernel';

import type { KaderId } from '../ids.js';

// Stored forever: never rename a type, a field or a word, only add a new version.

export const kadersoorten = ['regiovisie', 'regio-aanpak', 'beleidskader', 'landelijk-programma'] as const;

export type KaderSoort = (typeof kadersoorten)[number];

/** A length of time in ISO 8601, in one unit: `P1Y`, `P6M`, `P2W`, `P30D`. */
export type Termijn = `P${number}${'Y' | 'M' | 'W' | 'D'}`;

/** An obligation of a kader, such as a local plan within a year of its adoption. It has a termijn, an uiterlijk, or both. */
export interface Verplichting {
  /** A plan of that kind that follows from the kader and is adopted fulfils `lokaal-plan` or `regionaal-plan`. */
  readonly code: string;
  readonly omschrijving: string;
  /** Counted from the adoption of the kader. */
  readonly termijn?: Termijn;
  /** The last day, if the kader itself names one. */
  readonly uiterlijk?: Datum;
}

export type KaderEvent = Message<
  'KaderGeregistreerd',
  {
    readonly kaderId: KaderId;
    readonly titel: string;
    readonly soort: KaderSoort;
    readonly periode: Periode;
    readonly vastgesteldDoor?: string;
    readonly vastgesteldOp?: Datum;
    readonly voorganger?: KaderId;
    /** Titles of its own actielijnen, doelen or speerpunten, in order; a count is allowed only if the document names none. */
    readonly onderdelen: readonly string[];
    readonly verplichtingen: readonly Verplichting[];
    readonly op: Datum;
  }
>;
