import { describe, expect, it } from '@jest/globals';
import { validateSync, ValidateIf } from 'class-validator';

import { After, NotBefore, OnlyWhen } from './relations.js';

class Opgave {
  readonly soort?: string;
  readonly op?: string;
  readonly van?: string;

  @ValidateIf((_, value) => value !== undefined)
  @NotBefore('van')
  readonly tot?: string;

  @ValidateIf((_, value) => value !== undefined)
  @After('op')
  readonly uitgesteldTot?: string;

  @OnlyWhen(({ soort }: Opgave) => soort === 'uitgevoerd', 'hoort alleen bij uitgevoerd')
  readonly resultaat?: string;
}

const fouten = (velden: Partial<Opgave>): readonly string[] => validateSync(Object.assign(new Opgave(), velden)).map(({ property }) => property);

describe('Een periode', () => {
  it.each([
    ['2021', '2024'],
    ['2021', '2021'],
    ['2021-09-03', '2021-09-03'],
    ['2021-09', '2021'],
    ['2021', '2021-03'],
  ])('van %s tot %s klopt', (van, tot) => {
    expect(fouten({ van, tot })).toEqual([]);
  });
  it.each([
    ['2024', '2021'],
    ['2021-09-03', '2021-09-02'],
    ['2021-41', '2021-06-30'],
  ])('van %s tot %s klopt niet', (van, tot) => {
    expect(fouten({ van, tot })).toEqual(['tot']);
  });
  it('is open waar één kant ontbreekt', () => {
    expect(fouten({ tot: '2021' })).toEqual([]);
  });
});

describe('Uitstel', () => {
  it.each([
    ['2022-03', '2022-09'],
    ['2022-03-01', '2022'],
    ['2022', '2022-12-31'],
  ])('gemeld op %s kan tot %s', (op, uitgesteldTot) => {
    expect(fouten({ op, uitgesteldTot })).toEqual([]);
  });
  it.each([
    ['2022-03', '2022-02'],
    ['2022-03-01', '2022-03-01'],
    ['2022', '2021'],
  ])('gemeld op %s kan niet tot %s', (op, uitgesteldTot) => {
    expect(fouten({ op, uitgesteldTot })).toEqual(['uitgesteldTot']);
  });
});

describe('Een veld dat ergens anders bij hoort', () => {
  it('is een fout, want het zou worden vergeten', () => {
    expect([fouten({ soort: 'uitgevoerd', resultaat: 'x' }), fouten({ soort: 'gestart', resultaat: 'x' }), fouten({ soort: 'gestart' })]).toEqual([
      [],
      ['resultaat'],
      [],
    ]);
  });
});
