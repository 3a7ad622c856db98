import { type Declined, isDeclined } from '@actiespoor/application';
import { type Datum, defined } from '@actiespoor/kernel';
import type { BareActieCommand } from '@actiespoor/plan';
import type {
  ActieId,
  ActieSoort,
  ConsultatieId,
  ConsultatieSoort,
  KaderId,
  KnoopId,
  OrganisatieCode,
  PlanEvent,
  PlanId,
  PlanSoort,
} from '@actiespoor/plan/events';
import { actiesoorten, consultatiesoorten, idMadeBy, plansoorten } from '@actiespoor/plan/model';
import { adoptedHash } from '@actiespoor/voortgang';

import { Schaalopgave } from '../acties/inhoud.js';
import { Choice, DatumField, Nested, NumberField, OrganisatieField, TextField, TextListField, UuidField } from '../validation/fields.js';
import { NotBefore } from '../validation/relations.js';
import type { Made, PlanCommandOf, Target } from './plan-table.js';

export class Periodeopgave {
  @DatumField({ optional: true })
  readonly van?: Datum;

  @NotBefore('van')
  @DatumField({ optional: true })
  readonly tot?: Datum;
}

export class Planopgave {
  @TextField({ max: 300 })
  readonly titel!: string;

  @Choice(plansoorten)
  readonly soort!: PlanSoort;

  @OrganisatieField({ description: 'De gemeente of het samenwerkingsverband waarvan het plan is.' })
  readonly eigenaar!: OrganisatieCode;

  @Nested(() => Periodeopgave)
  readonly periode!: Periodeopgave;

  @UuidField({ optional: true, description: 'Het beleidskader waar het plan uit volgt.' })
  readonly kaderId?: KaderId;

  @TextListField({ max: 100, description: 'De eigen woorden van het plan voor zijn onderdelen, van boven naar beneden.' })
  readonly niveaus!: readonly string[];

  @DatumField({ description: 'Sinds wanneer aan het plan gewerkt wordt.' })
  readonly op!: Datum;
}

/** The name of a knoop, and its place. */
export class Knoopwoorden {
  @TextField({ max: 100, description: 'Het eigen woord van het plan: actielijn, speerpunt, thema. Een van zijn niveaus.' })
  readonly niveau!: string;

  @TextField({ max: 20, optional: true })
  readonly code?: string;

  @TextField({ max: 500 })
  readonly titel!: string;

  @TextField({ max: 4000, optional: true })
  readonly toelichting?: string;

  @NumberField({ min: 1, max: 1000, description: 'Plaats tussen zijn buren, vanaf 1.' })
  readonly volgorde!: number;
}

export class Knoopopgave extends Knoopwoorden {
  @UuidField({ optional: true })
  readonly bovenliggend?: KnoopId;

  @DatumField()
  readonly op!: Datum;
}

/** An absent field stays as it is. */
export class Knoopwijziging {
  @TextField({ max: 100, optional: true })
  readonly niveau?: string;

  @TextField({ max: 20, optional: true })
  readonly code?: string;

  @TextField({ max: 500, optional: true })
  readonly titel?: string;

  @TextField({ max: 4000, optional: true })
  readonly toelichting?: string;

  @DatumField()
  readonly op!: Datum;

  @TextField({ max: 1000, optional: true })
  readonly reden?: string;
}

export class Vaststelling {
  @TextField({ max: 200, description: 'Wie het plan vaststelde, zoals college van burgemeester en wethouders.' })
  readonly orgaan!: string;

  @DatumField({ description: 'De dag van het besluit.', isDay: true })
  readonly datum!: Datum;

  @TextField({ max: 100, optional: true })
  readonly besluitnummer?: string;
}

export class GeplandeVaststelling {
  @TextField({ max: 200 })
  readonly orgaan!: string;

  @NotBefore('op')
  @DatumField({ description: 'Wanneer de vaststelling wordt verwacht, zo precies als bekend; niet voor op.' })
  readonly verwacht!: Datum;

  @DatumField()
  readonly op!: Datum;
}

export class Intrekking {
  @TextField({ max: 2000 })
  readonly motief!: string;

  @DatumField()
  readonly op!: Datum;
}

export class Consultatieopgave {
  @Choice(consultatiesoorten)
  readonly soort!: ConsultatieSoort;

  @TextField({ max: 500 })
  readonly onderwerp!: string;

  @TextListField({ max: 200 })
  readonly deelnemers!: readonly string[];

  @NotBefore('op')
  @DatumField({ description: 'Wanneer zij wordt verwacht; niet voor op.' })
  readonly verwacht!: Datum;

  @DatumField({ description: 'Sinds wanneer zij gepland is.' })
  readonly op!: Datum;
}

export class Consultatieverzetting {
  @NotBefore('op')
  @DatumField({ description: 'Wanneer zij nu wordt verwacht; niet voor op.' })
  readonly verwacht!: Datum;

  @DatumField({ description: 'Sinds wanneer zij dan wordt verwacht.' })
  readonly op!: Datum;

  @TextField({ max: 1000, optional: true })
  readonly reden?: string;
}

export class Consultatieverslag {
  @DatumField({ description: 'Wanneer zij is gehouden.' })
  readonly op!: Datum;

  @TextField({ max: 8000, optional: true })
  readonly opbrengst?: string;
}

export class Actieopgave {
  @TextField({ max: 4000 })
  readonly omschrijving!: string;

  @Choice(actiesoorten)
  readonly soort!: ActieSoort;

  @TextField({ max: 20, optional: true })
  readonly code?: string;

  @UuidField({ optional: true })
  readonly knoopId?: KnoopId;

  @UuidField({ optional: true, description: 'Bij een deelactie: de actie waar zij bij hoort.' })
  readonly hoofdactieId?: ActieId;

  @Nested(() => Schaalopgave, { optional: true })
  readonly schaal?: Schaalopgave;

  @NumberField({ min: 1, max: 1000 })
  readonly volgorde!: number;

  @DatumField()
  readonly op!: Datum;
}

type Opstelling = Omit<PlanCommandOf<'PlanOpstellen'>['data'], 'planId'>;

export const toPlan = ({ periode, ...opgave }: Planopgave): Opstelling => defined({ periode: defined({ ...periode }), ...opgave });

/** An adoption is of the text that the caller may read at that moment. */
export const toVaststelling = async (
  { datum, orgaan, besluitnummer }: Vaststelling,
  { planId, access, reader }: Target,
): Promise<PlanCommandOf<'PlanVaststellen'> | Declined> => {
  const tekst = await reader.textToAdopt(access);
  return isDeclined(tekst) ? tekst : { type: 'PlanVaststellen', data: defined({ planId, orgaan, besluitnummer, inhoudHash: adoptedHash(tekst), op: datum }) };
};

export const toConsultatieCommand = (opgave: Consultatieopgave, { planId, commandId }: Made): PlanCommandOf<'ConsultatiePlannen'> => ({
  type: 'ConsultatiePlannen',
  data: { planId, consultatieId: idMadeBy(commandId, 'consultatie'), ...opgave },
});

/** The consultatie that the facts are about. */
export const consultatieOf = ([feit]: readonly PlanEvent[]): { readonly consultatieId?: ConsultatieId } =>
  feit?.type === 'ConsultatieGepland' ? { consultatieId: feit.data.consultatieId } : {};

export const toActieCommand = (planId: PlanId, actieId: ActieId, { schaal, ...opgave }: Actieopgave): BareActieCommand => ({
  type: 'ActieOpnemen',
  data: defined({
    planId,
    actieId,
    schaal: schaal && { ...schaal },
    ...opgave,
  }),
});
