import { accept, alreadySo, type Decision, refuse } from '@actiespoor/kernel';

import { sindsLaatste } from '../einde.js';
import { obstacleOf } from '../obstacle.js';
import { differencesFrom, endedAgain, isSame, takenBackAgain } from '../same.js';
import type { ActieCommandOf, HoofdactieAfwijzing } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type Actie, type ActieHistory, hasActie, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenCode, bezwaarTegenKnoop, type PlaatsAfwijzing } from './plaats.js';

/** Decisions about the place of an actie in the plan: taken up once, dropped at most once. */
export type OpnameAfwijzing =
  'plan-ingetrokken' | 'actie-bestaat-al' | 'actie-vervallen' | 'actie-niet-vervallen' | 'code-intussen-bezet' | HoofdactieAfwijzing | PlaatsAfwijzing;

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

/** An actie is taken up once, whatever the day: an existing one has its first day already. */
const opnieuwOpnemen = ({ data }: ActieCommandOf<'ActieOpnemen'>, toen: Actie, eerste: Opgenomen): Besluit => {
  const { op } = eerste.data;
  const staand = hasActie(toen) ? { ...inhoudOf(toen), op } : { ...inhoudOf(eerste.data), op };
  const verschillen = differencesFrom({ ...inhoudOf(data), ...(hasActie(toen) ? {} : { op: data.op }) }, staand);
  const bestaat = refuse('actie-bestaat-al', { feit: obstacleOf(eerste), id: eerste.data.actieId, verschillen });
  if (!hasActie(toen)) return bestaat;
  if (toen.vervallen) return refuse('actie-vervallen');
  return isSame(inhoudOf(data), inhoudOf(toen)) ? alreadySo<ActieEvent>(eerste) : bestaat;
};

type Opgenomen = Extract<ActieEvent, { readonly type: 'ActieOpgenomen' }>;

export const opnemen = (command: ActieCommandOf<'ActieOpnemen'>, history: ActieHistory): Besluit => {
  const { data, planContext } = command;
  const eerste = history.facts.find((fact): fact is Opgenomen => fact.type === 'ActieOpgenomen');
  if (eerste) return opnieuwOpnemen(command, history.on(data.op), eerste);
  if (planContext.bezwaarTegenHoofdactie) return refuse(planContext.bezwaarTegenHoofdactie);
  const bezwaar = bezwaarTegenKnoop(data.knoopId, planContext);
  if (bezwaar) return refuse(bezwaar);
  const feit: ActieEvent = { type: 'ActieOpgenomen', data };
  return bezwaarTegenCode('code-bezet', { actieId: data.actieId, feiten: [feit], history, planContext }) ?? accept(feit);
};

/** An actie is dropped on one day, for one motive: the first day that was told. */
export const latenVervallen = ({ data }: ActieCommandOf<'ActieLatenVervallen'>, { vervallen }: OpgenomenActie, history: ActieHistory): Besluit => {
  if (!vervallen) return accept({ type: 'ActieVervallen', data });
  return endedAgain(sindsLaatste(history.until(data.op), 'ActieVervallen', 'ActieHersteld'), data, { standing: vervallen, refusal: 'actie-vervallen' });
};

/** Undoes a drop by mistake, or takes an actie up again. */
export const herstellen = ({ data, planContext }: ActieCommandOf<'ActieHerstellen'>, actie: OpgenomenActie, history: ActieHistory): Besluit => {
  if (actie.vervallen && planContext.bezwaarTegenHoofdactie) return refuse(planContext.bezwaarTegenHoofdactie);
  const feit: ActieEvent = { type: 'ActieHersteld', data };
  if (actie.vervallen) return bezwaarTegenCode('code-intussen-bezet', { actieId: data.actieId, feiten: [feit], history, planContext }) ?? accept(feit);
  const eerder = history.facts.filter((fact) => fact.type === 'ActieHersteld').filter((fact) => fact.data.op === data.op);
  return takenBackAgain(eerder, data.motief, 'actie-niet-vervallen') ?? refuse('actie-niet-vervallen');
};
