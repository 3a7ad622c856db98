import type { KnoopWeergave } from '../actueel-plan/plan-weergave.js';
import { defined } from '../defined.js';
import { herschikkingen } from './afstamming.js';
import { knoopOnderwerp, onderwerpOf } from './plan-index.js';
import { knoopVelden } from './velden.js';
import { noVelden, wijzigingenBetween } from './veldwaarden.js';
import { gewijzigd, verplaatst, type Vergelijking } from './vergelijking.js';
import type { Onderwerp, Paar, VerschilRegel } from './verschil.js';

const naam = (id: string, { van, tot }: Vergelijking): readonly Onderwerp[] => {
  const onderwerp = onderwerpOf(tot, id) ?? onderwerpOf(van, id);
  return onderwerp === undefined ? [] : [onderwerp];
};

/** A split belongs to the knoop that was split, a merge to the knoop into which others went. */
const herschikt = (onderwerp: Onderwerp, vergelijking: Vergelijking): readonly VerschilRegel[] =>
  herschikkingen(vergelijking.opvolgers)
    .filter(({ soort, van, naar }) => (soort === 'gesplitst' ? van : naar).includes(onderwerp.id))
    .map(({ soort, van, naar }) => ({
      soort,
      onderwerp,
      wijzigingen: [],
      van: van.flatMap((id) => naam(id, vergelijking)),
      naar: naar.flatMap((id) => naam(id, vergelijking)),
    }));

const isHerschikt = (id: string, { opvolgers }: Vergelijking): boolean => [...opvolgers].some(([oud, nieuw]) => oud === id || nieuw.some((een) => een === id));

const inBoth = ({ van, tot }: Required<Paar<KnoopWeergave>>, onderwerp: Onderwerp, vergelijking: Vergelijking): readonly VerschilRegel[] => [
  ...verplaatst(onderwerp, defined({ van: van.bovenliggend, tot: tot.bovenliggend }), vergelijking),
  ...gewijzigd(onderwerp, wijzigingenBetween(knoopVelden(van), knoopVelden(tot))),
];

// A knoop that a merge or a split made, or removed, was neither added nor dropped.
const inOne = ({ van, tot }: Paar<KnoopWeergave>, onderwerp: Onderwerp, vergelijking: Vergelijking): readonly VerschilRegel[] => {
  if (isHerschikt(onderwerp.id, vergelijking)) return [];
  const wijzigingen = wijzigingenBetween(van ? knoopVelden(van) : noVelden, tot ? knoopVelden(tot) : noVelden);
  return [{ soort: tot ? 'toegevoegd' : 'vervallen', onderwerp, wijzigingen }];
};

/** All differences of one knoop. */
export const compareKnoop = (id: string, vergelijking: Vergelijking): readonly VerschilRegel[] => {
  const [van, tot] = [vergelijking.van.knopen.get(id), vergelijking.tot.knopen.get(id)];
  const genoemd = tot ?? van;
  if (genoemd === undefined) return [];
  const onderwerp = knoopOnderwerp(genoemd);
  const regels = herschikt(onderwerp, vergelijking);
  if (van && tot) return [...regels, ...inBoth({ van, tot }, onderwerp, vergelijking)];
  return [...regels, ...inOne({ ...(van && { van }), ...(tot && { tot }) }, onderwerp, vergelijking)];
};
