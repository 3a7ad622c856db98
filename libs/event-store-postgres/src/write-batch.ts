import { type AppendRequest, judge, type KnownEvent, type NewEvent, type Verdict } from '@actiespoor/event-store';
import type { Client } from 'pg';

import type { Written } from './group-commit.js';
import { positionText } from './rows.js';

/** One event that was written, the last revision of a stream, or an event that existed already. */
type AnswerRow =
  | { readonly outcome: 'written'; readonly stream: string; readonly revision: string; readonly position: string }
  | { readonly outcome: 'head'; readonly stream: string; readonly revision: string }
  | {
      readonly outcome: 'known';
      readonly stream: string;
      readonly revision: string;
      readonly position: string;
      readonly id: string;
      readonly type: string;
      readonly data: object;
    };

type Row<Outcome extends AnswerRow['outcome']> = Extract<AnswerRow, { readonly outcome: Outcome }>;

/** The events that the database wrote, and the ones that it found in place of the rest. */
interface Answer {
  /** The last event of each stream that was written to. */
  readonly written: ReadonlyMap<string, Row<'written'>>;
  readonly heads: ReadonlyMap<string, bigint>;
  readonly known: ReadonlyMap<string, KnownEvent>;
}

interface Placed {
  readonly stream: string;
  readonly offset: number;
  readonly event: NewEvent;
}

const appendText = `
  select outcome, stream, revision::text as revision, id, position::text as position, type, data
  from event_store.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

// One text for a whole column. The driver writes an array as text with every quote of the JSON escaped, and the server
// parses that again; measured, lines cost a fifth of an array.
const lines = <T>(items: readonly T[], valueOf: (item: T) => string): string => items.map(valueOf).join('\n');

const placedOf = ({ stream, events }: AppendRequest): readonly Placed[] => events.map((event, offset) => ({ stream, offset, event }));

const valuesOf = (requests: readonly AppendRequest[]): readonly string[] => {
  const rows = requests.flatMap(placedOf);
  return [
    lines(requests, ({ stream }) => stream),
    lines(requests, ({ expected }) => expected.toString()),
    lines(rows, ({ stream }) => stream),
    lines(rows, ({ offset }) => offset.toString()),
    lines(rows, ({ event }) => event.id),
    lines(rows, ({ event }) => event.type),
    lines(rows, ({ event }) => event.version.toString()),
    lines(rows, ({ event }) => JSON.stringify(event.data)),
    lines(rows, ({ event }) => JSON.stringify(event.metadata)),
    lines(rows, ({ event }) => event.metadata.recordedAt),
  ];
};

const answerOf = (rows: readonly AnswerRow[]): Answer => {
  const [written, heads, known] = [new Map<string, Row<'written'>>(), new Map<string, bigint>(), new Map<string, KnownEvent>()];
  for (const row of rows) {
    if (row.outcome === 'written') written.set(row.stream, row);
    else if (row.outcome === 'head') heads.set(row.stream, BigInt(row.revision));
    else known.set(row.id, { ...row, revision: BigInt(row.revision), position: positionText(row.position) });
  }
  return { written, heads, known };
};

const withheld = (verdict: Verdict, { stream }: AppendRequest): Written => {
  switch (verdict.outcome) {
    case 'write':
      throw new Error(`De database schreef niet wat geschreven kon worden aan ${stream}`);
    case 'written':
      return { outcome: 'appended', revision: verdict.revision, position: verdict.position };
    case 'conflict':
    case 'corrupt':
      return verdict;
  }
};

const writtenOf = (request: AppendRequest, { written, heads, known }: Answer): Written => {
  const last = written.get(request.stream);
  if (last) return { outcome: 'appended', revision: BigInt(last.revision), position: positionText(last.position) };
  return withheld(judge(request, { head: heads.get(request.stream), known }), request);
};

/**
 * Writes one batch in one transaction; no two requests share a stream or an id. Requests that can be written are; the rest
 * is judged by the findings of the same query under the lock, so a refused request does not affect its neighbours.
 *
 * @returns the outcome of each request, in order
 * @throws every fault of the connection; the outcome of the batch is then unknown
 */
export const writeBatch = async (client: Client, requests: readonly AppendRequest[]): Promise<readonly Written[]> => {
  const { rows } = await client.query<AnswerRow>({ name: 'append', text: appendText, values: [...valuesOf(requests)] });
  const answer = answerOf(rows);
  return requests.map((request) => writtenOf(request, answer));
};
