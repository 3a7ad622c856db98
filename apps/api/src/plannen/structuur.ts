import { type Datum, defined, uuidV5 } from '@actiespoor/kernel';
import type { OpgesteldPlan, PlanCommand } from '@actiespoor/plan';
import type { ActieId, KnoopId, PlanId } from '@actiespoor/plan/events';
import { codeSleutel } from '@actiespoor/plan/model';
import type { PlanWeergave } from '@actiespoor/voortgang';

import { invalidInput } from '../edge/problem.js';
import type { InvalidParam } from '../validation/invalid-params.js';
import { DatumField, Nested, NestedList, NumberField, TextField, UuidField, UuidListField } from '../validation/fields.js';
import { Knoopwoorden } from './opgaven.js';

/** A knoop of a plan, by the path of a request. */
export interface KnoopPath {
  readonly planId: PlanId;
  readonly knoopId: KnoopId;
}

class Structuurwijziging {
  @DatumField({ description: 'Sinds wanneer het plan zo is ingedeeld.' })
  readonly op!: Datum;

  @TextField({ max: 1000, optional: true })
  readonly reden?: string;
}

export class Knoopverplaatsing extends Structuurwijziging {
  @UuidField({ optional: true, description: 'Waar het onderdeel onder komt; bovenaan het plan waar dit ontbreekt.' })
  readonly bovenliggend?: KnoopId;

  @NumberField({ min: 1, max: 1000, description: 'Plaats tussen zijn buren, vanaf 1.' })
  readonly volgorde!: number;
}

export class NieuweKnoop extends Knoopwoorden {
  @UuidField({ optional: true })
  readonly bovenliggend?: KnoopId;
}

export class Knoopsamenvoeging extends Structuurwijziging {
  @UuidListField({ description: 'De onderdelen die opgaan in het onderdeel van het pad, of samen met dat in het nieuwe.' })
  readonly knopen!: readonly KnoopId[];

  @Nested(() => NieuweKnoop, { optional: true, description: 'Waar zij samen in opgaan, als dat een nieuw onderdeel is.' })
  readonly nieuw?: NieuweKnoop;
}

export class Knoopdeelopgave extends Knoopwoorden {
  @UuidListField({ description: 'De acties die naar dit deel gaan. Wat nergens genoemd is gaat naar het eerste deel.' })
  readonly acties!: readonly ActieId[];
}

export class Knoopsplitsing extends Structuurwijziging {
  @NestedList(() => Knoopdeelopgave, { description: 'De delen; zij hangen waar het onderdeel hing.' })
  readonly delen!: readonly Knoopdeelopgave[];
}

export const toVerplaatsing = (path: KnoopPath, { reden: _, ...opgave }: Knoopverplaatsing): PlanCommand => ({
  type: 'KnoopVerplaatsen',
  data: defined({ ...path, ...opgave }),
});

export const toSamenvoeging = ({ planId, knoopId }: KnoopPath, commandId: string, { knopen, nieuw, op }: Knoopsamenvoeging): PlanCommand => {
  if (nieuw === undefined) return { type: 'KnoopSamenvoegen', data: { planId, knopen, in: knoopId, op } };
  const made = uuidV5(commandId, 'knoop') as KnoopId;
  return { type: 'KnoopSamenvoegen', data: { planId, knopen: [knoopId, ...knopen], in: made, nieuw: defined({ ...nieuw }), op } };
};

export const toSplitsing = (path: KnoopPath, commandId: string, { delen, op }: Knoopsplitsing): PlanCommand => ({
  type: 'KnoopSplitsen',
  data: {
    ...path,
    op,
    delen: delen.map((deel, index) => defined({ ...deel, knoopId: uuidV5(commandId, `deel|${String(index)}`) as KnoopId })),
  },
});

/** The words that a request gives for the level of a knoop, each with its place in the body. */
export type Genoemd = readonly (readonly [name: string, niveau: string | undefined])[];

/** The levels of a plan: as it was made, and as knopen that came out of its document are called. */
const niveausIn = ({ opstelling, knopen }: OpgesteldPlan): readonly string[] => [...new Set([...opstelling.niveaus, ...[...knopen.values()].map(({ niveau }) => niveau)])];

/** A plan that names no levels takes any. @throws ProblemException 400 for a level that the plan does not have */
export const checkNiveaus = (plan: OpgesteldPlan, genoemd: Genoemd): void => {
  const niveaus = niveausIn(plan);
  const bekend = new Set(niveaus.map(codeSleutel));
  const faults = genoemd.flatMap(([name, niveau]): readonly InvalidParam[] =>
    niveau === undefined || bekend.size === 0 || bekend.has(codeSleutel(niveau)) ? [] : [{ name, reason: `moet een niveau van dit plan zijn: ${niveaus.join(', ')}` }],
  );
  if (faults.length > 0) throw invalidInput(faults);
};

/**
 * An actie that does not hang under the knoop would silently be forgotten. Of a knoop that is gone nothing is checked:
 * it may be this very splitsing, sent again.
 *
 * @throws ProblemException 400
 */
export const checkVerdeling = ({ knopen }: PlanWeergave, knoopId: KnoopId, { delen }: Knoopsplitsing): void => {
  const sleutels = delen.map(({ code }) => (code === undefined ? undefined : codeSleutel(code)));
  const dubbel = sleutels.flatMap((sleutel, deel): readonly InvalidParam[] =>
    sleutel !== undefined && sleutels.indexOf(sleutel) < deel ? [{ name: `delen[${String(deel)}].code`, reason: 'is al de code van een ander deel' }] : [],
  );
  if (dubbel.length > 0) throw invalidInput(dubbel);
  const knoop = knopen.find((een) => een.knoopId === knoopId);
  if (!knoop) return;
  const known = new Set(knoop.acties.map(({ actieId }) => actieId));
  const faults = delen.flatMap(({ acties }, deel): readonly InvalidParam[] =>
    acties.flatMap((actieId, index) =>
      known.has(actieId) ? [] : [{ name: `delen[${String(deel)}].acties[${String(index)}]`, reason: 'hangt niet onder dit onderdeel' }],
    ),
  );
  if (faults.length > 0) throw invalidInput(faults);
};
