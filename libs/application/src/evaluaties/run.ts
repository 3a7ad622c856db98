import { type Position, StoreUnavailable, StreamTampered, UnknownEvent } from '@actiespoor/event-store';
import type { PlanId } from '@actiespoor/plan/events';
import { addBijdragen, type Bijdrage, composeUitkomst, contributionOf, type PlanVerleden } from '@actiespoor/voortgang';
import { persevere, type Tell, type Timing } from '@actiespoor/work';

import type { Clock } from '../clock.js';
import type { BegonnenEvaluatie, EvaluatieRuns, RunProgress } from './evaluatie-runs.js';

/** Reads plans as they were recorded up to a place. */
export interface PlanHistoryReader {
  prepare(): Promise<void>;
  of(planId: PlanId): Promise<PlanVerleden>;
}

export interface RunSources {
  readonly runs: EvaluatieRuns;
  readonly lezer: (totEnMet: Position) => PlanHistoryReader;
  readonly clock: Clock;
  readonly timing: Timing;
  readonly log: Tell;
  /** The waits after each fault in a row, in milliseconds; after the last the evaluation has failed. */
  readonly pausesMs: readonly number[];
  /** The shortest time between two records of progress, in milliseconds. */
  readonly keepEveryMs: number;
}

/** Plans are counted from the front of the list: what is in, and what came of it. */
interface RunState extends RunProgress {
  readonly bijdrage: Bijdrage | undefined;
}

/** More lines than this nobody reads, and they are answered as one. */
const maxRegels = 100_000;
// Keeping is writing all of it: never more than a tenth of the time.
const keepShare = 10;

/** A fault that no retry cures: the sentence is for the person who asked. */
class HopelessRun extends Error {}

const teGroot = `De uitkomst zou meer dan ${maxRegels.toLocaleString('nl-NL')} regels hebben. Vraag haar over minder plannen, per langere periode of per grovere groep.`;
const onbekend =
  'In de geschiedenis staat een gebeurtenis die deze versie van Actiespoor niet kent. Er is geen cijfer gemaakt; hervat de evaluatie met de nieuwste versie.';
const nietTeLezen =
  'De gebeurtenissen waren niet te lezen, ook niet na herhaald proberen. Er is geen cijfer gemaakt; hervat de evaluatie als de dienst weer gezond is.';

const sentenceOf = (fault: unknown): string => {
  if (fault instanceof HopelessRun) return fault.message;
  if (fault instanceof StreamTampered) return `${fault.message} Er is geen cijfer gemaakt.`;
  return fault instanceof UnknownEvent ? onbekend : nietTeLezen;
};

const isHopeless = (fault: unknown): boolean => [HopelessRun, UnknownEvent, StreamTampered, RangeError].some((hopeless) => fault instanceof hopeless);

const regelsIn = ({ groepen }: Bijdrage): number => Object.values(groepen).reduce((sum, { perioden }) => sum + Object.keys(perioden).length, 0);

const textOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** The next plan is read while the present one is counted. */
async function* oneAhead(lezer: PlanHistoryReader, plannen: readonly PlanId[]): AsyncGenerator<PlanVerleden> {
  const read = (planId: PlanId | undefined): Promise<PlanVerleden> | undefined => {
    const reading = planId === undefined ? undefined : lezer.of(planId);
    // Nobody may ask for it any more; where somebody does, the fault is still there.
    reading?.catch(() => undefined);
    return reading;
  };
  let next = read(plannen[0]);
  for (const index of plannen.keys()) {
    const verleden = await next;
    next = read(plannen[index + 1]);
    if (verleden) yield verleden;
  }
}

/**
 * One evaluation at work: plan by plan, from where it was left, so that a process that is killed costs no more than a few seconds.
 * It keeps its progress after whole plans, in one statement; it stops by itself once it has lost the turn.
 */
export class Run {
  private kept: RunState;
  // Since then: not kept yet.
  private since = 0;
  private done: Bijdrage[] = [];
  private events = 0;
  private keepAt = 0;

  constructor(
    private readonly sources: RunSources,
    private readonly begun: BegonnenEvaluatie,
    private readonly signal: AbortSignal,
  ) {
    const { plannen, gebeurtenissen, werktijdMs, bijdrage } = begun;
    this.kept = { plannen, gebeurtenissen, werktijdMs, bijdrage: bijdrage as Bijdrage | undefined };
  }

  /** Ends when the outcome is there, when it failed, or when it should not go on. Never throws. */
  async work(): Promise<void> {
    const { timing, pausesMs } = this.sources;
    const onFault = (fault: unknown): void => this.sources.log(`Evaluatie ${this.begun.id}: ${textOf(fault)}`, 'error');
    const ended = await persevere({ go: () => this.goOn(), kept: () => this.kept.plannen, onFault, isHopeless }, { timing, pausesMs, signal: this.signal });
    if (ended) await this.fail(sentenceOf(ended.fault));
  }

  /** From what is kept to the outcome. */
  private async goOn(): Promise<void> {
    const { opdracht } = this.begun;
    const lezer = this.sources.lezer(opdracht.totEnMet);
    await lezer.prepare();
    [this.since, this.done, this.events] = [this.sources.timing.now(), [], 0];
    this.keepAt = this.since + this.sources.keepEveryMs;
    if (await this.throughPlans(lezer)) await this.finish();
  }

  /** True if the end was reached. */
  private async throughPlans(lezer: PlanHistoryReader): Promise<boolean> {
    const { opdracht } = this.begun;
    for await (const verleden of oneAhead(lezer, opdracht.plannen.slice(this.kept.plannen))) {
      if (this.signal.aborted) break;
      this.done.push(contributionOf(opdracht, verleden));
      this.events += verleden.events.length;
      await this.sources.timing.giveWay();
      if (this.sources.timing.now() >= this.keepAt && !(await this.keep())) return false;
    }
    return (this.done.length === 0 || (await this.keep())) && !this.signal.aborted;
  }

  /** True if the work should go on. */
  private async keep(): Promise<boolean> {
    const { plannen, gebeurtenissen, bijdrage: before } = this.kept;
    const began = this.sources.timing.now();
    const bijdrage = addBijdragen(before === undefined ? this.done : [before, ...this.done]);
    if (regelsIn(bijdrage) > maxRegels) throw new HopelessRun(teGroot);
    const stand = { plannen: plannen + this.done.length, gebeurtenissen: gebeurtenissen + this.events, werktijdMs: this.workedMs(), bijdrage };
    const mayGoOn = await this.sources.runs.progress(this.begun, stand);
    [this.kept, this.done, this.events, this.since] = [stand, [], 0, this.sources.timing.now()];
    this.keepAt = this.since + Math.max(this.sources.keepEveryMs, (this.since - began) * keepShare);
    return mayGoOn;
  }

  private workedMs(): number {
    return this.kept.werktijdMs + this.sources.timing.now() - this.since;
  }

  private async finish(): Promise<void> {
    const { bijdrage, ...counted } = this.kept;
    const regels = composeUitkomst(this.begun.opdracht, bijdrage);
    await this.sources.runs.finish(this.begun, { ...counted, regels, op: this.sources.clock() });
  }

  /** If not even that can be written, another process finds the work left and tries again. */
  private async fail(fout: string): Promise<void> {
    await this.sources.runs.fail(this.begun, fout).catch((fault: unknown) => {
      if (!(fault instanceof StoreUnavailable)) this.sources.log(`Evaluatie ${this.begun.id}: ${textOf(fault)}`, 'error');
    });
  }
}
