import { type Fact, factOf, type NewFact, parts, texts } from './fact.js';
import type { Case } from './judged.js';
import { placeOf, stateBefore } from './state.js';
import { isTakenBack } from './taken-back.js';

/** True if a split of a later day, that finds the actie under its knoop, would find it elsewhere after these facts. */
export const leavesSplit = ({ facts, step: { over = '' } }: Case, added: readonly NewFact[]): boolean => {
  const told = added.map((fact, index) => factOf(fact, facts.length + index));
  const hangsUnder = (known: readonly Fact[], split: Fact): boolean => {
    const before = stateBefore(known, split);
    const actie = before.acties.get(over);
    return actie !== undefined && placeOf(before, actie) === split.data['knoopId'];
  };
  const splits = facts.filter((fact) => fact.soort === 'knoop-gesplitst' && parts(fact.data, 'delen').some((deel) => texts(deel, 'acties').includes(over)));
  return splits
    .filter((split) => !isTakenBack(split, facts) && told.some(({ soort, day }) => soort === 'actie-verplaatst' && day < split.day))
    .some((split) => hangsUnder(facts, split) && !hangsUnder([...facts, ...told], split));
};
