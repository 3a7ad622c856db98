export interface Bron {
  readonly inhoud: Uint8Array;
  /** Media type, such as `text/plain`. */
  readonly soort: string;
}

/** Imported documents by their SHA-256. Events hold the hash and a line, so a document that is forgotten here is gone. */
export interface BronStore {
  /** Keeps the document. An existing one stays as it is, and a forgotten one stays forgotten. */
  put(document: string, bron: Bron): Promise<void>;
  get(document: string): Promise<Bron | undefined>;
  /** @param op the present moment, ISO 8601 in UTC */
  forget(document: string, op: string): Promise<void>;
}
