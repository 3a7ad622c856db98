import { describe, expect, it } from '@jest/globals';

import { CorruptIdempotency, type EventStore, EventTooLarge } from './event-store.js';
import { appended, type Contracted, ids, newEvent, newEvents, newStream, readAll, revisions } from './fixtures.contract.js';
import type { AppendRequest } from './verdict.js';

const describeExpectations = ({ store }: Contracted): void => {
  describe('Wat de schrijver verwacht', () => {
    it('klopt met precies deze revisie', async () => {
      const stream = newStream();
      expect(appended(await store().append(stream, newEvents(2), 'no-stream')).revision).toBe(1n);
      expect(appended(await store().append(stream, newEvents(3), 1n)).revision).toBe(4n);
    });

    it('klopt niet met een andere revisie, en dan staat er wat het is', async () => {
      const stream = newStream();
      await store().append(stream, newEvents(2), 'no-stream');
      expect(await store().append(stream, newEvents(1), 0n)).toEqual({ outcome: 'conflict', actual: 1n });
      expect(await store().append(stream, newEvents(1), 7n)).toEqual({ outcome: 'conflict', actual: 1n });
      expect(await readAll(store(), stream)).toHaveLength(2);
    });

    it('is geen stream, en dat mag er maar één keer zijn', async () => {
      const stream = newStream();
      expect(appended(await store().append(stream, newEvents(1), 'no-stream')).revision).toBe(0n);
      expect(await store().append(stream, newEvents(1), 'no-stream')).toEqual({ outcome: 'conflict', actual: 0n });
    });

    it('is een revisie van een stream die er niet is', async () => {
      expect(await store().append(newStream(), newEvents(1), 0n)).toEqual({ outcome: 'conflict', actual: undefined });
    });

    it('is dat de stream er is', async () => {
      const stream = newStream();
      expect(await store().append(stream, newEvents(1), 'stream-exists')).toEqual({ outcome: 'conflict', actual: undefined });
      await store().append(stream, newEvents(1), 'no-stream');
      expect(appended(await store().append(stream, newEvents(1), 'stream-exists')).revision).toBe(1n);
    });

    it('is om het even', async () => {
      const stream = newStream();
      expect(appended(await store().append(stream, newEvents(1), 'any')).revision).toBe(0n);
      expect(appended(await store().append(stream, newEvents(2), 'any')).revision).toBe(2n);
    });
  });
};

/** Sends the same append six times at once, spread over these stores: all succeed, with one answer. */
const expectOneOf = async (stores: readonly EventStore[], { stream, events, expected }: AppendRequest): Promise<void> => {
  const six = Array.from({ length: 6 }, (_, turn) => stores[turn % stores.length] as EventStore);
  const answers = (await Promise.all(six.map((store) => store.append(stream, events, expected)))).map(appended);
  expect(answers).toEqual(answers.map(() => answers[0]));
};

const describeRetries = ({ store, another, detectsCorruptIdempotency }: Contracted): void => {
  describe('Dezelfde toevoeging nog eens', () => {
    it('slaagt met de eerdere revisie en positie, ook als er al meer staat', async () => {
      const stream = newStream();
      await store().append(stream, newEvents(1), 'no-stream');
      const batch = newEvents(2);
      const first = await store().append(stream, batch, 0n);
      await store().append(stream, newEvents(1), 2n);

      expect(await store().append(stream, batch, 0n)).toEqual(first);
      expect(await readAll(store(), stream)).toHaveLength(4);
    });

    it('slaagt ook als de eerste de stream maakte', async () => {
      const stream = newStream();
      const batch = newEvents(2);
      const first = await store().append(stream, batch, 'no-stream');
      expect(await store().append(stream, batch, 'no-stream')).toEqual(first);
    });

    it('slaagt ook met andere metadata, en de eerste blijft staan', async () => {
      const stream = newStream();
      const event = newEvent();
      const first = await store().append(stream, [event], 'no-stream');
      const later = { ...event, metadata: { ...event.metadata, recordedAt: '2024-03-01T09:00:05.000Z' } };

      expect(await store().append(stream, [later], 'no-stream')).toEqual(first);
      expect((await readAll(store(), stream)).map(({ metadata }) => metadata)).toEqual([event.metadata]);
    });

    it.each([
      ['op een revisie', 0n],
      ['om het even waar', 'any'],
    ] as const)('slaagt ook als zes keer dezelfde tegelijk komt, %s', async (_, expected) => {
      const stream = newStream();
      await store().append(stream, newEvents(1), 'no-stream');
      await expectOneOf([store()], { stream, events: newEvents(2), expected });
      expect(await readAll(store(), stream)).toHaveLength(3);
    });

    it('slaagt ook als zes keer dezelfde tegelijk de stream maakt', async () => {
      const stream = newStream();
      await expectOneOf([store()], { stream, events: newEvents(2), expected: 'no-stream' });
      expect(await readAll(store(), stream)).toHaveLength(2);
    });

    it.each(['no-stream', 'any'] as const)('slaagt ook als zij tegelijk uit twee processen komt (%s)', async (expected) => {
      const other = another();
      if (other === undefined) return;
      try {
        const stream = newStream();
        await expectOneOf([store(), other], { stream, events: newEvents(2), expected });
        expect(await readAll(other, stream)).toHaveLength(2);
      } finally {
        await other.close();
      }
    });

    it('is een conflict als er maar een deel van staat', async () => {
      const stream = newStream();
      const [first, second] = [newEvent(), newEvent()];
      await store().append(stream, [first], 'no-stream');
      expect(await store().append(stream, [first, second], 'no-stream')).toEqual({ outcome: 'conflict', actual: 0n });
    });

    it(detectsCorruptIdempotency ? 'is een fout als de inhoud anders is' : 'laat staan wat er stond, ook als de inhoud anders is', async () => {
      const stream = newStream();
      const event = newEvent({ tekst: 'zo' });
      await store().append(stream, [event], 'no-stream');
      const altered = store().append(stream, [{ ...event, data: { tekst: 'anders' } }], 'no-stream');

      if (detectsCorruptIdempotency) await expect(altered).rejects.toBeInstanceOf(CorruptIdempotency);
      else expect(appended(await altered).revision).toBe(0n);
      expect((await readAll(store(), stream)).map(({ data }) => data)).toEqual([{ tekst: 'zo' }]);
    });
  });
};

const describeIds = ({ store, detectsCorruptIdempotency }: Contracted): void => {
  if (!detectsCorruptIdempotency) return;
  describe('Een id', () => {
    it('staat maar op één plaats in de hele store', async () => {
      const [stream, other] = [newStream(), newStream()];
      const event = newEvent();
      await store().append(stream, [event], 'no-stream');

      await expect(store().append(other, [event], 'no-stream')).rejects.toBeInstanceOf(CorruptIdempotency);
      await expect(store().append(stream, [newEvent(), event], 0n)).rejects.toBeInstanceOf(CorruptIdempotency);
      await expect(store().append(newStream(), [event, event], 'any')).rejects.toBeInstanceOf(CorruptIdempotency);
      expect([await readAll(store(), other), await readAll(store(), stream)].map(({ length }) => length)).toEqual([0, 1]);
    });

    it('staat ook niet op twee plaatsen als beide tegelijk komen', async () => {
      const event = newEvent();
      const results = await Promise.allSettled([newStream(), newStream()].map((stream) => store().append(stream, [event], 'no-stream')));
      expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });
  });
};

const describeBatches = ({ store }: Contracted): void => {
  describe('Een toevoeging', () => {
    it('komt er helemaal of helemaal niet', async () => {
      const stream = newStream();
      await store().append(stream, newEvents(1), 'no-stream');
      const tooLarge = newEvent({ tekst: 'x'.repeat(1_048_577) });

      await expect(store().append(stream, [newEvent(), tooLarge, newEvent()], 0n)).rejects.toBeInstanceOf(EventTooLarge);
      await store().append(stream, newEvents(3), 5n);
      expect(revisions(await readAll(store(), stream))).toEqual([0n]);
    });

    it('van niets bestaat niet', async () => {
      await expect(store().append(newStream(), [], 'any')).rejects.toBeInstanceOf(RangeError);
    });

    it('komt terug zoals zij was, ook met vreemde tekens', async () => {
      const stream = newStream();
      const data = { 'sleutel é': 'geëvalueerd', leeg: '', tekens: '\u0000\u2028"\\\ud800 😀', getal: 1e21, diep: [null, [{ a: false }]] };
      const event = newEvent(data, { reason: 'naïef 🙂', source: { document: 'ab', line: 3 } });
      await store().append(stream, [event], 'no-stream');

      const [recorded] = await readAll(store(), stream);
      expect(recorded).toEqual({ ...event, stream, revision: 0n, position: recorded?.position });
      expect(JSON.stringify(recorded?.data)).toBe(JSON.stringify(data));
      expect(JSON.stringify(recorded?.metadata)).toBe(JSON.stringify(event.metadata));
    });

    it('mag groot zijn', async () => {
      const stream = newStream();
      const data = { tekst: 'ë'.repeat(450_000) };
      await store().append(stream, [newEvent(data)], 'no-stream');
      expect((await readAll(store(), stream)).map((recorded) => recorded.data)).toEqual([data]);
    });
  });
};

const describeRaces = ({ store }: Contracted): void => {
  describe('Wie tegelijk schrijven', () => {
    const racers = Array.from({ length: 20 }, (_, index) => index);

    it('op één revisie: precies één wint', async () => {
      const stream = newStream();
      await store().append(stream, newEvents(1), 'no-stream');
      const results = await Promise.all(racers.map(() => store().append(stream, newEvents(1), 0n)));

      expect(results.filter(({ outcome }) => outcome === 'appended')).toHaveLength(1);
      expect(results.filter(({ outcome }) => outcome === 'conflict')).toEqual(Array(19).fill({ outcome: 'conflict', actual: 1n }));
      expect(await readAll(store(), stream)).toHaveLength(2);
    });

    it('om het even waar: allen slagen, zonder gat', async () => {
      const stream = newStream();
      const events = newEvents(20);
      const results = await Promise.all(events.map((event) => store().append(stream, [event], 'any')));

      const stored = await readAll(store(), stream);
      expect(revisions(stored)).toEqual(racers.map(BigInt));
      expect(new Set(ids(stored))).toEqual(new Set(ids(events)));
      expect(new Set(results.map((result) => appended(result).revision)).size).toBe(20);
    });
  });
};

/** The contract of an append. */
export const describeAppend = (contracted: Contracted): void => {
  describeExpectations(contracted);
  describeRetries(contracted);
  describeIds(contracted);
  describeBatches(contracted);
  describeRaces(contracted);
};
