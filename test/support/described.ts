import { isDatum } from '@actiespoor/kernel';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = Readonly<Record<string, unknown>>;

/** A body of one content type. */
export interface Media {
  readonly schema?: Json;
  readonly example?: unknown;
}

interface Described {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

interface Operation {
  readonly requestBody?: Described;
  readonly responses: Readonly<Record<string, Described>>;
}

/** The part of the OpenAPI document with which answers are compared. */
export interface AnswerDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>>; readonly responses: Readonly<Record<string, Described>> };
}

/** An answer, and its request. */
export interface Told {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
}

/** Forbids further fields in an object: a reader of the document would not know of them. */
const closed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(closed);
  const inside = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, name === 'example' ? null : closed(member)]));
  return 'properties' in value && !('additionalProperties' in value) && typeof value.properties === 'object' && 'type' in value
    ? { ...inside, additionalProperties: false }
    : inside;
};

const sentence = ({ instancePath, keyword, message = '', params }: ErrorObject): string =>
  keyword === 'additionalProperties' ? `${instancePath}/${String(params['additionalProperty'])} is nergens beschreven` : `${instancePath} ${message}`;

const patternOf = (path: string): RegExp => new RegExp(`^/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

const typeOf = (type: string): string => type.split(';', 1)[0]?.trim() ?? '';

type Validator = (schema: Json, body: unknown) => readonly string[];

/** Finds the differences between a body and its schema, and the fields that the schema lacks. */
const validatorOf = ({ components }: AnswerDocument): Validator => {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addFormat('edtf', isDatum);
  ajv.addSchema(closed({ components }) as object, 'openapi');
  const known = new Map<Json, ValidateFunction>();
  const compiled = (schema: Json): ValidateFunction => {
    const validate = known.get(schema) ?? ajv.compile(JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/components', '"openapi#/components')) as object);
    known.set(schema, validate);
    return validate;
  };
  return (schema, body) => {
    const validate = compiled(schema);
    return validate(body) ? [] : (validate.errors ?? []).map(sentence);
  };
};

/** Finds the operation of the document for an address. */
const operationsOf = ({ paths }: AnswerDocument): ((told: Told) => Operation | undefined) => {
  const patterns = Object.entries(paths).map(([path, item]) => ({ item, pattern: patternOf(path), parameters: path.split('{').length }));
  const byFewestParameters = patterns.toSorted((one, other) => one.parameters - other.parameters);
  return ({ method, path }) => {
    // As `fetch` sends it: without the dots of `/./`.
    const { pathname } = new URL(path, 'http://localhost');
    return byFewestParameters.find(({ pattern, item }) => pattern.test(pathname) && method.toLowerCase() in item)?.item[method.toLowerCase()];
  };
};

const resolved = (described: Described | undefined, { components }: AnswerDocument): Described | undefined =>
  described?.$ref === undefined ? described : components.responses[described.$ref.split('/').at(-1) ?? ''];

/** Any address may refuse a malformed request in this way, so the document does not repeat it everywhere. */
const problem: Described = { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } } };
const ofBrokenRequest = new Map([400, 408, 413, 414, 415, 417, 429, 431].map((status) => [status, problem]));

/** Compares answers with the document: returns every fault in an answer, and none if all is well. */
export const describedBy = (document: AnswerDocument): ((told: Told) => readonly string[]) => {
  const [validate, operationOf] = [validatorOf(document), operationsOf(document)];
  return (told) => {
    const operation = operationOf(told);
    if (operation === undefined) return [];
    const response = resolved(operation.responses[String(told.status)], document) ?? ofBrokenRequest.get(told.status);
    if (response === undefined) return [` met status ${String(told.status)} is nergens beschreven`];
    if (told.body === '') return [];
    const media = response.content?.[typeOf(told.type)];
    return media === undefined ? [` als ${typeOf(told.type)} is nergens beschreven`] : validate(media.schema ?? {}, told.body);
  };
};

/** Every body in the document, of requests and answers. */
export const bodiesIn = (document: AnswerDocument): readonly { readonly where: string; readonly type: string; readonly media: Media }[] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { requestBody, responses }]) =>
      Object.entries({ vraag: requestBody, ...responses }).flatMap(([part, described]) =>
        Object.entries(resolved(described, document)?.content ?? {}).map(([type, media]) => ({ where: `${method} ${path} ${part}`, type, media })),
      ),
    ),
  );

/** The examples that differ from their schema, with the difference. */
export const exampleFaults = (document: AnswerDocument): readonly string[] => {
  const validate = validatorOf(document);
  return bodiesIn(document)
    .filter(({ type }) => type.endsWith('json'))
    .flatMap(({ where, media: { schema = {}, example } }) => validate(schema, example).map((fault) => where + fault));
};
