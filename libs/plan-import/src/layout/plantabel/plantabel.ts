import { bevinding, type Bevinding } from '../../bevinding.js';
import type { GelezenActie, GelezenKoppeling, LayoutContents, Verwijspunt } from '../../gelezen.js';
import { planRows } from '../../rows/plan-rows.js';
import { optional } from '../../text.js';
import type { Organisaties } from '../../values/organisaties.js';
import type { Rij } from '../document.js';
import type { ReadContext, PlanReader } from '../plan-reader.js';
import { repeatedHeadings, treeOf } from '../tree.js';
import { readActieRow } from './acties.js';
import { columnFindings, mainColumns } from './columns.js';
import { placesOf, toelichtingen, type Placed, type Places } from './places.js';
import { checkedLinks, linksOfActie, linksOfKnoop } from './verwijzingen.js';

interface ReadActies {
  readonly acties: readonly GelezenActie[];
  readonly links: readonly GelezenKoppeling[];
  readonly bevindingen: readonly Bevinding[];
}

const headRows = (rijen: readonly Rij[]): readonly Rij[] => rijen.filter(({ soort, kolommen }) => soort === 'kolommen' && kolommen !== undefined);

const footnotes = (rijen: readonly Rij[]): ReadonlyMap<string, string> =>
  new Map(rijen.filter(({ soort }) => soort === 'voetnoot').map(({ velden }) => [velden['teken'] ?? '', velden['tekst'] ?? '']));

const skippedFindings = ({ placed }: Places): readonly Bevinding[] =>
  placed
    .filter(({ rij: { soort }, knoop }) => soort === 'overgeslagen' || ((soort === 'notitie' || soort === 'toelichting') && knoop === undefined))
    .map(({ rij: { regel } }) => bevinding('regel-overgeslagen', regel, 'Deze regel is niet overgenomen: hij hoort bij geen actielijn of actie.'));

/** Place of each actie row under its own knoop, from 1. */
const numbered = (rows: readonly Placed[]): readonly (Placed & { readonly volgorde: number })[] => {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const volgorde = (counts.get(row.knoop ?? '') ?? 0) + 1;
    counts.set(row.knoop ?? '', volgorde);
    return { ...row, volgorde };
  });
};

const readActies = ({ placed }: Places, rijen: readonly Rij[], organisaties: Organisaties): ReadActies => {
  const columns = mainColumns(headRows(rijen));
  const voetnoten = footnotes(rijen);
  const read = numbered(placed.filter(({ rij }) => rij.soort === 'actie')).map(({ rij, knoop, volgorde }) => {
    const { actie, bevindingen } = readActieRow(rij, { ...optional('knoop', knoop), volgorde, columns, organisaties });
    return { actie, bevindingen, links: linksOfActie(rij, actie.sleutel, voetnoten) };
  });
  return {
    acties: read.map(({ actie }) => actie),
    links: read.flatMap(({ links }) => links),
    bevindingen: read.flatMap(({ bevindingen }) => bevindingen),
  };
};

const existence = ({ headings }: Places, acties: readonly GelezenActie[]): ((point: Verwijspunt) => boolean) => {
  const known = {
    knoop: new Set(headings.map(({ sleutel }) => sleutel)),
    actie: new Set(acties.flatMap(({ sleutel, deelacties }) => [sleutel, ...deelacties.map((deel) => deel.sleutel)])),
  };
  return ({ soort, sleutel }) => soort === 'buiten' || known[soort].has(sleutel);
};

const read = (rijen: readonly Rij[], { organisaties }: ReadContext): LayoutContents => {
  const places = placesOf(rijen);
  const { acties, links, bevindingen } = readActies(places, rijen, organisaties);
  const knoopLinks = places.placed.filter(({ rij }) => rij.soort === 'verwijzing').flatMap(linksOfKnoop);
  const checked = checkedLinks([...links, ...knoopLinks], existence(places, acties));
  const texts = toelichtingen(places);
  return {
    niveaus: [...new Set(places.headings.map(({ niveau }) => niveau))],
    knopen: treeOf(places.headings, (sleutel) => texts.get(sleutel) ?? []),
    acties,
    koppelingen: checked.koppelingen,
    bevindingen: [...columnFindings(headRows(rijen)), ...repeatedHeadings(places.koppen), ...skippedFindings(places), ...bevindingen, ...checked.bevindingen],
  };
};

/** A table of acties in columns, whatever their headings and order, with the knopen in headings or in columns. */
export const plantabel: PlanReader = { indeling: 'plantabel', rows: planRows, read };
