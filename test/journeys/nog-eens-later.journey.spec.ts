import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { beleidsmedewerkerLopik, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { startTestServer, type TestServer } from '../support/test-server.js';
import { type Verteld, Verteller } from '../support/verteller.js';
import { bijeen, deelOp, gehouden, gepland, organisatie } from './uitwegen/toneel.js';

const [op, later] = ['2022-03-01', '2022-06-01'];
const reden = 'Zo afgesproken';

/** A telling, and another one of a later day. */
interface Geval {
  readonly zo: () => Verteld;
  readonly anders: () => Verteld;
}

type Opzet = (v: Verteller) => Promise<Geval>;

const vanActie =
  (path: string, zo: object, anders: object): Opzet =>
  async (v) => {
    const a = await v.actie();
    return { zo: () => v.over(a, path, { ...zo, reden, op }), anders: () => v.over(a, path, { ...anders, op: later }) };
  };

const vanKnoop =
  (path: string, zo: object, anders: object): Opzet =>
  async (v) => {
    const k = await v.knoop();
    return { zo: () => v.overKnoop(k, path, { ...zo, reden, op }), anders: () => v.overKnoop(k, path, { ...anders, op: later }) };
  };

const deel = (nummer: number) => ({ niveau: 'thema', titel: `Deel ${String(nummer)}`, volgorde: nummer, acties: [] });

/** Every write with a reason. */
const metReden: Readonly<Record<string, Opzet>> = {
  'POST /acties/{actieId}/wijzigingen': vanActie('wijzigingen', { omschrijving: 'Zo' }, { omschrijving: 'Anders' }),
  'POST /acties/{actieId}/correcties': vanActie('correcties', { veld: 'soort', nieuw: 'optie' }, { veld: 'soort', nieuw: 'voornemen', reden }),
  'POST /acties/{actieId}/planningen': vanActie('planningen', { tekst: '2023', soort: 'eenmalig' }, { tekst: '2024', soort: 'eenmalig', reden }),
  'POST /plannen/{planId}/consultaties/{consultatieId}/verzettingen': async (v) => {
    const c = await gepland(v);
    const verzet = (verwacht: string, json: object) => v.overDeel(`consultaties/${c}/verzettingen`, { verwacht, ...json });
    return { zo: () => verzet('2022-09', { reden, op }), anders: () => verzet('2022-11', { op: later }) };
  },
  'POST /acties/{actieId}/ontheffingen': async (v) => {
    const a = await v.actie();
    const { trekkerId } = (await v.over(a, 'trekkers', { tekst: 'Regio', soort: 'organisatie', organisatie, op: '2022-02-01' })).body;
    const ontheft = (dag: string, more: object) => v.over(a, 'ontheffingen', { trekkerId, op: dag, ...more });
    await ontheft(later, {});
    return { zo: () => ontheft(op, { reden }), anders: () => ontheft(later, {}) };
  },
  'POST /plannen/{planId}/knopen/{knoopId}/wijzigingen': vanKnoop('wijzigingen', { titel: 'Zo' }, { titel: 'Anders' }),
  'POST /plannen/{planId}/knopen/{knoopId}/verplaatsingen': vanKnoop('verplaatsingen', { volgorde: 5 }, { volgorde: 9 }),
  'POST /plannen/{planId}/knopen/{knoopId}/samenvoegingen': async (v) => {
    const [k1, k2] = [await v.knoop(), await v.knoop()];
    const nieuw = { niveau: 'thema', titel: 'Samen', volgorde: 1 };
    let made = '';
    const zo = async () => {
      const verteld = await v.overKnoop(k1, 'samenvoegingen', { knopen: [k2], nieuw, reden, op });
      made = verteld.body.knoopId;
      return verteld;
    };
    return { zo, anders: () => v.overKnoop(made, 'wijzigingen', { titel: 'Anders', op: later }) };
  },
  'POST /plannen/{planId}/knopen/{knoopId}/splitsingen': async (v) => {
    const k = await v.knoop();
    let [made = '']: readonly string[] = [];
    const zo = async () => {
      const verteld = await v.overKnoop(k, 'splitsingen', { delen: [deel(1), deel(2)], reden, op });
      [made = ''] = verteld.body.knopen;
      return verteld;
    };
    return { zo, anders: () => v.overKnoop(made, 'wijzigingen', { titel: 'Anders', op: later }) };
  },
};

const ids = ({ knoopId, knopen }: { readonly knoopId?: string; readonly knopen?: readonly string[] }) => ({ knoopId, knopen });

describe('Wie iets nog eens vertelt nadat van later iets is verteld', () => {
  let server: TestServer;
  let v: Verteller;

  beforeAll(async () => {
    server = await startTestServer();
    v = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    v.planId = (await v.plan()).body.planId;
  });

  it.each(Object.entries(metReden))('%s: is al zo, met dezelfde reden', async (_, opzet) => {
    const { zo, anders } = await opzet(v);
    const eerst = await zo();
    expect([eerst.status, eerst.body]).toEqual([201, eerst.body]);
    const tussen = await anders();
    expect([tussen.status, tussen.body]).toEqual([201, tussen.body]);
    const { status, body } = await zo();
    expect([status, body]).toEqual([201, expect.objectContaining({ ongewijzigd: true })]);
    expect(ids(body)).toEqual(ids(eerst.body));
  });

  it('geldt voor elke opdracht met een reden', async () => {
    const { body } = await v.regio.get<{
      readonly paths: Readonly<Record<string, unknown>>;
      readonly components: { readonly schemas: Readonly<Record<string, { readonly properties?: object }>> };
    }>('/v1/openapi.json');
    const opgaven = Object.entries(body.components.schemas).flatMap(([naam, { properties = {} }]) => ('reden' in properties ? [`/schemas/${naam}"`] : []));
    const asked = Object.entries(body.paths).flatMap(([path, item]) => {
      const opgave = JSON.stringify((item as { readonly post?: { readonly requestBody?: unknown } }).post?.requestBody) as string | undefined;
      return opgaven.some((een) => opgave?.includes(een)) ? [`POST ${path}`] : [];
    });
    expect(asked.toSorted()).toEqual(Object.keys(metReden).toSorted());
  });

  it('hoort sinds wanneer een plaats anders is, door een samenvoeging of splitsing van het onderdeel', async () => {
    for (const gaatOp of [
      async (k: string) => v.overKnoop(await v.knoop(), 'samenvoegingen', { knopen: [k], op: later }),
      (k: string) => v.splitst(k, { op: later }),
    ]) {
      const [a, k] = [await v.actie(), await v.knoop()];
      const [verhuist, hangt] = [
        () => v.verhuist(a, { knoopId: k, op }),
        () => v.overPlan('knopen', { niveau: 'thema', titel: 'Eronder', volgorde: 1, bovenliggend: k, op }),
      ];
      const eerst = [await verhuist(), await hangt()];
      expect(eerst.map(({ body }) => body)).not.toContainEqual(expect.objectContaining({ overschrevenVanaf: expect.anything() }));
      await gaatOp(k);
      for (const zo of [verhuist, hangt]) expect((await zo()).body).toMatchObject({ ongewijzigd: true, overschrevenVanaf: later });
      expect((await v.opnemen({ knoopId: k, op })).body).toMatchObject({ overschrevenVanaf: later });
    }
  });

  it('hoort niets van een deling of een verslag, die niets overschrijven', async () => {
    const [a, c] = [await v.actie(), await gepland(v)];
    const [komtBijeen, verzet] = [() => bijeen(v, a, op), () => v.overDeel(`consultaties/${c}/verzettingen`, { verwacht: '2022-05', op })];
    await komtBijeen();
    await verzet();
    await deelOp(v, a, later);
    await gehouden(v, c, { op: later });
    for (const zo of [komtBijeen, verzet]) {
      const { status, body } = await zo();
      expect([status, body]).toEqual([201, expect.not.objectContaining({ overschrevenVanaf: expect.anything() })]);
      expect(body).toMatchObject({ ongewijzigd: true });
    }
  });
});
