import type { NewlyParked, ParkedEvent, Position } from '@actiespoor/event-store';
import type { ClientBase } from 'pg';

/** The key of one generation of a projection, to which its rows and parked events belong. */
export interface GenerationKey {
  readonly schema: string;
  readonly name: string;
  readonly version: number;
  readonly generation: number;
}

export interface ParkedRow {
  readonly stream: string;
  readonly revisie: string;
  readonly positie: Position;
  readonly gebeurtenis_id: string;
  readonly fout: string;
  readonly pogingen: number;
}

export const parkedOf = ({ stream, revisie, positie, gebeurtenis_id: eventId, fout, pogingen }: ParkedRow): ParkedEvent => ({
  stream,
  revision: BigInt(revisie),
  position: positie,
  eventId,
  error: fout,
  attempts: pogingen,
});

const readText = (schema: string): string => `
  select stream, revisie::text as revisie, positie, gebeurtenis_id, fout, pogingen from ${schema}.geparkeerd
  where name = $1 and version = $2 and generatie = $3 order by positie`;

const insertText = (schema: string): string => `
  insert into ${schema}.geparkeerd (name, version, generatie, positie, stream, revisie, gebeurtenis_id, fout, pogingen)
  select $1, $2, $3, p.positie, p.stream, p.revisie, p.id, p.fout, 1
  from unnest($4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[]) as p (positie, stream, revisie, id, fout)`;

const whichOne = 'where name = $1 and version = $2 and generatie = $3 and positie = $4';

export const readParked = async (client: ClientBase, { schema, name, version, generation }: GenerationKey): Promise<readonly ParkedEvent[]> => {
  const { rows } = await client.query<ParkedRow>(readText(schema), [name, version, generation]);
  return rows.map(parkedOf);
};

export const insertParked = async (client: ClientBase, { schema, name, version, generation }: GenerationKey, parked: readonly NewlyParked[]): Promise<void> => {
  if (parked.length === 0) return;
  const lists = [
    parked.map(({ position }) => position),
    parked.map(({ stream }) => stream),
    parked.map(({ revision }) => String(revision)),
    parked.map(({ eventId }) => eventId),
    parked.map(({ error }) => error),
  ];
  await client.query(insertText(schema), [name, version, generation, ...lists]);
};

export const deleteParked = (client: ClientBase, { schema, name, version, generation }: GenerationKey, position: Position): Promise<unknown> =>
  client.query(`delete from ${schema}.geparkeerd ${whichOne}`, [name, version, generation, position]);

export const countAttempt = (
  client: ClientBase,
  { schema, name, version, generation }: GenerationKey,
  { position, error }: Pick<ParkedEvent, 'position' | 'error'>,
): Promise<unknown> =>
  client.query(`update ${schema}.geparkeerd set pogingen = pogingen + 1, fout = $5 ${whichOne}`, [name, version, generation, position, error]);
