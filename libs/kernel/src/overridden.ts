import { type Datum, firstDay } from './datum.js';
import type { Dated } from './timeline.js';

/** The rules by which facts take the place of others. */
export interface Overriding<E extends Dated> {
  /** The subjects that a fact settles: a later fact about one of them takes its place. */
  readonly subjects: (event: E) => readonly string[];
  /** True if two facts agree on a subject of both: then neither takes the place of the other. */
  readonly agree: (one: E, other: E, subject: string) => boolean;
  /** Two facts of one day about a subject as one; absent where the one told later always settles the whole subject. */
  readonly together?: (earlier: E, later: E, subject: string) => E;
}

const byDay = <E extends Dated>(facts: readonly E[]): Iterable<readonly E[]> => {
  const days = new Map<string, E[]>();
  for (const fact of facts) {
    const day = firstDay(fact.data.op);
    const known = days.get(day);
    if (known) known.push(fact);
    else days.set(day, [fact]);
  }
  return days.values();
};

/** The fact that stands about each subject when a day is over: of several about one subject, the one told last. */
const standingAfter = <E extends Dated>({ subjects, together }: Overriding<E>, facts: readonly E[]): ReadonlyMap<string, E> => {
  const standing = new Map<string, E>();
  for (const fact of facts) {
    for (const subject of subjects(fact)) {
      const earlier = standing.get(subject);
      standing.set(subject, earlier && together ? together(earlier, fact, subject) : fact);
    }
  }
  return standing;
};

/**
 * The first day after which something else stands than these facts say. A fact that another one replaced on its own day held on no day,
 * and so overrides nothing.
 *
 * @param later the standing facts of later days, in the order of time
 */
export const firstOverride = <E extends Dated>(rules: Overriding<E>, told: readonly E[], later: readonly E[]): Datum | undefined => {
  const bySubject = new Map(told.flatMap((event) => rules.subjects(event).map((subject) => [subject, event])));
  const isOther = ([subject, fact]: readonly [string, E]): boolean => {
    const one = bySubject.get(subject);
    return one !== undefined && !rules.agree(one, fact, subject);
  };
  for (const facts of byDay(later)) {
    const other = [...standingAfter(rules, facts)].find(isOther);
    if (other) return other[1].data.op;
  }
  return undefined;
};
