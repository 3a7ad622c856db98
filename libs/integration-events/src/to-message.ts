import type { CloudEvent, Fact } from './cloud-event.js';
import { messageOf, messageType, schemaUri } from './contract.js';
import { publish } from './publish.js';
import type { MessageSource } from './source.js';

/** The message of a fact; undefined for one that stays inside. */
export const toMessage = (source: MessageSource, fact: Fact): CloudEvent | undefined => {
  const definition = messageOf(fact.event.type);
  if (!definition) return undefined;
  return {
    specversion: '1.0',
    id: fact.id,
    source,
    type: messageType(definition),
    subject: fact.stream,
    time: fact.recordedAt,
    datacontenttype: 'application/json',
    dataschema: schemaUri(definition),
    sequence: fact.position,
    sequencetype: 'Integer',
    revision: String(fact.revision),
    organisatie: fact.organisatie,
    ...(fact.traceparent === undefined ? {} : { traceparent: fact.traceparent }),
    data: publish(definition.velden, fact.event.data as unknown as Readonly<Record<string, unknown>>),
  };
};
