import type { Datum, Id, Message, Periode } from '@actiespoor/kernel';

// Stored forever: never rename a type or a field, only add a new version.

export type KaderId = Id<'kader'>;

export type KaderSoort = 'regiovisie' | 'regio-aanpak' | 'beleidskader' | 'landelijk-programma';

/** What a kader obliges to, such as a local plan within a year of its adoption. */
export interface Verplichting {
  readonly code: string;
  readonly omschrijving: string;
  readonly uiterlijk: Datum;
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
    /** Titles of its own actielijnen, doelen or speerpunten, in order; may be a count only when the paper names none. */
    readonly onderdelen: readonly string[];
    readonly verplichtingen: readonly Verplichting[];
    readonly op: Datum;
  }
>;
