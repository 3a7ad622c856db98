import type { CloudEvent } from './cloud-event.js';
import type { Received } from './from-message.js';

/** A record of Kafka: the attributes of the message are its headers, the data its value. Source: CloudEvents, Kafka protocol binding, binary mode. */
export interface KafkaRecord {
  /** Records of one stream have one key, so they keep their order in one partition. */
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

const prefix = 'ce_';

export const toKafka = ({ data, datacontenttype, ...attributes }: CloudEvent): KafkaRecord => ({
  key: attributes.subject,
  value: JSON.stringify(data),
  headers: {
    'content-type': datacontenttype,
    ...Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[`${prefix}${name}`, value]]))),
  },
});

const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
};

/** The message of a record; whatever is wrong with it is found by its reader. */
export const fromKafka = ({ value, headers }: Pick<KafkaRecord, 'value' | 'headers'>): Received => ({
  ...Object.fromEntries(Object.entries(headers).flatMap(([name, text]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), text]] : []))),
  data: parsed(value),
});
