import { fold, nonEmpty, optional } from '../../text.js';
import type { Rij } from '../document.js';
import { stripTags } from '../markup.js';
import type { Kop } from '../tree.js';

/** A row with the knoop above it. */
export interface Placed {
  readonly rij: Rij;
  readonly knoop?: string;
  /** The knoop of the main level above it. */
  readonly lijn?: string;
}

/** The headings of the table, and the rows under each. */
export interface Places {
  readonly koppen: readonly Kop[];
  readonly placed: readonly Placed[];
}

interface Here {
  readonly lijn?: string;
  readonly sub?: string;
}

const subKopje = 'sub-kopje';

const lijnKop = ({ regel, velden }: Rij): Kop => {
  const { niveau = '', code = '', titel = '' } = velden;
  return { regel, sleutel: `${niveau} ${code.toLowerCase()}`, niveau, code, titel };
};

const subKop = ({ regel, velden: { titel = '' } }: Rij, lijn: string | undefined): Kop => ({
  regel,
  sleutel: lijn === undefined ? fold(titel) : `${lijn}/${fold(titel)}`,
  niveau: subKopje,
  titel,
  ...optional('bovenliggend', lijn),
});

/** A heading that is repeated on the next page changes nothing, not even the sub-heading. */
const moved = (kop: Kop, here: Here): Here => {
  if (kop.niveau === subKopje) return { ...here, sub: kop.sleutel };
  return kop.sleutel === here.lijn ? here : { lijn: kop.sleutel };
};

/** Walks down the rows; each row belongs to the last heading before it. */
export const placesOf = (rijen: readonly Rij[]): Places => {
  const koppen = new Map<string, Kop>();
  const placed: Placed[] = [];
  let here: Here = {};
  for (const rij of rijen) {
    if (rij.soort === 'kop') {
      const kop = rij.velden['niveau'] === subKopje ? subKop(rij, here.lijn) : lijnKop(rij);
      if (!koppen.has(kop.sleutel)) koppen.set(kop.sleutel, kop);
      here = moved(kop, here);
    }
    placed.push({ rij, ...optional('knoop', here.sub ?? here.lijn), ...optional('lijn', here.lijn) });
  }
  return { koppen: [...koppen.values()], placed };
};

/** The texts about each knoop: its toelichting and the remarks under it, as plain text. */
export const toelichtingen = ({ placed }: Places): ReadonlyMap<string, readonly string[]> => {
  const texts = placed.flatMap(({ rij, knoop }) => {
    const text = rij.velden['toelichting'] ?? (rij.soort === 'notitie' ? rij.velden['notitie'] : undefined);
    const plain = nonEmpty(stripTags(text ?? ''));
    return knoop === undefined || plain === undefined ? [] : [{ knoop, plain }];
  });
  return new Map([...Map.groupBy(texts, ({ knoop }) => knoop)].map(([knoop, found]) => [knoop, found.map(({ plain }) => plain)]));
};
