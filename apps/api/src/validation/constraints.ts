import { ValidateBy, type ValidationOptions } from 'class-validator';

import { dagFault, datumFault, organisatieFault, personalDataFault, textFault, uuidFault, type Fault } from './text.js';

/** A class-validator rule that speaks Dutch for itself. */
export const Faultless = (name: string, fault: Fault, options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value) => fault(value) === undefined,
        defaultMessage: (given) => fault(given?.value) ?? 'klopt niet',
      },
    },
    options,
  );

/** A date as precise as it is known (EDTF): `2021-09-03`, `2021-10`, `2022`, `2021-41`. */
export const IsDatum = (options?: ValidationOptions): PropertyDecorator => Faultless('isDatum', datumFault, options);

/** A full calendar day, `yyyy-mm-dd`. */
export const IsDag = (options?: ValidationOptions): PropertyDecorator => Faultless('isDag', dagFault, options);

/** The form of a code only; the domain decides if the organisatie exists. */
export const IsOrganisatieCode = (options?: ValidationOptions): PropertyDecorator => Faultless('isOrganisatieCode', organisatieFault, options);

/** Text that is not blank, without control characters, of at most `max` UTF-16 units. */
export const IsTekst = (max: number, options?: ValidationOptions): PropertyDecorator => Faultless('isTekst', textFault(max), options);

/** Free text without e-mail address, Dutch telephone number or burgerservicenummer. */
export const IsVrijVanPersoonsgegevens = (options?: ValidationOptions): PropertyDecorator => Faultless('isVrijVanPersoonsgegevens', personalDataFault, options);

/** Any UUID version, in lower case as ids are stored. */
export const IsUuidV = (options?: ValidationOptions): PropertyDecorator => Faultless('isUuidV', uuidFault, options);
