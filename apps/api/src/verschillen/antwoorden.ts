import type { Position } from '@actiespoor/event-store';
import type { Dag, Datum } from '@actiespoor/kernel';
import type { PlanId } from '@actiespoor/plan/events';
import type { VastgesteldeInhoud, Verschil } from '@actiespoor/voortgang';

/** The decision by which a plan was adopted. */
export interface Vaststellingsbesluit {
  readonly orgaan: string;
  readonly op: Datum;
  readonly besluitnummer?: string;
  readonly geregistreerdOp: string;
}

/** A compared state, on both clocks. */
export interface StandAntwoord {
  readonly peildatum?: Dag;
  readonly bekendOp?: string;
  readonly vaststelling?: Vaststellingsbesluit;
}

export interface VerschilAntwoord extends Verschil {
  readonly van: StandAntwoord;
  readonly tot: StandAntwoord;
  readonly positie: Position;
}

/** The plan as it was adopted, and the check that the events still say the same. */
export interface VastgesteldeInhoudAntwoord {
  readonly planId: PlanId;
  readonly vaststelling: Vaststellingsbesluit;
  readonly klopt: boolean;
  readonly inhoudHash: string;
  /** SHA-256 of `tekst`, with people under the recorded id. */
  readonly herberekend: string;
  readonly tekst: VastgesteldeInhoud;
  readonly positie: Position;
}
