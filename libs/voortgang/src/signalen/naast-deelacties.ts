import { type Datum, firstDay } from '@actiespoor/kernel';
import type { ActieEvent } from '@actiespoor/plan/events';
import { isEigenBericht } from '@actiespoor/plan/model';

import { type Bestaan, bestaanVan } from './feiten.js';
import { overFeiten, type PlanFeiten } from './plan-feiten.js';
import type { NaastDeelacties } from './signaal.js';

const isDaarOp = (bestaan: Bestaan, op: Datum): boolean => bestaan.findLast((stap) => firstDay(stap.op) <= firstDay(op))?.isDaar === true;

/** Reports about an actie as a whole on a day on which it was divided: they count for nothing then. */
export const naastDeelacties = (plan: PlanFeiten): readonly NaastDeelacties[] =>
  plan.acties.flatMap(({ stand: inhoud, feiten }) => {
    const delen = plan.acties
      .filter((een) => een.stand.opname.waarde.hoofdactieId === inhoud.opname.waarde.actieId)
      .map((deel) => bestaanVan(deel.feiten, 'actie'));
    const ernaast = feiten.filter(({ event, op }) => isEigenBericht(event as ActieEvent) && delen.some((deel) => isDaarOp(deel, op)));
    return ernaast.length === 0 ? [] : [{ soort: 'melding-naast-deelacties' as const, ...overFeiten(plan, ernaast) }];
  });
