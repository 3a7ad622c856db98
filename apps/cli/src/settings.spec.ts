import { ConfigFault, placeOf } from '@actiespoor/platform';
import { describe, expect, it } from '@jest/globals';

import { loadSettings } from './settings.js';

describe('Instellingen van de opdrachtregel', () => {
  it('zijn er niet nodig', () => {
    expect(loadSettings({})).toEqual({
      dataDir: './data',
      database: { kind: 'embedded' },
      eventStore: { kind: 'postgres' },
      issuer: 'local',
      isVerbose: false,
      warnings: [],
    });
  });

  it('zijn die van de dienst', () => {
    const { database, issuer, isVerbose } = loadSettings({
      DATABASE_URL: 'postgres://app:geheim@db:5433/actiespoor',
      OIDC_ISSUER: 'https://login.example',
      LOG_LEVEL: 'debug',
    });
    expect([issuer, isVerbose]).toEqual(['elsewhere', true]);
    expect(placeOf(database)).toBe('db:5433/actiespoor');
  });

  it('noemen al hun fouten tegelijk, en nooit een geheim', () => {
    const load = (): unknown => loadSettings({ DATABASE_URL: 'mysql://app:geheim@db', EVENT_STORE: 'mongo' });
    expect(load).toThrow(ConfigFault);
    expect(load).toThrow(/DATABASE_URL(.|\n)*EVENT_STORE/);
    expect(load).not.toThrow('geheim');
  });
});
