import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { inspiratiesessie, opgesteld, planId, verteld } from '../../test/plan.fixture.js';
import { planDecider } from './plan.js';
import type { PlanWens } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { ConsultatieId } from '../ids.js';

const { given } = specFor(planDecider, verteld);

const { consultatieId } = inspiratiesessie;
const inNovember: PlanWens<'ConsultatiePlannen'> = { planId, ...inspiratiesessie, verwacht: datum('2021-11'), op: datum('2021-09-21') };
const eindNovember = { ...inNovember, verwacht: datum('2021-11-25'), op: datum('2021-11-01') };
const houden: PlanWens<'ConsultatieHouden'> = { planId, consultatieId, opbrengst: 'Vier thema’s', op: datum('2021-11-25') };

const gepland: PlanEvent = { type: 'ConsultatieGepland', data: inNovember };
const verzet: PlanEvent = { type: 'ConsultatieGepland', data: eindNovember };
const gehouden: PlanEvent = { type: 'ConsultatieGehouden', data: { ...inspiratiesessie, ...houden } };

describe('Een consultatie plannen', () => {
  it('kan vooruit', () => {
    given(opgesteld).when({ type: 'ConsultatiePlannen', data: inNovember }).then(gepland);
  });
  it('kan nog eens met een andere datum', () => {
    given(opgesteld, gepland).when({ type: 'ConsultatiePlannen', data: eindNovember }).then(verzet);
  });
  it('is idempotent', () => {
    given(opgesteld, gepland, verzet).when({ type: 'ConsultatiePlannen', data: eindNovember }).then();
  });
  it('is dezelfde onder een ander id, ook met de deelnemers andersom en als zij al gehouden is', () => {
    const weer = { ...inNovember, consultatieId: 'nieuw' as ConsultatieId, op: datum('2021-10-01') };
    given(opgesteld, gepland).when({ type: 'ConsultatiePlannen', data: weer }).then();
    given(opgesteld, gepland)
      .when({ type: 'ConsultatiePlannen', data: { ...weer, deelnemers: weer.deelnemers.toReversed() } })
      .then();
    given(opgesteld, gepland, gehouden)
      .when({ type: 'ConsultatiePlannen', data: { ...weer, op: datum('2021-12') } })
      .then();
    const eerder = { ...weer, op: datum('2021-09-01') };
    given(opgesteld, gepland)
      .when({ type: 'ConsultatiePlannen', data: eerder })
      .then({ type: 'ConsultatieGepland', data: { ...eerder, consultatieId } });
  });
  it('is een andere als er iets anders wordt gepland, of op een andere dag', () => {
    const weer = { ...inNovember, consultatieId: 'nieuw' as ConsultatieId, op: datum('2021-10-01') };
    for (const anders of [{ verwacht: datum('2021-12') }, { onderwerp: 'Iets anders' }, { deelnemers: ['Raad'] }, { soort: 'advies' as const }]) {
      given(opgesteld, gepland)
        .when({ type: 'ConsultatiePlannen', data: { ...weer, ...anders } })
        .then({ type: 'ConsultatieGepland', data: { ...weer, ...anders } });
    }
    given(opgesteld, gepland, verzet)
      .when({ type: 'ConsultatiePlannen', data: { ...weer, op: datum('2021-11-02') } })
      .then({ type: 'ConsultatieGepland', data: { ...weer, op: datum('2021-11-02') } });
  });
  it('kan niet meer als zij gehouden is', () => {
    given(opgesteld, gepland, gehouden)
      .when({ type: 'ConsultatiePlannen', data: { ...eindNovember, op: datum('2021-12') } })
      .thenRefused('consultatie-al-gehouden');
  });
});

describe('Een consultatie houden', () => {
  it('vervangt wat gepland was door een feit', () => {
    given(opgesteld, gepland).when({ type: 'ConsultatieHouden', data: houden }).then(gehouden);
  });
  it('kan zonder dat zij gepland was, als gezegd wordt wat het was', () => {
    given(opgesteld)
      .when({ type: 'ConsultatieHouden', data: { ...houden, consultatie: inspiratiesessie } })
      .then(gehouden);
  });
  it('kan niet als niemand weet wat het was', () => {
    given(opgesteld).when({ type: 'ConsultatieHouden', data: houden }).thenRefused('consultatie-onbekend');
  });
  it('is idempotent', () => {
    given(opgesteld, gepland, gehouden).when({ type: 'ConsultatieHouden', data: houden }).then();
  });
  it('kan niet nog eens op een andere dag', () => {
    given(opgesteld, gepland, gehouden)
      .when({ type: 'ConsultatieHouden', data: { ...houden, op: datum('2021-12-02') } })
      .thenRefused('consultatie-al-gehouden');
  });
});
