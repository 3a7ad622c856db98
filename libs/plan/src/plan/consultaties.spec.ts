import { datum } from '@actiespoor/kernel';
import { specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { inspiratiesessie, opgesteld, planId, verteld } from '../../test/plan.fixture.js';
import { planDecider } from './plan.js';
import type { PlanCommandData } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { ConsultatieId } from '../ids.js';

const { given } = specFor(planDecider, verteld);

const { consultatieId } = inspiratiesessie;
const inNovember: PlanCommandData<'ConsultatiePlannen'> = { planId, ...inspiratiesessie, verwacht: datum('2021-11'), op: datum('2021-09-21') };
const eindNovember = { ...inNovember, verwacht: datum('2021-11-25'), op: datum('2021-11-01') };
const houden: PlanCommandData<'ConsultatieHouden'> = { planId, consultatieId, opbrengst: 'Vier thema’s', op: datum('2021-11-25') };

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
  it('is dezelfde op de dag waarop zij ook is verzet: wat het laatst van een dag is verteld geldt', () => {
    const weer = { ...inNovember, consultatieId: 'nieuw' as ConsultatieId };
    given(opgesteld, gepland, { type: 'ConsultatieGepland', data: { ...eindNovember, op: inNovember.op } })
      .when({ type: 'ConsultatiePlannen', data: weer })
      .then(gepland);
  });
  it('is van een dag voor een verzetting naar diezelfde dag nog niet zo', () => {
    const eerder = { ...eindNovember, consultatieId: 'nieuw' as ConsultatieId, op: datum('2021-10-15') };
    given(opgesteld, gepland, verzet)
      .when({ type: 'ConsultatiePlannen', data: eerder })
      .then({ type: 'ConsultatieGepland', data: { ...eerder, consultatieId } });
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

describe('Een verslag terugnemen', () => {
  const op = houden.op;
  const terugneming = { planId, consultatieId, motief: 'Het was een week later', op };
  const terug: PlanEvent = { type: 'VerslagTeruggenomen', data: terugneming };
  const terugnemen = { type: 'VerslagTerugnemen', data: terugneming } as const;
  const later = { ...houden, op: datum('2021-12-02'), opbrengst: 'Vijf thema’s' };
  const eerder = { ...houden, op: datum('2021-11-18') };

  it('kan op de dag die het noemt, waarna de consultatie weer is zoals ervoor', () => {
    given(opgesteld, gepland, gehouden).when(terugnemen).then(terug);
    given(opgesteld, gepland, gehouden, terug)
      .when({ type: 'ConsultatiePlannen', data: { ...eindNovember, op: datum('2021-12') } })
      .thenAccepted({});
  });
  it('laat haar opnieuw gehouden worden, op een andere dag of met andere woorden', () => {
    for (const opnieuw of [later, eerder, { ...houden, opbrengst: 'Drie' }]) {
      given(opgesteld, gepland, gehouden, terug)
        .when({ type: 'ConsultatieHouden', data: opnieuw })
        .then({ type: 'ConsultatieGehouden', data: { ...inspiratiesessie, ...opnieuw } });
    }
  });
  it('is idempotent', () => {
    given(opgesteld, gepland, gehouden, terug).when(terugnemen).then();
  });
  it('kan niet van een dag zonder verslag', () => {
    const feit = { type: 'ConsultatieGehouden', op };
    given(opgesteld, gepland, gehouden)
      .when({ type: 'VerslagTerugnemen', data: { ...terugneming, op: datum('2021-12') } })
      .thenRefused('consultatie-niet-gehouden', { feit });
    given(opgesteld, gepland).when(terugnemen).thenRefused('consultatie-niet-gehouden');
    given(opgesteld).when(terugnemen).thenRefused('consultatie-onbekend');
  });
  it('laat nog steeds één verslag toe, ook van een eerdere dag en met een aanvulling', () => {
    const opnieuw: PlanEvent = { type: 'ConsultatieGehouden', data: { ...inspiratiesessie, ...later } };
    given(opgesteld, gepland, gehouden, terug, opnieuw).when({ type: 'ConsultatieHouden', data: eerder }).thenRefused('later-feit');
    const { opbrengst: _, ...kaal } = houden;
    const zonder: PlanEvent = { type: 'ConsultatieGehouden', data: { ...inspiratiesessie, ...kaal } };
    given(opgesteld, gepland, zonder, gehouden).when({ type: 'ConsultatieHouden', data: eerder }).thenRefused('later-feit');
  });
  it('kan ook na de intrekking van het plan', () => {
    const ingetrokken: PlanEvent = { type: 'PlanIngetrokken', data: { planId, motief: 'Opgegaan', op: datum('2021-10') } };
    given(opgesteld, gepland, gehouden, ingetrokken).when(terugnemen).then(terug);
  });
});

describe('Een consultatie verzetten of afzeggen', () => {
  const [mei, juni] = [datum('2021-10-05'), datum('2021-10-10')];
  const afzeggen: PlanCommandData<'ConsultatieAfzeggen'> = { planId, consultatieId, motief: 'Geen zaal', op: mei };
  const afgezegd: PlanEvent = { type: 'ConsultatieAfgezegd', data: afzeggen };
  const verzetten: PlanCommandData<'ConsultatieVerzetten'> = { planId, consultatieId, verwacht: datum('2022-01'), op: juni };
  const nieuw: PlanEvent = { type: 'ConsultatieGepland', data: { ...inNovember, verwacht: datum('2022-01'), op: juni } };

  it('laat de rest staan, en het id', () => {
    given(opgesteld, gepland).when({ type: 'ConsultatieVerzetten', data: verzetten }).then(nieuw);
    given(opgesteld, gepland, nieuw).when({ type: 'ConsultatieVerzetten', data: verzetten }).then();
    given(opgesteld).when({ type: 'ConsultatieVerzetten', data: verzetten }).thenRefused('consultatie-onbekend');
    given(opgesteld, gepland, gehouden)
      .when({ type: 'ConsultatieVerzetten', data: { ...verzetten, op: datum('2021-12') } })
      .thenRefused('consultatie-al-gehouden');
  });
  it('kan zolang zij niet is gehouden, op één dag en om één reden', () => {
    given(opgesteld, gepland).when({ type: 'ConsultatieAfzeggen', data: afzeggen }).then(afgezegd);
    given(opgesteld, gepland, afgezegd).when({ type: 'ConsultatieAfzeggen', data: afzeggen }).then();
    given(opgesteld, gepland, afgezegd)
      .when({ type: 'ConsultatieAfzeggen', data: { ...afzeggen, op: juni } })
      .thenRefused('consultatie-afgezegd', { verschillen: [{ veld: 'op', oud: mei, nieuw: juni }], feit: { type: 'ConsultatieAfgezegd', op: mei } });
    given(opgesteld, gepland, gehouden)
      .when({ type: 'ConsultatieAfzeggen', data: { ...afzeggen, op: datum('2021-12') } })
      .thenRefused('consultatie-al-gehouden');
    given(opgesteld, gepland, gehouden).when({ type: 'ConsultatieAfzeggen', data: afzeggen }).thenRefused('later-feit');
  });
  it('laat geen verslag toe tot zij opnieuw is gepland, onder hetzelfde id', () => {
    given(opgesteld, gepland, afgezegd).when({ type: 'ConsultatieHouden', data: houden }).thenRefused('consultatie-afgezegd');
    given(opgesteld, gepland, afgezegd).when({ type: 'ConsultatieVerzetten', data: verzetten }).then(nieuw);
    given(opgesteld, gepland, afgezegd)
      .when({ type: 'ConsultatiePlannen', data: { ...inNovember, consultatieId: 'ander' as ConsultatieId, op: juni } })
      .then({ type: 'ConsultatieGepland', data: { ...inNovember, op: juni } });
    given(opgesteld, gepland, afgezegd, nieuw).when({ type: 'ConsultatieHouden', data: houden }).then(gehouden);
  });
  it('is ongedaan als zij op dezelfde dag weer is gepland', () => {
    const weer: PlanEvent = { type: 'ConsultatieGepland', data: { ...inNovember, op: mei } };
    const eerder = { ...houden, op: datum('2021-10-01') };
    given(opgesteld, gepland, afgezegd).when({ type: 'ConsultatieHouden', data: eerder }).thenRefused('later-feit');
    given(opgesteld, gepland, afgezegd, weer)
      .when({ type: 'ConsultatieHouden', data: eerder })
      .then({ type: 'ConsultatieGehouden', data: { ...inspiratiesessie, ...eerder } });
  });
});
