import {
  bekendeGebieden,
  type Categorie,
  type Gebied,
  gebiedenByTitel,
  gebiedOf,
  type Meetperiode,
  readPeriode,
  readPeriodetitel,
  type Voorlopigheid,
  voorlopigheidOf,
} from '@actiespoor/veilig-thuis';

import type { Code } from './lijsten.js';

/** A value of a column, with its number in the order of first sight: part of the key of a cell. */
export interface Entry<T> {
  readonly value: T;
  readonly number: number;
}

export interface Perioderegel {
  readonly periode: Meetperiode;
  readonly voorlopig: Voorlopigheid;
}

/** A column of a row that tells the place of a figure. `field` is its name in the row. */
export interface Column<T> {
  readonly field: string;
  readonly titel: string;
  /** The value behind a code or a title without blanks around it. */
  readonly find: (text: string) => Entry<T> | undefined;
}

/** All columns that tell the place of a figure. */
export interface Columns {
  readonly gebied: Column<Gebied>;
  readonly periode: Column<Perioderegel>;
  readonly kenmerken: readonly Column<Categorie>[];
}

type Find<T> = (text: string) => T | undefined;

// A column of free text is no characteristic: it must not fill the memory.
const maxValues = 5_000;

const remembering = <T>(find: Find<T>): Find<Entry<T>> => {
  const seen = new Map<string, Entry<T>>();
  return (text) => {
    const known = seen.get(text);
    if (known) return known;
    const value = seen.size < maxValues ? find(text) : undefined;
    if (value === undefined) return undefined;
    const entry = { value, number: seen.size };
    seen.set(text, entry);
    return entry;
  };
};

const byCode = <T>(codes: readonly Code[], make: (code: Code) => T | undefined): Find<T> => {
  const values = new Map(codes.map((code) => [code.code, make(code)]));
  return (text) => values.get(text);
};

/** A title without its provisional mark. */
const bareTitle = (titel: string): string => titel.replace(/\s*\*{1,2}\s*$/u, '').trim();

const perioderegel = ({ code, titel, status }: Code): Perioderegel | undefined => {
  const periode = readPeriode(code);
  return periode && { periode, voorlopig: voorlopigheidOf(titel, status) };
};

const perioderegelOfTitle = (titel: string): Perioderegel | undefined => {
  const periode = readPeriodetitel(titel) ?? readPeriode(titel);
  return periode && { periode, voorlopig: voorlopigheidOf(titel) };
};

const categorie = ({ code, titel }: Code): Categorie => ({ code, titel: bareTitle(titel) });

/** Finds by code in a list, and by title as well if `titles` are the cells of a file. */
const listed = <T>(codes: readonly Code[], make: (code: Code) => T | undefined): Find<T> => {
  const [code, title] = [byCode(codes, make), new Map(codes.map((one) => [bareTitle(one.titel), make(one)]))];
  return (text) => code(text) ?? title.get(bareTitle(text));
};

/** Ways to find the values of columns: by the codes of a list alone (OData). */
export const byCodes = {
  gebied: (codes: readonly Code[]): Find<Gebied> => byCode(codes, ({ code, titel }) => gebiedOf(code, titel)),
  periode: (codes: readonly Code[]): Find<Perioderegel> => byCode(codes, perioderegel),
  kenmerk: (codes: readonly Code[]): Find<Categorie> => byCode(codes, categorie),
};

const ownGebied = (codes: readonly Code[]): Find<Gebied> => {
  const own = codes.flatMap(({ code, titel }) => gebiedOf(code, titel) ?? []);
  const [code, title] = [new Map(own.map((gebied) => [gebied.code, gebied])), gebiedenByTitel(own)];
  return (text) => code.get(text) ?? title(text);
};

const withoutYears = ({ code, soort, naam }: Gebied): Gebied => ({ code, soort, naam });

const knownGebied = (): Find<Gebied> => {
  const title = gebiedenByTitel(bekendeGebieden.values());
  return (text) => {
    const known = bekendeGebieden.get(text);
    return known ? withoutYears(known) : title(text);
  };
};

/** The ways of a file with titles in its cells; without lists the areas of the project are known, and any title is a characteristic. */
export const byTitles = {
  gebied: (codes: readonly Code[] | undefined): Find<Gebied> => (codes ? ownGebied(codes) : knownGebied()),
  periode: (codes: readonly Code[] | undefined): Find<Perioderegel> => {
    const own = listed(codes ?? [], perioderegel);
    return (text) => own(text) ?? (codes ? undefined : perioderegelOfTitle(text));
  },
  kenmerk: (codes: readonly Code[] | undefined): Find<Categorie> => {
    if (codes) return listed(codes, categorie);
    return (text) => (text === '' ? undefined : { titel: bareTitle(text) });
  },
};

export const column = <T>(field: string, titel: string, find: Find<T>): Column<T> => ({ field, titel, find: remembering(find) });
