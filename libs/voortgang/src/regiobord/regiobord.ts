import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { ActieWeergave, PlanWeergave, Samenvatting, UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import type { Knoopnaam } from '../tijdlijn/standen.js';

/** A plan in a list. */
export type Planregel = Pick<PlanWeergave, 'planId' | 'titel' | 'soort' | 'eigenaar' | 'status' | 'periode' | 'onzeker'>;

export interface BordPlan extends Planregel {
  /** From top to bottom, to put a name to the place of an actie. */
  readonly knopen: readonly Knoopnaam[];
}

/** What the board has of an actie as the plan shows it. */
type VanActie = 'actieId' | 'hoofdactieId' | 'code' | 'soort' | 'omschrijving' | 'volgorde' | 'schaal' | 'samenvatting' | 'vervallen' | 'onzekereVelden' | 'onzeker';

export interface BordActie extends Pick<ActieWeergave, VanActie> {
  readonly planId: PlanId;
  /** Where it hangs; what that knoop went into, where it did. */
  readonly knoopId?: KnoopId;
  /** One per organisatie that carries it out, in the order of the board's organisaties: the same as in the plan. */
  readonly uitvoeringen: readonly UitvoeringWeergave[];
  readonly deelacties: readonly BordActie[];
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
