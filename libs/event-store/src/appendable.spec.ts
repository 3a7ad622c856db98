import { describe, expect, it } from '@jest/globals';

import { assertAppendable, eventBytes, maxEventBytes } from './appendable.js';
import { CorruptIdempotency, EventTooLarge } from './event-store.js';
import { newEvent } from './fixtures.contract.js';

const event = newEvent({ tekst: 'é' });

describe('Wat toegevoegd kan worden', () => {
  it('is een reeks gebeurtenissen met elk een eigen id', () => {
    expect(() => assertAppendable('proef-1', [event, newEvent()])).not.toThrow();
  });

  it.each([
    ['een stream zonder naam', '', [event]],
    ['een stream met een naam zonder einde', 'x'.repeat(257), [event]],
    ['een stream met een stuurteken', 'proef-\u0000', [event]],
    ['een stream met een half teken', 'proef-\ud800', [event]],
    ['niets', 'proef-1', []],
    ['een id dat geen UUID is', 'proef-1', [{ ...event, id: '1' }]],
    ['een type zonder naam', 'proef-1', [{ ...event, type: '' }]],
    ['versie nul', 'proef-1', [{ ...event, version: 0 }]],
    ['een halve versie', 'proef-1', [{ ...event, version: 1.5 }]],
    ['een versie te ver', 'proef-1', [{ ...event, version: 3_000_000_000 }]],
    ['een dag in plaats van een moment', 'proef-1', [newEvent({}, { recordedAt: '2024-03-01' })]],
    ['een moment in plaatselijke tijd', 'proef-1', [newEvent({}, { recordedAt: '2024-03-01T09:00:00+01:00' })]],
    ['een moment dat er niet was', 'proef-1', [newEvent({}, { recordedAt: '2024-03-01T25:00:00Z' })]],
  ])('is niet %s', (_, stream, events) => {
    expect(() => assertAppendable(stream, events)).toThrow(RangeError);
  });

  it('staat er maar één keer in', () => {
    expect(() => assertAppendable('proef-1', [event, { ...newEvent(), id: event.id }])).toThrow(CorruptIdempotency);
  });

  it('past, gemeten in bytes', () => {
    const room = maxEventBytes - eventBytes(newEvent({ tekst: '' }));
    expect(() => assertAppendable('proef-1', [newEvent({ tekst: 'x'.repeat(room) })])).not.toThrow();
    expect(() => assertAppendable('proef-1', [newEvent({ tekst: 'x'.repeat(room + 1) })])).toThrow(EventTooLarge);
    expect(() => assertAppendable('proef-1', [newEvent({ tekst: 'é'.repeat(room / 2 + 1) })])).toThrow(EventTooLarge);
  });
});
