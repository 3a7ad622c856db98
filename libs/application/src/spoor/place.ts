import type { Position } from '@actiespoor/event-store';

const numbers = /^\d+(?:-\d+)*$/;

const withoutZeros = (part: string): string => part.replace(/^0+(?=\d)/, '');

/** The number, padded to the length of the store's numbers; undefined if it is too long. */
const asLong = (part: string, { length }: string): string | undefined => {
  const number = withoutZeros(part);
  return number.length > length ? undefined : number.padStart(length, '0');
};

/**
 * The position that a text means, read as the numbers of positions: zeros in front may be absent
 * or too many. Undefined if it is no position of this store, or lies beyond its end.
 *
 * @param head the last position of the store
 */
export const placeIn = (text: string, head: Position | undefined): Position | undefined => {
  if (head === undefined || !numbers.test(text)) return undefined;
  const [given, known] = [text.split('-'), head.split('-')];
  const parts = known.map((part, index) => asLong(given[index] ?? '', part));
  if (given.length !== known.length || !parts.every((part) => part !== undefined)) return undefined;
  const place = parts.join('-') as Position;
  return place <= head ? place : undefined;
};
