import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

// The papers of the municipalities themselves are no part of the project; the reader must reproduce their figures.
const folder = new URL('../../../../shared/documenten/', import.meta.url);

export const hasDocumenten = (): boolean => existsSync(folder);

/** The bytes of a real document. @throws Error with `documenten ontbreken` if the folder is absent. */
export const readDocument = (name: string): Uint8Array => {
  if (!hasDocumenten()) throw new Error(`documenten ontbreken: verwacht in ${folder.pathname}`);
  return new Uint8Array(readFileSync(new URL(name, folder)));
};

/** Checks against the documents of a folder. Outside CI they may be absent: one test then reports that, in place of the checks. */
export const checksOn =
  (documents: URL) =>
  (naam: string, checks: () => void): void => {
    if (existsSync(documents)) {
      describe(naam, checks);
      return;
    }
    describe(naam, () => {
      it('is niet gecontroleerd: documenten ontbreken', () => {
        process.emitWarning(`documenten ontbreken: "${naam}" is niet gecontroleerd; verwacht in ${documents.pathname}`);
        expect(process.env['CI']).not.toBe('true');
      });
    });
  };

/** Checks against the real documents. */
export const metDocumenten = checksOn(folder);
