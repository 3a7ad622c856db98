import type { AnyField, Fields, Form } from './field.js';

/** A JSON Schema, as far as messages need one. */
export interface JsonSchema {
  readonly type: string | readonly string[];
  readonly description?: string;
  readonly pattern?: string;
  readonly enum?: readonly (string | null)[];
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

const schemaOfForm = (form: Form): JsonSchema => {
  switch (form.kind) {
    case 'text':
      return { type: 'string', ...(form.pattern === undefined ? {} : { pattern: form.pattern }) };
    case 'integer':
      return { type: 'integer' };
    case 'word':
      return { type: 'string', enum: form.words };
    case 'list':
      return { type: 'array', items: schemaOfForm(form.of) };
    case 'object':
      return schemaOf(form.fields);
  }
};

const orNull = (schema: JsonSchema): JsonSchema => ({
  ...schema,
  type: [schema.type, 'null'].flat(),
  ...(schema.enum && { enum: [...schema.enum, null] }),
});

const condition = ({ onlyFor }: AnyField): string => (onlyFor ? ` Alleen bij ${onlyFor.field} ${onlyFor.words.join(', ')}.` : '');

const schemaOfField = (field: AnyField): JsonSchema => {
  const plain = schemaOfForm(field.form);
  return { ...(field.isNullable ? orNull(plain) : plain), description: `${field.description}${condition(field)}` };
};

/** The schema of the public fields. Fields that are not named are allowed: a reader passes over what it does not know. */
export const schemaOf = (fields: Fields): JsonSchema => {
  const open = Object.entries(fields).filter(([, { presence }]) => presence !== 'withheld');
  return {
    type: 'object',
    required: open.filter(([, { presence }]) => presence === 'always').map(([name]) => name),
    properties: Object.fromEntries(open.map(([name, field]) => [name, schemaOfField(field)])),
  };
};
