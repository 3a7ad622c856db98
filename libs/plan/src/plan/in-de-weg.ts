import type { Datum, Obstacle } from '@actiespoor/kernel';

import { obstacleOf } from '../obstacle.js';
import type { PlanCommand } from './plan.commands.js';
import type { PlanEvent } from './plan.events.js';
import type { ConsultatieId, KnoopId } from '../ids.js';
import { hasPlan, type PlanHistory } from './plan.state.js';

const isMadeBy = ({ type, data }: PlanEvent, knoopId: KnoopId): boolean => {
  if (type === 'KnoopToegevoegd') return data.knoopId === knoopId;
  if (type === 'KnoopSamengevoegd') return data.nieuw !== undefined && data.in === knoopId;
  return type === 'KnoopGesplitst' && data.delen.some((deel) => deel.knoopId === knoopId);
};

/** The fact from which a knoop is in the tree only after a day, or by which it left the tree before; undefined if it is in the tree then, or never is. */
export const knoopInDeWeg = (knoopId: KnoopId, op: Datum, history: PlanHistory): Obstacle | undefined => {
  const toen = history.on(op);
  if (hasPlan(toen) && toen.knopen.has(knoopId)) return undefined;
  const opgang = hasPlan(toen) ? toen.opgegaan.get(knoopId)?.feit : undefined;
  const fact = opgang ?? history.after(op).find((later) => isMadeBy(later, knoopId));
  return fact && obstacleOf(fact);
};

const consultatieInDeWeg = (consultatieId: ConsultatieId, op: Datum, history: PlanHistory): Obstacle | undefined => {
  const fact = history.after(op).find(({ type, data }) => type === 'ConsultatieGepland' && data.consultatieId === consultatieId);
  return fact && obstacleOf(fact);
};

const verslagInDeWeg = (consultatieId: ConsultatieId, op: Datum, history: PlanHistory): Obstacle | undefined => {
  const toen = history.on(op);
  const gehoudenOp = hasPlan(toen) ? toen.consultaties.get(consultatieId)?.gehoudenOp : undefined;
  return gehoudenOp && { type: 'ConsultatieGehouden', op: gehoudenOp };
};

const afzeggingInDeWeg = (consultatieId: ConsultatieId, op: Datum, history: PlanHistory): Obstacle | undefined => {
  const toen = history.on(op);
  const afgezegd = hasPlan(toen) ? toen.consultaties.get(consultatieId)?.afgezegd : undefined;
  return afgezegd && { type: 'ConsultatieAfgezegd', op: afgezegd.op };
};

/** The planning, the end or the report of a consultatie by which a refusal about it is so. */
const overConsultatie = (refusal: string, { data }: PlanCommand, history: PlanHistory): Obstacle | undefined => {
  if (!('consultatieId' in data)) return undefined;
  if (refusal === 'consultatie-onbekend') return consultatieInDeWeg(data.consultatieId, data.op, history);
  if (refusal === 'consultatie-afgezegd') return afzeggingInDeWeg(data.consultatieId, data.op, history);
  return refusal === 'consultatie-al-gehouden' || refusal === 'verslag-anders' ? verslagInDeWeg(data.consultatieId, data.op, history) : undefined;
};

const intrekkingInDeWeg = (op: Datum, history: PlanHistory): Obstacle | undefined => {
  const toen = history.on(op);
  return hasPlan(toen) && toen.ingetrokken ? { type: 'PlanIngetrokken', op: toen.ingetrokken.op } : undefined;
};

const vaststellingInDeWeg = (op: Datum, history: PlanHistory): Obstacle | undefined => {
  const toen = history.on(op);
  return hasPlan(toen) && toen.vastgesteld ? { type: 'PlanVastgesteld', op: toen.vastgesteld.op } : undefined;
};

const latereIntrekking = (op: Datum, history: PlanHistory): Obstacle | undefined => {
  const fact = history.after(op).find(({ type }) => type === 'PlanIngetrokken');
  return fact && obstacleOf(fact);
};

/** The knopen that a command needs in the tree. */
export const genoemdeKnopen = ({ type, data }: PlanCommand): readonly (KnoopId | undefined)[] => {
  switch (type) {
    case 'KnoopToevoegen':
      return [data.bovenliggend];
    case 'KnoopWijzigen':
    case 'KnoopSplitsen':
      return [data.knoopId];
    case 'KnoopVerplaatsen':
      return [data.knoopId, data.bovenliggend];
    case 'KnoopSamenvoegen':
      return [...data.knopen, data.nieuw ? data.nieuw.bovenliggend : data.in];
    case 'PlanOpstellen':
    case 'DoorvoeringVoltooien':
    case 'HerindelingTerugnemen':
    case 'VaststellingPlannen':
    case 'PlanVaststellen':
    case 'VaststellingTerugnemen':
    case 'PlanIntrekken':
    case 'PlanHerstellen':
    case 'ConsultatiePlannen':
    case 'ConsultatieVerzetten':
    case 'ConsultatieAfzeggen':
    case 'ConsultatieHouden':
    case 'VerslagTerugnemen':
      return [];
  }
};

/** The fact from or until which a thing exists, if a refusal calls it unknown or gone on the day of the command. */
export const inDeWegVanPlan = (refusal: string, command: PlanCommand, history: PlanHistory): Obstacle | undefined => {
  const { op } = command.data;
  if (refusal === 'kader-onbekend' && command.type === 'PlanOpstellen') return command.kaderInDeWeg;
  if (refusal === 'plan-ingetrokken') return intrekkingInDeWeg(op, history);
  if (refusal === 'plan-niet-ingetrokken') return latereIntrekking(op, history);
  if (refusal === 'vaststelling-anders') return vaststellingInDeWeg(op, history);
  if (refusal !== 'knoop-onbekend' && refusal !== 'knoop-opgegaan') return overConsultatie(refusal, command, history);
  const found = genoemdeKnopen(command).map((knoopId) => (knoopId === undefined ? undefined : knoopInDeWeg(knoopId, op, history)));
  return found.find((obstacle) => obstacle !== undefined);
};
