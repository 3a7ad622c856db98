import { bekendeGebieden, type Categorie, type Gebied, isAnderJaar, type Opmerking } from '@actiespoor/veilig-thuis';

import type { Columns, Entry, Perioderegel } from './kolommen.js';
import { toldOfRow } from './words.js';

/** The place of the figures of a row. `key` is unique for each place, or undefined where there are too many places. */
export interface Rowplace extends Perioderegel {
  readonly gebied: Gebied;
  readonly dimensies: Readonly<Record<string, Categorie>>;
  readonly key: number | undefined;
  /** The area is known, and did not exist in the year of the period. */
  readonly isAnderJaar: boolean;
}

export interface Rowfault {
  readonly opmerking: Opmerking;
  readonly field: string;
}

/** The text of a field of a row, without blanks around it; empty if there is none. */
export type TextOf = (field: string) => string;

interface Kenmerken {
  readonly dimensies: Readonly<Record<string, Categorie>>;
  readonly key: number | undefined;
  readonly faults: readonly Rowfault[];
}

// Radices of the key: more values of a column than these would make two keys equal.
const radix = { periode: 256, gebied: 8_192, kenmerk: 512 };

const keyed = (key: number | undefined, { number }: Entry<unknown>, base: number): number | undefined => {
  if (key === undefined || number >= base) return undefined;
  const next = key * base + number;
  return Number.isSafeInteger(next) ? next : undefined;
};

const kenmerkenOf = ({ kenmerken }: Columns, textOf: TextOf): Kenmerken => {
  const faults: Rowfault[] = [];
  const dimensies: Record<string, Categorie> = {};
  let key: number | undefined = 0;
  for (const { field, titel, find } of kenmerken) {
    const text = textOf(field);
    const entry = find(text);
    if (!entry) {
      faults.push({ opmerking: toldOfRow.categorieOnbekend(text, titel), field });
      continue;
    }
    dimensies[titel] = entry.value;
    key = keyed(key, entry, radix.kenmerk);
  }
  return { dimensies, key, faults };
};

const isElsewhen = ({ code }: Gebied, { periode }: Perioderegel): boolean => {
  const known = bekendeGebieden.get(code);
  return known !== undefined && isAnderJaar(known, periode.jaar);
};

/** The place of the figures of a row, or all reasons why it has none. */
export const placeOf = (columns: Columns, textOf: TextOf): Rowplace | readonly Rowfault[] => {
  const { gebied, periode } = columns;
  const { dimensies, key, faults } = kenmerkenOf(columns, textOf);
  const [area, moment] = [textOf(gebied.field), textOf(periode.field)];
  const [where, when] = [gebied.find(area), periode.find(moment)];
  if (where && when && faults.length === 0)
    return {
      ...when.value,
      gebied: where.value,
      dimensies,
      key: keyed(keyed(key, where, radix.gebied), when, radix.periode),
      isAnderJaar: isElsewhen(where.value, when.value),
    };
  return [
    ...faults,
    ...(where ? [] : [{ opmerking: toldOfRow.gebiedOnbekend(area), field: gebied.field }]),
    ...(when ? [] : [{ opmerking: toldOfRow.periodeOnbekend(moment), field: periode.field }]),
  ];
};

export const isPlace = (found: Rowplace | readonly Rowfault[]): found is Rowplace => !Array.isArray(found);
