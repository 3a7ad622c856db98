import type { Datum } from '@actiespoor/kernel';
import type { actieStream, planStream } from '@actiespoor/plan/model';
import type { BareActieCommand, ImportId, OrganisatieCode, PlanCommand, PlanId } from '@actiespoor/plan';

import type { BestaandPlan } from './bestaand.js';

export interface Bron {
  /** SHA-256 of the document. */
  readonly document: string;
  readonly line?: number;
}

/** One command for one stream. Steps run in order: a later step relies on the earlier ones. */
export type Stap =
  | { readonly stream: ReturnType<typeof planStream>; readonly command: PlanCommand; readonly source: Bron }
  | { readonly stream: ReturnType<typeof actieStream>; readonly command: BareActieCommand; readonly source: Bron };

export interface DoorvoerContext {
  readonly planId: PlanId;
  readonly eigenaar: OrganisatieCode;
  /** The `op` of every command. */
  readonly geldigVanaf: Datum;
  readonly importId: ImportId;
  /** Absent for a new plan. */
  readonly bestaand?: BestaandPlan;
}
