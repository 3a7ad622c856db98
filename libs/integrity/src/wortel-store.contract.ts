import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { newSleutelPem, sleutelFromPem } from './sleutel.js';
import type { GetekendeWortel, Wortel } from './wortel.js';
import type { WortelStore } from './wortel-store.js';

const sleutel = sleutelFromPem(newSleutelPem());

const wortel = (nummer: number, changes: Partial<Wortel> = {}): GetekendeWortel =>
  sleutel.sign({
    nummer,
    dag: `2026-11-${String(10 + nummer)}`,
    aantal: 1,
    totaal: nummer + 1,
    kop: `C:${nummer}/P:é` as Wortel['kop'],
    wortel: 'a'.repeat(64),
    som: 'b'.repeat(64),
    vorige: nummer === 0 ? null : 'c'.repeat(64),
    getekendOp: '2026-11-23T08:00:00.000Z',
    ...changes,
  });

interface Opened {
  readonly store: WortelStore;
  close(): Promise<void>;
}

/** The contract of a store for roots. */
export const wortelStoreContract = (name: string, open: () => Promise<Opened>): void => {
  describe(`Wortels bewaren in ${name}`, () => {
    let opened: Opened;

    beforeEach(async () => {
      opened = await open();
    });

    afterEach(() => opened.close());

    it('begint leeg', async () => {
      expect(await opened.store.last()).toBeUndefined();
      expect(await opened.store.list()).toEqual([]);
    });

    it('geeft terug wat getekend is, op volgorde', async () => {
      const wortels = [wortel(0), wortel(1), wortel(2)];
      for (const each of wortels) expect(await opened.store.append(each)).toBe('appended');
      expect(await opened.store.list()).toEqual(wortels);
      expect(await opened.store.last()).toEqual(wortels[2]);
    });

    it('houdt de eerste van twee met hetzelfde nummer of dezelfde dag', async () => {
      const first = wortel(0);
      await opened.store.append(first);
      expect(await opened.store.append(wortel(0, { dag: '2026-11-30' }))).toBe('taken');
      expect(await opened.store.append(wortel(1, { dag: first.dag }))).toBe('taken');
      expect(await opened.store.list()).toEqual([first]);
    });
  });
};
