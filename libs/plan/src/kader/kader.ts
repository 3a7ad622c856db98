import {
  accept,
  alreadySo,
  type Datum,
  type Decider,
  decideInTime,
  type Decision,
  type Message,
  type Obstacle,
  refuse,
  type Timeline,
  type ToldRefusal,
  type Told,
} from '@actiespoor/kernel';

import { codeSleutel } from '../actie/code.js';
import { naming, obstacleOf } from '../obstacle.js';
import { isSame } from '../same.js';
import type { KaderEvent } from './kader.events.js';
import type { KaderId } from '../ids.js';

export type KaderGegevens = KaderEvent['data'];

export type KaderCommand = Message<'KaderRegistreren', KaderGegevens> & {
  /** Ids of kaders that the command names and that do not exist on its day. */
  readonly onbekend?: readonly KaderId[];
  /** The fact from which the first of them exists on another day. */
  readonly kaderInDeWeg?: Obstacle;
};

/** The state of one kader; without its data nobody registered it. */
export interface Kader {
  readonly gegevens?: KaderGegevens;
}

/** A kader on every day. */
export type KaderHistory = Timeline<Kader, KaderEvent>;

export type KaderAfwijzing = 'kader-bestaat-al' | 'kader-onbekend' | 'verplichting-dubbel' | ToldRefusal;

type Besluit = Decision<KaderEvent, Exclude<KaderAfwijzing, ToldRefusal>>;

const hasDoubles = (codes: readonly string[]): boolean => new Set(codes).size !== codes.length;

/** A kader is registered once; told of an earlier day, it was there from that day on. */
const decide = ({ data, onbekend = [] }: KaderCommand, toen: Kader, history: KaderHistory): Besluit => {
  const { gegevens } = history.latest;
  if (gegevens && !isSame(data, gegevens)) return refuse('kader-bestaat-al', { id: gegevens.kaderId });
  if (toen.gegevens) return alreadySo(history.until(data.op).at(-1));
  if (hasDoubles(data.verplichtingen.map(({ code }) => codeSleutel(code)))) return refuse('verplichting-dubbel');
  const [ontbreekt] = onbekend;
  return ontbreekt === undefined ? accept({ type: 'KaderGeregistreerd', data }) : refuse('kader-onbekend', { id: ontbreekt });
};

const evolve = (_: Kader, { type, data }: KaderEvent): Kader => {
  switch (type) {
    case 'KaderGeregistreerd':
      return { gegevens: data };
  }
};

export const kaderDecider: Decider<Told<KaderCommand>, KaderHistory, KaderEvent, KaderAfwijzing> = naming(
  decideInTime<Told<KaderCommand>, Kader, KaderEvent, Exclude<KaderAfwijzing, ToldRefusal>>({
    initial: {},
    evolve,
    decide,
    objection: ({ data }, { gegevens }) => (gegevens && !isSame(data, gegevens) ? 'kader-bestaat-al' : undefined),
    subjects: () => [],
    agree: () => true,
    happened: ({ data: { vastgesteldOp } }) => (vastgesteldOp === undefined ? [] : [vastgesteldOp]),
  }),
  (refusal, { kaderInDeWeg }) => (refusal === 'kader-onbekend' ? kaderInDeWeg : undefined),
);

/** The fact from which a kader exists only after a day; undefined if it existed on that day, or never. */
export const kaderInDeWeg = (history: KaderHistory, op: Datum): Obstacle | undefined => {
  const [later] = history.after(op);
  return later && obstacleOf(later);
};
