import type { Spoorfilter } from '@actiespoor/application';
import { type Dag, defined } from '@actiespoor/kernel';
import type { KnoopId, OrganisatieCode } from '@actiespoor/plan/events';
import { isSoort, soortNu, veldNu } from '@actiespoor/voortgang';
import { Transform } from 'class-transformer';

import { PageQueryParameters } from '../edge/queries.js';
import { Faultless } from '../validation/constraints.js';
import { Choice, DatumField, OrganisatieField, TextField, TextListField, UuidField } from '../validation/fields.js';
import { DayNotBefore } from '../validation/relations.js';
import type { Fault } from '../validation/text.js';

const splitWords = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

/** A list that asks for a soort that is none would be empty, as if nothing had happened. */
const soortFault: Fault = (value) => {
  const unknown = Array.isArray(value) ? (value as readonly unknown[]).find((soort) => typeof soort === 'string' && !isSoort(soort)) : undefined;
  return unknown === undefined ? undefined : 'heeft een soort die er niet is; de soorten staan bij soort in elk antwoord, zoals actie-gestart';
};

/** A part of the trail; all given conditions must hold. */
export class SpoorQueryParameters extends PageQueryParameters {
  @UuidField({ optional: true, description: 'Alleen wat deze medewerker vastlegde (het id, ook een van vroeger).' })
  readonly medewerker?: string;

  @OrganisatieField({ optional: true, description: 'Alleen wat over deze organisatie gaat.' })
  readonly organisatie?: OrganisatieCode;

  @Transform(splitWords)
  @Faultless('isSoort', soortFault)
  @TextListField({
    max: 60,
    optional: true,
    description:
      'Alleen deze soorten, met een komma ertussen, zoals actie-gestart,actie-uitgevoerd. Een naam van vroeger (planning-bijgesteld) telt als die van nu.',
  })
  readonly soort?: readonly string[];

  @TextField({ max: 60, optional: true, description: 'Alleen waar dit veld veranderde, zoals planning.' })
  readonly veld?: string;

  @Choice(['ja', 'nee'], { optional: true, description: 'Alleen redactionele wijzigingen, of juist alleen inhoudelijke.' })
  readonly redactioneel?: 'ja' | 'nee';

  @DatumField({ optional: true, isDay: true, description: 'Vastgelegd op of na deze dag.' })
  readonly van?: Dag;

  @DatumField({ optional: true, isDay: true, description: 'Vastgelegd op of voor deze dag.' })
  @DayNotBefore('van')
  readonly tot?: Dag;

  @DatumField({ optional: true, isDay: true, description: 'Zo op of na deze dag; een datum zonder dag telt mee waar dat kan.' })
  readonly opVan?: Dag;

  @DatumField({ optional: true, isDay: true, description: 'Zo op of voor deze dag; een datum zonder dag telt mee waar dat kan.' })
  @DayNotBefore('opVan')
  readonly opTot?: Dag;
}

export class PlanspoorQueryParameters extends SpoorQueryParameters {
  @UuidField({ optional: true, description: 'Alleen dit onderdeel, met alles waar het uit voortkwam en waar het in opging.' })
  readonly knoop?: KnoopId;
}

/** The filter for the question, without absent conditions. */
export const toFilter = (query: SpoorQueryParameters | PlanspoorQueryParameters): Spoorfilter => {
  const { medewerker, organisatie, soort, veld, van, tot, opVan, opTot, redactioneel } = query;
  return defined({
    ...{ medewerker, organisatie, van, tot, opVan, opTot },
    soorten: soort?.map(soortNu),
    veld: veld && veldNu(veld),
    redactioneel: redactioneel && redactioneel === 'ja',
    knoopId: 'knoop' in query ? query.knoop : undefined,
  });
};
