import type { DomainEvent } from '@actiespoor/plan/events';

import { actieMessages } from './actie-messages.js';
import type { Fields } from './field.js';
import { planMessages } from './plan-messages.js';
import { type PrivateEvents, privateEvents, registerMessages } from './register-messages.js';

export type PrivateEventType = keyof PrivateEvents;
export type PublishedEventType = Exclude<DomainEvent['type'], PrivateEventType>;

/** A message that others may rely on: its public name and version, its meaning in Dutch, and its fields one by one. */
export interface MessageDefinition {
  readonly event: PublishedEventType;
  /** A version that is published never changes: what would break a reader becomes the next one. */
  readonly version: number;
  readonly betekenis: string;
  readonly velden: Fields;
}

const spoken = { ...registerMessages, ...planMessages, ...actieMessages } satisfies Record<PublishedEventType, unknown>;

const hyphened = (event: string): string => event.replaceAll(/(?<!^)[A-Z]/gu, (capital) => `-${capital}`).toLowerCase();

/** The name of a message, such as `nl.actieplannen.actie-gestart.v1`. */
export const messageType = ({ event, version }: Pick<MessageDefinition, 'event' | 'version'>): string =>
  `nl.actieplannen.${hyphened(event)}.v${String(version)}`;

/** The address of the schema of its data. */
export const schemaUri = ({ event, version }: Pick<MessageDefinition, 'event' | 'version'>): string =>
  `urn:actiespoor:bericht:${hyphened(event)}:v${String(version)}`;

/** Every message, in the order of the subjects. A new event that is neither here nor private does not compile. */
export const messages: readonly MessageDefinition[] = Object.entries(spoken).map(([event, { betekenis, velden }]) => ({
  event: event as PublishedEventType,
  version: 1,
  betekenis,
  velden,
}));

const byEvent = new Map<string, MessageDefinition>(messages.map((message) => [message.event, message]));
const byType = new Map(messages.map((message) => [messageType(message), message]));

/** Undefined for an event that stays inside. */
export const messageOf = (event: DomainEvent['type']): MessageDefinition | undefined => byEvent.get(event);

/** Undefined for a type that this program does not know. */
export const messageNamed = (type: string): MessageDefinition | undefined => byType.get(type);

export const besloten: readonly (readonly [PrivateEventType, string])[] = Object.entries(privateEvents).map(([event, { besloten: reden }]) => [
  event as PrivateEventType,
  reden,
]);
