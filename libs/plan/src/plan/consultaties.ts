import { accept, refuse, type Decision } from '@actiespoor/kernel';

import { isSame } from '../same.js';
import type { PlanWens } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import { consultatieOf, type OpgesteldPlan } from './plan.state.js';

/** Decisions about who was heard on the plan: expected first, held later, or held without having been expected. */
export type ConsultatieAfwijzing = 'consultatie-onbekend' | 'consultatie-al-gehouden';

type Besluit = Decision<PlanEvent, ConsultatieAfwijzing>;

export const consultatiePlannen = (data: PlanWens<'ConsultatiePlannen'>, { consultaties }: OpgesteldPlan): Besluit => {
  const known = consultaties.get(data.consultatieId);
  if (known?.gehoudenOp !== undefined) return refuse('consultatie-al-gehouden');
  const isAgain = known?.verwacht === data.verwacht && isSame(consultatieOf(data), known.consultatie);
  return isAgain ? accept() : accept({ type: 'ConsultatieGepland', data });
};

export const consultatieHouden = (data: PlanWens<'ConsultatieHouden'>, { consultaties }: OpgesteldPlan): Besluit => {
  const { consultatie, ...gehouden } = data;
  const known = consultaties.get(data.consultatieId);
  if (known?.gehoudenOp !== undefined) return known.gehoudenOp === data.op ? accept() : refuse('consultatie-al-gehouden');
  const held = consultatie ?? known?.consultatie;
  if (!held) return refuse('consultatie-onbekend');
  return accept({ type: 'ConsultatieGehouden', data: { ...consultatieOf(held), ...gehouden } });
};
