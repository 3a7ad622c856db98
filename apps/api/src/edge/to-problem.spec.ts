import { StoreUnavailable } from '@actiespoor/event-store';
import { describe, expect, it } from '@jest/globals';

import { toProblem } from './to-problem.js';

const withCode = (code: string): Error => Object.assign(new Error('weg'), { code });

describe('Een fout', () => {
  it.each([
    ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', '08006', '53300', '55000', '57P01', '57P03', '58030'].map(withCode),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new StoreUnavailable('weg'),
  ])('van een database die even weg is, is 503 met wanneer het weer kan: %s', (fault) => {
    expect(toProblem(fault)).toMatchObject({ problem: { status: 503 }, headers: { 'Retry-After': '2' } });
  });

  it.each([withCode('23505'), withCode('42601'), withCode('22P02'), withCode('ENOENT'), new TypeError('kapot'), 'kapot', undefined])('van dit programma is 500: %s', (fault) => {
    expect(toProblem(fault)).toMatchObject({ problem: { status: 500 } });
  });
});
