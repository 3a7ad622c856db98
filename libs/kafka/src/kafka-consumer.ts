import { setTimeout as pauseFor } from 'node:timers/promises';

import { type Consumer, type EachBatchPayload, type IHeaders, Kafka, type KafkaMessage } from 'kafkajs';

import { clientOptions } from './client-options.js';
import { delivered, type Delivered } from './delivery.js';
import type { Inbox } from './inbox.js';
import { kafkaFault } from './kafka-fault.js';
import './positive-timers.js';
import { type KafkaSettings, topicOf } from './settings.js';

export interface ReadingOptions {
  readonly settings: KafkaSettings;
  /** Readers of one group share the partitions. */
  readonly groupId: string;
  readonly inbox: Inbox;
  /** Told of each fault; reading goes on after it. */
  readonly onFault: (fault: Error) => void;
  /** The largest number of messages in one delivery. */
  readonly deliverySize?: number;
}

export interface Reading {
  /** Ends after the delivery at hand. */
  stop(): Promise<void>;
}

// The shortest session that a broker allows unless told otherwise. A reader that was killed is missed after this time, and the others hear of it
// at their next sign of life.
const sessionMs = 6_000;
const signOfLifeMs = 1_000;
const longestFetchMs = 500;
const standardDeliverySize = 200;
const [firstWaitMs, longestWaitMs] = [500, 10_000];

const textsOf = (headers: IHeaders = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const deliveredOf = ({ key, value, headers, offset }: KafkaMessage): Delivered =>
  delivered(BigInt(offset), { key: key?.toString() ?? '', value: value?.toString() ?? '', headers: textsOf(headers) });

const piecesOf = (messages: readonly Delivered[], size: number): readonly (readonly Delivered[])[] =>
  Array.from({ length: Math.ceil(messages.length / size) }, (_, index) => messages.slice(index * size, (index + 1) * size));

/** The inbox could not do it now. A fault of the library is left to the library: by some of them it knows that the group is being divided. */
class InboxFault extends Error {
  override readonly name = 'InboxFault';

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const orInboxFault = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (fault) {
    throw new InboxFault(fault);
  }
};

class GroupReader implements Reading {
  private readonly topic: string;
  private readonly size: number;
  private readonly ending = new AbortController();
  private readonly running: Promise<void>;
  /** Partitions whose place was looked up since the group was last divided. */
  private readonly placed = new Set<number>();
  private failures = 0;

  constructor(private readonly options: ReadingOptions) {
    this.topic = topicOf(options.settings);
    this.size = options.deliverySize ?? standardDeliverySize;
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  /** One consumer after the other: after any fault that it does not survive, a new one joins the group. */
  private async run(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      const consumer = this.consumer();
      try {
        await this.readWith(consumer);
      } catch (fault) {
        if (!signal.aborted) this.options.onFault(kafkaFault(fault, this.options.settings.brokers.join(', ')));
      }
      await consumer.disconnect().catch(() => undefined);
      if (!signal.aborted) await this.rest();
    }
  }

  private consumer(): Consumer {
    const { settings, groupId } = this.options;
    const retry = { retries: 5, initialRetryTime: 300, maxRetryTime: 2_000 };
    return new Kafka({ ...clientOptions(settings, groupId), retry }).consumer({
      groupId,
      sessionTimeout: sessionMs,
      heartbeatInterval: signOfLifeMs,
      rebalanceTimeout: sessionMs,
      maxWaitTimeInMs: longestFetchMs,
      allowAutoTopicCreation: false,
      retry: { ...retry, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /** Reads until asked to stop. @throws the fault that the consumer did not survive */
  private async readWith(consumer: Consumer): Promise<void> {
    const crashed = Promise.withResolvers<never>();
    crashed.promise.catch(() => undefined);
    consumer.on('consumer.crash', ({ payload }) => crashed.reject(payload.error));
    consumer.on('consumer.group_join', () => this.placed.clear());
    await consumer.connect();
    await consumer.subscribe({ topic: this.topic, fromBeginning: true });
    await consumer.run({ eachBatchAutoResolve: false, autoCommitInterval: 5_000, eachBatch: (payload) => this.takeBatch(consumer, payload) });
    await Promise.race([crashed.promise, new Promise((resolve) => this.ending.signal.addEventListener('abort', resolve, { once: true }))]);
  }

  private async takeBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { partition, messages } = payload.batch;
    try {
      if (await this.isInPlace(consumer, payload)) await this.takePieces(consumer, payload, messages.map(deliveredOf));
    } catch (fault) {
      if (!(fault instanceof InboxFault)) throw fault;
      this.options.onFault(fault);
      this.hold(payload);
      this.placed.delete(partition);
    }
  }

  /** True if the batch begins where the inbox goes on. Otherwise the reader goes there, once: what is no longer in the topic cannot be waited for. */
  private async isInPlace(consumer: Consumer, { batch: { partition, messages } }: EachBatchPayload): Promise<boolean> {
    if (this.placed.has(partition)) return true;
    const next = await orInboxFault(this.options.inbox.next(partition));
    this.placed.add(partition);
    if (next === undefined || String(next) === messages[0]?.offset) return true;
    consumer.seek({ topic: this.topic, partition, offset: String(next) });
    return false;
  }

  private async takePieces(consumer: Consumer, payload: EachBatchPayload, messages: readonly Delivered[]): Promise<void> {
    const { partition } = payload.batch;
    for (const piece of piecesOf(messages, this.size)) {
      if (!payload.isRunning() || payload.isStale() || this.ending.signal.aborted) return;
      const last = piece.at(-1)?.offset ?? 0n;
      const outcome = await orInboxFault(this.options.inbox.take({ partition, messages: piece, next: last + 1n }));
      if (outcome === 'elsewhere') return this.moveTo(consumer, partition);
      this.failures = 0;
      payload.resolveOffset(String(last));
      await payload.heartbeat();
      await payload.commitOffsetsIfNecessary();
    }
  }

  /** Another reader moved the partition: go on from there. */
  private async moveTo(consumer: Consumer, partition: number): Promise<void> {
    const next = await orInboxFault(this.options.inbox.next(partition));
    if (next !== undefined) consumer.seek({ topic: this.topic, partition, offset: String(next) });
  }

  /** Lets one partition wait; the others go on. */
  private hold(payload: EachBatchPayload): void {
    const resume = payload.pause();
    void this.rest().then(resume);
  }

  private async rest(): Promise<void> {
    const ms = Math.min(firstWaitMs * 2 ** this.failures, longestWaitMs) * (0.5 + Math.random() / 2);
    this.failures += 1;
    await pauseFor(ms, undefined, { signal: this.ending.signal }).catch(() => undefined);
  }
}

/**
 * Reads the messages of a topic into an inbox, in the order of each partition, until it is stopped. What the inbox has taken counts, whatever the
 * broker remembers.
 */
export const startReading = (options: ReadingOptions): Reading => new GroupReader(options);
