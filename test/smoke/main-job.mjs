// The first day of a beleidsmedewerker, over HTTP and nothing else: import a plan, report a status, look back.
//   node test/smoke/main-job.mjs http://127.0.0.1:3000 npm run -s actiespoor -- token
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedChecks } from './checks.mjs';
import { clientOf, newKey, tokenFrom, untilReady } from './client.mjs';

const [baseUrl, ...tokenCommand] = process.argv.slice(2);
const document = join(import.meta.dirname, '..', 'fixtures', 'voorbeelden', 'lekstroom-voorbeeld.tsv');
const eigenaar = 'SV-LEKSTROOM';
const houten = 'GM0321';

const request = clientOf(baseUrl);
const checks = countedChecks();

const actiesOf = ({ knopen }) => {
  const acties = knopen.flatMap((knoop) => knoop.acties);
  return [...new Map(acties.map((actie) => [actie.actieId, actie])).values()];
};

const statusOf = (plan, actieId) =>
  actiesOf(plan)
    .find((actie) => actie.actieId === actieId)
    ?.uitvoeringen.find(({ organisatie }) => organisatie === houten)?.status;

const guardTheDoor = async (token) => {
  const anonymous = await request('GET', '/v1/plannen');
  checks.that('zonder token 401', anonymous.status === 401, anonymous.status);
  checks.that('een fout is problem+json', anonymous.headers.get('content-type')?.startsWith('application/problem+json'));
  checks.that('elk antwoord noemt zijn versie', /^\d+\.\d+\.\d+$/.test(anonymous.headers.get('api-version') ?? ''));
  const keyless = await request('POST', `/v1/imports?eigenaar=${eigenaar}`, { token, text: 'x', type: 'text/plain' });
  checks.that('schrijven zonder Idempotency-Key 428', keyless.status === 428, keyless.status);
};

const importDocument = async (token) => {
  const proef = await request('POST', `/v1/imports?eigenaar=${eigenaar}`, {
    token,
    text: readFileSync(document),
    type: 'text/tab-separated-values',
    key: newKey(),
  });
  checks.that('een document wordt een proef', proef.status === 201 && proef.body.status === 'proef', proef.body);
  const { samenvatting } = proef.body;
  checks.that(
    'de proef telt 19 acties, 3 deelacties en 9 knopen',
    samenvatting?.acties === 19 && samenvatting.deelacties === 3 && samenvatting.knopen === 9,
    samenvatting,
  );
  return proef.body.importId;
};

const commitImport = async (token, importId) => {
  const path = `/v1/imports/${importId}/doorvoeringen`;
  const key = newKey();
  const first = await request('POST', path, { token, json: {}, key });
  checks.that('de proef wordt doorgevoerd', first.status === 201 && first.body.gebeurtenissen > 0, first.body);
  const again = await request('POST', path, { token, json: {}, key });
  checks.that('nog eens doorvoeren geeft hetzelfde antwoord', again.status === 201 && again.body.planId === first.body.planId, again.body);
  return first.body;
};

const readPlan = async (token, { planId, positie }) => {
  const { status, body, headers } = await request('GET', `/v1/plannen/${planId}${positie ? `?wachtOp=${positie}` : ''}`, { token });
  checks.that('het plan is te lezen, met zijn ETag', status === 200 && headers.has('etag'), body);
  const acties = actiesOf(body);
  checks.that('het plan heeft 19 acties', acties.length === 19, acties.length);
  checks.that('het plan heeft 3 deelacties', acties.flatMap(({ deelacties }) => deelacties).length === 3);
  return acties.find(({ uitvoeringen, deelacties }) => deelacties.length === 0 && uitvoeringen.some(({ organisatie }) => organisatie === houten));
};

const reportStatus = async (token, actieId) => {
  const path = `/v1/acties/${actieId}/statusupdates`;
  const etag = (await request('GET', `/v1/acties/${actieId}`, { token })).headers.get('etag');
  const update = { token, json: { status: 'gestart', organisatie: houten, op: '2022-03-01' }, key: newKey(), ifMatch: etag };
  const first = await request('POST', path, update);
  checks.that('een statusupdate wordt vastgelegd', first.status === 201 && first.headers.has('location') && first.headers.has('etag'), first.body);
  const again = await request('POST', path, update);
  checks.that('dezelfde statusupdate nog eens is geen tweede', again.status === 201 && again.headers.get('etag') === first.headers.get('etag'), again.body);
  const stale = await request('POST', path, { ...update, key: newKey() });
  checks.that('een verouderde If-Match is 412', stale.status === 412, stale.status);
  const early = { status: 'geevalueerd', organisatie: houten, op: '2022-04-01', conclusie: 'Nog niets te zien.' };
  const refused = await request('POST', path, { ...update, json: early, key: newKey(), ifMatch: first.headers.get('etag') });
  checks.that('evalueren voor het uitvoeren is 409 met een reden', refused.status === 409 && typeof refused.body.reden === 'string', refused.body);
  return first.body.positie;
};

const lookBack = async (token, { planId, actieId, positie }) => {
  const planOn = async (peildatum) => (await request('GET', `/v1/plannen/${planId}?peildatum=${peildatum}&wachtOp=${positie}`, { token })).body;
  const before = statusOf(await planOn('2022-02-28'), actieId);
  checks.that('de dag ervoor was de actie gepland', before === 'gepland', before);
  const after = statusOf(await planOn('2022-03-01'), actieId);
  checks.that('op de dag zelf is de actie gestart', after === 'gestart', after);
};

const readTrail = async (token, { actieId, positie }) => {
  const { status, body } = await request('GET', `/v1/acties/${actieId}/spoor?wachtOp=${positie}`, { token });
  checks.that('het spoor is te lezen', status === 200, body);
  const regel = body.regels?.find(({ wijzigingen }) => wijzigingen.some(({ nieuw }) => nieuw === 'gestart'));
  checks.that('het spoor zegt wat er veranderde en wanneer dat gold', regel?.op === '2022-03-01', regel);
  checks.that('het spoor zegt in welke rol en voor wie', regel?.medewerker?.rol === 'beleidsmedewerker' && regel.medewerker.organisatie === houten, regel);
};

const mainJob = async () => {
  await untilReady(baseUrl);
  const token = (rol, organisatie) => tokenFrom(tokenCommand, rol, organisatie);
  const coordinator = token('regiocoordinator', eigenaar);
  await guardTheDoor(coordinator);
  const { planId, positie: imported } = await commitImport(coordinator, await importDocument(coordinator));
  const { actieId } = await readPlan(coordinator, { planId, positie: imported });
  const positie = await reportStatus(token('beleidsmedewerker', houten), actieId);
  await lookBack(coordinator, { planId, actieId, positie });
  await readTrail(token('auditor', eigenaar), { actieId, positie });
};

try {
  await mainJob();
} catch (error) {
  checks.that(`de rondgang komt tot het eind: ${String(error)}`, false);
}
process.stdout.write(`rondgang: ${checks.counts.passed} passed, ${checks.counts.failed} failed\n`);
process.exitCode = checks.counts.failed === 0 ? 0 : 1;
