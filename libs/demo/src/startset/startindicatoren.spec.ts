import { dag } from '@actiespoor/kernel';
import { indicatorDecider } from '@actiespoor/plan';
import { describe, expect, it } from '@jest/globals';

import { startindicatoren } from './startindicatoren.js';

describe('De indicatoren van de startset', () => {
  it('houden voor altijd hetzelfde id', () => {
    expect(startindicatoren.map(({ naam, indicatorId }) => [naam, indicatorId])).toEqual([
      ['Aandeel uitgevoerd per actielijn', '3abfffd7-2b8c-50a6-a5d7-f2778bb4b2ef'],
      ['Aandeel geëvalueerd van wat is uitgevoerd', 'bf8b2442-9b14-5a28-a0a1-1a016b0895df'],
      ['Dagen van gestart tot uitgevoerd', 'd3d7f5ca-05ca-5d55-9bc1-bbff359a9dd3'],
      ['Verschuivingen van de planning per actie', '6b549d32-8110-537c-82d7-f6b535bdf6ec'],
      ['Deelname per lokale actie', '57c00f98-86ab-54c7-b2fa-7664b6232111'],
    ]);
  });

  it('hebben elk een eigen naam, en samen alle maten', () => {
    expect(new Set(startindicatoren.map(({ naam }) => naam)).size).toBe(5);
    expect([...new Set(startindicatoren.map(({ definitie }) => definitie.maat))]).toEqual(['aandeel', 'doorlooptijd', 'verschuivingen', 'deelname']);
  });

  it('worden allemaal aangenomen', () => {
    const besluiten = startindicatoren.map((een) =>
      indicatorDecider.decide({ type: 'IndicatorDefinieren', data: { ...een, op: dag('2021-01-01') }, vandaag: dag('2021-01-01') }, indicatorDecider.initial),
    );
    expect(besluiten.map(({ accepted }) => accepted)).toEqual([true, true, true, true, true]);
  });
});
