import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

import { readText, repositoryFiles } from './repository.js';

// Folders whose comments have been rewritten. A folder joins the list once it is clean, and never leaves it.
const folders = [
  'apps/api',
  'apps/cli',
  'apps/worker',
  'infra',
  'libs/application',
  'libs/data-dir',
  'libs/demo',
  'libs/embedded-postgres',
  'libs/event-store',
  'libs/event-store-esdb',
  'libs/event-store-postgres',
  'libs/identity',
  'libs/integration-events',
  'libs/integrity',
  'libs/kafka',
  'libs/kernel',
  'libs/plan',
  'libs/plan-import',
  'libs/platform',
  'libs/postgres',
  'libs/projection-store-postgres',
  'libs/read-store-postgres',
  'libs/testing',
  'libs/veilig-thuis',
  'libs/veilig-thuis-import',
  'libs/voortgang',
  'libs/work',
  'test/architecture',
  'test/bench',
  'test/berichten',
  'test/faults',
  'test/golden',
  'test/journeys',
  'test/openapi',
  'test/smoke',
  'test/support',
  'test/vrijgave',
  'test/walk',
];

/** A comment with this beginning has no noun as its subject yet. */
const evasive = /^(?:what|whatever|who|whoever|whom|whose|which|how|where|whether|why)\b/i;

/** Endings of evasive names: a context, a row, a query and a command have names of their own, and machinery has English ones. */
const evasions = ['Stand', 'Standen', 'Beeld', 'Vraag', 'Wens', 'Wish', 'Lezer', 'Vouw', 'Hopeloos'];
const isEvasive = (name: string): boolean => evasions.some((ending) => name.endsWith(ending));

interface Token {
  readonly line: number;
  readonly text: string;
}

const parsed = (path: string, text: string): ts.SourceFile => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

const nodesIn = function* (node: ts.Node, source: ts.SourceFile): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren(source)) yield* nodesIn(child, source);
};

const wordsOf = (comment: string): string =>
  comment
    .replace(/^(?:\/\/|\/\*+)/, '')
    .replaceAll(/\n\s*\*/g, '\n')
    .trim();

/** The comments of a source, each with its line; a line of `//` belongs to the one directly above it. */
const commentsIn = (source: ts.SourceFile): readonly Token[] => {
  const { text } = source;
  const ranges = [...nodesIn(source, source)].flatMap((node) => [
    ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
    ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
  ]);
  const comments = [...new Map(ranges.map(({ pos, end }) => [pos, text.slice(pos, end)])).entries()].toSorted(([a], [b]) => a - b);
  const placed = comments.map(([pos, comment]) => ({ line: source.getLineAndCharacterOfPosition(pos).line + 1, text: comment }));
  return placed.filter(({ line, text: comment }, index) => !(comment.startsWith('//') && placed[index - 1]?.line === line - 1));
};

const namesIn = (source: ts.SourceFile): readonly Token[] =>
  [...nodesIn(source, source)]
    .filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node))
    .flatMap(({ name }) => (name ? [{ line: source.getLineAndCharacterOfPosition(name.getStart(source)).line + 1, text: name.text }] : []));

const evasiveComments = (path: string, text: string): readonly string[] =>
  commentsIn(parsed(path, text))
    .map((comment) => ({ ...comment, text: wordsOf(comment.text) }))
    .filter((comment) => evasive.test(comment.text))
    .map((comment) => `${path}:${comment.line} ${comment.text.split('\n')[0] ?? ''}`);

const evasiveNames = (path: string, text: string): readonly string[] =>
  namesIn(parsed(path, text))
    .filter((name) => isEvasive(name.text))
    .map((name) => `${path}:${name.line} ${name.text}`);

const sourcesIn = (folder: string): readonly string[] => repositoryFiles(`${folder}/*.ts`, `${folder}/*.mjs`, `${folder}/*.cjs`);

describe('Commentaar begint met zijn onderwerp', () => {
  it.each(folders)('in %s', (folder) => {
    const sources = sourcesIn(folder);
    expect(sources).not.toEqual([]);
    expect(sources.flatMap((path) => evasiveComments(path, readText(path)))).toEqual([]);
  });

  it.each([
    ['een regel', '// What is left of it.\nexport const x = 1;\n', 1],
    ['een blok', '/** Who asks. */\nexport const x = 1;\n', 1],
    ['een blok over meer regels', '/**\n * How far it is.\n *\n * @throws Error\n */\nexport const x = 1;\n', 1],
    ['een veld', 'export interface X {\n  /** Whether it is so. */\n  readonly y: boolean;\n}\n', 2],
    ['het eind van een regel', 'export const x = 1; // where it begins\n', 1],
  ])('en anders valt het op, bij %s', (_, code, line) => {
    expect(evasiveComments('canary.ts', code)).toEqual([expect.stringContaining(`canary.ts:${line} `)]);
  });

  it.each([
    ['een zin die op een volgende regel verdergaat', '// A reader begins at the place\n// where the last one ended.\nexport const x = 1;\n'],
    ['tekst die geen commentaar is', 'export const x = "// What is left";\n'],
    ['een woord dat zo begint', '/** Whole rows only. */\nexport const x = 1;\n'],
  ])('maar niet bij %s', (_, code) => {
    expect(evasiveComments('canary.ts', code)).toEqual([]);
  });
});

describe('Een ding heeft de naam uit de woordenlijst', () => {
  it.each(folders)('in %s', (folder) => {
    expect(sourcesIn(folder).flatMap((path) => evasiveNames(path, readText(path)))).toEqual([]);
  });

  it.each(evasions)('en heet nergens …%s', (ending) => {
    expect(evasiveNames('canary.ts', `export interface ${ending} {}\nexport type Plan${ending} = string;\n`)).toEqual([
      `canary.ts:1 ${ending}`,
      `canary.ts:2 Plan${ending}`,
    ]);
  });
});
