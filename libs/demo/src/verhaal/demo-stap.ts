import type { Datum } from '@actiespoor/kernel';
import type { BareActieCommand, KaderCommand, OrganisatieCode, PlanCommand } from '@actiespoor/plan';

/** A person of the demo: a function and never a name, because none of them exists. */
export interface DemoPersoon {
  /** UUID in lower case. */
  readonly id: string;
  readonly naam: string;
  readonly rol: 'trekker' | 'beleidsmedewerker';
  readonly organisatie: OrganisatieCode;
}

export type DemoCommand = KaderCommand | PlanCommand | BareActieCommand;

/** One command of the history, with its actor and its moment of recording. */
export interface DemoStap {
  /** Moment of recording, ISO 8601 in UTC, such as `2021-11-30T13:00:00.000Z`. */
  readonly at: string;
  readonly door: DemoPersoon;
  /** `kader-<id>`, `plan-<id>` or `actie-<id>`. */
  readonly stream: string;
  readonly command: DemoCommand;
  /** The paper that states it, the motive, or the note that it was made up. */
  readonly reason: string;
  /** Present if the papers do not state it. The reason then states that too. */
  readonly verzonnen?: true;
}

/** A statement, without its actor and its moment of recording. */
export type Statement = Pick<DemoStap, 'stream' | 'command' | 'verzonnen'> & { readonly reason?: string };

/** A sentence of the story: it states a fact from a day on, by default the day of recording; `sinds` sets another day. */
export type Sentence = (op: Datum) => Statement;

/** The data of one kind of command, without the fields that the story fills in. */
export type DataOf<C extends DemoCommand, Type extends C['type'], Known extends string> =
  Extract<C, { readonly type: Type }> extends { readonly data: infer Data } ? Omit<Data, Known> : never;
