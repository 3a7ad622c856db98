import { fold, nonEmpty, optional } from '../../text.js';
import type { Rij } from '../document.js';
import { stripTags } from '../markup.js';
import type { KnoopHeading } from '../tree.js';

/** A row with the knoop above it. */
export interface Placed {
  readonly rij: Rij;
  readonly knoop?: string;
  /** The knoop of the main level above it. */
  readonly lijn?: string;
}

/** The headings of the table, and the rows under each. */
export interface Places {
  /** Every heading of the document, also one that is repeated. */
  readonly koppen: readonly KnoopHeading[];
  readonly headings: readonly KnoopHeading[];
  readonly placed: readonly Placed[];
}

interface Here {
  readonly lijn?: string;
  readonly sub?: string;
}

const subHeadingMark = 'sub-kopje';

const mainHeading = ({ regel, velden }: Rij): KnoopHeading => {
  const { niveau = '', code = '', titel = '' } = velden;
  return { regel, sleutel: `${niveau} ${code.toLowerCase()}`, niveau, code, titel };
};

const subHeading = ({ regel, velden: { titel = '' } }: Rij, lijn: string | undefined): KnoopHeading => ({
  regel,
  sleutel: lijn === undefined ? fold(titel) : `${lijn}/${fold(titel)}`,
  niveau: subHeadingMark,
  titel,
  ...optional('bovenliggend', lijn),
});

/** A heading that is repeated on the next page changes nothing, not even the sub-heading. */
const moved = (kop: KnoopHeading, here: Here): Here => {
  if (kop.niveau === subHeadingMark) return { ...here, sub: kop.sleutel };
  return kop.sleutel === here.lijn ? here : { lijn: kop.sleutel };
};

/** Walks down the rows; each row belongs to the last heading before it. */
export const placesOf = (rijen: readonly Rij[]): Places => {
  const headings = new Map<string, KnoopHeading>();
  const koppen: KnoopHeading[] = [];
  const placed: Placed[] = [];
  let here: Here = {};
  for (const rij of rijen) {
    if (rij.soort === 'kop') {
      const kop = rij.velden['niveau'] === subHeadingMark ? subHeading(rij, here.lijn) : mainHeading(rij);
      koppen.push(kop);
      if (!headings.has(kop.sleutel)) headings.set(kop.sleutel, kop);
      here = moved(kop, here);
    }
    placed.push({ rij, ...optional('knoop', here.sub ?? here.lijn), ...optional('lijn', here.lijn) });
  }
  return { koppen, headings: [...headings.values()], placed };
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
