import { randomUUID } from 'node:crypto';

import type { Client } from '../support/client.js';
import type { ActieWeergave, SpoorAntwoord } from '../support/plannen.js';
import { daysOf } from './check-views.js';
import { type Line, spoorFaults } from './check-spoor.js';
import { datesFor, someDate } from './dates.js';
import { dayAfter, today } from './days.js';
import { type Fact, factOf, type Words } from './fact.js';
import { impossibleIn, type World } from './objections.js';
import type { Person } from './people.js';
import type { Clients } from './play.js';
import { type Chance, chanceOf } from './random.js';
import { actieShownBy, differences } from './shown.js';
import { shownOn } from './state.js';
import type { Kind } from './step.js';
import { actieShown } from './view.js';

type Told = readonly [kind: Kind, wie: Person, body: Words];

const woorden = ['X', 'Y', 'Z'];

/** The writes of several organisaties to one actie, each organisatie in its own order. */
const tellings: readonly ((chance: Chance, op: string) => Told)[] = [
  (chance, op) => ['wijzigingen', 'regio', { omschrijving: chance.pick(woorden), op }],
  (chance, op) => [
    'wijzigingen',
    'beleid',
    {
      schaal: chance.pick([
        { tekst: 'Lokaal', soort: 'lokaal' },
        { tekst: 'Beide', soort: 'regionaal-en-lokaal' },
      ]),
      op,
    },
  ],
  (chance, op) => ['planningen', 'beleid', { tekst: chance.pick(woorden), soort: chance.pick(['doorlopend', 'eenmalig']), op }],
  (chance, op) => ['resultaten', 'regio', { resultaat: chance.pick(woorden), op }],
  (chance, op) => ['dekkingen', 'regio', { tekst: chance.pick(woorden), zekerheid: 'voorlopig', op }],
  (chance, op) => ['correcties', 'beleid', { veld: 'omschrijving', nieuw: chance.pick(woorden), op }],
  (chance, op) => ['actoren', 'beleid', { tekst: chance.pick(woorden), op }],
  (chance, op) => ['deelnames', 'houten', { organisatie: 'GM0321', besluit: chance.pick(['ja', 'nee']), op }],
  (chance, op) => ['deelnames', 'lopik', { organisatie: 'GM0331', besluit: chance.pick(['ja', 'later']), op }],
  (chance, op) => ['bijeenkomsten', 'trekker', { organisatie: 'GM0321', op }],
  (chance, op) => ['statusupdates', 'lopik', { organisatie: 'GM0331', status: chance.pick(['gestart', 'gestopt', 'hervat', 'uitgevoerd']), op }],
  (chance, op) => ['statusupdates', 'trekker', { organisatie: 'GM0321', status: chance.pick(['gestart', 'uitgesteld', 'hervat', 'uitgevoerd']), op }],
];

const collections: readonly Kind[] = [
  'wijzigingen',
  'planningen',
  'resultaten',
  'dekkingen',
  'correcties',
  'actoren',
  'deelnames',
  'bijeenkomsten',
  'statusupdates',
  'trekkers',
  'standen-van-zaken',
  'koppelingen',
  'vervallenverklaringen',
];

const maxTries = 60;

/** Sends it again until no other writer was earlier. @returns the faults of the answer */
const insist = async (client: Client, path: string, body: Words): Promise<readonly string[]> => {
  const thing = path.slice(0, path.lastIndexOf('/'));
  let ifMatch = (await client.get(thing)).headers.get('etag') ?? '';
  for (let tries = 0; tries < maxTries; tries += 1) {
    const answer = await client.post<Words>(path, body, { ifMatch });
    if (answer.status !== 412) return [201, 409, 400].includes(answer.status) ? [] : [`${path} geeft ${String(answer.status)} ${JSON.stringify(answer.body)}`];
    ifMatch = answer.headers.get('etag') ?? ifMatch;
  }
  return [`${path} kwam er na ${String(maxTries)} keer niet tussen`];
};

/** The history of a sub-collection. */
interface History {
  readonly regels: readonly (Words & { readonly gebeurtenisId: string; readonly soort: string; readonly op: string })[];
}

/** Every fact of an actie from its sub-collections, in the order of the spoor. */
const factsOf = async (client: Client, actieId: string): Promise<{ readonly facts: readonly Fact[]; readonly lines: readonly Line[] }> => {
  const histories = await Promise.all(collections.map((kind) => client.read<History>(`/v1/acties/${actieId}/${kind}`)));
  const byId = new Map(histories.flatMap(({ body }) => body.regels).map((regel) => [regel.gebeurtenisId, regel]));
  const { body } = await client.read<SpoorAntwoord>(`/v1/acties/${actieId}/spoor?aantal=500`);
  // The line has the soort of the fact, so the soort of an actie must give way.
  const dataOf = (gebeurtenisId: string): Words => ({ ...byId.get(gebeurtenisId), soort: 'actie' });
  const facts = body.regels.map(({ gebeurtenisId, soort, op }, nr) => factOf({ soort, op, stream: actieId, data: dataOf(gebeurtenisId) }, nr));
  return { facts, lines: body.regels };
};

const viewFaults = async (
  client: Client,
  facts: readonly Fact[],
  { actieId, world }: { readonly actieId: string; readonly world: World },
): Promise<readonly string[]> => {
  const days = daysOf(facts).flatMap((day) => [dayAfter(day, -1), day]);
  const faults = await Promise.all(
    [...new Set(days)].map(async (day) => {
      const { status, body } = await client.read<ActieWeergave>(`/v1/acties/${actieId}?peildatum=${day}`);
      const state = shownOn(facts, day);
      const actie = state.acties.get(actieId);
      return differences(actie && actieShown(state, actie, world), status === 200 ? actieShownBy(body) : undefined).map((one) => `actie op ${day} ${one}`);
    }),
  );
  return faults.flat();
};

export interface Crowd {
  readonly seed: number;
  readonly writers: number;
  readonly each: number;
}

/** The number of recorded facts, and the faults in them. */
interface Written {
  readonly told: number;
  readonly faults: readonly string[];
}

const make = async (client: Client): Promise<string> => {
  const op = String(Number(today().slice(0, 4)) - 3);
  const plan = await client.post<{ readonly planId: string }>('/v1/plannen', {
    titel: `Plan ${randomUUID()}`,
    soort: 'regionaal',
    eigenaar: 'SV-LEKSTROOM',
    periode: {},
    niveaus: ['thema', 'actielijn'],
    op,
  });
  const actie = await client.post<{ readonly actieId: string }>(`/v1/plannen/${plan.body.planId}/acties`, {
    omschrijving: 'BEGIN',
    soort: 'actie',
    code: '1a',
    volgorde: 1,
    op,
  });
  await client.read(`/v1/acties/${actie.body.actieId}`);
  return actie.body.actieId;
};

/** Lets many write to one actie at once, and then compares its history with the second opinion. */
export const crowd = async (clients: Clients, world: World, { seed, writers, each }: Crowd): Promise<Written> => {
  const dates = datesFor(chanceOf(seed));
  const actieId = await make(clients.regio);
  const write = async (chance: Chance): Promise<readonly string[]> => {
    const found: string[] = [];
    for (let nr = 0; nr < each; nr += 1) {
      const [kind, wie, body] = chance.pick(tellings)(chance, someDate(chance, dates));
      found.push(...(await insist(clients[wie], `/v1/acties/${actieId}/${kind}`, body)));
    }
    return found;
  };
  const answers = (await Promise.all(Array.from({ length: writers }, (_, writer) => write(chanceOf(seed + writer))))).flat();
  const { facts, lines } = await factsOf(clients.regio, actieId);
  const impossible = impossibleIn(facts, world).map(({ fact, redenen }) => `${fact.soort} op ${fact.op} kon niet: ${redenen.join(', ')}`);
  return {
    told: facts.length,
    faults: [...answers, ...impossible, ...spoorFaults(facts, lines), ...(await viewFaults(clients.regio, facts, { actieId, world }))],
  };
};
