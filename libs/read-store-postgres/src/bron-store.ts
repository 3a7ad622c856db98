import type { ReadDatabase } from './database.js';

export interface Bron {
  readonly inhoud: Uint8Array;
  /** Media type, such as `text/plain`. */
  readonly soort: string;
}

/** Imported documents by their SHA-256. Events hold the hash and a line, so what is forgotten here is gone. */
export interface BronStore {
  /** Keeps the document. One that is there already stays as it is, and one that was forgotten stays forgotten. */
  put(document: string, bron: Bron): Promise<void>;
  get(document: string): Promise<Bron | undefined>;
  /** @param op the present moment, ISO 8601 in UTC */
  forget(document: string, op: string): Promise<void>;
}

export const bronStore = (db: ReadDatabase): BronStore => ({
  put: async (document, { inhoud, soort }) => {
    const row = { document, inhoud: Buffer.from(inhoud), soort };
    await db.insertInto('invoer.bron').values(row).onConflict((conflict) => conflict.doNothing()).execute();
  },
  get: async (document) => {
    const row = await db.selectFrom('invoer.bron').select(['inhoud', 'soort']).where('document', '=', document).executeTakeFirst();
    return row?.inhoud ? { inhoud: row.inhoud, soort: row.soort } : undefined;
  },
  forget: async (document, op) => {
    await db.updateTable('invoer.bron').set({ inhoud: null, vergeten_op: new Date(op) }).where('document', '=', document).execute();
  },
});
