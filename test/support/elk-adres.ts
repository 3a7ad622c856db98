import { createHash } from 'node:crypto';

import { geladen } from './cijfers.js';
import { geevalueerd, type IndicatorLijst } from './evaluaties.js';
import { beheerder, beleidsmedewerkerLekstroom } from './medewerkers.js';
import { actieMet, bytesOf, inlezen, lezen, type PlanWeergave, voorbeeldLekstroom } from './plannen.js';
import type { TestServer } from './test-server.js';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: object }>> }>>>>;
}

/** A plan of Lekstroom with one of everything that an address can name, and every address of the API. */
export interface ElkAdres {
  readonly ids: Readonly<Record<string, string>>;
  /** The definition of the standing indicator. */
  readonly standaard: object;
  addressOf(path: string): string;
  routes(method: 'get' | 'post'): readonly string[];
  /** The content types of the answer to a GET. */
  formsOf(path: string): readonly string[];
}

const consultatieId = '5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b01';

const regiovisie = { titel: 'Visie', soort: 'regiovisie', periode: {}, onderdelen: [], verplichtingen: [], op: '2022' };

/** Fills the service; the plan is adopted. */
export const elkAdres = async (server: TestServer): Promise<ElkAdres> => {
  const bas = await server.as(beleidsmedewerkerLekstroom);
  const { planId } = await inlezen(bas, 'SV-LEKSTROOM', voorbeeldLekstroom);
  await bas.change(`/v1/plannen/${planId}/vaststellingen`, { orgaan: 'College', datum: '2022-06-01' });
  const plan = (await bas.read<PlanWeergave>(`/v1/plannen/${planId}`)).body;
  const { importId } = (await lezen(bas, 'SV-LEKSTROOM', bytesOf(voorbeeldLekstroom))).body;
  const [indicator] = (await bas.get<IndicatorLijst>('/v1/indicatoren')).body.indicatoren;
  const indicatorId = indicator?.indicatorId ?? '';
  const { evaluatieId } = await geevalueerd(bas, { indicatorId, voorstel: { versie: 1 } });
  const { kaderId } = (await bas.post<{ kaderId: string }>('/v1/kaders', regiovisie)).body;
  const [knoopId = '', anderKnoopId = ''] = plan.knopen.map((knoop) => knoop.knoopId);
  const document = createHash('sha256').update(voorbeeldLekstroom).digest('hex');
  const { actieId } = actieMet(plan, '1a');
  const { leveringId } = await geladen(await server.as(beheerder));
  const of = { planId, importId, indicatorId, evaluatieId, kaderId, leveringId, knoopId, anderKnoopId, consultatieId, document, code: 'SV-LEKSTROOM', actieId };
  const { paths } = (await server.stranger.get<Document>('/v1/openapi.json')).body;
  const ids: Readonly<Record<string, string>> = of;
  return {
    ids,
    standaard: indicator?.versies[0]?.definitie ?? {},
    addressOf: (path) => `/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')}`,
    routes: (method) => Object.entries(paths).flatMap(([path, item]) => (method in item && !/^\/(health|metrics)/.test(path) ? [path] : [])),
    formsOf: (path) => {
      const types = Object.keys(paths[path]?.['get']?.responses['200']?.content ?? {});
      return types.length === 0 ? ['*/*'] : types;
    },
  };
};
