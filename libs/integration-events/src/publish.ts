import type { AnyField, Fields, Form } from './field.js';

/** The data of a message: JSON with the fields of the contract, and no other. */
export type MessageData = Readonly<Record<string, unknown>>;

type Source = Readonly<Record<string, unknown>>;

const published = (form: Form, value: unknown): unknown => {
  if (value === null) return null;
  if (form.kind === 'object') return publish(form.fields, value as Source);
  if (form.kind === 'list') return (value as readonly unknown[]).map((one) => published(form.of, one));
  return value;
};

/** True if the sibling on which a field depends says that it is public. */
export const isOpen = ({ onlyFor }: AnyField, siblings: Source): boolean => !onlyFor || onlyFor.words.includes(String(siblings[onlyFor.field]));

/** The public fields of a fact, one by one: a field that the contract does not name cannot come along. */
export const publish = (fields: Fields, data: Source): MessageData =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = data[name];
      if (field.presence === 'withheld' || value === undefined || !isOpen(field, data)) return [];
      return [[name, published(field.form, value)] as const];
    }),
  );
