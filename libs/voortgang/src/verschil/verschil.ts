import type { Datum } from '@actiespoor/kernel';
import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { SpoorWijziging } from '../spoor/spoor-regel.js';

/** The possible differences of a part of the plan between two states. */
export type VerschilSoort = 'toegevoegd' | 'gewijzigd' | 'verplaatst' | 'samengevoegd' | 'gesplitst' | 'vervallen' | 'deelname' | 'status';

/** The subject of a difference: the plan itself, a knoop of its tree or an actie, with its present or last name. */
export interface Onderwerp {
  readonly soort: 'plan' | 'knoop' | 'actie';
  readonly id: string;
  /** For a knoop: the plan's own word. */
  readonly niveau?: string;
  readonly code?: string;
  readonly titel: string;
}

/** One difference. `toegevoegd` tells every field from null, `vervallen` every field to null. */
export interface VerschilRegel {
  readonly soort: VerschilSoort;
  readonly onderwerp: Onderwerp;
  /** The organisatie of the deelname or status. */
  readonly organisatie?: OrganisatieCode;
  readonly wijzigingen: readonly SpoorWijziging[];
  /** The knopen that it came from, with their names at that time, and went to; empty at the top of the plan. */
  readonly van?: readonly Onderwerp[];
  readonly naar?: readonly Onderwerp[];
  /** The motief of a drop, if it was dropped by a decision. */
  readonly vervallen?: { readonly op: Datum; readonly motief: string };
}

/** The differences of one actielijn (whatever the plan calls the top of its tree), or of the plan itself and its acties under no knoop. */
export interface VerschilOnderdeel {
  readonly onderdeel: Onderwerp;
  readonly regels: readonly VerschilRegel[];
}

/** The differences between two states of a plan, in the order of the plan. */
export interface Verschil {
  readonly planId: PlanId;
  readonly titel: string;
  /** The number of lines of each kind; `redactioneel` counts the acties whose text was corrected. */
  readonly aantallen: Readonly<Record<VerschilSoort | 'redactioneel', number>>;
  /** Only parts with a difference. */
  readonly onderdelen: readonly VerschilOnderdeel[];
  /** Differences of the wording and not of the meaning: no change of policy. */
  readonly redactioneel: readonly VerschilRegel[];
}

/** The same thing in both states; absent in a state without it. */
export interface Paar<T> {
  readonly van?: T;
  readonly tot?: T;
}
