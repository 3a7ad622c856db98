import { type Datum, defined } from '@actiespoor/kernel';
import type { ActieSoort, ActieTekstveld, OrganisatieCode, Status, StatusupdateId } from '@actiespoor/plan/events';

import { invalidInput } from '../edge/problem.js';
import { Choice, DatumField, OrganisatieField, TextField, UuidField } from '../validation/fields.js';
import type { InvalidParam } from '../validation/invalid-params.js';
import { After, OnlyWhen } from '../validation/relations.js';
import type { BareActieCommandOf, Made } from './actie-table.js';
import { statusupdateIdOf } from './statusupdates.js';

const tekstvelden: readonly ActieTekstveld[] = ['omschrijving', 'standVanZaken', 'resultaat', 'dekking', 'planning'];
const soorten: readonly ActieSoort[] = ['actie', 'voornemen', 'optie'];
const statussen: readonly Status[] = ['gepland', 'gestart', 'uitgevoerd', 'geevalueerd', 'uitgesteld', 'gestopt'];

const wordsOf = (status: Status): PropertyDecorator => OnlyWhen((correctie: Correctie) => correctie.status === status, `hoort alleen bij status ${status}`);

/** A typing error (`veld` and `nieuw`), a mistaken kind (the same, with a reason), or a statusupdate that was not so (`vervangt` and `organisatie`). */
export class Correctie {
  @Choice([...tekstvelden, 'soort'], { optional: true, description: 'Bij een schrijffout: welk veld. Met soort: de actie was iets anders dan er staat.' })
  readonly veld?: ActieTekstveld | 'soort';

  @TextField({ max: 8000, optional: true, description: 'Bij een schrijffout: de hele tekst zoals die had moeten zijn. Bij soort: actie, voornemen of optie.' })
  readonly nieuw?: string;

  @UuidField({ optional: true, description: 'De statusupdate die niet klopte.' })
  readonly vervangt?: StatusupdateId;

  @OrganisatieField({ optional: true, description: 'Bij een statusupdate: van wie zij was.' })
  readonly organisatie?: OrganisatieCode;

  @Choice(statussen, { optional: true, description: 'Wat de status had moeten zijn, ook als die klopte; leeg trekt de statusupdate in.' })
  readonly status?: Status;

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

  @TextField({ max: 1000, optional: true, description: 'Waarom dit niet klopte; bij soort verplicht.' })
  readonly reden?: string;
}

const ofStatus = ['vervangt', 'organisatie'] as const;
const ofText = ['veld', 'nieuw'] as const;
const onlyOfStatus = ['organisatie', 'status', 'toelichting', 'resultaat', 'conclusie', 'vervolg', 'tot'] as const;

const missing = (correctie: Correctie, names: readonly (keyof Correctie)[]): readonly InvalidParam[] =>
  names.filter((name) => correctie[name] === undefined).map((name) => ({ name, reason: 'is bij deze correctie verplicht' }));

const superfluous = (correctie: Correctie, names: readonly (keyof Correctie)[]): readonly InvalidParam[] =>
  names.filter((name) => correctie[name] !== undefined).map((name) => ({ name, reason: 'hoort niet bij deze correctie' }));

export const isStatusCorrection = ({ vervangt }: Correctie): boolean => vervangt !== undefined;

const isSoort = (nieuw: string | undefined): nieuw is ActieSoort => soorten.some((soort) => soort === nieuw);

const faultsOfSoort = (correctie: Correctie): readonly InvalidParam[] => {
  if (correctie.veld !== 'soort') return [];
  const isUnknown = correctie.nieuw !== undefined && !isSoort(correctie.nieuw);
  return [...missing(correctie, ['reden']), ...(isUnknown ? [{ name: 'nieuw', reason: `moet bij soort een van deze zijn: ${soorten.join(', ')}` }] : [])];
};

/** @throws ProblemException 400 where it is neither the one nor the other, with every fault */
export const checkCorrectie = (correctie: Correctie): void => {
  const faults = isStatusCorrection(correctie)
    ? [...missing(correctie, ofStatus), ...superfluous(correctie, ofText)]
    : [...missing(correctie, ofText), ...superfluous(correctie, onlyOfStatus), ...faultsOfSoort(correctie)];
  if (faults.length > 0) throw invalidInput(faults);
};

/** The command of a checked correctie. */
export const toCorrection = (
  correctie: Correctie,
  { actieId, commandId }: Made,
): BareActieCommandOf<'StatusCorrigeren' | 'TekstCorrigeren' | 'SoortCorrigeren'> => {
  const { veld, nieuw = '', vervangt, organisatie, op, reden: _, ...melding } = correctie;
  if (vervangt !== undefined && organisatie !== undefined) {
    const statusupdateId = statusupdateIdOf(commandId);
    return { type: 'StatusCorrigeren', data: defined({ actieId, statusupdateId, vervangt, organisatie, op, ...melding }) };
  }
  if (veld === 'soort') return { type: 'SoortCorrigeren', data: { actieId, nieuw: nieuw as ActieSoort, op } };
  return { type: 'TekstCorrigeren', data: { actieId, veld: veld ?? 'omschrijving', nieuw, op } };
};
