import { accept, refuse, type Decider, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import { consultatieHouden, consultatiePlannen, type ConsultatieAfwijzing } from './consultaties.js';
import { knoopToevoegen, knoopWijzigen, type KnoopAfwijzing } from './knopen.js';
import type { PlanCommand, PlanWens } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import { evolvePlan, hasPlan, isIngetrokken, onbekendPlan, type OpgesteldPlan, type Plan } from './plan.state.js';
import { knoopSamenvoegen, knoopSplitsen, knoopVerplaatsen, type StructuurAfwijzing } from './structuur.js';
import { vaststellen, vaststellingPlannen, type VaststellingAfwijzing } from './vaststelling.js';

export type PlanAfwijzing =
  | 'plan-onbekend'
  | 'plan-bestaat-al'
  | 'plan-ingetrokken'
  | KnoopAfwijzing
  | StructuurAfwijzing
  | VaststellingAfwijzing
  | ConsultatieAfwijzing;

type Besluit = Decision<PlanEvent, PlanAfwijzing>;

type OverOpgesteld = Exclude<PlanCommand, { readonly type: 'PlanOpstellen' | 'PlanIntrekken' }>;

const opstellen = (data: PlanWens<'PlanOpstellen'>, plan: Plan): Besluit => {
  if (!hasPlan(plan)) return accept({ type: 'PlanOpgesteld', data });
  if (isIngetrokken(plan)) return refuse('plan-ingetrokken');
  return isSame(data, plan.opstelling) ? accept() : refuse('plan-bestaat-al');
};

const intrekken = (data: PlanWens<'PlanIntrekken'>, { ingetrokken }: OpgesteldPlan): Besluit => {
  if (!ingetrokken) return accept({ type: 'PlanIngetrokken', data });
  return ingetrokken.motief === data.motief ? accept() : refuse('plan-ingetrokken');
};

const doorvoeringVoltooien = (data: PlanWens<'DoorvoeringVoltooien'>, { doorgevoerd }: OpgesteldPlan): Besluit =>
  doorgevoerd.has(data.importId) ? accept() : accept({ type: 'DoorvoeringVoltooid', data });

const decideOpgesteld = ({ type, data }: OverOpgesteld, plan: OpgesteldPlan): Besluit => {
  switch (type) {
    case 'DoorvoeringVoltooien':
      return doorvoeringVoltooien(data, plan);
    case 'KnoopToevoegen':
      return knoopToevoegen(data, plan);
    case 'KnoopWijzigen':
      return knoopWijzigen(data, plan);
    case 'KnoopVerplaatsen':
      return knoopVerplaatsen(data, plan);
    case 'KnoopSamenvoegen':
      return knoopSamenvoegen(data, plan);
    case 'KnoopSplitsen':
      return knoopSplitsen(data, plan);
    case 'VaststellingPlannen':
      return vaststellingPlannen(data, plan);
    case 'PlanVaststellen':
      return vaststellen(data, plan);
    case 'ConsultatiePlannen':
      return consultatiePlannen(data, plan);
    case 'ConsultatieHouden':
      return consultatieHouden(data, plan);
  }
};

const decide = (command: PlanCommand, plan: Plan): Besluit => {
  if (command.type === 'PlanOpstellen') return opstellen(command.data, plan);
  if (!hasPlan(plan)) return refuse('plan-onbekend');
  if (command.type === 'PlanIntrekken') return intrekken(command.data, plan);
  if (isIngetrokken(plan)) return refuse('plan-ingetrokken');
  return decideOpgesteld(command, plan);
};

/** A plan of action: its tree, its consultaties and its adoption. One stream each. */
export const planDecider: Decider<PlanCommand, Plan, PlanEvent, PlanAfwijzing> = { initial: onbekendPlan, decide, evolve: evolvePlan };
