import { type Datum, defined, uuidV5 } from '@actiespoor/kernel';
import type { KaderCommand } from '@actiespoor/plan';
import type { KaderId, KaderSoort } from '@actiespoor/plan/events';

import { Periodeopgave } from '../plannen/opgaven.js';
import { Choice, DatumField, Nested, NestedList, TextField, TextListField, UuidField } from '../validation/fields.js';

export class Verplichtingopgave {
  @TextField({ max: 50 })
  readonly code!: string;

  @TextField({ max: 1000, description: 'Waartoe het kader verplicht, zoals een lokaal plan binnen een jaar.' })
  readonly omschrijving!: string;

  @DatumField()
  readonly uiterlijk!: Datum;
}

export class Kaderopgave {
  @TextField({ max: 300 })
  readonly titel!: string;

  @Choice(['regiovisie', 'regio-aanpak', 'beleidskader', 'landelijk-programma'] as const)
  readonly soort!: KaderSoort;

  @Nested(() => Periodeopgave)
  readonly periode!: Periodeopgave;

  @TextField({ max: 200, optional: true })
  readonly vastgesteldDoor?: string;

  @DatumField({ optional: true })
  readonly vastgesteldOp?: Datum;

  @UuidField({ optional: true })
  readonly voorganger?: KaderId;

  @TextListField({ max: 300, description: 'De actielijnen, doelen of speerpunten van het kader.' })
  readonly onderdelen!: readonly string[];

  @NestedList(() => Verplichtingopgave)
  readonly verplichtingen!: readonly Verplichtingopgave[];

  @DatumField()
  readonly op!: Datum;
}

export const kaderIdOf = (commandId: string): KaderId => uuidV5(commandId, 'kader') as KaderId;

export const toKaderCommand = (commandId: string, { periode, verplichtingen, ...opgave }: Kaderopgave): KaderCommand => ({
  type: 'KaderRegistreren',
  data: defined({
    kaderId: kaderIdOf(commandId),
    periode: defined({ ...periode }),
    verplichtingen: verplichtingen.map((verplichting) => ({ ...verplichting })),
    ...opgave,
  }),
});
