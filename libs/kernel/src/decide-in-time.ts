import { compareDatum, type Dag, type Datum, firstDay } from './datum.js';
import { type Acceptance, type Decider, type Decision, refuse, type Refusal } from './decider.js';
import { firstOverride, type Overriding } from './overridden.js';
import { type Dated, type Fold, Timeline } from './timeline.js';

/** A command about a day, with the day of recording. */
export type Told<C extends Dated = Dated> = C & { readonly vandaag: Dag };

/**
 * The rules of one concept, as if every command came on its own day: decideInTime turns them into a decider.
 * `decide` judges a command against the state on its own day; `history` has all facts, also those of later days.
 */
export interface RulesInTime<C extends Told, S, E extends Dated, R extends string> extends Fold<S, E>, Overriding<E> {
  readonly decide: (command: C, state: S, history: Timeline<S, E>) => Decision<E, R>;
  /** The reason why a fact cannot follow in this state; undefined if it can. New facts and later ones meet the same rule. */
  readonly objection: (event: E, state: S, command: C) => R | undefined;
  /**
   * The command as facts, whatever was recorded already: a later fact overrides the command if it contradicts one of these. Absent for a
   * command without fields that can be so one by one; then its facts, or the single fact that says the same, tell enough.
   */
  readonly tells?: (command: C) => readonly E[] | undefined;
  /**
   * A fact as it counts: of its own day, or of a later one where its subject had ended by then and was restored since, and with what it names meant as
   * the rest of the history tells; undefined if it counts on no day, as after it was taken back. Absent if every fact counts as it was told.
   */
  readonly countsAs?: (command: C, history: Timeline<S, E>) => (fact: E) => E | undefined;
  /** True if a fact only tells the state on its day, so that a fact told later of that day replaces it from the first. */
  readonly isReplaceable?: (event: E) => boolean;
  /** Days in a command, beside its `op`, on which something happened. */
  readonly happened?: (command: C) => readonly Datum[];
  /** The id by which a later command names a fact, or the part that it is about: a refusal because of that fact tells it. */
  readonly nameOf?: (event: E) => string | undefined;
}

/** Refusals because of time, and because of words that no fact would carry as the rest was recorded already. */
export type ToldRefusal = 'in-de-toekomst' | 'later-feit' | 'reden-zonder-verandering';

/** An imprecise date lies in the future only if all of it does: today is in `2024`. */
const isFuture = (op: Datum, vandaag: Dag): boolean => firstDay(op) > vandaag;

/**
 * True if another fact about the same subjects replaced this one on its very day: then it held on no day. So a mistake about a day
 * is corrected by a new fact of that day.
 */
const isReplaced = <C extends Told, S, E extends Dated, R extends string>(
  { isReplaceable, subjects }: RulesInTime<C, S, E, R>,
  standing: readonly E[],
  index: number,
): boolean => {
  const fact = standing[index] as E;
  if (!isReplaceable?.(fact)) return false;
  const [about, day] = [subjects(fact), firstDay(fact.data.op)];
  for (let next = index + 1; next < standing.length && firstDay((standing[next] as E).data.op) === day; next += 1) {
    const others = subjects(standing[next] as E);
    if (about.every((subject) => others.includes(subject))) return true;
  }
  return false;
};

/** The facts that cannot follow from those before them. */
const objections = <C extends Told, S, E extends Dated, R extends string>(
  rules: RulesInTime<C, S, E, R>,
  { standing }: Timeline<S, E>,
  command: C,
): ReadonlyMap<E, R> => {
  const found = new Map<E, R>();
  standing.reduce((state, fact, index) => {
    const reason = rules.objection(fact, state, command);
    if (reason !== undefined && !isReplaced(rules, standing, index)) found.set(fact, reason);
    return rules.evolve(state, fact);
  }, rules.initial);
  return found;
};

/** A command on one timeline, with the facts that its decision would add. */
interface Proposal<C, S, E extends Dated> {
  readonly command: C;
  readonly before: Timeline<S, E>;
  readonly events: readonly E[];
}

/** A proposal, with the timeline after it. */
interface Outcome<C, S, E extends Dated> extends Proposal<C, S, E> {
  readonly after: Timeline<S, E>;
}

const ownObjection = <C extends Told, S, E extends Dated, R extends string>(
  { evolve, objection }: RulesInTime<C, S, E, R>,
  { command, before, events }: Proposal<C, S, E>,
): R | undefined => {
  let state = before.on(command.data.op);
  for (const event of events) {
    const reason = objection(event, state, command);
    if (reason !== undefined) return reason;
    state = evolve(state, event);
  }
  return undefined;
};

/** The first later fact that no longer follows, but did before. A fact that was impossible already is no reason to refuse. */
const brokenFact = <C extends Told, S, E extends Dated, R extends string>(
  rules: RulesInTime<C, S, E, R>,
  { command, before, events, after }: Outcome<C, S, E>,
): Refusal<ToldRefusal> | undefined => {
  const known = objections(rules, before, command);
  const [broken] = [...objections(rules, after, command)].filter(([fact]) => !events.includes(fact) && !known.has(fact));
  if (!broken) return undefined;
  const [fact, refusal] = broken;
  const { type, data } = fact;
  const id = rules.nameOf?.(fact);
  return refuse('later-feit', { feit: { type, op: data.op, refusal, ...(id !== undefined && { id }) } });
};

/** The facts that show after a day, each as it does. */
const laterShown = <C extends Told, S, E extends Dated, R extends string>(
  { countsAs }: RulesInTime<C, S, E, R>,
  { command, events, after }: Pick<Outcome<C, S, E>, 'command' | 'events' | 'after'>,
): readonly E[] => {
  const later = after.after(command.data.op).filter((fact) => !events.includes(fact));
  if (!countsAs || later.length === 0) return later;
  const shownAs = countsAs(command, after);
  return later.flatMap((fact) => shownAs(fact) ?? []).toSorted((a, b) => compareDatum(a.data.op, b.data.op));
};

/** The first day after which a later fact contradicts these; a later fact that agrees changes nothing. */
const overriddenFrom = <C extends Told, S, E extends Dated, R extends string>(
  rules: RulesInTime<C, S, E, R>,
  told: readonly E[],
  outcome: Pick<Outcome<C, S, E>, 'command' | 'events' | 'after'>,
): Datum | undefined => {
  const [first] = told;
  return first && firstOverride(rules, told, laterShown(rules, outcome));
};

const withOverride = <E>(acceptance: Acceptance<E>, from: Datum | undefined): Acceptance<E> =>
  from === undefined ? acceptance : { ...acceptance, overriddenFrom: from };

/** The first day on which a later fact contradicts a field of the command, recorded now or before. */
const commandOverriddenFrom = <C extends Told, S, E extends Dated, R extends string>(
  rules: RulesInTime<C, S, E, R>,
  outcome: Pick<Outcome<C, S, E>, 'command' | 'events' | 'after'>,
): Datum | undefined => overriddenFrom(rules, rules.tells?.(outcome.command) ?? outcome.events, outcome);

const admit = <C extends Told, S, E extends Dated, R extends string>(
  rules: RulesInTime<C, S, E, R>,
  proposal: Proposal<C, S, E>,
): Decision<E, R | ToldRefusal> => {
  const { command, before, events } = proposal;
  const reason = ownObjection(rules, proposal);
  if (reason !== undefined) return refuse(reason);
  const isRevision = events.some((event) => rules.takesBack?.(event) !== undefined);
  if (before.after(command.data.op).length === 0 && !isRevision) return { accepted: true, events };
  const outcome = { ...proposal, after: events.reduce((timeline, event) => timeline.with(event), before) };
  return brokenFact(rules, outcome) ?? withOverride({ accepted: true, events }, commandOverriddenFrom(rules, outcome));
};

/**
 * A decider that keeps one order of time. A fact is accepted if the history with it, in the order of the days of the
 * facts, is a possible history, and if no event lies in the future. Views fold in the same order, so an accepted
 * fact is also the shown one.
 *
 * @example
 * export const actieDecider = decideInTime({ initial, evolve, decide, objection, subjects, agree });
 */
export const decideInTime = <C extends Told, S, E extends Dated, R extends string>(
  rules: RulesInTime<C, S, E, R>,
): Decider<C, Timeline<S, E>, E, R | ToldRefusal> => ({
  initial: Timeline.empty(rules),
  evolve: (timeline, event) => timeline.with(event),
  decide: (command, before) => {
    const { op } = command.data;
    if ([op, ...(rules.happened?.(command) ?? [])].some((day) => isFuture(day, command.vandaag))) return refuse('in-de-toekomst');
    const decision = rules.decide(command, before.on(op), before);
    if (!decision.accepted) return decision;
    const { already } = decision;
    if (decision.events.length === 0) return withOverride(decision, commandOverriddenFrom(rules, { command, events: already ? [already] : [], after: before }));
    return admit(rules, { command, before, events: decision.events });
  },
  overriddenFrom: (command, facts, timeline) => commandOverriddenFrom(rules, { command, events: facts, after: timeline }),
});
