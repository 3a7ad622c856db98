import { type Dag, firstDay, previousDay } from '@actiespoor/kernel';
import type { ActieEvent } from '@actiespoor/plan/events';
import { type Codeperiode, codeperiodenVan } from '@actiespoor/plan/model';

import { type Bestaan, bestaanVan } from './feiten.js';
import { type ActieFeiten, type PlanFeiten, signaalActie, vanPlan } from './plan-feiten.js';
import type { DubbeleCode } from './signaal.js';

interface Bezit extends Codeperiode {
  readonly actie: ActieFeiten;
}

/** Days in a row on which the same acties have one code. */
interface Reeks {
  readonly bezit: readonly Bezit[];
  readonly van: Dag;
  readonly einde?: Dag;
}

const bezitVan = (actie: ActieFeiten): readonly Bezit[] =>
  codeperiodenVan(actie.feiten.map(({ event }) => event as ActieEvent)).map((periode) => ({ ...periode, actie }));

const isInForce = (bestaan: Bestaan, dag: Dag): boolean => bestaan.findLast(({ op }) => firstDay(op) <= dag)?.isDaar !== false;

/** The days on which something changes: who has the code, or if the plan is in force. */
const wisseldagen = (bezit: readonly Bezit[], bestaan: Bestaan): readonly Dag[] => {
  const dagen = [...bezit.flatMap(({ van, einde }) => [van, ...(einde === undefined ? [] : [einde])]), ...bestaan.map(({ op }) => firstDay(op))];
  return [...new Set(dagen)].toSorted();
};

const heeftOp =
  (dag: Dag) =>
  ({ van, einde }: Bezit): boolean =>
    van <= dag && (einde === undefined || dag < einde);

const isSame = (a: readonly Bezit[], b: readonly Bezit[]): boolean => a.length === b.length && a.every((een) => b.includes(een));

/** A plan that was withdrawn has no codes to tell apart. */
const reeksenIn = (bezit: readonly Bezit[], bestaan: Bestaan): readonly Reeks[] => {
  const dagen = wisseldagen(bezit, bestaan);
  const reeksen = dagen.map((van): Reeks => ({ van, bezit: isInForce(bestaan, van) ? bezit.filter(heeftOp(van)) : [] }));
  const anders = reeksen.filter((reeks, index) => index === 0 || !isSame(reeks.bezit, reeksen[index - 1]?.bezit ?? []));
  return anders.map((reeks, index) => ({ ...reeks, ...(anders[index + 1] && { einde: (anders[index + 1] as Reeks).van }) }));
};

const signaal = (plan: PlanFeiten, { bezit, van, einde }: Reeks): DubbeleCode => ({
  soort: 'dubbele-code',
  ...vanPlan(plan.standen),
  code: bezit[0]?.code ?? '',
  acties: bezit.map(({ actie }) => signaalActie(actie.stand)),
  van,
  ...(einde !== undefined && { tot: previousDay(einde) }),
});

/**
 * The codes that several acties of a plan have on the same days, also if those days are over: the plan of such a day shows one code twice.
 * In the order of the acties, and of the days.
 */
export const dubbeleCodes = (plan: PlanFeiten): readonly DubbeleCode[] => {
  const bestaan = bestaanVan(plan.plan, 'plan');
  const perCode = Map.groupBy(plan.acties.flatMap(bezitVan), ({ sleutel }) => sleutel);
  return [...perCode.values()]
    .filter((bezit) => bezit.length > 1)
    .flatMap((bezit) => reeksenIn(bezit, bestaan).filter((reeks) => reeks.bezit.length > 1))
    .map((reeks) => signaal(plan, reeks));
};
