import { type Fact, text, texts } from './fact.js';

type Undone = (fact: Fact, other: Fact) => boolean;

const isSame =
  (...names: readonly string[]): Undone =>
  (fact, other) =>
    names.every((name) => fact.data[name] === other.data[name]);

const isRegrouped: Undone = ({ data }, other) =>
  [...texts(data, 'knopen'), text(data, 'knoopId')].some((id) => texts(other.data, 'terug').some((one) => one === id));

/** The fact that takes back one of its day, for each that can be, and the words by which it names that one. */
const undoneBy: Readonly<Record<string, readonly [soort: string, isUndone: Undone]>> = {
  'consultatie-gehouden': ['verslag-teruggenomen', isSame('consultatieId')],
  'deelname-besloten': ['deelname-teruggenomen', isSame('organisatie')],
  'knoop-samengevoegd': ['herindeling-teruggenomen', isRegrouped],
  'knoop-gesplitst': ['herindeling-teruggenomen', isRegrouped],
};

/** True for a fact that was taken back later, on its own day. */
export const isTakenBack = (fact: Fact, facts: readonly Fact[]): boolean => {
  const [soort, isUndone] = undoneBy[fact.soort] ?? [];
  return facts.some(
    (other) => other.soort === soort && other.stream === fact.stream && other.nr > fact.nr && other.op === fact.op && isUndone?.(fact, other) === true,
  );
};
