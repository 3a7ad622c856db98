import { type Datum, defined } from '@actiespoor/kernel';
import type { ActieSoort, Dekking, KnoopId, Koppeling, Schaal, SchaalSoort } from '@actiespoor/plan/events';
import { actiesoorten, dekkingszekerheden, koppelingsoorten, schaalsoorten } from '@actiespoor/plan/model';

import { Choice, DatumField, Nested, TextField, UuidField } from '../validation/fields.js';
import { OnlyWhen } from '../validation/relations.js';
import { uuidFault } from '../validation/text.js';
import type { BareActieCommandOf, Made } from './actie-table.js';

export class Schaalopgave implements Schaal {
  @TextField({ max: 200, description: 'De woorden van het plan, zoals Zo mogelijk in regionaal verband.' })
  readonly tekst!: string;

  @Choice(schaalsoorten)
  readonly soort!: SchaalSoort;
}

/** An absent field stays as it is. */
export class Actiewijziging {
  @DatumField()
  readonly op!: Datum;

  @TextField({ max: 4000, optional: true })
  readonly omschrijving?: string;

  @Nested(() => Schaalopgave, { optional: true })
  readonly schaal?: Schaalopgave;

  @TextField({ max: 20, optional: true })
  readonly code?: string;

  @Choice(actiesoorten, { optional: true })
  readonly soort?: ActieSoort;

  @UuidField({ optional: true, description: 'Het onderdeel van het plan waar de actie naartoe gaat.' })
  readonly knoopId?: KnoopId;

  @TextField({ max: 1000, optional: true, description: 'Met wie de wijziging is afgestemd.' })
  readonly geconsulteerd?: string;

  @TextField({ max: 1000, optional: true })
  readonly reden?: string;
}

const isId = (doel: unknown): boolean => typeof doel === 'string' && uuidFault(doel.toLowerCase()) === undefined;

export class Koppelingopgave implements Koppeling {
  @Choice(koppelingsoorten)
  readonly soort!: Koppeling['soort'];

  @OnlyWhen(
    ({ soort, doel }: Koppelingopgave) => soort !== 'buitenPlan' || !isId(doel),
    'is bij buitenPlan een omschrijving in woorden; naar iets met een id verwijst zieOok, gebaseerdOp of tevensOnder',
  )
  @TextField({
    max: 500,
    description:
      'Bij tevensOnder een knoopId en bij zieOok een actieId. Bij gebaseerdOp een actieId van een actie die u mag lezen, ook als zij is vervallen, of een omschrijving; bij buitenPlan alleen een omschrijving, en geen id.',
  })
  readonly doel!: string;

  @TextField({ max: 500, optional: true })
  readonly tekst?: string;

  @DatumField()
  readonly op!: Datum;
}

export class Dekkingopgave {
  @TextField({ max: 4000 })
  readonly tekst!: string;

  @TextField({ max: 500, optional: true })
  readonly bron?: string;

  @Choice(dekkingszekerheden)
  readonly zekerheid!: Dekking['zekerheid'];

  @TextField({ max: 200, optional: true, description: 'Moment in de planning en control, zoals 1e tussenrapportage 2025.' })
  readonly moment?: string;

  @DatumField()
  readonly op!: Datum;
}

export class Resultaatopgave {
  @TextField({ max: 4000 })
  readonly resultaat!: string;

  @DatumField()
  readonly op!: Datum;
}

export class StandVanZaken {
  @TextField({ max: 8000 })
  readonly standVanZaken!: string;

  @DatumField()
  readonly op!: Datum;
}

export class Vervallenverklaring {
  @TextField({ max: 2000 })
  readonly motief!: string;

  @DatumField()
  readonly op!: Datum;
}

export const toChangeCommand = ({ reden: _, ...change }: Actiewijziging, { actieId }: Made): BareActieCommandOf<'ActieWijzigen'> => ({
  type: 'ActieWijzigen',
  data: defined({ actieId, ...change }),
});

export const toLinkCommand = ({ op, ...koppeling }: Koppelingopgave, { actieId }: Made): BareActieCommandOf<'ActieKoppelen'> => ({
  type: 'ActieKoppelen',
  data: { actieId, op, koppeling: defined(koppeling) },
});

export const toFundingCommand = ({ op, ...dekking }: Dekkingopgave, { actieId }: Made): BareActieCommandOf<'DekkingVastleggen'> => ({
  type: 'DekkingVastleggen',
  data: { actieId, op, dekking: defined(dekking) },
});
