import { datum } from '@actiespoor/kernel';
import type { ActieWish, PlanCommand } from '@actiespoor/plan';
import type { ActieId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';

import { emptyPlanbeeld, followCommand, standOf } from './plan-standen.js';

const planId = 'a0000000-0000-5000-8000-000000000001' as PlanId;
const knoopId = 'a0000000-0000-5000-8000-000000000002' as KnoopId;
const hoofdactie = 'a0000000-0000-5000-8000-000000000003' as ActieId;
const deelactie = 'a0000000-0000-5000-8000-000000000004' as ActieId;
const houten = 'GM0321' as OrganisatieCode;
const op = datum('2022-03-01');

const leeg = emptyPlanbeeld({ planId, eigenaar: houten, op }, [houten]);

const opnemen = (actieId: ActieId, more: object): ActieWish => ({
  type: 'ActieOpnemen',
  data: { actieId, planId, op, soort: 'actie', omschrijving: 'Overleg opzetten', volgorde: 1, ...more },
});

/** Any wish about an actie. */
const over = (actieId: ActieId): ActieWish => ({ type: 'StandVanZakenVastleggen', data: { actieId, op, standVanZaken: 'Loopt' } });

const na = (...commands: readonly (PlanCommand | ActieWish)[]) => commands.reduce(followCommand, leeg);

describe('Het beeld van een plan', () => {
  it('begint met eigenaar en leden, en niets anders', () => {
    expect(standOf(leeg, over(hoofdactie))).toEqual({ planId, eigenaar: houten, leden: [houten], opgesteldOp: op, knopen: [], codes: {}, deelacties: [] });
  });

  it('kent een knoop zodra die is toegevoegd', () => {
    const beeld = na({ type: 'KnoopToevoegen', data: { planId, knoopId, niveau: 'actielijn', titel: 'Samenwerken', volgorde: 1, op } });
    expect(standOf(beeld, over(hoofdactie)).knopen).toEqual([knoopId]);
  });

  it('kent na een splitsing de delen, en na een samenvoeging waar zij in opgingen', () => {
    const [ander, nieuw] = ['a0000000-0000-5000-8000-000000000005', 'a0000000-0000-5000-8000-000000000006'] as [KnoopId, KnoopId];
    const toegevoegd: PlanCommand = { type: 'KnoopToevoegen', data: { planId, knoopId, niveau: 'actielijn', titel: 'Samenwerken', volgorde: 1, op } };
    const deel = (id: KnoopId, volgorde: number) => ({ knoopId: id, niveau: 'thema', titel: `Deel ${volgorde}`, volgorde, acties: [] });
    const gesplitst: PlanCommand = { type: 'KnoopSplitsen', data: { planId, knoopId, delen: [deel(ander, 1), deel(nieuw, 2)], op } };
    expect(standOf(na(toegevoegd, gesplitst), over(hoofdactie)).knopen).toEqual([ander, nieuw]);
    const samen: PlanCommand = { type: 'KnoopSamenvoegen', data: { planId, knopen: [ander], in: nieuw, op } };
    expect(standOf(na(toegevoegd, gesplitst, samen), over(hoofdactie)).knopen).toEqual([nieuw]);
  });

  it('geeft een code aan wie haar heeft, en na een wijziging is de oude weer vrij', () => {
    const beeld = na(opnemen(hoofdactie, { code: '1a' }), { type: 'ActieWijzigen', data: { actieId: hoofdactie, op, code: '1b' } });
    expect(standOf(beeld, over(deelactie)).codes).toEqual({ '1b': hoofdactie });
  });

  it('kent deelacties alleen bij hun eigen actie', () => {
    const beeld = na(opnemen(hoofdactie, {}), opnemen(deelactie, { hoofdactieId: hoofdactie }));
    expect([standOf(beeld, over(hoofdactie)).deelacties, standOf(beeld, over(deelactie)).deelacties]).toEqual([[deelactie], []]);
  });

  it('kent geen deelactie die is vervallen, tot zij is hersteld', () => {
    const vervallen: ActieWish = { type: 'ActieLatenVervallen', data: { actieId: deelactie, op, motief: 'Gaat niet door' } };
    const hersteld: ActieWish = { type: 'ActieHerstellen', data: { actieId: deelactie, op, motief: 'Toch wel' } };
    const delen = [opnemen(hoofdactie, {}), opnemen(deelactie, { hoofdactieId: hoofdactie }), vervallen];
    expect(standOf(na(...delen), over(hoofdactie)).deelacties).toEqual([]);
    expect(standOf(na(...delen, hersteld), over(hoofdactie)).deelacties).toEqual([deelactie]);
  });

  it('onthoudt dat het plan is ingetrokken', () => {
    expect(standOf(na({ type: 'PlanIntrekken', data: { planId, motief: 'Vervangen', op } }), over(hoofdactie)).ingetrokkenOp).toBe(op);
  });
});
