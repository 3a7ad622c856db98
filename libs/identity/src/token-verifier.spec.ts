import { beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from 'jose';

import type { PersoonIds } from '@actiespoor/application/ports';
import { openPersoonIds } from './persoon-ids.js';
import { tokenVerifier, type TokenVerifier } from './token-verifier.js';
import { IdentityUnavailable } from './token-faults.js';

const issuer = 'https://login.houten.example';
const audience = 'actiespoor';
const now = new Date('2026-03-02T09:00:00Z');
const seconds = (offset: number): number => now.getTime() / 1000 + offset;

const claims = { sub: 'jansen', name: 'J. Jansen', rollen: ['beleidsmedewerker', 'heel-iets-anders'], organisaties: ['GM0321'] };

let key: CryptoKey;
let stranger: CryptoKey;
let jwk: JWK;
let personen: PersoonIds;
let verify: TokenVerifier;

const sign = (payload: object, { by = key, kid = 'een', alg = 'ES256' } = {}): Promise<string> =>
  new SignJWT({ iss: issuer, aud: audience, exp: seconds(3600), ...claims, ...payload }).setProtectedHeader({ alg, kid }).sign(by);

const reasonFor = async (token: string): Promise<string> => {
  const verified = await verify(token);
  return verified.ok ? 'goedgekeurd' : verified.reden;
};

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  stranger = (await generateKeyPair('ES256')).privateKey;
  jwk = { ...(await exportJWK(pair.publicKey)), kid: 'een', alg: 'ES256' };
  personen = await openPersoonIds('', Buffer.alloc(32, 7).toString('base64'));
  verify = tokenVerifier({ issuer, audience, personen, jwks: { keys: [jwk] }, now: () => now });
});

describe('Een goed token', () => {
  it('geeft de medewerker met een ondoorzichtig id en alleen onze rollen', async () => {
    expect(await verify(await sign({}))).toEqual({
      ok: true,
      medewerker: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        vroegereIds: [expect.any(String)],
        naam: 'J. Jansen',
        rollen: ['beleidsmedewerker'],
        organisaties: ['GM0321'],
      },
    });
  });

  it('geeft dezelfde persoon steeds hetzelfde id, en een ander een ander', async () => {
    const [first, again, other] = await Promise.all([{}, {}, { sub: 'pietersen' }].map(async (payload) => verify(await sign(payload))));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.each([undefined, '', 7, '{persoon:5b1f0000-0000-4000-8000-111222333444}', 'jan@houten.example', 'Jan 111222333', '<b>Jan</b>', 'a'.repeat(101)])(
    'heeft geen naam als het er geen noemt die getoond kan worden: %j',
    async (name) => {
      expect(await verify(await sign({ name }))).toEqual({ ok: true, medewerker: expect.not.objectContaining({ naam: expect.anything() }) });
    },
  );

  it.each([
    ['een eigen naam', { 'https://houten.example/rollen': ['lezer'] }, 'https://houten.example/rollen'],
    ['een pad', { realm_access: { roles: ['lezer'] } }, 'realm_access.roles'],
    ['woorden in een tekst', { groups: 'lezer users' }, 'groups'],
  ])('leest rollen uit een claim met %s', async (_, payload, rollen) => {
    const other = tokenVerifier({ issuer, audience, personen, jwks: { keys: [jwk] }, claimNames: { rollen }, now: () => now });
    expect(await other(await sign(payload))).toEqual({ ok: true, medewerker: expect.objectContaining({ rollen: ['lezer'] }) });
  });

  it('mag een halve minuut van de klok schelen', async () => {
    expect(await reasonFor(await sign({ exp: seconds(-29) }))).toBe('goedgekeurd');
    expect(await reasonFor(await sign({ nbf: seconds(29) }))).toBe('goedgekeurd');
  });
});

describe('Een token wordt geweigerd', () => {
  it.each([
    ['verlopen', { exp: seconds(-31) }, 'Het token is verlopen. Meld u opnieuw aan.'],
    ['te vroeg', { nbf: seconds(31) }, 'Het token is nog niet geldig.'],
    ['zonder einde', { exp: undefined }, 'Het token heeft geen einddatum.'],
    ['van een ander', { iss: 'https://elders.example' }, 'Het token komt van een andere uitgever dan deze dienst vertrouwt.'],
    ['voor een ander', { aud: 'iets-anders' }, 'Het token is voor een andere dienst bedoeld.'],
    ['zonder persoon', { sub: undefined }, 'Het token noemt geen persoon.'],
    ['met een lege persoon', { sub: '' }, 'Het token noemt geen persoon.'],
    ['met een onzichtbare persoon', { sub: ' \u200b\u00a0\t' }, 'Het token noemt geen persoon.'],
    ['met een half teken als persoon', { sub: 'jan\ud800' }, 'Het token noemt geen persoon.'],
    ['met een NUL in de persoon', { sub: 'jan\0sen' }, 'Het token noemt geen persoon.'],
    ['met een getal als persoon', { sub: 7 }, 'Het token noemt geen persoon.'],
    ['met een lijst als persoon', { sub: ['jansen'] }, 'Het token noemt geen persoon.'],
    ['met een heel lange persoon', { sub: 'a'.repeat(256) }, 'Het token noemt geen persoon.'],
  ])('als het %s is', async (_, payload, reden) => {
    expect(await reasonFor(await sign(payload))).toBe(reden);
  });

  it('als iemand anders het tekende', async () => {
    expect(await reasonFor(await sign({}, { by: stranger }))).toBe('De handtekening van het token klopt niet.');
    expect(await reasonFor(await sign({}, { by: stranger, kid: 'twee' }))).toBe('Het token is met een onbekende sleutel getekend.');
  });

  it('als het niet of met een gedeeld geheim getekend is', async () => {
    const unsigned = new UnsecuredJWT({ ...claims }).setIssuer(issuer).setAudience(audience).setExpirationTime('1h').encode();
    const shared = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'een' }).sign(new TextEncoder().encode('x'.repeat(32)));
    expect(await reasonFor(unsigned)).toMatch(/^Het token is (niet te lezen|op een niet toegestane manier getekend)\.$/);
    expect(await reasonFor(shared)).toBe('Het token is op een niet toegestane manier getekend.');
  });

  it('als het geen token is, zonder het te herhalen', async () => {
    expect(await reasonFor('geheim-wachtwoord')).toBe('Het token is niet te lezen.');
  });
});

describe('De uitgever is onbereikbaar', () => {
  it('en dat is geen fout van het token', async () => {
    const closed = tokenVerifier({ issuer: 'http://127.0.0.1:1', audience, personen });
    await expect(closed(await sign({}))).rejects.toThrow(IdentityUnavailable);
    const closedKeys = tokenVerifier({ issuer, audience, personen, jwksUrl: 'http://127.0.0.1:1/jwks' });
    await expect(closedKeys(await sign({}))).rejects.toThrow(IdentityUnavailable);
  });
});

describe('Een token dat net is goedgekeurd', () => {
  const at = (clock: { second: number }): TokenVerifier =>
    tokenVerifier({ issuer, audience, personen, jwks: { keys: [jwk] }, now: () => new Date(seconds(clock.second) * 1000) });

  it('wordt een minuut herkend, en daarna opnieuw nagekeken', async () => {
    const clock = { second: 0 };
    const check = at(clock);
    const token = await sign({});
    const medewerkers = [];
    for (const second of [0, 59, 61]) {
      clock.second = second;
      const verified = await check(token);
      medewerkers.push(verified.ok && verified.medewerker);
    }
    const [first, kept, anew] = medewerkers;
    expect(kept).toBe(first);
    expect(anew).not.toBe(first);
    expect(anew).toEqual(first);
  });

  it('wordt niet langer geloofd dan het zelf geldt', async () => {
    const clock = { second: 0 };
    const check = at(clock);
    const token = await sign({ exp: seconds(5) });
    expect((await check(token)).ok).toBe(true);
    clock.second = 40;
    expect((await check(token)).ok).toBe(false);
  });

  it('maakt een ander token met een andere handtekening niet goed', async () => {
    const check = at({ second: 0 });
    const token = await sign({});
    expect((await check(token)).ok).toBe(true);
    const [head, body] = token.split('.');
    const [, , signature] = (await sign({}, { by: stranger })).split('.');
    expect((await check(`${head}.${body}.${signature}`)).ok).toBe(false);
  });
});
