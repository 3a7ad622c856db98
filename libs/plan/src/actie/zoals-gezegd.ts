import type { ActieCommand, ActieCommandOf } from './actie.commands.js';
import type { ActieEvent, ActieWijziging } from './actie.events.js';

const gezegdeVelden = ({ omschrijving, code, soort, schaal }: ActieCommandOf<'ActieWijzigen'>['data']): readonly ActieWijziging[] =>
  Object.entries({ omschrijving, code, soort, schaal: schaal?.tekst }).flatMap(([veld, nieuw]) =>
    nieuw === undefined ? [] : [{ veld, oud: null, nieuw } as ActieWijziging],
  );

const wijziging = ({ data }: ActieCommandOf<'ActieWijzigen'>): readonly ActieEvent[] => {
  const { actieId, op, schaal, knoopId } = data;
  const tekst: ActieEvent = { type: 'ActieGewijzigd', data: { actieId, op, wijzigingen: gezegdeVelden(data), ...(schaal && { schaal }) } };
  return knoopId === undefined ? [tekst] : [tekst, { type: 'ActieVerplaatst', data: { actieId, op, oud: null, nieuw: knoopId } }];
};

/**
 * A command about fields as facts that have every field which it names, whatever of it was recorded already: a later fact overrides the
 * command if it contradicts one of these. Undefined for a command that is recorded whole or not at all.
 */
export const actieZoalsGezegd = (command: ActieCommand): readonly ActieEvent[] | undefined => {
  const { type, data } = command;
  const { actieId, op } = data;
  switch (type) {
    case 'ActieOpnemen':
      return [{ type: 'ActieOpgenomen', data }];
    case 'ActieWijzigen':
      return wijziging(command as ActieCommandOf<'ActieWijzigen'>);
    case 'TekstCorrigeren':
      return [{ type: 'TekstGecorrigeerd', data: { ...data, oud: '' } }];
    case 'SoortCorrigeren':
      return [{ type: 'SoortGecorrigeerd', data: { ...data, oud: data.nieuw } }];
    case 'ResultaatBeogen':
      return [{ type: 'ResultaatBeoogd', data: { actieId, op, oud: null, nieuw: data.resultaat } }];
    case 'StandVanZakenVastleggen':
      return [{ type: 'StandVanZakenVastgelegd', data: { actieId, op, oud: null, nieuw: data.standVanZaken } }];
    case 'DekkingVastleggen':
      return [{ type: 'DekkingVastgelegd', data: { actieId, op, oud: null, nieuw: data.dekking } }];
    case 'PlanningVastleggen':
    case 'PlanningBijstellen':
      return [{ type: 'PlanningVastgelegd', data: { actieId, op, oud: null, nieuw: data.planning } }];
    case 'ActieKoppelen':
      return [{ type: 'ActieGekoppeld', data }];
    case 'DeelnameBesluiten':
      return [{ type: 'DeelnameBesloten', data: { ...data, vorige: null } }];
    case 'ActorBetrekken':
    case 'TrekkerToewijzen':
    case 'TrekkerOntheffen':
    case 'BijeenkomstTerugnemen':
    case 'DeelnameTerugnemen':
    case 'BijeenkomstHouden':
    case 'ActieStarten':
    case 'ActieUitvoeren':
    case 'ActieEvalueren':
    case 'ActieUitstellen':
    case 'ActieStoppen':
    case 'ActieHervatten':
    case 'StatusCorrigeren':
    case 'ActieLatenVervallen':
    case 'ActieHerstellen':
      return undefined;
  }
};
