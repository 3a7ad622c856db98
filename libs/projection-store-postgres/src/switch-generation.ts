import { setTimeout as delay } from 'node:timers/promises';

import { type Moored, type Place, StoreUnavailable } from '@actiespoor/event-store';
import { isRolledBack } from '@actiespoor/postgres';
import type { Client } from 'pg';

import { anchorColumns, type AnchorRow, anchorValues, placeIn } from './anchors.js';
import { isLockTimeout } from './drop-generations.js';
import { pointView } from './generations.js';
import type { GenerationKey } from './parked.js';
import type { ProjectionTable } from './read-models.js';

export interface Switch {
  /** The lock of the schema under which tables are made or dropped. */
  readonly lock: number;
  readonly key: GenerationKey;
  readonly table: ProjectionTable;
  /** Brings the new generation to the place of the served one, which is held still, and returns the event reached. */
  readonly catchUp: (standing: Place) => Promise<Moored | undefined>;
  /** The sessions that keep the view in use, in a sentence; undefined if they are unknown. */
  readonly inTheWay: () => string | undefined;
}

const maxAttempts = 40;
const pauseMs = 250;

// While this row is locked the leader cannot commit. Afterwards the leader is fenced, and begins again on the new table.
const holdText = (schema: string): string => `select positie, ${anchorColumns} from ${schema}.checkpoint where name = $1 and version = $2 for update`;

const moveText = (schema: string): string => `
  update ${schema}.checkpoint set generatie = $3, positie = $4, gebeurtenis_positie = $5, gebeurtenis_id = $6, gebeurtenis_hash = $7, event_store = $8,
    epoch = epoch + 1, melding = null,
    staat = nullif(staat, 'astray')
  where name = $1 and version = $2`;

const switchOnce = async (client: Client, { lock, key, table, catchUp }: Switch): Promise<void> => {
  const { schema, name, version, generation } = key;
  await client.query('select pg_advisory_xact_lock($1)', [lock]);
  const { rows } = await client.query<AnchorRow>(holdText(schema), [name, version]);
  const reached = await catchUp(placeIn(rows[0]));
  await client.query(moveText(schema), [name, version, generation, reached?.position ?? null, ...anchorValues(reached)]);
  await client.query(`delete from ${schema}.herbouw where name = $1 and version = $2`, [name, version]);
  await client.query(`delete from ${schema}.geparkeerd where name = $1 and version = $2 and generatie <> $3`, [name, version, generation]);
  await client.query(`set local lock_timeout = '500ms'`);
  await pointView((text) => client.query(text), table, generation);
};

/** True if the switch is done. False if readers held the view too long, or the server undid it because of another transaction: then nothing has changed. */
const isSwitched = async (client: Client, change: Switch): Promise<boolean> => {
  await client.query('begin');
  try {
    await switchOnce(client, change);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (isLockTimeout(error) || isRolledBack(error)) return false;
    throw error;
  }
};

/**
 * Moves readers and leader to another generation at one moment. A reader waits at most half a second; if a long
 * query holds the view, the switch is tried again.
 *
 * @throws StoreUnavailable if the view stayed in use; the served generation is unchanged
 */
export const switchGeneration = async (client: Client, change: Switch): Promise<void> => {
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    if (await isSwitched(client, change)) return;
    await delay(pauseMs);
  }
  throw new StoreUnavailable(
    [
      `${change.table.table} bleef in gebruik: de herbouwde tabel kon niet in de plaats komen. Herbouw later nog eens; dat gaat verder waar het nu is.`,
      change.inTheWay(),
    ]
      .filter(Boolean)
      .join(' '),
  );
};
