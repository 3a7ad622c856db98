import { bevinding, type Bevinding } from '../../bevinding.js';
import type { GelezenKoppeling, Verwijspunt } from '../../gelezen.js';
import type { Rij } from '../document.js';
import { stripTags } from '../markup.js';
import type { Placed } from './places.js';

export const footnoteMark = /(?<=\s)[¹²³⁴⁵⁶⁷⁸⁹]\s?/gu;

const outside = /buiten (?:dit|het) (?:uitvoerings)?plan/iu;
const involved = /betrokkenen?:\s*/iu;
const alsoUnder = /\(valt (?:tevens|ook) onder ((?:actielijn|speerpunt|doel|prioriteit|thema|pijler) \w{1,3})\)/giu;
const seeAlso = /\(zie ook (\d{1,2}[a-z]{1,2})\)/giu;
const codes = /(?<![\p{L}\d])\d{1,2}[a-z]{1,2}(?![\p{L}\d])/gu;

const knoop = (sleutel: string): Verwijspunt => ({ soort: 'knoop', sleutel: sleutel.toLowerCase() });
const actie = (sleutel: string): Verwijspunt => ({ soort: 'actie', sleutel });
const buiten = (sleutel: string): Verwijspunt => ({ soort: 'buiten', sleutel });

/** The actors in a cell that also says "dit gebeurt buiten het plan": those behind "Betrokkenen:". */
export const withoutOutside = (actoren: string): string => {
  if (!outside.test(actoren)) return actoren;
  const start = involved.exec(actoren);
  return start ? actoren.slice(start.index + start[0].length) : '';
};

const outsideText = ({ velden: { actoren = '', omschrijving = '' } }: Rij): string | undefined => {
  const text = [actoren, omschrijving].map(stripTags).find((cell) => outside.test(cell));
  return text?.split(involved)[0]?.trim();
};

const outsideLink = (rij: Rij, van: Verwijspunt): readonly GelezenKoppeling[] => {
  const tekst = outsideText(rij);
  return tekst === undefined ? [] : [{ regel: rij.regel, soort: 'buitenPlan', van, naar: buiten(tekst), tekst }];
};

/** The source that a footnote at the actie names. */
const footnoteLinks = ({ regel, velden }: Rij, van: Verwijspunt, voetnoten: ReadonlyMap<string, string>): readonly GelezenKoppeling[] =>
  (velden['omschrijving']?.match(footnoteMark) ?? []).flatMap((mark) => {
    const tekst = voetnoten.get(mark.trim());
    return tekst === undefined ? [] : [{ regel, soort: 'gebaseerdOp' as const, van, naar: buiten(tekst), tekst }];
  });

const wordedLinks = ({ regel, velden: { omschrijving = '' } }: Rij, van: Verwijspunt): readonly GelezenKoppeling[] => [
  ...[...omschrijving.matchAll(alsoUnder)].map(([tekst, target = '']) => ({ regel, soort: 'tevensOnder' as const, van, naar: knoop(target), tekst })),
  ...[...omschrijving.matchAll(seeAlso)].map(([tekst, target = '']) => ({ regel, soort: 'zieOok' as const, van, naar: actie(target), tekst })),
];

const mentioned = /zie ook (?:actie )?([A-Z]?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]{0,2})(?![\p{L}\d])/giu;

/** Acties that the words beside an actie name: "wacht op convenant, zie ook A1". */
const mentionedLinks = ({ regel, velden: { standVanZaken = '', opmerking = '', toelichting = '' } }: Rij, van: Verwijspunt): readonly GelezenKoppeling[] =>
  [standVanZaken, opmerking, toelichting].flatMap((text) =>
    [...text.matchAll(mentioned)].map(([tekst, target = '']) => ({ regel, soort: 'zieOok' as const, van, naar: actie(target), tekst })),
  );

/** The links that the row of an actie contains. */
export const linksOfActie = (rij: Rij, sleutel: string, voetnoten: ReadonlyMap<string, string>): readonly GelezenKoppeling[] => {
  const van = actie(sleutel);
  return [...wordedLinks(rij, van), ...mentionedLinks(rij, van), ...outsideLink(rij, van), ...footnoteLinks(rij, van, voetnoten)];
};

/** "Zie ook 1g." under actielijn 2: links from the actielijn to acties elsewhere. */
export const linksOfKnoop = ({ rij, lijn, knoop: under }: Placed): readonly GelezenKoppeling[] => {
  const van = lijn ?? under;
  const tekst = rij.velden['verwijzing'] ?? '';
  if (van === undefined) return [];
  return (tekst.match(codes) ?? []).map((code) => ({ regel: rij.regel, soort: 'zieOok' as const, van: knoop(van), naar: actie(code), tekst }));
};

const path = (van: Verwijspunt, naar: Verwijspunt): string => [van.soort, van.sleutel, naar.soort, naar.sleutel].join('|');

const between = ({ van, naar }: GelezenKoppeling): boolean => van.soort !== naar.soort && naar.soort !== 'buiten';

const oneSided = ({ regel, naar }: GelezenKoppeling): Bevinding =>
  bevinding('verwijzing-eenzijdig', regel, `Deze verwijzing staat maar aan één kant: bij "${naar.sleutel}" wordt zij niet genoemd.`);

const unknown = ({ regel, naar }: GelezenKoppeling): Bevinding =>
  bevinding('verwijzing-onbekend', regel, `"${naar.sleutel}" staat niet in dit document; de verwijzing is niet overgenomen.`);

/** Links whose end exists, and findings for missing ends and for links on one side only. */
export const checkedLinks = (
  links: readonly GelezenKoppeling[],
  exists: (point: Verwijspunt) => boolean,
): { readonly koppelingen: readonly GelezenKoppeling[]; readonly bevindingen: readonly Bevinding[] } => {
  const koppelingen = links.filter(({ naar }) => exists(naar));
  const paths = new Set(koppelingen.map(({ van, naar }) => path(van, naar)));
  const loose = koppelingen.filter((link) => between(link) && !paths.has(path(link.naar, link.van)));
  return {
    koppelingen,
    bevindingen: [...links.filter(({ naar }) => !exists(naar)).map(unknown), ...loose.map(oneSided)],
  };
};
