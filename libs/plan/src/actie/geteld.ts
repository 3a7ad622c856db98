import { bestaanIn, eindesNaEinde, geteld } from '../einde.js';
import type { DecisionContext } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import type { ActieHistory } from './actie.state.js';
import { zonderTeruggenomenDeelnames } from './deelname.js';

/** The fact with the place that it gives to the actie as it is meant. */
const opBedoeldePlaats = (fact: ActieEvent, { nooitGeweest }: DecisionContext): ActieEvent => {
  if (fact.type !== 'ActieVerplaatst') return fact;
  const { nieuw } = fact.data;
  return { ...fact, data: { ...fact.data, nieuw: nooitGeweest?.get(nieuw) ?? nieuw } };
};

/** A fact of an actie as it counts beside the other facts; undefined if it counts on no day. */
export const actiefeitZoalsGeteld = ({ standing }: ActieHistory, context: DecisionContext): ((fact: ActieEvent) => ActieEvent | undefined) => {
  const staand = new Set(zonderTeruggenomenDeelnames(standing, (fact) => fact));
  const nietsNieuws = eindesNaEinde(standing);
  const opZijnDag = geteld({ plan: [], ...context.bestaan, actie: bestaanIn(standing) });
  return (fact) => {
    const counted = staand.has(fact) && !nietsNieuws.has(fact) && fact.type !== 'DeelnameTeruggenomen' ? opZijnDag(fact) : undefined;
    return counted && opBedoeldePlaats(counted, context);
  };
};
