import type { ImportId, OrganisatieCode } from '@actiespoor/plan/events';

export interface NieuweProef {
  readonly importId: ImportId;
  readonly eigenaar: OrganisatieCode;
  /** Opaque id of the medewerker who uploaded it. */
  readonly gemaaktDoor: string;
  /** SHA-256 of the document. */
  readonly document: string;
  /** The reading of the document: any JSON value. */
  readonly inhoud: object;
  /** The present moment, ISO 8601 in UTC. */
  readonly gemaaktOp: string;
}

export interface Proef extends Omit<NieuweProef, 'inhoud'> {
  /** Absent once it was carried out and its days are over. */
  readonly inhoud?: object;
  readonly doorgevoerdOp?: string;
  /** The answer after it was carried out, so that the same request gets the same answer. */
  readonly antwoord?: object;
}

/** A proef that was started and not finished. */
export interface BegonnenProef {
  readonly importId: ImportId;
  readonly begonnen: object;
}

/** Imports that were tried and may be carried out. They are no facts yet. */
export interface ProefStore {
  /** Keeps the proef; an existing one stays as it is. Returns the kept one. */
  create(proef: NieuweProef): Promise<Proef>;
  get(importId: ImportId): Promise<Proef | undefined>;
  /**
   * Keeps the way of carrying it out, so that a restart does the same: any JSON value. Of two at once the first counts, and is returned.
   *
   * @throws RangeError if there is no such proef
   */
  begin(importId: ImportId, begonnen: object): Promise<object>;
  /** Started and unfinished ones, oldest first. */
  begun(): Promise<readonly BegonnenProef[]>;
  /** Keeps the answer of the first time. */
  markDone(importId: ImportId, done: { readonly antwoord: object; readonly op: string }): Promise<void>;
  /** Drops those made before a moment and never started; of a finished one only the answer stays. Returns the number of changed ones. */
  purge(before: string): Promise<number>;
}
