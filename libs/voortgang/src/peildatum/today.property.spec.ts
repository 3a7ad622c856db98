import type { Recorded } from '@actiespoor/event-store';
import { dag, type Dag } from '@actiespoor/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { actieOpgenomen, planOpgesteld, verhaal } from '../../test/verhaal.js';
import { actieEvent, planEvent } from '../../test/willekeur.js';
import { emptyActie } from '../actueel-plan/actie-fold.js';
import { followed, rowAfter, type ActueelPlanRij } from '../actueel-plan/actueel-plan.projection.js';
import { composePlan } from '../actueel-plan/compose-plan.js';
import type { PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { reachesPastEnd } from './na-einde.js';
import { rowsAsOf } from './rows-as-of.js';

const geschiedenis = fc
  .array(fc.oneof({ weight: 3, arbitrary: actieEvent }, { weight: 1, arbitrary: planEvent }), { maxLength: 25 })
  .map((facts) => verhaal(planOpgesteld(), actieOpgenomen(), ...facts));

const dagNa = (day: Dag): Dag => dag(new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));

/** The rows as the projection keeps them, event after event. */
const keptRows = (events: readonly Recorded[]): readonly ActueelPlanRij[] => {
  const rows = new Map<string, ActueelPlanRij>();
  for (const event of events) rows.set(event.stream, rowAfter(rows.get(event.stream), event));
  return [...rows.values()];
};

const composed = (rijen: readonly ActueelPlanRij[], peildatum: Dag): PlanWeergave => {
  const plan = rijen.find((rij) => rij.kind === 'plan');
  if (plan?.kind !== 'plan') throw new RangeError('Een geschiedenis heeft een plan');
  return composePlan(
    plan,
    rijen.filter((rij) => rij.kind === 'actie'),
    { leden: [], peildatum },
  );
};

/** True if some of these facts do not count: then views read the events. */
const isPastEnd = (rijen: readonly ActueelPlanRij[]): boolean => {
  const [plan, acties] = [rijen.find((rij) => rij.kind === 'plan'), rijen.filter((rij) => rij.kind === 'actie')];
  return plan !== undefined && reachesPastEnd({ plan, acties });
};

const latest = (rijen: readonly ActueelPlanRij[]): Dag => rijen.map(({ laatsteDag }) => laatsteDag).reduce((a, b) => (a > b ? a : b));

describe('Nu', () => {
  it('is de peildatum van vandaag, ook als het middernacht wordt zonder dat er iets gebeurt', () => {
    fc.assert(
      fc.property(geschiedenis, fc.nat(800), (events, later) => {
        const rijen = keptRows(events);
        fc.pre(!isPastEnd(rijen));
        let vandaag = dag(new Date(Date.parse(latest(rijen)) + later * 86_400_000).toISOString().slice(0, 10));
        for (let nacht = 0; nacht < 3; nacht += 1) {
          const toen = rowsAsOf(events, { peildatum: vandaag });
          expect(toen && composed([toen.plan, ...toen.acties], vandaag)).toEqual(
            composed(
              rijen.filter((rij) => rij.kind === 'plan' || rij.opname),
              vandaag,
            ),
          );
          vandaag = dagNa(vandaag);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is aan een rij te zien zodra zij iets weet van een dag die nog komt', () => {
    const [plan] = verhaal(planOpgesteld());
    const rij = keptRows([plan!])[0]!;
    const later: Recorded = { ...plan!, type: 'PlanIngetrokken', version: 1, data: { planId: 'p', motief: 'Later', op: '2099-01' }, revision: 1n };
    expect(rowAfter(rij, later).laatsteDag).toBe('2099-01-01');
    expect(followed(emptyActie(followed(undefined, later)), plan!).laatsteDag).toBe('2099-01-01');
  });
});
