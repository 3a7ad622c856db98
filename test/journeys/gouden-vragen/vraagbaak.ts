import { readFileSync } from 'node:fs';

import { describe } from '@jest/globals';
import { Client as Database } from 'pg';

import type { Client } from '../../support/client.js';
import { metDocumenten, readDocument } from '../../support/documenten.js';
import { actiesVan, bytesOf, doorvoeren, lezen, type PlanWeergave, type ProefAntwoord } from '../../support/plannen.js';
import type { TestServer } from '../../support/test-server.js';

/** A document as a user would send it in. */
export interface Document {
  readonly eigenaar: string;
  readonly tekst: () => string;
}

/** The number of the first line with these words, from 1. @throws RangeError if there is none */
export const regelMet = ({ tekst }: Document, woorden: string): number => {
  const lines = tekst().split('\n');
  const index = lines.findIndex((line) => line.includes(woorden));
  if (index < 0) throw new RangeError(`Geen regel met ${woorden}`);
  return index + 1;
};

export const regelTekst = ({ tekst }: Document, regel: number): string => tekst().split('\n')[regel - 1] ?? '';

const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const example = (name: string): string => readFileSync(new URL(`../../fixtures/voorbeelden/${name}`, import.meta.url), 'utf8');

/** Asks the questions twice: of the example that comes with the project, and of the real document if that is at hand. */
export const overDocumenten = (
  naam: string,
  { voorbeeld, echt }: { readonly voorbeeld: Document; readonly echt: Document },
  vragen: (document: Document) => void,
): void => {
  describe(`${naam}, het voorbeeld`, () => vragen(voorbeeld));
  metDocumenten(`${naam}, het stuk zelf`, () => vragen(echt));
};

const regionaal = 'SV-LEKSTROOM';

/** The example has no people in it, so two invented ones are added. */
const withPeople = (tekst: string): string => tekst.replace('VT, GGDrU, Houten', 'Sterre (VT), Boaz (GGDrU), Houten');

export const lekstroom = {
  voorbeeld: { eigenaar: regionaal, tekst: () => withPeople(example('lekstroom-voorbeeld.tsv')) },
  echt: { eigenaar: regionaal, tekst: () => decoded(readDocument('lekstroom-uitvoeringsplan-2021-2024.txt')) },
} as const;

export const bronckhorst = {
  voorbeeld: { eigenaar: 'GM1876', tekst: () => example('bronckhorst-formulier.txt') },
  echt: { eigenaar: 'GM1876', tekst: () => decoded(readDocument('bronckhorst-uitvoeringsplan-2024-2028.txt')) },
} as const;

/** A document that was read and carried out, and the resulting plan. */
export interface Ingelezen {
  readonly proef: ProefAntwoord;
  readonly plan: PlanWeergave;
  readonly path: string;
  /** Names of people in the document. */
  readonly namen: readonly string[];
}

interface Correctie {
  readonly regel: number;
  readonly veld: string;
  readonly waarde: string;
}

/** @throws Error with the problem if it could not be carried out */
export const lees = async (client: Client, { eigenaar, tekst }: Document, correcties: readonly Correctie[] = []): Promise<Ingelezen> => {
  const proef = (await lezen(client, eigenaar, bytesOf(tekst()))).body;
  const gedaan = await doorvoeren(client, proef.importId, { correcties });
  if (gedaan.status !== 201) throw new Error(JSON.stringify(gedaan.body));
  const path = `/v1/plannen/${gedaan.body.planId}`;
  const personen = Reflect.get(proef, 'personen') as readonly { readonly naam: string }[];
  return { proef, path, plan: (await client.read<PlanWeergave>(path)).body, namen: personen.map(({ naam }) => naam) };
};

export const hoofdacties = (plan: PlanWeergave) => actiesVan(plan).filter(({ hoofdactieId }) => hoofdactieId === undefined);

/** The number of occurrences of each value. */
export const tally = (values: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, found]) => [value, found.length]));

/**
 * The whole database of a server, as text by table: events, read models and the rest, except tables whose content may be forgotten
 * (`personen`, and the documents in `invoer`).
 */
export const alleTabellen = async ({ databaseUrl }: TestServer): Promise<ReadonlyMap<string, string>> => {
  const database = new Database({ connectionString: databaseUrl });
  await database.connect();
  try {
    const { rows } = await database.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'personen', 'invoer')",
    );
    const found = new Map<string, string>();
    for (const { name } of rows) {
      const {
        rows: [all],
      } = await database.query<{ text: string | null }>(`select string_agg(t::text, E'\\n') as text from ${name} t`);
      found.set(name, all?.text ?? '');
    }
    return found;
  } finally {
    await database.end();
  }
};
