import type { Datum } from '@actiespoor/kernel';
import type { ActieWish, KaderCommand, OrganisatieCode, PlanCommand } from '@actiespoor/plan';

/** Somebody of the demo: a function and never a name, for nobody in the demo exists. */
export interface DemoPersoon {
  /** UUID in lower case. */
  readonly id: string;
  readonly naam: string;
  readonly rol: 'trekker' | 'beleidsmedewerker';
  readonly organisatie: OrganisatieCode;
}

export type DemoCommand = KaderCommand | PlanCommand | ActieWish;

/** One command of the history, with who gave it and when it was recorded. */
export interface DemoStap {
  /** Moment of recording, ISO 8601 in UTC, such as `2021-11-30T13:00:00.000Z`. */
  readonly at: string;
  readonly door: DemoPersoon;
  /** `kader-<id>`, `plan-<id>` or `actie-<id>`. */
  readonly stream: string;
  readonly command: DemoCommand;
  /** The paper that says so, the motive, or that it was made up. */
  readonly reason: string;
  /** There where the papers do not say so. The reason then says it too. */
  readonly verzonnen?: true;
}

/** What is said, without who said it and when it was recorded. */
export type Uiting = Pick<DemoStap, 'stream' | 'command' | 'verzonnen'> & { readonly reason?: string };

/** A sentence of the story: it says what is so from a day on, unless `sinds` says otherwise the day of recording. */
export type Zin = (op: Datum) => Uiting;

/** The data of one kind of command, less what the story fills in. */
export type GegevensVan<C extends DemoCommand, Type extends C['type'], Bekend extends string> =
  Extract<C, { readonly type: Type }> extends { readonly data: infer Data } ? Omit<Data, Bekend> : never;
