import type { Position } from '@actiespoor/event-store';
import type { OrganisatieCode } from '@actiespoor/plan/events';
import type { EvaluatieId, EvaluatieOpdracht, EvaluatieRegel } from '@actiespoor/voortgang';
import type { WorkState } from '@actiespoor/work';

import type { EvaluatieRuns } from './evaluatie-runs.js';

/** Somebody stops an evaluation, or has it go on. */
export interface Bediening {
  readonly evaluatieId: EvaluatieId;
  /** The same once more does nothing. */
  readonly sleutel: string;
  /** Under which keys the same was perhaps done before. */
  readonly vroeger?: readonly string[];
  /** Opaque id of who asks. */
  readonly door: string;
  /** ISO 8601 in UTC. */
  readonly op: string;
}

/** `gedaan` also where it stood so already; `kan-niet` where there is nothing to stop, or nothing to go on with. */
export type Bediend = 'gedaan' | 'kan-niet' | 'onbekend' | 'hergebruikt';

export type EvaluatieStaat = WorkState;

export interface NieuweEvaluatie {
  readonly evaluatieId: EvaluatieId;
  /** Hash of the question, so that a key used again for another is noticed. */
  readonly vraag: string;
  /** Opaque id of who asks. */
  readonly gevraagdDoor: string;
  /** For which organisatie: others of it may see the outcome. */
  readonly organisatie: string;
  /** The owners of the plans: only a reader of the plans of all of them sees the outcome. */
  readonly eigenaars: readonly OrganisatieCode[];
  /** ISO 8601 in UTC. */
  readonly gevraagdOp: string;
  readonly indicatorNaam: string;
  readonly opdracht: EvaluatieOpdracht;
}

/** The progress; `werktijdMs` is time at work, over all processes that were. */
export interface EvaluatieVoortgang {
  readonly plannen: number;
  readonly plannenTotaal: number;
  readonly gebeurtenissen: number;
  readonly werktijdMs: number;
}

/** An evaluation in a list: without the ids of its plans. */
export interface EvaluatieSummary extends Omit<NieuweEvaluatie, 'opdracht'> {
  readonly opdracht: Omit<EvaluatieOpdracht, 'plannen'>;
  readonly staat: EvaluatieStaat;
  readonly voortgang: EvaluatieVoortgang;
  readonly klaarOp?: string;
  /** The reason of failure, for a person. */
  readonly fout?: string;
}

export interface Evaluatie extends EvaluatieSummary {
  readonly opdracht: EvaluatieOpdracht;
  /** The outcome, where it is `klaar`. */
  readonly regels?: readonly EvaluatieRegel[];
}

/** The evaluations of oneself, or of one's organisaties, about plans of owners whose plans one may read. */
export interface EvaluatieKijker {
  readonly medewerker: string;
  readonly vroegereIds?: readonly string[];
  readonly organisaties: readonly string[];
  readonly eigenaars: readonly string[];
}

export interface EvaluatieFilter {
  /** Absent: all of them. */
  readonly kijker?: EvaluatieKijker;
  /** `volgende` of the page before. */
  readonly na?: readonly [gevraagdOp: string, evaluatieId: string];
  readonly aantal: number;
}

export interface EvaluatiePagina {
  readonly evaluaties: readonly EvaluatieSummary[];
  readonly volgende?: readonly [gevraagdOp: string, evaluatieId: string];
}

/** A request to evaluate the history, with its outcome. Nothing here is a fact about a plan. */
export interface EvaluatieStore extends EvaluatieRuns {
  /** Keeps it; one that is there already stays as it is. Gives what is kept. */
  create(evaluatie: NieuweEvaluatie): Promise<Evaluatie>;
  get(evaluatieId: EvaluatieId): Promise<Evaluatie | undefined>;
  /** Newest first. */
  list(filter: EvaluatieFilter): Promise<EvaluatiePagina>;
  stop(bediening: Bediening): Promise<Bediend>;
  /** A stopped or failed evaluation waits for its turn again, and goes on where it was. */
  resume(bediening: Bediening): Promise<Bediend>;
  /** The last place of what was recorded by a moment (ISO 8601, UTC), as the spoor has it; undefined before everything. */
  positionAt(moment: string): Promise<Position | undefined>;
}
