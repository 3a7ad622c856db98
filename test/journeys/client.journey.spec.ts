import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { clientFaults, clientTypes } from '../openapi/client.js';
import { startTestServer, type TestServer } from '../support/test-server.js';

// A program of a third party that has only the document: no cast, no any.
const head = `
import type { operations } from './api.generated.js';
type Read = { [Name in keyof operations]: operations[Name] extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never };
type Written = { [Name in keyof operations]: operations[Name] extends { responses: { 201: { content: { 'application/json': infer Body } } } } ? Body : never };
type Sent = { [Name in keyof operations]: operations[Name] extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never };
declare const read: <Name extends keyof operations>(name: Name) => Promise<Read[Name]>;
declare const write: <Name extends keyof operations>(name: Name, body: Sent[Name]) => Promise<Written[Name]>;
`;

const program = `
export const gestart = async (): Promise<readonly string[]> => {
  const plan = await read('planLezen');
  return plan.knopen.flatMap(({ acties }) => acties).flatMap(({ uitvoeringen }) => uitvoeringen).flatMap(({ status, sinds }) => (status === 'gestart' ? [sinds ?? ''] : []));
};
export const trekkers = async (): Promise<readonly string[]> => (await read('actieLezen')).trekkers.map(({ trekkerId }) => trekkerId);
export const conclusies = async (): Promise<readonly string[]> =>
  (await read('statusupdatesVanActieLezen')).regels.flatMap((regel) => (regel.soort === 'actie-geevalueerd' ? [regel.conclusie] : []));
export const dagen = async (): Promise<number> => (await read('kaderLezen')).verplichtingen[0]?.nagekomen?.[0]?.dagenTeLaat ?? 0;
export const waarden = async (): Promise<readonly (number | undefined)[]> => ((await read('evaluatieLezen')).regels ?? []).map(({ staand }) => staand?.waarde);
export const leden = async (): Promise<readonly string[]> => (await read('organisatiesLezen')).organisaties.flatMap(({ leden }) => leden.map(({ organisatie }) => organisatie));
export const tekst = async (): Promise<string | undefined> => (await read('vastgesteldeInhoudLezen')).tekst.acties[0]?.planning?.tekst;
export const melden = async (): Promise<string> =>
  (await write('statusupdateMelden', { status: 'gestart', organisatie: 'GM0321', op: '2022-03-01', toelichting: 'Eerste overleg gehouden.' })).positie;
export const doorgevoerd = async (): Promise<number> => (await write('proefDoorvoeren', { aanvaard: [1] })).gebeurtenissen;
`;

describe('Een client die openapi-typescript maakt', () => {
  let server: TestServer;
  let types: string;

  beforeAll(async () => {
    server = await startTestServer();
    types = await clientTypes((await server.stranger.get<object>('/v1/openapi.json')).body);
  });
  afterAll(() => server.stop());

  it('leest en schrijft zonder dat iemand een type hoeft te beweren', () => {
    expect(program).not.toMatch(/\bas\b|\bany\b|[a-z\])]!/);
    expect(clientFaults(types, head + program)).toEqual([]);
  });

  it.each([
    ['een veld dat er niet is', "export const fout = async () => (await read('planLezen')).naam;", "Property 'naam' does not exist"],
    [
      'een woord dat niet mag',
      "export const fout = () => write('deelnameBesluiten', { organisatie: 'GM0321', besluit: 'misschien', op: '2022' });",
      '"misschien"',
    ],
    [
      'een feit dat er niet in staat',
      "export const fout = async () => (await read('trekkersVanActieLezen')).regels.filter(({ soort }) => soort === 'actie-gestart');",
      'no overlap',
    ],
    ['een bewerking die niet bestaat', "export const fout = () => read('planVerwijderen');", 'planVerwijderen'],
  ])('weigert %s', (_, line, message) => {
    expect(clientFaults(types, head + line).join('\n')).toContain(message);
  });
});
