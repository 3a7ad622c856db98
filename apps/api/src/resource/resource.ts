import type { Declined, Geschiedenis, Medewerker, Soort, UseCases, WriteRequest } from '@actiespoor/application';
import type { ActieId, ConsultatieId, KnoopId, PlanId } from '@actiespoor/plan/events';
import type { Type } from '@nestjs/common';

import type { Created, Vastgelegd } from '../answers.js';

/** Every id that a path may have, by its name there. */
interface Ids {
  readonly actieId: ActieId;
  readonly planId: PlanId;
  readonly knoopId: KnoopId;
  readonly consultatieId: ConsultatieId;
}

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** The ids in a path: `knopen/:knoopId/wijzigingen` has a `knoopId`. */
export type IdsIn<Path extends string> = Pick<Ids, Names<Path> & keyof Ids>;

/** A reason that a body gives is that of its events. */
export const reasonIn = (body: { readonly reden?: string }): string | undefined => body.reden;

/** One write as it arrives: the ids of its path, its body and its headers. */
export interface Arrived<PathIds extends object = object, Body extends object = object> {
  readonly ids: PathIds;
  readonly body: Body;
  readonly request: WriteRequest;
}

/** The name of an operation and its one Dutch line, for the OpenAPI document. */
export interface Described {
  readonly operation: string;
  readonly summary: string;
  readonly description?: string;
}

/** A POST that tells one of these commands. */
export interface WriteOperation<Told extends string = string> extends Described {
  readonly body: Type<object>;
  readonly tells: readonly Told[];
  /** Written as a method, so that each row can have the ids and the body of its own. */
  perform(useCases: UseCases, arrived: Arrived): Promise<Created<Vastgelegd>>;
}

/** A GET of the facts of these kinds. */
export interface HistoryOperation<Shown extends Soort = Soort> extends Described {
  readonly of: readonly Shown[];
  read(useCases: UseCases, medewerker: Medewerker, ids: object): Promise<Geschiedenis | Declined>;
}

/** One address below a resource: the commands that may be told there, and the facts that were told. */
export interface Row<Told extends string = string, Shown extends Soort = Soort> {
  readonly path: string;
  readonly write: WriteOperation<Told> | undefined;
  readonly history: HistoryOperation<Shown> | undefined;
}

/** The rows that belong together in the OpenAPI document. */
export interface Table<Rows extends readonly Row[] = readonly Row[]> {
  readonly tag: string;
  /** The address of the resource, such as `acties/:actieId`. */
  readonly root: string;
  readonly rows: Rows;
}

/** The commands that tables tell. */
export type Told<Of extends Table> = NonNullable<Of['rows'][number]['write']>['tells'][number];

/** The kinds of events that tables show. */
export type Shown<Of extends Table> = NonNullable<Of['rows'][number]['history']>['of'][number];

/** Of all, those that were not found and are no exception; an exception that does not exist is a fault too. */
export type Missing<All extends string, Found extends string, Except extends All = never> = Exclude<All, Found | Except>;

/** Compiles where nothing is left; otherwise the compiler names it. */
export type None<Left extends never> = Left;
