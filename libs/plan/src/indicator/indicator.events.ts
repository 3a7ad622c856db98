import type { Datum, Message } from '@actiespoor/kernel';

import type { IndicatorId } from '../ids.js';
import type { SchaalSoort, Status } from '../actie/actie.events.js';

// Stored forever: never rename a type or a field, only add a new version.

/** Over what a figure is taken: one per actielijn (an actie under two counts in both), per actie, per organisatie, per plan, or one for all. */
export type Groepering = 'actielijn' | 'actie' | 'organisatie' | 'plan' | 'geheel';

/** Which realisations count at all: what was reported without a decision to take part, and what possibly had not come yet. */
export interface Telregel {
  readonly zonderBesluit: 'telt-mee' | 'telt-niet-mee';
  readonly onzeker: 'telt-mee' | 'telt-niet-mee';
}

/**
 * How a figure is made, as data, so that it can be recorded, compared and run over any history. The lists of statuses
 * are the status rule: what a region calls carried out is what stands in `teller`.
 */
export type Definitie =
  /** Share of realisations of which the status is in `teller`, of those of which it is in `noemer`. */
  | { readonly maat: 'aandeel'; readonly per: Groepering; readonly teller: readonly Status[]; readonly noemer: readonly Status[]; readonly telregel: Telregel }
  /** Median of the days from the first status in `van` to the first one in `tot` after it, of realisations that came that far. */
  | { readonly maat: 'doorlooptijd'; readonly per: Groepering; readonly van: readonly Status[]; readonly tot: readonly Status[]; readonly telregel: Telregel }
  /** How often the planning was changed, and by how many days its end moved in all where both ends are known. */
  | { readonly maat: 'verschuivingen'; readonly per: Groepering }
  /** Share of organisaties that take part, of those who may: of acties of these scales. */
  | { readonly maat: 'deelname'; readonly per: Groepering; readonly schalen: readonly SchaalSoort[]; readonly telregel: Telregel };

export type IndicatorEvent =
  | Message<
      'IndicatorGedefinieerd',
      { readonly indicatorId: IndicatorId; readonly naam: string; readonly omschrijving: string; readonly definitie: Definitie; readonly op: Datum }
    >
  /** `versie` counts from 1, which is the definition itself. */
  | Message<
      'IndicatorHerzien',
      { readonly indicatorId: IndicatorId; readonly versie: number; readonly oud: Definitie; readonly nieuw: Definitie; readonly motief: string; readonly op: Datum }
    >;
