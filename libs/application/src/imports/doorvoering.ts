import { canonicalJson, type Datum, defined, sha256Hex, uuidV5 } from '@actiespoor/kernel';
import {
  type CommandContext,
  type EventStore,
  type Handled,
  type HandledAccepted,
  memoryEventStore,
  type NewEvent,
  type Position,
  StoreUnavailable,
} from '@actiespoor/event-store';
import { type ActieAfwijzing, hasPlan, type PlanAfwijzing } from '@actiespoor/plan';
import type { ImportId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { opgesteldPlan, type PlanWithActies } from '@actiespoor/plan/model';
import type { BestaandPlan, Gelezen, Stap } from '@actiespoor/plan-import';

import { type Commands, createCommands, createLoaders, type Loaders } from '../commands/commands.js';
import type { Held } from '../commands/locks.js';
import type { PlanDossier } from '../plannen/dossiers.js';
import { PlanWriter } from '../plannen/plan-writer.js';
import { notedCommands } from '../plannen/recent-acties.js';
import type { Doorgevoerd, DoorvoeringRefused, ImportDone, ImportOrder, Overschreven, StepRefusal } from './doorvoering-antwoord.js';
import type { ImportSources } from './import-sources.js';

/** The remains of a stopped process: enough to do the very same steps again. */
export interface Begonnen {
  readonly planId: PlanId;
  readonly stappen: readonly Stap[];
  readonly context: ImportOrder['context'];
  /** Of the corrections that the steps were made with. */
  readonly verbeteringen?: string;
  /** As the rehearsal told. */
  readonly overschreven?: readonly Overschreven[];
}

/** The answer as it is kept: with what was corrected, so that the same question gets the same answer and another one none. */
export type Beantwoord = Doorgevoerd & Pick<Begonnen, 'verbeteringen'>;

/** By which one set of corrections is told from another. */
export const verbeteringenHash = (verbeteringen: ImportOrder['verbeteringen']): string => sha256Hex(canonicalJson(verbeteringen));

/** All that a series of steps came to. */
interface Uitkomst {
  readonly gebeurtenissen: number;
  readonly positie: Position | undefined;
  readonly weigeringen: readonly StepRefusal[];
  readonly overschreven: readonly Overschreven[];
}

/** Told after each step, which the next one waits for; a fault ends the doorvoering where it is. */
export type OnStep = (done: number, total: number) => Promise<void>;

/** The steps of a document, and the plan that it was compared with; absent for a new plan. */
export interface Voorgenomen {
  readonly stappen: readonly Stap[];
  readonly bestaand?: BestaandPlan | undefined;
}

interface Run extends Begonnen, Voorgenomen {
  readonly importId: ImportId;
  readonly store: EventStore;
  readonly onStep?: OnStep | undefined;
}

const contextOf = ({ importId, context }: Run, { source }: Stap, index: number): CommandContext => ({
  ...context,
  commandId: uuidV5(importId, `stap ${index}`),
  source,
});

/** Another writer on the same actie, five times over, is no reason to leave the plan half made: the step can be done again. */
export const laterOn = (): StoreUnavailable => new StoreUnavailable('De doorvoering kwam niet door; zij gaat later verder');

const mustBeSettled = (handled: Handled<string>): void => {
  if (handled.outcome === 'stale' || handled.outcome === 'reused') throw laterOn();
};

const refusalOf = (handled: Handled<ActieAfwijzing | PlanAfwijzing>, { source }: Stap): readonly StepRefusal[] => {
  if (handled.outcome !== 'refused') return [];
  const { refusal: reden, details } = handled;
  return [{ reden, ...(details && { details }), ...(source.line !== undefined && { regel: source.line }) }];
};

/** Several steps of one line may be refused for one reason. */
const told = (weigeringen: readonly StepRefusal[]): readonly StepRefusal[] => [
  ...new Map(weigeringen.map((weigering) => [canonicalJson(weigering), weigering])).values(),
];

/** The owner of the plan that the steps make; undefined if it was there. */
const ownerIn = (stappen: readonly Stap[]): OrganisatieCode | undefined =>
  stappen.map(({ command }) => (command.type === 'PlanOpstellen' ? command.data.eigenaar : undefined)).find((eigenaar) => eigenaar !== undefined);

const overwrittenOf = ({ overriddenFrom }: HandledAccepted, { source: { line } }: Stap): readonly Overschreven[] =>
  overriddenFrom === undefined ? [] : [{ ...(line !== undefined && { regel: line }), vanaf: overriddenFrom }];

export const answerOf = ({ verbeteringen: _, ...antwoord }: Beantwoord): Doorgevoerd => antwoord;

/** The steps are kept, and are still to be done. */
export interface Begun {
  readonly outcome: 'begun';
  readonly steps: number;
}

/** The way in which steps are carried out. */
export interface Execution {
  readonly onStep: OnStep;
  /** The locks of the plan. */
  readonly held: Held;
  /** The plan as it was composed for the steps; composed anew if absent. */
  readonly bestaand?: BestaandPlan | undefined;
}

// Another doorvoering of the plan takes at most this long, or goes on later by itself.
const maxWaitMs = 60_000;

export type DoorvoeringDone = Extract<ImportDone, { outcome: 'done' }>;

/** Makes a document so: step by step, each of them once, whatever happens in between. */
export class Doorvoering {
  constructor(private readonly sources: ImportSources) {}

  /** No write of this process gives a code of the plan meanwhile. @throws StoreUnavailable if others go on for too long */
  async lock(planId: PlanId, held: Held): Promise<void> {
    if (!(await held.take({ kind: 'codes', of: planId, mode: 'exclusive' }, maxWaitMs))) throw laterOn();
  }

  /** Rehearses the steps, and keeps them so that whoever does them does the same. */
  async begin({ importId, context, verbeteringen }: ImportOrder, gelezen: Gelezen, { stappen, bestaand }: Voorgenomen): Promise<Begun | ImportDone> {
    const order: Begonnen = { planId: gelezen.planId, stappen, context, verbeteringen: verbeteringenHash(verbeteringen) };
    const { weigeringen, overschreven } = await this.rehearse({ ...order, importId, bestaand, store: memoryEventStore() });
    if (weigeringen.length > 0) return { outcome: 'impossible', weigeringen };
    const begonnen: Begonnen = { ...order, ...(overschreven.length > 0 && { overschreven }) };
    await this.sources.personen.keep(gelezen);
    const begun = (await this.sources.readStore.proeven.begin(importId, begonnen)) as Begonnen;
    if ((begun.verbeteringen ?? begonnen.verbeteringen) !== begonnen.verbeteringen) return { outcome: 'anders' };
    return { outcome: 'begun', steps: begun.stappen.length };
  }

  /** Every doorvoering that was begun and is not done, by any process or version. */
  async begun(): Promise<readonly { readonly importId: ImportId; readonly begonnen: Begonnen }[]> {
    const all = await this.sources.readStore.proeven.begun();
    return all.map(({ importId, begonnen }) => ({ importId, begonnen: begonnen as Begonnen }));
  }

  /**
   * Does the steps that were kept, about people as they are called now; answers as before if that was done.
   */
  async finish(importId: ImportId, { onStep, held, bestaand }: Execution): Promise<DoorvoeringRefused | DoorvoeringDone> {
    const kept = (await this.begun()).find((one) => one.importId === importId);
    const known = kept ? undefined : await this.answer(importId);
    if (known) return known;
    if (!kept) throw new RangeError(`Import ${importId} is niet begonnen`);
    await this.lock(kept.begonnen.planId, held);
    const run = { ...(await this.presently(kept.begonnen)), importId, bestaand, store: this.sources.eventStore, onStep };
    const { gebeurtenissen, positie, weigeringen } = await this.carryOut(run);
    if (weigeringen.length > 0) return { outcome: 'impossible', weigeringen };
    const { verbeteringen, planId, overschreven } = run;
    const antwoord: Beantwoord = defined({ verbeteringen, planId, gebeurtenissen, positie, overschreven });
    await this.sources.readStore.proeven.markDone(importId, { antwoord, op: this.sources.clock() });
    return { outcome: 'done', antwoord: answerOf(antwoord) };
  }

  async answer(importId: ImportId): Promise<DoorvoeringDone | undefined> {
    const antwoord = (await this.sources.readStore.proeven.get(importId))?.antwoord as Beantwoord | undefined;
    return antwoord && { outcome: 'done', antwoord: answerOf(antwoord) };
  }

  /** An earlier program, or one with a former key, kept ids of people that are no longer used. */
  private async presently(begonnen: Begonnen): Promise<Begonnen> {
    const { planId, stappen, context } = begonnen;
    const actor = await this.sources.personen.presentId(context.actor);
    return { ...begonnen, stappen: await this.sources.personen.renewed(planId, stappen), context: { ...context, actor } };
  }

  /** The same steps against a copy in memory, so that what would be refused halfway is refused before the first. */
  private async rehearse(run: Run): Promise<Uitkomst> {
    const streams = new Set(run.stappen.map(({ stream }) => stream));
    for (const stream of streams) {
      const events: NewEvent[] = [];
      for await (const { id, type, version, data, metadata } of this.sources.eventStore.read(stream)) events.push({ id, type, version, data, metadata });
      if (events.length > 0) await run.store.append(stream, events, 'no-stream');
    }
    return this.carryOut(run);
  }

  /** All refusals at once, but none of what only follows from another: that a plan or an actie could not begin. */
  private async carryOut(run: Run): Promise<Uitkomst> {
    const writer = await this.writerFor(run);
    const weigeringen: StepRefusal[] = [];
    const overschreven: Overschreven[] = [];
    let gebeurtenissen = 0;
    let positie: Position | undefined;
    const nietBegonnen = new Set<string>();
    for (const [index, stap] of run.stappen.entries()) {
      if (nietBegonnen.has(stap.stream)) continue;
      const handled = await writer.write(stap, contextOf(run, stap, index));
      mustBeSettled(handled);
      weigeringen.push(...refusalOf(handled, stap));
      if (handled.outcome === 'accepted') {
        gebeurtenissen += handled.events;
        positie = handled.position;
        overschreven.push(...overwrittenOf(handled, stap));
      } else if (stap.command.type === 'PlanOpstellen') break;
      else if (stap.command.type === 'ActieOpnemen') nietBegonnen.add(stap.stream);
      await run.onStep?.(index + 1, run.stappen.length);
    }
    return { gebeurtenissen, positie, weigeringen: told(weigeringen), overschreven };
  }

  private async writerFor({ planId, stappen, bestaand, store }: Run): Promise<PlanWriter> {
    const { ledenOf } = this.sources;
    const dossier = await this.sources.dossiers.plan(planId);
    const known = dossier && (await this.contextOfPlan(dossier, stappen[0]?.command.data.op, bestaand));
    const eigenaar = ownerIn(stappen) ?? known?.plan.opstelling.eigenaar;
    const leden = eigenaar === undefined ? [] : await ledenOf(eigenaar);
    const load = createLoaders(store);
    const writer = new PlanWriter(this.commandsOn(store, load), () => leden);
    if (dossier && known) writer.knows({ context: known, history: dossier.history, load: this.besides(stappen, load) });
    return writer;
  }

  /** Facts of a rehearsal are not noted. */
  private commandsOn(store: EventStore, load: Loaders): Commands {
    const { clock, recent, eventStore } = this.sources;
    const commands = createCommands(store, clock, load);
    return store === eventStore ? notedCommands(commands, recent) : commands;
  }

  /** The same, for acties that the steps leave alone too: a rehearsal has no copy of those. */
  private besides(stappen: readonly Stap[], { actie }: Loaders): Pick<Loaders, 'actie'> {
    const own = new Set<string>(stappen.map(({ stream }) => stream));
    const others = createLoaders(this.sources.eventStore);
    return { actie: (stream) => (own.has(stream) ? actie(stream) : others.actie(stream)) };
  }

  /** The plan as it stands on the day of the steps. @param composed as it was composed for them; composed here where absent */
  private async contextOfPlan(dossier: PlanDossier, op: Datum | undefined, composed: BestaandPlan | undefined): Promise<PlanWithActies | undefined> {
    const { planId } = dossier.plan.opstelling;
    const bestaand = composed ?? (await this.sources.bestaand(planId, op));
    if (!bestaand || op === undefined) return undefined;
    const toen = dossier.history.on(op);
    return {
      plan: hasPlan(toen) ? toen : opgesteldPlan(dossier.plan.opstelling),
      acties: new Map(bestaand.acties.map((actie) => [actie.actieId, actie])),
      codes: await this.sources.dossiers.codes(planId),
    };
  }
}
