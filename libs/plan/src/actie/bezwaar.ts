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
import { isStand } from './verloop.js';

/** Why a fact cannot follow from what stands on its day. */
export type FeitAfwijzing =
  'actie-onbekend' | OpnameAfwijzing | InhoudAfwijzing | TrekkerAfwijzing | DeelnameAfwijzing | BijeenkomstAfwijzing | StatusAfwijzing | CorrectieAfwijzing;

type Gecorrigeerd = Extract<ActieStatusEvent, { readonly type: 'StatusGecorrigeerd' }>;

const isOwn = ({ data }: Gecorrigeerd, command: ActieCommand): boolean =>
  command.type === 'StatusCorrigeren' && command.data.statusupdateId === data.statusupdateId;

const isGedaan = ({ data }: Gecorrigeerd): boolean => data.status !== undefined && data.status !== 'gepland';

/**
 * A correction is no step in the table of transitions when it is made, but nobody has done anything who takes no part; and
 * what it put in place is a step for whatever is told of before it.
 */
const bezwaarTegenStatuscorrectie = (event: Gecorrigeerd, actie: OpgenomenActie, command: ActieCommand): FeitAfwijzing | undefined => {
  const bezwaar = isGedaan(event) ? bezwaarTegenBericht(event.data.organisatie, actie, command.stand) : undefined;
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
    // Whether it is part of the plan is told anew of any day, as its words are.
    case 'ActieVervallen':
    case 'ActieHersteld':
      return undefined;
  }
};

// What an organisatie reported stands in the way of an earlier end, for it can be put right or taken back. Whatever else was told
// of after that day can not, and is without effect on it: a command of such a day is refused, what stands already is a signal.
const isMelding = (event: ActieEvent): boolean => isStand(event) && (event.type !== 'StatusGecorrigeerd' || isGedaan(event));

/**
 * Why a fact cannot follow from the actie as it stands on its day; undefined where it can. New facts meet it, and later ones
 * again when something is told of before them.
 */
export const bezwaarTegenFeit = (event: ActieEvent, actie: Actie, command: Told<ActieCommand>): FeitAfwijzing | undefined => {
  if (!hasActie(actie)) return event.type === 'ActieOpgenomen' ? undefined : 'actie-onbekend';
  if (actie.vervallen && isMelding(event)) return 'actie-vervallen';
  return bezwaarInOpgenomen(event, actie, command);
};
