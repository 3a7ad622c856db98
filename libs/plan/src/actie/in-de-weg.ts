import type { Datum, Obstacle } from '@actiespoor/kernel';

import { obstacleOf } from '../obstacle.js';
import type { ActieCommand } from './actie.commands.js';
import { type ActieHistory, hasActie } from './actie.state.js';
import { actieOnderwerpen } from './onderwerpen.js';

/** The fact by which an actie is part of the plan only after a day, or was dropped by then; undefined where it stands then. */
export const actieInDeWeg = (history: ActieHistory, op: Datum): Obstacle | undefined => {
  const toen = history.on(op);
  if (hasActie(toen)) return toen.vervallen && { type: 'ActieVervallen', op: toen.vervallen.op };
  const fact = history.standing.find(({ type }) => type === 'ActieOpgenomen');
  return fact && obstacleOf(fact);
};

/** The first fact of after a day that says something of this subject. */
const eerstLater = (onderwerp: string, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const fact = history.after(op).find((later) => actieOnderwerpen(later).includes(onderwerp));
  return fact && obstacleOf(fact);
};

/** Of what a refusal calls unknown, absent or gone on the day of the command: the fact that says from or until which day it is there. */
export const inDeWegVanActie = (refusal: string, { type, data, stand }: ActieCommand, history: ActieHistory): Obstacle | undefined => {
  switch (refusal) {
    case 'knoop-onbekend':
    case 'knoop-opgegaan':
      return stand.knoopInDeWeg;
    case 'doel-onbekend':
    case 'hoofdactie-onbekend':
    case 'hoofdactie-vervallen':
    case 'hoofdactie-meldt-zelf':
      return stand.actieInDeWeg;
    case 'actie-vervallen':
      return actieInDeWeg(history, data.op);
    case 'plan-ingetrokken':
      return stand.ingetrokkenOp && { type: 'PlanIngetrokken', op: stand.ingetrokkenOp };
    case 'tekst-ontbreekt':
      return type === 'TekstCorrigeren' ? eerstLater(data.veld, data.op, history) : undefined;
    case 'trekker-onbekend':
      return type === 'TrekkerOntheffen' ? eerstLater(`trekker ${data.trekkerId}`, data.op, history) : undefined;
    default:
      return undefined;
  }
};
