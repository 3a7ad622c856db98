import { type Datum, defined, uuidV5 } from '@actiespoor/kernel';
import type { PlanCommand } from '@actiespoor/plan';
import type { ActieId, KnoopId, PlanId } from '@actiespoor/plan/events';

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
