import { type KafkaRecord, messageSource, testOin, toKafka, toMessage } from '@actiespoor/integration-events';
import type { DomainEvent } from '@actiespoor/plan/events';
import { describe, expect, it } from '@jest/globals';

import { goldenOf } from '../test/history.js';
import { type Delivered, delivered, sorted, streamKey } from './delivery.js';

const source = messageSource(testOin, 'proef');
const { stream: own, data, metadata } = goldenOf('StatusAangevuld');
const event = { type: 'StatusAangevuld', data } as unknown as DomainEvent;

const recordAt = (revision: bigint, id: string = crypto.randomUUID(), stream = own): KafkaRecord => {
  const { recordedAt, organisatie } = metadata;
  const message = toMessage(source, { id, stream, revision, position: '0'.repeat(20), recordedAt, organisatie, event });
  if (!message) throw new RangeError('Dit feit heeft geen bericht');
  return toKafka(message);
};

const deliver = (...records: readonly KafkaRecord[]): readonly Delivered[] => records.map((record, index) => delivered(BigInt(index), record));

const offsets = (messages: readonly Delivered[]): readonly bigint[] => messages.map(({ offset }) => offset);

const sort = (records: readonly KafkaRecord[], known: Parameters<typeof sorted>[1] = new Map()) => {
  const { fresh, repeated, aside, places } = sorted({ messages: deliver(...records) }, known);
  return { fresh: offsets(fresh), repeated: offsets(repeated), aside: aside.map(({ reason }) => reason), places };
};

describe('Een levering van berichten', () => {
  it('geeft door wat volgt op wat er was, en laat vallen wat er al was', () => {
    const [first, second, third] = [recordAt(0n), recordAt(1n), recordAt(2n)];
    expect(sort([first, second, first, second, third])).toMatchObject({ fresh: [0n, 1n, 4n], repeated: [2n, 3n], aside: [] });
  });

  it('weet ook na een vorige levering wat er al was', () => {
    const id = crypto.randomUUID();
    const known = new Map([[streamKey(source, own), { revision: 4n, ids: [id] }]]);
    expect(sort([recordAt(3n), recordAt(4n, id), recordAt(5n)], known)).toMatchObject({ fresh: [2n], repeated: [0n, 1n] });
  });

  it('neemt twee feiten van één gebeurtenis, en elk een keer', () => {
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    const both = [recordAt(0n, one), recordAt(0n, other)];
    expect(sort([...both, ...both, recordAt(1n)])).toMatchObject({ fresh: [0n, 1n, 4n], repeated: [2n, 3n] });
  });

  it('laat een stroom met een gat wachten, en de andere niet', () => {
    const { fresh, aside } = sort([recordAt(0n), recordAt(2n), recordAt(3n), recordAt(0n, undefined, 'actie-ander')]);
    expect(fresh).toEqual([0n, 3n]);
    expect(aside).toEqual(['revisie 1 ontbreekt: deze stroom wacht vanaf revisie 2', 'revisie 1 ontbreekt: deze stroom wacht vanaf revisie 3']);
  });

  it('zet apart wat niet te lezen is, met elke reden', () => {
    const { headers, ...rest } = recordAt(0n);
    const { ce_time: _, ...left } = headers;
    expect(sort([{ ...rest, headers: { ...left, ce_specversion: '2.0' } }])).toMatchObject({
      fresh: [],
      aside: ['specversion heeft niet de vorm ^1\\.0$; time ontbreekt'],
    });
  });
});
