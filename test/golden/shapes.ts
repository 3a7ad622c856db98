import { fileURLToPath } from 'node:url';

import ts from 'typescript';

import { goldenEvent } from './golden.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Ids and dates are branded strings in the types, and plain strings in a file. */
const types = `
import type { DomainEvent, eventVersions, OldShape } from '@actiespoor/plan/events';
import type { CijferEvent, cijferVersions } from '@actiespoor/veilig-thuis/events';
type Plain<T> = T extends string ? (keyof T extends keyof string ? T : string) : T extends object ? { [Key in keyof T]: Plain<T[Key]> } : T;
type Current = { [E in DomainEvent as \`\${E['type']}@\${(typeof eventVersions)[E['type']]}\`]: E['data'] };
type Old = { [Shape in OldShape as \`\${Shape['type']}@\${Shape['version']}\`]: Shape['data'] };
type Cijfers = { [E in CijferEvent as \`\${E['type']}@\${(typeof cijferVersions)[E['type']]}\`]: E['data'] };
type Known = Current & Old & Cijfers;
`;

const statement = (name: string): string => {
  const { type, version, data } = goldenEvent(name);
  return `({ data: ${JSON.stringify(data)} }) satisfies { data: Plain<Known['${type}@${version}']> };`;
};

const optionsOf = (): ts.CompilerOptions => {
  const path = `${root}tsconfig.base.json`;
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(path, (name) => ts.sys.readFile(name)).config, ts.sys, root);
  return { ...options, noEmit: true, types: [] };
};

const parsed = new Map<string, ts.SourceFile>();

/** Parses a file once, unless the text was changed on purpose. */
const parse = (path: string, text: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile => {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  const source = ts.createSourceFile(path, text, language);
  if (known === undefined) parsed.set(path, source);
  return source;
};

const textOf = ({ messageText }: ts.Diagnostic): string => ts.flattenDiagnosticMessageText(messageText, ' ');

/**
 * Lets the compiler compare golden files with the types of their version.
 *
 * @param change makes a mistake on purpose in the sources, by path
 * @returns faults by the name of the file, or by the path of the source if the fault is there
 */
export const shapeFaults = (names: readonly string[], change: (path: string, text: string) => string = (_, text) => text): readonly (readonly [string, string])[] => {
  const options = optionsOf();
  const file = `${here}shapes.checked.ts`;
  const head = types.split('\n').length;
  const text = `${types}\n${names.map(statement).join('\n')}\n`;
  const host = ts.createCompilerHost(options);
  const read = (path: string): string | undefined => (path === file ? text : ts.sys.readFile(path));
  const program = ts.createProgram([file], options, {
    ...host,
    fileExists: (path) => path === file || host.fileExists(path),
    readFile: read,
    getSourceFile: (path, language) => {
      const source = read(path);
      return source === undefined ? undefined : parse(path, path.includes('/libs/plan/src/') ? change(path, source) : source, language);
    },
  });
  const checked = program.getSourceFiles().filter(({ fileName }) => fileName === file || /libs\/plan\/src\/(domain-event|upcasts)\.ts$/.test(fileName));
  return checked.flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]).map((fault) => {
    if (fault.file?.fileName !== file) return [fault.file?.fileName.replace(root, '') ?? '', textOf(fault)];
    const { line } = fault.file.getLineAndCharacterOfPosition(fault.start ?? 0);
    return [names[line - head] ?? '', textOf(fault)];
  });
};
