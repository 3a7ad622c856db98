import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { auditorLekstroom, beleidsmedewerkerHouten, beleidsmedewerkerVlaardingen, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Signalen {
  readonly signalen: readonly {
    readonly soort: string;
    readonly code: string;
    readonly van: string;
    readonly organisatie: string;
    readonly watTeDoen: string;
    readonly acties: readonly { readonly actieId: string }[];
  }[];
}

const plan = (eigenaar: string, more: object = {}) => ({
  titel: `Plan ${randomUUID()}`,
  soort: eigenaar.startsWith('SV') ? 'regionaal' : 'lokaal',
  eigenaar,
  periode: {},
  niveaus: ['actielijn'],
  op: '2022-01-01',
  ...more,
});
const actie = (more: object = {}) => ({ omschrijving: `Actie ${randomUUID()}`, soort: 'actie', volgorde: 1, op: '2022-02-01', ...more });

describe('Waar een opdracht naar verwijst', () => {
  let server: TestServer;
  let regio: Client;
  let houten: Client;
  let vlaardingen: Client;
  let planId: string;

  const newPlan = async (who: Client, eigenaar: string, more: object = {}): Promise<string> =>
    (await who.post<{ planId: string }>('/v1/plannen', plan(eigenaar, more))).body.planId;
  const newActie = async (more: object = {}, inPlan = planId, who = regio): Promise<string> =>
    (await who.post<{ actieId: string }>(`/v1/plannen/${inPlan}/acties`, actie(more))).body.actieId;
  const reden = async (answer: Promise<{ readonly status: number; readonly body: unknown }>): Promise<unknown> => {
    const { status, body } = await answer;
    return status === 409 ? (body as { readonly reden?: string }).reden : status;
  };

  beforeAll(async () => {
    server = await startTestServer();
    [regio, houten, vlaardingen] = await Promise.all([
      server.as(regiocoordinatorLekstroom),
      server.as(beleidsmedewerkerHouten),
      server.as(beleidsmedewerkerVlaardingen),
    ]);
    planId = await newPlan(regio, 'SV-LEKSTROOM');
  });
  afterAll(() => server.stop());

  it('bestaat en is van het goede plan: een hoofdactie', async () => {
    const [elders, vanAnderen] = [
      await newActie({}, await newPlan(regio, 'SV-LEKSTROOM')),
      await newActie({}, await newPlan(vlaardingen, 'GM0622'), vlaardingen),
    ];
    const onder = (hoofdactieId: string, op = '2022-03-01') => reden(regio.post(`/v1/plannen/${planId}/acties`, actie({ hoofdactieId, op })));
    for (const id of [randomUUID(), planId, elders, vanAnderen]) expect(await onder(id)).toBe('hoofdactie-onbekend');

    const hoofdactieId = await newActie({ op: '2022-06-01' });
    expect(await onder(hoofdactieId)).toBe('hoofdactie-onbekend'); // there was none yet in March
    expect(await onder(hoofdactieId, '2022-06-01')).toBe(201);
    const deelactieId = await newActie({ hoofdactieId, op: '2022-06-02' });
    expect(await onder(deelactieId, '2022-07-01')).toBe('hoofdactie-is-deelactie');

    const weg = await newActie();
    await regio.change(`/v1/acties/${weg}/vervallenverklaringen`, { motief: 'Gaat niet door', op: '2022-05-01' });
    expect([await onder(weg, '2022-05-01'), await onder(weg, '2022-04-01')]).toEqual(['hoofdactie-vervallen', 201]);

    const meldt = await newActie({ schaal: { tekst: 'Regionaal', soort: 'regionaal' } });
    await regio.change(`/v1/acties/${meldt}/statusupdates`, { status: 'gestart', organisatie: 'SV-LEKSTROOM', op: '2022-08-01' });
    expect([await onder(meldt, '2022-04-01'), await onder(meldt, '2022-09-01')]).toEqual(['hoofdactie-meldt-zelf', 201]);
  });

  it('was er op die dag: een kader, en zijn voorganger', async () => {
    const kader = { titel: 'Regiovisie', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: '2022-05-01' };
    const { kaderId } = (await regio.post<{ kaderId: string }>('/v1/kaders', kader)).body;
    expect(await Promise.all([randomUUID(), planId, kaderId].map((id) => reden(regio.post('/v1/plannen', plan('SV-LEKSTROOM', { kaderId: id })))))).toEqual([
      'kader-onbekend',
      'kader-onbekend',
      'kader-onbekend',
    ]);
    const feit = { soort: 'kader-geregistreerd', op: '2022-05-01' };
    expect((await regio.post<{ feit?: object }>('/v1/plannen', plan('SV-LEKSTROOM', { kaderId }))).body.feit).toEqual(feit);
    expect((await regio.post<{ feit?: object }>('/v1/kaders', { ...kader, titel: 'Eerder', voorganger: kaderId, op: '2022-04-01' })).body.feit).toEqual(feit);
    expect(await reden(regio.post('/v1/plannen', plan('SV-LEKSTROOM', { kaderId, op: '2022-05-01' })))).toBe(201);
    expect(await reden(regio.post('/v1/kaders', { ...kader, titel: 'Volgende', voorganger: randomUUID() }))).toBe('kader-onbekend');
    expect(await reden(regio.post('/v1/kaders', { ...kader, titel: 'Volgende', voorganger: kaderId }))).toBe(201);
  });

  it('is een ander, en te lezen voor wie het noemt: een koppeling', async () => {
    const [een, ander, vanAnderen] = [await newActie(), await newActie(), await newActie({}, await newPlan(vlaardingen, 'GM0622'), vlaardingen)];
    const koppel = (soort: string, doel: string, op = '2022-03-01') => reden(regio.change(`/v1/acties/${een}/koppelingen`, { soort, doel, op }));
    expect([
      await koppel('zieOok', een),
      await koppel('zieOok', randomUUID()),
      await koppel('zieOok', vanAnderen),
      await koppel('zieOok', 'zomaar iets'),
    ]).toEqual(['verwijst-naar-zichzelf', 'doel-onbekend', 'doel-onbekend', 'doel-onbekend']);
    expect([await koppel('tevensOnder', randomUUID()), await koppel('zieOok', ander), await koppel('buitenPlan', 'De LEA-agenda')]).toEqual([
      'knoop-onbekend',
      201,
      201,
    ]);
    await regio.change(`/v1/acties/${ander}/vervallenverklaringen`, { motief: 'Niet meer nodig', op: '2023-01-01' });
    const derde = await newActie();
    const koppelDerde = (op: string) => reden(regio.change(`/v1/acties/${derde}/koppelingen`, { soort: 'zieOok', doel: ander, op }));
    expect([await koppelDerde('2023-01-01'), await koppelDerde('2022-12-31')]).toEqual(['doel-onbekend', 201]);
  });

  it('noemt de dag vanaf of tot wanneer het er is, als het er op die dag niet was', async () => {
    const eigen = await newPlan(regio, 'SV-LEKSTROOM');
    const knoop = (titel: string) => ({ niveau: 'actielijn', titel, volgorde: 1, op: '2022-06-01' });
    const voegToe = async (titel: string) => (await regio.change<{ knoopId: string }>(`/v1/plannen/${eigen}/knopen`, knoop(titel))).body.knoopId;
    const [een, ander] = [await voegToe('Een'), await voegToe('Ander')];
    const [actieId, later] = [await newActie({}, eigen), await newActie({ op: '2022-07-01' }, eigen)];
    const weigering = async (path: string, json: object) => {
      const { body } = await regio.change<{ reden: string; feit?: object; detail: string }>(path, { op: '2022-03-01', ...json });
      return [body.reden, body.feit, /op (\d{4}-\d\d-\d\d)/.exec(body.detail)?.[1]];
    };
    const vanaf = (reden: string, soort: string, op: string) => [reden, { soort, op }, op];
    const toegevoegd = vanaf('knoop-onbekend', 'knoop-toegevoegd', '2022-06-01');
    const koppelingen = `/v1/acties/${actieId}/koppelingen`;
    expect(await weigering(`/v1/acties/${actieId}/wijzigingen`, { knoopId: een })).toEqual(toegevoegd);
    expect(await weigering(koppelingen, { soort: 'tevensOnder', doel: een })).toEqual(toegevoegd);
    expect(await weigering(koppelingen, { soort: 'zieOok', doel: later })).toEqual(vanaf('doel-onbekend', 'actie-opgenomen', '2022-07-01'));

    await regio.post(
      `/v1/plannen/${eigen}/knopen/${een}/samenvoegingen`,
      { knopen: [ander], op: '2022-09-01' },
      { ifMatch: (await regio.read(`/v1/plannen/${eigen}`)).headers.get('etag') ?? '' },
    );
    expect(await weigering(koppelingen, { soort: 'tevensOnder', doel: ander, op: '2022-10-01' })).toEqual(
      vanaf('knoop-opgegaan', 'knoop-samengevoegd', '2022-09-01'),
    );
    await regio.change(`/v1/acties/${later}/vervallenverklaringen`, { motief: 'Niet meer nodig', op: '2022-11-01' });
    expect(await weigering(koppelingen, { soort: 'zieOok', doel: later, op: '2022-12-01' })).toEqual(vanaf('doel-onbekend', 'actie-vervallen', '2022-11-01'));
    await regio.change(`/v1/acties/${actieId}/resultaten`, { resultaat: 'Geoefend', op: '2022-08-01' });
    expect(await weigering(`/v1/acties/${actieId}/correcties`, { veld: 'resultaat', nieuw: 'Geöefend' })).toEqual(
      vanaf('tekst-ontbreekt', 'resultaat-beoogd', '2022-08-01'),
    );
    const { body } = await regio.post<{ feit?: object }>(`/v1/plannen/${eigen}/acties`, actie({ hoofdactieId: later, op: '2022-03-01' }));
    expect(body.feit).toEqual({ soort: 'actie-opgenomen', op: '2022-07-01' });
  });

  it('is iemand die men kan kennen, als een trekker een persoon is', async () => {
    const id = await newActie();
    const wijs = (more: object) => regio.change(`/v1/acties/${id}/trekkers`, { tekst: 'De coördinator', op: '2022-03-01', ...more });
    expect([
      (await wijs({ soort: 'persoon' })).status,
      (await wijs({ soort: 'functie', persoon: randomUUID() })).status,
      (await wijs({ soort: 'organisatie' })).status,
    ]).toEqual([400, 400, 400]);
    expect(await reden(wijs({ soort: 'persoon', persoon: randomUUID() }))).toBe('persoon-onbekend');
  });

  it('bestond in dat jaar: een organisatie', async () => {
    const id = await newActie();
    const antwoord = await regio.change<{ invalidParams: readonly { name: string }[] }>(`/v1/acties/${id}/trekkers`, {
      tekst: 'West Betuwe',
      soort: 'organisatie',
      organisatie: 'GM1960',
      op: '2018-01-01',
    });
    expect([antwoord.status, antwoord.body.invalidParams.map(({ name }) => name)]).toEqual([400, ['organisatie']]);
  });

  it('heeft een code die vrij is: hoe die ook geschreven is, en weer als zij is opgegeven', async () => {
    const eerste = await newActie({ code: '5b' });
    const neem = (code: string) => regio.post<{ actieId: string; reden?: string; id?: string }>(`/v1/plannen/${planId}/acties`, actie({ code }));
    expect((await neem('5B ')).body).toMatchObject({ reden: 'actie-bestaat-al', id: eerste });
    const ander = await newActie({ code: '5c' });
    expect((await regio.change<{ id: string }>(`/v1/acties/${ander}/wijzigingen`, { code: ' 5B', op: '2022-04-01' })).body).toMatchObject({
      reden: 'code-bezet',
      id: eerste,
    });
    await regio.change(`/v1/acties/${eerste}/wijzigingen`, { code: '5d', op: '2022-04-01' });
    const opnieuw = await regio.post<{ actieId: string }>(`/v1/plannen/${planId}/acties`, actie({ code: '5b', op: '2022-05-01' }));
    expect([opnieuw.status, opnieuw.body.actieId === eerste]).toEqual([201, false]);
  });

  it('wat tegelijk kwam is een signaal voor wie het kan herstellen, en daarna niet meer', async () => {
    const eigen = await newPlan(regio, 'SV-LEKSTROOM');
    const ids = await Promise.all(Array.from({ length: 8 }, (_, index) => newActie({ code: `x${String(index)}` }, eigen)));
    const { eventStore, commands, dossiers } = server.platform;
    const before = await eventStore.head();
    // Eight processes at once: each read the plan before any of the others wrote.
    const wensen = await Promise.all(
      ids.map(async (actieId) => {
        const dossier = await dossiers.actie(actieId as never);
        const wens = { type: 'ActieWijzigen', data: { actieId, code: 'zelfde', op: '2022-04-01' } } as never;
        return { actieId, command: { ...(wens as object), planContext: await dossiers.contextOf(dossier!.plan, wens) } as never };
      }),
    );
    const context = { actor: randomUUID(), role: 'regiocoordinator', organisatie: 'SV-LEKSTROOM' };
    await Promise.all(
      wensen.map(({ actieId, command }) => commands.actie(`actie-${actieId}`, command, { ...context, commandId: randomUUID(), correlationId: randomUUID() })),
    );
    expect((await eventStore.head())! > before!).toBe(true);

    const vraag = `/v1/signalen?soort=dubbele-code&wachtOp=${(await eventStore.head())!}`;
    const [signaal] = (await regio.get<Signalen>(vraag)).body.signalen;
    expect(signaal).toMatchObject({ soort: 'dubbele-code', code: 'zelfde', organisatie: 'SV-LEKSTROOM' });
    expect(signaal!.acties).toHaveLength(8);
    expect((await vlaardingen.get<Signalen>(vraag)).body.signalen).toEqual([]);
    expect((await (await server.as(auditorLekstroom)).get<Signalen>(vraag)).body.signalen).toHaveLength(1);
    expect((await houten.get<Signalen>(`${vraag}&organisatie=GM0321`)).body.signalen).toEqual([]);

    for (const [index, { actieId }] of signaal!.acties.slice(1).entries()) {
      expect((await regio.change(`/v1/acties/${actieId}/wijzigingen`, { code: `y${String(index)}`, op: '2022-05-01' })).status).toBe(201);
    }
    expect((await regio.read<Signalen>('/v1/signalen')).body.signalen).toMatchObject([{ soort: 'dubbele-code', van: '2022-04-01', tot: '2022-04-30' }]);
    for (const [index, { actieId }] of signaal!.acties.slice(1).entries()) {
      expect((await regio.change(`/v1/acties/${actieId}/wijzigingen`, { code: `y${String(index)}`, op: signaal!.van })).status).toBe(201);
    }
    expect((await regio.read<Signalen>('/v1/signalen')).body.signalen).toEqual([]);
    expect((await regio.read<Signalen>('/v1/signalen?peildatum=2022-04-15')).body.signalen).toEqual([]);
    expect(await reden(regio.change(`/v1/acties/${ids[1]}/wijzigingen`, { code: 'Zelfde', op: '2022-06-01' }))).toBe(
      ids[1] === signaal!.acties[0]!.actieId ? 201 : 'code-bezet',
    );
  });
  it('kan al voorbij zijn: over een deelactie is dan niets te melden, en wat er al was is een signaal', async () => {
    const eigen = await newPlan(regio, 'SV-LEKSTROOM');
    const hoofdactieId = await newActie({}, eigen);
    const deel = await newActie({ hoofdactieId, schaal: { tekst: 'Regionaal', soort: 'regionaal' } }, eigen);
    const melden = (status: string, op: string) => regio.change(`/v1/acties/${deel}/statusupdates`, { organisatie: 'SV-LEKSTROOM', status, op });
    expect((await melden('gestart', '2022-06-01')).status).toBe(201);
    await regio.change(`/v1/acties/${hoofdactieId}/vervallenverklaringen`, { motief: 'Gaat niet door', op: '2022-05-01' });
    expect(await reden(melden('uitgevoerd', '2022-07-01'))).toBe('hoofdactie-vervallen');
    await regio.change(`/v1/plannen/${eigen}/intrekkingen`, { motief: 'Opgegaan in een ander', op: '2022-05-15' });
    const soorten = async () =>
      (await regio.read<Signalen>('/v1/signalen')).body.signalen
        .filter(({ soort }) => soort.startsWith('later-dan'))
        .map(({ soort, acties }) => [soort, acties.map(({ actieId }) => actieId)]);
    expect(await soorten()).toEqual([
      ['later-dan-intrekking', [deel]],
      ['later-dan-hoofdactie', [deel]],
    ]);
    expect((await regio.change(`/v1/plannen/${eigen}/herstellingen`, { motief: 'Verkeerde dag', op: '2022-05-15' })).status).toBe(201);
    expect((await regio.change(`/v1/acties/${hoofdactieId}/herstellingen`, { motief: 'Verkeerde dag', op: '2022-05-01' })).status).toBe(201);
    expect(await soorten()).toEqual([]);
    expect((await melden('uitgevoerd', '2022-07-01')).status).toBe(201);
  });
});
