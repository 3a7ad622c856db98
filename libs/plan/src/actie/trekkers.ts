import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { ActieCommandOf, DecisionContext } from './actie.commands.js';
import type { ActieEvent, Trekker } from './actie.events.js';
import type { TrekkerId } from '../ids.js';
import type { ActieHistory, OpgenomenActie } from './actie.state.js';
import { laatsteOver } from './onderwerpen.js';

/** Decisions about trekkers. An actie may have several at once, or none. */
export type TrekkerAfwijzing = 'trekker-bestaat-al' | 'trekker-onbekend' | 'trekker-zonder-persoon' | 'persoon-onbekend';

type Besluit = Decision<ActieEvent, TrekkerAfwijzing>;
type Toegewezen = Extract<ActieEvent, { readonly type: 'TrekkerToegewezen' }>;

interface Genoemd {
  readonly trekker: Trekker;
  readonly planContext: Pick<DecisionContext, 'persoonIds'>;
}

const isDezelfdePersoon = (persoon: Trekker['persoon'], { trekker, planContext: { persoonIds = [] } }: Genoemd): boolean =>
  persoon === trekker.persoon || (persoon !== undefined && persoonIds.includes(persoon));

const isDezelfde = (een: Trekker, genoemd: Genoemd): boolean =>
  isSame({ ...een, trekkerId: null, persoon: null }, { ...genoemd.trekker, trekkerId: null, persoon: null }) && isDezelfdePersoon(een.persoon, genoemd);

const isToewijzing = (fact: ActieEvent): fact is Toegewezen => fact.type === 'TrekkerToegewezen';

/** A trekker that was assigned from a later day as well keeps that id: it is one assignment that began earlier. */
const latereToewijzing = (
  history: ActieHistory,
  { data: { trekker, op }, planContext }: Pick<ActieCommandOf<'TrekkerToewijzen'>, 'data' | 'planContext'>,
): TrekkerId | undefined =>
  history
    .after(op)
    .filter(isToewijzing)
    .find(({ data }) => isDezelfde(data.trekker, { trekker, planContext }))?.data.trekker.trekkerId;

export const trekkerToewijzen = ({ data, planContext }: ActieCommandOf<'TrekkerToewijzen'>, { trekkers }: OpgenomenActie, history: ActieHistory): Besluit => {
  const { trekker } = data;
  if ((trekker.soort === 'persoon') !== (trekker.persoon !== undefined)) return refuse('trekker-zonder-persoon');
  const known = trekkers.find((een) => isDezelfde(een, { trekker, planContext }));
  if (known) return alreadySo(laatsteOver(`trekker ${known.trekkerId}`, data.op, history));
  if (planContext.isPersoonOnbekend) return refuse('persoon-onbekend');
  if (trekkers.some(({ trekkerId }) => trekkerId === trekker.trekkerId)) return refuse('trekker-bestaat-al');
  // A trekker that was relieved before gets a new assignment.
  const trekkerId = latereToewijzing(history, { data, planContext }) ?? trekker.trekkerId;
  return accept({ type: 'TrekkerToegewezen', data: { ...data, trekker: { ...trekker, trekkerId } } });
};

export const trekkerOntheffen = ({ data }: ActieCommandOf<'TrekkerOntheffen'>, { trekkers, ontheven }: OpgenomenActie, history: ActieHistory): Besluit => {
  const { actieId, op, trekkerId } = data;
  const trekker = trekkers.find((known) => known.trekkerId === trekkerId);
  if (trekker) return accept({ type: 'TrekkerOntheven', data: { actieId, op, trekker } });
  return ontheven.includes(trekkerId) ? alreadySo(laatsteOver(`trekker ${trekkerId}`, op, history)) : refuse('trekker-onbekend');
};

/** Only a trekker assigned by then can be relieved; for one that was relieved already nothing changes. */
export const bezwaarTegenOntheffing = (
  { trekker: { trekkerId } }: { readonly trekker: Trekker },
  { trekkers, ontheven }: OpgenomenActie,
): TrekkerAfwijzing | undefined => (trekkers.some((known) => known.trekkerId === trekkerId) || ontheven.includes(trekkerId) ? undefined : 'trekker-onbekend');
