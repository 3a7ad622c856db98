import { accept, refuse, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { hasActie, type Actie, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenPlaats, type PlaatsAfwijzing } from './plaats.js';

/** Decisions about the place of an actie in the plan: taken up once, dropped at most once. */
export type OpnameAfwijzing = 'plan-ingetrokken' | 'actie-bestaat-al' | 'actie-vervallen' | PlaatsAfwijzing;

type Besluit = Decision<ActieEvent, OpnameAfwijzing>;

type Inhoud = ActieCommandOf<'ActieOpnemen'>['data'] | OpgenomenActie;

const inhoudOf = ({ planId, knoopId, hoofdactieId, soort, code, omschrijving, schaal, volgorde }: Inhoud): object => ({
  planId,
  knoopId,
  hoofdactieId,
  soort,
  code,
  omschrijving,
  schaal,
  volgorde,
});

const opnieuwOpnemen = (data: Inhoud, actie: OpgenomenActie): Besluit => {
  if (actie.vervallen) return refuse('actie-vervallen');
  return isSame(inhoudOf(data), inhoudOf(actie)) ? accept() : refuse('actie-bestaat-al');
};

export const opnemen = ({ data, stand }: ActieCommandOf<'ActieOpnemen'>, actie: Actie): Besluit => {
  if (stand.isIngetrokken) return refuse('plan-ingetrokken');
  if (hasActie(actie)) return opnieuwOpnemen(data, actie);
  const bezwaar = bezwaarTegenPlaats(data, stand);
  return bezwaar ? refuse(bezwaar) : accept({ type: 'ActieOpgenomen', data });
};

export const latenVervallen = ({ data }: ActieCommandOf<'ActieLatenVervallen'>, { vervallen }: OpgenomenActie): Besluit => {
  if (!vervallen) return accept({ type: 'ActieVervallen', data });
  return vervallen.motief === data.motief ? accept() : refuse('actie-vervallen');
};
