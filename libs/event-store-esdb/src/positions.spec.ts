import type { Position } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';
import { assert, bigInt, property, record } from 'fast-check';

import { type LogPosition, logPosition, positionText } from './positions.js';

const part = bigInt({ min: 0n, max: 18_446_744_073_709_551_615n });
const place = record({ commit: part, prepare: part });

const isBefore = (one: LogPosition, other: LogPosition): boolean => (one.commit === other.commit ? one.prepare < other.prepare : one.commit < other.commit);

describe('Een positie', () => {
  it('staat als tekst op volgorde van het log, over alle getallen van 64 bits', () => {
    assert(
      property(place, place, (one, other) => positionText(one) < positionText(other) === isBefore(one, other)),
      { numRuns: 2_000 },
    );
  });

  it('staat ook op volgorde waar een getal een cijfer langer wordt', () => {
    const places = Array.from({ length: 20 }, (_, digits) => 10n ** BigInt(digits)).flatMap((power) => [power - 1n, power]);
    const texts = places.map((commit) => positionText({ commit, prepare: commit }));
    expect(texts).toEqual(texts.toSorted());
    expect(new Set(texts).size).toBe(40);
  });

  it('is als tekst dezelfde plaats', () => {
    assert(property(place, (one) => expect(logPosition(positionText(one))).toEqual(one)));
  });

  it.each(['00000000000000000012', '', '12-12', `${'0'.repeat(20)}-${'0'.repeat(20)} `])('van een andere store wordt geweigerd: "%s"', (text) => {
    expect(() => logPosition(text as Position)).toThrow(RangeError);
  });
});
