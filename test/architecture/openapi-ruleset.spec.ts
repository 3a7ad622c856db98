import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, root } from './repository.js';

const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
const spectral = join(root, 'node_modules', '@stoplight', 'spectral-cli', 'dist', 'index.js');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The codes of the rules that a document breaks. */
const reportedAbout = (name: string, document: object): readonly string[] => {
  const file = join(folder, `${name}.json`);
  const output = join(folder, `${name}.found.json`);
  writeFileSync(file, JSON.stringify(document));
  const { stderr } = spawnSync(
    process.execPath,
    [spectral, 'lint', '--quiet', '-f', 'json', '-o', output, '-r', join(root, 'infra', 'openapi', 'ruleset.yaml'), file],
    { encoding: 'utf8' },
  );
  if (!existsSync(output)) throw new Error(stderr);
  const found: unknown = JSON.parse(readFileSync(output, 'utf8'));
  return Array.isArray(found) ? found.map((one) => String(fieldsOf(one)['code'])) : [];
};

const problem = { description: 'fout', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
const version = { 'API-Version': { schema: { type: 'string' } } };

const good = {
  openapi: '3.1.0',
  info: { title: 'x', version: '1.2.3', contact: { name: 'x', email: 'x@example.org', url: 'https://example.org' } },
  servers: [{ url: 'https://example.org/v1' }],
  paths: {
    '/veilig-thuis/leveringen/{leveringId}': {
      parameters: [{ name: 'leveringId', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        operationId: 'x',
        parameters: [{ name: 'bekendOp', in: 'query', schema: { type: 'string' } }],
        responses: { 201: { description: 'goed', headers: version }, 400: problem },
      },
    },
  },
  components: {
    schemas: {
      Problem: { type: 'object', properties: { status: { type: 'integer' } } },
      Plan: {
        type: 'object',
        properties: { vanDatum: { type: 'string', format: 'date' }, laatsteTijdstip: { type: 'string', format: 'date-time' } },
      },
    },
  },
};

const bad = {
  openapi: '3.0.3',
  info: { title: 'x', version: '1.2', contact: { name: 'x' } },
  servers: [{ url: 'https://example.org' }],
  paths: {
    '/v1/Veilig_Thuis': {
      post: {
        operationId: 'x',
        parameters: [{ name: 'bekend_op', in: 'query', schema: { type: 'string' } }],
        responses: { 201: { description: 'goed' }, 409: { description: 'fout', content: { 'application/json': {} } } },
      },
      trace: { operationId: 'y', responses: { 200: { description: 'goed', headers: version } } },
    },
  },
  components: {
    schemas: {
      Plan: {
        type: 'object',
        properties: { van_af: { type: 'string' }, vanDatum: { type: 'string', format: 'date-time' }, laatsteTijdstip: { type: 'string', format: 'date' } },
      },
    },
  },
};

describe('De regels voor het OpenAPI-document', () => {
  let found: readonly string[] = [];
  beforeAll(() => {
    found = reportedAbout('slecht', bad);
  });

  it.each([
    'actiespoor-openapi-31',
    'actiespoor-semver',
    'actiespoor-contact',
    'actiespoor-version-in-server',
    'actiespoor-no-version-in-path',
    'actiespoor-kebab-case',
    'actiespoor-query-camel-case',
    'actiespoor-field-camel-case',
    'actiespoor-methods',
    'actiespoor-problem',
    'actiespoor-write-may-be-invalid',
    'actiespoor-version-header',
    'actiespoor-datum-is-date',
    'actiespoor-tijdstip-is-date-time',
  ])('%s zegt wat eraan schort', (rule) => {
    expect(found).toContain(rule);
  });

  it('zwijgen over een goed document', () => {
    expect(reportedAbout('goed', good)).toEqual([]);
  });
});
