import { fileURLToPath } from 'node:url';

import { type Contract, readContract } from './contract.js';
import { generateSchemas } from './generate.js';
import type { JsonSchema } from './json-schema.js';
import { examplesOf } from './voorbeelden.js';

const kept = (name: string): string => fileURLToPath(new URL(`../../../apps/api/src/openapi/${name}.generated.ts`, import.meta.url));

/** The files of the schemas and the examples, for a service that runs without a compiler. */
export const generatedFiles = { schemas: kept('schemas'), voorbeelden: kept('voorbeelden') } as const;

/** Writes a line for each field, so that a diff shows a changed field as one line. */
const partText = (name: string, { properties, ...rest }: JsonSchema): string => {
  if (!properties) return `  ${name}: ${JSON.stringify(rest)},`;
  const fields = Object.entries(properties).map(([field, schema]) => `      ${field}: ${JSON.stringify(schema)},`);
  return [`  ${name}: {`, `    ...${JSON.stringify(rest)},`, '    properties: {', ...fields, '    },', '  },'].join('\n');
};

const head = '// Made by `npm run openapi`; a test holds that it is up to date.';

/** The texts of those files. */
export const generatedTexts = (contract: Contract = readContract()): Readonly<Record<keyof typeof generatedFiles, string>> => ({
  schemas: [
    `${head} Out of the types in antwoorden.ts and the descriptions in infra/openapi/schemas.`,
    'export const schemas = {',
    ...Object.entries(generateSchemas(contract)).map(([name, schema]) => partText(name, schema)),
    '} as const;',
    '',
  ].join('\n'),
  voorbeelden: [
    `${head} Out of infra/openapi/voorbeelden and the golden events.`,
    'export const voorbeelden: Readonly<Record<string, unknown>> = {',
    ...Object.entries(examplesOf(contract)).map(([name, example]) => `  ${JSON.stringify(name)}: ${JSON.stringify(example)},`),
    '};',
    '',
  ].join('\n'),
});
