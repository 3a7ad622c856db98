import type { Declined, PlanAccess, PlanReader } from '@actiespoor/application';
import type { PlanCommand } from '@actiespoor/plan';
import type { PlanEvent } from '@actiespoor/plan/events';
import type { Type } from '@nestjs/common';

import { created, type Vastgelegd } from '../answers.js';
import { type Arrived, type Described, type HistoryOperation, type IdsIn, reasonIn, type Row, type Table, type WriteOperation } from '../resource/resource.js';

const root = 'plannen/:planId';

type OfPlan = IdsIn<typeof root>;

export type PlanCommandOf<Kind extends PlanCommand['type']> = Extract<PlanCommand, { readonly type: Kind }>;

/** The plan of a command, and the name after which its things are called. */
export interface Made extends OfPlan {
  readonly commandId: string;
}

/** The same, with the plan as the caller may read it. */
export interface Target extends Made {
  readonly access: PlanAccess;
  readonly reader: PlanReader;
}

interface PlanWrite<Path extends string, Body extends object, Kind extends PlanCommand['type']> extends Described {
  readonly body: Type<Body>;
  readonly tells: readonly Kind[];
  readonly toCommand: (body: Body, target: Target & IdsIn<Path>) => PlanCommandOf<NoInfer<Kind>> | Declined | Promise<PlanCommandOf<NoInfer<Kind>> | Declined>;
  /** The part of the answer that the facts tell, which say what was told. */
  readonly answer?: (facts: readonly PlanEvent[]) => Partial<Vastgelegd>;
}

interface PlanRow<Path extends string, Body extends object, Kind extends PlanCommand['type'], Soort extends PlanEvent['type']> {
  readonly write?: PlanWrite<Path, Body, Kind>;
  readonly history?: Described & { readonly of: readonly Soort[] };
}

/** The sub-collection of the plan that a path adds to: `knopen` of `knopen/:knoopId/wijzigingen`. */
const collectionOf = (path: string): string => path.split('/', 1).join('');

const writeOf = <Path extends string, Body extends object, Kind extends PlanCommand['type']>(
  path: Path,
  write: PlanWrite<Path, Body, Kind>,
): WriteOperation<Kind> => ({
  ...write,
  perform: async ({ planWrites, planReader: reader }, { ids, body, request }: Arrived<OfPlan & IdsIn<Path>, Body>) => {
    const toCommand = (commandId: string, access: PlanAccess) => write.toCommand(body, { ...ids, commandId, access, reader });
    const written = await planWrites.write(request, { planId: ids.planId, reason: reasonIn(body), toCommand });
    return created(
      written,
      () => `/v1/plannen/${ids.planId}/${collectionOf(path)}`,
      ({ facts }) => write.answer?.(facts) ?? {},
    );
  },
});

const historyOf = <Soort extends PlanEvent['type']>(history: Described & { readonly of: readonly Soort[] }): HistoryOperation<Soort> => ({
  ...history,
  read: (useCases, medewerker, { planId }: OfPlan) => useCases.history.ofPlan(medewerker, planId, history.of),
});

/** One address of a plan: the commands that may be told there, and the facts that were told. */
export const ofPlan = <Path extends string, Body extends object, Kind extends PlanCommand['type'] = never, Soort extends PlanEvent['type'] = never>(
  path: Path,
  { write, history }: PlanRow<Path, Body, Kind, Soort>,
): Row<Kind, Soort> => ({ path, write: write && writeOf(path, write), history: history && historyOf(history) });

export const planTable = <Rows extends readonly Row[]>(tag: string, rows: Rows): Table<Rows> => ({ tag, root, rows });
