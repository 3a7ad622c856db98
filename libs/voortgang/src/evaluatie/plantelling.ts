import type { Dag } from '@actiespoor/kernel';
import type { ActieId, KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import { type ActieRij, isOpgenomen, type OpgenomenRij } from '../actueel-plan/actie-rij.js';
import { perHoofdactie } from '../actueel-plan/actieboom.js';
import { afkomstOf, type Afkomst } from '../actueel-plan/afkomst.js';
import { staandeKnopen, type Opgehangen } from '../actueel-plan/knopenboom.js';
import type { Opstelling, PlanRij } from '../actueel-plan/plan-rij.js';
import type { UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import { composeEigenUitvoeringen, uitvoerendenVan, uitvoeringenInTijdvak, type Omgeving } from '../actueel-plan/uitvoeringen.js';
import { defined } from '../defined.js';
import { standing, waardeVan, type Gezet } from '../gezet.js';
import type { Groep } from './evaluatie.js';

/** An actie that counts: not dropped, and more than an idea. */
export interface GeteldeActie {
  readonly actieId: ActieId;
  readonly naam: string;
  readonly rij: ActieRij;
  /** The actielijnen above it, each once; one without an id if there is none. */
  readonly lijnen: readonly Groep[];
  /** The lines of its uitvoerenden; none if its deelacties count in its place. */
  readonly uitvoeringen: readonly UitvoeringWeergave[];
}

/** The part of a plan that figures need, on a peildatum. */
export interface PlanTelling {
  readonly planId: PlanId;
  readonly titel: string;
  readonly eigenaar: OrganisatieCode;
  readonly peildatum: Dag;
  readonly acties: readonly GeteldeActie[];
}

/** The fields that a deelactie has from its hoofdactie. */
interface Boven {
  readonly hoofdacties: readonly ActieId[];
  readonly plaats: readonly KnoopId[];
  readonly tevens: readonly KnoopId[];
}

interface Rondom {
  readonly omgeving: Omgeving;
  readonly planId: PlanId;
  readonly afkomst: Afkomst;
  readonly lijnOf: (knoopId: KnoopId) => Groep | undefined;
  readonly onder: ReadonlyMap<ActieId | undefined, readonly OpgenomenRij[]>;
}

const labelOf = (code: string | undefined, tekst: string | undefined): string => [code, tekst].filter((deel) => deel !== undefined && deel !== '').join(' ');

const isActielijn = ({ velden }: Opgehangen): boolean => waardeVan(velden.niveau)?.trim().toLowerCase() === 'actielijn';

/** The knoop itself and all above it, to the top of the plan. */
const upward = (knoop: Opgehangen, byId: ReadonlyMap<KnoopId, Opgehangen>): readonly Opgehangen[] => {
  const { bovenliggend } = knoop.opgehangen.waarde;
  const boven = bovenliggend === undefined ? undefined : byId.get(bovenliggend);
  return boven === undefined ? [knoop] : [knoop, ...upward(boven, byId)];
};

/** The actielijn of each present knoop: the nearest one above it of that level, and in a plan with other words the one at the top. */
const lijnenOf = (plan: PlanRij, afkomst: Afkomst, planId: PlanId): ReadonlyMap<KnoopId, Groep> => {
  const knopen = staandeKnopen(plan, afkomst);
  const byId = new Map(knopen.map((knoop) => [knoop.opgehangen.waarde.knoopId, knoop]));
  return new Map(
    knopen.map((knoop) => {
      const path = upward(knoop, byId);
      const { opgehangen, velden } = path.find(isActielijn) ?? path.at(-1) ?? knoop;
      const naam = labelOf(waardeVan(velden.code), waardeVan(velden.titel));
      return [knoop.opgehangen.waarde.knoopId, { id: opgehangen.waarde.knoopId, naam, planId }];
    }),
  );
};

const belowOf = ({ opname, knoopId, koppelingen }: OpgenomenRij, boven: Boven, { standing: standingOf }: Afkomst): Boven => {
  const hoofdacties = [opname.waarde.actieId, ...boven.hoofdacties];
  const place = waardeVan(knoopId);
  const tevens = standing(koppelingen).flatMap(({ waarde: { soort, doel } }) => (soort === 'tevensOnder' ? [standingOf(doel as KnoopId, hoofdacties)] : []));
  return {
    hoofdacties,
    plaats: place === undefined ? boven.plaats : [standingOf(place, hoofdacties)],
    tevens: [...boven.tevens, ...tevens],
  };
};

const linesAt = ({ plaats, tevens }: Boven, { lijnOf, planId }: Rondom): readonly Groep[] => {
  const lijnen = new Set([...plaats, ...tevens].map(lijnOf).filter((lijn) => lijn !== undefined));
  const unique = [...new Map([...lijnen].map((lijn) => [lijn.id, lijn])).values()];
  return unique.length === 0 ? [{ naam: 'zonder actielijn', planId }] : unique;
};

// The right to take part follows from the scale: a decision of another organisatie not to take part is in no figure.
const uitvoeringenOf = (rij: OpgenomenRij, deelacties: readonly OpgenomenRij[], omgeving: Omgeving): readonly UitvoeringWeergave[] => {
  const { soort, schaal } = rij;
  const actie = { ...defined({ soort, schaal }), uitvoeringen: uitvoeringenInTijdvak(rij) };
  const uitvoerenden = new Set(uitvoerendenVan(actie, omgeving));
  return composeEigenUitvoeringen(actie, omgeving, deelacties).filter(({ organisatie }) => uitvoerenden.has(organisatie));
};

const counted = (rij: OpgenomenRij, boven: Boven, rondom: Rondom): readonly GeteldeActie[] => {
  if (rij.vervallen !== undefined) return [];
  const { actieId } = rij.opname.waarde;
  const here = belowOf(rij, boven, rondom.afkomst);
  const deelacties = rondom.onder.get(actieId) ?? [];
  const below = deelacties.flatMap((deelactie) => counted(deelactie, here, rondom));
  if (rij.soort?.waarde !== 'actie') return below;
  const uitvoeringen = uitvoeringenOf(rij, deelacties, rondom.omgeving);
  const naam = labelOf(waardeVan(rij.code), waardeVan(rij.omschrijving));
  return [{ actieId, naam, rij, lijnen: linesAt(here, rondom), uitvoeringen }, ...below];
};

export interface CountOptions {
  readonly peildatum: Dag;
  readonly leden: readonly OrganisatieCode[];
}

/** The acties of a plan that count on a peildatum, from the rows of that day. */
export const tellingOfPlan = (
  plan: PlanRij & { readonly opgesteld: Gezet<Opstelling> },
  rijen: readonly ActieRij[],
  { peildatum, leden }: CountOptions,
): PlanTelling => {
  const { planId, titel, eigenaar } = plan.opgesteld.waarde;
  const afkomst = afkomstOf(plan);
  const lijnen = lijnenOf(plan, afkomst, planId);
  const omgeving: Omgeving = { eigenaar, leden, peildatum };
  const rondom: Rondom = { omgeving, planId, afkomst, lijnOf: (knoopId) => lijnen.get(knoopId), onder: perHoofdactie(rijen.filter(isOpgenomen)) };
  const top: Boven = { hoofdacties: [], plaats: [], tevens: [] };
  const acties = (rondom.onder.get(undefined) ?? []).flatMap((rij) => counted(rij, top, rondom));
  return { planId, titel, eigenaar, peildatum, acties };
};
