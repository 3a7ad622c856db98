import { canonicalJson, firstDay } from '@actiespoor/kernel';
import type { KnoopId, PlanEvent } from '@actiespoor/plan/events';

import type { KnoopRij } from '../actueel-plan/plan-rij.js';
import { waardeVan } from '../gezet.js';
import type { Feit } from './feiten.js';
import { eindenVan, gegaanOp } from './naar-wat-weg-is.js';
import { knopenOf, overFeiten, type PlanFeiten } from './plan-feiten.js';
import type { OverTeruggenomen } from './signaal.js';

type OverKnoop = Extract<PlanEvent, { readonly type: 'KnoopGewijzigd' | 'KnoopVerplaatst' }>;

interface Wijziging extends Feit {
  readonly event: OverKnoop;
}

const isWijziging = (feit: Feit): feit is Wijziging => feit.event.type === 'KnoopGewijzigd' || feit.event.type === 'KnoopVerplaatst';

const onderwerpenVan = ({ event }: Wijziging): readonly string[] =>
  event.type === 'KnoopVerplaatst' ? ['plaats'] : event.data.wijzigingen.map(({ veld }) => veld);

const plaats = ({ bovenliggend, volgorde }: { readonly bovenliggend?: KnoopId | null; readonly volgorde: number }): string =>
  canonicalJson([bovenliggend ?? null, volgorde]);

const isZo = ({ event }: Wijziging, onderwerp: string, { velden, opgehangen }: KnoopRij): boolean =>
  event.type === 'KnoopVerplaatst'
    ? opgehangen !== undefined && plaats(opgehangen.waarde) === plaats(event.data.nieuw)
    : event.data.wijzigingen.some(({ veld, nieuw }) => veld === onderwerp && waardeVan(velden[veld]) === nieuw);

/** True if the same was told, on the day of the fact, of a knoop that stood in the place: told again since, or so already. Then nothing is left to correct. */
const isElders = (feit: Wijziging, plaatsen: readonly KnoopId[], { plan }: PlanFeiten): boolean => {
  const dag = firstDay(feit.op);
  const toen = knopenOf(plan.filter(({ op }) => firstDay(op) <= dag));
  const erna = plan
    .filter(isWijziging)
    .filter(({ op, positie, event }) => firstDay(op) === dag && positie > feit.positie && plaatsen.includes(event.data.knoopId));
  return onderwerpenVan(feit).every(
    (onderwerp) =>
      erna.some((ander) => onderwerpenVan(ander).includes(onderwerp)) || plaatsen.some((knoopId) => toen[knoopId] && isZo(feit, onderwerp, toen[knoopId])),
  );
};

/** Changes of knopen that a merge or split made which was taken back since, as long as nobody told them of what stands in the place. */
export const overTeruggenomenOnderdeel = (plan: PlanFeiten): readonly OverTeruggenomen[] => {
  const knopen = knopenOf(plan.plan);
  const alle = plan.plan.filter(isWijziging).flatMap((feit) => {
    const { knoopId } = feit.event.data;
    const knoop = knopen[knoopId];
    if (knoop?.opgegaan?.waarde.soort !== 'teruggenomen') return [];
    const opgegaanIn = eindenVan(knoopId, gegaanOp(knopen, feit.op));
    return isElders(feit, opgegaanIn, plan) ? [] : [{ feit, knoopId, opgegaanIn, titel: waardeVan(knoop.velden.titel) ?? '', einde: knoop.opgegaan.op }];
  });
  return [...Map.groupBy(alle, ({ knoopId, opgegaanIn }) => [knoopId, ...opgegaanIn].join(' ')).values()].flatMap((samen) => {
    const [eerste] = samen;
    if (!eerste) return [];
    const { knoopId, titel, opgegaanIn, einde } = eerste;
    const onderdeel = { knoopId, titel, opgegaanIn, staatIn: eindenVan(knoopId, knopen) };
    const feiten = samen.map(({ feit }) => feit);
    return [{ soort: 'over-teruggenomen-onderdeel' as const, onderdeel, einde, ...overFeiten(plan, feiten) }];
  });
};
