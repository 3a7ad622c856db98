import { describe, expect, it } from '@jest/globals';

import { readText, repositoryFiles } from './repository.js';

/**
 * Figures as they are stored, by the words that lead to them, with the only files that may use each. All others get a `Verzegeld` or a `Vrijgave`: the
 * first has nothing to read, and the second is made by a release alone.
 */
const doors: readonly (readonly [door: RegExp, files: readonly string[]])[] = [
  [/\bcijfers_v1\b/, ['libs/read-store-postgres/src/cijfers.ts']],
  [
    /\b(?:cijfersVan|CijferRij)\b/,
    [
      'libs/read-store-postgres/src/cijfers.ts',
      'libs/veilig-thuis/src/levering/per-gebied.ts',
      'libs/veilig-thuis/src/model.ts',
      'libs/voortgang/src/index.ts',
      'libs/voortgang/src/leveringen/cijfers.projection.ts',
    ],
  ],
  [
    /\bCijfersOntvangen\b/,
    [
      'libs/veilig-thuis/src/cijfer-event.ts',
      'libs/veilig-thuis/src/levering/cijferbron.ts',
      'libs/veilig-thuis/src/levering/levering.events.ts',
      'libs/voortgang/src/leveringen/cijfers.projection.ts',
    ],
  ],
  [/\bcontentOf\(/, ['libs/veilig-thuis/src/vrijgave/vrijgave.ts']],
];

const isProduction = (path: string): boolean =>
  /^(?:apps|libs)\/[^/]+\/src\/.*\.ts$/.test(path) && !path.endsWith('.spec.ts') && !path.endsWith('.generated.ts');

const trespassers = (files: readonly (readonly [path: string, text: string])[]): readonly string[] =>
  doors.flatMap(([door, allowed]) => files.filter(([path, text]) => door.test(text) && !allowed.includes(path)).map(([path]) => `${path}: ${door.source}`));

describe('Cijfers', () => {
  const files = repositoryFiles()
    .filter(isProduction)
    .map((path) => [path, readText(path)] as const);

  it('gaan nergens naar buiten dan door de vrijgave', () => {
    expect(trespassers(files)).toEqual([]);
  });

  it('zouden worden gezien als een uitgang ze zelf las', () => {
    const planted: readonly (readonly [string, string])[] = [
      ['libs/read-store-postgres/src/rapportage.ts', 'sql`select rij from voortgang.cijfers_v1`'],
      ['apps/api/src/veilig-thuis/alles.controller.ts', 'const cijfers = cijfersVan(bundel, gebied);'],
      ['libs/integration-events/src/cijfers.ts', "case 'CijfersOntvangen': return data;"],
    ];
    expect(trespassers(planted)).toHaveLength(planted.length);
  });

  it('hebben elk woord nog: een regel over niets houdt niets tegen', () => {
    for (const [door, allowed] of doors)
      for (const path of allowed) expect([path, door.test(files.find(([one]) => one === path)?.[1] ?? '')]).toEqual([path, true]);
  });
});
