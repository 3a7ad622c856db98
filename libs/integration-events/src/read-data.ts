import type { AnyField, Fields, Form } from './field.js';
import { isOpen } from './publish.js';

/** A place in the data of a message that is not as the contract says, in Dutch. */
export interface DataFault {
  readonly veld: string;
  readonly reden: string;
}

interface Read<T> {
  readonly value: T;
  readonly faults: readonly DataFault[];
}

type Source = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Source => typeof value === 'object' && value !== null && !Array.isArray(value);
const fault = (veld: string, reden: string): Read<unknown> => ({ value: undefined, faults: [{ veld, reden }] });
const good = (value: unknown): Read<unknown> => ({ value, faults: [] });

const readText = (value: unknown, pattern: string | undefined, path: string): Read<unknown> => {
  if (typeof value !== 'string') return fault(path, 'moet tekst zijn');
  return pattern === undefined || new RegExp(pattern, 'u').test(value) ? good(value) : fault(path, `heeft niet de vorm ${pattern}`);
};

const readList = (value: unknown, of: Form, path: string): Read<unknown> => {
  if (!Array.isArray(value)) return fault(path, 'moet een lijst zijn');
  const items = value.map((one: unknown, index) => readForm(one, of, `${path}[${String(index)}]`));
  return { value: items.map((item) => item.value), faults: items.flatMap(({ faults }) => faults) };
};

const readForm = (value: unknown, form: Form, path: string): Read<unknown> => {
  switch (form.kind) {
    case 'text':
      return readText(value, form.pattern, path);
    case 'integer':
      return Number.isSafeInteger(value) ? good(value) : fault(path, 'moet een geheel getal zijn');
    case 'word':
      return form.words.includes(value as string) ? good(value) : fault(path, `moet een van deze woorden zijn: ${form.words.join(', ')}`);
    case 'list':
      return readList(value, form.of, path);
    case 'object':
      return isObject(value) ? readData(form.fields, value, `${path}.`) : fault(path, 'moet een object zijn');
  }
};

const readField = (field: AnyField, data: Source, { name, path }: { readonly name: string; readonly path: string }): Read<unknown> => {
  const value = Object.hasOwn(data, name) ? data[name] : undefined;
  if (field.presence === 'withheld' || !isOpen(field, data)) return good(field.standIn);
  if (value === undefined) return field.presence === 'always' ? fault(path, 'ontbreekt') : good(field.standIn);
  if (value === null) return field.isNullable ? good(null) : fault(path, 'mag niet leeg zijn');
  return readForm(value, field.form, path);
};

/**
 * The data of a fact out of those of a message. What is not published gets its stand-in; what the contract does not know is
 * passed over, for a later program may say more.
 */
export const readData = (fields: Fields, data: Source, prefix = ''): Read<Source> => {
  const read = Object.entries(fields).map(([name, field]) => [name, readField(field, data, { name, path: `${prefix}${name}` })] as const);
  return {
    value: Object.fromEntries(read.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const]))),
    faults: read.flatMap(([, { faults }]) => faults),
  };
};
