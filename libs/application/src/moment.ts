import type { Position } from '@actiespoor/event-store';
import { type Dag, defined } from '@actiespoor/kernel';
import { bekendOpMoment } from '@actiespoor/voortgang';

import { type Clock, dayAt } from './clock.js';

/** Any question, with the position that its answer must include. */
export interface ReadQuery {
  readonly wachtOp?: Position;
}

/** A past state: on a day, and as known at a moment: a day (its end) or a moment with its offset. */
export interface MomentQuery extends ReadQuery {
  readonly peildatum?: Dag;
  readonly bekendOp?: string;
}

/** A page of a list. */
export interface PageQuery {
  /** The id of the last item before this page; {@link nowhere} if the given place names none. */
  readonly na?: string;
  readonly aantal: number;
}

/** A starting place that no list ever gave. */
export const nowhere = '';

/** A page of a present or past list. */
export interface MomentPageQuery extends MomentQuery, PageQuery {}

/** A question with its day; by default that of the moment of knowledge, or else today. */
export interface Tijdstip {
  readonly peildatum: Dag;
  /** In UTC; absent for the present knowledge. */
  readonly bekendOp?: string;
}

export const isPast = ({ peildatum, bekendOp }: MomentQuery): boolean => peildatum !== undefined || bekendOp !== undefined;

export const tijdstipOf = ({ peildatum, bekendOp: asked }: MomentQuery, clock: Clock): Tijdstip => {
  const bekendOp = asked === undefined ? undefined : bekendOpMoment(asked);
  return defined({ peildatum: peildatum ?? dayAt(bekendOp ?? clock()), bekendOp });
};
