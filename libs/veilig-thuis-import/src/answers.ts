import type { Leveringsvorm } from '@actiespoor/veilig-thuis';

/** The name of an answer of OData: `…/84847NED/$metadata#Cbs.OData.WebAPI.UntypedDataSet`. */
export interface AnswerName {
  readonly vorm: Exclude<Leveringsvorm, 'statline-csv'>;
  readonly tabel: string;
  readonly part: string;
}

const form = /\/([\w-]+)\/\$metadata#(?:[\w.]*\.)?(\w+)/;

const vormOf: Readonly<Record<string, AnswerName['vorm']>> = { 'odata.metadata': 'odata-v3', '@odata.context': 'odata-v4' };

/** Reads the field that names an answer; undefined for any other field. */
export const readAnswerName = (field: string, value: unknown): AnswerName | undefined => {
  const vorm = vormOf[field];
  const [, tabel, part] = typeof value === 'string' ? (form.exec(value) ?? []) : [];
  return vorm && tabel !== undefined && part !== undefined ? { vorm, tabel, part } : undefined;
};

export const isData = ({ part }: AnswerName): boolean => part === 'UntypedDataSet' || part === 'TypedDataSet' || part === 'Observations';

const fieldOf = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[field] : undefined;

/** The message in an answer that is an error, in the shapes of OData v3, v4 and of the server itself. */
export const errorIn = (field: string, value: unknown): string | undefined => {
  if (field === 'Message' && typeof value === 'string') return value;
  if (field !== 'error' && field !== 'odata.error') return undefined;
  const message = fieldOf(value, 'message');
  const text = fieldOf(message, 'value') ?? message;
  return typeof text === 'string' ? text : 'zonder uitleg';
};

export type DeelKind = 'empty' | 'page' | 'packed' | 'list' | 'data' | 'bare' | 'csv';

const kinds: readonly (readonly [form: RegExp, kind: DeelKind])[] = [
  [/^$/, 'empty'],
  [/^</, 'page'],
  [/^PK/, 'packed'],
  [/^\[/, 'bare'],
  [/^\{[\s\S]*#(?:[\w.]*\.)?(?:UntypedDataSet|TypedDataSet|Observations)\b/, 'data'],
  [/^\{/, 'list'],
];

/** The kind of a file by its first letters. */
export const kindOf = (beginning: string): DeelKind => {
  const bare = beginning.replace(/^\uFEFF/u, '').trimStart();
  return kinds.find(([start]) => start.test(bare))?.[1] ?? 'csv';
};
