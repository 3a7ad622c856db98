import { datum } from '@actiespoor/kernel';
import { houten, specFor } from '@actiespoor/testing';
import { describe, it } from '@jest/globals';

import { actieId, opname, wens } from '../test/actie.fixture.js';
import { actielijn1, inspiratiesessie, knoopToegevoegd, opgesteld, planId, verteld } from '../test/plan.fixture.js';
import { actieDecider } from './actie/actie.js';
import type { BareActieCommand } from './actie/actie.commands.js';
import type { ActieEvent } from './actie/actie.events.js';
import type { KnoopId } from './ids.js';
import { planDecider } from './plan/plan.js';
import type { PlanCommand } from './plan/plan.commands.js';
import type { PlanEvent } from './plan/plan.events.js';

const op = datum('2022-06-01');
const [motief, anders] = ['Dit was een vergissing', 'Een andere reden'];
const verschillen = [{ veld: 'motief', oud: motief, nieuw: anders }];
const { knoopId } = actielijn1;
const { consultatieId } = inspiratiesessie;
const tweede = '1a7d3f52-63c5-5a0e-9a55-94c8b2e51b02' as KnoopId;

const vanPlan = specFor(planDecider, verteld);
const vanActie = specFor(actieDecider, (wish: BareActieCommand) => wens(wish, { codes: [] }));

interface Geval<C, E> {
  readonly voor: readonly E[];
  readonly terug: E;
  readonly wens: (motief: string) => C;
  readonly reden: string;
}

const planGevallen: readonly Geval<PlanCommand, PlanEvent>[] = [
  {
    voor: [{ type: 'PlanIngetrokken', data: { planId, motief: 'Voorbij', op } }],
    terug: { type: 'PlanHersteld', data: { planId, motief, op } },
    wens: (zo) => ({ type: 'PlanHerstellen', data: { planId, motief: zo, op } }),
    reden: 'plan-niet-ingetrokken',
  },
  {
    voor: [{ type: 'PlanVastgesteld', data: { planId, inhoudHash: 'x', orgaan: 'Raad', op } }],
    terug: { type: 'VaststellingTeruggenomen', data: { planId, motief, op } },
    wens: (zo) => ({ type: 'VaststellingTerugnemen', data: { planId, motief: zo, op } }),
    reden: 'plan-niet-vastgesteld',
  },
  {
    voor: [{ type: 'ConsultatieGehouden', data: { planId, ...inspiratiesessie, op } }],
    terug: { type: 'VerslagTeruggenomen', data: { planId, consultatieId, motief, op } },
    wens: (zo) => ({ type: 'VerslagTerugnemen', data: { planId, consultatieId, motief: zo, op } }),
    reden: 'consultatie-niet-gehouden',
  },
  {
    voor: [
      knoopToegevoegd,
      { type: 'KnoopToegevoegd', data: { ...knoopToegevoegd.data, knoopId: tweede } as never },
      { type: 'KnoopSamengevoegd', data: { planId, knopen: [knoopId], in: tweede, op } },
    ],
    terug: { type: 'HerindelingTeruggenomen', data: { planId, terug: [knoopId], weg: [], motief, op } },
    wens: (zo) => ({ type: 'HerindelingTerugnemen', data: { planId, knoopId, motief: zo, op } }),
    reden: 'herindeling-onbekend',
  },
];

const actieGevallen: readonly Geval<BareActieCommand, ActieEvent>[] = [
  {
    voor: [{ type: 'ActieVervallen', data: { actieId, motief: 'Voorbij', op } }],
    terug: { type: 'ActieHersteld', data: { actieId, motief, op } },
    wens: (zo) => ({ type: 'ActieHerstellen', data: { actieId, motief: zo, op } }),
    reden: 'actie-niet-vervallen',
  },
  {
    voor: [{ type: 'DeelnameBesloten', data: { actieId, organisatie: houten, besluit: 'ja', vorige: null, op } }],
    terug: { type: 'DeelnameTeruggenomen', data: { actieId, organisatie: houten, motief, op } },
    wens: (zo) => ({ type: 'DeelnameTerugnemen', data: { actieId, organisatie: houten, motief: zo, op } }),
    reden: 'deelnamebesluit-onbekend',
  },
  {
    voor: [{ type: 'BijeenkomstGehouden', data: { actieId, organisatie: houten, nummer: 1, op } }],
    terug: { type: 'BijeenkomstTeruggenomen', data: { actieId, organisatie: houten, nummer: 1, motief, op } },
    wens: (zo) => ({ type: 'BijeenkomstTerugnemen', data: { actieId, organisatie: houten, nummer: 1, motief: zo, op } }),
    reden: 'bijeenkomst-onbekend',
  },
];

describe('Nog eens terugnemen of herstellen', () => {
  it.each(planGevallen)('van een plan ($terug.type) is al zo met hetzelfde motief, en noemt anders het verschil', ({ voor, terug, wens: command, reden }) => {
    const na = vanPlan.given(opgesteld, ...voor, terug);
    na.when(command(motief)).thenAccepted({ events: [], already: terug });
    na.when(command(anders)).thenRefused(reden as 'herindeling-onbekend', { feit: { type: terug.type, op }, verschillen });
  });
  it.each(actieGevallen)('van een actie ($terug.type) is al zo met hetzelfde motief, en noemt anders het verschil', ({ voor, terug, wens: command, reden }) => {
    const na = vanActie.given({ type: 'ActieOpgenomen', data: { ...opname, op: datum('2022-01-01') } }, ...voor, terug);
    na.when(command(motief)).thenAccepted({ events: [], already: terug });
    na.when(command(anders)).thenRefused(reden as 'bijeenkomst-onbekend', { feit: { type: terug.type, op }, verschillen });
  });
});
