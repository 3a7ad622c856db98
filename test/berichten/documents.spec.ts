import { readFileSync } from 'node:fs';

import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from '@jest/globals';

import { messageFiles } from '../../infra/berichten/files.js';

const kept = messageFiles().filter(({ isKept }) => !isKept);

describe('De documenten van de berichten', () => {
  it.each(kept.map(({ path, text }) => [path.pathname.slice(path.pathname.lastIndexOf('/') + 1), path, text] as const))(
    '%s is gemaakt uit het contract van nu (npm run berichten)',
    (_, path, text) => {
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  it('zijn een geldig AsyncAPI-document zonder opmerkingen', async () => {
    const document = kept.find(({ path }) => path.pathname.endsWith('asyncapi.json'));
    const diagnostics = await new Parser().validate(document?.text ?? '');
    expect(diagnostics.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([]);
  });

  it('worden afgekeurd als er iets niet klopt', async () => {
    const document = JSON.parse(kept.find(({ path }) => path.pathname.endsWith('asyncapi.json'))?.text ?? '{}') as Record<string, unknown>;
    const diagnostics = await new Parser().validate(JSON.stringify({ ...document, operations: { vertellen: { action: 'roepen' } } }));
    expect(diagnostics.length).toBeGreaterThan(0);
  });
});
