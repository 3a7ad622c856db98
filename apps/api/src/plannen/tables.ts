import type { PlanCommand } from '@actiespoor/plan';
import type { PlanEvent } from '@actiespoor/plan/events';

import type { Missing, None, Shown, Table, Told } from '../resource/resource.js';
import { besluitenTable } from './besluiten.table.js';
import { onderdelenTable } from './onderdelen.table.js';

export const planTables = [onderdelenTable, besluitenTable] as const satisfies readonly Table[];

type Tables = (typeof planTables)[number];

/** A plan is drawn up where all plans are, and an import ends by itself. */
type ToldElsewhere = 'PlanOpstellen' | 'DoorvoeringVoltooien';

/** The first fact of a plan, and the last of its import: the plan itself and the spoor show those. */
type WithoutHistory = 'PlanOpgesteld' | 'DoorvoeringVoltooid';

/** Compiles as long as every command can be told, and every event is in a history. */
export type Untold = None<Missing<PlanCommand['type'], Told<Tables>, ToldElsewhere>>;
export type Unshown = None<Missing<PlanEvent['type'], Shown<Tables>, WithoutHistory>>;
