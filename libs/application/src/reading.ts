import { Unanswerable } from '@actiespoor/event-store';
import type { AskedAs } from '@actiespoor/voortgang';

import { Access } from './access/access.js';
import type { Clock } from './clock.js';
import type { Facts } from './facts.js';
import { onlyInEvents, type Outage } from './outage.js';
import { keptPlans, type KnownActie, type KnownPlan } from './plannen/known-plans.js';
import type { View } from './view.js';

/** The view of one question that read models answer. */
export interface ReadView {
  readonly access: Access<KnownPlan, KnownActie>;
}

/** The ground of questions: the event store, and while it is away the read models. Writes never stand on it. */
export interface Reading {
  readonly view: () => ReadView;
  /** The view of a question that only the events answer. @throws Unanswerable at once while the store is away */
  readonly fromEvents: () => View;
  readonly facts: Facts;
}

export interface ReadingSources {
  readonly view: () => View;
  readonly facts: Facts;
  readonly outage: Outage;
  readonly readModels: AskedAs<'plannen' | 'organisaties'>;
  readonly clock: Clock;
}

export const readingOn = ({ view, facts, outage, readModels, clock }: ReadingSources): Reading => {
  const kept: ReadView = { access: new Access({ dossiers: keptPlans(readModels), readModels, clock }) };
  const now = (): Facts => (outage.since() === undefined ? facts : outage.facts);
  return {
    view: () => (outage.since() === undefined ? view() : kept),
    fromEvents: () => {
      const since = outage.since();
      if (since !== undefined) throw new Unanswerable(onlyInEvents(since));
      return view();
    },
    facts: {
      head: () => now().head(),
      of: (streams) => now().of(streams),
      arrival: (...asked) => now().arrival(...asked),
      isEndUnknown: () => now().isEndUnknown(),
    },
  };
};
