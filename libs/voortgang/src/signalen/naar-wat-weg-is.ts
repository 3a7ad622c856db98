import { compareMoment, type Datum, firstDay } from '@actiespoor/kernel';
import type { ActieId, KnoopId, PlanEvent } from '@actiespoor/plan/events';

import { afkomstOf, type Opgaand } from '../actueel-plan/afkomst.js';
import { emptyPlan, evolvePlan } from '../actueel-plan/plan-fold.js';
import type { KnoopRij, Opgang, PlanRij } from '../actueel-plan/plan-rij.js';
import { type Gezet, waardeVan } from '../gezet.js';
import { type Bestaan, bestaanVan, type Feit, goneSince } from './feiten.js';
import { type ActieFeiten, lastOfEachDay, type Noemend, noemend, overFeiten, type PlanFeiten, signaalActie } from './plan-feiten.js';
import type { NaarOpgegaan, NaarVervallen, SignaalActie } from './signaal.js';

const knopenOf = (feiten: readonly Feit[]): PlanRij['knopen'] => {
  const [eerste] = feiten;
  if (!eerste) return {};
  const begin = emptyPlan({ stream: eerste.stream, revisie: 0, positie: eerste.positie, laatsteDag: firstDay(eerste.op) });
  return feiten.reduce((rij, { event, positie }) => evolvePlan(rij, event as PlanEvent, positie), begin).knopen;
};

/** The knopen that were merged or split by a day. */
const gegaanOp = (knopen: PlanRij['knopen'], op: Datum): Readonly<Record<KnoopId, Opgaand>> =>
  Object.fromEntries(Object.entries(knopen).map(([id, { opgegaan }]) => [id, opgegaan && firstDay(opgegaan.op) <= firstDay(op) ? { opgegaan } : {}]));

const untilDay = (alle: readonly Noemend[], op: Datum): readonly Noemend[] => alle.filter(({ feit }) => firstDay(feit.op) <= firstDay(op));

/** True if the actie was linked to a successor of the knoop on that day, or had its place there: then nothing is left to correct. */
const isNamedToo = ({ feit, id }: Noemend, { stand: inhoud, feiten }: ActieFeiten, knopen: PlanRij['knopen']): boolean => {
  const { actieId, hoofdactieId } = inhoud.opname.waarde;
  const { standing } = afkomstOf({ knopen: gegaanOp(knopen, feit.op) });
  const standingFor = (knoopId: string): string => standing(knoopId as KnoopId, [actieId, ...(hoofdactieId === undefined ? [] : [hoofdactieId])]);
  const [naar, plaats] = [standingFor(id), untilDay(noemend(feiten, 'plaats'), feit.op).at(-1)];
  return untilDay(noemend(feiten, 'tevensOnder'), feit.op).some((ander) => ander.id === naar) || (plaats !== undefined && standingFor(plaats.id) === naar);
};

interface Gegaan extends Noemend {
  readonly knoop: KnoopRij & { readonly opgegaan: Gezet<Opgang> };
}

const gegaan = (noemende: readonly Noemend[], knopen: PlanRij['knopen']): readonly Gegaan[] =>
  noemende.flatMap((een) => {
    const knoop = knopen[een.id as KnoopId];
    return knoop?.opgegaan && compareMoment(knoop.opgegaan, een.feit) <= 0 ? [{ ...een, knoop: { ...knoop, opgegaan: knoop.opgegaan } }] : [];
  });

/** Acties that got a place or a link on a day on which that knoop was merged or split already. */
export const naarOpgegaanOnderdeel = (plan: PlanFeiten): readonly NaarOpgegaan[] => {
  const knopen = knopenOf(plan.plan);
  const alle = plan.acties.flatMap((actie) => [
    ...gegaan(lastOfEachDay(noemend(actie.feiten, 'plaats')), knopen),
    ...gegaan(noemend(actie.feiten, 'tevensOnder'), knopen).filter((een) => !isNamedToo(een, actie, knopen)),
  ]);
  return [...Map.groupBy(alle, ({ id }) => id)].flatMap(([id, samen]) => {
    const [{ knoop }] = samen as [Gegaan];
    const onderdeel = { knoopId: id as KnoopId, titel: waardeVan(knoop.velden.titel) ?? '', opgegaanIn: knoop.opgegaan.waarde.in };
    return [
      {
        soort: 'naar-opgegaan-onderdeel' as const,
        onderdeel,
        einde: knoop.opgegaan.op,
        ...overFeiten(
          plan,
          samen.map(({ feit }) => feit),
        ),
      },
    ];
  });
};

/** An actie to which others may be linked: its existence and its name. */
export interface Doelactie extends SignaalActie {
  readonly bestaan: Bestaan;
}

export const doelactiesIn = (plannen: readonly PlanFeiten[]): ReadonlyMap<string, Doelactie> =>
  new Map<ActieId, Doelactie>(
    plannen.flatMap(({ acties }) =>
      acties.map(({ stand: inhoud, feiten }) => [inhoud.opname.waarde.actieId, { ...signaalActie(inhoud), bestaan: bestaanVan(feiten, 'actie') }]),
    ),
  );

// A link that existed while both acties did is only told again, and not made.
const isFirst = ({ feit, id }: Noemend, alle: readonly Noemend[], bestaan: Bestaan): boolean =>
  !alle.some((eerder) => eerder.id === id && compareMoment(eerder.feit, feit) < 0 && goneSince(bestaan, eerder.feit) === undefined);

/** Links to an actie that was dropped by then. Only acties that the caller may read are named. */
export const naarVervallenActie = (plan: PlanFeiten, doelen: ReadonlyMap<string, Doelactie>): readonly NaarVervallen[] => {
  const alle = plan.acties.flatMap(({ feiten }) => {
    const koppelingen = noemend(feiten, 'zieOok');
    return koppelingen.flatMap((een) => {
      const doel = doelen.get(een.id);
      const einde = doel && goneSince(doel.bestaan, een.feit);
      return doel && einde !== undefined && isFirst(een, koppelingen, doel.bestaan) ? [{ ...een, doel, einde }] : [];
    });
  });
  return [...Map.groupBy(alle, ({ id, einde }) => `${id} ${einde}`).values()].flatMap((samen) => {
    const [eerste] = samen;
    if (!eerste) return [];
    const { bestaan: _, ...naar } = eerste.doel;
    return [
      {
        soort: 'naar-vervallen-actie' as const,
        naar,
        einde: eerste.einde,
        ...overFeiten(
          plan,
          samen.map(({ feit }) => feit),
        ),
      },
    ];
  });
};
