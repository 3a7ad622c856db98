import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

import { IdentityUnavailable } from './token-faults.js';
import { openPersoonIds } from './persoon-ids.js';
import { tokenVerifier } from './token-verifier.js';

const personen = await openPersoonIds('', Buffer.alloc(32, 7).toString('base64'));
const asked: string[] = [];
let server: Server;
let issuer: string;
let key: CryptoKey;

const token = (iss: string): Promise<string> =>
  new SignJWT({ rollen: ['lezer'] })
    .setProtectedHeader({ alg: 'ES256', kid: 'een' })
    .setIssuer(iss)
    .setAudience('actiespoor')
    .setSubject('iemand')
    .setExpirationTime('1h')
    .sign(key);

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'een', alg: 'ES256' }] });
  server = createServer((request, answer) => {
    asked.push(request.url ?? '');
    const configuration = JSON.stringify({ issuer, jwks_uri: `${issuer}/sleutels` });
    answer.end(request.url === '/sleutels' ? jwks : configuration);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(async () => {
  await new Promise((done) => server.close(done));
});

describe('Sleutels van een uitgever elders', () => {
  it('worden gevonden via zijn OpenID-configuratie, en eenmaal opgehaald', async () => {
    const verify = tokenVerifier({ issuer, audience: 'actiespoor', personen });
    expect(await verify(await token(issuer))).toEqual({ ok: true, medewerker: expect.objectContaining({ rollen: ['lezer'] }) });
    expect(await verify(await token(issuer))).toEqual({ ok: true, medewerker: expect.anything() });
    expect(asked).toEqual(['/.well-known/openid-configuration', '/sleutels']);
  });

  it('worden niet vertrouwd als de configuratie van een ander is', async () => {
    const verify = tokenVerifier({ issuer: `${issuer}/ander`, audience: 'actiespoor', personen });
    await expect(verify(await token(`${issuer}/ander`))).rejects.toThrow(IdentityUnavailable);
  });
});
