import type { Gelezen } from '@actiespoor/plan-import';

const placeholder = /\{persoon:([0-9a-f-]{36})\}/g;

/** Puts the names of the document back in place of `{persoon:<id>}`: the sender of the document knows them. */
export const withNames = (gelezen: Gelezen): Gelezen => {
  const names = new Map<string, string>(gelezen.personen.map(({ persoon, naam }) => [persoon, naam]));
  const fill = (text: string): string => text.replace(placeholder, (whole, id: string) => names.get(id) ?? whole);
  return JSON.parse(JSON.stringify(gelezen), (_, value: unknown) => (typeof value === 'string' ? fill(value) : value)) as Gelezen;
};
