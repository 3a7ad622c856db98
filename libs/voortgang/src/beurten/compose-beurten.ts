import type { Recorded } from '@actiespoor/event-store';
import type { OrganisatieCode, Trekker } from '@actiespoor/plan/events';
import { ledenVanPlan } from '@actiespoor/plan/model';

import type { ActieRij } from '../actueel-plan/actie-rij.js';
import { composePlan } from '../actueel-plan/compose-plan.js';
import type { ActieWeergave, PlanWeergave } from '../actueel-plan/plan-weergave.js';
import { rowsAsOf, type AsOf } from '../peildatum/rows-as-of.js';
import type { Register } from '../signalen/niet-in-register.js';
import type { Beurt } from './beurt.js';
import { beurtenVanActie, beurtenVanPlan, type GeduldOpDag } from './regels.js';

export interface Beurtbronnen {
  /** The events of each plan and its acties. */
  readonly perPlan: readonly (readonly Recorded[])[];
  readonly register: Register;
}

interface Plek {
  readonly plan: PlanWeergave;
  readonly rijen: ReadonlyMap<string, ActieRij>;
  readonly vraag: GeduldOpDag;
}

/** An idea asks nothing yet, and what was dropped asks nothing any more, nor do its deelacties. */
const vanActie = (plek: Plek, actie: ActieWeergave, boven: readonly Trekker[] = []): readonly Beurt[] => {
  if (actie.vervallen !== undefined) return [];
  const rij = plek.rijen.get(actie.actieId);
  const trekkers = [...actie.trekkers, ...boven];
  const eigen = rij && actie.soort === 'actie' ? beurtenVanActie({ plan: plek.plan, actie, rij, trekkers }, plek.vraag) : [];
  return [...eigen, ...actie.deelacties.flatMap((deel) => vanActie(plek, deel, trekkers))];
};

const byAge = (a: Beurt, b: Beurt): number => (a.sinds === b.sinds ? 0 : a.sinds < b.sinds ? -1 : 1);

/**
 * All that these plans ask of anybody on a day, the oldest first. A plan that was withdrawn asks nothing.
 *
 * @throws UnknownEvent
 */
export const composeBeurten = ({ perPlan, register }: Beurtbronnen, vraag: GeduldOpDag, known: Omit<AsOf, 'peildatum'> = {}): readonly Beurt[] => {
  const { peildatum } = vraag;
  const ledenVan = (eigenaar: OrganisatieCode) => ledenVanPlan(eigenaar, register.get(eigenaar), Number(peildatum.slice(0, 4)));
  const alle = perPlan.flatMap((events): readonly Beurt[] => {
    const rows = rowsAsOf(events, { ...known, peildatum });
    if (!rows?.plan.opgesteld || rows.plan.ingetrokken) return [];
    const plan = composePlan(rows.plan, rows.acties, { leden: ledenVan(rows.plan.opgesteld.waarde.eigenaar), peildatum });
    const rijen = new Map(rows.acties.flatMap((rij) => (rij.opname ? [[rij.opname.waarde.actieId as string, rij] as const] : [])));
    const acties = [...plan.knopen.flatMap((knoop) => knoop.acties), ...plan.acties];
    return [...beurtenVanPlan(plan, vraag), ...acties.flatMap((actie) => vanActie({ plan, rijen, vraag }, actie))];
  });
  return alle.toSorted(byAge);
};
