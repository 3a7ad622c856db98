import type { Position } from '@actiespoor/event-store';
import type { Message } from '@actiespoor/kernel';
import type { ActieEvent, PlanEvent } from '@actiespoor/plan/events';

type Feit = ActieEvent | PlanEvent;

/** A fact that a sub-collection can hold. */
export type Soort = Feit['type'];

/** `ActieGestart` → `actie-gestart`: the name on the wire. */
type Kebab<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${Lowercase<First>}${Rest extends Uncapitalize<Rest> ? '' : '-'}${Kebab<Rest>}`
  : '';

/** `soort` of a line is that of the event, so the kind of its subject goes by another name. */
type Inhoud<Data> = Data extends { readonly soort: infer Aard } ? Omit<Data, 'soort'> & { readonly aard: Aard } : Data;

/** The medewerker, the moment and the reason of a recorded fact. */
export interface Vastlegging {
  readonly gebeurtenisId: string;
  readonly geregistreerdOp: string;
  readonly medewerker: { readonly id?: string; readonly rol: string; readonly organisatie: string };
  readonly reden?: string;
}

type RegelVan<E extends Message> = Vastlegging & { readonly soort: Kebab<E['type']> } & Inhoud<E['data']>;

/** One fact of a sub-collection by its kind: its data in today's shape, and its recording. */
export type Regels = { readonly [E in Feit as E['type']]: RegelVan<E> };

/** The facts of a sub-collection over time, oldest first. */
export interface Geschiedenis<S extends Soort = Soort> {
  readonly regels: readonly Regels[S][];
  readonly positie: Position;
}
