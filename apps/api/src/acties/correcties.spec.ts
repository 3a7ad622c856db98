import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';

import { Correctie } from './correcties.js';

const fouten = (velden: object): readonly string[] =>
  validateSync(Object.assign(new Correctie(), { op: '2022', ...velden }))
    .map(({ property }) => property)
    .toSorted();

describe('Een correctie', () => {
  it.each([
    ['van een tekst', { veld: 'omschrijving', nieuw: 'Zo' }],
    ['van een soort', { veld: 'soort', nieuw: 'optie', reden: 'Het was een optie' }],
    ['die een statusupdate intrekt', { vervangt: 'e7a3c1f0-5b2d-5e4f-9a61-b2c3d4e5f601' }],
  ])('%s heeft genoeg aan haar eigen velden', (_, velden) => {
    expect(fouten(velden).filter((veld) => veld !== 'organisatie')).toEqual([]);
  });

  it.each([
    ['zonder iets, op geen dag', { op: 'gisteren' }, ['nieuw', 'op', 'veld']],
    ['van een soort zonder reden, die geen soort is', { veld: 'soort', nieuw: 'taak' }, ['nieuw', 'reden']],
    [
      'van een tekst met velden van een statusupdate',
      { veld: 'omschrijving', nieuw: '', status: 'gestart', toelichting: 'X' },
      ['nieuw', 'status', 'toelichting'],
    ],
    ['van een statusupdate met een tekst', { vervangt: 'geen', veld: 'kleur', resultaat: 'X' }, ['organisatie', 'resultaat', 'veld', 'vervangt']],
  ])('%s heeft al haar fouten in één antwoord', (_, velden, verwacht) => {
    expect(fouten(velden)).toEqual(verwacht);
  });
});
