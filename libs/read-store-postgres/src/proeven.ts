import type { BegonnenProef, NieuweProef, Proef, ProefStore } from '@actiespoor/application/ports';
import type { ImportId, OrganisatieCode } from '@actiespoor/plan/events';
import { type ColumnType, type Kysely, sql } from 'kysely';

import type { ReadDatabase } from './database.js';

interface ProefTable {
  readonly import_id: string;
  readonly eigenaar: string;
  readonly gemaakt_door: string;
  readonly document: string;
  /** Null once it was carried out and its days are over. */
  readonly inhoud: ColumnType<unknown, string, string | null>;
  readonly gemaakt_op: ColumnType<Date, string, never>;
  /** The progress of carrying it out; the work of a stopped process is continued from here. */
  readonly begonnen: ColumnType<unknown, string | undefined, string | null>;
  readonly doorgevoerd_op: ColumnType<Date | null, string | undefined, string>;
  readonly antwoord: ColumnType<unknown, string | undefined, string>;
}

type Db = Kysely<{ 'invoer.proef': ProefTable }>;

export const createProef = async (db: Kysely<unknown>): Promise<void> => {
  await sql`
    create table invoer.proef (
      import_id text primary key,
      eigenaar text not null,
      gemaakt_door text not null,
      document text not null,
      inhoud json,
      gemaakt_op timestamptz not null,
      begonnen json,
      doorgevoerd_op timestamptz,
      antwoord json
    )`.execute(db);
  await sql`create index proef_gemaakt_op on invoer.proef (gemaakt_op)`.execute(db);
};

const get = async (db: Db, importId: ImportId): Promise<Proef | undefined> => {
  const row = await db.selectFrom('invoer.proef').selectAll().where('import_id', '=', importId).executeTakeFirst();
  return (
    row && {
      importId,
      eigenaar: row.eigenaar as OrganisatieCode,
      gemaaktDoor: row.gemaakt_door,
      document: row.document,
      gemaaktOp: row.gemaakt_op.toISOString(),
      ...(row.inhoud === null ? {} : { inhoud: row.inhoud as object }),
      ...(row.doorgevoerd_op === null ? {} : { doorgevoerdOp: row.doorgevoerd_op.toISOString() }),
      ...(row.antwoord === null ? {} : { antwoord: row.antwoord as object }),
    }
  );
};

const create = async (db: Db, proef: NieuweProef): Promise<Proef> => {
  const { importId, eigenaar, gemaaktDoor, document, inhoud, gemaaktOp } = proef;
  await db
    .insertInto('invoer.proef')
    .values({ import_id: importId, eigenaar, gemaakt_door: gemaaktDoor, document, inhoud: JSON.stringify(inhoud), gemaakt_op: gemaaktOp })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await get(db, importId)) ?? proef;
};

const begin = async (db: Db, importId: ImportId, begonnen: object): Promise<object> => {
  const text = JSON.stringify(begonnen);
  const kept = await db
    .updateTable('invoer.proef')
    .set({ begonnen: sql<string>`coalesce(begonnen, ${text}::json)` })
    .where('import_id', '=', importId)
    .returning('begonnen')
    .executeTakeFirst();
  if (kept === undefined) throw new RangeError(`Import ${importId} is er niet`);
  return kept.begonnen as object;
};

const begun = async (db: Db): Promise<readonly BegonnenProef[]> => {
  const rows = await db
    .selectFrom('invoer.proef')
    .select(['import_id', 'begonnen'])
    .where('begonnen', 'is not', null)
    .where('doorgevoerd_op', 'is', null)
    .orderBy('gemaakt_op')
    .execute();
  return rows.map((row) => ({ importId: row.import_id as ImportId, begonnen: row.begonnen as object }));
};

const markDone = async (db: Db, importId: ImportId, { antwoord, op }: Parameters<ProefStore['markDone']>[1]): Promise<void> => {
  await db
    .updateTable('invoer.proef')
    .set({ doorgevoerd_op: op, antwoord: JSON.stringify(antwoord) })
    .where('import_id', '=', importId)
    .where('doorgevoerd_op', 'is', null)
    .execute();
};

const purge = async (db: Db, before: string): Promise<number> => {
  const dropped = await db
    .deleteFrom('invoer.proef')
    .where('gemaakt_op', '<', new Date(before))
    .where('doorgevoerd_op', 'is', null)
    .where('begonnen', 'is', null)
    .executeTakeFirst();
  const emptied = await db
    .updateTable('invoer.proef')
    .set({ inhoud: null, begonnen: null })
    .where('gemaakt_op', '<', new Date(before))
    .where('doorgevoerd_op', 'is not', null)
    .where('inhoud', 'is not', null)
    .executeTakeFirst();
  return Number(dropped.numDeletedRows + emptied.numUpdatedRows);
};

export const proefStore = (read: ReadDatabase): ProefStore => {
  const db: Db = read.$extendTables();
  return {
    create: (proef) => create(db, proef),
    get: (importId) => get(db, importId),
    begin: (importId, begonnen) => begin(db, importId, begonnen),
    begun: () => begun(db),
    markDone: (importId, done) => markDone(db, importId, done),
    purge: (before) => purge(db, before),
  };
};
