import { type Datum, defined } from '@actiespoor/kernel';
import { applyDecorators } from '@nestjs/common';
import type { ActieSoort, ActieTekstveld, OrganisatieCode, Status, StatusupdateId } from '@actiespoor/plan/events';
import { actiesoorten, actietekstvelden, idMadeBy, statussen } from '@actiespoor/plan/model';

import { Choice, DatumField, OrganisatieField, TextField, UuidField } from '../validation/fields.js';
import { After, FitsWith, NeededWhen, OnlyWhen } from '../validation/relations.js';
import type { BareActieCommandOf, Made } from './actie-table.js';

/** True for the correction of a statusupdate; the others are about the text of the actie. */
export const isStatusCorrection = ({ vervangt }: Correctie): boolean => vervangt !== undefined;

const isTextCorrection = (correctie: Correctie): boolean => !isStatusCorrection(correctie);
const isSoortCorrection = ({ veld }: Correctie): boolean => veld === 'soort';
const isSoort = (nieuw: unknown): nieuw is ActieSoort => actiesoorten.some((soort) => soort === nieuw);

const needed = 'is bij deze correctie verplicht';
const superfluous = 'hoort niet bij deze correctie';

const ofText = { optional: true, requiredWhen: isTextCorrection } as const;

/** A field that a correction of the one kind needs, and of the other may not have. */
const Needed = (belongs: (correctie: Correctie) => boolean): PropertyDecorator => applyDecorators(NeededWhen(belongs, needed), OnlyWhen(belongs, superfluous));

const wordsOf = (status: Status): PropertyDecorator => OnlyWhen((correctie: Correctie) => correctie.status === status, `hoort alleen bij status ${status}`);

/** A typing error (`veld` and `nieuw`), a mistaken kind (the same, with a reason), or a statusupdate that was not so (`vervangt` and `organisatie`). */
export class Correctie {
  @Needed(isTextCorrection)
  @Choice([...actietekstvelden, 'soort'], { ...ofText, description: 'Bij een schrijffout: welk veld. Met soort: de actie was iets anders dan er staat.' })
  readonly veld?: ActieTekstveld | 'soort';

  @Needed(isTextCorrection)
  @FitsWith((nieuw, correctie: Correctie) => !isSoortCorrection(correctie) || isSoort(nieuw), `moet bij soort een van deze zijn: ${actiesoorten.join(', ')}`)
  @TextField({
    ...ofText,
    max: 8000,
    description: 'Bij een schrijffout: de hele tekst zoals die had moeten zijn. Bij soort: actie, voornemen of optie.',
  })
  readonly nieuw?: string;

  @UuidField({ optional: true, description: 'De statusupdate die niet klopte.' })
  readonly vervangt?: StatusupdateId;

  @Needed(isStatusCorrection)
  @OrganisatieField({ optional: true, requiredWhen: isStatusCorrection, description: 'Bij een statusupdate: van wie zij was.' })
  readonly organisatie?: OrganisatieCode;

  @OnlyWhen(isStatusCorrection, superfluous)
  @Choice(statussen, { optional: true, description: 'Wat de status had moeten zijn, ook als die klopte; leeg trekt de statusupdate in.' })
  readonly status?: Status;

  @OnlyWhen(isStatusCorrection, superfluous)
  @TextField({ max: 4000, optional: true, description: 'Wat u niet noemt blijft zoals het was gemeld, voor zover het bij de status hoort.' })
  readonly toelichting?: string;

  @wordsOf('uitgevoerd')
  @TextField({ max: 4000, optional: true, description: 'Bij uitgevoerd: wat het opleverde.' })
  readonly resultaat?: string;

  @wordsOf('geevalueerd')
  @TextField({ max: 4000, optional: true, description: 'Bij geevalueerd: wat ervan geleerd is.' })
  readonly conclusie?: string;

  @wordsOf('geevalueerd')
  @TextField({ max: 4000, optional: true, description: 'Bij geevalueerd: hoe het verder gaat.' })
  readonly vervolg?: string;

  @wordsOf('uitgesteld')
  @After('op')
  @DatumField({ optional: true, description: 'Bij uitgesteld: tot wanneer.' })
  readonly tot?: Datum;

  @DatumField({ description: 'Sinds wanneer het zo was; bij een schrijffout de dag van de correctie.' })
  readonly op!: Datum;

  @NeededWhen(isSoortCorrection, needed)
  @TextField({ max: 1000, optional: true, requiredWhen: isSoortCorrection, description: 'Waarom dit niet klopte; bij soort verplicht.' })
  readonly reden?: string;
}

/** The command of a correctie, which has what its kind needs. */
export const toCorrection = (
  correctie: Correctie,
  { actieId, commandId }: Made,
): BareActieCommandOf<'StatusCorrigeren' | 'TekstCorrigeren' | 'SoortCorrigeren'> => {
  const { veld, nieuw = '', vervangt, organisatie, op, reden: _, ...melding } = correctie;
  if (vervangt !== undefined && organisatie !== undefined) {
    const statusupdateId = idMadeBy(commandId, 'statusupdate');
    return { type: 'StatusCorrigeren', data: defined({ actieId, statusupdateId, vervangt, organisatie, op, ...melding }) };
  }
  if (veld === 'soort') return { type: 'SoortCorrigeren', data: { actieId, nieuw: nieuw as ActieSoort, op } };
  return { type: 'TekstCorrigeren', data: { actieId, veld: veld ?? 'omschrijving', nieuw, op } };
};
