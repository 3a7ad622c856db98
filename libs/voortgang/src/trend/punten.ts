import { dagenVan, type Meetperiode, type Periodesoort, readPeriode, volgendePeriode, type Vrijcijfer } from '@actiespoor/veilig-thuis/model';

import type { Eerder, Punt, Puntstand } from './trend.js';
import type { Uitgave } from './uitgave.js';

interface Waarde {
  readonly stand: Puntstand;
  readonly waarde: number | null;
}

const waardeOf = (cijfer: Exclude<Vrijcijfer, null> | undefined): Waarde => {
  if (cijfer === undefined) return { stand: 'vervallen', waarde: null };
  return typeof cijfer === 'number' ? { stand: 'cijfer', waarde: cijfer } : { stand: cijfer, waarde: null };
};

const told = (uitgave: Uitgave, key: string, periode: string): Eerder => ({
  ...waardeOf(uitgave.cijfer(key, periode)),
  voorlopigheid: uitgave.voorlopigheid(periode),
  leveringId: uitgave.rij.leveringId,
});

const isSame = (a: Eerder, b: Eerder): boolean => a.stand === b.stand && a.waarde === b.waarde && a.voorlopigheid === b.voorlopigheid;

/** Only editions that told something else than the one after them. */
const differing = (tellings: readonly Eerder[]): readonly Eerder[] =>
  tellings.filter((telling, index) => {
    const later = tellings[index - 1];
    return later === undefined || !isSame(telling, later);
  });

/** @param uitgaven the latest first */
const puntOf = (uitgaven: readonly Uitgave[], key: string, meetperiode: Meetperiode): Punt => {
  const { code: periode } = meetperiode;
  const tellings = uitgaven.filter((uitgave) => uitgave.covers(key, periode)).map((uitgave) => told(uitgave, key, periode));
  const base = { periode, ...dagenVan(meetperiode) };
  const known = tellings.some(({ stand }) => stand !== 'vervallen');
  const [latest, ...eerder] = known ? differing(tellings) : [];
  if (!latest) return { ...base, stand: 'niet-geleverd', waarde: null };
  return { ...base, ...latest, ...(eerder.length > 0 && { eerder }) };
};

const inTime = (a: Meetperiode, b: Meetperiode): number => a.jaar - b.jaar || a.nummer - b.nummer;

/** Every period between the first and the last, so that a gap is a gap. */
const withGaps = (perioden: readonly Meetperiode[]): readonly Meetperiode[] => {
  const [first, last] = [perioden[0], perioden.at(-1)];
  const all: Meetperiode[] = [];
  for (let next = first; next && last && inTime(next, last) <= 0; next = volgendePeriode(next)) all.push(next);
  return all;
};

/** The periods of one kind that a series has in any edition, with the gaps between them. */
export const periodenOf = (uitgaven: readonly Uitgave[], key: string, soort: Periodesoort): readonly Meetperiode[] => {
  const codes = new Set(uitgaven.flatMap((uitgave) => [...(uitgave.reeksen.get(key)?.cijfers.keys() ?? [])]));
  const read = [...codes].flatMap((code) => readPeriode(code) ?? []);
  return withGaps(read.filter((periode) => periode.soort === soort).toSorted(inTime));
};

/** The points of a series. @param uitgaven the latest first */
export const puntenOf = (uitgaven: readonly Uitgave[], key: string, soort: Periodesoort): readonly Punt[] =>
  periodenOf(uitgaven, key, soort).map((periode) => puntOf(uitgaven, key, periode));
