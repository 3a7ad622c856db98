import { type KnoopWijziging, knoopvelden, type PlanEvent } from './plan.events.js';
import type { PlanCommand, PlanCommandData } from './plan.commands.js';

const wijzigingen = (data: PlanCommandData<'KnoopWijzigen'>): readonly KnoopWijziging[] =>
  knoopvelden.flatMap((veld) => (data[veld] === undefined ? [] : [{ veld, oud: null, nieuw: data[veld] }]));

const verplaatst = ({ planId, knoopId, op, bovenliggend, volgorde }: PlanCommandData<'KnoopVerplaatsen'>): PlanEvent => {
  const nieuw = { bovenliggend: bovenliggend ?? null, volgorde };
  return { type: 'KnoopVerplaatst', data: { planId, knoopId, op, oud: nieuw, nieuw } };
};

/**
 * A command about fields as facts that have every field which it names, whatever of it was recorded already: a later fact overrides the
 * command if it contradicts one of these. Undefined for a command that is recorded whole or not at all.
 */
export const planZoalsGezegd = ({ type, data }: PlanCommand): readonly PlanEvent[] | undefined => {
  switch (type) {
    case 'KnoopWijzigen':
      return [{ type: 'KnoopGewijzigd', data: { planId: data.planId, knoopId: data.knoopId, op: data.op, wijzigingen: wijzigingen(data) } }];
    case 'KnoopVerplaatsen':
      return [verplaatst(data)];
    case 'VaststellingPlannen':
      return [{ type: 'VaststellingGepland', data }];
    // A knoop that was there already has another id than the command: the recorded fact tells.
    case 'KnoopToevoegen':
    case 'HerindelingTerugnemen':
    case 'KnoopSamenvoegen':
    case 'KnoopSplitsen':
    case 'PlanOpstellen':
    case 'DoorvoeringVoltooien':
    case 'PlanVaststellen':
    case 'VaststellingTerugnemen':
    case 'PlanIntrekken':
    case 'PlanHerstellen':
    case 'ConsultatiePlannen':
    case 'ConsultatieVerzetten':
    case 'ConsultatieAfzeggen':
    case 'VerslagTerugnemen':
    case 'ConsultatieHouden':
      return undefined;
  }
};
