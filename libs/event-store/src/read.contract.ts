import { beforeAll, describe, expect, it } from '@jest/globals';

import { type Contracted, ids, newEvent, newEvents, newStream, readAll, revisions } from './fixtures.contract.js';

/** The contract of reading one stream. */
export const describeRead = ({ store }: Contracted): void => {
  describe('Een stream lezen', () => {
    const stream = newStream();
    const events = newEvents(6);

    beforeAll(async () => {
      await store().append(stream, events, 'no-stream');
    });

    it('geeft alles op volgorde', async () => {
      const stored = await readAll(store(), stream);
      expect(ids(stored)).toEqual(ids(events));
      expect(revisions(stored)).toEqual([0n, 1n, 2n, 3n, 4n, 5n]);
    });

    it('geeft niets als de stream er niet is', async () => {
      expect(await readAll(store(), newStream())).toEqual([]);
    });

    it.each([
      ['vanaf', { from: 4n }, [4n, 5n]],
      ['tot en met', { to: 1n }, [0n, 1n]],
      ['vanaf en tot en met', { from: 2n, to: 3n }, [2n, 3n]],
      ['ten hoogste', { max: 2 }, [0n, 1n]],
      ['achteruit', { direction: 'backwards' }, [5n, 4n, 3n, 2n, 1n, 0n]],
      ['achteruit, ten hoogste', { direction: 'backwards', max: 1 }, [5n]],
      ['achteruit, vanaf en tot en met', { direction: 'backwards', from: 1n, to: 3n }, [3n, 2n, 1n]],
      ['voorbij het einde', { from: 9n }, []],
    ] as const)('kan %s', async (_, range, expected) => {
      expect(revisions(await readAll(store(), stream, range))).toEqual(expected);
    });

    it('kan tot en met het moment waarop het bekend werd', async () => {
      const dated = newStream();
      const moments = ['2024-03-01T09:00:00.000Z', '2024-03-01T09:00:00.500Z', '2024-03-02T00:00:00Z'];
      await store().append(
        dated,
        moments.map((recordedAt) => newEvent({}, { recordedAt })),
        'no-stream',
      );

      expect(revisions(await readAll(store(), dated, { recordedUntil: '2024-03-01T09:00:00Z' }))).toEqual([0n]);
      expect(revisions(await readAll(store(), dated, { recordedUntil: '2024-03-01T23:59:59Z' }))).toEqual([0n, 1n]);
      expect(revisions(await readAll(store(), dated, { recordedUntil: '2024-03-02T00:00:00.000Z', direction: 'backwards', max: 1 }))).toEqual([2n]);
    });
  });
};
