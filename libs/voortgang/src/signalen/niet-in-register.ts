import { firstDay } from '@actiespoor/kernel';
import type { OrganisatieCode, OrganisatieGegevens } from '@actiespoor/plan/events';
import { bestaatIn, ledenVanPlan, type Rol } from '@actiespoor/plan/model';

import type { Feit } from './feiten.js';
import { isTerugneming, lastOfEachDay, type Noemend, noemend, overFeiten, type PlanFeiten } from './plan-feiten.js';
import type { NietInRegister } from './signaal.js';

/** Organisaties as registered now, by code. */
export type Register = ReadonlyMap<OrganisatieCode, OrganisatieGegevens>;

const jaarVan = ({ op }: Feit): number => Number(firstDay(op).slice(0, 4));

const byOrganisatie = (plan: PlanFeiten, soort: NietInRegister['soort'], noemende: readonly Noemend[]): readonly NietInRegister[] =>
  [...Map.groupBy(noemende, ({ id }) => id as OrganisatieCode)].map(([genoemd, samen]) => ({
    soort,
    genoemd,
    ...overFeiten(
      plan,
      samen.map(({ feit }) => feit),
    ),
  }));

const naamrollen: readonly Rol[] = ['eigenaar', 'trekker', 'actor'];

/** True if the trekker was relieved on the very day of the assignment, as after a mistake: then it was never trekker. */
const isOntheven = ({ event, op }: Feit, feiten: readonly Feit[]): boolean =>
  event.type === 'TrekkerToegewezen' &&
  feiten.some(
    (later) =>
      later.event.type === 'TrekkerOntheven' && later.event.data.trekker.trekkerId === event.data.trekker.trekkerId && firstDay(later.op) === firstDay(op),
  );

/** Facts that name an organisatie of a year in which the register has none. */
export const naarOnbekendeOrganisatie = (plan: PlanFeiten, register: Register): readonly NietInRegister[] => {
  const isGone = ({ feit, id }: Noemend): boolean => {
    const gegevens = register.get(id as OrganisatieCode);
    return gegevens !== undefined && !bestaatIn(gegevens, jaarVan(feit));
  };
  const streams = [plan.plan, ...plan.acties.map(({ feiten }) => feiten)];
  const gone = streams.flatMap((feiten) => naamrollen.flatMap((rol) => noemend(feiten, rol)).filter((een) => isGone(een) && !isOntheven(een.feit, feiten)));
  return byOrganisatie(plan, 'naar-onbekende-organisatie', gone);
};

/** True for a fact that needs membership; a decision not to take part needs none. */
const isDeed = ({ event }: Feit): boolean => !isTerugneming(event) && !(event.type === 'DeelnameBesloten' && event.data.besluit !== 'ja');

const besloten = (alle: readonly Noemend[]): readonly Noemend[] => {
  const besluiten = alle.filter(({ feit }) => feit.event.type === 'DeelnameBesloten');
  return [...Map.groupBy(besluiten, ({ id }) => id).values()].flatMap(lastOfEachDay);
};

/** Facts of organisaties that take part or report without belonging to the plan in that year. */
export const geenLid = (plan: PlanFeiten, register: Register): readonly NietInRegister[] => {
  const { eigenaar } = plan.standen.plan.opgesteld.waarde;
  const isVreemd = ({ feit, id }: Noemend): boolean =>
    id !== eigenaar && !ledenVanPlan(eigenaar, register.get(eigenaar), jaarVan(feit)).some((lid) => lid === id);
  const alle = plan.acties.flatMap(({ feiten }) => {
    const uitvoerend = noemend(feiten, 'uitvoerder');
    return [...besloten(uitvoerend), ...uitvoerend.filter(({ feit }) => feit.event.type !== 'DeelnameBesloten')];
  });
  return byOrganisatie(
    plan,
    'geen-lid',
    alle.filter((een) => isDeed(een.feit) && isVreemd(een)),
  );
};
