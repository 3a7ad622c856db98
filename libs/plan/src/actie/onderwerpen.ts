import type { Datum } from '@actiespoor/kernel';

import type { ActieEvent } from './actie.events.js';
import type { ActieHistory } from './actie.state.js';

const opnamevelden = ['omschrijving', 'schaal', 'code', 'soort', 'knoopId'] as const;

/** The subjects that a fact about an actie settles: a later fact about the same subject takes its place. */
export const actieOnderwerpen = ({ type, data }: ActieEvent): readonly string[] => {
  switch (type) {
    case 'ActieOpgenomen':
      return opnamevelden.filter((veld) => data[veld] !== undefined);
    case 'ActieGewijzigd':
      return data.wijzigingen.map(({ veld }) => veld);
    case 'TekstGecorrigeerd':
      return [data.veld];
    case 'SoortGecorrigeerd':
      return ['soort'];
    case 'ActieVerplaatst':
      return ['knoopId'];
    case 'ActieGekoppeld':
      return [`koppeling ${data.koppeling.soort} ${data.koppeling.doel}`];
    case 'PlanningVastgelegd':
      return ['planning'];
    case 'TrekkerToegewezen':
    case 'TrekkerOntheven':
      return [`trekker ${data.trekker.trekkerId}`];
    case 'ActorBetrokken':
      return [`actor ${data.actor.organisatie ?? ''} ${data.actor.tekst}`];
    case 'ResultaatBeoogd':
      return ['resultaat'];
    case 'DekkingVastgelegd':
      return ['dekking'];
    case 'StandVanZakenVastgelegd':
      return ['standVanZaken'];
    case 'DeelnameBesloten':
    case 'DeelnameTeruggenomen':
      return [`deelname ${data.organisatie}`];
    case 'ActieGestart':
    case 'ActieUitgevoerd':
    case 'ActieGeevalueerd':
    case 'ActieUitgesteld':
    case 'ActieGestopt':
    case 'ActieHervat':
    case 'StatusGecorrigeerd':
      return [`status ${data.organisatie}`];
    case 'StatusAangevuld':
    case 'BijeenkomstGehouden':
    case 'BijeenkomstTeruggenomen':
      return [];
    case 'ActieVervallen':
    case 'ActieHersteld':
      return ['vervallen'];
  }
};

/** The last fact about a subject by that day; undefined if there is none. */
export const laatsteOver = (onderwerp: string, op: Datum, history: ActieHistory): ActieEvent | undefined =>
  history.until(op).findLast((fact) => actieOnderwerpen(fact).includes(onderwerp));
