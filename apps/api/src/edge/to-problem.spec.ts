import { StoreUnavailable, StreamTampered, UnknownEvent } from '@actiespoor/event-store';
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

  it.each([withCode('23505'), withCode('42601'), withCode('22P02'), withCode('ENOENT'), new TypeError('kapot'), 'kapot', undefined])(
    'van dit programma is 500: %s',
    (fault) => {
      expect(toProblem(fault)).toMatchObject({ problem: { status: 500 } });
    },
  );

  it('van een gebeurtenis die een nieuwere versie schreef is 409, en zegt wat dan helpt', () => {
    expect(toProblem(new UnknownEvent('Onbekende gebeurtenis: ActieGedanst, versie 1'))).toMatchObject({
      problem: {
        status: 409,
        reden: 'onbekende-gebeurtenis',
        detail: expect.stringMatching(/^Onbekende gebeurtenis: ActieGedanst, versie 1\. .*bij te werken/) as unknown,
      },
    });
  });

  it('van wie aan een stream zat is 409, met wat er is gedaan en wie het weet', () => {
    const fault = new StreamTampered({
      stream: 'actie-1',
      kind: 'deleted',
      what: 'is op de server verwijderd (soft delete)',
      since: '2026-03-01T09:00:00.000Z',
    });
    const detail =
      'Stream actie-1 is op de server verwijderd (soft delete) (op 2026-03-01T09:00:00.000Z). Er wordt niets aan toegevoegd. Vraag de beheerder van de event store wat daar is gebeurd.';
    expect(toProblem(fault)).toMatchObject({ problem: { status: 409, reden: 'geschiedenis-aangetast', detail } });
  });
});
