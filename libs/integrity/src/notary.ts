import type { Position, Recorded } from '@actiespoor/event-store';

import { DayTree } from './day-tree.js';
import { dayAfter, dayOf, utcDay } from './days.js';
import { isSigned, type NotarisSleutel } from './sleutel.js';
import { type History, storedEvents } from './stored-events.js';
import { type GetekendeWortel, wortelHash } from './wortel.js';
import type { WortelStore } from './wortel-store.js';

export interface NotaryDependencies {
  readonly store: History;
  readonly wortels: WortelStore;
  readonly sleutel: NotarisSleutel;
  /** The present moment, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** Ends the work between two days; signed roots stay. */
  readonly signal?: AbortSignal;
}

/** Signs a root for each day that is over. */
export interface Notary {
  /**
   * Signs every complete day: every day before the present UTC day.
   *
   * @returns the roots that were signed now, none if nothing was due
   * @throws NotaryRefusal if signing would hide a change, StoreUnavailable, the reason of the signal
   */
  notarise(): Promise<readonly GetekendeWortel[]>;
  /** The same, but costs nothing after the first time on a day: meant to be called often. */
  notariseDue(): Promise<readonly GetekendeWortel[]>;
}

/** The notary refuses to sign: the store or the key is not the one behind the last root. */
export class NotaryRefusal extends Error {
  override readonly name = 'NotaryRefusal';
}

interface OpenDay {
  readonly dag: string;
  readonly tree: DayTree;
  kop: Position;
}

const assertSameHistory = async ({ store, sleutel }: NotaryDependencies, last: GetekendeWortel): Promise<void> => {
  if (!sleutel.vertrouwd.includes(last.sleutel) || !isSigned(last)) {
    throw new NotaryRefusal(
      'De laatste wortel is niet met de sleutel van deze installatie getekend. Zet die sleutel terug, of neem de oude publieke sleutel op als vorige.',
    );
  }
  const head = await store.head();
  if (head === undefined || head < last.kop) {
    throw new NotaryRefusal(`De event store eindigt voor positie ${last.kop}, en tot daar was al getekend. Er is een eind af, of een oudere kopie teruggezet.`);
  }
};

/** The complete days after the last root, one by one. Everything from the first event of today on waits for tomorrow. */
async function* completeDays(events: AsyncIterable<Recorded>, floor: string, today: string): AsyncIterable<OpenDay> {
  let open: OpenDay | undefined;
  let earliest = floor;
  for await (const event of events) {
    const dag = dayOf(event, { floor: earliest, today });
    if (dag >= today) break;
    if (open && dag > earliest) yield open;
    if (dag > earliest) open = undefined;
    open ??= { dag, tree: new DayTree(), kop: event.position };
    open.tree.add(event);
    open.kop = event.position;
    earliest = dag;
  }
  if (open) yield open;
}

const signed = ({ sleutel, clock }: NotaryDependencies, { dag, tree, kop }: OpenDay, last: GetekendeWortel | undefined): GetekendeWortel => {
  const totals = tree.totals();
  return sleutel.sign({
    ...totals,
    nummer: last === undefined ? 0 : last.nummer + 1,
    dag,
    totaal: (last?.totaal ?? 0) + totals.aantal,
    kop,
    vorige: last === undefined ? null : wortelHash(last),
    getekendOp: clock(),
  });
};

// A day before all events, so that an unstamped first event has a day as well.
const beginning = '0001-01-01';

const floorAfter = (last: GetekendeWortel | undefined): string => (last === undefined ? beginning : dayAfter(last.dag));

/** Another process signed this day in the meantime: its root is equally good, and later days may still be due. */
const goOnAfter = async (dependencies: NotaryDependencies, { nummer, dag }: GetekendeWortel): Promise<readonly GetekendeWortel[]> => {
  const last = await dependencies.wortels.last();
  if (last !== undefined && last.nummer >= nummer) return notarise(dependencies);
  throw new NotaryRefusal(`De wortel van ${dag} is niet te bewaren: die plaats is bezet, en toch is zij niet de laatste. Iemand heeft aan de wortels gezeten.`);
};

const notarise = async (dependencies: NotaryDependencies): Promise<readonly GetekendeWortel[]> => {
  const { store, wortels, clock, signal } = dependencies;
  let last = await wortels.last();
  if (last) await assertSameHistory(dependencies, last);
  const made: GetekendeWortel[] = [];
  for await (const day of completeDays(storedEvents(store, { after: last?.kop, signal }), floorAfter(last), utcDay(clock()))) {
    const wortel = signed(dependencies, day, last);
    if ((await wortels.append(wortel)) === 'taken') return [...made, ...(await goOnAfter(dependencies, wortel))];
    made.push(wortel);
    last = wortel;
  }
  return made;
};

/**
 * @example
 * const notary = createNotary({ store, wortels, sleutel, clock });
 * await notary.notariseDue();
 */
export const createNotary = (dependencies: NotaryDependencies): Notary => {
  let doneOn: string | undefined;
  let running: Promise<readonly GetekendeWortel[]> | undefined;

  const once = (): Promise<readonly GetekendeWortel[]> => {
    const today = utcDay(dependencies.clock());
    running ??= notarise(dependencies)
      .then((made) => {
        doneOn = today;
        return made;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  return {
    notarise: once,
    notariseDue: () => (doneOn === utcDay(dependencies.clock()) ? Promise.resolve([]) : once()),
  };
};
