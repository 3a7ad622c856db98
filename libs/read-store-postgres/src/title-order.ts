import type { PlanCursor } from '@actiespoor/voortgang';
import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** The order of a Dutch index: case and accents decide only between words that are the same without them. Every PostgreSQL with ICU has it. */
export const dutch: RawBuilder<unknown> = sql`collate "nl-x-icu"`;

interface Titled {
  readonly titel: string;
  readonly key: string;
}

/** The condition of rows after the last plan of the page before, in the order of {@link dutch} titles and then keys. */
export const afterTitle = ({ titel, key }: { readonly [Name in keyof Titled]: RawBuilder<unknown> }, na: PlanCursor | undefined): RawBuilder<SqlBool> =>
  na === undefined ? sql<SqlBool>`true` : sql<SqlBool>`(${titel} ${dutch}, ${key}) > (${na[0]}::text, ${na[1]}::text)`;

/** The page and the start of the next one, from one row more than the page holds. */
export const pageOf = <Row extends Titled>(
  rows: readonly Row[],
  aantal: number,
): { readonly page: readonly Row[]; readonly volgende: { readonly volgende?: PlanCursor } } => {
  const page = rows.slice(0, aantal);
  const last = rows.length > aantal ? page.at(-1) : undefined;
  return { page, volgende: last ? { volgende: [last.titel, last.key] } : {} };
};
