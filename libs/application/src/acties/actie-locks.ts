import type { BareActieCommand } from '@actiespoor/plan';
import type { ActieId, PlanId } from '@actiespoor/plan/events';

import type { Lock, LockMode } from '../commands/locks.js';
import { canGiveCode } from '../plannen/codefeiten.js';

/** The effect of a command on the division of an actie: it divides the hoofdactie or ends that, or reports on an actie that may be divided. */
const gevolgen: Readonly<Record<BareActieCommand['type'], 'verdeelt' | 'meldt' | 'geen'>> = {
  ActieOpnemen: 'verdeelt',
  ActieHerstellen: 'verdeelt',
  ActieLatenVervallen: 'verdeelt',
  DeelnameBesluiten: 'meldt',
  BijeenkomstHouden: 'meldt',
  ActieStarten: 'meldt',
  ActieUitvoeren: 'meldt',
  ActieEvalueren: 'meldt',
  ActieUitstellen: 'meldt',
  ActieStoppen: 'meldt',
  ActieHervatten: 'meldt',
  StatusCorrigeren: 'meldt',
  BijeenkomstTerugnemen: 'geen',
  DeelnameTerugnemen: 'geen',
  ActieWijzigen: 'geen',
  TekstCorrigeren: 'geen',
  SoortCorrigeren: 'geen',
  ActieKoppelen: 'geen',
  PlanningVastleggen: 'geen',
  PlanningBijstellen: 'geen',
  TrekkerToewijzen: 'geen',
  TrekkerOntheffen: 'geen',
  ActorBetrekken: 'geen',
  ResultaatBeogen: 'geen',
  DekkingVastleggen: 'geen',
  StandVanZakenVastleggen: 'geen',
};

/** The place of the command: the plan of its actie, and the actie above that one. */
export interface Plaats {
  readonly planId: PlanId;
  readonly hoofdactieId?: ActieId | undefined;
}

const codesOf = (planId: PlanId): Lock => ({ kind: 'codes', of: planId, mode: 'exclusive' });

const verdelingOf = (actieId: ActieId, mode: LockMode): Lock => ({ kind: 'verdeling', of: actieId, mode });

/** The locks of a new actie: of the codes if it has one, and of the actie that it divides. */
export const locksOfNew = ({ planId, hoofdactieId }: Plaats, code: string | undefined): readonly Lock[] => [
  ...(code === undefined ? [] : [codesOf(planId)]),
  ...(hoofdactieId === undefined ? [] : [verdelingOf(hoofdactieId, 'exclusive')]),
];

/**
 * The locks under which a command about an actie is decided. Reports on one actie go beside each other; a command that gives no code
 * and changes no division needs none.
 */
export const locksOf = (command: BareActieCommand, { planId, hoofdactieId }: Plaats): readonly Lock[] => {
  const { actieId } = command.data;
  const gevolg = gevolgen[command.type];
  const verdeling = gevolg === 'meldt' ? verdelingOf(actieId, 'shared') : verdelingOf(hoofdactieId ?? actieId, 'exclusive');
  return [...(canGiveCode(command) ? [codesOf(planId)] : []), ...(gevolg === 'geen' ? [] : [verdeling])];
};
