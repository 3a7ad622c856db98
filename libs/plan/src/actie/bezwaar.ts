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
import { bezwaarTegenOvergang, type StatusAfwijzing } from './status.js';
import { bezwaarTegenOntheffing, type TrekkerAfwijzing } from './trekkers.js';

/** Why a fact cannot follow from what stands on its day. */
export type FeitAfwijzing =
  'actie-onbekend' | OpnameAfwijzing | InhoudAfwijzing | TrekkerAfwijzing | DeelnameAfwijzing | BijeenkomstAfwijzing | StatusAfwijzing | CorrectieAfwijzing;

type Gecorrigeerd = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>;

// A correction is no step in the table of transitions, but nobody has done anything who takes no part.
const bezwaarTegenStatuscorrectie = ({ data }: Gecorrigeerd, actie: OpgenomenActie, { stand }: ActieCommand): FeitAfwijzing | undefined =>
  data.status === undefined || data.status === 'gepland' ? undefined : bezwaarTegenBericht(data.organisatie, actie, stand);

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
      return bezwaarTegenBericht(event.data.organisatie, actie, command.stand);
    case 'ActieGestart':
    case 'ActieUitgevoerd':
    case 'ActieGeevalueerd':
    case 'ActieUitgesteld':
    case 'ActieGestopt':
    case 'ActieHervat':
      return bezwaarTegenBericht(event.data.organisatie, actie, command.stand) ?? bezwaarTegenOvergang(event, actie);
    case 'StatusGecorrigeerd':
      return bezwaarTegenStatuscorrectie(event, actie, command);
    case 'StatusAangevuld':
      return isGemeld(event, actie) ? undefined : 'statusupdate-onbekend';
    case 'ActieGewijzigd':
    case 'ActieVerplaatst':
    case 'ActieGekoppeld':
    case 'PlanningVastgelegd':
    case 'TrekkerToegewezen':
    case 'ActorBetrokken':
    case 'ResultaatBeoogd':
    case 'DekkingVastgelegd':
    case 'StandVanZakenVastgelegd':
    case 'ActieVervallen':
      return undefined;
    case 'ActieHersteld':
      return actie.vervallen ? undefined : 'actie-niet-vervallen';
  }
};

// What was said about a dropped actie can still be put right.
const naVervallen: ReadonlySet<ActieEvent['type']> = new Set(['TekstGecorrigeerd', 'StatusGecorrigeerd', 'StatusAangevuld', 'ActieHersteld']);

/**
 * Why a fact cannot follow from the actie as it stands on its day; undefined where it can. New facts meet it, and later ones
 * again when something is told of before them.
 */
export const bezwaarTegenFeit = (event: ActieEvent, actie: Actie, command: Told<ActieCommand>): FeitAfwijzing | undefined => {
  if (!hasActie(actie)) return event.type === 'ActieOpgenomen' ? undefined : 'actie-onbekend';
  if (actie.vervallen && !naVervallen.has(event.type)) return 'actie-vervallen';
  return bezwaarInOpgenomen(event, actie, command);
};
