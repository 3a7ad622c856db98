import { type EventStore, memoryEventStore, type Position, type ReadRange, type Recorded, StreamTampered, type Tampering } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { dayOfWork, write } from '../test/history.js';
import { eventsOf, holding } from '../test/tampered.js';
import { plaatsVan } from './bevinding.js';
import { verifyStore } from './verify.js';
import { memoryWortelStore } from './wortel-store.js';

const deleted: Tampering = { stream: 'proef-b', kind: 'deleted', what: 'is verwijderd', since: '2026-11-20T09:00:00.000Z', position: '7' as Position };

/** A server with a complete log, whose reads may hide a part of it. */
interface Shield {
  readonly tamperings?: readonly Tampering[];
  readonly seen?: (event: Recorded) => boolean;
  readonly refuses?: Tampering;
}

const shielded = async ({ tamperings = [], seen = () => true, refuses }: Shield): Promise<EventStore> => {
  const store = memoryEventStore();
  await write(store, dayOfWork('2026-11-20', 9, ['proef-a', 'proef-b']));
  const events = await eventsOf(store);
  return {
    ...holding(events),
    async *tampered() {
      await Promise.resolve();
      yield* tamperings;
    },
    async *read(stream: string, { from = 0n, to, max }: ReadRange = {}) {
      await Promise.resolve();
      if (refuses?.stream === stream) throw new StreamTampered(refuses);
      yield* events
        .filter((event) => event.stream === stream && event.revision >= from && (to === undefined || event.revision <= to) && seen(event))
        .slice(0, max);
    },
  };
};

const found = async (shield: Shield): Promise<readonly string[]> => {
  const { bevindingen } = await verifyStore({ store: await shielded(shield), wortels: memoryWortelStore() }, { sleutels: [] });
  return bevindingen.map((bevinding) => `${bevinding.soort}: ${plaatsVan(bevinding)}. ${bevinding.melding}`);
};

describe('Een server waar een ander iets met een stream kan doen', () => {
  it('geeft geen bevinding als niemand dat deed', async () => {
    expect(await found({})).toEqual([]);
  });

  it('zegt wat er is gedaan, waar en wanneer, ook als alles nog te lezen is', async () => {
    expect(await found({ tamperings: [deleted] })).toEqual([
      'ingreep: positie 7, stream proef-b. Stream proef-b is verwijderd (op 2026-11-20T09:00:00.000Z). Dat deed dit programma niet. Vraag de beheerder van de event store wat daar is gebeurd.',
    ]);
  });

  it('noemt een stream één keer, die ook niet te lezen is', async () => {
    expect(await found({ tamperings: [deleted], refuses: deleted })).toHaveLength(1);
    expect(await found({ refuses: deleted })).toEqual([expect.stringContaining('is verwijderd')]);
  });

  it.each<readonly [string, Shield['seen'], string]>([
    ['het begin', ({ revision }) => revision > 0n, 'revisie 0'],
    ['het einde', ({ stream, revision }) => stream !== 'proef-a' || revision < 4n, 'revisie 4'],
  ])('geeft niet meer %s van een stream die in het log heel is', async (_, seen, plaats) => {
    const bevindingen = await found(seen ? { seen } : {});
    expect(bevindingen[0]).toMatch(new RegExp(`^ingreep: stream proef-a, ${plaats}\\.`));
  });
});
