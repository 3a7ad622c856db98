import type { ImportId, OrganisatieCode } from '@actiespoor/plan/events';

export interface NieuweProef {
  readonly importId: ImportId;
  readonly eigenaar: OrganisatieCode;
  /** Opaque id of who uploaded. */
  readonly gemaaktDoor: string;
  /** SHA-256 of the document. */
  readonly document: string;
  /** What was read in the document: any JSON value. */
  readonly inhoud: object;
  /** The present moment, ISO 8601 in UTC. */
  readonly gemaaktOp: string;
}

export interface Proef extends Omit<NieuweProef, 'inhoud'> {
  /** Absent once it was carried out and its days are over. */
  readonly inhoud?: object;
  readonly doorgevoerdOp?: string;
  /** What was answered when it was carried out, so that the same question gets the same answer. */
  readonly antwoord?: object;
}

/** A proef whose carrying out was begun and not finished. */
export interface BegonnenProef {
  readonly importId: ImportId;
  readonly begonnen: object;
}

/** Imports that were tried and may be carried out. Nothing here is a fact yet. */
export interface ProefStore {
  /** Keeps the proef; one that is there already stays as it is. Gives what is kept. */
  create(proef: NieuweProef): Promise<Proef>;
  get(importId: ImportId): Promise<Proef | undefined>;
  /**
   * Keeps how it is carried out, so that a restart does the same: any JSON value. Of two at once the first counts, and is given back.
   *
   * @throws RangeError where there is no such proef
   */
  begin(importId: ImportId, begonnen: object): Promise<object>;
  /** What was begun and is not done, oldest first. */
  begun(): Promise<readonly BegonnenProef[]>;
  /** Keeps the answer of the first time. */
  markDone(importId: ImportId, done: { readonly antwoord: object; readonly op: string }): Promise<void>;
  /** Drops what was made before a moment and never begun; of what is done only the answer stays. Gives how many were touched. */
  purge(before: string): Promise<number>;
}
