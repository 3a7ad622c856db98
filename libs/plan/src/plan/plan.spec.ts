import { datum } from '@actiespoor/kernel';
import { lekstroom, specFor } from '@actiespoor/testing';
import { describe, expect, it } from '@jest/globals';

import {
  actielijn1,
  importId,
  ingetrokken,
  inspiratiesessie,
  intrekken,
  knoopToegevoegd,
  knoopToevoegen,
  opgesteld,
  opstellen,
  planId,
  verteld,
} from '../../test/plan.fixture.js';
import { planDecider } from './plan.js';
import type { PlanCommand } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { ImportId } from '../ids.js';
import { hasPlan } from './plan.state.js';

const { given } = specFor(planDecider, verteld);
const op = datum('2022-06-21');

const voltooien: PlanCommand = { type: 'DoorvoeringVoltooien', data: { planId, importId, op } };
const voltooid: PlanEvent = { type: 'DoorvoeringVoltooid', data: { planId, importId, op } };

const overEenPlan: readonly PlanCommand[] = [
  voltooien,
  knoopToevoegen,
  { type: 'KnoopWijzigen', data: { planId, knoopId: actielijn1.knoopId, titel: 'Anders', op } },
  { type: 'VaststellingPlannen', data: { planId, orgaan: 'college', verwacht: datum('2022-06'), op } },
  { type: 'PlanVaststellen', data: { planId, orgaan: 'college', inhoudHash: 'a'.repeat(64), op } },
  { type: 'ConsultatiePlannen', data: { planId, ...inspiratiesessie, verwacht: datum('2022-11'), op } },
  { type: 'ConsultatieHouden', data: { planId, consultatieId: inspiratiesessie.consultatieId, consultatie: inspiratiesessie, op } },
];

describe('Een plan opstellen', () => {
  it('kan één keer', () => {
    given().when(opstellen).then(opgesteld);
  });
  it('is idempotent, ook als een import hetzelfde nog eens zegt', () => {
    given(opgesteld).when(opstellen).then();
    given(opgesteld)
      .when({ ...opstellen, data: { ...opstellen.data, importId } })
      .then();
  });
  it('kan niet nog eens op een eerdere dag: toen was het er niet', () => {
    given(opgesteld)
      .when({ ...opstellen, data: { ...opstellen.data, op: datum('1999') } })
      .thenRefused('plan-bestaat-al');
  });
  it('kan niet nog eens met een andere inhoud', () => {
    given(opgesteld)
      .when({ ...opstellen, data: { ...opstellen.data, eigenaar: lekstroom } })
      .thenRefused('plan-bestaat-al');
  });
});

describe('Een plan dat niet bestaat', () => {
  it.each([...overEenPlan, intrekken])('kent geen $type', (command) => {
    given().when(command).thenRefused('plan-onbekend');
  });
});

describe('Een plan intrekken', () => {
  it('kan met een motief', () => {
    given(opgesteld).when(intrekken).then(ingetrokken);
  });
  it('is idempotent', () => {
    given(opgesteld, ingetrokken).when(intrekken).then();
  });
  it('kan niet nog eens met een ander motief', () => {
    given(opgesteld, ingetrokken)
      .when({ ...intrekken, data: { ...intrekken.data, motief: 'Een ander' } })
      .thenRefused('plan-ingetrokken');
  });
  it.each([...overEenPlan, opstellen])('sluit daarna $type uit', (command) => {
    const daarna = { ...command, data: { ...command.data, op: datum('2024-06') } } as PlanCommand;
    given(opgesteld, knoopToegevoegd, ingetrokken).when(daarna).thenRefused('plan-ingetrokken');
  });
  it('laat toe wat daarvoor al gebeurde, en pas later wordt verteld', () => {
    given(opgesteld, ingetrokken).when(knoopToevoegen).then(knoopToegevoegd);
  });
  it('kan op een dag voor wat er later nog van is vastgelegd, behalve voor een vaststelling die staat', () => {
    const later = { planId, op: datum('2024-06') };
    const vastgesteld: PlanEvent = { type: 'PlanVastgesteld', data: { ...later, orgaan: 'raad', inhoudHash: 'abc' } };
    const teruggenomen: PlanEvent = { type: 'VaststellingTeruggenomen', data: { ...later, motief: 'Andere dag' } };
    given(opgesteld, { type: 'KnoopToegevoegd', data: { ...knoopToegevoegd.data, ...later } } as PlanEvent)
      .when(intrekken)
      .then(ingetrokken);
    given(opgesteld, vastgesteld)
      .when(intrekken)
      .thenRefused('later-feit', { feit: { type: 'PlanVastgesteld', op: later.op, refusal: 'plan-ingetrokken' } });
    given(opgesteld, vastgesteld, teruggenomen).when(intrekken).then(ingetrokken);
  });
  it('kan niet nog eens op een andere dag', () => {
    given(opgesteld, ingetrokken)
      .when({ ...intrekken, data: { ...intrekken.data, op: datum('2024-06') } })
      .thenRefused('plan-ingetrokken', { verschillen: [{ veld: 'op', oud: '2024-01-01', nieuw: '2024-06' }] });
  });
  it('is te herstellen, ook op de dag zelf; daarna verandert het plan weer', () => {
    const herstel = { planId: intrekken.data.planId, motief: 'Gold een ander plan', op: intrekken.data.op };
    const hersteld: PlanEvent = { type: 'PlanHersteld', data: herstel };
    given(opgesteld, ingetrokken).when({ type: 'PlanHerstellen', data: herstel }).then(hersteld);
    given(opgesteld, ingetrokken, hersteld).when({ type: 'PlanHerstellen', data: herstel }).then();
    given(opgesteld).when({ type: 'PlanHerstellen', data: herstel }).thenRefused('plan-niet-ingetrokken');
    const daarna = { ...knoopToevoegen, data: { ...knoopToevoegen.data, op: datum('2024-06') } };
    given(opgesteld, ingetrokken, hersteld).when(daarna).then({ type: 'KnoopToegevoegd', data: daarna.data });
  });
  it('is aan het plan te zien', () => {
    const { latest } = [opgesteld, ingetrokken].reduce(planDecider.evolve, planDecider.initial);
    expect(hasPlan(latest) && latest.ingetrokken?.op).toBe(ingetrokken.data.op);
  });
});

describe('Een doorvoering voltooien', () => {
  it('maakt de import compleet', () => {
    given(opgesteld).when(voltooien).then(voltooid);
  });
  it('is idempotent', () => {
    given(opgesteld, voltooid).when(voltooien).then();
  });
  it('kan ook voor een volgende import van hetzelfde plan', () => {
    const volgende = { planId, importId: '8d3c5b6a-1e2f-5a4b-9c8d-7e6f5a4b3c03' as ImportId, op };
    given(opgesteld, voltooid).when({ type: 'DoorvoeringVoltooien', data: volgende }).then({ type: 'DoorvoeringVoltooid', data: volgende });
  });
});
