import type { Datum } from '@actiespoor/kernel';
import type { actieStream, planStream } from '@actiespoor/plan/model';
import type { ActieWish, ImportId, OrganisatieCode, PlanCommand, PlanId } from '@actiespoor/plan';

import type { BestaandPlan } from './bestaand.js';

export interface Bron {
  /** SHA-256 of the document. */
  readonly document: string;
  readonly line?: number;
}

/** One command for one stream. Steps are done in order: what comes later counts on what came before. */
export type Stap =
  | { readonly stream: ReturnType<typeof planStream>; readonly command: PlanCommand; readonly source: Bron }
  | { readonly stream: ReturnType<typeof actieStream>; readonly command: ActieWish; readonly source: Bron };

export interface DoorvoerContext {
  readonly planId: PlanId;
  readonly eigenaar: OrganisatieCode;
  /** `op` of every command. */
  readonly geldigVanaf: Datum;
  readonly importId: ImportId;
  /** Absent: the plan is new. */
  readonly bestaand?: BestaandPlan;
}
