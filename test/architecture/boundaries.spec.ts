import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildProjectGraph, reportedIn, reportedInSpec } from './planted.js';
import { readText, repositoryFiles } from './repository.js';

const boundary = '@nx/enforce-module-boundaries';
const imports = 'no-restricted-imports';

const using = (name: string): string => `import { x } from '${name}';\nexport const y: unknown = x;\n`;

beforeAll(buildProjectGraph);

describe('Een bibliotheek gebruikt alleen wat meer naar binnen ligt', () => {
  it.each([
    ['libs/kernel', '@actiespoor/plan'],
    ['libs/plan', '@actiespoor/event-store'],
    ['libs/plan', '@actiespoor/voortgang'],
    ['libs/plan', '../../../kernel/src/decider.js'],
    ['libs/event-store', '@actiespoor/plan'],
    ['libs/event-store', '@actiespoor/voortgang'],
    ['libs/voortgang', '@actiespoor/event-store-postgres'],
    ['libs/voortgang', '@actiespoor/plan-import'],
    ['libs/plan-import', '@actiespoor/event-store'],
    ['libs/veilig-thuis', '@actiespoor/veilig-thuis-import'],
    ['libs/veilig-thuis-import', '@actiespoor/event-store'],
    ['libs/plan-import', '@actiespoor/read-store-postgres'],
    ['libs/event-store-postgres', '@actiespoor/plan-import'],
    ['libs/event-store-postgres', '@actiespoor/embedded-postgres'],
    ['libs/postgres', '@actiespoor/event-store'],
    ['libs/postgres', '@actiespoor/event-store-postgres'],
    ['libs/data-dir', '@actiespoor/identity'],
    ['libs/event-store', '@actiespoor/postgres'],
    ['libs/voortgang', '@actiespoor/data-dir'],
    ['libs/read-store-postgres', '@actiespoor/event-store-postgres'],
    ['libs/read-store-postgres', '@actiespoor/platform'],
    ['libs/projection-store-postgres', '@actiespoor/read-store-postgres'],
    ['libs/projection-store-postgres', '@actiespoor/plan/events'],
    ['libs/projection-store-postgres', '@actiespoor/voortgang'],
    ['libs/application', '@actiespoor/read-store-postgres'],
    ['libs/application', '@actiespoor/identity'],
    ['libs/application', '@actiespoor/platform'],
    ['libs/voortgang', '@actiespoor/application'],
    ['libs/plan-import', '@actiespoor/application'],
    ['apps/api', '../../../cli/src/main.js'],
  ])('%s niet %s', async (folder, name) => {
    expect(await reportedIn(folder, using(name))).toContain(boundary);
  });
});

describe('Een bibliotheek gebruikt alleen de pakketten van haar laag', () => {
  it.each([
    ['libs/kernel', 'node:crypto'],
    ['libs/kernel', 'rxjs'],
    ['libs/plan', 'edtf'],
    ['libs/plan', '@nestjs/common'],
    ['libs/plan', 'class-validator'],
    ['libs/event-store', 'node:timers/promises'],
    ['libs/event-store', 'kysely'],
    ['libs/voortgang', 'kysely'],
    ['libs/voortgang', 'node:fs'],
    ['libs/plan-import', 'node:fs'],
    ['libs/veilig-thuis', 'csv-parse'],
    ['libs/veilig-thuis-import', 'node:fs'],
    ['libs/plan-import', '@nestjs/common'],
    ['libs/event-store-postgres', '@nestjs/common'],
    ['libs/postgres', '@nestjs/common'],
    ['libs/read-store-postgres', 'class-validator'],
    ['libs/application', '@nestjs/common'],
    ['libs/application', 'kysely'],
    ['libs/application', 'fastify'],
    ['libs/application', 'node:crypto'],
    ['libs/platform', '@nestjs/core'],
  ])('%s niet %s', async (folder, name) => {
    expect(await reportedIn(folder, using(name))).toContain(imports);
  });
});

describe('Wie buiten het domein staat ziet feiten, geen regels', () => {
  it.each(['libs/voortgang', 'libs/read-store-postgres', 'libs/event-store-postgres'])('%s niet @actiespoor/plan', async (folder) => {
    expect(await reportedIn(folder, using('@actiespoor/plan'))).toContain(imports);
  });

  it('ook niet via een dynamische import in een leesmodel', async () => {
    expect(await reportedIn('libs/voortgang', `export const y = import('@actiespoor/plan');\n`)).toContain('no-restricted-syntax');
  });
});

describe('Een adapter kent de poorten van de toepassing, niet wat zij doet', () => {
  it.each(['libs/read-store-postgres', 'libs/identity'])('%s niet @actiespoor/application', async (folder) => {
    expect(await reportedIn(folder, using('@actiespoor/application'))).toContain(imports);
  });
});

describe('Niemand gebruikt een app', () => {
  it.each(['libs/platform', 'libs/application', 'libs/plan-import', 'apps/cli'])('%s niet @actiespoor/api', async (folder) => {
    expect(await reportedIn(folder, using('@actiespoor/api'))).toContain(imports);
  });
});

describe('Hulp voor tests komt niet in productiecode', () => {
  it.each(['libs/plan', 'libs/voortgang', 'libs/application', 'libs/platform', 'apps/api'])('%s niet @actiespoor/testing', async (folder) => {
    expect(await reportedIn(folder, using('@actiespoor/testing'))).toContain(imports);
  });
});

describe('De rand leest feiten van nu, geen gebeurtenissen zoals zij geschreven zijn', () => {
  const readsRaw = (text: string): boolean => /eventStore\s*\.(read|feed|byStream)\b/.test(text);

  it('in geen enkel bestand van de API', () => {
    const sources = repositoryFiles('apps/api/src/*.ts').filter((path) => !path.endsWith('.spec.ts'));
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.filter((path) => readsRaw(readText(path)))).toEqual([]);
    expect(readsRaw('for await (const recorded of this.platform.eventStore.read(stream)) events.push(recorded);')).toBe(true);
  });
});

describe('Wat wel mag', () => {
  it.each([
    ['libs/kernel', 'edtf'],
    ['libs/kernel', '@noble/hashes/sha2.js'],
    ['libs/kernel', './decider.js'],
    ['libs/plan', '@actiespoor/kernel'],
    ['libs/event-store', '@actiespoor/kernel'],
    ['libs/voortgang', '@actiespoor/plan/events'],
    ['libs/voortgang', '@actiespoor/event-store'],
    ['libs/plan-import', '@actiespoor/plan'],
    ['libs/plan-import', 'csv-parse'],
    ['libs/event-store-postgres', '@actiespoor/event-store'],
    ['libs/event-store-postgres', 'pg'],
    ['libs/event-store-postgres', '@actiespoor/postgres'],
    ['libs/postgres', 'pg'],
    ['libs/identity', '@actiespoor/data-dir'],
    ['libs/application', '@actiespoor/plan'],
    ['libs/application', '@actiespoor/voortgang'],
    ['libs/application', '@actiespoor/plan-import'],
    ['libs/read-store-postgres', '@actiespoor/application/ports'],
    ['libs/read-store-postgres', '@actiespoor/projection-store-postgres'],
    ['libs/projection-store-postgres', '@actiespoor/postgres'],
    ['libs/platform', '@actiespoor/read-store-postgres'],
    ['apps/api', '@actiespoor/platform'],
    ['apps/api', '@nestjs/common'],
  ])('%s wel %s', async (folder, name) => {
    const rules = await reportedIn(folder, using(name));
    expect(rules).not.toContain(boundary);
    expect(rules).not.toContain(imports);
  });

  it('een spec gebruikt @actiespoor/testing', async () => {
    const rules = await reportedInSpec('libs/plan', using('@actiespoor/testing'));
    expect(rules).not.toContain(boundary);
    expect(rules).not.toContain(imports);
  });

  it('maar een spec van het domein geen adapter', async () => {
    expect(await reportedInSpec('libs/plan', using('@actiespoor/event-store-postgres'))).toContain(boundary);
  });
});
