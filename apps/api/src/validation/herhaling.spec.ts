import { describe, expect, it } from '@jest/globals';
import { validateSync, ValidateIf } from 'class-validator';

import { FitsHerhaling, IsHerhaling } from './herhaling.js';

class Opgave {
  @ValidateIf((_, value) => value !== undefined)
  @IsHerhaling()
  readonly herhaling?: string;

  @FitsHerhaling()
  readonly perJaar?: number;
}

const fouten = (velden: Partial<Opgave>): readonly string[] => validateSync(Object.assign(new Opgave(), velden)).map(({ property }) => property);

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

describe('Een aantal per jaar naast een herhaling', () => {
  it.each([
    ['FREQ=WEEKLY', 52],
    ['FREQ=WEEKLY', 53],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 26],
    ['FREQ=MONTHLY', 12],
    ['FREQ=MONTHLY;INTERVAL=3', 4],
    ['FREQ=YEARLY;BYMONTH=3,9', 2],
    ['FREQ=YEARLY;INTERVAL=2', 1],
    ['FREQ=DAILY', 365],
    ['FREQ=HOURLY', 366],
    ['FREQ=WEEKLY;COUNT=3', 2],
    ['elke week', 4],
  ])('%s en %d gaan samen, of zijn niet te vergelijken', (herhaling, perJaar) => {
    expect(fouten({ herhaling, perJaar })).not.toContain('perJaar');
  });
  it.each([
    ['FREQ=WEEKLY', 4],
    ['FREQ=MONTHLY', 4],
    ['FREQ=YEARLY;BYMONTH=3,9', 3],
    ['FREQ=YEARLY;INTERVAL=2', 2],
    ['FREQ=DAILY', 12],
    ['FREQ=SECONDLY', 1],
  ])('%s en %d spreken elkaar tegen', (herhaling, perJaar) => {
    expect(fouten({ herhaling, perJaar })).toEqual(['perJaar']);
  });
});
