import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = join(import.meta.dirname, '..', '..');
const withTypes = new ESLint({ cwd: root });

// The program of types takes seconds to load and is made anew for every planted text.
const withoutTypes = new ESLint({
  cwd: root,
  overrideConfig: { ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] } as ESLint.Options['overrideConfig'],
});

/** The boundary rule reads the graph that Nx has cached and skips itself without one: build it first (about a second). */
export const buildProjectGraph = (): void => {
  execFileSync('npx', ['--no', 'nx', 'graph', '--file=.nx/graph.json'], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, NX_DAEMON: 'false' },
    shell: process.platform === 'win32',
  });
};

/** An existing file, because type information covers only files of the program. */
const host = (pattern: string): string => {
  const file = globSync(pattern, { cwd: root, exclude: ['**/*.d.ts'] })
    .filter((name) => pattern.includes('spec') || !/\.(spec|contract)\./.test(name))
    .sort()
    .at(0);
  if (file === undefined) throw new Error(`No file matches ${pattern}`);
  return join(root, file);
};

const reported = async (eslint: ESLint, filePath: string, code: string): Promise<readonly string[]> => {
  const results = await eslint.lintText(code, { filePath });
  const messages = results.flatMap((result) => result.messages);
  const fatal = messages.find((message) => message.fatal);
  if (fatal !== undefined) throw new Error(fatal.message);
  return messages.map(({ ruleId }) => ruleId).filter((ruleId) => ruleId !== null);
};

const inProduction = (folder: string): string => host(`${folder}/src/**/*.ts`);

/**
 * The ids of the rules that report `code` in production code of `folder` (`libs/plan`), except the rules that read types. A parse error
 * is an error, because then no rule has run.
 */
export const reportedIn = (folder: string, code: string): Promise<readonly string[]> => reported(withoutTypes, inProduction(folder), code);

/** The same, with the rules that read types. */
export const reportedWithTypesIn = (folder: string, code: string): Promise<readonly string[]> => reported(withTypes, inProduction(folder), code);

/** The ids of the rules that report `code` in a spec of that folder, except the rules that read types. */
export const reportedInSpec = (folder: string, code: string): Promise<readonly string[]> => reported(withoutTypes, host(`${folder}/**/*.spec.ts`), code);
