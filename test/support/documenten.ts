import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

// The papers of the municipalities themselves are no part of the project; the service must reproduce their figures.
const folder = new URL('../../../shared/documenten/', import.meta.url);

export const readDocument = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(name, folder)));

/** Checks on the real documents. Outside CI they may be absent: one test then reports that, in place of the checks. */
export const metDocumenten = (naam: string, checks: () => void): void => {
  if (existsSync(folder)) {
    describe(naam, checks);
    return;
  }
  describe(naam, () => {
    it('zijn niet gecontroleerd: documenten ontbreken', () => {
      process.emitWarning(`documenten ontbreken: "${naam}" is niet gecontroleerd; verwacht in ${folder.pathname}`);
      expect(process.env['CI']).not.toBe('true');
    });
  });
};
