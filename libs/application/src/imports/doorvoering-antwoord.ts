import type { CommandContext, Position } from '@actiespoor/event-store';
import type { Datum, RefusalDetails } from '@actiespoor/kernel';
import type { ActieAfwijzing, PlanAfwijzing } from '@actiespoor/plan';
import type { ImportId, PlanId } from '@actiespoor/plan/events';
import type { Bevinding, Correctiefout, Verbeteringen } from '@actiespoor/plan-import';
import type { WorkState } from '@actiespoor/work';

/** The reason why a step was refused; nothing was recorded if the rehearsal found it. */
export interface StepRefusal {
  readonly regel?: number;
  readonly reden: ActieAfwijzing | PlanAfwijzing;
  readonly details?: RefusalDetails;
}

export interface DoorvoeringRefused {
  readonly outcome: 'impossible';
  readonly weigeringen: readonly StepRefusal[];
}

/** A line of a document of which a fact of a later day takes the place from then on. */
export interface Overschreven {
  readonly regel?: number;
  readonly vanaf: Datum;
}

export interface Doorgevoerd {
  readonly planId: PlanId;
  /** The number of events that it came to. */
  readonly gebeurtenissen: number;
  /** Of the last event; absent where the document changed nothing. */
  readonly positie?: Position;
  /** Lines of the document that no longer hold today; absent if there are none. */
  readonly overschreven?: readonly Overschreven[];
}

/** The progress of a doorvoering that was begun, whichever process does it. */
export interface Doorvoeringvoortgang {
  readonly status: WorkState;
  /** The number of steps that are done, as it was kept last: about once a second. */
  readonly stappen: number;
  readonly stappenTotaal: number;
  /** The reason of failure, for a person. */
  readonly melding?: string;
}

export type ImportDone =
  | { readonly outcome: 'done'; readonly antwoord: Doorgevoerd }
  | { readonly outcome: 'gone' }
  /** Carried through before, with other corrections. */
  | { readonly outcome: 'anders' }
  | { readonly outcome: 'miscorrected'; readonly fouten: readonly Correctiefout[] }
  /** Faults that a person must correct or accept first. */
  | { readonly outcome: 'open'; readonly fouten: readonly Bevinding[] }
  | DoorvoeringRefused;

export type ImportProgress = (done: number, total: number) => void;

export interface ImportOrder {
  readonly importId: ImportId;
  readonly verbeteringen: Verbeteringen;
  /** The person and the request behind it; each step becomes a command of its own. */
  readonly context: Omit<CommandContext, 'commandId' | 'earlierIds' | 'expected' | 'source'>;
  readonly onProgress?: ImportProgress;
}
