import { fileURLToPath } from 'node:url';

import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';

const folder = fileURLToPath(new URL('.', import.meta.url));
const apiFile = `${folder}api.generated.ts`;
const clientFile = `${folder}client.checked.ts`;

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2024,
  types: [],
};

/** The types that `openapi-typescript` makes of a document. */
export const clientTypes = async (document: object): Promise<string> => astToString(await openapiTS(document as OpenAPI3));

const parsed = new Map<string, ts.SourceFile | undefined>();

/** The faults that the compiler reports in a program with those types, which it finds in `./api.generated.js`. Nothing is written. */
export const clientFaults = (api: string, client: string): readonly string[] => {
  const texts = new Map([
    [apiFile, api],
    [clientFile, client],
  ]);
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram([clientFile], options, {
    ...host,
    fileExists: (path) => texts.has(path) || host.fileExists(path),
    readFile: (path) => texts.get(path) ?? host.readFile(path),
    getSourceFile: (path, language) => {
      const text = texts.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language);
      if (!parsed.has(path)) parsed.set(path, host.getSourceFile(path, language));
      return parsed.get(path);
    },
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
};
