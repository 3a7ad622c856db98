import { describe, expect, it } from '@jest/globals';
import { nowhere, tijdstipOf } from '@actiespoor/application';
import type { Type } from '@nestjs/common';

import { uuidFault } from '../validation/text.js';
import { validationPipe } from '../validation/validation-pipe.js';
import { readCursor, writeCursor } from './cursor.js';
import { ProblemException } from './problem.js';
import { bladOf, PageQueryParameters, MomentQueryParameters } from './queries.js';

const clock = (): string => '2022-03-01T12:00:00.000Z';

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
    expect(tijdstipOf(await parse(MomentQueryParameters, { bekendOp }), clock).bekendOp).toBe(until);
  });

  it('is zonder bekendOp die van nu', async () => {
    expect(tijdstipOf(await parse(MomentQueryParameters, {}), clock)).toEqual({ peildatum: '2022-03-01' });
  });

  it('noemt alle fouten tegelijk', async () => {
    expect(await faultsOf(MomentQueryParameters, { peildatum: '2021', bekendOp: '2021-11-30T12:00:00', wachtOp: 'a b', x: '1' })).toEqual([
      'x',
      'peildatum',
      'bekendOp',
      'wachtOp',
    ]);
    expect(await faultsOf(MomentQueryParameters, { peildatum: ['2021-01-01', '2021-01-02'] })).toEqual(['peildatum']);
  });
});

describe('Een lijst in delen', () => {
  const id = '5f2d7c3a-1c1b-4d8e-8a55-3d1f0f4f9b01';
  const lijst = { list: 'lijst', fault: uuidFault };

  it('heeft honderd regels, of zoveel als gevraagd', async () => {
    expect(bladOf(await parse(PageQueryParameters, {}), lijst)).toEqual({ aantal: 100 });
    expect(bladOf(await parse(PageQueryParameters, { aantal: '25' }), lijst)).toEqual({ aantal: 25 });
  });

  it.each(['0', '501', '2.5', 'tien', '', '0x10', '1e1', ' 5', '5 ', '+5', '05', '-1', '5.0', '1_0', '٥', 'Infinity', '9'.repeat(30)])(
    'heeft geen %s regels',
    async (aantal) => {
      expect(await faultsOf(PageQueryParameters, { aantal })).toEqual(['aantal']);
    },
  );

  it('gaat verder waar zij was', async () => {
    const volgende = writeCursor('lijst', id);
    expect(await faultsOf(PageQueryParameters, { volgende })).toEqual([]);
    expect(readCursor(volgende, lijst)).toBe(id);
  });

  const encoded = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each([
    'e30',
    'WzFd',
    'xx',
    'WyJcdTAwMDAiXQ',
    'WyJhIiwiYiJd',
    '____',
    '',
    writeCursor('andere lijst', id),
    writeCursor('lijst', '\u0000'),
    writeCursor('lijst', id.toUpperCase()),
    encoded(id),
    encoded([id]),
    encoded(['lijst', id, 'meer']),
    encoded(['lijst', [id]]),
    encoded({ 0: 'lijst', 1: id }),
    encoded(null),
    `${writeCursor('lijst', id)}A`,
    Buffer.from(`["lijst", "${id}"]`).toString('base64url'),
  ])('gaat niet verder met %s', (volgende) => {
    expect(readCursor(volgende, lijst)).toBe(nowhere);
  });
});
