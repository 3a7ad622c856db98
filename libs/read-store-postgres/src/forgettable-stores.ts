import type { OrganisatieCode, PersoonId } from '@actiespoor/plan/events';

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

export interface Persoon {
  readonly id: PersoonId;
  readonly naam: string;
  readonly organisatie?: OrganisatieCode;
}

/** The only place where names of people are. */
export interface PersoonStore {
  /** Keeps names that are not there yet. A name that is stays as it is, and who was forgotten stays forgotten. */
  put(personen: readonly Persoon[]): Promise<void>;
  /** Names by id; who is unknown or forgotten is not in it. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** @param op the present moment, ISO 8601 in UTC */
  forget(id: string, op: string): Promise<void>;
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

export const persoonStore = (db: ReadDatabase): PersoonStore => ({
  put: async (personen) => {
    if (personen.length === 0) return;
    const rows = personen.map(({ id, naam, organisatie }) => ({ id, naam, organisatie: organisatie ?? null }));
    await db.insertInto('personen.persoon').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
  },
  names: async (ids) => {
    if (ids.length === 0) return new Map();
    const found = await db.selectFrom('personen.persoon').select(['id', 'naam']).where('id', 'in', [...new Set(ids)]).execute();
    return new Map(found.flatMap(({ id, naam }) => (naam === null ? [] : [[id, naam] as const])));
  },
  forget: async (id, op) => {
    const nothing = { naam: null, organisatie: null, vergeten_op: new Date(op) };
    await db.updateTable('personen.persoon').set(nothing).where('id', '=', id).execute();
  },
});
