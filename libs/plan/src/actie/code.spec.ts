import { describe, expect, it } from '@jest/globals';

import type { PlanId } from '../ids.js';
import { actieIdOf } from '../made-ids.js';
import { codeSleutel } from './code.js';

const planId = 'a0000000-0000-5000-8000-000000000001' as PlanId;

describe('Twee codes', () => {
  it.each(['5B', ' 5b ', '５b', '5\u200bb', '5\u00adb', '5b\u2060', '\u200e5b\ufe0f'])('zijn één code waar men hetzelfde leest: %j', (code) => {
    expect(codeSleutel(code)).toBe('5b');
    expect(actieIdOf(planId, { code, omschrijving: 'Iets' })).toBe(actieIdOf(planId, { code: '5b', omschrijving: 'Iets anders' }));
  });

  it.each(['5.b', '5 b', '5b1'])('zijn er twee waar men iets anders leest: %j', (code) => {
    expect(codeSleutel(code)).not.toBe('5b');
  });
});
