import type { ActieId, DomainEvent, PlanEvent } from '@actiespoor/plan/events';
import { actieStream, planStream, type Rol, verwijzingenVan } from '@actiespoor/plan/model';
import { firstDay } from '@actiespoor/kernel';

import { emptyPlan, evolvePlan } from '../actueel-plan/plan-fold.js';
import type { PlanRij } from '../actueel-plan/plan-rij.js';
import { waardeVan } from '../gezet.js';
import { soortOf } from '../spoor/soorten.js';
import type { ActieInTijdvak, PlanOpTijdstip } from '../tijdlijn/inhoud.js';
import { actieVan, type Feit } from './feiten.js';
import type { Signaal, SignaalActie, SignaalFeit } from './signaal.js';

/** One plan, with the facts of itself and of its acties, each in the order of time. */
export interface PlanFeiten {
  readonly standen: PlanOpTijdstip;
  readonly plan: readonly Feit[];
  readonly acties: readonly ActieFeiten[];
}

export interface ActieFeiten {
  readonly stand: ActieInTijdvak;
  readonly feiten: readonly Feit[];
}

export const planFeitenOf = (standen: PlanOpTijdstip, perStream: ReadonlyMap<string, readonly Feit[]>): PlanFeiten => ({
  standen,
  plan: perStream.get(planStream(standen.plan.opgesteld.waarde.planId)) ?? [],
  acties: standen.acties
    .map(({ actie }) => ({ stand: actie, feiten: perStream.get(actieStream(actie.opname.waarde.actieId)) ?? [] }))
    .toSorted((a, b) => inOrder(a.stand, b.stand)),
});

export const inOrder = ({ opname: { waarde: a } }: ActieInTijdvak, { opname: { waarde: b } }: ActieInTijdvak): number =>
  a.volgorde - b.volgorde || (a.actieId < b.actieId ? -1 : 1);

export const signaalActie = ({ opname, omschrijving }: ActieInTijdvak): SignaalActie => ({
  actieId: opname.waarde.actieId,
  omschrijving: waardeVan(omschrijving) ?? '',
});

export const vanPlan = ({ plan }: PlanOpTijdstip): Pick<Signaal, 'planId' | 'plan' | 'organisatie'> => {
  const { planId, titel, eigenaar } = plan.opgesteld.waarde;
  return { planId, plan: titel, organisatie: eigenaar };
};

const signaalFeit = (feit: Feit): SignaalFeit => {
  const actieId = actieVan(feit);
  return { soort: soortOf(feit.event.type), op: feit.op, ...(actieId !== undefined && { actieId }) };
};

/** The part of a signal that names its plan, acties and facts. */
export const overFeiten = ({ standen, acties }: PlanFeiten, feiten: readonly Feit[]) => {
  const ids = new Set<ActieId | undefined>(feiten.map(actieVan));
  return {
    ...vanPlan(standen),
    acties: acties.filter(({ stand: inhoud }) => ids.has(inhoud.opname.waarde.actieId)).map(({ stand: inhoud }) => signaalActie(inhoud)),
    feiten: feiten.map(signaalFeit),
  };
};

/** True for a fact that only corrects others, so that nothing happened on its day because of it. */
export const isTerugneming = ({ type, data }: DomainEvent): boolean =>
  type === 'StatusAangevuld' ||
  type === 'BijeenkomstTeruggenomen' ||
  type === 'DeelnameTeruggenomen' ||
  (type === 'StatusGecorrigeerd' && (data.status ?? 'gepland') === 'gepland');

/** A fact with the thing that it names in one role. */
export interface Noemend {
  readonly feit: Feit;
  readonly id: string;
}

/** The facts that name something in this role, without those that were replaced on their very day. */
export const noemend = (feiten: readonly Feit[], rol: Rol): readonly Noemend[] =>
  feiten.flatMap((feit) => verwijzingenVan(feit.event).flatMap((een) => (een.rol === rol ? [{ feit, id: een.id }] : [])));

/** The last fact of each day: the place of an actie and the decision of an organisatie are told again to correct them. */
export const lastOfEachDay = (alle: readonly Noemend[]): readonly Noemend[] => [...new Map(alle.map((een) => [firstDay(een.feit.op), een])).values()];

/** The knopen of a plan after these facts of it, each with its lineage. */
export const knopenOf = (feiten: readonly Feit[]): PlanRij['knopen'] => {
  const [eerste] = feiten;
  if (!eerste) return {};
  const begin = emptyPlan({ stream: eerste.stream, revisie: 0, positie: eerste.positie, laatsteDag: firstDay(eerste.op) });
  return feiten.reduce((rij, { event, positie }) => evolvePlan(rij, event as PlanEvent, positie), begin).knopen;
};
