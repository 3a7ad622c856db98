import { readdirSync, readFileSync } from 'node:fs';

import { type DomainEvent, eventVersions } from '@actiespoor/plan/events';

import type { Fact } from '../src/cloud-event.js';

interface Stored {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly type: DomainEvent['type'];
  readonly version: number;
  readonly data: object;
  readonly metadata: { readonly recordedAt: string; readonly organisatie: string; readonly traceparent?: string };
}

const folder = new URL('../../../test/golden/', import.meta.url);

const factOf = ({ id, stream, revision, position, type, data, metadata }: Stored): Fact => {
  const { recordedAt, organisatie, traceparent } = metadata;
  const event = { type, data } as unknown as DomainEvent;
  return { id, stream, revision: BigInt(revision), position, recordedAt, organisatie, ...(traceparent === undefined ? {} : { traceparent }), event };
};

/** One stored event of every type, in today's shape. */
export const goldenFacts: readonly Fact[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Stored)
  .filter(({ type, version }) => eventVersions[type] === version)
  .map(factOf);
