import type { Position } from '@actiespoor/event-store';
import type { Dag } from '@actiespoor/kernel';
import type { KnoopId, OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { ActieWeergave, PlanWeergave, Samenvatting, UitvoeringWeergave } from '../actueel-plan/plan-weergave.js';
import type { Knoopnaam } from '../tijdlijn/inhoud.js';

/** A plan in a list. */
export type Planregel = Pick<PlanWeergave, 'planId' | 'titel' | 'soort' | 'eigenaar' | 'status' | 'periode' | 'onzeker'>;

export interface BordPlan extends Planregel {
  /** From top to bottom, for the name of the place of an actie. */
  readonly knopen: readonly Knoopnaam[];
}

/** The fields of an actie that the board takes from the plan. */
type VanActie =
  'actieId' | 'hoofdactieId' | 'code' | 'soort' | 'omschrijving' | 'volgorde' | 'schaal' | 'samenvatting' | 'vervallen' | 'onzekereVelden' | 'onzeker';

export interface BordActie extends Pick<ActieWeergave, VanActie> {
  readonly planId: PlanId;
  /** The present knoop of the actie, after merges and splits. */
  readonly knoopId?: KnoopId;
  /** One per organisatie that carries it out, in the order of the organisaties of the board; the same as in the plan. */
  readonly uitvoeringen: readonly UitvoeringWeergave[];
  readonly deelacties: readonly BordActie[];
}

export interface BordOrganisatie {
  readonly organisatie: OrganisatieCode;
  readonly naam: string;
  /** Counts everything that the organisatie carries out in these plans. */
  readonly samenvatting: Samenvatting;
}

/** Acties by organisaties: the state of a region, now or in the past. */
export interface Regiobord {
  readonly regio: { readonly code: OrganisatieCode; readonly naam: string };
  readonly peildatum?: Dag;
  /** A moment in UTC. */
  readonly bekendOp?: string;
  /** The members of the region first, in its own order; then other organisaties that carry something out. */
  readonly organisaties: readonly BordOrganisatie[];
  readonly plannen: readonly BordPlan[];
  /** The acties of one plan after the other, in the order of the plan. */
  readonly acties: readonly BordActie[];
  /** Counts every actie once, deelacties instead of the actie that they divide, and no dropped ones. */
  readonly samenvatting: Samenvatting;
  readonly positie?: Position;
}
