import { accept, type Decider, type Decision, type Message, refuse, type ToldRefusal } from '@actiespoor/kernel';

import type { Cijferbundel, CijferbronEvent, LeveringId } from './levering.events.js';

/** The bundles of one delivery from number `vanaf`, in their order. */
export type CijferbronCommand = Message<
  'CijfersVastleggen',
  { readonly leveringId: LeveringId; readonly vanaf: number; readonly bundels: readonly Cijferbundel[] }
>;

/** The number of bundles that are there. */
export interface Cijferbron {
  readonly bundels: number;
}

export type CijferbronAfwijzing = 'bundel-ontbreekt' | ToldRefusal;

/** Bundles that are there already are left out: their stream is named after its figures, so they are the same. */
const decide = ({ data }: CijferbronCommand, { bundels: known }: Cijferbron): Decision<CijferbronEvent, CijferbronAfwijzing> => {
  const { leveringId, vanaf, bundels } = data;
  if (vanaf > known) return refuse('bundel-ontbreekt');
  return accept(
    ...bundels
      .slice(known - vanaf)
      .map((bundel, index): CijferbronEvent => ({ type: 'CijfersOntvangen', data: { leveringId, nummer: known + index, ...bundel } })),
  );
};

const evolve = (_: Cijferbron, { data }: CijferbronEvent): Cijferbron => ({ bundels: data.nummer + 1 });

/** The figures of one delivery, bundle after bundle. */
export const cijferbronDecider: Decider<CijferbronCommand, Cijferbron, CijferbronEvent, CijferbronAfwijzing> = { initial: { bundels: 0 }, decide, evolve };
