import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildProjectGraph, reportedIn, reportedInSpec } from './planted.js';

beforeAll(buildProjectGraph);

const pure = [
  'libs/kernel',
  'libs/plan',
  'libs/event-store',
  'libs/voortgang',
  'libs/plan-import',
  'libs/veilig-thuis',
  'libs/veilig-thuis-import',
  'libs/application',
];

describe.each(pure)('%s kent tijd, toeval en omgeving alleen als invoer', (folder) => {
  it.each([
    ['de klok', 'export const x = new Date();', 'no-restricted-syntax'],
    ['de klok als tekst', 'export const x = Date();', 'no-restricted-syntax'],
    ['het tijdstip', 'export const x = Date.now();', 'no-restricted-properties'],
    ['toeval', 'export const x = Math.random();', 'no-restricted-properties'],
    ['instellingen', `export const x = process.env['X'];`, 'no-restricted-globals'],
    ['een wekker', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
    ['een herhaling', 'setInterval(() => undefined, 1);', 'no-restricted-globals'],
    ['het netwerk', `export const x = globalThis.fetch('');`, 'no-restricted-globals'],
    ['het netwerk bij naam', `export const x = fetch('');`, 'no-restricted-globals'],
    ['een decorator', '@((x: unknown) => x)\nexport class X {}', 'no-restricted-syntax'],
  ])('geen %s', async (_, code, rule) => {
    expect(await reportedIn(folder, `${code}\n`)).toContain(rule);
  });

  it('wel een datum die is meegegeven', async () => {
    expect(await reportedIn(folder, 'export const x = new Date(0);\n')).toEqual([]);
  });
});

describe('Een spec', () => {
  it('mag de klok van de machine lezen', async () => {
    expect(await reportedInSpec('libs/plan', 'export const x = new Date();\n')).toEqual([]);
  });
});
