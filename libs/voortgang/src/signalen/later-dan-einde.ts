import { type Datum, firstDay } from '@actiespoor/kernel';
import type { DomainEvent } from '@actiespoor/plan/events';
import { eindeOp } from '@actiespoor/plan/model';

import { type Bestaan, bestaanVan, type Feit } from './feiten.js';
import { isTerugneming, overFeiten, type PlanFeiten } from './plan-feiten.js';
import type { LaterDanEinde } from './signaal.js';

interface Geeindigd {
  readonly soort: LaterDanEinde['soort'];
  readonly bestaan: Bestaan;
  /** Facts that cannot come after the end. */
  readonly feiten: readonly Feit[];
}

/** The end before the day of a fact; on the day of the end itself a fact still counts. */
const eindeVoor = (bestaan: Bestaan, { op }: Feit): Datum | undefined => {
  const einde = eindeOp(bestaan, firstDay(op));
  return einde !== undefined && firstDay(einde) < firstDay(op) ? einde : undefined;
};

const laterDan = (plan: PlanFeiten, { soort, bestaan, feiten }: Geeindigd): readonly LaterDanEinde[] => {
  if (bestaan.every(({ isDaar }) => isDaar)) return [];
  const gone = feiten.flatMap((feit) => {
    const einde = eindeVoor(bestaan, feit);
    return einde === undefined ? [] : [{ feit, einde }];
  });
  const perEinde: ReadonlyMap<Datum, typeof gone> = Map.groupBy(gone, ({ einde }) => einde);
  return [...perEinde].map(([einde, samen]) => ({
    soort,
    einde,
    ...overFeiten(
      plan,
      samen.map(({ feit }) => feit),
    ),
  }));
};

const isGedaan = ({ event }: Feit): boolean => !isTerugneming(event);

// The end of a plan and its adoption may be told again of any day.
const vanHetPlan: ReadonlySet<DomainEvent['type']> = new Set([
  'KnoopToegevoegd',
  'KnoopGewijzigd',
  'KnoopVerplaatst',
  'KnoopSamengevoegd',
  'KnoopGesplitst',
  'VaststellingGepland',
  'ConsultatieGepland',
  'ConsultatieGehouden',
]);

/** True for a merge or split that was taken back on its own day. */
const isHeringedeeld = ({ event, op, positie }: Feit, alle: readonly Feit[]): boolean => {
  if (event.type !== 'KnoopSamengevoegd' && event.type !== 'KnoopGesplitst') return false;
  const [knoopId] = event.type === 'KnoopSamengevoegd' ? event.data.knopen : [event.data.knoopId];
  const later = alle.filter((een) => een.positie > positie && een.op === op);
  return later.some((een) => een.event.type === 'HerindelingTeruggenomen' && knoopId !== undefined && een.event.data.terug.includes(knoopId));
};

/** True for the report of a consultatie that was taken back on its own day. */
const isVerslagTeruggenomen = ({ event }: Feit, alle: readonly Feit[]): boolean =>
  event.type === 'ConsultatieGehouden' &&
  alle.findLast(
    ({ event: { type, data } }) =>
      (type === 'VerslagTeruggenomen' || type === event.type) && data.consultatieId === event.data.consultatieId && data.op === event.data.op,
  )?.event.type === 'VerslagTeruggenomen';

/** Facts of a plan and its acties from after its withdrawal, final or temporary. */
export const laterDanIntrekking = (plan: PlanFeiten): readonly LaterDanEinde[] => {
  const feiten = [
    ...plan.plan.filter((feit) => vanHetPlan.has(feit.event.type) && !isVerslagTeruggenomen(feit, plan.plan) && !isHeringedeeld(feit, plan.plan)),
    ...plan.acties.flatMap((actie) => actie.feiten.filter(isGedaan)),
  ];
  return laterDan(plan, { soort: 'later-dan-intrekking', bestaan: bestaanVan(plan.plan, 'plan'), feiten });
};

// The text of a dropped actie, or of a deelactie of it, can still be corrected; and the deelactie itself can be dropped.
const naVervallen: ReadonlySet<DomainEvent['type']> = new Set(['TekstGecorrigeerd', 'ActieVervallen', 'ActieHersteld']);

const isVanLevendeActie = (feit: Feit): boolean => isGedaan(feit) && !naVervallen.has(feit.event.type);

/** Facts of acties from after their own drop, final or temporary. */
export const laterDanVervallen = (plan: PlanFeiten): readonly LaterDanEinde[] =>
  plan.acties.flatMap(({ feiten }) =>
    laterDan(plan, { soort: 'later-dan-vervallen', bestaan: bestaanVan(feiten, 'actie'), feiten: feiten.filter(isVanLevendeActie) }),
  );

/** Facts of deelacties from after the drop of their hoofdactie, final or temporary. */
export const laterDanHoofdactie = (plan: PlanFeiten): readonly LaterDanEinde[] =>
  plan.acties.flatMap(({ stand: inhoud, feiten }) => {
    const deelacties = plan.acties.filter((een) => een.stand.opname.waarde.hoofdactieId === inhoud.opname.waarde.actieId);
    const gedaan = deelacties.flatMap((deelactie) => deelactie.feiten).filter(isVanLevendeActie);
    return laterDan(plan, { soort: 'later-dan-hoofdactie', bestaan: bestaanVan(feiten, 'actie'), feiten: gedaan });
  });
