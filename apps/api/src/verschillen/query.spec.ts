import { describe, expect, it } from '@jest/globals';

import { ProblemException } from '../edge/problem.js';
import { validationPipe } from '../validation/validation-pipe.js';
import { VerschilQueryParameters } from './query.js';

const faultsOf = async (vraag: object): Promise<readonly string[]> => {
  try {
    await validationPipe().transform(vraag, { type: 'query', metatype: VerschilQueryParameters });
    return [];
  } catch (fault) {
    if (fault instanceof ProblemException) return (fault.problem.invalidParams ?? []).map(({ name, reason }) => `${name} ${reason}`);
    throw fault;
  }
};

describe('Welke twee standen', () => {
  it.each([
    { van: '2022-01-01', tot: '2023-01-01' },
    { van: '2022-01-01', tot: '2022-01-01' },
    { van: '2022-01-01' },
    { van: 'vaststelling' },
    { van: 'vaststelling', tot: '2023-12-31', totBekendOp: '2024-01-01' },
    { vanBekendOp: '2021-11-30', totBekendOp: '2022-06-21T12:00:00 02:00' },
    { van: '2021-12-31', tot: '2021-12-31', vanBekendOp: '2021-11-30', totBekendOp: '2022-06-21' },
  ])('kan met %p', async (vraag) => {
    expect(await faultsOf(vraag)).toEqual([]);
  });

  it.each<[object, readonly string[]]>([
    [{}, ['van is verplicht']],
    [{ tot: '2022-01-01' }, ['van is verplicht']],
    [{ van: 'gisteren' }, ['van moet een volledige dag zijn, zoals 2021-09-03, of het woord vaststelling']],
    [{ van: '2023-01-01', tot: '2022-01-01' }, ['tot moet op of na van liggen']],
    [{ van: 'vaststelling', vanBekendOp: '2022-01-01' }, ['vanBekendOp kan niet samen met de vaststelling: die is wat toen bekend was']],
    [{ van: '2022-01-01', totBekendOp: '2022-01-01' }, ['totBekendOp vraagt ook om vanBekendOp']],
    [{ vanBekendOp: '2022-01-01', totBekendOp: '2021-12-31' }, ['totBekendOp moet op of na vanBekendOp liggen']],
  ])('kan niet met %p', async (vraag, faults) => {
    expect(await faultsOf(vraag)).toEqual(faults);
  });

  it('noemt alle fouten tegelijk', async () => {
    const faults = await faultsOf({ van: '2022', tot: '2022-13-01', vanBekendOp: 'ooit', totBekendOp: '', bekendOp: '2022-01-01' });
    expect(faults.map((fault) => fault.split(' ', 1)[0])).toEqual(['bekendOp', 'van', 'tot', 'vanBekendOp', 'totBekendOp']);
  });
});
