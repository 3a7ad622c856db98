import { type Datum, defined } from '@actiespoor/kernel';
import type { ActieTekstveld, OrganisatieCode, Status, StatusupdateId } from '@actiespoor/plan/events';

import { invalidInput } from '../edge/problem.js';
import { Choice, DatumField, OrganisatieField, TextField, UuidField } from '../validation/fields.js';
import type { InvalidParam } from '../validation/invalid-params.js';
import type { ActieWishOf, Made } from './actie-table.js';
import { statusupdateIdOf } from './statusupdates.js';

const tekstvelden: readonly ActieTekstveld[] = ['omschrijving', 'standVanZaken', 'resultaat', 'dekking', 'planning'];
const statussen: readonly Status[] = ['gepland', 'gestart', 'uitgevoerd', 'geevalueerd', 'uitgesteld', 'gestopt'];

/** Either a typing error (`veld` and `nieuw`), or a statusupdate that was not so (`vervangt` and `organisatie`). */
export class Correctie {
  @Choice(tekstvelden, { optional: true, description: 'Bij een schrijffout: welk veld.' })
  readonly veld?: ActieTekstveld;

  @TextField({ max: 8000, optional: true, description: 'Bij een schrijffout: de hele tekst zoals die had moeten zijn.' })
  readonly nieuw?: string;

  @UuidField({ optional: true, description: 'De statusupdate die niet klopte.' })
  readonly vervangt?: StatusupdateId;

  @OrganisatieField({ optional: true, description: 'Bij een statusupdate: van wie zij was.' })
  readonly organisatie?: OrganisatieCode;

  @Choice(statussen, { optional: true, description: 'Wat de status had moeten zijn; leeg trekt de statusupdate in.' })
  readonly status?: Status;

  @TextField({ max: 4000, optional: true })
  readonly toelichting?: string;

  @DatumField({ description: 'Sinds wanneer het zo was; bij een schrijffout de dag van de correctie.' })
  readonly op!: Datum;
}

const ofStatus = ['vervangt', 'organisatie'] as const;
const ofText = ['veld', 'nieuw'] as const;

const missing = (correctie: Correctie, names: readonly (keyof Correctie)[]): readonly InvalidParam[] =>
  names.filter((name) => correctie[name] === undefined).map((name) => ({ name, reason: 'is bij deze correctie verplicht' }));

const superfluous = (correctie: Correctie, names: readonly (keyof Correctie)[]): readonly InvalidParam[] =>
  names.filter((name) => correctie[name] !== undefined).map((name) => ({ name, reason: 'hoort niet bij deze correctie' }));

export const isStatusCorrection = ({ vervangt }: Correctie): boolean => vervangt !== undefined;

/** @throws ProblemException 400 where it is neither the one nor the other, with every fault */
export const checkCorrectie = (correctie: Correctie): void => {
  const faults = isStatusCorrection(correctie)
    ? [...missing(correctie, ofStatus), ...superfluous(correctie, ofText)]
    : [...missing(correctie, ofText), ...superfluous(correctie, ['organisatie', 'status', 'toelichting'])];
  if (faults.length > 0) throw invalidInput(faults);
};

/** The command of a checked correctie. */
export const toCorrection = (correctie: Correctie, { actieId, commandId }: Made): ActieWishOf<'StatusCorrigeren' | 'TekstCorrigeren'> => {
  const { veld, nieuw, vervangt, organisatie, status, toelichting, op } = correctie;
  if (vervangt !== undefined && organisatie !== undefined) {
    const statusupdateId = statusupdateIdOf(commandId);
    return { type: 'StatusCorrigeren', data: defined({ actieId, statusupdateId, vervangt, organisatie, op, status, toelichting }) };
  }
  return { type: 'TekstCorrigeren', data: { actieId, veld: veld ?? 'omschrijving', nieuw: nieuw ?? '', op } };
};
