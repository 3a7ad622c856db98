import { accept, type Decision, refuse } from '@actiespoor/kernel';

import type { KnoopId } from '../ids.js';
import { obstacleOf } from '../obstacle.js';
import { takenBackAgain } from '../same.js';
import type { Opgang } from './boom.js';
import type { PlanCommandData } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { OpgesteldPlan, PlanHistory } from './plan.state.js';

/** Decisions that take back a merge or a split. */
export type HerindelingAfwijzing = 'herindeling-onbekend';

type Teruggenomen = Extract<PlanEvent, { readonly type: 'HerindelingTeruggenomen' }>;

/** The knopen that a merge or split took out of the tree, and those that it made. */
const gevolgVan = ({ type, data }: Exclude<Opgang, Teruggenomen>): Pick<Teruggenomen['data'], 'terug' | 'weg'> =>
  type === 'KnoopSamengevoegd'
    ? { terug: data.knopen, weg: data.nieuw ? [data.in] : [] }
    : { terug: [data.knoopId], weg: data.delen.map(({ knoopId }) => knoopId) };

const eerderTeruggenomen = ({ knoopId, op }: PlanCommandData<'HerindelingTerugnemen'>, { facts }: PlanHistory): readonly Teruggenomen[] =>
  facts.filter((fact) => fact.type === 'HerindelingTeruggenomen').filter((fact) => fact.data.op === op && fact.data.terug.includes(knoopId));

/** A merge or split that was a mistake, or has a wrong day; told of the day that it names, because it was never so. */
export const herindelingTerugnemen = (
  data: PlanCommandData<'HerindelingTerugnemen'>,
  { opgegaan }: OpgesteldPlan,
  history: PlanHistory,
): Decision<PlanEvent, HerindelingAfwijzing> => {
  const { planId, knoopId, motief, op } = data;
  const feit = opgegaan.get(knoopId)?.feit;
  if (feit && feit.type !== 'HerindelingTeruggenomen' && feit.data.op === op)
    return accept({ type: 'HerindelingTeruggenomen', data: { planId, ...gevolgVan(feit), motief, op } });
  const opnieuw = takenBackAgain(eerderTeruggenomen(data, history), motief, 'herindeling-onbekend');
  if (opnieuw) return opnieuw;
  const anders = feit ?? history.after(op).find((later) => isOpgang(later) && neemtWeg(later, knoopId));
  return refuse('herindeling-onbekend', anders && { feit: obstacleOf(anders) });
};

const isOpgang = (fact: PlanEvent): fact is Exclude<Opgang, Teruggenomen> => fact.type === 'KnoopSamengevoegd' || fact.type === 'KnoopGesplitst';

const neemtWeg = (feit: Exclude<Opgang, Teruggenomen>, knoopId: KnoopId): boolean => gevolgVan(feit).terug.includes(knoopId);

/** Only a merge or split of that very day can be taken back. */
export const bezwaarTegenTerugnemenHerindeling = ({ terug, op }: Teruggenomen['data'], { opgegaan }: OpgesteldPlan): HerindelingAfwijzing | undefined =>
  terug.every((knoopId) => opgegaan.get(knoopId)?.feit.data.op === op) ? undefined : 'herindeling-onbekend';
