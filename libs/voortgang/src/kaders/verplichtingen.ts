import type { Dag, Datum } from '@actiespoor/kernel';
import type { PlanSoort, Verplichting } from '@actiespoor/plan/events';

import type { PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';
import type { Nakoming, Openstaand, VerplichtingWeergave } from './kader-weergave.js';
import { endOfTermijn, teLaat, type TeLaat } from './termijn.js';

/** The kind of plan that meets each obligation; about other obligations plans say nothing. */
const plansoortOf: ReadonlyMap<string, PlanSoort> = new Map([
  ['lokaal-plan', 'lokaal'],
  ['regionaal-plan', 'regionaal'],
]);

/** The last day for an obligation: the one that the kader names, otherwise its term counted from its adoption. */
export const uiterlijkOf = ({ uiterlijk, termijn }: Verplichting, vastgesteldOp: Datum | undefined): Datum | undefined => {
  if (uiterlijk !== undefined || termijn === undefined || vastgesteldOp === undefined) return uiterlijk;
  return endOfTermijn(vastgesteldOp, termijn);
};

const laatOn = (op: Datum, uiterlijk: Datum | undefined): Partial<TeLaat> => (uiterlijk === undefined ? {} : teLaat(op, uiterlijk));

const nakoming = (plan: PlanWeergave, uiterlijk: Datum | undefined): readonly Nakoming[] => {
  const {
    planId,
    titel,
    eigenaar,
    vaststelling: { vastgesteld },
  } = plan;
  return vastgesteld === undefined ? [] : [{ planId, titel, eigenaar, op: vastgesteld.op, ...laatOn(vastgesteld.op, uiterlijk) }];
};

interface Bekeken {
  readonly uiterlijk: Datum | undefined;
  readonly opDag: Dag;
}

const openstaand = (plan: PlanWeergave, { uiterlijk, opDag }: Bekeken): readonly Openstaand[] => {
  const {
    planId,
    titel,
    eigenaar,
    vaststelling: { gepland, vastgesteld },
  } = plan;
  if (vastgesteld !== undefined || plan.ingetrokken !== undefined) return [];
  return [defined({ planId, titel, eigenaar, verwacht: gepland?.verwacht, ...laatOn(opDag, uiterlijk) })];
};

/**
 * An obligation and its follow-up in the plans of its kader. An adopted plan met it, also if the plan was withdrawn later;
 * a plan that was withdrawn before its adoption is no longer expected.
 *
 * @param plannen as they were and were known on the day of the view
 */
export const followVerplichting = (
  verplichting: Verplichting,
  plannen: readonly PlanWeergave[],
  { vastgesteldOp, opDag }: { readonly vastgesteldOp: Datum | undefined; readonly opDag: Dag },
): VerplichtingWeergave => {
  const uiterlijk = uiterlijkOf(verplichting, vastgesteldOp);
  const gevolgd = defined({ ...verplichting, uiterlijk });
  const plansoort = plansoortOf.get(verplichting.code);
  if (plansoort === undefined) return gevolgd;
  const bedoeld = plannen.filter(({ soort }) => soort === plansoort);
  return {
    ...gevolgd,
    nagekomen: bedoeld.flatMap((plan) => nakoming(plan, uiterlijk)),
    open: bedoeld.flatMap((plan) => openstaand(plan, { uiterlijk, opDag })),
  };
};
