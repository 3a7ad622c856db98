import type { DomainEvent } from '@actiespoor/plan/events';

import type { MessageData } from './publish.js';
import type { MessageSource } from './source.js';

/** A fact with its place in the history, as far as others may know it: who recorded it is an organisatie, never a person. */
export interface Fact {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  /** The place in the log, as text of a fixed length in the order of recording. */
  readonly position: string;
  /** ISO 8601 in UTC. */
  readonly recordedAt: string;
  readonly organisatie: string;
  readonly traceparent?: string;
  readonly event: DomainEvent;
}

/**
 * A CloudEvent 1.0 after the Dutch government profile. `time` is the moment of recording; since when a fact is so stands in the
 * data. Source: NL GOV profile for CloudEvents 1.1.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: MessageSource;
  readonly type: string;
  /** The stream: messages of one stream come in the order of their revisions. */
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: string;
  readonly sequence: string;
  readonly sequencetype: 'Integer';
  /** The place within the stream, from 0: a reader sees by it that one is missing, or comes again. */
  readonly revision: string;
  readonly organisatie: string;
  readonly traceparent?: string;
  readonly data: MessageData;
}
