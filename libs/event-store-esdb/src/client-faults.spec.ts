import { StoreRefused, StoreUnavailable } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { ClientFaults, readingAll } from './client-faults.js';

const faults = new ClientFaults('spoor');

const coded = (code: number, message: string): Error => Object.assign(new Error(message), { code });

describe('Een fout van de client', () => {
  const certificate = (last: string): Error => coded(14, `14 UNAVAILABLE: No connection established. Last error: ${last}`);

  it.each([
    ['password', coded(16, '16 UNAUTHENTICATED: Unauthenticated'), /gebruiker "spoor": .*wachtwoord klopt niet; zet in ESDB_URL/],
    ['right', coded(7, '7 PERMISSION_DENIED: Access Denied'), /gebruiker "spoor" dit: lezen van \$all; .*rechten\.mjs.* ESDB_URL/],
    ['certificate', certificate('unable to verify the first certificate'), /niet te controleren; noem zijn CA in ESDB_URL met tlsCAFile=/],
    ['certificate', certificate('certificate has expired'), /verlopen; vernieuw het daar/],
    ['certificate', certificate("Hostname/IP does not match certificate's altnames: x"), /van een andere naam; noem de server in ESDB_URL/],
  ])('is een weigering die zegt wat, wie en welke instelling: %s', (reason, error, says) => {
    const fault = faults.ofMachine('lezen van $all', error);
    expect(fault).toBeInstanceOf(StoreRefused);
    expect(fault).toMatchObject({ reason, says: expect.stringMatching(says) as unknown, message: expect.stringContaining(error.message) as unknown });
  });

  it.each([coded(14, '14 UNAVAILABLE: read ECONNRESET'), coded(4, '4 DEADLINE_EXCEEDED'), new Error('Failed to discover after 10 attempts.'), 'stuk'])(
    'is anders een storing: %s',
    (error) => {
      const fault = faults.ofMachine('lezen van $all', error);
      expect(fault).toBeInstanceOf(StoreUnavailable);
      expect(fault).not.toBeInstanceOf(StoreRefused);
    },
  );

  it('is met iedere stream en positie dezelfde weigering, en een ander recht is een andere', () => {
    const kinds = [
      faults.ofStream('plan-1', 'lezen van plan-1', coded(7, 'geen recht')),
      faults.ofStream('plan-2', 'lezen van plan-2', coded(7, 'geen recht')),
      faults.ofMachine('lezen van positie 5 in het hele log ($all)', coded(7, 'geen recht'), readingAll),
      faults.ofFollowing(coded(7, 'geen recht')),
    ].map((fault) => (fault instanceof StoreRefused ? fault.kind : fault));
    expect(kinds).toEqual(['lezen van een stream', 'lezen van een stream', readingAll, readingAll]);
    expect([faults.ofMachine(readingAll, coded(16, 'wie?')), faults.ofStream('plan-1', 'lezen van plan-1', coded(16, 'wie?'))]).toMatchObject([
      { kind: 'password' },
      { kind: 'password' },
    ]);
  });

  it('zegt het zonder de lege noot van de client', () => {
    const error = coded(14, '14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:2113. Resolution note: ');
    expect(faults.ofMachine('lezen van $all', error).message).toMatch(/ECONNREFUSED 127\.0\.0\.1:2113\.$/);
  });

  it.each([1, 2, 4, 10, 13, 14])('laat met code %s open of iets geschreven is', (code) => {
    expect(faults.ofAppend('proef-1', coded(code, 'stuk'))).toMatchObject({ outcome: 'open' });
  });

  it.each([coded(16, 'geen wachtwoord'), coded(7, 'geen recht'), coded(3, 'geen naam'), new Error('Failed to discover after 10 attempts.')])(
    'zegt anders zeker dat er niets geschreven is: %s',
    (error) => {
      expect(() => faults.ofAppend('proef-1', error)).toThrow(StoreUnavailable);
    },
  );
});
