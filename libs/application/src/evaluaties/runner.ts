import type { EvaluatieId } from '@actiespoor/voortgang';

import type { BegonnenBeurt } from './evaluatie-runs.js';
import { Run, type RunSources } from './run.js';

export interface RunnerOptions extends RunSources {
  /** For how long nobody else takes up what this process works on, after each sign of life. */
  readonly leaseMs: number;
  /** How often to look for work that nobody pointed at. */
  readonly lookMs: number;
}

interface Working {
  readonly evaluatieId: EvaluatieId;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

const signsPerLease = 5;

/** Takes up evaluations and works on them in the background: one at a time, for a second would halve the first and take from requests. */
export class Runner {
  private readonly asked = new Set<EvaluatieId>();
  private working: Working | undefined;
  private looking: Promise<void> | undefined;
  private stopLooking: (() => void) | undefined;
  private doesOthers = false;
  private isClosed = false;

  constructor(private readonly options: RunnerOptions) {}

  /** This one is for this process, as soon as it has time. */
  take(evaluatieId: EvaluatieId): void {
    if (!this.doesOthers) this.asked.add(evaluatieId);
    this.look();
  }

  /** From now on anything that waits is. */
  follow(): void {
    this.doesOthers = true;
    this.look();
  }

  /** Somebody stopped it: waits until this process no longer works on it. */
  async drop(evaluatieId: EvaluatieId): Promise<void> {
    this.asked.delete(evaluatieId);
    if (this.working?.evaluatieId !== evaluatieId) return;
    this.working.abort.abort();
    await this.working.done;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.stopLooking?.();
    await this.looking;
    this.working?.abort.abort();
    await this.working?.done;
  }

  private look(): void {
    if (this.isClosed || this.working || this.looking) return;
    this.stopLooking?.();
    this.looking = this.lookForWork()
      .catch((fault: unknown) => this.options.log(`Evaluaties: ${fault instanceof Error ? fault.message : String(fault)}`, 'error'))
      .finally(() => {
        this.looking = undefined;
        if (!this.working) this.lookLater();
      });
  }

  /** Nothing to do now; what another process has may be left by it, and others ask too. */
  private lookLater(): void {
    if (this.isClosed || (!this.doesOthers && this.asked.size === 0)) return;
    this.stopLooking = this.options.timing.later(this.options.lookMs, () => this.look());
  }

  private async lookForWork(): Promise<void> {
    const beurt = await this.claim();
    if (beurt) this.start(beurt);
  }

  private async claim(): Promise<BegonnenBeurt | undefined> {
    const { runs, leaseMs } = this.options;
    if (this.doesOthers) return runs.claim(leaseMs);
    for (const evaluatieId of this.asked) {
      const beurt = await runs.claim(leaseMs, evaluatieId);
      if (beurt) return beurt;
    }
    return undefined;
  }

  private start(beurt: BegonnenBeurt): void {
    const abort = new AbortController();
    const { evaluatieId } = beurt;
    this.asked.delete(evaluatieId);
    const done = this.work(beurt, abort).finally(() => {
      this.working = undefined;
      this.look();
    });
    this.working = { evaluatieId, abort, done };
  }

  private async work(beurt: BegonnenBeurt, abort: AbortController): Promise<void> {
    const { runs, leaseMs, log, timing } = this.options;
    const isMine = async (): Promise<void> => {
      if (!(await runs.renew(beurt))) abort.abort();
    };
    // A database that is away for a moment takes no turn away; who does not come back in time is told when keeping.
    const stopSigns = timing.every(leaseMs / signsPerLease, () => void isMine().catch(() => undefined));
    await new Run(this.options, beurt, abort.signal).work();
    stopSigns();
    if (this.isClosed) await runs.release(beurt).catch((fault: unknown) => log(`Evaluatie ${beurt.evaluatieId}: ${String(fault)}`, 'error'));
  }
}
