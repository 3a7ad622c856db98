import { refuse, type Decider, type Decision } from '@actiespoor/kernel';

import type { ActieCommand } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { evolveActie } from './actie.evolve.js';
import { hasActie, onbekendeActie, type Actie, type OpgenomenActie } from './actie.state.js';
import { bijeenkomstHouden, type BijeenkomstAfwijzing } from './bijeenkomsten.js';
import { statusCorrigeren, type CorrectieAfwijzing } from './correctie.js';
import { deelnameBesluiten, type DeelnameAfwijzing } from './deelname.js';
import {
  actorBetrekken,
  dekkingVastleggen,
  koppelen,
  resultaatBeogen,
  standVanZakenVastleggen,
  tekstCorrigeren,
  wijzigen,
  type InhoudAfwijzing,
} from './inhoud.js';
import { latenVervallen, opnemen, type OpnameAfwijzing } from './opname.js';
import { planningBijstellen, planningVastleggen, type PlanningAfwijzing } from './planning.js';
import { evalueren, hervatten, starten, stoppen, uitstellen, uitvoeren, type StatusAfwijzing } from './status.js';
import { trekkerOntheffen, trekkerToewijzen, type TrekkerAfwijzing } from './trekkers.js';

export type ActieAfwijzing =
  | 'actie-onbekend'
  | OpnameAfwijzing
  | InhoudAfwijzing
  | PlanningAfwijzing
  | TrekkerAfwijzing
  | DeelnameAfwijzing
  | BijeenkomstAfwijzing
  | StatusAfwijzing
  | CorrectieAfwijzing;

type Besluit = Decision<ActieEvent, ActieAfwijzing>;

type OverOpgenomen = Exclude<ActieCommand, { readonly type: 'ActieOpnemen' }>;

const decideOpgenomen = (command: OverOpgenomen, actie: OpgenomenActie): Besluit => {
  switch (command.type) {
    case 'ActieWijzigen':
      return wijzigen(command, actie);
    case 'TekstCorrigeren':
      return tekstCorrigeren(command, actie);
    case 'ActieKoppelen':
      return koppelen(command, actie);
    case 'ActorBetrekken':
      return actorBetrekken(command, actie);
    case 'ResultaatBeogen':
      return resultaatBeogen(command, actie);
    case 'DekkingVastleggen':
      return dekkingVastleggen(command, actie);
    case 'StandVanZakenVastleggen':
      return standVanZakenVastleggen(command, actie);
    case 'PlanningVastleggen':
      return planningVastleggen(command, actie);
    case 'PlanningBijstellen':
      return planningBijstellen(command, actie);
    case 'TrekkerToewijzen':
      return trekkerToewijzen(command, actie);
    case 'TrekkerOntheffen':
      return trekkerOntheffen(command, actie);
    case 'DeelnameBesluiten':
      return deelnameBesluiten(command, actie);
    case 'BijeenkomstHouden':
      return bijeenkomstHouden(command, actie);
    case 'ActieStarten':
      return starten(command, actie);
    case 'ActieUitvoeren':
      return uitvoeren(command, actie);
    case 'ActieEvalueren':
      return evalueren(command, actie);
    case 'ActieUitstellen':
      return uitstellen(command, actie);
    case 'ActieStoppen':
      return stoppen(command, actie);
    case 'ActieHervatten':
      return hervatten(command, actie);
    case 'StatusCorrigeren':
      return statusCorrigeren(command, actie);
    case 'ActieLatenVervallen':
      return latenVervallen(command, actie);
  }
};

// What was said about a dropped actie can still be put right; and dropping it again is for `latenVervallen` to judge.
const blijftMogelijk: ReadonlySet<ActieCommand['type']> = new Set(['TekstCorrigeren', 'StatusCorrigeren', 'ActieLatenVervallen']);

const decide = (command: ActieCommand, actie: Actie): Besluit => {
  if (command.type === 'ActieOpnemen') return opnemen(command, actie);
  if (!hasActie(actie)) return refuse('actie-onbekend');
  if (command.stand.isIngetrokken) return refuse('plan-ingetrokken');
  if (actie.vervallen && !blijftMogelijk.has(command.type)) return refuse('actie-vervallen');
  return decideOpgenomen(command, actie);
};

/** One actie of a plan, who takes part in it, and how far each of them is. One stream each. */
export const actieDecider: Decider<ActieCommand, Actie, ActieEvent, ActieAfwijzing> = {
  initial: onbekendeActie,
  decide,
  evolve: evolveActie,
};
