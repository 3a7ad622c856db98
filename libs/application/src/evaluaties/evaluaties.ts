import type { Position } from '@actiespoor/event-store';
import type { EvaluatieId } from '@actiespoor/voortgang';
import { type Tell, type Timing, Worker } from '@actiespoor/work';

import type { BegonnenEvaluatie } from './evaluatie-runs.js';
import type { Bediend, Bediening, Evaluatie, EvaluatieFilter, EvaluatiePagina, EvaluatieStore } from './evaluatie-store.js';
import { Verledens } from './plan-verleden.js';
import { Run, type RunSources } from './run.js';
import { assess, evaluatieIdOf, type EvaluatieRequest, type RequestSources, type RequestFault } from './request.js';

export type EvaluatieAsked =
  | { readonly outcome: 'asked'; readonly evaluatie: Evaluatie }
  /** The key was used for another question. */
  | { readonly outcome: 'reused' }
  | { readonly outcome: 'incorrect'; readonly fouten: readonly RequestFault[] };

/** A definition beside the standing one, over history. Nothing that is done here is recorded as a fact or changes a figure elsewhere. */
export interface Evaluaties {
  /** Keeps the question, so that it stands, and has this process begin as soon as it is its turn. @throws StoreUnavailable */
  ask(asked: EvaluatieRequest): Promise<EvaluatieAsked>;
  find(evaluatieId: EvaluatieId): Promise<Evaluatie | undefined>;
  list(filter: EvaluatieFilter): Promise<EvaluatiePagina>;
  /** Finished plans are kept. If this process works on the evaluation, it has ended when the answer comes. */
  stop(bediening: Bediening): Promise<Bediend>;
  resume(bediening: Bediening): Promise<Bediend>;
  /** From now on this process also does what others asked for, and what a process that died left. */
  resumeAll(): void;
  /** Lays down what is under way, so that another process, or the next start, goes on with it. */
  close(): Promise<void>;
}

export interface EvaluatieSources extends RequestSources {
  readonly timing: Timing;
  readonly log: Tell;
  /** For tests: milliseconds of the lease and of looking for work, and how often is kept how far it is. */
  readonly pace?: Partial<Pace>;
}

export interface Pace {
  readonly leaseMs: number;
  readonly lookMs: number;
  readonly keepEveryMs: number;
  readonly pausesMs: readonly number[];
}

// A process that died is missed after the lease. A machine fault gets about half a minute to go away.
const standardPace: Pace = { leaseMs: 15_000, lookMs: 5_000, keepEveryMs: 1_000, pausesMs: [500, 1_000, 2_000, 4_000, 8_000, 16_000] };

const recognised = (evaluatie: Evaluatie, { vraag }: EvaluatieRequest): EvaluatieAsked =>
  evaluatie.vraag === vraag ? { outcome: 'asked', evaluatie } : { outcome: 'reused' };

class EvaluatieDesk implements Evaluaties {
  private readonly worker: Worker<BegonnenEvaluatie>;

  constructor(private readonly sources: EvaluatieSources) {
    const lezer = (totEnMet: Position): Verledens => new Verledens(sources, totEnMet);
    const { clock, timing, log } = sources;
    const { leaseMs, lookMs, ...pace } = { ...standardPace, ...sources.pace };
    const run: RunSources = { ...pace, runs: this.store, lezer, clock, timing, log };
    this.worker = new Worker({
      name: 'Evaluaties',
      turns: this.store,
      work: (begun, signal) => new Run(run, begun, signal).work(),
      timing,
      log,
      leaseMs,
      lookMs,
    });
  }

  async ask(asked: EvaluatieRequest): Promise<EvaluatieAsked> {
    const known = await this.store.get(evaluatieIdOf(asked.commandId));
    if (known) return recognised(known, asked);
    const assessed = await assess(this.sources, asked);
    if ('fouten' in assessed) return { outcome: 'incorrect', fouten: assessed.fouten };
    const evaluatie = await this.store.create(assessed.evaluatie);
    this.worker.take(evaluatie.evaluatieId);
    return recognised(evaluatie, asked);
  }

  find(evaluatieId: EvaluatieId): Promise<Evaluatie | undefined> {
    return this.store.get(evaluatieId);
  }

  list(filter: EvaluatieFilter): Promise<EvaluatiePagina> {
    return this.store.list(filter);
  }

  async stop(bediening: Bediening): Promise<Bediend> {
    const done = await this.store.stop(bediening);
    const { evaluatieId } = bediening;
    // The same key once more may come after somebody had it go on.
    if ((await this.find(evaluatieId))?.staat === 'gestopt') await this.worker.drop(evaluatieId);
    return done;
  }

  async resume(bediening: Bediening): Promise<Bediend> {
    const done = await this.store.resume(bediening);
    if (done === 'gedaan') this.worker.take(bediening.evaluatieId);
    return done;
  }

  resumeAll(): void {
    this.worker.follow();
  }

  close(): Promise<void> {
    return this.worker.close();
  }

  private get store(): EvaluatieStore {
    return this.sources.readStore.evaluaties;
  }
}

/** Evaluations of the stores; runs one at a time. */
export const openEvaluaties = (sources: EvaluatieSources): Evaluaties => new EvaluatieDesk(sources);

/** The speed, and the time left; nothing if the speed is not known, and no time left if nobody is at work. */
export const tempoOf = ({ staat, voortgang }: Pick<Evaluatie, 'staat' | 'voortgang'>): { readonly perSeconde?: number; readonly nogSeconden?: number } => {
  const { plannen, plannenTotaal, gebeurtenissen, werktijdMs } = voortgang;
  if (werktijdMs === 0 || plannen === 0) return {};
  const perSeconde = Math.round((gebeurtenissen * 1000) / werktijdMs);
  return staat === 'loopt' ? { perSeconde, nogSeconden: Math.ceil((werktijdMs * (plannenTotaal - plannen)) / plannen / 1000) } : { perSeconde };
};
