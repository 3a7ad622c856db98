import { describe, expect, it } from '@jest/globals';

import { readText, repositoryFiles } from './repository.js';

const sources = repositoryFiles('apps/*/src/**/*.ts', 'apps/*/src/*.ts', 'libs/*/src/*.ts', 'libs/*/src/**/*.ts').filter(
  (path) => !/\.(spec|fixture|contract)\.ts$/.test(path),
);

const withText = (text: RegExp): readonly string[] => [...new Set(sources)].filter((path) => text.test(readText(path)));

describe('Een verbinding met PostgreSQL', () => {
  it('wordt op één plaats gemaakt, zodat zij overal dezelfde is', () => {
    expect(withText(/new (Client|Pool)\(/)).toEqual([
      'libs/embedded-postgres/src/running-server.ts', // only checks that the server accepts connections
      'libs/postgres/src/new-client.ts',
      'libs/postgres/src/open-pool.ts',
      'libs/testing/src/test-database.ts',
    ]);
  });
});

describe('De bibliotheek van Kafka', () => {
  it('heeft één bestand dat verstuurt en één dat leest, en verder niets dat verbindt', () => {
    expect(withText(/from 'kafkajs'/)).toEqual([
      'libs/kafka/src/client-options.ts', // types of its options
      'libs/kafka/src/kafka-consumer.ts',
      'libs/kafka/src/kafka-producer.ts',
    ]);
  });
});

describe('Een map', () => {
  it('wordt gemaakt zonder `recursive`, dat waar niets te maken is voor altijd doorgaat', () => {
    expect(withText(/mkdir(Sync)?\([^)]*recursive/)).toEqual([]);
  });
});
