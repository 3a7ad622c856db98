import { describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';

import { validationPipe } from '../validation/validation-pipe.js';
import { readCursor, writeCursor } from './cursor.js';
import { ProblemException } from './problem.js';
import { knownUntil, Lijstvraag, pageSize, Standvraag } from './queries.js';

const parse = async <T>(metatype: Type<T>, value: object): Promise<T> => (await validationPipe().transform(value, { type: 'query', metatype })) as T;

const faultsOf = async (metatype: Type, value: object): Promise<readonly string[]> => {
  try {
    await parse(metatype, value);
    return [];
  } catch (fault) {
    if (fault instanceof ProblemException) return (fault.problem.invalidParams ?? []).map(({ name }) => name);
    throw fault;
  }
};

describe('Een stand uit het verleden', () => {
  it.each([
    ['2021-11-30', '2021-11-30T22:59:59.999Z'],
    ['2021-06-30', '2021-06-30T21:59:59.999Z'],
    ['2021-11-30T12:00:00Z', '2021-11-30T12:00:00.000Z'],
    ['2021-11-30T12:00:00 01:00', '2021-11-30T11:00:00.000Z'],
  ])('zoals bekend op %s loopt tot %s', async (bekendOp, until) => {
    expect(knownUntil(await parse(Standvraag, { bekendOp }))).toBe(until);
  });

  it('is zonder bekendOp die van nu', async () => {
    expect(knownUntil(await parse(Standvraag, {}))).toBeUndefined();
  });

  it('noemt alle fouten tegelijk', async () => {
    expect(await faultsOf(Standvraag, { peildatum: '2021', bekendOp: '2021-11-30T12:00:00', wachtOp: 'a b', x: '1' })).toEqual(['x', 'peildatum', 'bekendOp', 'wachtOp']);
    expect(await faultsOf(Standvraag, { peildatum: ['2021-01-01', '2021-01-02'] })).toEqual(['peildatum']);
  });
});

describe('Een lijst in delen', () => {
  it('heeft honderd regels, of zoveel als gevraagd', async () => {
    expect(pageSize(await parse(Lijstvraag, {}))).toBe(100);
    expect(pageSize(await parse(Lijstvraag, { aantal: '25' }))).toBe(25);
  });

  it.each(['0', '501', '2.5', 'tien', ''])('heeft geen %s regels', async (aantal) => {
    expect(await faultsOf(Lijstvraag, { aantal })).toEqual(['aantal']);
  });

  it('gaat verder waar zij was', async () => {
    const volgende = writeCursor(['Zeist', 'één']);
    expect(await faultsOf(Lijstvraag, { volgende })).toEqual([]);
    expect(readCursor(volgende, 2)).toEqual(['Zeist', 'één']);
  });

  it.each(['e30', 'WzFd', 'xx', writeCursor(['a', 'b'])])('gaat niet verder met %s', (volgende) => {
    expect(() => readCursor(volgende, 1)).toThrow(ProblemException);
  });
});
