import { sha256Hex } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import type { Position, Recorded } from './recorded.js';
import { newEvent } from './fixtures.contract.js';
import { chainEndOf, continuesChain, linkHash, verifyChain } from './hash-chain.js';

const chainOf = (...texts: readonly string[]): readonly Recorded[] => {
  let previous: string | undefined;
  return texts.map((tekst, index): Recorded => {
    const event = newEvent({ tekst });
    const { hash: _, ...metadata } = event.metadata;
    previous = linkHash(previous, { ...event, stream: 'proef-1', revision: BigInt(index), metadata });
    return { ...event, stream: 'proef-1', revision: BigInt(index), position: String(index) as Position, metadata: { ...metadata, hash: previous } };
  });
};

describe('De keten van een stream', () => {
  const chain = chainOf('a', 'b', 'c', 'd');
  const [a, b, c, d] = chain as readonly [Recorded, Recorded, Recorded, Recorded];

  it('is een hash over de vorige hash en de canonieke vorm', () => {
    const { hash: _, ...metadata } = a.metadata;
    const link = { stream: 's-1', revision: 12n, id: 'i', type: 'T', version: 1, data: { b: 1, a: 'é' }, metadata };
    const text =
      '{"data":{"a":"é","b":1},"id":"i","metadata":{"actor":"a1","causationId":"k1","correlationId":"c1","organisatie":"ggd",' +
      '"recordedAt":"2024-03-01T09:00:00.000Z","role":"coordinator"},"revision":"12","stream":"s-1","type":"T","version":1}';
    expect(linkHash(undefined, link)).toBe(sha256Hex(text));
    expect(linkHash('ab', link)).toBe(sha256Hex(`ab${text}`));
  });

  it('is heel zoals zij geschreven is', () => {
    expect(verifyChain(chain)).toBeUndefined();
    expect(verifyChain([])).toBeUndefined();
  });

  it.each([
    ['gewijzigde gegevens', [a, { ...b, data: { tekst: 'B' } }, c, d], 1n],
    ['een ander moment', [a, b, { ...c, metadata: { ...c.metadata, recordedAt: '2024-03-01T09:00:00.001Z' } }, d], 2n],
    ['een ander type', [{ ...a, type: 'Anders' }, b, c, d], 0n],
    ['een weggelaten gebeurtenis', [a, c, d], 1n],
    ['een weggelaten begin', [b, c, d], 0n],
    ['verwisselde gebeurtenissen', [a, c, b, d], 1n],
    ['een ingevoegde gebeurtenis', [a, b, b, c, d], 2n],
    ['een andere hash', [a, b, c, { ...d, metadata: { ...d.metadata, hash: a.metadata.hash } }], 3n],
  ] as const)('verraadt %s', (_, events, broken) => {
    expect(verifyChain(events)).toBe(broken);
  });

  it('is ook na te gaan met alleen het einde ervoor', () => {
    expect(continuesChain(undefined, a)).toBe(true);
    expect(continuesChain(chainEndOf(a), b)).toBe(true);
    expect(continuesChain(chainEndOf(a), c)).toBe(false);
    expect(continuesChain(undefined, b)).toBe(false);
    expect(continuesChain({ ...chainEndOf(a), hash: b.metadata.hash }, b)).toBe(false);
  });
});
