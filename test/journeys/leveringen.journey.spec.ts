import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Problem } from '../../apps/api/src/edge/problem.js';
import type { LeveringAntwoord, LeveringLijst, LeveringOntvangen, TrendAntwoord } from '../../apps/api/src/veilig-thuis/antwoorden.js';
import { landelijk } from '../../libs/veilig-thuis-import/test/landelijk.js';
import { csv, type Voorbeeldtabel, v3, v4 } from '../../libs/veilig-thuis-import/test/voorbeeldtabel.js';
import { asPublished, bytesOf, type Bytes, figuresIn, inOne, leveringen, leveringType as stream, load, trend } from '../support/cijfers.js';
import type { Client } from '../support/client.js';
import { eventStores, startServerOn } from '../support/event-stores.js';
import { beheerder, beleidsmedewerkerHouten, lezerHouten, zonderRol } from '../support/medewerkers.js';
import type { TestServer } from '../support/test-server.js';

const forms: readonly (readonly [string, string, () => Promise<Bytes>, string])[] = [
  ['OData v3', stream, () => inOne(v3(landelijk)), ''],
  ['OData v4', stream, () => inOne(v4(landelijk)), ''],
  ['CSV van StatLine', 'text/csv', () => bytesOf([csv(landelijk)]), '?op=2025-10-31'],
];

describe.each(forms)('De gepubliceerde halfjaren, geladen als %s', (...[, type, bytes, query]) => {
  let server: TestServer;
  let beheer: Client;

  beforeAll(async () => {
    server = await startServerOn('PostgreSQL');
    beheer = await server.as(beheerder);
  }, 60_000);
  afterAll(() => server.stop());

  it('komen tot op het cijfer terug, met hun levering en voorlopig waar CBS dat zegt', async () => {
    const file = await bytes();
    const { status, headers, body } = await load(beheer, file, { query, type });
    expect([status, headers.get('location')]).toEqual([201, `${leveringen}/${body.leveringId}`]);
    expect(body).toMatchObject({ tabel: '84847NED', uitgave: '2025-10-31', waarnemingen: 18, metWaarde: 18, voorlopig: 6, bevindingen: [] });
    const lezer = await server.as(lezerHouten);
    const antwoord = await trend(lezer);
    expect(figuresIn(antwoord)).toEqual(asPublished);
    expect(antwoord.leveringen).toMatchObject([{ leveringId: body.leveringId, uitgave: '2025-10-31' }]);
    const punten = antwoord.reeksen.flatMap((reeks) => reeks.punten);
    expect(punten.filter(({ waarde }) => waarde !== null).every(({ leveringId }) => leveringId === body.leveringId)).toBe(true);
    expect([...new Set(punten.filter(({ voorlopigheid }) => voorlopigheid === 'voorlopig').map(({ periode }) => periode))]).toEqual([
      '2023JJ00',
      '2022HJ01',
      '2025HJ01',
    ]);
    expect(punten.filter(({ stand }) => stand === 'niet-geleverd').length).toBe(10);
    const { bestanden } = (await lezer.get<LeveringAntwoord>(`${leveringen}/${body.leveringId}`)).body;
    expect(bestanden).toEqual([{ sha256: createHash('sha256').update(file).digest('hex'), bytes: file.length }]);
  });
});

describe.each(eventStores)('Een levering in %s', (store) => {
  let server: TestServer;
  let beheer: Client;
  let eerste: LeveringOntvangen;
  let voorDeHerziening: string;

  const herzien: Voorbeeldtabel = {
    ...landelijk,
    gewijzigd: '2025-11-30T02:00:00',
    cel: (maat, plaats) => (plaats.periode.code === '2025HJ01' && maat === 0 ? 85_000 : landelijk.cel(maat, plaats)),
  };
  const punt = async (query = ''): Promise<TrendAntwoord['reeksen'][number]['punten'][number] | undefined> => {
    const { reeksen } = await trend(beheer, `gebied=NL01${query}`);
    return reeksen.find(({ maat, periodesoort }) => maat === 'Gestarte adviezen' && periodesoort === 'halfjaar')?.punten.at(-1);
  };

  beforeAll(async () => {
    server = await startServerOn(store);
    beheer = await server.as(beheerder);
    eerste = (await load(beheer, await inOne(v3(landelijk)))).body;
    await trend(beheer);
    voorDeHerziening = new Date().toISOString();
  }, 60_000);
  afterAll(() => server.stop());

  it('verandert niets als zij nog eens komt, onder dezelfde sleutel of een andere', async () => {
    const [bytes, key] = [await inOne(v3(landelijk)), randomUUID()];
    for (const again of [await load(beheer, bytes, { key }), await load(beheer, bytes, { key }), await load(beheer, bytes)])
      expect([again.status, again.body]).toMatchObject([201, { leveringId: eerste.leveringId, ongewijzigd: true, positie: eerste.positie }]);
    expect((await beheer.read<LeveringLijst>(leveringen)).body.leveringen).toHaveLength(1);
  });

  it('herziet een eerdere, en beide uitgaven blijven te vragen', async () => {
    const { body } = await load(beheer, await inOne(v3(herzien)));
    expect(await punt()).toMatchObject({ waarde: 85_000, leveringId: body.leveringId, eerder: [{ waarde: 84_935, leveringId: eerste.leveringId }] });
    expect(await punt(`&bekendOp=${voorDeHerziening}`)).toMatchObject({ waarde: 84_935, leveringId: eerste.leveringId });
    expect((await trend(beheer, 'gebied=NL01&bekendOp=2020-01-01')).reeksen).toEqual([]);
  });

  it('kan worden ingetrokken met een motief; dan geldt de eerdere weer', async () => {
    const [, tweede] = (await beheer.read<LeveringLijst>(leveringen)).body.leveringen;
    const address = `${leveringen}/${tweede?.leveringId ?? ''}`;
    expect((await beheer.change(`${address}/intrekkingen`, { motief: 'Een proeftabel' })).status).toBe(201);
    expect(await punt()).toMatchObject({ waarde: 84_935, leveringId: eerste.leveringId });
    const gelezen = (await beheer.read<LeveringAntwoord>(address)).body;
    expect(gelezen).toMatchObject({
      stand: 'ingetrokken',
      verloop: [
        { stap: 'vastgelegd', rol: 'beheerder' },
        { stap: 'ingetrokken', motief: 'Een proeftabel' },
      ],
    });
    const anders = await beheer.change<Problem>(`${address}/intrekkingen`, { motief: 'Iets anders' });
    expect([anders.status, anders.body.reden]).toEqual([409, 'intrekking-anders']);
  });

  it('is gedekt door de controle van de geschiedenis', async () => {
    const { verifyStore } = await import('@actiespoor/integrity');
    const { platform } = server;
    const stored = { store: platform.eventStore, wortels: (await import('@actiespoor/integrity')).postgresWortelStore({ url: server.databaseUrl }) };
    const { gebeurtenissen, bevindingen } = await verifyStore(stored, { sleutels: [], signal: new AbortController().signal });
    await stored.wortels.close();
    expect([gebeurtenissen > 4, bevindingen]).toEqual([true, []]);
  });
});

describe('Een cijfer dat CBS wegliet', () => {
  let server: TestServer;
  const regios = ['VT05', 'VT06', 'VT14'];

  const waarden = async (client: Client, gebied: string): Promise<readonly unknown[]> => {
    const { reeksen } = await trend(client, `gebied=${gebied}&tabel=84852NED`);
    return reeksen.map(({ punten }) => punten[0]?.waarde ?? punten[0]?.stand);
  };

  beforeAll(async () => {
    server = await startServerOn('PostgreSQL');
    const bytes = new Uint8Array(await readFile('test/fixtures/voorbeelden/veilig-thuis-beoordeling.csv'));
    expect((await load(await server.as(beheerder), bytes, { query: '?op=2025-10-31', type: 'text/csv' })).status).toBe(201);
  }, 60_000);
  afterAll(() => server.stop());

  it('is in geen antwoord door aftrekken te vinden', async () => {
    const lezer = await server.as(lezerHouten);
    expect(await waarden(lezer, 'VT14')).toEqual([2_810, 2_000, 685, 'onderdrukt', 105, 'onbekend']);
    for (const regio of regios) expect((await waarden(lezer, regio)).filter((one) => typeof one !== 'number').length).not.toBe(1);
    expect((await trend(lezer, 'gebied=VT14&tabel=84852NED')).kanttekeningen.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['afwezig', 'onderdrukt']),
    );
  });
});

describe('Een levering die niet deugt', () => {
  let server: TestServer;
  let beheer: Client;

  const refused = async (bytes: Bytes, query = '', type = stream): Promise<readonly [number, readonly string[]]> => {
    const { status, body } = await load<Problem>(beheer, bytes, { query, type });
    return [status, (body.invalidParams ?? []).map(({ name, reason }) => `${name}: ${reason}`)];
  };
  const text = (content: string): Bytes => new Uint8Array(new TextEncoder().encode(content));
  const regel = (periode: string, waarde: string): string => `"Nederland";"${periode}";"${waarde}"`;
  const bestand = (...regels: readonly string[]): Bytes =>
    text(['"Regio\'s";"Perioden";"Gestarte adviezen (aantal)"', ...regels, '"Bron: CBS"', ''].join('\n'));

  beforeAll(async () => {
    server = await startServerOn('PostgreSQL');
    beheer = await server.as(beheerder);
  }, 60_000);
  afterAll(async () => {
    await server.stop();
  });

  it('krijgt alle fouten in één antwoord, met hun rij', async () => {
    const [status, fouten] = await refused(bestand(regel('2024', '1.5'), regel('2024 3e halfjaar', '5'), regel('2025', 'veel')), '?tabel=84847NED', 'text/csv');
    expect([status, fouten.length]).toEqual([400, 3]);
    expect(fouten.map((fout) => /rij (\d+)/.exec(fout)?.[1]).toSorted()).toEqual(['2', '3', '4']);
  });

  it('wordt geweigerd als zij van een andere tabel is, afgebroken, leeg, een webpagina, of zonder naam van haar tabel', async () => {
    const heel = await inOne(v3(landelijk));
    const cases: readonly (readonly [Bytes, string, RegExp])[] = [
      [heel, '?tabel=84849NED', /andere-tabel/],
      [heel.slice(0, heel.length - 40), '', /afgebroken|json-onleesbaar/],
      [text(''), '', /leeg/],
      [text('<html>503</html>'), '', /webpagina/],
      [bestand(regel('2024', '5')), '', /tabel-niet-genoemd/],
      [await inOne(v3({ ...landelijk, id: '37230ned' })), '', /tabel-onbekend/],
      [await inOne(v3({ ...landelijk, gebieden: [{ code: 'VT27', titel: 'Oost-Brabant (VT)' }] })), '', /gebied-ander-jaar/],
    ];
    for (const [bytes, query, reason] of cases) {
      const [status, fouten] = await refused(bytes, query);
      expect([status, fouten.join(' ')]).toEqual([400, expect.stringMatching(reason)]);
    }
  });

  it('laat niets achter', async () => {
    expect((await beheer.read<LeveringLijst>(leveringen)).body).toEqual({ leveringen: [] });
    const noise: string[] = [];
    const ending = new AbortController();
    for await (const item of server.platform.eventStore.feed({ streamPrefixes: ['cijfers-', 'levering-'], signal: ending.signal })) {
      if (item.kind === 'event') noise.push(item.recorded.type);
      if (item.kind === 'caught-up') break;
    }
    expect(noise).toEqual([]);
  });

  it('wordt niet gelezen van wie niet mag, zonder sleutel, of in een andere vorm', async () => {
    const bytes = await inOne(v3(landelijk));
    const houten = await server.as(beleidsmedewerkerHouten);
    const answers = [
      await load<Problem>(houten, bytes),
      await beheer.send('POST', leveringen, { headers: { 'content-type': stream }, body: bytes }),
      await load<Problem>(beheer, bytes, { type: 'application/pdf' }),
      await load<Problem>(beheer, bytes, { query: '?tabel=1' }),
      await (await server.as(zonderRol)).get('/v1/veilig-thuis/trends?gebied=NL01'),
      await beheer.get('/v1/veilig-thuis/trends?gebied=Houten'),
      await beheer.get('/v1/veilig-thuis/trends?gebied=GM9999'),
      await beheer.get('/v1/veilig-thuis/trends'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 428, 415, 400, 403, 400, 400, 400]);
  });

  it('is onder dezelfde sleutel een ander verzoek', async () => {
    const key = randomUUID();
    const first = await load(beheer, await inOne(v3(landelijk)), { key });
    const other = await load<Problem>(beheer, await inOne(v4({ ...landelijk, cel: () => 5 })), { key });
    expect([first.status, other.status, other.body.reden]).toEqual([201, 409, 'sleutel-hergebruikt']);
  });

  it('toont van twee tegelijk beide, elk heel', async () => {
    const [een, ander] = [10, 15].map((cijfer) => ({
      ...landelijk,
      id: '84849NED',
      titel: 'Huiselijk geweld; rol/functie, organisatie, duur geweld, regio',
      cel: () => cijfer,
    }));
    const both = await Promise.all([een, ander].map(async (tabel) => load(beheer, await inOne(v3(tabel as Voorbeeldtabel)))));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const { reeksen, leveringen: gebruikt } = await trend(beheer, 'gebied=NL01&tabel=84849NED');
    expect(gebruikt).toHaveLength(2);
    expect(reeksen.flatMap(({ punten }) => punten).every(({ waarde, eerder }) => waarde === null || eerder?.length === 1)).toBe(true);
  });
});
