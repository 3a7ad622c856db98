import { type Fact, factOf, type NewFact } from './fact.js';
import { type PlanState, stateOn } from './state.js';
import type { ActieState } from './state-actie.js';

const code = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

/** The actie with a code, other than `but`. */
const holderIn = ({ acties }: PlanState, wanted: unknown, but?: string): ActieState | undefined =>
  wanted === undefined
    ? undefined
    : [...acties.values()].find(({ actieId, fields, vervallen }) => actieId !== but && !vervallen && code(fields['code']) === code(wanted));

const codeIn = ({ acties }: PlanState, stream: string): string | undefined => {
  const actie = acties.get(stream);
  return actie && !actie.vervallen && actie.fields['code'] !== undefined ? code(actie.fields['code']) : undefined;
};

/** True if a fact gives its actie a code on a day on which another actie has it: looked up day by day, from the day of the fact on. */
export const doubles = (facts: readonly Fact[], fact: NewFact): boolean => {
  const added = factOf(fact, facts.length);
  const days = new Set([added.day, ...facts.map(({ day }) => day).filter((day) => day > added.day)]);
  return [...days].some((day) => {
    const after = stateOn([...facts, added], day);
    const wanted = codeIn(after, fact.stream);
    return wanted !== undefined && wanted !== codeIn(stateOn(facts, day), fact.stream) && holderIn(after, wanted, fact.stream) !== undefined;
  });
};
