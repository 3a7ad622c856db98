import { accept, refuse, type Decider, type Decision, type Message } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { KaderEvent } from './kader.events.js';

export type KaderGegevens = KaderEvent['data'];

export type KaderCommand = Message<'KaderRegistreren', KaderGegevens>;

/** Absent is a kader that nobody registered. */
export interface Kader {
  readonly gegevens?: KaderGegevens;
}

export type KaderAfwijzing = 'kader-bestaat-al';

const decide = ({ data }: KaderCommand, { gegevens }: Kader): Decision<KaderEvent, KaderAfwijzing> => {
  if (!gegevens) return accept({ type: 'KaderGeregistreerd', data });
  return isSame(data, gegevens) ? accept() : refuse('kader-bestaat-al');
};

const evolve = (_: Kader, { type, data }: KaderEvent): Kader => {
  switch (type) {
    case 'KaderGeregistreerd':
      return { gegevens: data };
  }
};

export const kaderDecider: Decider<KaderCommand, Kader, KaderEvent, KaderAfwijzing> = { initial: {}, decide, evolve };
