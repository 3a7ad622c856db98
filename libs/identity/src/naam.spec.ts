import { describe, expect, it } from '@jest/globals';

import { shownName } from './naam.js';

describe('Een naam', () => {
  it.each(['J. Jansen', 'Anne-Fleur van der Berg-de Vries', 'José ’t Hart', 'Łukasz Şahin', '王小明', 'Jansen & Zn.', 'Team 3 Houten'])(
    'blijft zoals zij is: %s',
    (naam) => {
      expect(shownName(naam)).toBe(naam);
    },
  );

  it('verliest haar spaties te veel, en heeft elke letter in een teken', () => {
    expect(shownName('  Jose\u0301 \u00a0 Bos ')).toBe('José Bos');
  });

  it.each([
    undefined,
    null,
    7,
    {},
    ['Jan'],
    '',
    '   ',
    '12345',
    '…',
    '{persoon:5b1f0000-0000-4000-8000-111222333444}',
    '｛persoon:x｝',
    'Jan {x',
    '<script>',
    'Jan <b>',
    '＜b＞',
    'jan@houten.nl',
    'jan@houten',
    'jan＠houten.nl',
    'jan (at) houten',
    'Jan 111222333',
    'Jan 111\u00a0222\u00a0333',
    'Jan 06/12345678',
    'Jan\nBos',
    'Jan\u0000',
    'Jan\u202eBos',
    'Jan\u200bBos',
    'Jan\u00adBos',
    'Jan\ue000',
    '\ud800 Jan',
    'Jan\u2028Bos',
    '\ufeffJan'.concat('\ufeffBos'),
    'a'.repeat(101),
  ])('wordt niet getoond als het er geen is: %j', (claim) => {
    expect(shownName(claim)).toBeUndefined();
  });
});
