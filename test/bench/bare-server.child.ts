// A server with nothing but the store and the decider of an actie, on node:http: bare-server.child.ts <url>. It prints its address and a token.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { eventSchema } from '@actiespoor/application';
import { createHandler, rememberingLoader } from '@actiespoor/event-store';
import { postgresEventStore } from '@actiespoor/event-store-postgres';
import { type Dag, type Datum, type Told, uuidV5 } from '@actiespoor/kernel';
import { type ActieCommand, actieDecider } from '@actiespoor/plan';
import type { ActieEvent, ActieId, OrganisatieCode, PlanId, StatusupdateId } from '@actiespoor/plan/events';
import { generateKeyPair, jwtVerify, SignJWT } from 'jose';

import { planIdIn } from './history.js';

/** The first line of the output of this process, as JSON. */
export interface BareAddress {
  readonly url: string;
  readonly token: string;
}

interface Body {
  readonly status: 'hervat' | 'uitgesteld';
  readonly organisatie: OrganisatieCode;
  readonly op: Datum;
  readonly toelichting: string;
}

const [issuer, audience, namespace] = ['urn:bench', 'bench', '1a0fd7c2-54c8-5a43-8a0b-0f3c6a9f6f52'];
const commandOf = { hervat: 'ActieHervatten', uitgesteld: 'ActieUitstellen' } as const;
const houten = 'GM0321' as OrganisatieCode;
const planId: PlanId = planIdIn('plan', 0);
const planContext = {
  planId,
  eigenaar: 'SV-LEKSTROOM' as OrganisatieCode,
  opgesteldOp: '2020' as Datum,
  leden: [houten],
  knopen: [],
  codes: [],
  deelacties: [],
};

const clock = (): string => new Date().toISOString();

const makeCheck = async (): Promise<{ readonly token: string; readonly check: (token: string) => Promise<void> }> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const token = await new SignJWT({ rollen: ['beleidsmedewerker'], organisaties: [houten] })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setExpirationTime('8h')
    .sign(privateKey);
  const known = new Set<string>();
  const check = async (given: string): Promise<void> => {
    const name = createHash('sha256').update(given).digest('base64');
    if (known.has(name)) return;
    await jwtVerify(given, publicKey, { issuer, audience });
    known.add(name);
  };
  return { token, check };
};

const bodyOf = async (request: IncomingMessage): Promise<Body> => {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return JSON.parse(text) as Body;
};

const headerOf = (request: IncomingMessage, name: string): string => String(request.headers[name] ?? '');

const main = async ([url = '']: readonly string[]): Promise<void> => {
  const store = postgresEventStore({ url });
  const schema = eventSchema<ActieEvent>();
  // All of its history: it is the limit, and must not thrash where the service does not.
  const load = rememberingLoader({ store, decider: actieDecider, schema }, 512 * 1024 * 1024);
  const handle = createHandler({ store, decider: actieDecider, schema, clock, load });
  const { token, check } = await makeCheck();

  const report = async (request: IncomingMessage): Promise<object> => {
    await check(headerOf(request, 'authorization').slice('Bearer '.length));
    const actieId = (request.url ?? '').split('/')[3] as ActieId;
    const commandId = uuidV5(namespace, headerOf(request, 'idempotency-key'));
    const { status, ...told } = await bodyOf(request);
    const data = { ...told, actieId, statusupdateId: uuidV5(namespace, commandId) as StatusupdateId };
    const command: Told<ActieCommand> = { type: commandOf[status], data, vandaag: clock().slice(0, 10) as Dag, planContext };
    const expected = BigInt(headerOf(request, 'if-match').replaceAll('"', ''));
    const requestHash = createHash('sha256').update(JSON.stringify(data)).digest('hex');
    const who = { actor: 'mdw-8c07', role: 'beleidsmedewerker', organisatie: houten };
    const handled = await handle(`actie-${actieId}`, command, { ...who, commandId, correlationId: commandId, requestHash, expected });
    if (handled.outcome !== 'accepted') throw new Error(`Actie ${actieId} nam de melding niet aan: ${handled.outcome}`);
    return { positie: handled.position, revisie: String(handled.revision) };
  };

  const server = createServer((request, response) => {
    report(request).then(
      (answer) => response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address: BareAddress = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token };
    process.stdout.write(`${JSON.stringify(address)}\n`);
  });
  process.once('SIGTERM', () => {
    server.closeAllConnections();
    server.close(() => void store.close());
  });
};

await main(process.argv.slice(2));
