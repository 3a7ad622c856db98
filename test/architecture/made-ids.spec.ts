import { describe, expect, it } from '@jest/globals';

import { readText, repositoryFiles } from './repository.js';

/** The sources that make ids by name, each with its subject. The list is complete, and a new one needs a good reason. */
const makers: Readonly<Record<string, string>> = {
  'libs/plan/src/made-ids.ts': 'everything that a fact of a plan names',
  'libs/veilig-thuis/src/levering/bundelaar.ts': 'deliveries, in the domain of their own',
  'libs/application/src/evaluaties/request.ts': 'evaluations: work, which no fact names',
  'libs/identity/src/persoon-ids.ts': 'people, by a key of this installation',
  'libs/event-store/src/handle.ts': 'events, by their command',
  'libs/kafka/src/publication.ts': 'messages that are sent again',
  'apps/api/src/edge/write-request.ts': 'commands, by the key of their request',
  'libs/application/src/imports/doorvoering.ts': 'commands, by their step',
  'libs/application/src/leveringen/record-bundels.ts': 'commands, by their part of a delivery',
  'libs/platform/src/seeding.ts': 'commands of the first start',
};

const home = 'libs/kernel/';

const makesIds = (text: string): boolean => /\buuidV5\b/.test(text);

const isOurs = (path: string): boolean => !path.startsWith(home) && !/(?:\.spec|\.generated)\.ts$|\/test\//.test(path);

describe('Een id naar naam', () => {
  it('ontstaat in het model van het plan, en verder alleen waar het niet van een plan is', () => {
    const found = repositoryFiles('apps/*.ts', 'libs/*.ts').filter((path) => isOurs(path) && makesIds(readText(path)));
    expect(found).toEqual(Object.keys(makers).toSorted());
  });

  it.each([
    `import { uuidV5 } from '@actiespoor/kernel';`,
    `import { uuidV5 as idOf } from '@actiespoor/kernel';`,
    `import * as kernel from '@actiespoor/kernel';\nexport const id = kernel.uuidV5('', '');`,
  ])('wordt gezien waar het ontstaat: %s', (text) => {
    expect(makesIds(text)).toBe(true);
  });
});
