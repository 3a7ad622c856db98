import type { Moored, Position, ProjectionSession } from '@actiespoor/event-store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Client } from 'pg';

import { openedIn, type Opened, type TestDatabase, testDatabase, waterstanden } from '../test/waterstanden.js';

interface Part {
  readonly key: string;
  readonly stand: number;
  /** The transaction that wrote it. */
  readonly door: string;
}

describe('De tweede tabel van een leesmodel', () => {
  let database: TestDatabase;
  let water: Opened;
  let client: Client;
  let session: ProjectionSession;
  let place = 0;

  const parts = async (): Promise<readonly Part[]> =>
    (await client.query<Part>('select key, stand, xmin::text as door from water.standen_v1_g1 order by key, stand')).rows;
  const moored = (): Moored => {
    place += 1;
    return { position: String(place).padStart(20, '0') as Position, eventId: `gebeurtenis-${String(place)}`, hash: '', store: 'proef' };
  };
  const write = async (...rows: readonly (readonly [plaats: string, standen: readonly number[]])[]): Promise<void> => {
    expect(await session.commit(new Map(rows.map(([plaats, standen]) => [plaats, { plaats, standen }])), moored())).toBe('committed');
  };
  const lead = async (): Promise<ProjectionSession> => {
    const led = await water.projections.lead(waterstanden, new AbortController().signal);
    if (!led) throw new Error('Geen leiding');
    return led;
  };

  beforeAll(async () => {
    database = await testDatabase();
    water = await openedIn(database, 'water');
    client = new Client({ connectionString: database.url });
    await client.connect();
    session = await lead();
  });
  afterAll(async () => {
    await session.close();
    await client.end();
    await water.close();
    await database.drop();
  });
  beforeEach(async () => {
    await session.close();
    session = await lead();
  });

  it('blijft staan voor zover er niets veranderde, ook na een nieuwe leider die eerst leest', async () => {
    await session.load(['lobith']);
    await write(['lobith', [480, 510]]);
    const [een, twee] = await parts();
    await write(['lobith', [480, 520]]);
    expect(await parts()).toEqual([een, { key: 'lobith', stand: 520, door: expect.not.stringMatching(`^${twee?.door ?? ''}$`) }]);
    await session.close();
    session = await lead();
    const before = await parts();
    await session.load(['lobith']);
    await write(['lobith', [480, 520, 530]]);
    expect((await parts()).slice(0, 2)).toEqual(before);
  });

  it('klopt ook als de leider niet weet wat er staat', async () => {
    await write(['nijmegen', [700, 710]]);
    await session.close();
    session = await lead();
    await write(['nijmegen', [710, 720]]);
    expect((await parts()).filter(({ key }) => key === 'nijmegen').map(({ stand }) => stand)).toEqual([710, 720]);
  });

  it('is na elke reeks van schrijven wat de rijen zeggen, gelezen of niet', async () => {
    const standen = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 6 });
    const step = fc.record({ plaats: fc.constantFrom('a', 'b', 'c'), standen, reads: fc.boolean(), isNewLeader: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const wanted = new Map<string, readonly number[]>();
        for (const plaats of ['a', 'b', 'c']) await write([plaats, [0]]);
        for (const { plaats, standen: told, reads, isNewLeader } of steps) {
          if (isNewLeader) {
            await session.close();
            session = await lead();
          }
          if (reads) await session.load(['a', 'b', 'c']);
          await write([plaats, told]);
          wanted.set(
            plaats,
            told.toSorted((a, b) => a - b),
          );
        }
        const found = Map.groupBy(await parts(), ({ key }) => key);
        for (const [plaats, told] of wanted) expect((found.get(plaats) ?? []).map(({ stand }) => stand)).toEqual(told);
      }),
      { numRuns: 12 },
    );
  });

  it('volgt niet wat een mislukte schrijfgang had willen schrijven', async () => {
    await session.load(['lobith']);
    await write(['lobith', [1]]);
    const unheard = { plaats: 'lobith', standen: [1, Number.NaN] };
    await expect(session.commit(new Map([['lobith', unheard]]), moored())).rejects.toThrow('NaN');
    expect(await session.load(['lobith'])).toEqual(new Map([['lobith', { plaats: 'lobith', standen: [1] }]]));
    await write(['lobith', [2]]);
    expect((await parts()).filter(({ key }) => key === 'lobith').map(({ stand }) => stand)).toEqual([2]);
  });
});
