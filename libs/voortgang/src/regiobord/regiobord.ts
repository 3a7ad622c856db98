import type { Position } from '@actiespoor/event-store';
import type { Dag, Datum, Periode } from '@actiespoor/kernel';
import type { ActieId, ActieSoort, KnoopId, OrganisatieCode, PlanId, PlanSoort, Schaal } from '@actiespoor/plan/events';

import type { PlanStatus } from '../actueel-plan/plan-rij.js';
import type { MogelijkOnzeker, Samenvatting, UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import type { Knoopnaam } from '../tijdlijn/standen.js';

/** A plan in a list. */
export interface Planregel extends MogelijkOnzeker {
  readonly planId: PlanId;
  readonly titel: string;
  readonly soort: PlanSoort;
  readonly eigenaar: OrganisatieCode;
  readonly status: PlanStatus;
  readonly periode: Periode;
}

export interface BordPlan extends Planregel {
  /** From top to bottom, to put a name to the place of an actie. */
  readonly knopen: readonly Knoopnaam[];
}

export interface BordActie extends MogelijkOnzeker {
  readonly actieId: ActieId;
  readonly planId: PlanId;
  /** Where it hangs; what that knoop went into, where it did. */
  readonly knoopId?: KnoopId;
  readonly hoofdactieId?: ActieId;
  readonly code?: string;
  readonly soort: ActieSoort;
  readonly omschrijving: string;
  readonly volgorde: number;
  readonly schaal?: Schaal;
  /** One per organisatie that carries it out, in the order of the board's organisaties: the same as in the plan. */
  readonly uitvoeringen: readonly UitvoeringWeergave[];
  readonly samenvatting: Samenvatting;
  readonly deelacties: readonly BordActie[];
  readonly vervallen?: { readonly op: Datum; readonly motief: string } & MogelijkOnzeker;
  readonly onzekereVelden?: readonly string[];
}

export interface BordOrganisatie {
  readonly organisatie: OrganisatieCode;
  readonly naam: string;
  /** Of everything it carries out in these plans. */
  readonly samenvatting: Samenvatting;
}

/** Acties by organisaties: how a region stands, now or then. */
export interface Regiobord {
  readonly regio: { readonly code: OrganisatieCode; readonly naam: string };
  readonly peildatum?: Dag;
  /** A moment in UTC. */
  readonly bekendOp?: string;
  /** The members of the region first, in its own order; then who else carries something out. */
  readonly organisaties: readonly BordOrganisatie[];
  readonly plannen: readonly BordPlan[];
  /** Of one plan after the other, in the order of the plan. */
  readonly acties: readonly BordActie[];
  /** Every actie once, deelacties instead of the actie that they divide, and nothing that was dropped. */
  readonly samenvatting: Samenvatting;
  readonly positie?: Position;
}
