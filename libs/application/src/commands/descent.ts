import type { Folded, LoadStream } from '@actiespoor/event-store';
import type { ActieHistory, IndicatorHistory, KaderHistory, PlanHistory } from '@actiespoor/plan';
import type { Cijferbron, Leveringen } from '@actiespoor/veilig-thuis';

import type { Loaders } from './commands.js';

/** A stream that was read already. */
export interface ReadStream<S> {
  readonly stream: string;
  readonly folded: Folded<S>;
}

/** The streams that were read before a descent. */
export interface ReadBefore {
  readonly kader?: ReadStream<KaderHistory>;
  readonly indicator?: ReadStream<IndicatorHistory>;
  readonly plan?: ReadStream<PlanHistory>;
  readonly actie?: ReadStream<ActieHistory>;
  readonly levering?: ReadStream<Leveringen>;
  readonly cijferbron?: ReadStream<Cijferbron>;
}

const once = <S>(load: LoadStream<S>, before: ReadStream<S> | undefined): LoadStream<S> => {
  const known = new Map<string, Promise<Folded<S>>>(before ? [[before.stream, Promise.resolve(before.folded)]] : []);
  return (stream) => {
    const folded = known.get(stream) ?? load(stream);
    known.set(stream, folded);
    return folded;
  };
};

/** The streams for one write or one question: each is read once, by its first user, so that all users see it at the same moment. */
export const descend = ({ kader, indicator, plan, actie, levering, cijferbron }: Loaders, before: ReadBefore = {}): Loaders => ({
  kader: once(kader, before.kader),
  indicator: once(indicator, before.indicator),
  plan: once(plan, before.plan),
  actie: once(actie, before.actie),
  levering: once(levering, before.levering),
  cijferbron: once(cijferbron, before.cijferbron),
});
