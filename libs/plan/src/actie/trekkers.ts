import { accept, refuse, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent, Trekker } from './actie.events.js';
import type { OpgenomenActie } from './actie.state.js';

/** Decisions about who pulls. An actie may have several trekkers at once, and may do without. */
export type TrekkerAfwijzing = 'trekker-bestaat-al' | 'trekker-onbekend';

type Besluit = Decision<ActieEvent, TrekkerAfwijzing>;

const isDezelfde = (a: Trekker, b: Trekker): boolean => isSame({ ...a, trekkerId: null }, { ...b, trekkerId: null });

export const trekkerToewijzen = ({ data }: ActieCommandOf<'TrekkerToewijzen'>, { trekkers }: OpgenomenActie): Besluit => {
  if (trekkers.some((known) => isDezelfde(known, data.trekker))) return accept();
  if (trekkers.some(({ trekkerId }) => trekkerId === data.trekker.trekkerId)) return refuse('trekker-bestaat-al');
  return accept({ type: 'TrekkerToegewezen', data });
};

export const trekkerOntheffen = ({ data }: ActieCommandOf<'TrekkerOntheffen'>, { trekkers, ontheven }: OpgenomenActie): Besluit => {
  const { actieId, op, trekkerId } = data;
  const trekker = trekkers.find((known) => known.trekkerId === trekkerId);
  if (trekker) return accept({ type: 'TrekkerOntheven', data: { actieId, op, trekker } });
  return ontheven.includes(trekkerId) ? accept() : refuse('trekker-onbekend');
};
