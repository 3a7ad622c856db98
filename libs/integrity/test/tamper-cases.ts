import { linked } from './history.js';
import type { NotarisedDatabase } from './notarised-database.js';

/** A position in the form of the port. */
export const positie = (nummer: number): string => String(nummer).padStart(20, '0');

/** A change made with all rights on the database, and the expected findings of verify and of the script. */
export interface TamperCase {
  readonly wat: string;
  readonly statements: (database: NotarisedDatabase) => readonly string[];
  readonly gevonden: readonly string[];
}

// Positions 1-12, 14-25 and 27-38 are the three signed days; 40-42 is today. The streams take turns.
const dag = (day: string, kop: number): string => `dag ${day}, tot en met positie ${positie(kop)}`;
const plek = (nummer: number, stream: string, revisie: number): string => `positie ${positie(nummer)}, stream ${stream}, revisie ${revisie}`;

const swap = (one: number, other: number): readonly string[] => [
  `update event_store.events set position = -1 where position = ${one}`,
  `update event_store.events set position = ${one} where position = ${other}`,
  `update event_store.events set position = ${other} where position = -1`,
];

const quoted = (value: object): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

const insertion = ({ ends }: NotarisedDatabase, stream: string, position: number): string => {
  const copy = { revisions: new Map(ends.revisions), hashes: new Map(ends.hashes) };
  const { revision, id, type, version, data, metadata } = linked(copy, { stream, at: '2026-11-21T10:00:00.000Z' });
  return `insert into event_store.events values
    (${position}, '${stream}', ${revision}, '${id}', '${type}', ${version}, ${quoted(data)}, ${quoted(metadata)}, '${metadata.recordedAt}')`;
};

export const tamperCases: readonly TamperCase[] = [
  {
    wat: 'gewijzigd: andere inhoud',
    statements: () => [`update event_store.events set data = '{"nummer":99}' where position = 18`],
    gevonden: [`gewijzigd: ${plek(18, 'proef-a', 4)}`],
  },
  {
    wat: 'gewijzigd: een ander moment van vastleggen',
    statements: () => [`update event_store.events set metadata = replace(metadata::text, '2026-11-20', '2026-11-19')::json where position = 2`],
    gevonden: [`gewijzigd: ${plek(2, 'proef-b', 0)}`],
  },
  {
    wat: 'gewijzigd: onleesbare metadata',
    statements: () => [`update event_store.events set metadata = 'null' where position = 42`],
    gevonden: [`gewijzigd: ${plek(42, 'proef-c', 9)}`],
  },
  {
    wat: 'weggelaten: midden in een stream',
    statements: () => ['delete from event_store.events where position = 18'],
    gevonden: [`weggelaten: ${dag('2026-11-21', 25)}`, `weggelaten: ${plek(22, 'proef-a', 4)}`],
  },
  {
    wat: 'weggelaten: een hele stream',
    statements: () => [`delete from event_store.events where stream = 'proef-d' and position < 38`],
    gevonden: [
      `weggelaten: ${dag('2026-11-20', 12)}`,
      `weggelaten: ${dag('2026-11-21', 25)}`,
      `weggelaten: ${dag('2026-11-22', 38)}`,
      `weggelaten: ${plek(38, 'proef-d', 0)}`,
    ],
  },
  {
    wat: 'verplaatst: twee van dezelfde stream',
    statements: () => swap(18, 22),
    gevonden: [`verplaatst: ${plek(22, 'proef-a', 4)}`, `verplaatst: ${dag('2026-11-21', 25)}`],
  },
  {
    wat: 'verplaatst: twee van verschillende streams',
    statements: () => swap(18, 19),
    gevonden: [`verplaatst: ${dag('2026-11-21', 25)}`],
  },
  {
    wat: 'ingevoegd: een nieuwe stream, met een hash die klopt',
    statements: (database) => [insertion(database, 'proef-vals', 13)],
    gevonden: [`ingevoegd: ${dag('2026-11-21', 25)}`],
  },
  {
    wat: 'ingevoegd: een nieuwe stream, met een verzonnen hash',
    statements: (database) => [
      insertion(database, 'proef-vals', 13),
      `update event_store.events set metadata = replace(metadata::text, 'mdw-4f21', 'mdw-0000')::json where position = 13`,
    ],
    gevonden: [`gewijzigd: ${plek(13, 'proef-vals', 0)}`, `ingevoegd: ${dag('2026-11-21', 25)}`],
  },
  {
    wat: 'afgekapt: het eind is weg',
    statements: () => ['delete from event_store.events where position > 33'],
    gevonden: [`afgekapt: dag 2026-11-22, na positie ${positie(33)}`],
  },
  {
    wat: 'afgekapt: er is niets meer',
    statements: () => ['delete from event_store.events'],
    gevonden: ['afgekapt: dag 2026-11-20, na positie (geen)'],
  },
  {
    wat: 'een wortel die is vervalst',
    statements: () => [`update notaris.wortels set verklaring = replace(verklaring::text, '"aantal":12', '"aantal":11')::json where nummer = 2`],
    gevonden: ['wortel: dag 2026-11-22'],
  },
  {
    wat: 'een wortel die ontbreekt',
    statements: () => ['delete from notaris.wortels where nummer = 1'],
    gevonden: ['wortel: dag 2026-11-22'],
  },
];
