import { editor, type InCapacity } from '@actiespoor/application';
import type { ActieHistory, BareActieCommand } from '@actiespoor/plan';
import type { ActieEvent, ActieId } from '@actiespoor/plan/events';
import type { Type } from '@nestjs/common';

import { created, type Vastgelegd } from '../answers.js';
import { type Arrived, type Described, type HistoryOperation, type IdsIn, reasonIn, type Row, type Table, type WriteOperation } from '../resource/resource.js';

const root = 'acties/:actieId';

type OfActie = IdsIn<typeof root>;

export type BareActieCommandOf<Kind extends BareActieCommand['type']> = Extract<BareActieCommand, { readonly type: Kind }>;

/** The actie of a command, and the name after which its things are called. */
export interface Made {
  readonly actieId: ActieId;
  readonly commandId: string;
}

/** The same, with all that the actie has been. */
export interface Target extends Made {
  readonly history: ActieHistory;
}

/** The capacity in which something may be told, with words to finish "geen recht om …". */
export interface Right {
  readonly capacity: InCapacity;
  readonly what: string;
}

export const editing: Right = { capacity: editor, what: 'dit plan te wijzigen' };

interface ActieWrite<Body extends object, Kind extends BareActieCommand['type']> extends Described {
  readonly body: Type<Body>;
  readonly tells: readonly Kind[];
  readonly toCommand: (body: Body, target: Target) => BareActieCommandOf<NoInfer<Kind>>;
  /** Absent where all who edit the plan may do it. */
  readonly right?: (body: Body) => Right;
  /** The part of the answer that the facts tell, which say what was told. */
  readonly answer?: (facts: readonly ActieEvent[]) => Partial<Vastgelegd>;
  /** The sub-collection that it adds to, where that is another than its path. */
  readonly location?: string;
}

interface ActieRow<Body extends object, Kind extends BareActieCommand['type'], Soort extends ActieEvent['type']> {
  readonly write?: ActieWrite<Body, Kind>;
  readonly history?: Described & { readonly of: readonly Soort[] };
}

const writeOf = <Body extends object, Kind extends BareActieCommand['type']>(path: string, write: ActieWrite<Body, Kind>): WriteOperation<Kind> => ({
  ...write,
  perform: async ({ actieWrites }, { ids: { actieId }, body, request }: Arrived<OfActie, Body>) => {
    const { toCommand, right = () => editing, answer, location = path } = write;
    const asked = {
      actieId,
      ...right(body),
      reason: reasonIn(body),
      toCommand: (commandId: string, history: ActieHistory) => toCommand(body, { actieId, commandId, history }),
    };
    return created(await actieWrites.write(request, asked), () => `/v1/acties/${actieId}/${location}`, answer && (({ facts }) => answer(facts)));
  },
});

const historyOf = <Soort extends ActieEvent['type']>(history: Described & { readonly of: readonly Soort[] }): HistoryOperation<Soort> => ({
  ...history,
  read: (useCases, medewerker, { actieId }: OfActie) => useCases.history.ofActie(medewerker, actieId, history.of),
});

/** One address of an actie: the commands that may be told there, and the facts that were told. */
export const ofActie = <Body extends object, Kind extends BareActieCommand['type'] = never, Soort extends ActieEvent['type'] = never>(
  path: string,
  { write, history }: ActieRow<Body, Kind, Soort>,
): Row<Kind, Soort> => ({ path, write: write && writeOf(path, write), history: history && historyOf(history) });

export const actieTable = <Rows extends readonly Row[]>(tag: string, rows: Rows): Table<Rows> => ({ tag, root, rows });
