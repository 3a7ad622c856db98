import type { Datum, Obstacle } from '@actiespoor/kernel';

import type { OrganisatieCode } from '../ids.js';
import { obstacleOf } from '../obstacle.js';
import type { ActieCommand } from './actie.commands.js';
import { type ActieHistory, hasActie, uitvoeringOf } from './actie.state.js';
import { actieOnderwerpen, laatsteOver } from './onderwerpen.js';

/** The fact from which an actie is part of the plan only after a day, or by which it was dropped by then; undefined if it is part of the plan then. */
export const actieInDeWeg = (history: ActieHistory, op: Datum): Obstacle | undefined => {
  const toen = history.on(op);
  if (hasActie(toen)) return toen.vervallen && { type: 'ActieVervallen', op: toen.vervallen.op };
  const fact = history.standing.find(({ type }) => type === 'ActieOpgenomen');
  return fact && obstacleOf(fact);
};

/** The first fact about this subject after a day. */
const eerstLater = (onderwerp: string, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const fact = history.after(op).find((later) => actieOnderwerpen(later).includes(onderwerp));
  return fact && obstacleOf(fact);
};

const soortVan = (op: Datum, history: ActieHistory): Obstacle | undefined => {
  const fact = laatsteOver('soort', op, history);
  return fact && obstacleOf(fact);
};

/** The report by which an organisatie has its status on that day. */
const statusVan = (organisatie: OrganisatieCode, op: Datum, history: ActieHistory): Obstacle | undefined => {
  const toen = history.on(op);
  const regel = hasActie(toen) ? uitvoeringOf(toen, organisatie).verloop.findLast(({ ronde }) => ronde === undefined) : undefined;
  return regel && { type: regel.door, op: regel.op };
};

/** The fact from or until which a thing exists, if a refusal calls it unknown, absent or gone on the day of the command. */
export const inDeWegVanActie = (refusal: string, { type, data, planContext }: ActieCommand, history: ActieHistory): Obstacle | undefined => {
  switch (refusal) {
    case 'knoop-onbekend':
    case 'knoop-opgegaan':
      return planContext.knoopInDeWeg;
    case 'doel-onbekend':
    case 'hoofdactie-onbekend':
    case 'hoofdactie-vervallen':
    case 'hoofdactie-meldt-zelf':
      return planContext.actieInDeWeg;
    case 'actie-vervallen':
      return actieInDeWeg(history, data.op);
    case 'is-geen-actie-maar-voorstel':
      return soortVan(data.op, history);
    case 'plan-ingetrokken':
      return planContext.ingetrokkenOp && { type: 'PlanIngetrokken', op: planContext.ingetrokkenOp };
    case 'al-begonnen':
      return type === 'DeelnameBesluiten' ? statusVan(data.organisatie, data.op, history) : undefined;
    case 'tekst-ontbreekt':
      return type === 'TekstCorrigeren' ? eerstLater(data.veld, data.op, history) : undefined;
    case 'trekker-onbekend':
      return type === 'TrekkerOntheffen' ? eerstLater(`trekker ${data.trekkerId}`, data.op, history) : undefined;
    default:
      return undefined;
  }
};
