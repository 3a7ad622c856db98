import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NieuweProef } from '@actiespoor/application/ports';
import type { ImportId, PersoonId } from '@actiespoor/plan/events';

import { houten, openedReadStore, type Opened } from '../test/feiten.js';

const proef = (importId: string, gemaaktOp: string): NieuweProef => ({
  importId: importId as ImportId,
  eigenaar: houten,
  gemaaktDoor: 'medewerker-1',
  document: 'abc',
  inhoud: { knopen: [importId] },
  gemaaktOp,
});

const moment = '2024-01-08T12:00:00.000Z';

describe('Wat geen gebeurtenis is', () => {
  let opened: Opened;

  beforeAll(async () => {
    opened = await openedReadStore();
  });

  afterAll(() => opened.close());

  it('is een proef, die blijft zoals hij het eerst was', async () => {
    const { proeven } = opened.readStore;
    const first = proef('een', moment);
    expect(await proeven.create(first)).toEqual(first);
    expect(await proeven.create({ ...first, inhoud: { knopen: ['anders'] } })).toEqual(first);
    expect(await proeven.get('onbekend' as ImportId)).toBeUndefined();
  });

  it('is het antwoord op een doorvoering, dat hetzelfde blijft', async () => {
    const { proeven } = opened.readStore;
    const { importId } = await proeven.create(proef('twee', moment));
    await proeven.markDone(importId, { antwoord: { planId: 'plan' }, op: moment });
    await proeven.markDone(importId, { antwoord: { planId: 'ander' }, op: '2024-01-09T12:00:00.000Z' });
    expect(await proeven.get(importId)).toMatchObject({ antwoord: { planId: 'plan' }, doorgevoerdOp: moment });
  });

  it('is een doorvoering die begonnen is, en na een herstart dezelfde stappen doet', async () => {
    const { proeven } = opened.readStore;
    const { importId } = await proeven.create(proef('drie', '2024-01-01T00:00:00.000Z'));
    const stappen = { stappen: [1, 2] };
    expect([await proeven.begin(importId, stappen), await proeven.begin(importId, { stappen: [] })]).toEqual([stappen, stappen]);
    expect(await proeven.purge(moment)).toBe(0);
    expect(await proeven.begun()).toEqual([{ importId, begonnen: stappen }]);
    await proeven.markDone(importId, { antwoord: {}, op: moment });
    expect(await proeven.begun()).toEqual([]);
    expect(await proeven.begin(importId, { stappen: [] })).toEqual(stappen);
    await expect(proeven.begin('onbekend' as ImportId, stappen)).rejects.toThrow(RangeError);
    expect(await proeven.purge(moment)).toBe(1);
  });

  it('verdwijnt na zijn dagen, op het antwoord na', async () => {
    const { proeven } = opened.readStore;
    const old = await proeven.create(proef('oud', '2024-01-01T00:00:00.000Z'));
    const done = await proeven.create(proef('klaar', '2024-01-01T00:00:00.000Z'));
    const young = await proeven.create(proef('jong', '2024-01-07T00:00:00.000Z'));
    await proeven.markDone(done.importId, { antwoord: { planId: 'plan' }, op: moment });

    expect(await proeven.purge('2024-01-02T00:00:00.000Z')).toBe(2);
    expect(await proeven.get(old.importId)).toBeUndefined();
    const { inhoud: _, ...withoutContent } = done;
    expect(await proeven.get(done.importId)).toEqual({ ...withoutContent, doorgevoerdOp: moment, antwoord: { planId: 'plan' } });
    expect(await proeven.get(young.importId)).toEqual(young);
  });

  it('is een bron, byte voor byte, die vergeten blijft', async () => {
    const { bronnen } = opened.readStore;
    const bron = { inhoud: Buffer.from([0, 255, 10, 92]), soort: 'text/plain' };
    await bronnen.put('hash', bron);
    expect(await bronnen.get('hash')).toEqual(bron);
    await bronnen.forget('hash', moment);
    await bronnen.put('hash', bron);
    expect(await bronnen.get('hash')).toBeUndefined();
  });

  it('is de naam van een mens, die blijft tot hij vergeten wordt', async () => {
    const { personen } = opened.readStore;
    const [anna, bert] = ['persoon-1' as PersoonId, 'persoon-2' as PersoonId];
    await personen.put([]);
    await personen.put([
      { id: anna, naam: 'Anna' },
      { id: bert, naam: 'Bert', organisatie: houten },
    ]);
    await personen.put([{ id: anna, naam: 'Anders' }]);
    expect(await personen.names([anna, bert, 'onbekend'])).toEqual(
      new Map([
        [anna, 'Anna'],
        [bert, 'Bert'],
      ]),
    );
    await personen.forget(anna, moment);
    await personen.put([{ id: anna, naam: 'Anna' }]);
    expect(await personen.names([anna])).toEqual(new Map());
    expect(await personen.names([])).toEqual(new Map());
  });

  it('is sinds wanneer de event store weg is: wie het eerst zag, tot hij terug is', async () => {
    const { outages } = opened.readStore;
    expect(await outages.since()).toBeUndefined();
    expect(await outages.begin('2024-01-08T12:00:00.123Z')).toBe('2024-01-08T12:00:00.123Z');
    expect(await outages.begin('2024-01-08T12:00:09.000Z')).toBe('2024-01-08T12:00:00.123Z');
    await outages.end();
    expect(await outages.since()).toBeUndefined();
    expect(await outages.begin('2024-01-08T13:00:00.000Z')).toBe('2024-01-08T13:00:00.000Z');
  });
});
