import { compareMoment, type Datum, firstDay } from '@actiespoor/kernel';
import type { ActieId, KnoopId } from '@actiespoor/plan/events';

import { afkomstOf, type Opgaand } from '../actueel-plan/afkomst.js';
import type { KnoopRij, Opgang, PlanRij } from '../actueel-plan/plan-rij.js';
import { type Gezet, waardeVan } from '../gezet.js';
import { type Bestaan, bestaanVan, goneSince } from './feiten.js';
import { type ActieFeiten, knopenOf, lastOfEachDay, type Noemend, noemend, overFeiten, type PlanFeiten, signaalActie } from './plan-feiten.js';
import type { NaarOpgegaan, NaarVervallen, SignaalActie } from './signaal.js';

/** The knopen that were merged or split by a day. */
export const gegaanOp = (knopen: PlanRij['knopen'], op: Datum): Readonly<Record<KnoopId, Opgaand>> =>
  Object.fromEntries(Object.entries(knopen).map(([id, { opgegaan }]) => [id, opgegaan && firstDay(opgegaan.op) <= firstDay(op) ? { opgegaan } : {}]));

const naarVan = (opgang: Opgang | undefined): readonly KnoopId[] | undefined => (opgang?.soort === 'teruggenomen' ? opgang.in.slice(0, 1) : opgang?.in);

/** The knopen that stand in the place of this one, after any number of merges and splits; one that was never there leads to the first of its own. */
export const eindenVan = (knoopId: KnoopId, knopen: Readonly<Record<KnoopId, Opgaand>>, passed: readonly KnoopId[] = []): readonly KnoopId[] => {
  const naar = passed.includes(knoopId) ? undefined : naarVan(knopen[knoopId]?.opgegaan?.waarde);
  return naar ? [...new Set(naar.flatMap((een) => eindenVan(een, knopen, [...passed, knoopId])))] : [knoopId];
};

const untilDay = (alle: readonly Noemend[], op: Datum): readonly Noemend[] => alle.filter(({ feit }) => firstDay(feit.op) <= firstDay(op));

/** True if the actie was linked to a successor of the knoop on that day, or had its place there: then nothing is left to correct. */
const isNamedToo = ({ feit, id }: Noemend, { stand: inhoud, feiten }: ActieFeiten, knopen: PlanRij['knopen']): boolean => {
  const { actieId, hoofdactieId } = inhoud.opname.waarde;
  const { standing } = afkomstOf({ knopen: gegaanOp(knopen, feit.op) });
  const standingFor = (knoopId: string): string => standing(knoopId as KnoopId, [actieId, ...(hoofdactieId === undefined ? [] : [hoofdactieId])]);
  const [naar, plaats] = [eindenVan(id as KnoopId, gegaanOp(knopen, feit.op)), untilDay(noemend(feiten, 'plaats'), feit.op).at(-1)];
  return (
    untilDay(noemend(feiten, 'tevensOnder'), feit.op).some((ander) => naar.includes(ander.id as KnoopId)) ||
    (plaats !== undefined && standingFor(plaats.id) === standingFor(id))
  );
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
  // The place where the acties belonged depends on the day of each fact: that place may have gone on itself since.
  const plaatsVan = ({ id, feit }: Gegaan): readonly KnoopId[] => eindenVan(id as KnoopId, gegaanOp(knopen, feit.op));
  return [...Map.groupBy(alle, (een) => [een.id, ...plaatsVan(een)].join(' ')).values()].flatMap((samen) => {
    const [eerste] = samen as [Gegaan];
    const [knoopId, { knoop }] = [eerste.id as KnoopId, eerste];
    const onderdeel = { knoopId, titel: waardeVan(knoop.velden.titel) ?? '', opgegaanIn: plaatsVan(eerste), staatIn: eindenVan(knoopId, knopen) };
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

// A link is made once: after that it is only told again, and one remedy is enough.
const isFirst = ({ feit, id }: Noemend, alle: readonly Noemend[]): boolean => !alle.some((eerder) => eerder.id === id && compareMoment(eerder.feit, feit) < 0);

/** Links to an actie that was dropped by then. Only acties that the caller may read are named. */
export const naarVervallenActie = (plan: PlanFeiten, doelen: ReadonlyMap<string, Doelactie>): readonly NaarVervallen[] => {
  const alle = plan.acties.flatMap(({ feiten }) => {
    const koppelingen = noemend(feiten, 'zieOok');
    return koppelingen.flatMap((een) => {
      const doel = doelen.get(een.id);
      const einde = doel && goneSince(doel.bestaan, een.feit);
      return doel && einde !== undefined && isFirst(een, koppelingen) ? [{ ...een, doel, einde }] : [];
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
