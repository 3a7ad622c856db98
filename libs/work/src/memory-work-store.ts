import type { Turn } from './turns.js';
import type { BegunWork, Controlled, NewWork, Work, WorkState, WorkStore } from './work-store.js';

type Kept = Work & { readonly term: number; readonly leaseEnd: number; readonly rest?: unknown };

const shown = ({ term: _, leaseEnd: __, rest: ___, ...work }: Kept): Work => work;

const byAge = (a: NewWork, b: NewWork): number => (a.askedAt === b.askedAt ? a.id.localeCompare(b.id) : a.askedAt.localeCompare(b.askedAt));

const resumable: readonly WorkState[] = ['wacht', 'gestopt', 'mislukt'];

/** Work of one kind, for as long as the process lives. */
class MemoryWorkStore implements WorkStore {
  private readonly all = new Map<string, Kept>();

  constructor(private readonly now: () => number) {}

  create(work: NewWork): Promise<Work> {
    const kept = this.all.get(work.id) ?? { ...work, state: 'wacht' as const, done: 0, term: 0, leaseEnd: 0 };
    this.all.set(work.id, kept);
    return Promise.resolve(shown(kept));
  }

  get(id: string): Promise<Work | undefined> {
    const kept = this.all.get(id);
    return Promise.resolve(kept && shown(kept));
  }

  unfinished(): Promise<readonly Work[]> {
    return Promise.resolve(
      [...this.all.values()]
        .filter(({ state }) => state !== 'klaar')
        .toSorted(byAge)
        .map(shown),
    );
  }

  claim(leaseMs: number, id?: string): Promise<BegunWork | undefined> {
    const free = [...this.all.values()].filter((work) => (id === undefined || work.id === id) && this.mayBeTaken(work));
    const first = free.toSorted(byAge)[0];
    if (!first) return Promise.resolve(undefined);
    const taken = this.put(first, { state: 'loopt', term: first.term + 1, leaseEnd: this.now() + leaseMs });
    const { order, done, total, rest, term } = taken;
    return Promise.resolve({ id: taken.id, term: String(term), leaseMs, order, done, total, ...(rest !== undefined && { rest }) });
  }

  renew(turn: Turn): Promise<boolean> {
    return this.write(turn, { leaseEnd: this.now() + turn.leaseMs });
  }

  progress(turn: Turn, { done, total, rest }: Parameters<WorkStore['progress']>[1]): Promise<boolean> {
    const held = this.held(turn, ['loopt', 'gestopt']);
    if (held) this.put(held, { done, total, rest, leaseEnd: this.now() + turn.leaseMs });
    return Promise.resolve(held?.state === 'loopt');
  }

  finish(turn: Turn, outcome: unknown): Promise<boolean> {
    const total = this.all.get(turn.id)?.total ?? 0;
    return this.write(turn, { state: 'klaar', outcome, done: total, rest: undefined });
  }

  fail(turn: Turn, fault: string): Promise<boolean> {
    return this.write(turn, { state: 'mislukt', fault });
  }

  async release(turn: Turn): Promise<void> {
    await this.write(turn, { state: 'wacht' });
  }

  stop(id: string): Promise<Controlled> {
    return this.control(id, (work) => (work.state === 'klaar' || work.state === 'mislukt' ? undefined : 'gestopt'));
  }

  resume(id: string): Promise<Controlled> {
    return this.control(id, ({ state }) => (resumable.includes(state) ? 'wacht' : state === 'loopt' ? state : undefined));
  }

  private mayBeTaken({ state, leaseEnd }: Kept): boolean {
    return state === 'wacht' || (state === 'loopt' && leaseEnd <= this.now());
  }

  private held({ id, term }: Turn, states: readonly WorkState[]): Kept | undefined {
    const work = this.all.get(id);
    return work && String(work.term) === term && states.includes(work.state) ? work : undefined;
  }

  private put(work: Kept, over: Partial<Kept>): Kept {
    const kept = { ...work, ...over };
    this.all.set(work.id, kept);
    return kept;
  }

  private write(turn: Turn, over: Partial<Kept>): Promise<boolean> {
    const held = this.held(turn, ['loopt']);
    if (held) this.put(held, over);
    return Promise.resolve(held !== undefined);
  }

  private control(id: string, next: (work: Kept) => WorkState | undefined): Promise<Controlled> {
    const work = this.all.get(id);
    const state = work && next(work);
    if (!work || !state) return Promise.resolve(work ? 'cannot' : 'unknown');
    const { fault: _, ...rest } = work;
    this.all.set(id, { ...rest, state });
    return Promise.resolve('done');
  }
}

/** @param now milliseconds that never go back */
export const memoryWorkStore = (now: () => number): WorkStore => new MemoryWorkStore(now);
