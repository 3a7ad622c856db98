import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { deel } from '../test/voorbeeldtabel.js';
import { Onleesbaar } from './deel.js';
import type { JsonStep } from './json-assembler.js';
import { jsonSteps } from './json-steps.js';

const stepsOf = async (text: string): Promise<readonly JsonStep[]> => {
  const all: JsonStep[] = [];
  for await (const steps of jsonSteps(deel('a.json', text))) all.push(...steps);
  return all;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const scalar = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.constant(null), fc.boolean());
const row = fc.dictionary(
  fc.string().filter((name) => name !== '__proto__'),
  scalar,
  { noNullPrototype: true },
);

const refusalOf = async (text: string): Promise<string> =>
  stepsOf(text).then(
    () => '',
    (fault: unknown) => (fault instanceof Onleesbaar ? fault.opmerking.code : String(fault)),
  );

describe('Een antwoord van OData als stappen', () => {
  it('geeft dezelfde rijen als JSON.parse', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), fc.nat(4), async (value, space) => {
        const read = await stepsOf(JSON.stringify({ 'odata.metadata': 'x', value, more: { deep: [1, { a: 2 }] } }, null, space));
        expect(read.filter(({ kind }) => kind === 'row').map((step) => step.kind === 'row' && step.row)).toEqual(value);
        expect(read.filter(({ kind }) => kind !== 'row')).toEqual([
          { kind: 'field', name: 'odata.metadata', value: 'x' },
          { kind: 'field', name: 'more', value: { deep: [1, { a: 2 }] } },
          { kind: 'end' },
        ]);
      }),
      { numRuns: 40 },
    );
  });

  it('weigert precies wat JSON.parse weigert, als er een teken is veranderd', async () => {
    const text = '{"a":"b","value":[{"c":1.5,"d":null},{"c":-2,"d":true}],"e":{"f":[]}}';
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length - 1), fc.constantFrom(...'{}[]:,"x0 '), async (at, letter) => {
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        const isDouble = (await refusalOf(changed)) !== '' && isJson(changed);
        // Two equal names in a row are valid JSON, and no figure.
        expect(isDouble && !/"(.)":[^{}]*"\1":/.test(changed)).toBe(false);
        if (!isJson(changed)) expect(await refusalOf(changed)).toMatch(/^(json-onleesbaar|afgebroken)$/);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['een getal van 50 cijfers blijft tekst', `{"a":${'1'.repeat(50)}}`, '1'.repeat(50)],
    ['een macht van tien blijft tekst', '{"a":1e3}', '1e3'],
    ['vijftien cijfers zijn een getal', '{"a":-123456789012.345}', -123456789012.345],
    ['nullen achteraan tellen niet mee', '{"a":1.50000000000000000000000}', 1.5],
  ])('%s', async (_, text, value) => {
    expect((await stepsOf(text))[0]).toEqual({ kind: 'field', name: 'a', value });
  });

  it.each([
    ['een rij zonder einde', `{"value":[{"a":"${'x'.repeat(4 * 1024 * 1024 + 1000)}"}]}`, 'rij-te-lang'],
    ['te diep', `{"a":${'['.repeat(20)}${']'.repeat(20)}}`, 'json-onleesbaar'],
    ['een naam die JavaScript bijzonder vindt', '{"__proto__":1}', 'json-onleesbaar'],
  ])('weigert %s', async (_, text, code) => {
    expect(await refusalOf(text)).toBe(code);
  });
});
