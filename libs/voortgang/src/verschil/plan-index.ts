import type { KnoopId } from '@actiespoor/plan/events';

import { withDeelacties } from '../actueel-plan/actieboom.js';
import type { ActieWeergave, KnoopWeergave, PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';
import type { Onderwerp } from './verschil.js';

/** An actie and its knoop, or the knoop of its hoofdactie. */
export interface ActiePlek {
  readonly actie: ActieWeergave;
  readonly knoopId?: KnoopId;
}

/** A plan by id, in the order of the document. */
export interface PlanIndex {
  readonly plan: PlanWeergave;
  readonly knopen: ReadonlyMap<string, KnoopWeergave>;
  readonly acties: ReadonlyMap<string, ActiePlek>;
  /** Every knoop with its acties after it, then the acties under no knoop. */
  readonly volgorde: readonly string[];
}

export const planOnderwerp = ({ planId, titel }: PlanWeergave): Onderwerp => ({ soort: 'plan', id: planId, titel });

export const knoopOnderwerp = ({ knoopId, niveau, code, titel }: KnoopWeergave): Onderwerp =>
  defined({ soort: 'knoop' as const, id: knoopId, niveau, code, titel });

export const actieOnderwerp = ({ actieId, code, omschrijving }: ActieWeergave): Onderwerp =>
  defined({ soort: 'actie' as const, id: actieId, code, titel: omschrijving });

const plekken = (acties: readonly ActieWeergave[], knoopId?: KnoopId): readonly (readonly [string, ActiePlek])[] =>
  withDeelacties(acties).map((actie) => [actie.actieId, defined({ actie, knoopId })]);

export const indexPlan = (plan: PlanWeergave): PlanIndex => {
  const perKnoop = plan.knopen.map((knoop) => ({ knoop, plekken: plekken(knoop.acties, knoop.knoopId) }));
  const los = plekken(plan.acties);
  return {
    plan,
    knopen: new Map(plan.knopen.map((knoop) => [knoop.knoopId, knoop])),
    acties: new Map([...perKnoop.flatMap((een) => een.plekken), ...los]),
    volgorde: [...perKnoop.flatMap((een) => [een.knoop.knoopId, ...een.plekken.map(([id]) => id)]), ...los.map(([id]) => id)],
  };
};

/** The top knoop of the tree above something; undefined if it is under no knoop. */
export const rootOf = ({ knopen, acties }: PlanIndex, id: string): KnoopWeergave | undefined => {
  const climb = (knoop: KnoopWeergave | undefined): KnoopWeergave | undefined => {
    const boven = knoop?.bovenliggend === undefined ? undefined : knopen.get(knoop.bovenliggend);
    return boven === undefined ? knoop : climb(boven);
  };
  return climb(knopen.get(id) ?? knopen.get(acties.get(id)?.knoopId ?? ''));
};

/** The thing of this plan with an id. */
export const onderwerpOf = ({ plan, knopen, acties }: PlanIndex, id: string): Onderwerp | undefined => {
  if (id === plan.planId) return planOnderwerp(plan);
  const knoop = knopen.get(id);
  if (knoop) return knoopOnderwerp(knoop);
  const plek = acties.get(id);
  return plek && actieOnderwerp(plek.actie);
};
