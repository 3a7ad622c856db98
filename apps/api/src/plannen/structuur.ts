import { type Declined, niveauFaults, verdelingFaults } from '@actiespoor/application';
import { type Datum, defined } from '@actiespoor/kernel';
import type { ActieId, KnoopId, PlanEvent } from '@actiespoor/plan/events';
import { deelIdMadeBy, idMadeBy } from '@actiespoor/plan/model';

import type { Vastgelegd } from '../answers.js';
import type { IdsIn } from '../resource/resource.js';
import { DatumField, Nested, NestedList, NumberField, TextField, UuidField, UuidListField } from '../validation/fields.js';
import { type Knoopopgave, type Knoopwijziging, Knoopwoorden } from './opgaven.js';
import type { PlanCommandOf, Target } from './plan-table.js';

type KnoopTarget = Target & IdsIn<':knoopId'>;

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

export const toKnoopCommand = (opgave: Knoopopgave, { planId, commandId, access: { plan } }: Target): PlanCommandOf<'KnoopToevoegen'> | Declined =>
  niveauFaults(plan, [['niveau', opgave.niveau]]) ?? {
    type: 'KnoopToevoegen',
    data: defined({ planId, knoopId: idMadeBy(commandId, 'knoop'), ...opgave }),
  };

export const toKnoopChange = (
  { reden: _, ...opgave }: Knoopwijziging,
  { planId, knoopId, access: { plan } }: KnoopTarget,
): PlanCommandOf<'KnoopWijzigen'> | Declined =>
  niveauFaults(plan, [['niveau', opgave.niveau]]) ?? { type: 'KnoopWijzigen', data: defined({ planId, knoopId, ...opgave }) };

export const toVerplaatsing = ({ reden: _, ...opgave }: Knoopverplaatsing, { planId, knoopId }: KnoopTarget): PlanCommandOf<'KnoopVerplaatsen'> => ({
  type: 'KnoopVerplaatsen',
  data: defined({ planId, knoopId, ...opgave }),
});

export const toSamenvoeging = (
  { knopen, nieuw, op }: Knoopsamenvoeging,
  { planId, knoopId, commandId, access: { plan } }: KnoopTarget,
): PlanCommandOf<'KnoopSamenvoegen'> | Declined => {
  if (nieuw === undefined) return { type: 'KnoopSamenvoegen', data: { planId, knopen, in: knoopId, op } };
  const made = idMadeBy(commandId, 'knoop');
  return (
    niveauFaults(plan, [['nieuw.niveau', nieuw.niveau]]) ?? {
      type: 'KnoopSamenvoegen',
      data: { planId, knopen: [knoopId, ...knopen], in: made, nieuw: defined({ ...nieuw }), op },
    }
  );
};

export const toSplitsing = async (
  { delen, op }: Knoopsplitsing,
  { planId, knoopId, commandId, access, reader }: KnoopTarget,
): Promise<PlanCommandOf<'KnoopSplitsen'> | Declined> => {
  const faults = niveauFaults(
    access.plan,
    delen.map(({ niveau }, index) => [`delen[${String(index)}].niveau`, niveau]),
  );
  if (faults) return faults;
  const made = delen.map((deel, index) => defined({ ...deel, knoopId: deelIdMadeBy(commandId, index) }));
  const { toen, verhuizingen } = await reader.division(
    access,
    op,
    delen.flatMap(({ acties }) => acties),
  );
  const verhuisdOp = verhuizingen.filter(({ nieuw }) => nieuw !== knoopId).map((verhuizing) => verhuizing.op);
  return verdelingFaults(toen, knoopId, delen) ?? { type: 'KnoopSplitsen', data: { planId, knoopId, op, delen: made }, verhuisdOp };
};

/** The knoop, or the parts of one, that the facts made. */
export const knoopOf = ([feit]: readonly PlanEvent[]): Pick<Vastgelegd, 'knoopId' | 'knopen'> => {
  if (feit?.type === 'KnoopToegevoegd') return { knoopId: feit.data.knoopId };
  if (feit?.type === 'KnoopSamengevoegd') return { knoopId: feit.data.in };
  return feit?.type === 'KnoopGesplitst' ? { knopen: feit.data.delen.map(({ knoopId }) => knoopId) } : {};
};
