import { compareDatum, type Datum, defined, firstDay, type Obstacle } from '@actiespoor/kernel';

import type { PlanId } from '../ids.js';
import { obstacleOf } from '../obstacle.js';
import type { HoofdactieAfwijzing, DecisionContext } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { type ActieHistory, hasActie, type OpgenomenActie } from './actie.state.js';
import { zonderTeruggenomenDeelnames } from './deelname.js';
import { geldendeDelen, isEigenBericht } from './verdeling.js';

/** Days from the first one up to the last, which is excluded; without a last one the days have no end. */
interface Dagen {
  readonly van: Datum;
  readonly tot?: Datum | undefined;
}

const isWithin = ({ van, tot }: Dagen, { data: { op } }: ActieEvent): boolean =>
  firstDay(op) >= firstDay(van) && (tot === undefined || firstDay(op) < firstDay(tot));

const eigenBericht = ({ standing }: ActieHistory, dagen: Dagen): ActieEvent | undefined =>
  zonderTeruggenomenDeelnames(standing, (fact) => fact).find((fact) => isEigenBericht(fact) && isWithin(dagen, fact));

/** The reason why an actie cannot be the hoofdactie of a new deelactie of this plan from a day on; undefined if it can. */
export const bezwaarTegenHoofdactie = (history: ActieHistory, planId: PlanId, op: Datum): HoofdactieAfwijzing | undefined => {
  const actie = history.on(op);
  if (!hasActie(actie) || actie.planId !== planId) return 'hoofdactie-onbekend';
  if (actie.vervallen) return 'hoofdactie-vervallen';
  if (actie.hoofdactieId !== undefined) return 'hoofdactie-is-deelactie';
  return eigenBericht(history, { van: op }) ? 'hoofdactie-meldt-zelf' : undefined;
};

/** The first report of an actie on itself that prevents a deelactie from a day on. */
export const eigenBerichtInDeWeg = (history: ActieHistory, op: Datum): Obstacle | undefined => {
  const fact = eigenBericht(history, { van: op });
  return fact && obstacleOf(fact);
};

/** The first such report that prevents the return of a deelactie from a day on, until the deelactie was dropped once more. */
export const eigenBerichtBijHerstel = (hoofdactie: ActieHistory, deelactie: ActieHistory, op: Datum): Obstacle | undefined => {
  const tot = deelactie.after(op).find(({ type }) => type === 'ActieVervallen')?.data.op;
  const fact = eigenBericht(hoofdactie, { van: op, tot });
  return fact && obstacleOf(fact);
};

/** The first of the deelacties in force on a day, with the fact by which it is. */
const deelIn = (delen: readonly ActieHistory[], op: Datum): Obstacle | undefined => {
  const deel = delen.find((een) => geldendeDelen([een.on(op)].filter(hasActie)).length > 0);
  const fact = deel?.until(op).findLast(({ type }) => type === 'ActieOpgenomen' || type === 'ActieHersteld');
  return fact && { ...obstacleOf(fact), id: fact.data.actieId };
};

/** The division of an actie as seen from a day, by the histories of all its deelacties: those in force, or else the first day with one. */
export const verdelingOp = (op: Datum, delen: readonly ActieHistory[]): Pick<DecisionContext, 'deelacties' | 'verdeeldVanaf' | 'verdeeldDoor'> => {
  const geldendOp = (dag: Datum): readonly OpgenomenActie[] => geldendeDelen(delen.map((deel) => deel.on(dag)).filter(hasActie));
  const later = delen.flatMap((deel) => deel.after(op)).filter(({ type }) => type === 'ActieOpgenomen' || type === 'ActieHersteld');
  const verdeeldVanaf = later
    .map(({ data }) => data.op)
    .toSorted(compareDatum)
    .find((dag) => geldendOp(dag).length > 0);
  return defined({ deelacties: geldendOp(op).map(({ actieId }) => actieId), verdeeldVanaf, verdeeldDoor: deelIn(delen, op) });
};
