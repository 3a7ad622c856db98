/** The part of JSON Schema that the OpenAPI document uses for answers. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly allOf?: readonly JsonSchema[];
  readonly additionalProperties?: unknown;
}

type Schemas = Readonly<Record<string, JsonSchema>>;

const isTyped: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  null: (value) => value === null,
};

const resolved = (schema: JsonSchema, schemas: Schemas): JsonSchema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

const own = (value: unknown, { type, nullable, enum: words }: JsonSchema): readonly string[] => {
  if (value === null && nullable) return [];
  const types = type === undefined ? [] : [type].flat();
  if (types.length > 0 && !types.some((one) => isTyped[one]?.(value))) return [`is geen ${types.join(' of ')}`];
  return words && !words.includes(value) ? [`is geen van ${words.join(', ')}`] : [];
};

const membersOf = (value: object, { required = [], properties = {} }: JsonSchema, schemas: Schemas): readonly string[] => [
  ...required.filter((name) => !(name in value)).map((name) => `.${name} ontbreekt`),
  ...Object.entries(properties).flatMap(([name, schema]) =>
    name in value ? schemaFaults(Reflect.get(value, name), schema, schemas).map((fault) => `.${name}${fault}`) : []),
];

/** What of a value is not as its schema says: types, words, and what must be there. Empty where all is well. */
export const schemaFaults = (value: unknown, given: JsonSchema, schemas: Schemas): readonly string[] => {
  const schema = resolved(given, schemas);
  const here = [...own(value, schema).map((fault) => ` ${fault}`), ...(schema.allOf ?? []).flatMap((part) => schemaFaults(value, part, schemas))];
  if (here.length > 0 || typeof value !== 'object' || value === null) return here;
  if (!Array.isArray(value)) return membersOf(value, schema, schemas);
  const { items } = schema;
  return items ? value.flatMap((item, index) => schemaFaults(item, items, schemas).map((fault) => `[${index}]${fault}`)) : [];
};

const described = (given: JsonSchema, schemas: Schemas): readonly (readonly [string, JsonSchema])[] => {
  const schema = resolved(given, schemas);
  return [...Object.entries(schema.properties ?? {}), ...(schema.allOf ?? []).flatMap((part) => described(part, schemas))];
};

/** What a value holds and its schema says nothing of: a reader of the schema would not know that it is there. */
export const undescribed = (value: unknown, given: JsonSchema, schemas: Schemas): readonly string[] => {
  const schema = resolved(given, schemas);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => undescribed(item, schema.items ?? {}, schemas).map((name) => `[${index}]${name}`));
  const known = new Map(described(schema, schemas));
  if (known.size === 0) return schema.additionalProperties ? [] : Object.keys(value).map((name) => `.${name}`);
  return Object.entries(value).flatMap(([name, member]) => {
    const of = known.get(name);
    return of ? undescribed(member, of, schemas).map((rest) => `.${name}${rest}`) : [`.${name}`];
  });
};
