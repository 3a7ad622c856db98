import type { OpgesteldPlan } from '@actiespoor/plan';
import type { ActieId, KnoopId } from '@actiespoor/plan/events';
import { codeSleutel } from '@actiespoor/plan/model';
import type { PlanWeergave } from '@actiespoor/voortgang';

import { type Declined, type Fault, incorrect } from '../outcome.js';

/** The words that a request gives for the level of a knoop, each with its place in the body. */
export type Genoemd = readonly (readonly [name: string, niveau: string | undefined])[];

/** The levels of a plan: as it was made, and those of knopen from its document. */
const niveausIn = ({ opstelling, knopen }: OpgesteldPlan): readonly string[] => [
  ...new Set([...opstelling.niveaus, ...[...knopen.values()].map(({ niveau }) => niveau)]),
];

/** The faults for levels that the plan does not have; a plan without named levels takes any. */
export const niveauFaults = (plan: OpgesteldPlan, genoemd: Genoemd): Declined | undefined => {
  const niveaus = niveausIn(plan);
  const bekend = new Set(niveaus.map(codeSleutel));
  const faults = genoemd.flatMap(([name, niveau]): readonly Fault[] =>
    niveau === undefined || bekend.size === 0 || bekend.has(codeSleutel(niveau))
      ? []
      : [{ name, reason: `moet een niveau van dit plan zijn: ${niveaus.join(', ')}` }],
  );
  return faults.length > 0 ? incorrect(faults) : undefined;
};

/** The checked fields of a part of a split knoop. */
interface Deel {
  readonly code?: string;
  readonly acties: readonly ActieId[];
}

const dubbeleCodes = (delen: readonly Deel[]): readonly Fault[] => {
  const sleutels = delen.map(({ code }) => (code === undefined ? undefined : codeSleutel(code)));
  return sleutels.flatMap((sleutel, deel): readonly Fault[] =>
    sleutel !== undefined && sleutels.indexOf(sleutel) < deel ? [{ name: `delen[${String(deel)}].code`, reason: 'is al de code van een ander deel' }] : [],
  );
};

/**
 * An actie that is not under the knoop would silently be forgotten. For a knoop that is gone nothing is checked:
 * the request may be the same splitsing, sent again.
 *
 * @param toen the plan on the day of the splitsing; undefined if it did not exist then
 */
export const verdelingFaults = (toen: PlanWeergave | undefined, knoopId: KnoopId, delen: readonly Deel[]): Declined | undefined => {
  if (!toen) return undefined;
  const dubbel = dubbeleCodes(delen);
  if (dubbel.length > 0) return incorrect(dubbel);
  const knoop = toen.knopen.find((een) => een.knoopId === knoopId);
  if (!knoop) return undefined;
  const known = new Set(knoop.acties.map(({ actieId }) => actieId));
  const faults = delen.flatMap(({ acties }, deel): readonly Fault[] =>
    acties.flatMap((actieId, index) =>
      known.has(actieId) ? [] : [{ name: `delen[${String(deel)}].acties[${String(index)}]`, reason: 'hangt niet onder dit onderdeel' }],
    ),
  );
  return faults.length > 0 ? incorrect(faults) : undefined;
};
