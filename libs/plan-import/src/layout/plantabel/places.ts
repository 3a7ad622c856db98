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

const subHeadingMark = 'sub-kopje';

/** The open knopen from the top of the tree down, and the levels in the order in which the document begins them. */
interface Walk {
  open: readonly (KnoopHeading & { readonly diepte: number })[];
  readonly niveaus: string[];
}

/** The depth that a heading states, or else that of its level: the first level is the top, a new one goes below the present knoop. */
const depthOf = ({ velden }: Rij, walk: Walk): number => {
  const { niveau = '', diepte } = velden;
  if (diepte !== undefined) return Number(diepte);
  if (niveau === subHeadingMark) return walk.open.filter((knoop) => knoop.niveau !== subHeadingMark).length;
  if (!walk.niveaus.includes(niveau)) walk.niveaus.push(niveau);
  return walk.niveaus.indexOf(niveau);
};

const keyOf = ({ velden }: Rij, above: string | undefined): string => {
  const { niveau = '', code, titel = '' } = velden;
  const own = code === undefined || niveau === subHeadingMark ? fold(titel) : `${niveau} ${code.toLowerCase()}`;
  return above === undefined ? own : `${above}/${own}`;
};

/** Opens the knoop of a heading. One that is repeated on the next page changes nothing, not even the sub-heading below it. */
const opened = (rij: Rij, walk: Walk): KnoopHeading => {
  const diepte = depthOf(rij, walk);
  const above = walk.open.filter((knoop) => knoop.diepte < diepte);
  const { niveau = '', code, titel = '' } = rij.velden;
  const bovenliggend = above.at(-1)?.sleutel;
  const sleutel = keyOf(rij, bovenliggend);
  const kop = { regel: rij.regel, sleutel, niveau, ...optional('code', code), titel, ...optional('bovenliggend', bovenliggend), diepte };
  if (!walk.open.some((knoop) => knoop.sleutel === sleutel)) walk.open = [...above, kop];
  const { diepte: _, ...heading } = kop;
  return heading;
};

const mainOf = ({ open }: Walk): string | undefined => open.findLast(({ niveau }) => niveau !== subHeadingMark)?.sleutel;

/** Walks down the rows; each row belongs to the last heading before it. */
export const placesOf = (rijen: readonly Rij[]): Places => {
  const headings = new Map<string, KnoopHeading>();
  const koppen: KnoopHeading[] = [];
  const placed: Placed[] = [];
  const walk: Walk = { open: [], niveaus: [] };
  for (const rij of rijen) {
    if (rij.soort === 'kop') {
      const kop = opened(rij, walk);
      koppen.push(kop);
      if (!headings.has(kop.sleutel)) headings.set(kop.sleutel, kop);
    }
    placed.push({ rij, ...optional('knoop', walk.open.at(-1)?.sleutel), ...optional('lijn', mainOf(walk)) });
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
