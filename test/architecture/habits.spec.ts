import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildProjectGraph, reportedIn, reportedInSpec, reportedWithTypesIn } from './planted.js';

beforeAll(buildProjectGraph);

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

const longFunction = `export const f = (): void => {\n${lines(30, (index) => `  console.log(${index});`)}\n};\n`;

const table = (cases: string): string =>
  `type T = ${lines(40, (index) => `| ${index}`)};\nexport const f = (t: T): string => {\n  switch (t) {\n${cases}\n  }\n};\n`;

const eachCase = lines(40, (index) => `    case ${index}: return 'x${index}';`);

const tests = (kind: string): string => `import { it } from '@jest/globals';\nit.${kind}('x', () => undefined);\n`;

describe('Maat houden', () => {
  it.each([
    ['een functie van meer dan dertig regels', longFunction, 'actiespoor/step-length'],
    ['een bestand van meer dan 250 regels', `${lines(251, (index) => `export const x${index} = ${index};`)}\n`, 'max-lines'],
    ['vier parameters', 'export const f = (a: string, b: string, c: string, d: string): string => a + b + c + d;\n', 'max-params'],
    ['een boolean als parameter', 'export const f = (a: boolean): string => String(a);\n', 'no-restricted-syntax'],
    [
      'negen wegen door een functie',
      `export const f = (a: number): number => {\n${lines(8, (index) => `  if (a === ${index}) return ${index};`)}\n  return a;\n};\n`,
      'complexity',
    ],
    ['vier diep', 'export const f = (a: number): void => { if (a) { if (a) { if (a) { if (a) { console.log(a); } } } } };\n', 'max-depth'],
    ['else na return', 'export const f = (a: number): number => { if (a > 1) { return 1; } else { return 2; } };\n', 'no-else-return'],
    ['letters buiten ASCII in een naam', 'export const geëvalueerd = 1;\n', 'id-match'],
  ])('niet met %s', async (_, code, rule) => {
    expect(await reportedIn('libs/plan', code)).toContain(rule);
  });

  it('een volledige switch telt niet mee in de lengte', async () => {
    expect(await reportedIn('libs/plan', table(eachCase))).toEqual([]);
  });

  it('een switch met een lang geval telt wel mee', async () => {
    const long = `    case 40: {\n${lines(13, (index) => `      console.log(${index});`)}\n      return 'x';\n    }`;
    expect(await reportedIn('libs/plan', table(`${eachCase}\n${long}`))).toContain('actiespoor/step-length');
  });
});

describe('De compiler is de lezer', () => {
  it.each([
    ['any', 'export const f = (a: any): unknown => a;\n', '@typescript-eslint/no-explicit-any'],
    [
      'een switch die een geval vergeet',
      `export const f = (a: 'x' | 'y'): void => { switch (a) { case 'x': console.log(a); } };\n`,
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
    [
      'een default naast alle gevallen',
      `export const f = (a: 'x'): number => { switch (a) { case 'x': return 1; default: return 2; } };\n`,
      '@typescript-eslint/switch-exhaustiveness-check',
    ],
    ['een belofte waar niemand op wacht', 'export const f = (): void => { Promise.resolve(1); };\n', '@typescript-eslint/no-floating-promises'],
    ['een naam die niemand gebruikt', 'const x = 1;\n', '@typescript-eslint/no-unused-vars'],
    [
      'een type als waarde ingevoerd',
      `import { Datum } from '@actiespoor/kernel';\nexport const f = (a: Datum): unknown => a;\n`,
      '@typescript-eslint/consistent-type-imports',
    ],
  ])('niet met %s', async (_, code, rule) => {
    expect(await reportedWithTypesIn('libs/plan', code)).toContain(rule);
  });

  it('een regel is niet uit te zetten met commentaar', async () => {
    const switchedOff = `/* eslint-${'disable'} */\nexport const f = (a: any): unknown => a;\n`;
    const rules = await reportedWithTypesIn('libs/plan', switchedOff);
    expect(rules).toContain('@typescript-eslint/no-explicit-any');
  });
});

describe('Elke test loopt mee', () => {
  it.each(['only', 'skip', 'todo'])('it.%s niet', async (kind) => {
    expect(await reportedInSpec('libs/plan', tests(kind))).toContain('no-restricted-syntax');
  });
});

describe('Nest vindt wat het moet aanreiken', () => {
  const injected = (head: string, parameter: string): string =>
    `import { Inject, Injectable } from '@nestjs/common';\n${head}\n@Injectable()\nexport class Y { constructor(${parameter} readonly x: X) {} }\nexport { Inject };\n`;

  it.each([
    ['import type', `import type { X } from './x.js';`],
    ['een type tussen accolades', `import { type X } from './x.js';`],
  ])('niet met %s', async (_, head) => {
    expect(await reportedIn('apps/api', injected(head, 'private'))).toContain('actiespoor/injectable-import');
  });

  it('wel met een gewone import', async () => {
    expect(await reportedIn('apps/api', injected(`import { X } from './x.js';`, 'private'))).not.toContain('actiespoor/injectable-import');
  });

  it('wel met een eigen sleutel', async () => {
    expect(await reportedIn('apps/api', injected(`import type { X } from './x.js';`, '@Inject("X") private'))).not.toContain('actiespoor/injectable-import');
  });
});
