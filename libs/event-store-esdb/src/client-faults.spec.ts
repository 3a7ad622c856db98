import { StoreRefused, StoreUnavailable } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { machineFault, refusalOf } from './client-faults.js';

const coded = (code: number, message: string): Error => Object.assign(new Error(message), { code });

describe('Een fout van de client', () => {
  it.each([
    [coded(16, '16 UNAUTHENTICATED: Unauthenticated'), 'password'],
    [coded(7, '7 PERMISSION_DENIED: Access Denied'), 'right'],
    [coded(14, '14 UNAVAILABLE: No connection established. Last error: unable to verify the first certificate'), 'certificate'],
  ])('is een weigering waar een mens iets aan moet doen: %s', (error, reason) => {
    const fault = machineFault('Lezen lukt niet', error);
    expect(fault).toBeInstanceOf(StoreRefused);
    expect(fault).toMatchObject({ reason, message: expect.stringContaining(error.message) as unknown });
  });

  it.each([coded(14, '14 UNAVAILABLE: read ECONNRESET'), coded(4, '4 DEADLINE_EXCEEDED'), new Error('Failed to discover after 10 attempts.'), 'stuk'])(
    'is anders een storing: %s',
    (error) => {
      const fault = machineFault('Lezen lukt niet', error);
      expect(fault).toBeInstanceOf(StoreUnavailable);
      expect(fault).not.toBeInstanceOf(StoreRefused);
    },
  );

  it.each([1, 2, 4, 10, 13, 14])('laat met code %s open of iets geschreven is', (code) => {
    expect(refusalOf('proef-1', coded(code, 'stuk'))).toMatchObject({ outcome: 'open' });
  });

  it.each([coded(16, 'geen wachtwoord'), coded(7, 'geen recht'), coded(3, 'geen naam'), new Error('Failed to discover after 10 attempts.')])(
    'zegt anders zeker dat er niets geschreven is: %s',
    (error) => {
      expect(() => refusalOf('proef-1', error)).toThrow(StoreUnavailable);
    },
  );
});
