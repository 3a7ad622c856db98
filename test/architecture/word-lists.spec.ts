import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

import { readText, repositoryFiles } from './repository.js';

interface Place {
  readonly path: string;
  readonly line: number;
  readonly words: readonly string[];
}

const keyOf = (words: readonly string[]): string => words.toSorted().join(' ');

const literalOf = (node: ts.Node): string | undefined => {
  if (ts.isLiteralTypeNode(node)) return literalOf(node.literal);
  return ts.isStringLiteral(node) ? node.text : undefined;
};

const partsOf = (node: ts.Node): readonly ts.Node[] => {
  if (ts.isArrayLiteralExpression(node)) return node.elements;
  return ts.isUnionTypeNode(node) ? node.types : [];
};

/** The lists and unions of a source that consist of words alone. */
const wordListsIn = (path: string, text: string): readonly Place[] => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: Place[] = [];
  const visit = (node: ts.Node): void => {
    const parts = partsOf(node);
    const words = parts.map(literalOf).filter((word) => word !== undefined);
    if (words.length > 1 && words.length === parts.length)
      found.push({ path, words, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const isOurs = (path: string): boolean => !/(?:\.spec|\.generated)\.ts$|\/test\//.test(path);

// The former shapes of stored events have words of their own, which never change.
const frozen = 'libs/plan/src/upcasts.ts';

const sources = repositoryFiles('apps/*.ts', 'libs/*.ts').filter((path) => isOurs(path) && path !== frozen);

const closed = await import('@actiespoor/plan/model').then((model) =>
  Object.values(model).filter((value): value is readonly string[] & typeof value => Array.isArray(value)),
);

/** The places of each closed list of the plan that stands more than once. */
const repeated = (lists: readonly (readonly string[])[], places: readonly Place[]): readonly string[] =>
  lists.flatMap((words) => {
    const same = places.filter((place) => keyOf(place.words) === keyOf(words));
    return same.length === 1 ? [] : [`${words.join(', ')}: ${same.map(({ path, line }) => `${path}:${String(line)}`).join(' ')}`];
  });

describe('Een gesloten woordenlijst van het plan', () => {
  it('staat op één plek; wie haar nodig heeft, voert haar in uit het model', () => {
    expect(closed.length).toBeGreaterThan(15);
    expect(
      repeated(
        closed,
        sources.flatMap((path) => wordListsIn(path, readText(path))),
      ),
    ).toEqual([]);
  });

  it.each([
    ['een lijst in een andere volgorde', `const besluiten: readonly string[] = ['nee', 'ja', 'later'];`],
    ['een unie', `type Besluit = 'ja' | 'nee' | 'later';`],
  ])('wordt gezien als zij er nog eens staat: %s', (_, copy) => {
    const places = [...wordListsIn('een.ts', `export const besluiten = ['ja', 'nee', 'later'] as const;`), ...wordListsIn('twee.ts', copy)];
    expect(repeated([['ja', 'nee', 'later']], places)).toEqual(['ja, nee, later: een.ts:1 twee.ts:1']);
  });
});
