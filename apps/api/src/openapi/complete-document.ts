import type { OpenAPIObject } from '@nestjs/swagger';
import { problemReference, problemResponses, versionHeader, type ProblemStatus } from './problem-responses.js';
import { schemas } from './schemas.generated.js';
import type { Content, Operation, Parameter, PathItem, Reference, Response, Responses } from './types.js';
import { withExample } from './voorbeelden.js';

const prefix = '/v1';
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const writeHeaders = {
  Location: { description: 'Waar staat wat is vastgelegd.', schema: { type: 'string', format: 'uri-reference' } },
  ETag: { description: 'De revisie, voor If-Match.', schema: { type: 'string' } },
} as const;

const isReference = (value: object): value is Reference => '$ref' in value;

const hasHeader = ({ parameters = [] }: Operation, name: string): boolean =>
  parameters.some((parameter) => !isReference(parameter) && parameter.in === 'header' && parameter.name === name);

const inputProblems = (operation: Operation): readonly ProblemStatus[] => {
  if (operation.requestBody !== undefined) return [400, 413, 415];
  return (operation.parameters ?? []).length > 0 ? [400] : [];
};

/** The possible refusals of an operation, from its input; the same for every resource. */
const problemsOf = (path: string, operation: Operation): readonly ProblemStatus[] => [
  ...inputProblems(operation),
  401,
  403,
  ...(path.includes('{') || '404' in operation.responses ? ([404] as const) : []),
  406,
  ...(hasHeader(operation, 'Idempotency-Key') ? ([409, 428] as const) : []),
  ...(hasHeader(operation, 'If-Match') ? ([412] as const) : []),
  500,
  503,
];

const withHeaders = ([status, response]: [string, Response | Reference]): [string, Response | Reference] => {
  if (isReference(response) || !/^[23]/.test(status)) return [status, response];
  const written = status === '201' ? writeHeaders : {};
  return [status, { ...response, headers: { ...response.headers, ...written, ...versionHeader } }];
};

const placeholders = (path: string): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const isPathParameter = (parameter: Parameter): boolean => !isReference(parameter) && parameter.in === 'path';

const uuid = { type: 'string', format: 'uuid' } as const;
const otherIds: ReadonlyMap<string, object> = new Map([
  ['document', { type: 'string', pattern: '^[0-9a-f]{64}$' }],
  ['code', { type: 'string', pattern: '^(GM[0-9]{4}|VT[0-9]{2}|(SV|PA)-[A-Z0-9-]{1,60})$' }],
]);

/** Ids in a path are UUIDs, with few exceptions; the framework cannot tell, because their types exist in the source only. */
const pathParameter = (name: string): Parameter => ({ name, in: 'path', required: true, schema: otherIds.get(name) ?? uuid });

const withPathParameters = (path: string, operation: Operation): Operation => {
  const others = (operation.parameters ?? []).filter((parameter) => !isPathParameter(parameter));
  return { ...operation, parameters: [...placeholders(path).map(pathParameter), ...others] };
};

/** An example of the operation's own, or else of its schema or its type. */
const exampleOf = ({ operationId = '' }: Operation, type: string, { schema }: Content[string]): object => {
  const own = withExample(`${operationId} ${type}`);
  if ('example' in own) return own;
  return withExample(schema && isReference(schema) ? (schema.$ref.split('/').at(-1) ?? '') : type);
};

/** The body of a request has an example too; a binary file has none that can be read. */
const withExamples = (operation: Operation): Operation => {
  const { requestBody: body } = operation;
  if (!body || isReference(body)) return operation;
  const content = Object.entries(body.content).map(([type, media]) => [type, { ...media, ...exampleOf(operation, type, media) }] as const);
  return { ...operation, requestBody: { ...body, content: Object.fromEntries(content) } };
};

const completeOperation = (path: string, found: Operation): Operation => {
  const operation = withExamples(withPathParameters(path, found));
  const own = Object.entries(operation.responses).map(([status, response]) => withHeaders([status, response ?? { description: '' }]));
  const problems = problemsOf(path, operation).map((status) => [String(status), problemReference(status)]);
  return { ...operation, responses: { ...Object.fromEntries(own), ...Object.fromEntries(problems) } as Responses };
};

const completePath = (path: string, item: PathItem): PathItem => {
  const operations = methods.flatMap((method) => {
    const operation = item[method];
    return operation === undefined ? [] : [[method, completeOperation(path, operation)] as const];
  });
  return { ...item, ...Object.fromEntries(operations) };
};

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** @throws Error if the body of a request has the name of an answer */
const withAnswers = (requests: Schemas): Schemas => {
  const doubled = Object.keys(requests).filter((name) => name in schemas);
  if (doubled.length > 0) throw new Error(`Two schemas are called ${doubled.join(', ')}`);
  return { ...requests, ...(schemas as unknown as Schemas) };
};

/**
 * Completes the parts that all operations of this API share and no decorator should repeat: the version in the server and not in
 * the paths, `API-Version` on answers, and problems that follow from the input (API Design Rules 2.2).
 * Paths outside `/v1`, such as probes, are no part of the API.
 */
export const completeDocument = (document: OpenAPIObject): OpenAPIObject => {
  const paths = Object.entries(document.paths)
    .filter(([path]) => path.startsWith(`${prefix}/`))
    .map(([path, item]) => [path.slice(prefix.length), item] as const);
  return {
    ...document,
    paths: Object.fromEntries(paths.map(([path, item]) => [path, completePath(path, item)])),
    components: {
      ...document.components,
      schemas: withAnswers(document.components?.schemas ?? {}),
      responses: { ...document.components?.responses, ...problemResponses() },
    },
  };
};
