import { StreamTampered, UnknownEvent } from '@actiespoor/event-store';
import { defined } from '@actiespoor/kernel';
import type { ImportId } from '@actiespoor/plan/events';
import type { BestaandPlan, Gelezen } from '@actiespoor/plan-import';
import { type BegunWork, persevere, Worker, type WorkStore } from '@actiespoor/work';

import type { Held } from '../commands/locks.js';
import { Doorvoering, type DoorvoeringDone, laterOn, type OnStep, type Voorgenomen } from './doorvoering.js';
import type { DoorvoeringRefused, Doorvoeringvoortgang, ImportDone, ImportOrder, ImportProgress } from './doorvoering-antwoord.js';
import type { ImportSources } from './import-sources.js';

export const doorvoeringWork = 'doorvoering';

// Steps can be done twice without harm, so that a process that died is missed soon.
const pace = { leaseMs: 5_000, lookMs: 5_000 };
const keepEveryMs = 1_000;
const lookAgainMs = 100;
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000];

interface Following {
  readonly signal: AbortSignal;
  /** The locks of the plan, which a doorvoering takes if it has not got them. */
  readonly held: Held;
  readonly onProgress?: ImportProgress | undefined;
  /** Told how far it is, where that is kept. */
  readonly onKept?: (done: number) => void;
  /** The plan as it was composed for the steps. */
  readonly bestaand?: BestaandPlan | undefined;
}

const textOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

const isHopeless = (fault: unknown): boolean => [UnknownEvent, StreamTampered, RangeError].some((hopeless) => fault instanceof hopeless);

const failedText = 'Niet helemaal vastgelegd, ook niet na herhaald proberen. Vraag de doorvoering opnieuw als de dienst weer gezond is.';

const refusedText = ({ weigeringen }: DoorvoeringRefused): string =>
  `Halverwege geweigerd: ${weigeringen.map(({ reden, regel }) => (regel === undefined ? reden : `${reden} (regel ${String(regel)})`)).join(', ')}.`;

/** Doorvoeringen as durable work: whoever asks waits for it, and what a stopped process left goes on in a process that follows. */
export class Doorvoeringen {
  private readonly steps: Doorvoering;
  private readonly work: WorkStore;
  private readonly worker: Worker<BegunWork>;
  private readonly ending = new AbortController();

  constructor(private readonly sources: ImportSources) {
    const { timing, log } = sources;
    this.steps = new Doorvoering(sources);
    this.work = sources.readStore.work(doorvoeringWork);
    this.worker = new Worker({ name: 'Doorvoeringen', turns: this.work, work: (turn, signal) => this.persist(turn, signal), timing, log, ...pace });
  }

  /** The rehearsal and the steps themselves under one lock, so that steps which passed the rehearsal are not refused halfway. */
  carryThrough(order: ImportOrder, gelezen: Gelezen, voorgenomen: Voorgenomen): Promise<ImportDone> {
    return this.sources.locks.during(async (held) => {
      await this.steps.lock(gelezen.planId, held);
      const begun = await this.steps.begin(order, gelezen, voorgenomen);
      if (begun.outcome !== 'begun') return begun;
      await this.put(order.importId, begun.steps);
      return this.awaited(order, { held, bestaand: voorgenomen.bestaand });
    });
  }

  /** Undefined as long as nobody asked for it. */
  async progressOf(importId: ImportId): Promise<Doorvoeringvoortgang | undefined> {
    const work = await this.work.get(importId);
    return work && defined({ status: work.state, stappen: work.done, stappenTotaal: work.total, melding: work.fault });
  }

  follow(): void {
    const { log } = this.sources;
    void this.adopt()
      .catch((fault: unknown) => log(`Doorvoeringen: ${textOf(fault)}`, 'error'))
      .finally(() => this.worker.follow());
  }

  close(): Promise<void> {
    this.ending.abort();
    return this.worker.close();
  }

  /** Also what was begun before there was such work, by an earlier program; and what failed gets another chance. */
  private async adopt(): Promise<void> {
    for (const { importId, begonnen } of await this.steps.begun()) await this.put(importId, begonnen.stappen.length);
  }

  private async put(id: ImportId, total: number): Promise<void> {
    await this.work.create({ id, order: {}, total, askedAt: this.sources.clock() });
    await this.work.resume(id);
  }

  /** Here and at once; where another process is at it, until that one is done or has left it. */
  private async awaited({ importId, onProgress }: ImportOrder, { held, bestaand }: Pick<Following, 'held' | 'bestaand'>): Promise<ImportDone> {
    for (;;) {
      const mine = await this.worker.now(importId, (turn, signal) => this.carryOut(turn, { signal, onProgress, held, bestaand }));
      const done = mine?.result ?? (await this.steps.answer(importId));
      if (done) return done;
      held.release();
      if (this.ending.signal.aborted) throw laterOn();
      await this.sources.timing.sleep(lookAgainMs, this.ending.signal);
      // Refusals are told to whoever asks.
      await this.work.resume(importId);
    }
  }

  /** In the background nobody asks again: a machine fault gets about half a minute to go away. */
  private async persist(turn: BegunWork, signal: AbortSignal): Promise<void> {
    const { timing, log } = this.sources;
    let kept = turn.done;
    const onKept = (done: number): number => (kept = Math.max(kept, done));
    const go = (): Promise<void> => this.sources.locks.during(async (held) => void (await this.carryOut(turn, { signal, held, onKept })));
    const onFault = (fault: unknown): void => log(`Doorvoering ${turn.id}: ${textOf(fault)}`, 'error');
    const ended = await persevere({ go, kept: () => kept, onFault, isHopeless }, { timing, signal, pausesMs });
    if (ended) await this.work.fail(turn, failedText).catch(onFault);
  }

  private async carryOut(turn: BegunWork, following: Following): Promise<DoorvoeringDone | DoorvoeringRefused> {
    const { held, bestaand } = following;
    const done = await this.steps.finish(turn.id as ImportId, { onStep: this.keeping(turn, following), held, bestaand });
    if (done.outcome === 'done') await this.work.finish(turn, done.antwoord);
    else await this.work.fail(turn, refusedText(done));
    return done;
  }

  /** Keeps now and then how far it is, and ends where the turn is lost. */
  private keeping(turn: BegunWork, { signal, onProgress, onKept }: Following): OnStep {
    const { timing } = this.sources;
    let keepAt = timing.now() + keepEveryMs;
    return async (done, total) => {
      onProgress?.(done, total);
      if (signal.aborted) throw laterOn();
      if (timing.now() < keepAt) return;
      keepAt = timing.now() + keepEveryMs;
      if (!(await this.work.progress(turn, { done, total }))) throw laterOn();
      onKept?.(done);
    };
  }
}
