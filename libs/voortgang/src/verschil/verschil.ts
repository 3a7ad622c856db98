import type { Datum } from '@actiespoor/kernel';
import type { OrganisatieCode, PlanId } from '@actiespoor/plan/events';

import type { SpoorWijziging } from '../spoor/spoor-regel.js';

/** What can have become of a part of the plan between two states of it. */
export type VerschilSoort = 'toegevoegd' | 'gewijzigd' | 'verplaatst' | 'samengevoegd' | 'gesplitst' | 'vervallen' | 'deelname' | 'status';

/** What a difference is about: the plan itself, a knoop of its tree or an actie, named as it is called now, or was called last. */
export interface Onderwerp {
  readonly soort: 'plan' | 'knoop' | 'actie';
  readonly id: string;
  /** Of a knoop: the plan's own word. */
  readonly niveau?: string;
  readonly code?: string;
  readonly titel: string;
}

/** One difference. `toegevoegd` tells every field from null, `vervallen` every field to null. */
export interface VerschilRegel {
  readonly soort: VerschilSoort;
  readonly onderwerp: Onderwerp;
  /** Whose deelname or status it is. */
  readonly organisatie?: OrganisatieCode;
  readonly wijzigingen: readonly SpoorWijziging[];
  /** Knopen that it came from, as they were called then, and went to; empty at the top of the plan. */
  readonly van?: readonly Onderwerp[];
  readonly naar?: readonly Onderwerp[];
  /** Why it was dropped, where somebody dropped it. */
  readonly vervallen?: { readonly op: Datum; readonly motief: string };
}

/** The differences of one actielijn (whatever the plan calls the top of its tree), or of the plan and what hangs under no knoop. */
export interface VerschilOnderdeel {
  readonly onderdeel: Onderwerp;
  readonly regels: readonly VerschilRegel[];
}

/** What differs between two states of a plan, in the order of the plan. */
export interface Verschil {
  readonly planId: PlanId;
  readonly titel: string;
  /** How many lines of each kind; `redactioneel` counts the acties whose text was corrected. */
  readonly aantallen: Readonly<Record<VerschilSoort | 'redactioneel', number>>;
  /** Only where something differs. */
  readonly onderdelen: readonly VerschilOnderdeel[];
  /** How it is written and not what is meant: no change of policy. */
  readonly redactioneel: readonly VerschilRegel[];
}

/** The same thing in both states; absent where it is not there. */
export interface Paar<T> {
  readonly van?: T;
  readonly tot?: T;
}
