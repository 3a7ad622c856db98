import { describe, expect, it } from '@jest/globals';
import { validateSync, ValidateIf } from 'class-validator';

import { After, IsHerhaling, NotBefore, OnlyWhen } from './relations.js';

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

  @ValidateIf((_, value) => value !== undefined)
  @IsHerhaling()
  readonly herhaling?: string;
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

describe('Een herhaling', () => {
  it.each(['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'FREQ=YEARLY;INTERVAL=1', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', 'FREQ=WEEKLY;UNTIL=20241231'])(
    '%s wordt begrepen',
    (herhaling) => {
      expect(fouten({ herhaling })).toEqual([]);
    },
  );
  it.each([
    'elke week',
    'FREQ=FOO',
    'INTERVAL=2',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;INTERVAL=-1',
    'FREQ=WEEKLY;X=1',
    'FREQ=YEARLY;COUNT=0',
    'FREQ=WEEKLY;UNTIL=20210229',
    'FREQ=WEEKLY;UNTIL=20240101;COUNT=2',
    'FREQ=DAILY;FREQ=WEEKLY',
    'FREQ=WEEKLY;',
  ])('%s wordt niet begrepen', (herhaling) => {
    expect(fouten({ herhaling })).toEqual(['herhaling']);
  });
});
