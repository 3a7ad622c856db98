import type { KafkaRecord } from '@actiespoor/integration-events';
import { Kafka, type Message, Partitioners, type Producer } from 'kafkajs';

import { clientOptions } from './client-options.js';
import { kafkaFault, KafkaUnavailable } from './kafka-fault.js';
import './positive-timers.js';
import { type KafkaSettings, topicOf } from './settings.js';

/** Sends records to the topic of this installation. */
export interface RecordProducer {
  /**
   * Resolves once every replica in sync has them. Records of one key are written in this order. After a fault some may have been written;
   * the next call goes on with a new connection.
   *
   * @throws KafkaUnavailable, MessageRefused
   */
  send(records: readonly KafkaRecord[]): Promise<void>;
  /** Also ends what is under way. */
  close(): Promise<void>;
}

const clientId = 'actiespoor';

// The number cannot change later without moving streams to other partitions, so it leaves room to grow.
const partitions = 6;

// A broker takes a megabyte at a time unless told otherwise.
const maxBytes = 500_000;

const bytesOf = ({ value, headers }: KafkaRecord): number => Buffer.byteLength(value) + Buffer.byteLength(JSON.stringify(headers));

/** The records in pieces that a broker takes at once, in their order. */
export const piecesOf = (records: readonly KafkaRecord[]): readonly (readonly KafkaRecord[])[] => {
  const pieces: KafkaRecord[][] = [];
  let size = Infinity;
  for (const record of records) {
    const bytes = bytesOf(record);
    if (size + bytes > maxBytes) [size] = [0, pieces.push([])];
    pieces.at(-1)?.push(record);
    size += bytes;
  }
  return pieces;
};

const messageOf = ({ key, value, headers }: KafkaRecord): Message => ({ key, value, headers: { ...headers } });

class ReconnectingProducer implements RecordProducer {
  private readonly topic: string;
  private readonly where: string;
  private current: Producer | undefined;
  private connections = 0;
  private isClosed = false;

  private readonly options: ReturnType<typeof clientOptions>;

  constructor(private readonly settings: KafkaSettings) {
    this.topic = topicOf(settings);
    this.where = settings.brokers.join(', ');
    this.options = clientOptions(settings, clientId);
  }

  async send(records: readonly KafkaRecord[]): Promise<void> {
    try {
      const producer = (this.current ??= await this.connect());
      for (const piece of piecesOf(records)) await producer.send({ topic: this.topic, acks: -1, messages: piece.map(messageOf) });
    } catch (fault) {
      await this.leave();
      throw fault instanceof KafkaUnavailable ? fault : kafkaFault(fault, this.where);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.leave();
  }

  /** Each time another broker is asked first: the one that was may be away. */
  private client(): Kafka {
    const { brokers } = this.settings;
    const first = this.connections % brokers.length;
    this.connections += 1;
    return new Kafka({ ...this.options, brokers: [...brokers.slice(first), ...brokers.slice(0, first)] });
  }

  private async connect(): Promise<Producer> {
    if (this.isClosed) throw new KafkaUnavailable('De verbinding met Kafka is gesloten');
    const kafka = this.client();
    await this.ensureTopic(kafka);
    // One attempt more is the least that the library allows; it has the same sequence numbers, so the broker recognises it.
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      retry: { retries: 1 },
    });
    try {
      await producer.connect();
    } catch (fault) {
      await producer.disconnect().catch(() => undefined);
      throw fault;
    }
    return producer;
  }

  /** Messages are kept for ever: a regional service builds its board anew from the first one. */
  private async ensureTopic(kafka: Kafka): Promise<void> {
    const admin = kafka.admin({ retry: { retries: 0 } });
    try {
      await admin.connect();
      const topic = { topic: this.topic, numPartitions: partitions, configEntries: [{ name: 'retention.ms', value: '-1' }] };
      const { topics } = await admin.fetchTopicMetadata({ topics: [this.topic] }).catch(() => ({ topics: [] }));
      if (topics.length === 0) await admin.createTopics({ topics: [topic] });
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  private async leave(): Promise<void> {
    const left = this.current;
    this.current = undefined;
    await left?.disconnect().catch(() => undefined);
  }
}

/** A producer of this installation. It connects at the first record. */
export const recordProducer = (settings: KafkaSettings): RecordProducer => new ReconnectingProducer(settings);
