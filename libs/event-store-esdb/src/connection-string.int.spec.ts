import { inspect } from 'node:util';

import { newEvents, newStream } from '@actiespoor/event-store/contract';
import { afterEach, describe, expect, it, jest } from '@jest/globals';

import { closeAll, serve } from '../test/served-store.js';
import { esdbEventStore } from './esdb-event-store.js';

afterEach(closeAll);

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

describe('De URL van EventStoreDB', () => {
  it.each(['esdb://esdb.example:2113', 'esdb://esdb.example:2113?tls=true', 'esdb+discover://esdb.example'])(
    'zonder gebruiker vraagt om tls=false: %s',
    (url) => {
      expect(() => esdbEventStore({ url })).toThrow(RangeError);
    },
  );

  it.each(['esdb://admin:geheim%3A1@esdb.example:2113', 'esdb+discover://admin:geheim@a.example,b.example', 'esdb://a.example:2113,b.example:2113?tls=false'])(
    'mag zijn: %s',
    async (url) => {
      await esdbEventStore({ url }).close();
    },
  );

  it.each([
    [
      'esdb://admin:geheim@esdb.example:2113?tlsVerifyCert=false',
      'De instelling tlsVerifyCert in de URL van EventStoreDB heeft geen effect: laat haar weg; een eigen CA gaat met tlsCAFile=',
    ],
    ['esdb://admin:geheim@esdb.example:2113?tls=true&tlsverifycert=true', 'De instelling tlsverifycert'],
    ['esdb://admin:geheim@esdb.example:2113?onzin=1', 'De instelling onzin'],
    ['esdb://admin:geheim@esdb.example:poort', 'De URL van EventStoreDB is niet te lezen'],
    ['esdb://admin:geheim@esdb.example:2113?tls=misschien', 'De URL van EventStoreDB is niet te lezen'],
    ['esdb://admin:geheim@esdb.example:2113?tlsCAFile=/er/niet', 'Het bestand van een certificaat'],
  ])('verliest nergens haar wachtwoord: %s', (url, sentence) => {
    const printed: unknown[] = [];
    const warn = jest.spyOn(console, 'warn').mockImplementation((...line: unknown[]) => void printed.push(...line));
    const fault = thrownBy(() => esdbEventStore({ url }));
    warn.mockRestore();
    expect(fault).toBeInstanceOf(RangeError);
    expect(inspect(fault)).toContain(sentence);
    expect([inspect(fault), inspect(printed)].join(' ')).not.toContain('geheim');
  });

  it('kan een conflict als antwoord vragen in plaats van als fout, en dan is het nog een conflict', async () => {
    const { server } = await serve();
    const store = esdbEventStore({ url: `${server.url}&throwOnAppendFailure=false` });
    const stream = newStream();
    expect(await store.append(stream, newEvents(1), 0n)).toEqual({ outcome: 'conflict', actual: undefined });
    await store.append(stream, newEvents(2), 'no-stream');
    expect(await store.append(stream, newEvents(1), 'no-stream')).toEqual({ outcome: 'conflict', actual: 1n });
    await store.close();
  });
});
