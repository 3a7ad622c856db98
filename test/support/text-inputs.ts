/** The part of JSON Schema that the OpenAPI document uses for bodies. */
interface BodySchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly items?: BodySchema;
  readonly allOf?: readonly BodySchema[];
}

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: BodySchema }>> };
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema?: BodySchema }[];
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, BodySchema>> };
}

/** One place in the API that accepts text. */
export interface TextInput {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The name in a fault: `correcties[0].waarde`. */
  readonly name: string;
  /** A body with this text and nothing else. */
  readonly body?: unknown;
}

interface Leaf {
  readonly name: string;
  readonly value: unknown;
}

const within = (name: string, value: unknown): Leaf => ({ name, value });

const joined = (place: string, name: string): string => `${place}${name === '' || name.startsWith('[') ? name : `.${name}`}`;

const resolved = (schema: BodySchema, { components }: ApiDocument): BodySchema =>
  schema.$ref === undefined ? schema : (components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/** Every text in a body of this schema, each as a body that has only that one. */
const leaves = (schema: BodySchema, text: string, document: ApiDocument): readonly Leaf[] => {
  const known = resolved(schema, document);
  if (known.allOf) return known.allOf.flatMap((part) => leaves(part, text, document));
  if ([known.type].flat().includes('string')) return [within('', text)];
  if (known.items) return leaves(known.items, text, document).map(({ name, value }) => within(joined('[0]', name), [value]));
  return Object.entries(known.properties ?? {}).flatMap(([property, inner]) =>
    leaves(inner, text, document).map(({ name, value }) => within(joined(property, name), { [property]: value })),
  );
};

/** Every text that the API accepts in a body or a query, according to its own document. */
export const textInputs = (document: ApiDocument, text: string): readonly TextInput[] =>
  Object.entries(document.paths).flatMap(([path, { get, post }]) => [
    ...(get?.parameters ?? [])
      .filter((parameter) => parameter.in === 'query' && [parameter.schema?.type].flat().includes('string'))
      .map(({ name }): TextInput => ({ method: 'GET', path: `${path}?${name}=${encodeURIComponent(text)}`, name })),
    ...leaves(post?.requestBody?.content['application/json']?.schema ?? {}, text, document).map(({ name, value }): TextInput => ({
      method: 'POST',
      path,
      name,
      body: value,
    })),
  ]);
