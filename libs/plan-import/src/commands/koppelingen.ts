import type { ActieId, Koppeling } from '@actiespoor/plan';

import type { Gelezen, GelezenKoppeling, Located, Verwijspunt } from '../gelezen.js';
import type { Comparison } from './matching.js';

/** Finds the id or description in the plan for a point of the document. */
const resolver = ({ knopen, acties }: Comparison): ((point: Verwijspunt) => string | undefined) => {
  const ids = {
    knoop: new Map<string, string>(knopen.map(({ gelezen: { sleutel }, knoopId }) => [sleutel, knoopId])),
    actie: new Map<string, string>(acties.map(({ gelezen: { sleutel }, actieId }) => [sleutel, actieId])),
  };
  return ({ soort, sleutel }) => (soort === 'buiten' ? sleutel : ids[soort].get(sleutel));
};

/** A knoop has no links of its own: the actie at the other end keeps the link. */
const ends = ({ van, naar }: GelezenKoppeling): readonly [actie: Verwijspunt, doel: Verwijspunt] => (van.soort === 'knoop' ? [naar, van] : [van, naar]);

/** The links by the actie that holds them. */
export const koppelingenPerActie = ({ koppelingen }: Gelezen, comparison: Comparison): ReadonlyMap<ActieId, readonly Located<Koppeling>[]> => {
  const idOf = resolver(comparison);
  const resolved = koppelingen.flatMap((koppeling) => {
    const [actieId, doel] = ends(koppeling).map(idOf);
    const { regel, soort, tekst } = koppeling;
    return actieId === undefined || doel === undefined ? [] : [{ actieId: actieId as ActieId, regel, waarde: { soort, doel, tekst } }];
  });
  return Map.groupBy(resolved, ({ actieId }) => actieId);
};
