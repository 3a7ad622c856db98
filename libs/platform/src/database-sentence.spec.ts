import { StoreUnavailable } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { databaseSentence, databaseTrouble, placeOf } from './database-sentence.js';

const coded = (code: string, message = ''): Error => Object.assign(new Error(message), { code });

describe('Een fout van PostgreSQL', () => {
  it.each([
    ['een weigerende server', coded('ECONNREFUSED'), 'er luistert niets'],
    ['twee adressen die allebei weigeren', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]), 'er luistert niets'],
    [
      'een fout die een andere verpakt',
      new StoreUnavailable('Lezen lukt niet', { cause: coded('28P01') }),
      'de rol bestaat niet, of het wachtwoord klopt niet',
    ],
    ['een server die niets zegt', new Error('timeout expired'), 'er komt geen antwoord'],
    ['een server zonder TLS', new Error('The server does not support SSL connections'), 'het adres vraagt om TLS (sslmode), en de server heeft dat niet'],
    [
      'een certificaat dat niemand kent',
      coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
      'het certificaat van de server is niet te controleren',
    ],
  ])('van %s zegt waar en wat', (_, fault, trouble) => {
    expect(databaseSentence(fault, 'db.example:5432/actiespoor')).toBe(
      `PostgreSQL (db.example:5432/actiespoor) is niet te gebruiken: ${trouble}. Controleer DATABASE_URL en MIGRATION_DATABASE_URL, en of de server draait.`,
    );
  });

  it('die niets met PostgreSQL te maken heeft krijgt die zin niet', () => {
    expect(databaseSentence(coded('EACCES'), 'db')).toBeUndefined();
    expect(databaseSentence('tekst', 'db')).toBeUndefined();
  });

  it('gaat vanzelf over of niet', () => {
    const passes = (code: string): boolean | undefined => databaseTrouble(coded(code))?.passes;
    expect(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', '57P03', '53300'].map(passes)).toEqual(Array.from({ length: 7 }, () => true));
    expect(['28P01', '28000', '3D000', '42501', '25006'].map(passes)).toEqual(Array.from({ length: 5 }, () => false));
  });

  it('noemt van een adres nooit de rol of het wachtwoord', () => {
    const url = 'postgres://app:geheim@db:5433/actiespoor?options=geheim';
    expect(placeOf({ kind: 'server', url, migrationUrl: url })).toBe('db:5433/actiespoor');
  });
});
