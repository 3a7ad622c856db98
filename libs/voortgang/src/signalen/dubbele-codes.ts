import { type Dag, firstDay, previousDay } from '@actiespoor/kernel';
import type { ActieEvent, PlanEvent } from '@actiespoor/plan/events';
import { type Codeperiode, codeperiodenVan, type Knoopcode, knoopcodesVan } from '@actiespoor/plan/model';

import { waardeVan } from '../gezet.js';
import { type Bestaan, bestaanVan } from './feiten.js';
import { type ActieFeiten, knopenOf, type PlanFeiten, signaalActie, vanPlan } from './plan-feiten.js';
import type { DubbeleCode, DubbeleKnoopcode, SignaalOnderdeel } from './signaal.js';

interface Bezit extends Codeperiode {
  readonly actie: ActieFeiten;
}

/** Days in a row on which the same things have one code. */
interface Reeks<B extends Codeperiode> {
  readonly bezit: readonly B[];
  readonly van: Dag;
  readonly einde?: Dag;
}

const bezitVan = (actie: ActieFeiten): readonly Bezit[] =>
  codeperiodenVan(actie.feiten.map(({ event }) => event as ActieEvent)).map((periode) => ({ ...periode, actie }));

const isInForce = (bestaan: Bestaan, dag: Dag): boolean => bestaan.findLast(({ op }) => firstDay(op) <= dag)?.isDaar !== false;

/** The days on which something changes: who has the code, or if the plan is in force. */
const wisseldagen = (bezit: readonly Codeperiode[], bestaan: Bestaan): readonly Dag[] => {
  const dagen = [...bezit.flatMap(({ van, einde }) => [van, ...(einde === undefined ? [] : [einde])]), ...bestaan.map(({ op }) => firstDay(op))];
  return [...new Set(dagen)].toSorted();
};

const heeftOp =
  (dag: Dag) =>
  ({ van, einde }: Codeperiode): boolean =>
    van <= dag && (einde === undefined || dag < einde);

const isSame = (a: readonly Codeperiode[], b: readonly Codeperiode[]): boolean => a.length === b.length && a.every((een) => b.includes(een));

/** A plan that was withdrawn has no codes to tell apart. */
const reeksenIn = <B extends Codeperiode>(bezit: readonly B[], bestaan: Bestaan): readonly Reeks<B>[] => {
  const dagen = wisseldagen(bezit, bestaan);
  const reeksen = dagen.map((van): Reeks<B> => ({ van, bezit: isInForce(bestaan, van) ? bezit.filter(heeftOp(van)) : [] }));
  const anders = reeksen.filter((reeks, index) => index === 0 || !isSame(reeks.bezit, reeksen[index - 1]?.bezit ?? []));
  return anders.map((reeks, index) => ({ ...reeks, ...(anders[index + 1] && { einde: (anders[index + 1] as Reeks<B>).van }) }));
};

/** The days on which several things have one code, by code. */
const dubbelIn = <B extends Codeperiode>(bezit: readonly B[], bestaan: Bestaan): readonly Reeks<B>[] =>
  [...Map.groupBy(bezit, ({ sleutel }) => sleutel).values()]
    .filter((samen) => samen.length > 1)
    .flatMap((samen) => reeksenIn(samen, bestaan).filter((reeks) => reeks.bezit.length > 1));

const opDagen = ({ bezit, van, einde }: Reeks<Codeperiode>): Pick<DubbeleCode, 'code' | 'van' | 'tot'> => ({
  code: bezit[0]?.code ?? '',
  van,
  ...(einde !== undefined && { tot: previousDay(einde) }),
});

/**
 * The codes that several acties of a plan have on the same days, also if those days are over: the plan of such a day shows one code twice.
 * In the order of the acties, and of the days.
 */
export const dubbeleCodes = (plan: PlanFeiten): readonly DubbeleCode[] =>
  dubbelIn(plan.acties.flatMap(bezitVan), bestaanVan(plan.plan, 'plan')).map((reeks) => ({
    soort: 'dubbele-code',
    ...vanPlan(plan.standen),
    acties: reeks.bezit.map(({ actie }) => signaalActie(actie.stand)),
    ...opDagen(reeks),
  }));

/** The same for the knopen beside each other, of one level. */
export const dubbeleKnoopcodes = (plan: PlanFeiten): readonly DubbeleKnoopcode[] => {
  const knopen = knopenOf(plan.plan);
  const onderdeel = ({ knoopId }: Knoopcode): SignaalOnderdeel => ({ knoopId, titel: waardeVan(knopen[knoopId]?.velden.titel) ?? '' });
  return dubbelIn(knoopcodesVan(plan.plan.map(({ event }) => event as PlanEvent)), bestaanVan(plan.plan, 'plan')).map((reeks) => ({
    soort: 'dubbele-code-onderdeel',
    ...vanPlan(plan.standen),
    acties: [],
    onderdelen: reeks.bezit.map(onderdeel),
    ...opDagen(reeks),
  }));
};
