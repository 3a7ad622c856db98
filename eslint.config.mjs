import nx from '@nx/eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { depConstraints, layers, restrictedImports } from './infra/eslint/layers.mjs';
import actiespoor from './infra/eslint/plugin.mjs';
import { purityRules, puritySyntax } from './infra/eslint/purity.mjs';
import { foldersByTag } from './infra/eslint/workspace.mjs';

const tests = ['**/*.spec.ts', '**/*.contract.ts', 'test/**/*.ts', 'libs/*/test/**/*.ts'];
const folders = foldersByTag(import.meta.dirname);
const pureFolders = ['type:kernel', 'type:domain', 'type:port', 'type:readmodel', 'type:application'].flatMap((tag) => folders[tag] ?? []);

/** Outside the pure core a spec may use any library: an adapter is tried against a real neighbour. */
const outerFolders = ['type:support', 'type:feature', 'type:adapter', 'type:testing', 'type:platform', 'type:app'].flatMap((tag) => folders[tag] ?? []);

const sources = (names) => names.map((name) => `${name}/**/*.ts`);

const boundaries = (extra) => [
  'error',
  {
    allow: [],
    allowCircularSelfDependency: false,
    enforceBuildableLibDependency: true,
    depConstraints: depConstraints(extra),
  },
];

const noBooleanParameter = {
  selector: ':function > Identifier.params > TSTypeAnnotation > TSBooleanKeyword',
  message: 'Een boolean zegt niets op de plaats van aanroep: geef een naam, of maak twee functies.',
};

const singledOut = [
  { selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]', message: 'Elke test loopt mee.' },
  { selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', message: 'Elke test loopt mee.' },
];

const sizes = {
  'max-lines': ['error', 250],
  complexity: ['error', { max: 8, variant: 'modified' }],
  'max-params': ['error', 3],
  'max-depth': ['error', 3],
  'actiespoor/step-length': ['error', { max: 30, maxCase: 12 }],
};

const habits = {
  'id-match': ['error', '^[\\x00-\\x7F]+$', { properties: true, classFields: true }],
  'no-else-return': ['error', { allowElseIf: false }],
  'prefer-const': 'error',
  'no-var': 'error',
  eqeqeq: 'error',
};

const typescript = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/switch-exhaustiveness-check': [
    'error',
    {
      allowDefaultCaseForExhaustiveSwitch: false,
      requireDefaultForNonUnion: false,
      considerDefaultExhaustiveForUnions: false,
    },
  ],
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/node_modules/', '.nx/', 'data/', 'coverage/', '**/*.d.ts', '**/*.generated.ts']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{ts,mjs}'], plugins: { actiespoor }, rules: { ...sizes, ...habits } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...typescript,
      'no-restricted-syntax': ['error', noBooleanParameter],
      '@nx/enforce-module-boundaries': boundaries([]),
    },
  },
  Object.entries(folders).map(([tag, names]) => ({
    files: sources(names),
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', restrictedImports(tag, folders['type:app'] ?? [])] },
  })),
  {
    files: sources([...pureFolders, 'libs/plan-import', 'libs/veilig-thuis-import']),
    ignores: tests,
    rules: { ...purityRules, 'no-restricted-syntax': ['error', noBooleanParameter, ...puritySyntax] },
  },
  {
    files: ['apps/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off', 'actiespoor/injectable-import': 'error' },
  },
  {
    files: tests,
    rules: {
      'actiespoor/step-length': 'off',
      'no-restricted-syntax': ['error', ...singledOut],
      '@nx/enforce-module-boundaries': boundaries(['type:testing']),
    },
  },
  {
    files: [...sources(outerFolders).map((glob) => glob.replace('.ts', '.spec.ts')), 'test/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries(Object.keys(layers).filter((tag) => tag !== 'type:app')) },
  },
);
