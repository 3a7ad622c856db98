import type { BronStore } from '@actiespoor/application/ports';

import type { ReadDatabase } from './database.js';

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
