import { actieTable, ofActie } from './actie-table.js';
import { Actoropgave, Planningopgave, toActorCommand, toAssignment, toPlanningCommand, Trekkeropgave, trekkerOf, Trekkerontheffing } from './planning.js';

/** The planning of an actie, its trekkers and its actoren. */
export const planningTable = actieTable('Planning en trekkers', [
  ofActie('planningen', {
    write: {
      operation: 'planningVastleggen',
      summary: 'Leg de planning van een actie vast of stel haar bij',
      body: Planningopgave,
      tells: ['PlanningVastleggen', 'PlanningBijstellen'],
      toCommand: toPlanningCommand,
    },
    history: { operation: 'planningenVanActieLezen', summary: 'De planning van een actie door de tijd', of: ['PlanningVastgelegd'] },
  }),
  ofActie('trekkers', {
    write: {
      operation: 'trekkerToewijzen',
      summary: 'Wijs een trekker toe',
      body: Trekkeropgave,
      tells: ['TrekkerToewijzen'],
      toCommand: toAssignment,
      answer: trekkerOf,
    },
    history: { operation: 'trekkersVanActieLezen', summary: 'Wie een actie trok en trekt', of: ['TrekkerToegewezen', 'TrekkerOntheven'] },
  }),
  ofActie('ontheffingen', {
    write: {
      operation: 'trekkerOntheffen',
      summary: 'Onthef een trekker',
      body: Trekkerontheffing,
      tells: ['TrekkerOntheffen'],
      toCommand: ({ trekkerId, op }, { actieId }) => ({ type: 'TrekkerOntheffen', data: { actieId, trekkerId, op } }),
      location: 'trekkers',
    },
    history: { operation: 'ontheffingenVanActieLezen', summary: 'Welke trekkers zijn ontheven', of: ['TrekkerOntheven'] },
  }),
  ofActie('actoren', {
    write: {
      operation: 'actorBetrekken',
      summary: 'Betrek een partner bij een actie',
      body: Actoropgave,
      tells: ['ActorBetrekken'],
      toCommand: toActorCommand,
    },
    history: { operation: 'actorenVanActieLezen', summary: 'Wie bij een actie betrokken is', of: ['ActorBetrokken'] },
  }),
]);
