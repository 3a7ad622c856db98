import type { Told } from '@actiespoor/kernel';

import type { ActieCommand } from './actie.commands.js';
import type { ActieEvent, ActieStatusEvent } from './actie.events.js';
import { type Actie, hasActie, type OpgenomenActie, uitvoeringOf } from './actie.state.js';
import { bezwaarTegenBericht } from './bericht.js';
import type { BijeenkomstAfwijzing } from './bijeenkomsten.js';
import type { CorrectieAfwijzing } from './correctie.js';
import { bezwaarTegenDeelname, type DeelnameAfwijzing } from './deelname.js';
import { bezwaarTegenCorrectie, type InhoudAfwijzing } from './inhoud.js';
import type { OpnameAfwijzing } from './opname.js';
import { bezwaarTegenGecorrigeerd, bezwaarTegenOvergang, type StatusAfwijzing } from './status.js';
import { bezwaarTegenOntheffing, type TrekkerAfwijzing } from './trekkers.js';
import { isStanding } from './verloop.js';

/** The reason why a fact cannot follow from the state on its day. */
export type FeitAfwijzing =
  'actie-onbekend' | OpnameAfwijzing | InhoudAfwijzing | TrekkerAfwijzing | DeelnameAfwijzing | BijeenkomstAfwijzing | StatusAfwijzing | CorrectieAfwijzing;

type Gecorrigeerd = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>;

const isOwn = ({ data }: Gecorrigeerd, command: ActieCommand): boolean =>
  command.type === 'StatusCorrigeren' && command.data.statusupdateId === data.statusupdateId;

const isGedaan = ({ data }: Gecorrigeerd): boolean => data.status !== undefined && data.status !== 'gepland';

/**
 * The table of transitions does not apply to a new correction, but an organisatie that takes no part has done nothing. The status that
 * the correction put in place is a step of the table for every fact that is told later of an earlier day.
 */
const bezwaarTegenStatuscorrectie = (event: Gecorrigeerd, actie: OpgenomenActie, command: ActieCommand): FeitAfwijzing | undefined => {
  const bezwaar = isGedaan(event) ? bezwaarTegenBericht(event.data.organisatie, actie, command.planContext) : undefined;
  return bezwaar ?? (isOwn(event, command) ? undefined : bezwaarTegenGecorrigeerd(event.data, actie));
};

const isGemeld = ({ data }: Extract<ActieEvent, { readonly type: 'StatusAangevuld' }>, actie: OpgenomenActie): boolean =>
  uitvoeringOf(actie, data.organisatie).verloop.some(({ statusupdateId }) => statusupdateId === data.statusupdateId);

const bezwaarInOpgenomen = (event: ActieEvent, actie: OpgenomenActie, command: ActieCommand): FeitAfwijzing | undefined => {
  switch (event.type) {
    case 'ActieOpgenomen':
      return 'actie-bestaat-al';
    case 'TekstGecorrigeerd':
      return bezwaarTegenCorrectie(event.data, actie);
    case 'TrekkerOntheven':
      return bezwaarTegenOntheffing(event.data, actie);
    case 'DeelnameBesloten':
      return bezwaarTegenDeelname(event, actie);
    case 'BijeenkomstGehouden':
      return bezwaarTegenBericht(event.data.organisatie, actie, command.planContext);
    case 'ActieGestart':
    case 'ActieUitgevoerd':
    case 'ActieGeevalueerd':
    case 'ActieUitgesteld':
    case 'ActieGestopt':
    case 'ActieHervat':
      return bezwaarTegenBericht(event.data.organisatie, actie, command.planContext) ?? bezwaarTegenOvergang(event, actie);
    case 'StatusGecorrigeerd':
      return bezwaarTegenStatuscorrectie(event, actie, command);
    case 'StatusAangevuld':
      return isGemeld(event, actie) ? undefined : 'statusupdate-onbekend';
    // A decision about the meeting has found it, and a report that was taken back blocks nothing.
    case 'BijeenkomstTeruggenomen':
    case 'DeelnameTeruggenomen':
    case 'SoortGecorrigeerd':
    case 'ActieGewijzigd':
    case 'ActieVerplaatst':
    case 'ActieGekoppeld':
    case 'PlanningVastgelegd':
    case 'TrekkerToegewezen':
    case 'ActorBetrokken':
    case 'ResultaatBeoogd':
    case 'DekkingVastgelegd':
    case 'StandVanZakenVastgelegd':
    // Dropping and restoring may be told again of any day, as the text may.
    case 'ActieVervallen':
    case 'ActieHersteld':
      return undefined;
  }
};

// Only a status of an organisatie stands in the way of an earlier end, because it can be corrected or withdrawn. Other facts of
// later days have no effect on the end: a command of such a day is refused, and a recorded fact of such a day is a signal.
const isMelding = (event: ActieEvent): boolean => isStanding(event) && (event.type !== 'StatusGecorrigeerd' || isGedaan(event));

/**
 * The reason why a fact cannot follow from the actie on its day; undefined if it can. New facts meet this rule, and later facts meet it
 * again when a fact of an earlier day is told.
 */
export const bezwaarTegenFeit = (event: ActieEvent, actie: Actie, command: Told<ActieCommand>): FeitAfwijzing | undefined => {
  if (!hasActie(actie)) return event.type === 'ActieOpgenomen' ? undefined : 'actie-onbekend';
  if (actie.vervallen && isMelding(event)) return 'actie-vervallen';
  return bezwaarInOpgenomen(event, actie, command);
};
