import { accept, alreadySo, type Datum, type Decision, refuse } from '@actiespoor/kernel';

import { sindsLaatste } from '../einde.js';
import { compareWords, endedAgain, isSame, takenBackAgain } from '../same.js';
import type { PlanCommandData } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { ConsultatieId } from '../ids.js';
import { consultatieOf, type ConsultatieState, type OpgesteldPlan, type PlanHistory } from './plan.state.js';

/** Decisions about consultations on the plan: expected first, held later, or held without being expected. */
export type ConsultatieAfwijzing = 'consultatie-onbekend' | 'consultatie-niet-gehouden' | 'consultatie-al-gehouden' | 'consultatie-afgezegd' | 'verslag-anders';

type Besluit = Decision<PlanEvent, ConsultatieAfwijzing>;

type OverConsultatie = 'ConsultatieGepland' | 'ConsultatieGehouden';

/** The fact by which it was so on the day of the command: a fact of a later day is another one. */
const feitOf = (type: OverConsultatie, { consultatieId, op }: { readonly consultatieId: ConsultatieId; readonly op: Datum }, history: PlanHistory) =>
  history.until(op).findLast((fact) => fact.type === type && fact.data.consultatieId === consultatieId);

type Gepland = Extract<PlanEvent, { readonly type: 'ConsultatieGepland' }>;

/** The content of a planned consultatie without its id, for comparing: the order of its participants does not count. */
const inhoudOf = ({ soort, onderwerp, deelnemers, verwacht }: Gepland['data']): object => ({ soort, onderwerp, deelnemers: deelnemers.toSorted(), verwacht });

/**
 * The plan for the same consultatie, told before under another id; if it was postponed only the last one counts. Of several the one told of
 * the same day is meant.
 */
const geplandIn = (facts: readonly PlanEvent[], data: Gepland['data']): Gepland | undefined => {
  const laatste = new Map(facts.filter((fact): fact is Gepland => fact.type === 'ConsultatieGepland').map((fact) => [fact.data.consultatieId, fact]));
  const zelfde = [...laatste.values()].filter((fact) => isSame(inhoudOf(fact.data), inhoudOf(data)));
  return zelfde.find(({ data: { op } }) => op === data.op) ?? zelfde[0];
};

/** The plan of this very day, also if the consultatie was postponed on that day: what is told of a day last counts. */
const vanDieDag = (data: Gepland['data'], { facts }: PlanHistory): Gepland | undefined =>
  facts.find((fact): fact is Gepland => fact.type === 'ConsultatieGepland' && fact.data.op === data.op && isSame(inhoudOf(fact.data), inhoudOf(data)));

/** As it stood on the day of the command, or else as it was planned on any day. */
const geplandZoals = (data: Gepland['data'], history: PlanHistory): Gepland | undefined =>
  geplandIn(history.until(data.op), data) ?? geplandIn(history.facts, data) ?? vanDieDag(data, history);

/** True if it is expected so, or was held since; a report overtakes the plan. */
const isZo = (toen: ConsultatieState | undefined, { verwacht }: Gepland['data']): boolean =>
  toen !== undefined && !toen.afgezegd && (toen.verwacht === undefined || toen.verwacht === verwacht);

/** A new consultatie gets an id of its own; one that is told to have been planned earlier keeps its id. */
const nieuwGepland = (data: Gepland['data'], { consultaties }: OpgesteldPlan, history: PlanHistory): Besluit => {
  const zelfde = geplandZoals(data, history);
  if (!zelfde) return accept({ type: 'ConsultatieGepland', data });
  const { consultatieId } = zelfde.data;
  return isZo(consultaties.get(consultatieId), data) ? alreadySo<PlanEvent>(zelfde) : accept({ type: 'ConsultatieGepland', data: { ...data, consultatieId } });
};

export const consultatiePlannen = (data: PlanCommandData<'ConsultatiePlannen'>, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  const known = plan.consultaties.get(data.consultatieId);
  if (!known) return nieuwGepland(data, plan, history);
  const isAgain = !known.afgezegd && known.verwacht === data.verwacht && isSame(consultatieOf(data), known.consultatie);
  if (isAgain) return alreadySo(feitOf('ConsultatieGepland', data, history));
  if (known.gehoudenOp === undefined) return accept({ type: 'ConsultatieGepland', data });
  // A report of an earlier day may be told after the plan that it overtakes.
  const eerder = history.facts.find((fact) => fact.type === 'ConsultatieGepland' && fact.data.op === data.op && isSame(fact.data, data));
  return eerder ? alreadySo(eerder) : refuse('consultatie-al-gehouden');
};

/** A planned consultatie that moves, or is planned again after it was called off; it keeps its id. */
export const consultatieVerzetten = (data: PlanCommandData<'ConsultatieVerzetten'>, plan: OpgesteldPlan, history: PlanHistory): Besluit => {
  const known = plan.consultaties.get(data.consultatieId);
  if (!known) return refuse('consultatie-onbekend');
  return consultatiePlannen({ ...known.consultatie, ...data }, plan, history);
};

/** A consultatie is called off on one day, for one motive, as long as it was not held: the first day that was told since it was planned. */
export const consultatieAfzeggen = (data: PlanCommandData<'ConsultatieAfzeggen'>, { consultaties }: OpgesteldPlan, history: PlanHistory): Besluit => {
  const known = consultaties.get(data.consultatieId);
  if (!known) return refuse('consultatie-onbekend');
  if (!known.afgezegd) return accept({ type: 'ConsultatieAfgezegd', data });
  const feiten = history.until(data.op).filter((fact) => 'consultatieId' in fact.data && fact.data.consultatieId === data.consultatieId);
  return endedAgain(sindsLaatste(feiten, 'ConsultatieAfgezegd', 'ConsultatieGepland'), data, { standing: known.afgezegd, refusal: 'consultatie-afgezegd' });
};

/** A consultatie that was held cannot be called off. */
export const bezwaarTegenAfzeggen = (
  { consultatieId }: PlanCommandData<'ConsultatieAfzeggen'>,
  { consultaties }: OpgesteldPlan,
): ConsultatieAfwijzing | undefined => {
  const known = consultaties.get(consultatieId);
  if (!known) return 'consultatie-onbekend';
  return known.gehoudenOp === undefined ? undefined : 'consultatie-al-gehouden';
};

export const consultatieHouden = (data: PlanCommandData<'ConsultatieHouden'>, { consultaties }: OpgesteldPlan, history: PlanHistory): Besluit => {
  const { consultatie, ...gehouden } = data;
  const known = consultaties.get(data.consultatieId);
  if (known?.gehoudenOp === data.op) {
    const { added, contradicted } = compareWords({ opbrengst: data.opbrengst }, { opbrengst: known.opbrengst });
    if (contradicted.length > 0) return refuse('verslag-anders', { verschillen: contradicted });
    if (Object.keys(added).length === 0) return alreadySo(feitOf('ConsultatieGehouden', data, history));
  }
  const held = consultatie ?? known?.consultatie;
  if (!held) return refuse('consultatie-onbekend');
  return accept({ type: 'ConsultatieGehouden', data: { ...consultatieOf(held), ...gehouden } });
};

type Gehouden = Extract<PlanEvent, { readonly type: 'ConsultatieGehouden' }>['data'];

const isAanvulling = ({ op, opbrengst }: Gehouden, known: ConsultatieState): boolean =>
  known.gehoudenOp === op && known.opbrengst === undefined && opbrengst !== undefined;

/** A consultatie is held once; its report may be added on the same day. */
export const bezwaarTegenGehouden = (gehouden: Gehouden, { consultaties }: OpgesteldPlan): ConsultatieAfwijzing | undefined => {
  const known = consultaties.get(gehouden.consultatieId);
  // An addition takes the place of the first words, so it follows from what stood before them.
  const eerder = known && isAanvulling(gehouden, known) ? known.vorige : known;
  if (eerder?.afgezegd) return 'consultatie-afgezegd';
  return eerder?.gehoudenOp === undefined ? undefined : 'consultatie-al-gehouden';
};

/** A report that was a mistake, or has a wrong day or other words; told of the day that it names, because it was never true. */
export const verslagTerugnemen = (data: PlanCommandData<'VerslagTerugnemen'>, { consultaties }: OpgesteldPlan, { facts }: PlanHistory): Besluit => {
  const known = consultaties.get(data.consultatieId);
  if (known?.gehoudenOp === data.op) return accept({ type: 'VerslagTeruggenomen', data });
  const { consultatieId, motief, op } = data;
  const eerder = facts.filter((fact) => fact.type === 'VerslagTeruggenomen').filter((fact) => fact.data.consultatieId === consultatieId && fact.data.op === op);
  const opnieuw = takenBackAgain(eerder, motief, 'consultatie-niet-gehouden');
  if (opnieuw) return opnieuw;
  if (!known) return refuse('consultatie-onbekend');
  return refuse('consultatie-niet-gehouden', known.gehoudenOp && { feit: { type: 'ConsultatieGehouden', op: known.gehoudenOp } });
};

/** Only the report of that very day can be taken back. */
export const bezwaarTegenTerugnemen = (
  { consultatieId, op }: PlanCommandData<'VerslagTerugnemen'>,
  { consultaties }: OpgesteldPlan,
): ConsultatieAfwijzing | undefined => (consultaties.get(consultatieId)?.gehoudenOp === op ? undefined : 'consultatie-niet-gehouden');
