import type { KnoopId } from '@actiespoor/plan/events';

import type { ActieRij, Opname } from '../actueel-plan/actie-rij.js';
import { afkomstOf, type Opgaand } from '../actueel-plan/afkomst.js';
import { staandeKnopen } from '../actueel-plan/knopenboom.js';
import { isVerborgen, planStatus, type Opstelling, type PlanRij, type PlanStatus } from '../actueel-plan/plan-rij.js';
import type { KnoopWeergave } from '../actueel-plan/plan-weergave.js';
import { uitvoeringenInTijdvak, type UitvoeringenInTijdvak } from '../actueel-plan/uitvoeringen.js';
import { defined } from '../defined.js';
import { sinds, waardeVan, type Gezet, type Sinds } from '../gezet.js';
import type { PlanRijen } from '../peildatum/rows-as-of.js';

export type Knoopnaam = Pick<KnoopWeergave, 'knoopId' | 'niveau' | 'code' | 'titel'>;

/** The fields of a plan in lists and on the regiobord. */
export interface PlanInTijdvak {
  readonly opgesteld: Sinds<Pick<Opstelling, 'planId' | 'titel' | 'soort' | 'eigenaar' | 'periode'>>;
  readonly status: Sinds<PlanStatus>;
  /** The present knopen, from top to bottom. */
  readonly knopen: readonly Knoopnaam[];
  /** The merged and split knopen, to find the place of an actie under one of them. */
  readonly opgegaan: Readonly<Record<KnoopId, Opgaand>>;
}

/** The fields of an actie itself on the regiobord. */
export interface ActieInTijdvak {
  readonly opname: Sinds<Opname>;
  readonly soort?: Sinds<NonNullable<ActieRij['soort']>['waarde']>;
  readonly code?: Sinds<string | null>;
  readonly knoopId?: Sinds<KnoopId | null>;
  readonly omschrijving?: Sinds<string>;
  readonly schaal?: Sinds<NonNullable<ActieRij['schaal']>['waarde']>;
  readonly vervallen?: Sinds<string>;
}

/** An actie with the decisions and statuses of all organisaties. */
export interface ActieMetUitvoeringen {
  readonly actie: ActieInTijdvak;
  readonly uitvoeringen: UitvoeringenInTijdvak;
}

/** A plan with its acties, as far as the regiobord shows them. */
export interface PlanOpTijdstip {
  readonly plan: PlanInTijdvak;
  readonly acties: readonly ActieMetUitvoeringen[];
}

const knoopnamen = (rij: PlanRij): readonly Knoopnaam[] =>
  staandeKnopen(rij, afkomstOf(rij)).map(({ opgehangen, velden }) =>
    defined({
      knoopId: opgehangen.waarde.knoopId,
      niveau: waardeVan(velden.niveau) ?? '',
      code: waardeVan(velden.code),
      titel: waardeVan(velden.titel) ?? '',
    }),
  );

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const opgeganeOf = ({ knopen }: PlanRij): PlanInTijdvak['opgegaan'] =>
  Object.fromEntries(
    Object.entries(knopen)
      .flatMap(([knoopId, { opgegaan }]) => (opgegaan ? [[knoopId, { opgegaan: { waarde: opgegaan.waarde } }] as const] : []))
      .sort(byName),
  );

/** The visible state of a plan; undefined as long as it is hidden. */
export const planInTijdvak = (rij: PlanRij): PlanInTijdvak | undefined => {
  const { opgesteld, vaststellingGepland, vastgesteld, ingetrokken } = rij;
  if (opgesteld === undefined || isVerborgen(rij)) return undefined;
  const { planId, titel, soort, eigenaar, periode } = opgesteld.waarde;
  const { op } = ingetrokken ?? vastgesteld ?? vaststellingGepland ?? opgesteld;
  return {
    opgesteld: { op: opgesteld.op, waarde: { planId, titel, soort, eigenaar, periode } },
    status: { op, waarde: planStatus(rij) },
    knopen: knoopnamen(rij),
    opgegaan: opgeganeOf(rij),
  };
};

const since = <T>(gezet: Gezet<T> | undefined): Sinds<T> | undefined => gezet && sinds(gezet);

/** The visible state of an actie; undefined as long as no plan has it. */
export const actieInTijdvak = ({ opname, soort, code, knoopId, omschrijving, schaal, vervallen }: ActieRij): ActieInTijdvak | undefined =>
  opname &&
  defined({
    opname: sinds(opname),
    soort: since(soort),
    code: since(code),
    knoopId: since(knoopId),
    omschrijving: since(omschrijving),
    schaal: since(schaal),
    vervallen: since(vervallen),
  });

/** The visible state of one plan and its acties, from its rows. */
export const planOpTijdstip = ({ plan, acties }: PlanRijen): PlanOpTijdstip | undefined => {
  const inhoud = planInTijdvak(plan);
  if (inhoud === undefined) return undefined;
  const actieStanden = acties.flatMap((rij) => {
    const actie = actieInTijdvak(rij);
    return actie ? [{ actie, uitvoeringen: uitvoeringenInTijdvak(rij) }] : [];
  });
  return { plan: inhoud, acties: actieStanden };
};
