import { describe, expect, it } from '@jest/globals';
import type { DomainEvent, KnoopId } from '@actiespoor/plan/events';

import {
  actieId,
  actieOpgenomen,
  andereKnoopId,
  deel,
  gestart,
  knoopGesplitst,
  knoopId,
  knoopSamengevoegd,
  knoopToegevoegd,
  knoopVerplaatst,
  op,
} from '../../test/verhaal.js';
import { knopenOf, overgangOf, stamboom } from './knopen-of.js';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => id as KnoopId) as [KnoopId, KnoopId, KnoopId, KnoopId];

describe('De knopen die een gebeurtenis noemt', () => {
  const verhangen: DomainEvent = { type: 'ActieVerplaatst', data: { actieId, oud: knoopId, nieuw: andereKnoopId, op: op('2022') } };
  const tevens: DomainEvent = { type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'tevensOnder', doel: andereKnoopId }, op: op('2022') } };
  const zieOok: DomainEvent = { type: 'ActieGekoppeld', data: { actieId, koppeling: { soort: 'zieOok', doel: 'x' }, op: op('2022') } };

  it.each<[string, DomainEvent, readonly KnoopId[]]>([
    ['een knoop en waar hij onder komt', knoopToegevoegd({ bovenliggend: andereKnoopId }), [knoopId, andereKnoopId]],
    ['waar een knoop heen gaat', knoopVerplaatst(knoopId, andereKnoopId), [knoopId, andereKnoopId]],
    ['wat samengaat en waarin', knoopSamengevoegd([knoopId], andereKnoopId), [knoopId, andereKnoopId]],
    ['wat gesplitst wordt en in welke delen', knoopGesplitst(knoopId, [deel(a, 1), deel(b, 2)]), [knoopId, a, b]],
    ['waar een actie komt', actieOpgenomen(), [knoopId]],
    ['waar een actie vandaan komt en heen gaat', verhangen, [knoopId, andereKnoopId]],
    ['waar een actie tevens onder valt', tevens, [andereKnoopId]],
    ['geen, bij een verwijzing naar iets anders', zieOok, []],
    ['geen, bij een status', gestart({ nummer: 1, op: '2022-01-01' }), []],
  ])('zijn %s', (_, event, verwacht) => {
    expect(knopenOf(event)).toEqual(verwacht);
  });

  it('gaan alleen bij samenvoegen en splitsen in elkaar over', () => {
    const events = [knoopSamengevoegd([a, b], c), knoopGesplitst(c, [deel(a, 1), deel(b, 2)]), knoopVerplaatst(a, b)];
    expect(events.map(overgangOf)).toEqual([{ van: [a, b], in: [c] }, { van: [c], in: [a, b] }, undefined]);
  });
});

describe('De stamboom van een knoop', () => {
  const overgangen = [
    { van: [a, b], in: [c] },
    { van: [c], in: [d] },
  ];

  it('gaat terug naar alles waar hij uit komt, en vooruit naar alles waar hij in opging', () => {
    expect([stamboom(c, overgangen), stamboom(d, overgangen)]).toEqual([
      [c, a, b, d],
      [d, c, a, b],
    ]);
  });

  it('houdt erbuiten wat er alleen mee samenging', () => {
    expect(stamboom(a, overgangen)).toEqual([a, c, d]);
  });

  it('is bij een knoop die nergens uit komt alleen die knoop', () => {
    expect(stamboom(d, [])).toEqual([d]);
  });
});
