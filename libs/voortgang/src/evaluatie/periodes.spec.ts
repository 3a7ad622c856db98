import { describe, expect, it } from '@jest/globals';
import { dag } from '@actiespoor/kernel';

import type { Periodemaat } from './evaluatie.js';
import { periodsOf } from './periodes.js';

const inText = (van: string, tot: string, per: Periodemaat): readonly string[] =>
  periodsOf(dag(van), dag(tot), per).map((periode) => `${periode.naam} ${periode.van}/${periode.tot}`);

describe('De perioden van een evaluatie', () => {
  it('zijn die van de kalender', () => {
    expect(inText('2021-01-01', '2022-12-31', 'jaar')).toEqual(['2021 2021-01-01/2021-12-31', '2022 2022-01-01/2022-12-31']);
    expect(inText('2022-01-01', '2022-12-31', 'halfjaar')).toEqual(['2022-H1 2022-01-01/2022-06-30', '2022-H2 2022-07-01/2022-12-31']);
    expect(inText('2022-01-01', '2022-12-31', 'kwartaal')).toEqual([
      '2022-K1 2022-01-01/2022-03-31',
      '2022-K2 2022-04-01/2022-06-30',
      '2022-K3 2022-07-01/2022-09-30',
      '2022-K4 2022-10-01/2022-12-31',
    ]);
    expect(inText('2024-02-01', '2024-03-31', 'maand')).toEqual(['2024-02 2024-02-01/2024-02-29', '2024-03 2024-03-01/2024-03-31']);
  });

  it('worden aan het begin en het eind afgekapt, en houden hun naam', () => {
    expect(inText('2021-11-30', '2022-05-15', 'halfjaar')).toEqual(['2021-H2 2021-11-30/2021-12-31', '2022-H1 2022-01-01/2022-05-15']);
    expect(inText('2022-05-03', '2022-05-03', 'jaar')).toEqual(['2022 2022-05-03/2022-05-03']);
  });

  it('zijn er niet als het eind voor het begin ligt', () => {
    expect(inText('2022-01-02', '2022-01-01', 'maand')).toEqual([]);
  });
});
