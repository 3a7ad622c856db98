import type { Tell, Timing } from './timing.js';
import type { Turn, Turns } from './turns.js';

export interface WorkerOptions<Begun extends Turn> {
  /** Of the work, in the plural, as a Dutch sentence begins with it. */
  readonly name: string;
  readonly turns: Turns<Begun>;
  /** Does a piece of work, and ends when it is done, has failed or should not go on. Never throws. */
  readonly work: (begun: Begun, signal: AbortSignal) => Promise<void>;
  readonly timing: Timing;
  readonly log: Tell;
  /** For how long nobody else takes up what this process works on, after each sign of life. */
  readonly leaseMs: number;
  /** The time between two looks for work that nobody pointed at. */
  readonly lookMs: number;
}

interface Working {
  readonly abort: AbortController;
  readonly done: Promise<unknown>;
}

const signsPerLease = 5;

const textOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/**
 * Takes up work of one kind. In the background one piece at a time, for a second would halve the first and take from requests;
 * what somebody waits for ({@link now}) goes beside it. Nothing is taken up that was not asked of this process, until it follows.
 */
export class Worker<Begun extends Turn> {
  private readonly asked = new Set<string>();
  private readonly working = new Map<string, Working>();
  private isBusy = false;
  private looking: Promise<void> | undefined;
  private stopLooking: (() => void) | undefined;
  private doesOthers = false;
  private isClosed = false;

  constructor(private readonly options: WorkerOptions<Begun>) {}

  /** This one is for this process, as soon as it has time. */
  take(id: string): void {
    if (!this.doesOthers) this.asked.add(id);
    this.look();
  }

  /** From now on anything that waits, or that a process left, is. */
  follow(): void {
    this.doesOthers = true;
    this.look();
  }

  /** Somebody waits for it: at once. Undefined where another has it or it is not to be done. A fault lays the work down, and is thrown on. */
  async now<T>(id: string, work: (begun: Begun, signal: AbortSignal) => Promise<T>): Promise<{ readonly result: T } | undefined> {
    const begun = this.isClosed ? undefined : await this.options.turns.claim(this.options.leaseMs, id);
    if (!begun) return undefined;
    return { result: await this.hold(begun, (signal) => this.orRelease(begun, work(begun, signal))) };
  }

  /** Somebody stopped it: waits until this process no longer works on it. */
  async drop(id: string): Promise<void> {
    this.asked.delete(id);
    const working = this.working.get(id);
    working?.abort.abort();
    await working?.done;
  }

  /** Lays down what is under way, so that another process, or the next start, goes on with it. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.stopLooking?.();
    await this.looking;
    const workings = [...this.working.values()];
    for (const { abort } of workings) abort.abort();
    await Promise.all(workings.map(({ done }) => done));
  }

  private look(): void {
    if (this.isClosed || this.isBusy || this.looking) return;
    this.stopLooking?.();
    this.looking = this.lookForWork()
      .catch((fault: unknown) => this.options.log(`${this.options.name}: ${textOf(fault)}`, 'error'))
      .finally(() => {
        this.looking = undefined;
        if (!this.isBusy) this.lookLater();
      });
  }

  /** Nothing to do now; what another process has may be left by it, and others ask too. */
  private lookLater(): void {
    if (this.isClosed || (!this.doesOthers && this.asked.size === 0)) return;
    this.stopLooking = this.options.timing.later(this.options.lookMs, () => this.look());
  }

  private async lookForWork(): Promise<void> {
    const begun = await this.claim();
    if (begun) this.start(begun);
  }

  private async claim(): Promise<Begun | undefined> {
    const { turns, leaseMs } = this.options;
    if (this.doesOthers) return turns.claim(leaseMs);
    for (const id of this.asked) {
      const begun = await turns.claim(leaseMs, id);
      if (begun) return begun;
    }
    return undefined;
  }

  private start(begun: Begun): void {
    this.asked.delete(begun.id);
    this.isBusy = true;
    void this.hold(begun, (signal) => this.options.work(begun, signal)).finally(() => {
      this.isBusy = false;
      this.look();
    });
  }

  /** Gives signs of life for as long as the work goes on; a turn that is lost aborts it. */
  private hold<T>(begun: Begun, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    const { turns, leaseMs, timing } = this.options;
    const isMine = async (): Promise<void> => {
      if (!(await turns.renew(begun))) abort.abort();
    };
    // A database that is away for a moment takes no turn away; who does not come back in time is told when keeping.
    const stopSigns = timing.every(leaseMs / signsPerLease, () => void isMine().catch(() => undefined));
    const doing = work(abort.signal).finally(async () => {
      stopSigns();
      if (this.isClosed) await this.release(begun);
      if (this.working.get(begun.id) === working) this.working.delete(begun.id);
    });
    const working = { abort, done: doing.catch(() => undefined) };
    this.working.set(begun.id, working);
    return doing;
  }

  private orRelease<T>(begun: Begun, working: Promise<T>): Promise<T> {
    return working.catch(async (fault: unknown) => {
      await this.release(begun);
      throw fault;
    });
  }

  private async release(begun: Begun): Promise<void> {
    const { turns, log, name } = this.options;
    await turns.release(begun).catch((fault: unknown) => log(`${name}, ${begun.id}: ${textOf(fault)}`, 'error'));
  }
}
