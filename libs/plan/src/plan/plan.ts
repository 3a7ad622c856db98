import { accept, alreadySo, compareDatum, type Decider, decideInTime, type Decision, refuse, type ToldRefusal, type Told } from '@actiespoor/kernel';

import { sindsLaatste } from '../einde.js';
import { naming, obstacleOf } from '../obstacle.js';
import { alsoOverridden } from '../overridden.js';
import { differencesFrom, endedAgain, isSame, takenBackAgain } from '../same.js';
import { isNooitGeweest } from './boom.js';
import { bezwaarTegenPlanfeit, type PlanfeitAfwijzing } from './bezwaar.js';
import { consultatieAfzeggen, consultatieHouden, consultatiePlannen, consultatieVerzetten, verslagTerugnemen } from './consultaties.js';
import { herindelingTerugnemen } from './herindeling.js';
import { genoemdeKnopen, inDeWegVanPlan } from './in-de-weg.js';
import { bezwaarTegenKnoopcode } from './knoopcodes.js';
import { knoopToevoegen, knoopWijzigen } from './knopen.js';
import { zegtHetzelfde } from './gezegd.js';
import { planOnderwerpen } from './onderwerpen.js';
import { genoemdBovenliggend, opgegaanVanaf } from './opgaan.js';
import type { PlanCommand, PlanCommandData } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import { evolvePlan, hasPlan, onbekendPlan, type OpgesteldPlan, type Plan, type PlanHistory } from './plan.state.js';
import { knoopSamenvoegen, knoopSplitsen, knoopVerplaatsen } from './structuur.js';
import { planfeitZoalsGeteld } from './geteld.js';
import { planZoalsGezegd } from './zoals-gezegd.js';
import { vaststellen, vaststellingPlannen, vaststellingTerugnemen } from './vaststelling.js';

type Afwijzing = 'bestond-toen-niet' | 'kader-onbekend' | 'knoopcode-bezet' | PlanfeitAfwijzing;

export type PlanAfwijzing = Afwijzing | ToldRefusal;

type Besluit = Decision<PlanEvent, Afwijzing>;

type Opstellen = Extract<PlanCommand, { readonly type: 'PlanOpstellen' }>;
type OverOpgesteld = Exclude<PlanCommand, { readonly type: 'PlanOpstellen' | 'PlanIntrekken' | 'PlanHerstellen' }>;

const opstellen = ({ data, isKaderOnbekend }: Opstellen, { latest, facts }: PlanHistory): Besluit => {
  if (!hasPlan(latest)) return isKaderOnbekend ? refuse('kader-onbekend') : accept({ type: 'PlanOpgesteld', data });
  if (latest.ingetrokken) return refuse('plan-ingetrokken');
  const feit = facts.find(({ type }) => type === 'PlanOpgesteld');
  const isToen = compareDatum(data.op, latest.opstelling.op) >= 0;
  if (isToen && isSame(data, latest.opstelling)) return alreadySo(feit);
  const verschillen = differencesFrom(data, latest.opstelling);
  return refuse('plan-bestaat-al', { id: latest.opstelling.planId, verschillen, ...(feit && { feit: obstacleOf(feit) }) });
};

/** A plan is withdrawn on one day, for one motive: the first day that was told. */
const intrekken = (data: PlanCommandData<'PlanIntrekken'>, { ingetrokken }: OpgesteldPlan, history: PlanHistory): Besluit => {
  if (!ingetrokken) return accept({ type: 'PlanIngetrokken', data });
  return endedAgain(sindsLaatste(history.until(data.op), 'PlanIngetrokken', 'PlanHersteld'), data, { standing: ingetrokken, refusal: 'plan-ingetrokken' });
};

/** Undoes a withdrawal by mistake, or puts a plan in force again. */
const herstellen = (data: PlanCommandData<'PlanHerstellen'>, { ingetrokken }: OpgesteldPlan, { facts }: PlanHistory): Besluit => {
  if (ingetrokken) return accept({ type: 'PlanHersteld', data });
  const eerder = facts.filter((fact) => fact.type === 'PlanHersteld').filter((fact) => fact.data.op === data.op);
  return takenBackAgain(eerder, data.motief, 'plan-niet-ingetrokken') ?? refuse('plan-niet-ingetrokken');
};

const doorvoeringVoltooien = (data: PlanCommandData<'DoorvoeringVoltooien'>, { facts }: PlanHistory): Besluit => {
  const eerder = facts.find((fact) => fact.type === 'DoorvoeringVoltooid' && fact.data.importId === data.importId);
  return eerder ? alreadySo(eerder) : accept({ type: 'DoorvoeringVoltooid', data });
};

const decideOpgesteld = ({ type, data }: OverOpgesteld, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  switch (type) {
    case 'DoorvoeringVoltooien':
      return doorvoeringVoltooien(data, history);
    case 'KnoopToevoegen':
      return knoopToevoegen(data, plan, history);
    case 'KnoopWijzigen':
      return knoopWijzigen(data, plan, history);
    case 'KnoopVerplaatsen':
      return knoopVerplaatsen(data, plan, history);
    case 'KnoopSamenvoegen':
      return knoopSamenvoegen(data, plan);
    case 'KnoopSplitsen':
      return knoopSplitsen(data, plan);
    case 'HerindelingTerugnemen':
      return herindelingTerugnemen(data, plan, history);
    case 'VaststellingPlannen':
      return vaststellingPlannen(data, plan, history);
    case 'PlanVaststellen':
      return vaststellen(data, plan, history);
    case 'VaststellingTerugnemen':
      return vaststellingTerugnemen(data, plan, history);
    case 'ConsultatiePlannen':
      return consultatiePlannen(data, plan, history);
    case 'ConsultatieVerzetten':
      return consultatieVerzetten(data, plan, history);
    case 'ConsultatieAfzeggen':
      return consultatieAfzeggen(data, plan, history);
    case 'ConsultatieHouden':
      return consultatieHouden(data, plan, history);
    case 'VerslagTerugnemen':
      return verslagTerugnemen(data, plan, history);
  }
};

/** Facts about a plan cannot precede its existence. */
const nietToen = ({ facts }: PlanHistory): Besluit => {
  const [eerste] = facts;
  return eerste ? refuse('bestond-toen-niet', { feit: { type: eerste.type, op: eerste.data.op } }) : refuse('plan-onbekend');
};

/** A fact that cannot follow is refused for that reason, so its codes are not compared. */
const withFreeCodes = (besluit: Besluit, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  if (!besluit.accepted || besluit.events.some((feit) => bezwaarTegenPlanfeit(feit, plan) !== undefined)) return besluit;
  return bezwaarTegenKnoopcode(besluit.events, history) ?? besluit;
};

// Facts about a withdrawn plan can still be taken back.
const blijftMogelijk: ReadonlySet<PlanCommand['type']> = new Set(['VerslagTerugnemen', 'HerindelingTerugnemen']);

const decide = (command: PlanCommand, plan: Plan, history: PlanHistory): Besluit => {
  if (command.type === 'PlanOpstellen') return opstellen(command, history);
  if (!hasPlan(plan)) return nietToen(history);
  if (command.type === 'PlanIntrekken') return intrekken(command.data, plan, history);
  if (command.type === 'PlanHerstellen') return herstellen(command.data, plan, history);
  if (plan.ingetrokken && !blijftMogelijk.has(command.type)) return refuse('plan-ingetrokken');
  if (genoemdeKnopen(command).some((knoopId) => knoopId !== undefined && isNooitGeweest(knoopId, plan))) return refuse('knoop-opgegaan');
  return withFreeCodes(decideOpgesteld(command, plan, history), plan, history);
};

const herroepbaar: ReadonlySet<PlanEvent['type']> = new Set([
  'KnoopGewijzigd',
  'KnoopVerplaatst',
  'KnoopSamengevoegd',
  'KnoopGesplitst',
  'VaststellingGepland',
  'PlanVastgesteld',
  'VaststellingTeruggenomen',
  'ConsultatieAfgezegd',
  'ConsultatieGehouden',
  'VerslagTeruggenomen',
]);

/** The part of the plan that a fact is about. */
const deelVan = ({ data }: PlanEvent): string | undefined => {
  if ('consultatieId' in data) return data.consultatieId;
  return 'knoopId' in data ? data.knoopId : undefined;
};

/** The decider of a plan of action: its tree, its consultaties and its adoption. Each plan has one stream. */
export const planDecider: Decider<Told<PlanCommand>, PlanHistory, PlanEvent, PlanAfwijzing> = alsoOverridden(
  naming(
    decideInTime<Told<PlanCommand>, Plan, PlanEvent, Afwijzing>({
      initial: onbekendPlan,
      evolve: evolvePlan,
      decide,
      objection: bezwaarTegenPlanfeit,
      subjects: planOnderwerpen,
      agree: zegtHetzelfde,
      tells: planZoalsGezegd,
      countsAs: (_, history) => planfeitZoalsGeteld(history),
      isReplaceable: ({ type }) => herroepbaar.has(type),
      nameOf: deelVan,
    }),
    inDeWegVanPlan,
  ),
  (command, _, history) => {
    if (command.type === 'KnoopSplitsen') return command.verhuisdOp ?? [];
    const boven = genoemdBovenliggend(command);
    return boven === undefined ? [] : [opgegaanVanaf(boven, command.data.op, history)];
  },
);
