import type { DomainEvent, KnoopId } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';

import { deel, knoopGesplitst, knoopId, knoopToegevoegd, knoopVerplaatst, op, planId, planOpgesteld, vandaag, verhaal } from '../../test/verhaal.js';
import { rowsAsOf } from '../peildatum/rows-as-of.js';
import { planOpTijdstip } from '../tijdlijn/inhoud.js';
import { composeSignalen } from './compose-signalen.js';

const [een, twee, ander] = [3, 4, 5].map((nummer) => `c0000000-0000-5000-8000-00000000000${String(nummer)}`) as [KnoopId, KnoopId, KnoopId];

const signalen = (...events: readonly DomainEvent[]): readonly (readonly unknown[])[] => {
  const recorded = verhaal(planOpgesteld(), knoopToegevoegd(), knoopToegevoegd({ knoopId: ander, code: '9' }), ...events);
  const asOf = { peildatum: vandaag('2025-01-01') };
  const rijen = rowsAsOf(recorded, asOf);
  const standen = rijen && planOpTijdstip(rijen);
  return composeSignalen({ plannen: standen ? [standen] : [], events: recorded, register: new Map() }, asOf).map((signaal) => [
    signaal.soort,
    'onderdeel' in signaal ? [signaal.onderdeel.knoopId, signaal.onderdeel.staatIn, signaal.einde] : [],
    'feiten' in signaal ? signaal.feiten.map((feit) => `${feit.soort} ${feit.op}`) : [],
  ]);
};

const gesplitst = knoopGesplitst(knoopId, [deel(een, 1), deel(twee, 2)], '2022-03-01');
const gewijzigd: DomainEvent = {
  type: 'KnoopGewijzigd',
  data: { planId, knoopId: een, wijzigingen: [{ veld: 'titel', oud: 'Deel', nieuw: 'Anders' }], op: op('2022-04-01') },
};
const verplaatst = knoopVerplaatst(een, ander, '2022-05-01');
const teruggenomen: DomainEvent = {
  type: 'HerindelingTeruggenomen',
  data: { planId, terug: [knoopId], weg: [een, twee], motief: 'Vergissing', op: op('2022-03-01') },
};

describe('Wat over een deel is verteld waarvan de splitsing is teruggenomen', () => {
  it('is een signaal dat elk feit noemt, met wat ervoor in de plaats staat', () => {
    expect(signalen(gesplitst, gewijzigd, verplaatst, teruggenomen)).toEqual([
      ['over-teruggenomen-onderdeel', [een, [knoopId], '2022-03-01'], ['knoop-gewijzigd 2022-04-01', 'knoop-verplaatst 2022-05-01']],
    ]);
  });
  it('is weg zodra het op die dag is verteld van wat ervoor in de plaats staat, of daar al zo was', () => {
    const over = [gesplitst, gewijzigd, verplaatst, teruggenomen];
    const verteld = (nieuw: string, dag = '2022-04-01'): DomainEvent => ({
      type: 'KnoopGewijzigd',
      data: { planId, knoopId, wijzigingen: [{ veld: 'titel', oud: 'Deel', nieuw }], op: op(dag) },
    });
    const alleenVerplaatst = [['over-teruggenomen-onderdeel', [een, [knoopId], '2022-03-01'], ['knoop-verplaatst 2022-05-01']]];
    for (const nieuw of ['Anders', 'Nog anders']) expect(signalen(...over, verteld(nieuw))).toEqual(alleenVerplaatst);
    expect(signalen(verteld('Anders', '2022-01-15'), ...over)).toEqual(alleenVerplaatst);
    expect(signalen(...over, verteld('Nog anders', '2022-04-02'))).toHaveLength(1);
    expect(signalen(...over, verteld('Anders'), knoopVerplaatst(knoopId, ander, '2022-05-01'))).toEqual([]);
  });
  it('noemt wat op de dag van het feit in de plaats stond', () => {
    const samen: DomainEvent = { type: 'KnoopSamengevoegd', data: { planId, knopen: [knoopId], in: ander, op: op('2022-04-15') } };
    expect(signalen(gesplitst, gewijzigd, teruggenomen, samen)).toEqual([
      ['over-teruggenomen-onderdeel', [een, [ander], '2022-03-01'], ['knoop-gewijzigd 2022-04-01']],
    ]);
    expect(signalen(gesplitst, gewijzigd, teruggenomen, samen, { ...gewijzigd, data: { ...gewijzigd.data, knoopId } })).toEqual([]);
  });
  it('is dat niet zolang de splitsing staat, en niet als er niets over is verteld', () => {
    expect(signalen(gesplitst, gewijzigd, verplaatst)).toEqual([]);
    expect(signalen(gesplitst, teruggenomen)).toEqual([]);
  });
});
