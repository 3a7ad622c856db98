import { type Fact, factOf, type NewFact, plain, type Words } from './fact.js';
import { type PlanState, standing, stateOn } from './state.js';
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

const sibling = (state: PlanState, knoop: Words): string =>
  plain([typeof knoop['bovenliggend'] === 'string' ? standing(state, knoop['bovenliggend']) : null, code(knoop['niveau']), code(knoop['code'])]);

/** The pairs of knopen in the tree that stand beside each other, of one level, with one code. */
const pairsIn = (state: PlanState): readonly string[] => {
  const coded = [...state.knopen].filter(([knoopId, knoop]) => !state.gone.has(knoopId) && knoop['code'] !== undefined);
  return coded.flatMap(([one, knoop]) =>
    coded.filter(([other, beside]) => one < other && sibling(state, knoop) === sibling(state, beside)).map(([other]) => `${one} ${other}`),
  );
};

/** True if facts make two knopen have one code beside each other on a day on which they did not: looked up day by day. */
export const doublesKnoop = (facts: readonly Fact[], told: readonly NewFact[]): boolean => {
  const added = told.map((fact, index) => factOf(fact, facts.length + index));
  const days = new Set([...facts, ...added].map(({ day }) => day));
  return [...days].some((day) => {
    const before = pairsIn(stateOn(facts, day));
    return pairsIn(stateOn([...facts, ...added], day)).some((pair) => !before.includes(pair));
  });
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
