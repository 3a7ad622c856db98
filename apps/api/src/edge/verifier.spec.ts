import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { localIssuer, openPersoonIds } from '@actiespoor/identity';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { loadConfig } from '../config.js';
import { verifierFor } from './verifier.js';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'actiespoor-'));
});

afterAll(() => rm(dataDir, { recursive: true }));

const demoToken = async (): Promise<string> => (await localIssuer(dataDir)).sign({ rollen: ['lezer'], organisaties: ['GM1960'] });

describe('Wie tokens mag uitgeven', () => {
  it('is zonder instellingen deze installatie zelf', async () => {
    const verify = await verifierFor({ ...loadConfig({}), dataDir }, await openPersoonIds(dataDir));
    expect(await verify(await demoToken())).toEqual({ ok: true, medewerker: expect.objectContaining({ rollen: ['lezer'] }) });
  });

  it('is met OIDC_ISSUER alleen die uitgever: een token van deze installatie telt dan niet', async () => {
    const config = loadConfig({ OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_AUDIENCE: 'actiespoor' });
    const verify = await verifierFor({ ...config, dataDir }, await openPersoonIds(dataDir));
    await expect(verify(await demoToken())).rejects.toThrow('The keys of the issuer cannot be fetched');
  });
});
