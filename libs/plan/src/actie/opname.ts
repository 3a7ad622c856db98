import { accept, alreadySo, compareDatum, type Decision, refuse } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { ActieCommandOf } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type ActieHistory, hasActie, type OpgenomenActie } from './actie.state.js';
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
const opnieuwOpnemen = ({ data }: ActieCommandOf<'ActieOpnemen'>, actie: OpgenomenActie, eerste: Opgenomen): Besluit => {
  const feit = { type: eerste.type, op: eerste.data.op };
  if (actie.vervallen) return refuse('actie-vervallen');
  if (!isSame(inhoudOf(data), inhoudOf(actie))) return refuse('actie-bestaat-al', { feit, id: actie.actieId });
  return compareDatum(data.op, eerste.data.op) < 0 ? refuse('actie-bestaat-al', { feit, id: actie.actieId }) : alreadySo<ActieEvent>(eerste);
};

type Opgenomen = Extract<ActieEvent, { readonly type: 'ActieOpgenomen' }>;

export const opnemen = (command: ActieCommandOf<'ActieOpnemen'>, history: ActieHistory): Besluit => {
  const { data, stand } = command;
  const eerste = history.facts.find((fact): fact is Opgenomen => fact.type === 'ActieOpgenomen');
  const actie = history.latest;
  if (eerste && hasActie(actie)) return opnieuwOpnemen(command, actie, eerste);
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
