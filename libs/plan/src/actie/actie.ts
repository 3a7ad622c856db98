import { compareDatum, type Datum, type Decider, decideInTime, type Decision, firstDay, refuse, type ToldRefusal, type Told } from '@actiespoor/kernel';

import { bestaanIn, grenzenOp, isBinnen } from '../einde.js';
import { naming } from '../obstacle.js';
import type { ActieCommand } from './actie.commands.js';
import type { ActieEvent } from './actie.events.js';
import { evolveActie } from './actie.evolve.js';
import { type Actie, type ActieHistory, hasActie, onbekendeActie, type OpgenomenActie } from './actie.state.js';
import { bezwaarTegenFeit, type FeitAfwijzing } from './bezwaar.js';
import { bijeenkomstHouden, bijeenkomstTerugnemen } from './bijeenkomsten.js';
import { statusCorrigeren, withBehoudenWoorden } from './correctie.js';
import { deelnameBesluiten, deelnameTerugnemen } from './deelname.js';
import { actiefeitZoalsGeteld } from './geteld.js';
import { samenGezegd, zegtHetzelfde } from './gezegd.js';
import { inDeWegVanActie } from './in-de-weg.js';
import { actorBetrekken, dekkingVastleggen, koppelen, resultaatBeogen, soortCorrigeren, standVanZakenVastleggen, tekstCorrigeren, wijzigen } from './inhoud.js';
import { alsoOverridden } from '../overridden.js';
import { actieOnderwerpen } from './onderwerpen.js';
import { herstellen, latenVervallen, opnemen } from './opname.js';
import { planningBijstellen, planningVastleggen, type PlanningAfwijzing } from './planning.js';
import { statusMelden } from './status.js';
import { takeableAs, takenBackBy } from './status-na.js';
import { actieZoalsGezegd } from './zoals-gezegd.js';
import { trekkerOntheffen, trekkerToewijzen } from './trekkers.js';
import { geldtTotVerdeling } from './verdeling.js';

type Afwijzing = 'bestond-toen-niet' | PlanningAfwijzing | FeitAfwijzing;

export type ActieAfwijzing = Afwijzing | ToldRefusal;

type Besluit = Decision<ActieEvent, Afwijzing>;

type OverOpgenomen = Exclude<Told<ActieCommand>, { readonly type: 'ActieOpnemen' }>;

/** The actie as it is shown on a day: after its end facts of later days do not count, and a mistake in its words can still be corrected. */
const shownOn = (op: Datum, actie: OpgenomenActie, { standing }: ActieHistory): OpgenomenActie => {
  if (!actie.vervallen) return actie;
  const grenzen = grenzenOp({ plan: [], actie: bestaanIn(standing) }, firstDay(op));
  const shown = standing.filter((fact) => isBinnen(grenzen, fact)).reduce(evolveActie, onbekendeActie);
  return hasActie(shown) ? shown : actie;
};

const decideOpgenomen = (command: OverOpgenomen, actie: OpgenomenActie, history: ActieHistory): Besluit => {
  switch (command.type) {
    case 'ActieWijzigen':
      return wijzigen(command, actie, history);
    case 'TekstCorrigeren':
      return tekstCorrigeren(command, shownOn(command.data.op, actie, history), history);
    case 'SoortCorrigeren':
      return soortCorrigeren(command, actie, history);
    case 'ActieKoppelen':
      return koppelen(command, actie, history);
    case 'ActorBetrekken':
      return actorBetrekken(command, actie, history);
    case 'ResultaatBeogen':
      return resultaatBeogen(command, actie, history);
    case 'DekkingVastleggen':
      return dekkingVastleggen(command, actie, history);
    case 'StandVanZakenVastleggen':
      return standVanZakenVastleggen(command, actie, history);
    case 'PlanningVastleggen':
      return planningVastleggen(command, actie, history);
    case 'PlanningBijstellen':
      return planningBijstellen(command, actie, history);
    case 'TrekkerToewijzen':
      return trekkerToewijzen(command, actie, history);
    case 'TrekkerOntheffen':
      return trekkerOntheffen(command, actie, history);
    case 'DeelnameBesluiten':
      return deelnameBesluiten(command, actie, history);
    case 'DeelnameTerugnemen':
      return deelnameTerugnemen(command, actie, history);
    case 'BijeenkomstHouden':
      return bijeenkomstHouden(command, actie, history);
    case 'BijeenkomstTerugnemen':
      return bijeenkomstTerugnemen(command, history);
    case 'ActieStarten':
    case 'ActieUitvoeren':
    case 'ActieEvalueren':
    case 'ActieUitstellen':
    case 'ActieStoppen':
    case 'ActieHervatten':
      return statusMelden(command, actie, history);
    case 'StatusCorrigeren':
      return statusCorrigeren(command, actie, history);
    case 'ActieLatenVervallen':
      return latenVervallen(command, actie, history);
    case 'ActieHerstellen':
      return herstellen(command, actie, history);
  }
};

/** Facts about an actie cannot precede its place in the plan. */
const nietToen = ({ facts }: ActieHistory): Besluit => {
  const [eerste] = facts;
  return eerste ? refuse('bestond-toen-niet', { feit: { type: eerste.type, op: eerste.data.op } }) : refuse('actie-onbekend');
};

/** True if the command withdraws a report, a decision or a meeting, without another status of the organisatie in its place. */
const isTerugneming = ({ type, data }: ActieCommand): boolean =>
  type === 'BijeenkomstTerugnemen' || type === 'DeelnameTerugnemen' || (type === 'StatusCorrigeren' && (data.status ?? 'gepland') === 'gepland');

const bezwaarTegenMoment = (command: Told<ActieCommand>): Besluit | undefined => {
  const {
    data,
    planContext: { opgesteldOp, ingetrokkenOp },
  } = command;
  if (compareDatum(data.op, opgesteldOp) < 0) return refuse('bestond-toen-niet', { feit: { type: 'PlanOpgesteld', op: opgesteldOp } });
  const isIngetrokken = ingetrokkenOp !== undefined && compareDatum(data.op, ingetrokkenOp) >= 0;
  return isIngetrokken && !isTerugneming(command) ? refuse('plan-ingetrokken') : undefined;
};

// Reports about a dropped actie can still be corrected; `latenVervallen` judges a second drop.
const blijftMogelijk: ReadonlySet<ActieCommand['type']> = new Set([
  'TekstCorrigeren',
  'StatusCorrigeren',
  'BijeenkomstTerugnemen',
  'DeelnameTerugnemen',
  'ActieLatenVervallen',
  'ActieHerstellen',
]);

const bezwaarNaEinde = ({ type, planContext }: ActieCommand, { vervallen }: OpgenomenActie): Besluit | undefined => {
  if (vervallen && !blijftMogelijk.has(type)) return refuse('actie-vervallen');
  // The words of a deelactie go with its hoofdactie.
  const isMogelijk = blijftMogelijk.has(type) && type !== 'TekstCorrigeren';
  return planContext.isHoofdactieVervallen && !isMogelijk ? refuse('hoofdactie-vervallen') : undefined;
};

const decide = (command: Told<ActieCommand>, actie: Actie, history: ActieHistory): Besluit => {
  const bezwaar = bezwaarTegenMoment(command);
  if (bezwaar) return bezwaar;
  if (command.type === 'ActieOpnemen') return opnemen(command, history);
  if (!hasActie(actie)) return nietToen(history);
  return bezwaarNaEinde(command, actie) ?? decideOpgenomen(command, actie, history);
};

const herroepbaar: ReadonlySet<ActieEvent['type']> = new Set(['TekstGecorrigeerd', 'DeelnameBesloten']);

const noemtPlaats = ({ type, data }: ActieCommand): boolean => (type === 'ActieOpnemen' || type === 'ActieWijzigen') && data.knoopId !== undefined;

/**
 * The days on which facts of other streams take the place of what a command tells: deelacties that of reports on the whole, and the knoop in which its knoop
 * was merged or split that of the place.
 */
const doorAnderen = (command: ActieCommand, facts: readonly ActieEvent[]): readonly (Datum | undefined)[] => {
  const { verdeeldVanaf, knoopOpgegaanVanaf } = command.planContext;
  return [facts.some(geldtTotVerdeling) ? verdeeldVanaf : undefined, noemtPlaats(command) ? knoopOpgegaanVanaf : undefined];
};

const inPlan = (decider: Decider<Told<ActieCommand>, ActieHistory, ActieEvent, ActieAfwijzing>): typeof decider => ({
  ...alsoOverridden(decider, (command, facts) => doorAnderen(command, facts)),
  evolve: (history, event) => decider.evolve(history, event.type === 'StatusGecorrigeerd' ? withBehoudenWoorden(event, history.facts) : event),
});

/** The decider of one actie of a plan, with the organisaties that take part and the status of each. Each actie has one stream. */
export const actieDecider: Decider<Told<ActieCommand>, ActieHistory, ActieEvent, ActieAfwijzing> = inPlan(
  naming(
    decideInTime<Told<ActieCommand>, Actie, ActieEvent, Afwijzing>({
      initial: onbekendeActie,
      evolve: evolveActie,
      decide,
      objection: bezwaarTegenFeit,
      subjects: actieOnderwerpen,
      agree: zegtHetzelfde,
      together: samenGezegd,
      tells: actieZoalsGezegd,
      countsAs: ({ planContext }, history) => actiefeitZoalsGeteld(history, planContext),
      isReplaceable: ({ type }) => herroepbaar.has(type),
      idOf: takeableAs,
      takesBack: takenBackBy,
      nameOf: ({ data }) => ('statusupdateId' in data ? data.statusupdateId : undefined),
    }),
    inDeWegVanActie,
  ),
);
