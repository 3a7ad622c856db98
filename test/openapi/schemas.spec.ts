import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { type Contract, readContract } from '../../infra/openapi/schemas/contract.js';
import { generatedFiles, generatedTexts } from '../../infra/openapi/schemas/file.js';
import { generateSchemas } from '../../infra/openapi/schemas/generate.js';
import type { JsonSchema } from '../../infra/openapi/schemas/json-schema.js';

/** The contract with a change in the type of a plan. */
const withPlan = (old: string, changed: string): Contract =>
  readContract((path, text) => {
    if (!path.endsWith('/plan-weergave.ts')) return text;
    expect(text).toContain(old);
    return text.replaceAll(old, changed);
  });

const inside = (schema: JsonSchema): readonly JsonSchema[] => {
  const parts = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : []), ...(schema.anyOf ?? [])];
  return [schema, ...parts.flatMap(inside)];
};

describe('De schema’s van de antwoorden', () => {
  it('zijn die van de types: na een wijziging maakt npm run openapi ze opnieuw', () => {
    const texts = generatedTexts();
    expect(readFileSync(generatedFiles.schemas, 'utf8')).toBe(texts.schemas);
    expect(readFileSync(generatedFiles.voorbeelden, 'utf8')).toBe(texts.voorbeelden);
  });

  it('hebben een beschrijving bij elk veld, en nergens een los veld', () => {
    const schemas = Object.values(generateSchemas(readContract())).flatMap(inside);
    const fields = schemas.flatMap(({ properties = {} }) => Object.values(properties));
    expect(fields.length).toBeGreaterThan(500);
    expect(fields.filter(({ description = '' }) => description.length < 5)).toEqual([]);
    expect(schemas.filter(({ $ref, type, anyOf }) => [$ref, type, anyOf].every((form) => form === undefined))).toEqual([]);
    expect(schemas.filter(({ type, properties }) => type === 'object' && Object.keys(properties ?? {}).length === 0)).toEqual([]);
  });

  it.each([
    ['een veld zonder beschrijving', ['resultaat?: string;', 'resultaat?: string; readonly nieuwtje: string;'], 'no description of ActieAntwoord.nieuwtje'],
    ['een beschrijving zonder veld', ['zonderBesluit?: true;', 'sinds?: Datum;'], 'no field for zonderBesluit'],
    ['een los veld', ['resultaat?: string;', 'resultaat?: unknown;'], 'ActieAntwoord.resultaat is loose: unknown'],
    ['een veld dat alles kan bevatten', ['resultaat?: string;', 'resultaat?: object;'], 'ActieAntwoord.resultaat is loose: object'],
  ] as const)('komen er niet met %s', (_, [old, changed], message) => {
    expect(() => generateSchemas(withPlan(old, changed))).toThrow(message);
  });
});
