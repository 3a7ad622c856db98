import { type Datum, datum } from '@actiespoor/kernel';
import { houten } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import { actieId, andereKnoop, opname, wens } from '../test/actie.fixture.js';
import { actielijn1, inspiratiesessie, knoopToegevoegd, opgesteld, planId, verteld } from '../test/plan.fixture.js';
import { actieDecider } from './actie/actie.js';
import type { ActieEvent } from './actie/actie.events.js';
import type { BareActieCommand } from './actie/actie.commands.js';
import type { KnoopId } from './ids.js';
import { planDecider } from './plan/plan.js';
import type { PlanCommand } from './plan/plan.commands.js';
import type { PlanEvent } from './plan/plan.events.js';

const [begin, eerder, tussen, later] = [datum('2022-06-01'), datum('2022-09-01'), datum('2022-10-01'), datum('2023-01-01')];
const { consultatieId } = inspiratiesessie;

const overPlan = (feiten: readonly PlanEvent[], command: PlanCommand): Datum | undefined => {
  const decision = planDecider.decide(verteld(command), feiten.reduce(planDecider.evolve, planDecider.initial));
  if (!decision.accepted) throw new Error(decision.refusal);
  return decision.overriddenFrom;
};

describe('Een teruggenomen verslag van een consultatie', () => {
  const geplandOp = (verwacht: string, op: Datum): PlanEvent => ({
    type: 'ConsultatieGepland',
    data: { planId, ...inspiratiesessie, verwacht: datum(verwacht), op },
  });
  const gepland = geplandOp('2023-02', begin);
  const gehouden: PlanEvent = { type: 'ConsultatieGehouden', data: { planId, ...inspiratiesessie, op: later } };
  const terug: PlanEvent = { type: 'VerslagTeruggenomen', data: { planId, consultatieId, motief: 'Nooit gehouden', op: later } };
  const wensen: readonly PlanCommand[] = [
    { type: 'ConsultatieHouden', data: { planId, consultatieId, op: tussen } },
    { type: 'ConsultatieAfzeggen', data: { planId, consultatieId, motief: 'Te druk', op: tussen } },
    { type: 'ConsultatieVerzetten', data: { planId, consultatieId, verwacht: datum('2023-03'), op: eerder } },
  ];
  it.each(wensen)('overschrijft niets van $type', (wens) => {
    expect(overPlan([opgesteld, gepland, gehouden, terug], wens)).toBeUndefined();
  });
  it.each(wensen.slice(1))('laat staan wat die dag van $type anders maakt', (wens) => {
    expect(overPlan([opgesteld, gepland, geplandOp('2023-05', later), gehouden, terug], wens)).toBe(later);
  });
});

const [geheel, deelA, deelB] = [actielijn1.knoopId, '1a7d3f52-63c5-5a0e-9a55-94c8b2e51b02' as KnoopId, '1a7d3f52-63c5-5a0e-9a55-94c8b2e51b03' as KnoopId];

describe('Een plaats onder een deel waarvan de splitsing is teruggenomen', () => {
  const ander = '1a7d3f52-63c5-5a0e-9a55-94c8b2e51b04' as KnoopId;
  const { bovenliggend: _, code: __, ...woorden } = actielijn1;
  const deel = (knoopId: KnoopId) => ({ ...woorden, knoopId, acties: [] });
  const splitsing: readonly PlanEvent[] = [
    { type: 'KnoopGesplitst', data: { planId, knoopId: geheel, delen: [deel(deelA), deel(deelB)], op: tussen } },
    {
      type: 'KnoopVerplaatst',
      data: { planId, knoopId: ander, oud: { bovenliggend: null, volgorde: 2 }, nieuw: { bovenliggend: deelB, volgorde: 2 }, op: later },
    },
    { type: 'HerindelingTeruggenomen', data: { planId, terug: [geheel], weg: [deelA, deelB], motief: 'Vergissing', op: tussen } },
  ];
  const toegevoegd: PlanEvent = { type: 'KnoopToegevoegd', data: { ...woorden, planId, knoopId: ander, titel: 'Ander', volgorde: 2, op: datum('2022-03-01') } };
  const verplaatst = (volgorde: number): PlanCommand => ({
    type: 'KnoopVerplaatsen',
    data: { planId, knoopId: ander, bovenliggend: geheel, volgorde, op: eerder },
  });
  it('is voor een onderdeel de plaats waar het staat', () => {
    expect(overPlan([opgesteld, knoopToegevoegd, toegevoegd, ...splitsing], verplaatst(2))).toBeUndefined();
    expect(overPlan([opgesteld, knoopToegevoegd, toegevoegd, ...splitsing], verplaatst(3))).toBe(later);
  });

  const feiten: readonly ActieEvent[] = [
    { type: 'ActieOpgenomen', data: { ...opname, op: begin } },
    { type: 'ActieVerplaatst', data: { actieId, oud: opname.knoopId, nieuw: deelB, op: later } },
  ];
  const over = (wish: BareActieCommand, nooitGeweest: ReadonlyMap<KnoopId, KnoopId>, ...more: readonly ActieEvent[]): Datum | undefined => {
    const told = wens(wish, { codes: [] });
    const decision = actieDecider.decide(
      { ...told, planContext: { ...told.planContext, nooitGeweest } },
      [...feiten, ...more].reduce(actieDecider.evolve, actieDecider.initial),
    );
    if (!decision.accepted) throw new Error(decision.refusal);
    return decision.overriddenFrom;
  };
  it('is voor een actie de plaats waar zij staat', () => {
    const wish: BareActieCommand = { type: 'ActieWijzigen', data: { actieId, knoopId: andereKnoop, op: eerder } };
    expect(over(wish, new Map([[deelB, andereKnoop]]))).toBeUndefined();
    expect(over(wish, new Map())).toBe(later);
    expect(over(wish, new Map([[deelB, deelA]]))).toBe(later);
  });
  it('geldt ook voor besluiten over deelname: een teruggenomen besluit overschrijft niets, een ander van die dag wel', () => {
    const besloten = (besluit: 'ja' | 'nee', op: Datum): ActieEvent => ({
      type: 'DeelnameBesloten',
      data: { actieId, organisatie: houten, besluit, vorige: null, op },
    });
    const terug: ActieEvent = { type: 'DeelnameTeruggenomen', data: { actieId, organisatie: houten, motief: 'Vergissing', op: later } };
    const wish: BareActieCommand = { type: 'DeelnameBesluiten', data: { actieId, organisatie: houten, besluit: 'ja', op: eerder } };
    expect(over(wish, new Map(), besloten('nee', later), terug)).toBeUndefined();
    expect(over(wish, new Map(), besloten('nee', datum('2023')), besloten('ja', later), terug)).toBe('2023');
  });
});
