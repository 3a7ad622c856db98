import fc from 'fast-check';

/** A schema of a request. */
export interface InputSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly allOf?: readonly InputSchema[];
  readonly anyOf?: readonly InputSchema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: InputSchema;
  readonly properties?: Readonly<Record<string, InputSchema>>;
}

export type InputSchemas = Readonly<Record<string, InputSchema>>;

const deep = (open: string, close: string, depth: number): unknown => JSON.parse(`${open.repeat(depth)}1${close.repeat(depth)}`);

const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202egnirts',
  '\ufeff',
  '\u00a0',
  'x'.repeat(5000),
  '😀'.repeat(400),
  "' or 1=1 --",
  '$1',
  '%s%n',
  '../../etc/passwd',
  '{persoon:00000000-0000-5000-8000-000000000000}',
  '=HYPERLINK("x")',
  'null',
  'NaN',
  '-0',
  '1e309',
  '0x10',
  '2024-02-30',
  '9999-99-99',
  '0000-00-00',
  '2024/..',
  '../2024',
  'GM0000',
  'SV-',
  'toString',
  'W/"1"',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
];

const values: readonly unknown[] = [
  ...texts,
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 63,
  [],
  [[]],
  [[[]]],
  [null],
  [1, 'a', {}],
  {},
  { toString: 1 },
  { constructor: { name: 'x' } },
  { hasOwnProperty: null },
  { length: -1 },
  { then: 1 },
  { toJSON: 'x' },
  deep('[', ']', 40),
  deep('[', ']', 2000),
  deep('{"a":', '}', 40),
  deep('{"a":', '}', 2000),
  Array.from({ length: 300 }, () => 'x'),
  Array.from({ length: 300 }, () => ({})),
];

/** A JSON value that nobody would send on purpose. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...values), fc.jsonValue(), fc.string({ unit: 'binary' }));

/** The same as text in an address or a header. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...texts), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary-ascii' }));

/** Mostly the first; now and then the second. */
const mostly = <T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: odd });

const days = fc.constantFrom('2021-01-01', '2022-03-01', '2022-12-31', '2024-02-29', '2031-01-01');
const dates = fc.constantFrom('2021', '2022-03', '2022-41', '2022-03-01', '2021-09-03', '2035');
const organisaties = fc.constantFrom('SV-LEKSTROOM', 'GM0321', 'GM0331', 'GM0622', 'VT20', 'PA-MOVIERA');

/** Existing values that a schema may refer to. */
export interface Known {
  readonly schemas: InputSchemas;
  readonly ids: readonly string[];
}

const textOf = ({ format, pattern }: InputSchema, { ids }: Known): fc.Arbitrary<string> => {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid({ version: 4 }));
  if (format === 'date') return days;
  if (format === 'edtf') return dates;
  return pattern?.includes('GM') ? organisaties : fc.constantFrom('Iets', 'Een tekst', '1a', '9z', 'FREQ=YEARLY', 'planning', 'omschrijving');
};

const resolved = (schema: InputSchema, { schemas }: Known): InputSchema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

const objectOf = ({ properties = {}, required = [] }: InputSchema, known: Known): fc.Arbitrary<object> => {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, nearly(schema, known)]));
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
};

const meant = (schema: InputSchema, known: Known): fc.Arbitrary<unknown> => {
  const { type, enum: words, items = {}, minimum = 0, maximum = 100 } = schema;
  if (words) return fc.constantFrom(...words);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => nearly(one, known)));
  switch (type) {
    case 'object':
      return objectOf(schema, known);
    case 'array':
      return fc.array(nearly(items, known), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: minimum, max: Math.min(maximum, minimum + 10) });
    case 'boolean':
      return fc.boolean();
    case 'string':
    case undefined:
    default:
      return textOf(schema, known);
  }
};

/** A value that follows the schema, with an occasional deviation. */
export const nearly = (given: InputSchema, known: Known): fc.Arbitrary<unknown> => {
  const schema = resolved(given, known);
  const all = schema.allOf?.map((part) => resolved(part, known)) ?? [schema];
  return mostly(meant(Object.assign({}, ...all) as InputSchema, known), hostileValue);
};
