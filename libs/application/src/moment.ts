import type { Position } from '@actiespoor/event-store';
import { type Dag, defined } from '@actiespoor/kernel';
import { bekendOpMoment } from '@actiespoor/voortgang';

import { type Clock, dayAt } from './clock.js';

/** Any question: what the answer must at least hold. */
export interface Leesvraag {
  readonly wachtOp?: Position;
}

/** How it was on a day, and as it was known at a moment: a day (the end of it) or a moment with its offset. */
export interface Standvraag extends Leesvraag {
  readonly peildatum?: Dag;
  readonly bekendOp?: string;
}

/** A page of a list. */
export interface Bladvraag {
  /** The id of the item that it comes after; {@link nowhere} where what was given names none. */
  readonly na?: string;
  readonly aantal: number;
}

/** A place to go on from that no list ever gave. */
export const nowhere = '';

/** A page of what is, or of what was. */
export interface Standlijstvraag extends Standvraag, Bladvraag {}

/** A question with the day that is meant, where none is named: that of a moment of knowing, else today. */
export interface Tijdstip {
  readonly peildatum: Dag;
  /** In UTC; absent where the present knowledge is meant. */
  readonly bekendOp?: string;
}

export const isPast = ({ peildatum, bekendOp }: Standvraag): boolean => peildatum !== undefined || bekendOp !== undefined;

export const tijdstipOf = ({ peildatum, bekendOp: asked }: Standvraag, clock: Clock): Tijdstip => {
  const bekendOp = asked === undefined ? undefined : bekendOpMoment(asked);
  return defined({ peildatum: peildatum ?? dayAt(bekendOp ?? clock()), bekendOp });
};
