import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type Actie, type ActieHistory, hasActie, type OpgenomenActie } from './actie.state.js';
import type { HoofdactieAfwijzing } from './hoofdactie.js';
import { bezwaarTegenPlaats, type PlaatsAfwijzing } from './plaats.js';

/** Decisions about the place of an actie in the plan: taken up once, dropped at most once. */
export type OpnameAfwijzing = 'plan-ingetrokken' | 'actie-bestaat-al' | 'actie-vervallen' | HoofdactieAfwijzing | PlaatsAfwijzing;

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

/** Taken up once, whatever the day: one that is there already says when it came. */
const opnieuwOpnemen = ({ data }: ActieCommandOf<'ActieOpnemen'>, toen: Actie, eerste: Opgenomen): Besluit => {
  const bestaat = refuse('actie-bestaat-al', { feit: { type: eerste.type, op: eerste.data.op }, id: eerste.data.actieId });
  if (!hasActie(toen)) return bestaat;
  if (toen.vervallen) return refuse('actie-vervallen');
  return isSame(inhoudOf(data), inhoudOf(toen)) ? alreadySo<ActieEvent>(eerste) : bestaat;
};

type Opgenomen = Extract<ActieEvent, { readonly type: 'ActieOpgenomen' }>;

export const opnemen = (command: ActieCommandOf<'ActieOpnemen'>, history: ActieHistory): Besluit => {
  const { data, stand } = command;
  const eerste = history.facts.find((fact): fact is Opgenomen => fact.type === 'ActieOpgenomen');
  if (eerste) return opnieuwOpnemen(command, history.on(data.op), eerste);
  if (stand.bezwaarTegenHoofdactie) return refuse(stand.bezwaarTegenHoofdactie);
  return bezwaarTegenPlaats(data, stand) ?? accept({ type: 'ActieOpgenomen', data });
};

export const latenVervallen = (
  { data }: ActieCommandOf<'ActieLatenVervallen'>,
  { vervallen }: OpgenomenActie,
  { standing }: ActieHistory,
): Besluit => {
  const feit = standing.find(({ type }) => type === 'ActieVervallen');
  if (vervallen && feit) return vervallen.motief === data.motief ? alreadySo(feit) : refuse('actie-vervallen', { feit: { type: feit.type, op: feit.data.op } });
  return accept({ type: 'ActieVervallen', data });
};
