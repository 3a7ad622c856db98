import type { ActieId } from '@actiespoor/plan/events';

import type { PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { opvolging, type Opvolging } from './afstamming.js';
import { compareActie } from './compare-acties.js';
import { compareKnoop } from './compare-knopen.js';
import { indexPlan, knoopOnderwerp, planOnderwerp, rootOf, type PlanIndex } from './plan-index.js';
import type { Tekstcorrectie } from './redactioneel.js';
import { planVelden } from './velden.js';
import { wijzigingenBetween } from './veldwaarden.js';
import { gewijzigd, nothingFound, type Gevonden, type Vergelijking } from './vergelijking.js';
import type { Onderwerp, Verschil, VerschilOnderdeel, VerschilRegel, VerschilSoort } from './verschil.js';

/** Two states of one plan, and the corrections known in only one of them. */
export interface Vergelijkbaar {
  readonly van: PlanWeergave;
  readonly tot: PlanWeergave;
  readonly correcties: readonly Tekstcorrectie[];
}

/** Lines with their part of the plan. */
interface Geplaatst extends Gevonden {
  readonly onderdeel: Onderwerp;
}

const comparePlan = ({ van, tot }: Vergelijking): readonly VerschilRegel[] =>
  gewijzigd(planOnderwerp(tot.plan), wijzigingenBetween(planVelden(van.plan), planVelden(tot.plan)));

/** The top of the tree above it, in the later state if it is still there. */
const onderdeelOf = (id: string, { van, tot, opvolgers }: Vergelijking): Onderwerp => {
  const isInTot = tot.knopen.has(id) || tot.acties.has(id);
  const root = rootOf(isInTot ? tot : van, id);
  if (root === undefined) return planOnderwerp(tot.plan);
  const [opvolger] = opvolgers.get(root.knoopId) ?? [];
  const staand = tot.knopen.get(root.knoopId) ?? (opvolger === undefined ? undefined : rootOf(tot, opvolger));
  return knoopOnderwerp(staand ?? root);
};

const compareOne = (id: string, vergelijking: Vergelijking): Geplaatst => {
  const isKnoop = vergelijking.tot.knopen.has(id) || vergelijking.van.knopen.has(id);
  const gevonden = isKnoop ? { ...nothingFound, regels: compareKnoop(id, vergelijking) } : compareActie(id as ActieId, vergelijking);
  return { onderdeel: onderdeelOf(id, vergelijking), ...gevonden };
};

/** The order of the later state; parts of only the earlier state come last in their part. */
const everything = ({ van, tot }: Vergelijking): readonly string[] => [...new Set([...tot.volgorde, ...van.volgorde])];

const grouped = (gevonden: readonly Geplaatst[]): readonly VerschilOnderdeel[] =>
  [...Map.groupBy(gevonden, ({ onderdeel }) => onderdeel.id).values()]
    .flatMap((alle) => alle.slice(0, 1).map(({ onderdeel }) => ({ onderdeel, regels: alle.flatMap(({ regels }) => regels) })))
    .filter(({ regels }) => regels.length > 0);

const none: Verschil['aantallen'] = {
  toegevoegd: 0,
  gewijzigd: 0,
  verplaatst: 0,
  samengevoegd: 0,
  gesplitst: 0,
  vervallen: 0,
  deelname: 0,
  status: 0,
  redactioneel: 0,
};

const count = (onderdelen: readonly VerschilOnderdeel[], redactioneel: readonly VerschilRegel[]): Verschil['aantallen'] => {
  const aantallen: Record<VerschilSoort | 'redactioneel', number> = { ...none, redactioneel: redactioneel.length };
  for (const { soort } of onderdelen.flatMap(({ regels }) => regels)) aantallen[soort] += 1;
  return aantallen;
};

const bothWays = (van: PlanIndex, tot: PlanIndex): Opvolging => new Map([...opvolging(van, tot), ...opvolging(tot, van)]);

/**
 * The differences between two states of one plan. A text that only corrections changed is no change of policy, and stands
 * apart. With the states exchanged the differences are the same, but additions become drops.
 */
export const comparePlans = ({ van, tot, correcties }: Vergelijkbaar): Verschil => {
  const [eerder, later] = [indexPlan(van), indexPlan(tot)];
  const vergelijking = { van: eerder, tot: later, opvolgers: bothWays(eerder, later), correcties };
  const delen = everything(vergelijking).map((id) => compareOne(id, vergelijking));
  const hetPlan = { onderdeel: planOnderwerp(tot), regels: comparePlan(vergelijking), redactioneel: [] };
  const onderdelen = grouped([hetPlan, ...delen]);
  const redactioneel = delen.flatMap((deel) => deel.redactioneel);
  return { planId: tot.planId, titel: tot.titel, aantallen: count(onderdelen, redactioneel), onderdelen, redactioneel };
};
