import { type Fact, inTime, text } from './fact.js';

// The second opinion on facts from after an end: they count on no day on which that end stands.

/** The day since which a thing is gone at the end of a day. */
const goneOn = (facts: readonly Fact[], stream: string, day: string): string | undefined => {
  let since: string | undefined;
  for (const { soort, day: at } of inTime(facts.filter((fact) => fact.stream === stream && fact.day <= day))) {
    if (soort === 'plan-hersteld' || soort === 'actie-hersteld') since = undefined;
    if (soort === 'plan-ingetrokken' || soort === 'actie-vervallen') since ??= at;
  }
  return since;
};

const headIn = (facts: readonly Fact[], stream: string): string =>
  text(facts.find((fact) => fact.stream === stream && fact.soort === 'actie-opgenomen')?.data ?? {}, 'hoofdactieId') ?? '';

/** The last days of which a fact of a stream counts: the end of an actie itself, its words, and everything else. */
const lastDays = (facts: readonly Fact[], stream: string, day: string): Readonly<Record<'end' | 'words' | 'rest', string>> => {
  const end = goneOn(facts, 'plan', day) ?? day;
  const words = goneOn(facts, headIn(facts, stream), end) ?? end;
  const own = stream === 'plan' ? end : (goneOn(facts, stream, end) ?? end);
  return { end: stream === 'plan' ? day : end, words, rest: own < words ? own : words };
};

const partOf = ({ soort }: Fact): 'end' | 'words' | 'rest' => {
  if (/-(ingetrokken|vervallen|hersteld)$/.test(soort)) return 'end';
  return soort === 'tekst-gecorrigeerd' ? 'words' : 'rest';
};

/** Tells which facts count on a day: those from after an end that still stands do not. */
export const countedOn = (facts: readonly Fact[], day: string): ((fact: Fact) => boolean) => {
  const known = new Map<string, ReturnType<typeof lastDays>>();
  return (fact) => {
    const last = known.get(fact.stream) ?? lastDays(facts, fact.stream, day);
    known.set(fact.stream, last);
    return fact.day <= last[partOf(fact)];
  };
};
