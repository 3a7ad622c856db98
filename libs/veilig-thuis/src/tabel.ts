/** A table of CBS about Veilig Thuis. */
export interface Tabel {
  readonly id: string;
  readonly titel: string;
}

const titles: Readonly<Record<string, string>> = {
  '84847NED': 'Huiselijk geweld; kerncijfers Veilig Thuis, regio',
  '84848NED': 'Huiselijk geweld; rol/functie, organisatie, duur geweld, Veilig Thuis-regio',
  '84849NED': 'Huiselijk geweld; rol/functie, organisatie, duur geweld, regio',
  '84850NED': 'Huiselijk geweld; aard geweld, aanvullende informatie, Veilig Thuis-regio',
  '84851NED': 'Huiselijk geweld; aard geweld, aanvullende informatie, regio',
  '84852NED': 'Huiselijk geweld; veiligheidsbeoordeling en -taxatie Veilig Thuis, regio',
  '84853NED': 'Huiselijk geweld; uitkomsten onderzoeken Veilig Thuis, Veilig Thuis-regio',
  '84854NED': 'Huiselijk geweld; organisatie van overdracht, type hulp, Veilig Thuis-regio',
  '84855NED': 'Huiselijk geweld; organisatie van overdracht, type hulp, regio',
  '85361NED': 'Huiselijk geweld; meldingen naar eerdere betrokkenheid Veilig Thuis, regio',
};

/** The tables of CBS about Veilig Thuis, by id. */
export const tabellen: ReadonlyMap<string, Tabel> = new Map(Object.entries(titles).map(([id, titel]) => [id, { id, titel }]));

const folded = (titel: string): string => titel.replace(/\s+/gu, ' ').trim().toLowerCase();

const byTitle: ReadonlyMap<string, Tabel> = new Map([...tabellen.values()].map((tabel) => [folded(tabel.titel), tabel]));

/** The table with this id, in any letter case: `84847ned`. */
export const findTabel = (id: string): Tabel | undefined => tabellen.get(id.trim().toUpperCase());

/** The table with this title, as a file without an id may name it. */
export const findTabelByTitel = (titel: string): Tabel | undefined => byTitle.get(folded(titel));

const measures: ReadonlySet<string> = new Set([
  'gestarte adviezen',
  'ontvangen meldingen',
  'casussen met ontvangen melding(en)',
  'afgeronde diensten onderzoek',
  'afgeronde diensten voorwaarden en verv..',
]);

/** A measure that these tables are known to have, by its name: `Gestarte adviezen`, `Ontvangen meldingen (relatief)`. */
export const isBekendeMaat = (naam: string): boolean => {
  const title = naam.split('/').at(-1) ?? '';
  return measures.has(folded(title.replace(/\s*\(relatief\)\s*/u, ' ')));
};
