import { firstDayOf } from './days.js';
import { type Fact, inTime, type NewFact, text } from './fact.js';
import type { Case, Verdict } from './judged.js';
import { namesSetBy } from './override.js';
import { opOf, streamOf } from './step.js';

/** The fact that says what a request says: the last one by its day about one of the same values. */
const saidBy = ({ step, facts }: Case, says: readonly NewFact[]): Fact | undefined => {
  const names = says.flatMap(namesSetBy);
  const known = inTime(facts).filter(({ stream, day }) => stream === streamOf(step) && day <= firstDayOf(opOf(step)));
  return known.findLast((fact) => namesSetBy(fact).some((name) => names.includes(name)));
};

/** A reason goes with a change. Without one it is refused, unless the fact that says the same has that very reason. */
export const withReason = (one: Case, verdict: Verdict): Verdict => {
  const reden = text(one.step.body, 'reden');
  if (reden === undefined || !verdict.may.includes('al-zo')) return verdict;
  if (saidBy(one, verdict.says ?? verdict.facts)?.reden === reden) return verdict;
  return { ...verdict, may: [...verdict.may.filter((outcome) => outcome !== 'al-zo'), 'geweigerd'], redenen: [...verdict.redenen, 'reden-zonder-verandering'] };
};
