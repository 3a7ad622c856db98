import { type Facts, lagging } from '../facts.js';
import type { Declined } from '../outcome.js';
import type { Locks } from './locks.js';

const maxWaitMs = 2_000;

/** A thing that is about to be made, and the way to find the one that has its name. */
export interface Naming<Id> {
  /** The names among which it must differ, such as those of the plans of one owner. */
  readonly among: string;
  /** The read model that lists them. */
  readonly projection: string;
  /** The thing that is there already under this name; undefined if there is none. */
  readonly find: () => Promise<Id | undefined>;
}

/**
 * One rule for all that is made under an id of its command: what has the same name among its like is the same thing. So a request that was
 * sent again under another key means the thing that is there: its decider answers that it was recorded so, or in which way it differs.
 */
export class Namesakes {
  constructor(private readonly sources: { readonly locks: Locks; readonly facts: Pick<Facts, 'head' | 'arrival'> }) {}

  /**
   * Does the work with the thing that has this name; nobody else of this process makes one meanwhile. Declined as long as the read
   * model does not have everything: a namesake that it does not show yet would become a second thing.
   */
  during<Id, T>({ among, projection, find }: Naming<Id>, work: (namesake: Id | undefined) => Promise<T>): Promise<T | Declined> {
    const { locks, facts } = this.sources;
    return locks.during(async (held) => {
      if (!(await held.take({ kind: 'titels', of: among, mode: 'exclusive' }))) return { outcome: 'behind' };
      const head = await facts.head();
      const lag = head === undefined ? undefined : await lagging(facts, { position: head, withinMs: maxWaitMs, projections: [projection] });
      return lag ?? work(await find());
    });
  }
}
