import { compareDatum, type Datum, firstDay, isDag, isDatum, lastDay } from '@actiespoor/kernel';
import { ValidateBy, type ValidationArguments } from 'class-validator';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (given: ValidationArguments | undefined): Fields => (given?.object ?? {}) as Fields;

/** A rule about a field beside the others of its DTO; `reason` is the rest of a Dutch sentence. */
const Beside = (name: string, holds: (value: unknown, fields: Fields) => boolean, reason: string): PropertyDecorator =>
  ValidateBy({
    name,
    validator: { validate: (value, given) => holds(value, fieldsOf(given)), defaultMessage: () => reason },
  });

const inOrder =
  (isInOrder: (earlier: Datum, later: Datum) => boolean, earlier: string, isForm: (value: unknown) => value is Datum = isDatum) =>
  (value: unknown, fields: Fields): boolean => {
    const before = fields[earlier];
    return !isForm(value) || !isForm(before) || isInOrder(before, value);
  };

/** The end of a period whose beginning is another field: not before it, as far as both are known. */
export const NotBefore = (earlier: string): PropertyDecorator =>
  Beside(
    'isNietEerder',
    inOrder((before, value) => firstDay(before) <= lastDay(value), earlier),
    `mag niet voor ${earlier} liggen`,
  );

/** The same for days: of a value that is no day only that is said. */
export const DayNotBefore = (earlier: string): PropertyDecorator =>
  Beside(
    'isNietEerder',
    inOrder((before, value) => before <= value, earlier, isDag),
    `mag niet voor ${earlier} liggen`,
  );

/** A day that must be later than the day of another field. */
export const After = (earlier: string): PropertyDecorator =>
  Beside(
    'isLater',
    inOrder((before, value) => compareDatum(before, value) < 0 || lastDay(value) > lastDay(before), earlier),
    `moet na ${earlier} liggen`,
  );

/** A field that is only valid beside certain others; elsewhere it would be accepted and forgotten. */
export const OnlyWhen = <T extends object>(belongs: (dto: T) => boolean, reason: string): PropertyDecorator =>
  Beside('hoortHier', (value, fields) => value === undefined || belongs(fields as T), reason);

/** True for a DTO of one of these kinds: with `OnlyWhen` a field belongs to them, with `NeededWhen` they need it. */
export const ofSoort =
  (...soorten: readonly string[]) =>
  ({ soort = '' }: { readonly soort?: string }): boolean =>
    soorten.includes(soort);

/** A field that certain others make necessary; its options say the same with `requiredWhen`, else an absent field is not checked. */
export const NeededWhen = <T extends object>(needs: (dto: T) => boolean, reason: string): PropertyDecorator =>
  Beside('isNodig', (value, fields) => value !== undefined || !needs(fields as T), reason);

/** A value that must fit the other fields. */
export const FitsWith = <T extends object>(fits: (value: unknown, dto: T) => boolean, reason: string): PropertyDecorator =>
  Beside('pastErbij', (value, fields) => value === undefined || fits(value, fields as T), reason);
