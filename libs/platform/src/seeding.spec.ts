import { createCommands } from '@actiespoor/application';
import { memoryEventStore } from '@actiespoor/event-store';
import { readAll } from '@actiespoor/event-store/contract';
import { demoGeschiedenis } from '@actiespoor/demo';
import { describe, expect, it } from '@jest/globals';

import { hasDemo, hasOnlyOwnFacts, seedDemo, seedIndicatoren, seedOrganisaties } from './seeding.js';

const [first] = demoGeschiedenis;

const heads = async (log: string[], before: (store: ReturnType<typeof memoryEventStore>) => Promise<unknown>) => {
  const store = memoryEventStore();
  await before(store);
  const head = await store.head();
  await seedDemo(store, (line) => log.push(line));
  return { store, head, after: await store.head() };
};

/** The first step as another program told it: the same command under an id of its own. */
const toldByAnother = (store: ReturnType<typeof memoryEventStore>): Promise<unknown> => {
  if (first?.command.type !== 'KaderRegistreren') throw new Error('De demo begint niet meer met een kader');
  const commandId = '5b0d3c52-91c5-4a3e-8f0f-6b1c0d4f7a10';
  const context = { commandId, correlationId: commandId, actor: 'mdw-1', role: 'beleidsmedewerker', organisatie: 'GM1960' };
  return createCommands(store, () => first.at).kader(first.stream, first.command, context);
};

describe('De voorbeeldgeschiedenis', () => {
  it('wordt eenmaal verteld', async () => {
    const log: string[] = [];
    const { store, after } = await heads(log, () => Promise.resolve());
    await seedDemo(store, (line) => log.push(line));
    expect([after === undefined, await store.head(), log]).toEqual([false, after, []]);
  });

  it('van een eerdere versie blijft zoals zij is, en dat wordt gezegd', async () => {
    const log: string[] = [];
    const { head, after } = await heads(log, toldByAnother);
    expect([head === undefined, after]).toEqual([false, head]);
    expect(log).toEqual([expect.stringContaining('van een eerdere versie')]);
  });

  it('komt ook naast wat de start zelf vastlegde, en naast niets anders', async () => {
    const store = memoryEventStore();
    const seeding = { clock: () => '2026-11-30T12:00:00.000Z', tell: () => undefined };
    await seedOrganisaties(store, seeding);
    await seedIndicatoren(store, seeding);
    expect([await hasOnlyOwnFacts(store), await hasDemo(store)]).toEqual([true, false]);
    await seedDemo(store, () => undefined);
    expect([await hasOnlyOwnFacts(store), await hasDemo(store)]).toEqual([false, true]);
  });
});

describe('Klaarzetten', () => {
  it('slaat een stream over die een nieuwere versie schreef, zegt dat, en gaat verder', async () => {
    const store = memoryEventStore();
    const said: string[] = [];
    const metadata = {
      recordedAt: '2026-11-30T12:00:00.000Z',
      actor: 'x',
      role: 'x',
      organisatie: 'x',
      correlationId: 'x',
      causationId: 'x',
      hash: '0'.repeat(64),
    };
    await store.append('organisatie-GM0321', [{ id: crypto.randomUUID(), type: 'OrganisatieVernieuwd', version: 7, data: {}, metadata }], 'no-stream');
    await seedOrganisaties(store, { clock: () => metadata.recordedAt, tell: (line) => said.push(line) });
    expect(said).toEqual([expect.stringMatching(/slaat een stream over\. Onbekende gebeurtenis: OrganisatieVernieuwd, versie 7, in organisatie-GM0321/)]);
    const others = await readAll(store, 'organisatie-GM1960');
    expect(others.length).toBeGreaterThan(0);
  });
});
