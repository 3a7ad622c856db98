import { type Caller, callerKey, type Questions } from '@actiespoor/voortgang';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { Client } from '../support/client.js';
import { beleidsmedewerkerVlaardingen } from '../support/medewerkers.js';
import { actieMet, actiesVan, bytesOf, doorvoeren, lezen, type PlanLijst, type PlanWeergave, voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

interface Asked {
  readonly caller: Caller;
  /** Subject and query: `plannen.findPlan`. */
  readonly question: string;
}

let server: TestServer;
let vera: Client;
let asked: Asked[] = [];

/** The same queries; the name of each that is asked is noted, with for whom. */
const listened = (questions: Questions, caller: Caller): Questions =>
  new Proxy(questions, {
    get: (of, subject: keyof Questions) =>
      new Proxy(of[subject], {
        get: (queries, query) => {
          asked.push({ caller, question: `${subject}.${String(query)}` });
          return Reflect.get(queries, query) as unknown;
        },
      }),
  });

const ofMedewerker = (): readonly string[] => asked.filter(({ caller }) => caller.kind === 'medewerker').map(({ question }) => question);
const ofProgram = (): readonly string[] => asked.filter(({ caller }) => caller.kind === 'system').map(({ question }) => question);

/** Notes the questions behind one answer, in the order of asking. */
const reading = async (path: string): Promise<void> => {
  asked = [];
  const { status, body } = await vera.get(path);
  if (status !== 200) throw new Error(JSON.stringify(body));
};

beforeAll(async () => {
  server = await startTestServer({ DEMO: 'on' });
  vera = await server.as(beleidsmedewerkerVlaardingen);
  const { readStore } = server.platform;
  const as = readStore.as.bind(readStore);
  readStore.as = (caller) => listened(as(caller), caller);
});
afterAll(() => server.stop());

describe('Wat wordt getoond, wordt gevraagd namens wie het wil zien', () => {
  let planId: string;
  let actieId: string;
  let kaderId: string;
  let indicatorId: string;

  beforeAll(async () => {
    planId = String((await vera.get<PlanLijst>('/v1/plannen')).body.plannen[0]?.planId);
    actieId = String(actiesVan((await vera.get<PlanWeergave>(`/v1/plannen/${planId}`)).body)[0]?.actieId);
    kaderId = String((await vera.get<{ readonly kaders: readonly { readonly kaderId: string }[] }>('/v1/kaders')).body.kaders[0]?.kaderId);
    indicatorId = String(
      (await vera.get<{ readonly indicatoren: readonly { readonly indicatorId: string }[] }>('/v1/indicatoren')).body.indicatoren[0]?.indicatorId,
    );
  });

  it.each<readonly [string, () => string, readonly string[]]>([
    ['de plannen', () => '/v1/plannen', ['tijdlijn.listPlannen']],
    ['een plan', () => `/v1/plannen/${planId}`, ['plannen.findPlanMetActies']],
    ['een plan van toen', () => `/v1/plannen/${planId}?peildatum=2022-12-31`, ['plannen.actieSleutels']],
    ['een actie, zonder de rest van haar plan', () => `/v1/acties/${actieId}`, ['plannen.findPlanMetActie']],
    ['de kaders', () => '/v1/kaders', ['kaders.listKaders']],
    ['een kader, met één vraag naar zijn plannen', () => `/v1/kaders/${kaderId}`, ['plannen.plansUnder']],
    ['de indicatoren', () => '/v1/indicatoren', ['indicatoren.listIndicatoren']],
    ['een indicator', () => `/v1/indicatoren/${indicatorId}`, ['indicatoren.findIndicator']],
    ['de organisaties', () => '/v1/organisaties', ['organisaties.listOrganisaties']],
    ['het spoor', () => '/v1/spoor', ['spoor.regels']],
    ['de signalen', () => '/v1/signalen', ['tijdlijn.standen']],
    ['het regiobord', () => '/v1/regios/SV-MVS/voortgang', ['tijdlijn.standen']],
    ['de verschillen', () => `/v1/plannen/${planId}/verschillen?van=2022-12-31`, ['plannen.actieSleutels']],
  ])('%s', async (_, path, questions) => {
    await reading(path());
    expect(ofMedewerker()).toEqual(questions);
    // For what somebody may read, and the members of an owner.
    expect(ofProgram().filter((question) => !question.startsWith('organisaties.'))).toEqual([]);
  });

  it('in de rollen en voor de organisaties van wie vraagt', async () => {
    await reading(`/v1/acties/${actieId}`);
    const callers = new Set(asked.map(({ caller }) => callerKey(caller)));
    expect([...callers].toSorted()).toEqual(['[["beleidsmedewerker"],["GM0622"]]', '[]']);
  });

  it('en waarover wordt beslist namens het programma', async () => {
    asked = [];
    const actie = { omschrijving: 'Overleg opzetten', soort: 'actie', code: 'nieuw', volgorde: 99, op: '2023-01-10' };
    expect((await vera.post(`/v1/plannen/${planId}/acties`, actie)).status).toBe(201);
    expect(ofMedewerker()).toEqual([]);
    expect(ofProgram()).toContain('plannen.actieSleutels');
  });
});

describe('Een document doorvoeren', () => {
  it('maakt het plan waarmee het is vergeleken één keer op', async () => {
    const eerste = (await lezen(vera, 'GM0622', bytesOf(voorbeeldLekstroom))).body;
    const { planId } = (await doorvoeren(vera, eerste.importId)).body;
    const gewijzigd = voorbeeldLekstroom.replace('1d. Vaste afspraken met de politie over het tijdelijk huisverbod', '1d. Samen oefenen met het huisverbod');
    const tweede = (await lezen(vera, 'GM0622', bytesOf(gewijzigd))).body;
    asked = [];
    expect((await doorvoeren(vera, tweede.importId)).body).toMatchObject({ planId, gebeurtenissen: 2 });
    // Once for the plan; and the codes of its acties, for the rehearsal and for what is recorded.
    expect(ofProgram().filter((question) => question === 'plannen.actieSleutels')).toHaveLength(3);
    expect(actieMet((await vera.read<PlanWeergave>(`/v1/plannen/${planId}`)).body, '1d').omschrijving).toBe('Samen oefenen met het huisverbod');
  });
});
