import type { Datum, Message } from '@actiespoor/kernel';

import type { IndicatorId } from '../ids.js';
import type { SchaalSoort, Status } from '../actie/actie.events.js';

// Stored forever: never rename a type, a field or a word, only add a new version.

export const groeperingen = ['actielijn', 'actie', 'organisatie', 'plan', 'geheel'] as const;

/** The unit of a figure: one figure per actielijn (an actie under two counts in both), per actie, per organisatie, per plan, or one for all. */
export type Groepering = (typeof groeperingen)[number];

export const tellingen = ['telt-mee', 'telt-niet-mee'] as const;

type Telling = (typeof tellingen)[number];

/** The realisations that count: with or without those reported without a decision to take part, and those that possibly had not started yet. */
export interface Telregel {
  readonly zonderBesluit: Telling;
  readonly onzeker: Telling;
}

/**
 * The making of a figure as data, so that it can be recorded, compared and run over any history. The lists of statuses
 * are the status rule: `teller` holds the statuses that a region calls carried out.
 */
export type Definitie =
  /** Share of the realisations with a status in `teller`, among those with a status in `noemer`. */
  | { readonly maat: 'aandeel'; readonly per: Groepering; readonly teller: readonly Status[]; readonly noemer: readonly Status[]; readonly telregel: Telregel }
  /** Median number of days from the first status in `van` to the first later status in `tot`, over realisations that reached both. */
  | { readonly maat: 'doorlooptijd'; readonly per: Groepering; readonly van: readonly Status[]; readonly tot: readonly Status[]; readonly telregel: Telregel }
  /** The number of changes of the planning, and the total number of days by which its end moved, if both ends are known. */
  | { readonly maat: 'verschuivingen'; readonly per: Groepering }
  /** Share of organisaties that take part, among those that may, over acties of these scales. */
  | { readonly maat: 'deelname'; readonly per: Groepering; readonly schalen: readonly SchaalSoort[]; readonly telregel: Telregel };

export type IndicatorEvent =
  | Message<
      'IndicatorGedefinieerd',
      { readonly indicatorId: IndicatorId; readonly naam: string; readonly omschrijving: string; readonly definitie: Definitie; readonly op: Datum }
    >
  /** `versie` counts from 1, which is the first definition. */
  | Message<
      'IndicatorHerzien',
      {
        readonly indicatorId: IndicatorId;
        readonly versie: number;
        readonly oud: Definitie;
        readonly nieuw: Definitie;
        readonly motief: string;
        readonly op: Datum;
      }
    >;
