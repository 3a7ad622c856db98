import type { KafkaRecord } from '@actiespoor/integration-events';
import { type IHeaders, Kafka } from 'kafkajs';

/** A record as any other program reads it. */
export interface ReadRecord extends KafkaRecord {
  readonly partition: number;
  readonly offset: string;
}

const textsOf = (headers: IHeaders = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** Everything in a topic, by a reader that is none of ours, until it has all that was there. */
export const readAll = async (brokers: readonly string[], topic: string): Promise<readonly ReadRecord[]> => {
  const kafka = new Kafka({ brokers: [...brokers], logLevel: 0 });
  const admin = kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const wanted = ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  const records: ReadRecord[] = [];
  if (wanted === 0) return records;
  const consumer = kafka.consumer({ groupId: crypto.randomUUID() });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const take = async ({
      partition,
      message: { key, value, headers, offset },
    }: Parameters<NonNullable<Parameters<typeof consumer.run>[0]>['eachMessage'] & object>[0]): Promise<void> => {
      records.push({ key: String(key), value: String(value), headers: textsOf(headers), partition, offset });
      if (records.length === wanted) resolve();
      return Promise.resolve();
    };
    consumer.run({ eachMessage: take }).catch(reject);
  });
  await consumer.disconnect();
  return records;
};
