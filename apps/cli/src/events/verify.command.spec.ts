import type { Position } from '@actiespoor/event-store';
import type { Controle } from '@actiespoor/integrity';
import { describe, expect, it } from '@jest/globals';

import { reportLines } from './verify.command.js';

const heel: Controle = { gebeurtenissen: 1_812, streams: 92, wortels: 0, nietGetekend: 1_812, bevindingen: [], aantalBevindingen: 0 };
const gewijzigd: Controle['bevindingen'][number] = { soort: 'gewijzigd', positie: '00000000000000000812' as Position, stream: 'plan-1', revisie: 3n, melding: 'De inhoud past niet.' };

describe('Het verslag van de controle', () => {
  it('zegt hoeveel er heel is', () => {
    expect(reportLines(heel)).toEqual(['1.812 gebeurtenissen in 92 streams gecontroleerd: elke keten is heel.']);
  });

  it('noemt wat er niet klopt, en waar', () => {
    expect(reportLines({ ...heel, bevindingen: [gewijzigd], aantalBevindingen: 1_200 })).toEqual([
      '1.812 gebeurtenissen in 92 streams gecontroleerd.',
      '',
      'gewijzigd: positie 00000000000000000812, stream plan-1, revisie 3',
      '  De inhoud past niet.',
      '',
      '… en nog 1.199 bevindingen.',
    ]);
  });
});
