import { type Dag, firstDay, previousDay, refuse, type Refusal } from '@actiespoor/kernel';

import { codeSleutel } from '../actie/code.js';
import { binnen, type Code, type Codeperiode, codeperioden, eerste, samen, zonderAlle } from '../codebezit.js';
import type { KnoopId } from '../ids.js';
import type { Knoop, PlanEvent } from './plan.events.js';
import { evolvePlan, hasPlan, onbekendPlan, type Plan, type PlanHistory } from './plan.state.js';

/** A code with the knoop that has it on these days, at one place in the tree and at one level. */
export interface Knoopcode extends Codeperiode {
  readonly knoopId: KnoopId;
}

/** True for a fact by which a knoop can get or lose its code, its parent or its level. */
const isOverKnoop = ({ type }: PlanEvent): boolean => type.startsWith('Knoop') || type === 'HerindelingTeruggenomen';

/** Plans repeat their numbers: a code tells a knoop only from the knopen beside it, of the same level. */
const codeVan = ({ code, niveau, bovenliggend }: Knoop): Code | undefined =>
  code === undefined ? undefined : { code, sleutel: [bovenliggend ?? '', codeSleutel(niveau), codeSleutel(code)].join('|') };

const codesIn = (plan: Plan): ReadonlyMap<KnoopId, Code | undefined> =>
  new Map(hasPlan(plan) ? [...plan.knopen.values()].map((knoop) => [knoop.knoopId, codeVan(knoop)]) : []);

/** The plan at the end of each day on which a code may have changed, in the order of the days. */
const planPerDag = (feiten: readonly PlanEvent[]): ReadonlyMap<Dag, Plan> => {
  const perDag = new Map<Dag, Plan>();
  let plan: Plan = onbekendPlan;
  for (const feit of feiten) {
    plan = evolvePlan(plan, feit);
    if (isOverKnoop(feit)) perDag.set(firstDay(feit.data.op), plan);
  }
  return perDag;
};

/**
 * The periods in which the knopen of a plan have their codes. A knoop that was merged or split has none from that day.
 *
 * @param feiten facts of one plan in the order of time
 */
export const knoopcodesVan = (feiten: readonly PlanEvent[]): readonly Knoopcode[] => {
  const perDag = [...planPerDag(feiten)].map(([dag, plan]) => [dag, codesIn(plan)] as const);
  const knopen = new Set(perDag.flatMap(([, codes]) => [...codes.keys()]));
  return [...knopen].flatMap((knoopId) => codeperioden(perDag.map(([dag, codes]) => [dag, codes.get(knoopId)])).map((periode) => ({ ...periode, knoopId })));
};

const known = new WeakMap<PlanHistory, readonly Knoopcode[]>();

/** Found once for as long as nothing is recorded of a plan. */
const codesOf = (history: PlanHistory): readonly Knoopcode[] => {
  const codes = known.get(history) ?? knoopcodesVan(history.standing);
  known.set(history, codes);
  return codes;
};

/** Two knopen with one code on the same days, once in each order. */
interface Paar extends Knoopcode {
  readonly met: KnoopId;
}

const parenIn = (codes: readonly Knoopcode[]): readonly Paar[] =>
  [...Map.groupBy(codes, ({ sleutel }) => sleutel).values()].flatMap((bezit) =>
    bezit.flatMap((een) =>
      bezit
        .filter(({ knoopId }) => knoopId !== een.knoopId)
        .flatMap((ander) => samen(een, ander).map((deel) => ({ ...binnen(een, deel), met: ander.knoopId }))),
    ),
  );

/** The pairs on the days on which they were no pair before, wherever in the tree. */
const nieuweParen = (voor: readonly Knoopcode[], na: readonly Knoopcode[]): readonly Paar[] => {
  const eerder = parenIn(voor);
  return parenIn(na).flatMap((paar) => {
    const al = eerder.filter(({ knoopId, met }) => knoopId === paar.knoopId && met === paar.met);
    return zonderAlle(paar, al).map((deel) => binnen(paar, deel));
  });
};

/** True if the knoop had this very code on that day without the decision, at that place. */
const hadAl = ({ knoopId, sleutel, van }: Paar, voor: readonly Knoopcode[]): boolean =>
  voor.some((een) => een.knoopId === knoopId && een.sleutel === sleutel && een.van <= van && (een.einde === undefined || van < een.einde));

const stond = ({ knoopId }: Paar, voor: readonly Knoopcode[]): boolean => voor.some((een) => een.knoopId === knoopId);

/**
 * The refusal of facts that would make two knopen beside each other, of one level, have one code on days on which they did not. It names the
 * knoop that can get another code first, and the first period of such days; undefined if there is none. Pairs of before stay as they are.
 */
export const bezwaarTegenKnoopcode = (feiten: readonly PlanEvent[], history: PlanHistory): Refusal<'knoopcode-bezet'> | undefined => {
  if (!feiten.some(isOverKnoop)) return undefined;
  const voor = codesOf(history);
  const na = knoopcodesVan(feiten.reduce((timeline, feit) => timeline.with(feit), history).standing);
  const nieuw = nieuweParen(voor, na);
  const begin = eerste(nieuw);
  if (!begin) return undefined;
  const dan = nieuw.filter(({ van }) => van === begin.van);
  const { knoopId: id, van, einde } = dan.find((paar) => hadAl(paar, voor)) ?? dan.find((paar) => stond(paar, voor)) ?? begin;
  return refuse('knoopcode-bezet', { id, periode: { van, ...(einde !== undefined && { tot: previousDay(einde) }) } });
};
