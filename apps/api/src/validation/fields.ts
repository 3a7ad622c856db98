import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, Validate, ValidateIf, ValidateNested } from 'class-validator';

import { KnownOrganisatie } from '../organisaties/known-organisatie.js';
import { Faultless } from './constraints.js';
import {
  dagFault,
  datumFault,
  firstOf,
  listFault,
  numberFault,
  organisatieFault,
  personalDataFault,
  textFault,
  textListFault,
  trimText,
  uuidFault,
} from './text.js';

/** One line per field of a DTO: its check and its place in the OpenAPI document together. */
export interface FieldOptions {
  /** May be left out. `null` is a value and is checked. */
  readonly optional?: true;
  readonly description?: string;
}

/** A field that is required after all, depending on the others. */
export interface DependentOptions<T extends object = object> extends FieldOptions {
  readonly requiredWhen?: (dto: T) => boolean;
}

export interface TextOptions<T extends object = object> extends DependentOptions<T> {
  readonly max: number;
}

export interface DatumOptions<T extends object = object> extends DependentOptions<T> {
  /** Only a full day is valid. */
  readonly isDay?: true;
}

export interface NumberOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
}

type Constructor = new () => object;

const maxListed = 200;

const documented = ({ optional, description }: FieldOptions, schema: ApiPropertyOptions): PropertyDecorator =>
  ApiProperty({ ...schema, required: optional !== true, ...(description !== undefined && { description }) } as ApiPropertyOptions);

const presence = <T extends object>({ optional }: FieldOptions, requiredWhen: (dto: T) => boolean = () => false): PropertyDecorator =>
  ValidateIf((dto: T, value: unknown) => optional !== true || value !== undefined || requiredWhen(dto));

const trimmedText = (value: unknown): unknown => (typeof value === 'string' ? trimText(value) : value);

/** Without the invisible space around it. */
const trimmed = ({ value }: { value: unknown }): unknown => (Array.isArray(value) ? value.map(trimmedText) : trimmedText(value));

/** Free text; text that looks like personal data is refused. */
export const TextField = <T extends object = object>(options: TextOptions<T>): PropertyDecorator =>
  applyDecorators(
    presence(options, options.requiredWhen),
    Transform(trimmed),
    Faultless('isTekst', firstOf(textFault(options.max), personalDataFault)),
    documented(options, { type: 'string', minLength: 1, maxLength: options.max }),
  );

/** A list of free texts of at most `max` characters each, none of them twice. */
export const TextListField = (options: TextOptions): PropertyDecorator =>
  applyDecorators(
    presence(options),
    Transform(trimmed),
    Faultless('isTekstlijst', textListFault(maxListed, firstOf(textFault(options.max), personalDataFault))),
    documented(options, { type: 'array', maxItems: maxListed, uniqueItems: true, items: { type: 'string', minLength: 1, maxLength: options.max } }),
  );

export const DatumField = <T extends object = object>(options: DatumOptions<T> = {}): PropertyDecorator =>
  applyDecorators(
    presence(options, options.requiredWhen),
    options.isDay ? Faultless('isDag', dagFault) : Faultless('isDatum', datumFault),
    documented(options, { type: 'string', format: options.isDay ? 'date' : 'edtf' }),
  );

export const OrganisatieField = <T extends object = object>(options: DependentOptions<T> = {}): PropertyDecorator =>
  applyDecorators(
    presence(options, options.requiredWhen),
    Faultless('isOrganisatieCode', organisatieFault),
    Validate(KnownOrganisatie),
    documented(options, { type: 'string', pattern: '^(GM[0-9]{4}|VT[0-9]{2}|(SV|PA)-[A-Z0-9-]{1,60})$' }),
  );

export const UuidField = <T extends object = object>(options: DependentOptions<T> = {}): PropertyDecorator =>
  applyDecorators(presence(options, options.requiredWhen), Faultless('isUuidV', uuidFault), documented(options, { type: 'string', format: 'uuid' }));

export const UuidListField = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    presence(options),
    Faultless('isUuidlijst', listFault(maxListed, uuidFault)),
    documented(options, { type: 'array', maxItems: maxListed, items: { type: 'string', format: 'uuid' } }),
  );

/** A whole number. */
export const NumberField = (options: NumberOptions): PropertyDecorator =>
  applyDecorators(
    presence(options),
    Faultless('isGetal', numberFault(options.min, options.max)),
    documented(options, { type: 'integer', minimum: options.min, maximum: options.max }),
  );

const decimal = /^(?:0|[1-9]\d{0,15})$/;

/** Digits alone: not `0x10`, `1e1`, a sign or a space, which JavaScript takes for numbers as well. */
const numberOf = ({ value }: { value: unknown }): unknown => (typeof value === 'string' && decimal.test(value) ? Number(value) : value);

/** A whole number in an address, where everything is text. */
export const QueryNumberField = (options: NumberOptions): PropertyDecorator => applyDecorators(Transform(numberOf), NumberField(options));

export const FlagField = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsBoolean(), documented(options, { type: 'boolean' }));

/** One of a fixed set of words. */
export const Choice = <T extends object = object>(values: readonly string[], options: DependentOptions<T> = {}): PropertyDecorator =>
  applyDecorators(presence(options, options.requiredWhen), IsIn([...values]), documented(options, { type: 'string', enum: [...values] }));

// OpenAPI treats a function as a reference to a later class only if its name is `type`, as it is when written in place.
export const Nested = (type: () => Constructor, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(presence(options), IsObject(), ValidateNested(), Type(type), documented(options, { type: () => type() }));

export const NestedList = (type: () => Constructor, options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    presence(options),
    IsArray(),
    ArrayMaxSize(maxListed),
    ValidateNested({ each: true }),
    Type(type),
    documented(options, { type: () => type(), isArray: true }),
  );
