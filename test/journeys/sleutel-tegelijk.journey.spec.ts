import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { landelijk } from '../../libs/veilig-thuis-import/test/landelijk.js';
import { v3 } from '../../libs/veilig-thuis-import/test/voorbeeldtabel.js';
import { inOne, leveringen, leveringType } from '../support/cijfers.js';
import type { Answer, Client } from '../support/client.js';
import { beheerder, regiocoordinatorLekstroom } from '../support/medewerkers.js';
import { voorbeeldLekstroom } from '../support/plannen.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

const op = '2022-01-01';
const rondes = 4;

type Antwoord = Readonly<Record<string, unknown>>;

/** A request, to be sent as often as one likes. */
type Verzoek = () => Promise<Answer<Antwoord>>;

/** An operation that makes something: the id of what it makes, and requests to one address under one key, each with another body. */
interface Soort {
  readonly id: string;
  readonly verzoeken: (key: string) => Promise<readonly Verzoek[]> | readonly Verzoek[];
}

describe('Eén Idempotency-Key op één adres, tegelijk met verschillende bodies', () => {
  let server: TestServer;
  let rosa: Client;
  let beheer: Client;
  let planId: string;
  let hoofdactieId: string;
  let indicatorId: string;

  /** Each with words of its own. */
  const elk = (id: string, path: (planId: string) => string, opgave: (eigen: string) => object): Soort => ({
    id,
    verzoeken: (key) =>
      ['a', 'b', 'c'].map((letter) => {
        const json = opgave(`${letter} ${key}`);
        const client = id === 'indicatorId' ? beheer : rosa;
        return () => client.post<Antwoord>(path(planId), json, { key });
      }),
  });

  /** A write to a plan, all on the revision that it has before the first of them. */
  const aanPlan = (deel: string, opgave: (eigen: string) => object, id: string): Soort => ({
    id,
    verzoeken: async (key) => {
      const ifMatch = (await rosa.read<unknown>(`/v1/plannen/${planId}`)).headers.get('etag') ?? '';
      return ['a', 'b', 'c'].map((letter) => {
        const json = opgave(`${letter} ${key}`);
        return () => rosa.post<Antwoord>(`/v1/plannen/${planId}/${deel}`, json, { key, ifMatch });
      });
    },
  });

  const opvattingen = (eigen: string) => ({ omschrijving: eigen, soort: 'actie', volgorde: 1, op });
  const perJaar: readonly string[] = ['jaar', 'maand', 'kwartaal'];

  const soorten: Readonly<Record<string, Soort>> = {
    'POST /plannen': elk(
      'planId',
      () => '/v1/plannen',
      (titel) => ({ titel, soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['thema'], op }),
    ),
    'POST /kaders': elk(
      'kaderId',
      () => '/v1/kaders',
      (titel) => ({ titel, soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op }),
    ),
    'POST /indicatoren': elk(
      'indicatorId',
      () => '/v1/indicatoren',
      (naam) => ({ naam, omschrijving: 'Hoe vaak', definitie: { maat: 'verschuivingen', per: 'actie' }, op }),
    ),
    'POST /plannen/{planId}/acties': elk('actieId', (id) => `/v1/plannen/${id}/acties`, opvattingen),
    'POST /plannen/{planId}/acties (deelactie)': elk(
      'actieId',
      (id) => `/v1/plannen/${id}/acties`,
      (eigen) => ({ ...opvattingen(eigen), code: eigen.slice(0, 6), hoofdactieId }),
    ),
    'POST /plannen/{planId}/knopen': aanPlan('knopen', (titel) => ({ niveau: 'thema', titel, volgorde: 1, op }), 'knoopId'),
    'POST /imports': {
      id: 'importId',
      verzoeken: (key) =>
        ['2x.', '2y.', '2z.'].map((code) => () => {
          const bytes = new TextEncoder().encode(voorbeeldLekstroom.replace('2b.', code));
          return rosa.upload<Antwoord>('/v1/imports?eigenaar=SV-LEKSTROOM', bytes, { key });
        }),
    },
    'POST /evaluaties': {
      id: 'evaluatieId',
      verzoeken: (key) => perJaar.map((per) => () => rosa.post<Antwoord>('/v1/evaluaties', { indicatorId, voorstel: { versie: 1 }, per }, { key })),
    },
    'POST /veilig-thuis/leveringen': {
      id: 'leveringId',
      verzoeken: async (key) => {
        const bodies = await Promise.all(['84847NED', '84848NED', '84849NED'].map((id) => inOne(v3({ ...landelijk, id, cel: () => Date.now() % 1_000_000 }))));
        return bodies.map((bytes) => () => beheer.upload<Antwoord>(leveringen, bytes, { key, type: leveringType }));
      },
    },
  };

  beforeAll(async () => {
    server = await startTestServer();
    [rosa, beheer] = [await server.as(regiocoordinatorLekstroom), await server.as(beheerder)];
    const plan = { titel: 'Een eigen plan', soort: 'regionaal', eigenaar: 'SV-LEKSTROOM', periode: {}, niveaus: ['thema'], op };
    ({ planId } = (await rosa.post<{ planId: string }>('/v1/plannen', plan)).body);
    ({ actieId: hoofdactieId } = (await rosa.post<{ actieId: string }>(`/v1/plannen/${planId}/acties`, opvattingen('Boven'))).body);
    const { indicatoren } = (await rosa.read<{ indicatoren: readonly { indicatorId: string }[] }>('/v1/indicatoren')).body;
    indicatorId = indicatoren[0]?.indicatorId ?? '';
  });
  afterAll(() => server.stop());

  it.each(Object.entries(soorten))('%s: maakt er één, en de andere horen dat de sleutel al is gebruikt', async (_, { id, verzoeken }) => {
    for (let ronde = 0; ronde < rondes; ronde += 1) {
      const alle = await verzoeken(randomUUID());
      const eerst = await Promise.all(alle.map((verzoek) => verzoek()));
      const gehoord = eerst.map(({ status, body }) => (status === 201 ? '201' : `${String(status)} ${String(body['reden'])}`));
      expect(gehoord.toSorted()).toEqual(['201', '409 sleutel-hergebruikt', '409 sleutel-hergebruikt']);
      for (const [index, verzoek] of alle.entries()) {
        const { status, body } = await verzoek();
        expect([status, body[id]]).toEqual([eerst[index]?.status, eerst[index]?.body[id]]);
      }
    }
  });

  it('geldt voor alles wat zonder revisie te maken is', async () => {
    interface Bewerking {
      readonly post?: { readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[] };
    }
    const { body } = await rosa.get<{ readonly paths: Readonly<Record<string, Bewerking>> }>('/v1/openapi.json');
    const isZonderRevisie = ({ post }: Bewerking): boolean => post !== undefined && !JSON.stringify(post.parameters ?? []).includes('Match');
    const maakt = Object.entries(body.paths).flatMap(([path, bewerking]) => (isZonderRevisie(bewerking) ? [`POST ${path}`] : []));
    // These do something with what is there: a proef remembers its answer, and an evaluation its state.
    const vanIets = ['POST /imports/{importId}/doorvoeringen', 'POST /evaluaties/{evaluatieId}/stops', 'POST /evaluaties/{evaluatieId}/hervattingen'];
    expect(maakt.filter((wijze) => !(wijze in soorten) && !vanIets.includes(wijze))).toEqual([]);
  });
});
