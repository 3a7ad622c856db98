import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { OrganisatieCode } from '@actiespoor/plan/events';

import { composeActieboom, inPlace, placedBy } from '../actueel-plan/actieboom.js';
import { afkomstOf } from '../actueel-plan/afkomst.js';
import { onzekereVelden } from '../actueel-plan/compose-actie.js';
import type { Voortgangsstatus, UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import { standOf, summarize } from '../actueel-plan/samenvatting.js';
import { composeEigenUitvoeringen, countedUitvoeringen, samenMetDelen, uncertainAt, type Omgeving } from '../actueel-plan/uitvoeringen.js';
import { defined } from '../defined.js';
import { dutchOrder } from '../dutch-order.js';
import { waardeVan } from '../gezet.js';
import type { ActieMetUitvoeringen, PlanInTijdvak, PlanOpTijdstip } from '../tijdlijn/inhoud.js';
import type { Regio } from './regio.js';
import type { BordActie, BordOrganisatie, Planregel, Regiobord } from './regiobord.js';

export interface BordOpties {
  readonly regio: Regio;
  /** The members of an owner in the year of the board; a gemeente is the only member of its own plan. */
  readonly ledenVan: (eigenaar: OrganisatieCode) => readonly OrganisatieCode[];
  readonly naamVan: (organisatie: OrganisatieCode) => string;
  readonly peildatum?: Dag;
  readonly bekendOp?: string;
  /** Only acties that this organisatie carries out. */
  readonly organisatie?: OrganisatieCode;
  /** Only realisations of this count, as in the totals. */
  readonly stand?: Voortgangsstatus;
  readonly positie?: Position;
}

interface Rondom {
  readonly plan: PlanInTijdvak;
  readonly omgeving: Omgeving;
  readonly isGevraagd: (uitvoering: UitvoeringWeergave) => boolean;
}

/** @param peildatum the day of the board, if it is a past one */
export const composePlanregel = ({ opgesteld, status }: PlanInTijdvak, peildatum?: Dag): Planregel => ({
  ...opgesteld.waarde,
  status: status.waarde,
  ...uncertainAt(peildatum, opgesteld.op),
  ...uncertainAt(peildatum, status.op),
});

const composeBordActie = ({ actie, uitvoeringen: standen }: ActieMetUitvoeringen, deelacties: readonly BordActie[], rondom: Rondom): BordActie => {
  const { omgeving, isGevraagd } = rondom;
  const { opname, soort, schaal, vervallen } = actie;
  const { actieId, planId, hoofdactieId, volgorde } = opname.waarde;
  const uitvoeringen = composeEigenUitvoeringen({ ...defined({ soort, schaal }), uitvoeringen: standen }, omgeving, deelacties).filter(isGevraagd);
  return defined({
    actieId,
    planId,
    knoopId: waardeVan(actie.knoopId),
    hoofdactieId,
    code: waardeVan(actie.code),
    soort: waardeVan(soort) ?? 'actie',
    omschrijving: waardeVan(actie.omschrijving) ?? '',
    volgorde,
    schaal: waardeVan(schaal),
    uitvoeringen,
    samenvatting: summarize(samenMetDelen({ uitvoeringen, deelacties })),
    deelacties,
    vervallen: vervallen && { op: vervallen.op, motief: vervallen.waarde, ...uncertainAt(omgeving.peildatum, vervallen.op) },
    onzekereVelden: onzekereVelden(actie, omgeving),
    ...uncertainAt(omgeving.peildatum, opname.op),
  });
};

/** The order of the tree of the plan, from top to bottom; acties under no knoop come last. */
const inOrderOf = ({ knopen }: PlanInTijdvak): ((a: BordActie, b: BordActie) => number) => {
  const plaats = new Map(knopen.map(({ knoopId }, index) => [knoopId, index]));
  const plaatsVan = ({ knoopId }: BordActie): number => (knoopId === undefined ? undefined : plaats.get(knoopId)) ?? knopen.length;
  return (a, b) => plaatsVan(a) - plaatsVan(b) || inPlace(a, b);
};

const composeBordActies = (acties: readonly ActieMetUitvoeringen[], rondom: Rondom): readonly BordActie[] => {
  const rijen = acties.map((een) => ({ ...een, opname: een.actie.opname }));
  const afkomst = afkomstOf({ knopen: rondom.plan.opgegaan });
  return composeActieboom(rijen, (rij, deelacties: readonly BordActie[]) => composeBordActie(rij, deelacties, rondom))
    .map(placedBy(afkomst))
    .toSorted(inOrderOf(rondom.plan));
};

/** Leaves out the acties without a requested realisation. */
const gevraagdeActies = (acties: readonly BordActie[]): readonly BordActie[] =>
  acties
    .map((actie) => ({ ...actie, deelacties: gevraagdeActies(actie.deelacties) }))
    .filter(({ uitvoeringen, deelacties }) => uitvoeringen.length > 0 || deelacties.length > 0);

const isGevraagdIn =
  ({ organisatie, stand }: BordOpties) =>
  (uitvoering: UitvoeringWeergave): boolean =>
    (organisatie === undefined || uitvoering.organisatie === organisatie) && (stand === undefined || standOf(uitvoering) === stand);

type Volgorde = (a: OrganisatieCode, b: OrganisatieCode) => number;

/** The region itself and the owners inside it, its members, and then the others by code. */
const volgordeIn = ({ eigenaars }: Regio): Volgorde => {
  const plaats = new Map(eigenaars.map((een, index) => [een, index]));
  const plaatsVan = (organisatie: OrganisatieCode): number => plaats.get(organisatie) ?? eigenaars.length;
  return (a, b) => plaatsVan(a) - plaatsVan(b) || (a < b ? -1 : Number(a > b));
};

const composeOrganisaties = (uitvoeringen: readonly UitvoeringWeergave[], opties: BordOpties, volgorde: Volgorde): readonly BordOrganisatie[] => {
  const per = Map.groupBy(uitvoeringen, (uitvoering) => uitvoering.organisatie);
  const gevraagd = opties.organisatie === undefined ? opties.regio.leden : [opties.organisatie];
  return [...new Set([...gevraagd, ...per.keys()])]
    .toSorted(volgorde)
    .map((organisatie) => ({ organisatie, naam: opties.naamVan(organisatie), samenvatting: summarize(per.get(organisatie) ?? []) }));
};

const planOrder = (a: PlanOpTijdstip, b: PlanOpTijdstip, volgorde: Volgorde): number => {
  const [een, ander] = [a.plan.opgesteld.waarde, b.plan.opgesteld.waarde];
  return volgorde(een.eigenaar, ander.eigenaar) || dutchOrder(een.titel, ander.titel) || (een.planId < ander.planId ? -1 : 1);
};

/** The board of a region from the present or past state of its plans. A cell shows the same as the plan for that organisatie. */
export const composeRegiobord = (plannen: readonly PlanOpTijdstip[], opties: BordOpties): Regiobord => {
  const { regio, peildatum, bekendOp, positie, organisatie, stand, ledenVan } = opties;
  const volgorde = volgordeIn(regio);
  const samen = plannen.toSorted((a, b) => planOrder(a, b, volgorde));
  const rondomPlan = (plan: PlanInTijdvak): Rondom => {
    const { eigenaar } = plan.opgesteld.waarde;
    return { plan, omgeving: { eigenaar, leden: ledenVan(eigenaar), ...defined({ peildatum }) }, isGevraagd: isGevraagdIn(opties) };
  };
  const alle = samen.flatMap(({ plan, acties }) => composeBordActies(acties, rondomPlan(plan)));
  const acties = organisatie === undefined && stand === undefined ? alle : gevraagdeActies(alle);
  const uitvoeringen = acties.flatMap(countedUitvoeringen);
  return defined({
    regio: { code: regio.code, naam: regio.naam },
    peildatum,
    bekendOp,
    organisaties: composeOrganisaties(uitvoeringen, opties, volgorde),
    plannen: samen.map(({ plan }) => ({ ...composePlanregel(plan, peildatum), knopen: plan.knopen })),
    acties,
    samenvatting: summarize(uitvoeringen),
    positie,
  });
};
