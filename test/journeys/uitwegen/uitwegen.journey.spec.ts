import type { ActieAfwijzing, PlanAfwijzing } from '@actiespoor/plan';
import { soortOf } from '@actiespoor/voortgang';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Problem } from '../../../apps/api/src/edge/problem.js';
import { beleidsmedewerkerLopik, regiocoordinatorLekstroom } from '../../support/medewerkers.js';
import { startTestServer, type TestServer } from '../../support/test-server.js';
import { Verteller } from '../../support/verteller.js';
import { latereActiefeiten } from './later-actiefeit.js';
import { laterePlanfeiten } from './later-planfeit.js';
import { overActie } from './over-actie.js';
import { overDeelname } from './over-deelname.js';
import { overOvergang } from './over-overgang.js';
import { overPlan } from './over-plan.js';
import { overSplitsing } from './over-splitsing.js';
import { overStatus } from './over-status.js';
import type { Uitweg } from './toneel.js';

type Afwijzing = ActieAfwijzing | PlanAfwijzing;

type Gevolgd = typeof overActie &
  typeof overDeelname &
  typeof overStatus &
  typeof overOvergang &
  typeof overPlan &
  typeof overSplitsing & { readonly 'later-feit': unknown };

/** Refusals that blame the request itself, and no other fact: each with what is wrong in it. A new refusal without a line compiles in neither table. */
const zonderFeit: Readonly<Record<Exclude<Afwijzing, keyof Gevolgd>, string>> = {
  'in-de-toekomst': 'de datum',
  'reden-zonder-verandering': 'de reden',
  'actie-onbekend': 'het id',
  'actie-bestaat-al': 'de omschrijving of de code',
  'actie-niet-vervallen': 'het herstel zelf',
  'code-bezet': 'de code',
  'verwijst-naar-zichzelf': 'het doel',
  'hoofdactie-is-deelactie': 'de hoofdactie',
  'planning-bestaat-al': 'de opdracht',
  'planning-ontbreekt': 'de opdracht',
  'trekker-bestaat-al': 'de trekker',
  'persoon-onbekend': 'de persoon',
  'trekker-zonder-persoon': 'de trekker',
  'geen-lid': 'de organisatie',
  'voert-niet-uit': 'de organisatie',
  'statusupdate-onbekend': 'het id',
  'plan-onbekend': 'het id',
  'plan-bestaat-al': 'het id',
  'knoop-bestaat-al': 'het id',
  'samenvoeging-onjuist': 'de opgave',
  'splitsing-onjuist': 'de opgave',
};

/** Refusals without a fact of a day, and the reason why none can be named. */
const zonderDag: Readonly<Partial<Record<keyof Gevolgd, string>>> = {
  'actie-niet-gestart': 'er is niets gemeld',
  'bijeenkomst-ontbreekt': 'er is geen bijeenkomst',
  'code-intussen-bezet': 'zij noemt de andere acties, elk met haar dagen',
  'knoop-onder-zichzelf': 'meer dan één verplaatsing kan ertussen staan',
  'knoopcode-bezet': 'zij noemt het andere onderdeel, met zijn dagen',
};

/** The facts that stand in the way of an earlier one, each with its ways out; its refusal names it. */
const laterFeit: readonly Uitweg[] = Object.entries({ ...latereActiefeiten, ...laterePlanfeiten }).flatMap(([type, uitwegen]) =>
  typeof uitwegen === 'string' ? [] : uitwegen.map((uitweg) => ({ ...uitweg, noemt: `In de weg staat ${soortOf(type)} op 2022-` })),
);

const tabel: Readonly<Record<string, readonly Uitweg[]>> = {
  'later-feit': laterFeit,
  ...overActie,
  ...overDeelname,
  ...overStatus,
  ...overOvergang,
  ...overPlan,
  ...overSplitsing,
};

const feitIn = (body: object): Partial<Record<'soort' | 'op' | 'id' | 'reden', string>> | undefined => (body as Problem).feit;

const gevallen = Object.entries(tabel).flatMap(([reden, uitwegen]) => uitwegen.map((uitweg) => ({ reden, ...uitweg })));

describe('De uitweg die een weigering noemt', () => {
  let server: TestServer;
  let verteller: Verteller;

  beforeAll(async () => {
    server = await startTestServer();
    verteller = new Verteller(server, await server.as(regiocoordinatorLekstroom), await server.as(beleidsmedewerkerLopik));
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    verteller.planId = (await verteller.plan()).body.planId;
  });

  it('staat voor elke afwijzing op precies één plaats', () => {
    expect(Object.keys(zonderFeit).filter((reden) => reden in tabel)).toEqual([]);
  });

  it.each(gevallen)('werkt na $reden door $bij', async ({ reden, zegt, noemt = '', metFeit = !(reden in zonderDag), speel }) => {
    const { wens, uitweg, daarna = wens } = await speel(verteller);
    const { status, body } = await wens();
    expect([status, body.reden, body.detail]).toEqual([409, reden, expect.stringContaining(zegt)]);
    expect(body.detail).toContain(noemt);
    expect([reden, feitIn(body) !== undefined]).toEqual([reden, metFeit]);
    for (const deel of Object.values(feitIn(body) ?? {}).filter((waarde) => waarde !== feitIn(body)?.reden)) expect(body.detail).toContain(deel);
    for (const stap of uitweg) {
      const gedaan = await stap();
      expect([gedaan.status, gedaan.body]).toEqual([201, gedaan.body]);
    }
    const gelukt = await daarna();
    expect([gelukt.status, gelukt.body]).toEqual([201, gelukt.body]);
  });
});
