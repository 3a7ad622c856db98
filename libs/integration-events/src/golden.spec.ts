import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { goldenFacts } from '../test/golden-events.js';
import { messageOf, messages, messageType } from './contract.js';
import { fromMessage } from './from-message.js';
import { fromKafka, type KafkaRecord } from './kafka-binding.js';

const folder = new URL('../golden/berichten/', import.meta.url);
const stored = readdirSync(folder).map(
  (name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as KafkaRecord] as const,
);

describe('Een bericht dat ooit is verstuurd', () => {
  it.each(stored)('%s wordt nog gelezen', (type, record) => {
    const read = fromMessage(fromKafka(record));
    expect(read).toMatchObject({ outcome: 'fact', fact: { stream: record.key } });
    expect(record.headers['ce_type']).toBe(type);
  });

  it('is er van elke soort en versie (npm run berichten)', () => {
    const known = new Set(stored.map(([type]) => type));
    expect(messages.map(messageType).filter((type) => !known.has(type))).toEqual([]);
    expect(goldenFacts.filter(({ event }) => messageOf(event.type)).length).toBe(messages.length);
  });
});
