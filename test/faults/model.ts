import type { Expected, NewEvent, ReadRange } from '@actiespoor/event-store';

/** A model of an event store: lists of ids by stream. */
export type Model = Map<string, string[]>;

/** An append as it is sent, so that it can be sent again. */
export interface Addition {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: Expected;
}

const isMet = (expected: Expected, length: number): boolean => {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return length === 0;
  if (expected === 'stream-exists') return length > 0;
  return expected === BigInt(length - 1);
};

/** The place of the addition if it was written before; a writer that expects no exact revision is not recognised. */
const placeOf = (expected: Expected): number => {
  if (typeof expected === 'bigint') return Number(expected) + 1;
  return expected === 'no-stream' ? 0 : NaN;
};

/** The answer of an append without its place in the feed, which belongs to the store. */
export type Answer = { readonly outcome: 'appended'; readonly revision: bigint } | { readonly outcome: 'conflict'; readonly actual: bigint | undefined };

/** The answer that an append must get; the model grows by a new addition. */
export const expectedAnswer = (model: Model, { stream, events, expected }: Addition): Answer => {
  const stored = model.get(stream) ?? [];
  const ids = events.map(({ id }) => id);
  const place = placeOf(expected);
  const isThere = ids.every((id, index) => stored[place + index] === id);
  if (isThere) return { outcome: 'appended', revision: BigInt(place + ids.length - 1) };
  if (!isMet(expected, stored.length)) return { outcome: 'conflict', actual: stored.length === 0 ? undefined : BigInt(stored.length - 1) };
  model.set(stream, [...stored, ...ids]);
  return { outcome: 'appended', revision: BigInt(stored.length + ids.length - 1) };
};

export const expectedRead = (model: Model, stream: string, { from = 0n, to, direction, max }: ReadRange): readonly string[] => {
  const chosen = (model.get(stream) ?? []).slice(Number(from), to === undefined ? undefined : Number(to) + 1);
  return (direction === 'backwards' ? chosen.toReversed() : chosen).slice(0, max);
};
