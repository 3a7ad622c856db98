import { type MessageDefinition, messages, messageType, schemaUri } from './contract.js';
import { heartbeatMeaning, heartbeatSchema, heartbeatType } from './heartbeat.js';
import { type JsonSchema, schemaOf } from './json-schema.js';

/** The topic on which an installation speaks, unless it is set otherwise. */
export const defaultTopic = 'actiespoor.berichten.v1';

const header = (description: string, pattern?: string): JsonSchema => ({ type: 'string', description, ...(pattern === undefined ? {} : { pattern }) });

const headersOf = (type: string): JsonSchema => ({
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time', 'ce_sequence', 'ce_revision', 'ce_organisatie'],
  properties: {
    ce_specversion: { type: 'string', enum: ['1.0'] },
    ce_id: header('De gebeurtenis.'),
    ce_source: header('De installatie.', '^urn:nld:oin:[0-9A-Z]{20}:systeem:'),
    ce_type: { type: 'string', enum: [type] },
    ce_subject: header('De stroom.'),
    ce_time: header('Wanneer het is vastgelegd.'),
    ce_dataschema: header('Het schema van de gegevens.'),
    ce_sequence: header('De plaats in het logboek van de bron.', '^[0-9]{20}$'),
    ce_sequencetype: { type: 'string', enum: ['Integer'] },
    ce_revision: header('De plaats in de stroom, vanaf 0.', '^[0-9]+$'),
    ce_organisatie: header('Namens welke organisatie het is vastgelegd.'),
    ce_traceparent: header('W3C Trace Context.'),
  },
});

const messageObject = (type: string, betekenis: string, payload: JsonSchema & { readonly $id?: string }) => ({
  name: type,
  title: betekenis,
  contentType: 'application/json',
  headers: headersOf(type),
  payload,
  bindings: { kafka: { key: { type: 'string', description: 'De stroom.' }, bindingVersion: '0.5.0' } },
});

const ofDefinition = (message: MessageDefinition): readonly [string, unknown] => [
  messageType(message),
  messageObject(messageType(message), message.betekenis, { $id: schemaUri(message), ...schemaOf(message.velden) }),
];

const info = (version: string) => ({
  title: 'Actiespoor',
  version,
  description: 'Wat er gebeurt met plannen en acties tegen huiselijk geweld en kindermishandeling, als CloudEvents naar het Nederlandse profiel.',
  license: { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/nl/' },
});

const spoken = (): Readonly<Record<string, unknown>> =>
  Object.fromEntries<unknown>([...messages.map(ofDefinition), [heartbeatType, messageObject(heartbeatType, heartbeatMeaning, heartbeatSchema)]]);

const channel = (names: readonly string[]) => ({
  address: defaultTopic,
  title: 'Alle berichten van een of meer installaties',
  messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
});

/** The AsyncAPI 3 document of all messages. */
export const asyncApi = (version: string): Readonly<Record<string, unknown>> => {
  const all = spoken();
  const names = Object.keys(all);
  return {
    asyncapi: '3.1.0',
    info: info(version),
    defaultContentType: 'application/json',
    channels: { berichten: channel(names) },
    operations: {
      vertellen: {
        action: 'send',
        channel: { $ref: '#/channels/berichten' },
        summary: 'Een installatie vertelt wat er gebeurt.',
        messages: names.map((name) => ({ $ref: `#/channels/berichten/messages/${name}` })),
      },
    },
    components: { messages: all },
  };
};
