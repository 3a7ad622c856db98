import type { Message } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';

import { schemaOf, type VersionedEvent } from './event-schema.js';
import { UnknownEvent } from './event-store.js';
import type { Position, Recorded } from './recorded.js';
import { newEvent } from './fixtures.contract.js';

type ProefEvent = Message<'Gemeten', { graden: number }> | Message<'Gewogen', { gram: number }>;

const recorded = (type: string, version: number, data: object): Recorded => ({
  ...newEvent(data),
  type,
  version,
  stream: 'proef-1',
  revision: 0n,
  position: '1' as Position,
});

const halved = ({ data }: VersionedEvent): readonly VersionedEvent[] => {
  const { gram } = data as { gram: number };
  return [gram / 2, gram / 2].map((half) => ({ type: 'Gewogen', version: 3, data: { gram: half } }));
};

describe('Het schema', () => {
  const schema = schemaOf<ProefEvent>(
    { Gemeten: 1, Gewogen: 3 },
    {
      'Gewogen@1': ({ data }) => [{ type: 'Gewogen', version: 2, data }],
      'Gewogen@2': halved,
      'Vergeten@1': () => [],
    },
  );

  it('geeft een gebeurtenis van de huidige versie zoals zij is opgeslagen', () => {
    expect(schema.upcast(recorded('Gemeten', 1, { graden: 3 }))).toEqual([{ type: 'Gemeten', data: { graden: 3 } }]);
    expect(schema.versionOf('Gewogen')).toBe(3);
  });

  it('tilt een oude versie stap voor stap op, naar geen, een of meer', () => {
    const half = { type: 'Gewogen', data: { gram: 5 } };
    expect(schema.upcast(recorded('Gewogen', 1, { gram: 10 }))).toEqual([half, half]);
    expect(schema.upcast(recorded('Vergeten', 1, {}))).toEqual([]);
  });

  it.each([
    ['een onbekend type', 'Geteld', 1],
    ['een type dat toevallig iets van JavaScript is', 'constructor', 1],
    ['een onbekende versie', 'Gemeten', 2],
  ])('stopt bij %s', (_, type, version) => {
    expect(() => schema.upcast(recorded(type, version, {}))).toThrow(UnknownEvent);
  });

  it('schrijft niets wat het niet kent', () => {
    expect(() => schema.versionOf('Geteld')).toThrow(UnknownEvent);
  });
});
