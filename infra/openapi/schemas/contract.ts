import { fileURLToPath } from 'node:url';

import ts from 'typescript';

/** The types that the API answers with, as the compiler knows them. */
export interface Contract {
  readonly checker: ts.TypeChecker;
  /** A type by its name in the document. */
  readonly named: readonly (readonly [name: string, type: ts.Type])[];
  /** The facts of a history, by type. */
  readonly regels: readonly (readonly [soort: string, type: ts.Type])[];
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const answers = `${root}apps/api/src/openapi/antwoorden.ts`;
const facts = `${root}libs/application/src/spoor/geschiedenis.ts`;

const optionsOf = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(`${root}tsconfig.base.json`, (name) => ts.sys.readFile(name)) as { config: unknown };
  return { ...ts.parseJsonConfigFileContent(config, ts.sys, root).options, noEmit: true };
};

const exported = (program: ts.Program, file: string, name: string): ts.Type => {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const found = module && checker.getExportsOfModule(module).find((one) => one.name === name);
  if (!found) throw new Error(`${file} has no ${name}`);
  return checker.getDeclaredTypeOfSymbol(found);
};

const parsed = new Map<string, ts.SourceFile>();

/** Parsed once, but for what is changed on purpose. */
const parse = (path: string, text: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions): ts.SourceFile => {
  const known = parsed.get(path);
  if (known?.text === text) return known;
  const source = ts.createSourceFile(path, text, language);
  if (!known) parsed.set(path, source);
  return source;
};

/** Reads the contract. `change` makes a mistake on purpose in the sources, by path. */
export const readContract = (change: (path: string, text: string) => string = (_, text) => text): Contract => {
  const options = optionsOf();
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([answers, facts], options, {
    ...host,
    getSourceFile: (path, language) => {
      const text = ts.sys.readFile(path);
      return text === undefined ? undefined : parse(path, change(path, text), language);
    },
  });
  const checker = program.getTypeChecker();
  const membersOf = (type: ts.Type): readonly (readonly [string, ts.Type])[] =>
    checker.getPropertiesOfType(type).map((member) => [member.name, checker.getTypeOfSymbol(member)] as const);
  return {
    checker,
    named: [...membersOf(exported(program, answers, 'Antwoorden')), ...membersOf(exported(program, answers, 'Onderdelen'))],
    regels: membersOf(exported(program, facts, 'Regels')),
  };
};
