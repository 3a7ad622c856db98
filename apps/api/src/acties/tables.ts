import type { BareActieCommand } from '@actiespoor/plan';
import type { ActieEvent } from '@actiespoor/plan/events';

import type { Missing, None, Shown, Table, Told } from '../resource/resource.js';
import { inhoudTable } from './inhoud.table.js';
import { planningTable } from './planning.table.js';
import { statusTable } from './status.table.js';

export const actieTables = [statusTable, planningTable, inhoudTable] as const satisfies readonly Table[];

type Tables = (typeof actieTables)[number];

/** An actie is taken up at the address of its plan. */
type ToldElsewhere = 'ActieOpnemen';

/** Compiles as long as every command can be told, and every event is in a history. */
export type Untold = None<Missing<BareActieCommand['type'], Told<Tables>, ToldElsewhere>>;
export type Unshown = None<Missing<ActieEvent['type'], Shown<Tables>>>;
