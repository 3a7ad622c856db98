import type { DomainEvent } from '@actiespoor/plan/events';

import type { CloudEvent, Fact } from './cloud-event.js';
import { messageNamed } from './contract.js';
import { heartbeatType } from './heartbeat.js';
import { type DataFault, readData } from './read-data.js';
import { isMessageSource } from './source.js';

/** A message as it came: anything may be wrong with it. */
export type Received = Partial<Readonly<Record<Exclude<keyof CloudEvent, 'data'>, string>>> & { readonly data?: unknown };

export type ReadMessage =
  | { readonly outcome: 'fact'; readonly source: string; readonly fact: Fact }
  | { readonly outcome: 'heartbeat'; readonly source: string; readonly time: string; readonly totEnMet: string | undefined }
  /** Nobody can fold it: a type or a version of later, or not after the contract. Each fault with its place, in Dutch. */
  | { readonly outcome: 'unreadable'; readonly faults: readonly DataFault[] };

const patterns = {
  specversion: /^1\.0$/,
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  subject: /^[a-z]+-.+$|^urn:nld:oin:/,
  time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/,
  sequence: /^\d{20}$/,
  revision: /^\d{1,19}$/,
  organisatie: /^(?:GM|VT|SV-|PA-)[0-9A-Z-]+$|^$/,
  type: /^[a-z]+(?:\.[a-z0-9-]+)+$/,
} as const;

const envelopeFaults = (received: Received): readonly DataFault[] => [
  ...Object.entries(patterns).flatMap(([veld, pattern]) => {
    const value = received[veld as keyof typeof patterns];
    if (value === undefined) return [{ veld, reden: 'ontbreekt' }];
    return pattern.test(value) ? [] : [{ veld, reden: `heeft niet de vorm ${pattern.source}` }];
  }),
  ...(isMessageSource(received.source ?? '') ? [] : [{ veld: 'source', reden: 'is geen urn:nld:oin:…:systeem:…' }]),
];

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> => typeof data === 'object' && data !== null && !Array.isArray(data);

const unreadable = (...faults: readonly DataFault[]): ReadMessage => ({ outcome: 'unreadable', faults });

type Envelope = Readonly<Record<keyof typeof patterns | 'source' | 'type', string>> & Pick<Received, 'traceparent'>;

const factOf = ({ id, subject, revision, sequence, time, organisatie, traceparent }: Envelope, event: DomainEvent): Fact => {
  const place = { id, stream: subject, revision: BigInt(revision), position: sequence, recordedAt: time, organisatie };
  return { ...place, ...(traceparent === undefined ? {} : { traceparent }), event };
};

const heartbeatOf = ({ source, time }: Envelope, { totEnMet }: Readonly<Record<string, unknown>>): ReadMessage => ({
  outcome: 'heartbeat',
  source,
  time,
  totEnMet: typeof totEnMet === 'string' ? totEnMet : undefined,
});

const readFact = (envelope: Envelope, data: Readonly<Record<string, unknown>>): ReadMessage => {
  const { source, type } = envelope;
  const definition = messageNamed(type);
  if (!definition) return unreadable({ veld: 'type', reden: `"${type}" kent dit programma niet; een nieuwere versie misschien wel` });
  const read = readData(definition.velden, data, 'data.');
  if (read.faults.length > 0) return unreadable(...read.faults);
  return { outcome: 'fact', source, fact: factOf(envelope, { type: definition.event, data: read.value } as unknown as DomainEvent) };
};

/** The fact that a message tells, with stand-ins for what it withholds; or why it cannot be read. */
export const fromMessage = (received: Received): ReadMessage => {
  const faults = envelopeFaults(received);
  if (faults.length > 0) return unreadable(...faults);
  const { data, ...envelope } = received;
  if (!isRecord(data)) return unreadable({ veld: 'data', reden: 'moet een object zijn' });
  return received.type === heartbeatType ? heartbeatOf(envelope as Envelope, data) : readFact(envelope as Envelope, data);
};
