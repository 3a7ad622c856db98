import type { Position } from '@actiespoor/event-store';
import type { Controle } from '@actiespoor/integrity';
import { describe, expect, it } from '@jest/globals';

import { endSentence, reportLines } from './verify.command.js';

const heel: Controle = {
  gebeurtenissen: 1_812,
  streams: 92,
  wortels: 31,
  laatste: { dag: '2026-11-21', hash: '9f86d081' },
  nietGetekend: 12,
  bevindingen: [],
  aantalBevindingen: 0,
};
const gewijzigd: Controle['bevindingen'][number] = {
  soort: 'gewijzigd',
  positie: '00000000000000000812' as Position,
  stream: 'plan-1',
  revisie: 3n,
  melding: 'De inhoud past niet.',
};

describe('Het verslag van de controle', () => {
  const wortel = 'Laatste wortel (2026-11-21): 9f86d081';
  const rest = 'Nog niet getekend: 12 gebeurtenissen. Of daar aan het eind iets af is, is niet te zien.';

  it('zegt hoeveel er heel is, en tot hoever dat bewezen is', () => {
    const looked = '1.812 gebeurtenissen in 92 streams en 31 wortels gecontroleerd: alles is zoals het werd vastgelegd.';
    expect(reportLines(heel)).toEqual([looked, wortel, rest]);
    expect(reportLines({ ...heel, nietGetekend: 0 })).toEqual([looked, wortel]);
  });

  it('noemt wat er niet klopt, en waar', () => {
    expect(reportLines({ ...heel, bevindingen: [gewijzigd], aantalBevindingen: 1_200 })).toEqual([
      '1.812 gebeurtenissen in 92 streams en 31 wortels gecontroleerd.',
      wortel,
      rest,
      '',
      'gewijzigd: positie 00000000000000000812, stream plan-1, revisie 3',
      '  De inhoud past niet.',
      '',
      '… en nog 1.199 bevindingen.',
    ]);
  });
});

describe('De laatste zin van een controle met bevindingen', () => {
  const onbekend = { ...gewijzigd, soort: 'onbekend' } as const;

  it('vraagt om bijwerken als alleen een nieuwere versie iets vastlegde, en anders om vergelijken', () => {
    expect(endSentence({ ...heel, bevindingen: [onbekend], aantalBevindingen: 1 })).toMatch(
      /^Dit programma kan niet alles lezen: 1 bevinding\. .*werk dit programma bij\.$/,
    );
    expect(endSentence({ ...heel, bevindingen: [onbekend, gewijzigd], aantalBevindingen: 2 })).toMatch(
      /^Niet alles is zoals het geschreven werd: 2 bevindingen\./,
    );
  });
});
