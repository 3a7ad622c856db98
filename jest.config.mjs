// One Jest for the whole workspace: `npm test`, or `npm run jest -- libs/plan` for one project.
import { availableParallelism } from 'node:os';

import { missing } from './infra/kafka/installed.mjs';

/** Suites that a machine without Kafka cannot run; the set-up says so. */
const impossible = missing() === undefined ? [] : ['\\.kafka\\.int\\.spec\\.ts$'];

export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['actiespoor-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': '@swc/jest',
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/'],
  testPathIgnorePatterns: ['/node_modules/', ...impossible],
  globalSetup: '<rootDir>/infra/jest/set-up.mjs',
  globalTeardown: '<rootDir>/libs/embedded-postgres/test/stop-test-server.mjs',
  // Much of the time is spent waiting for servers, so also two cores take two at once.
  maxWorkers: Math.max(2, availableParallelism()),
  testSequencer: '<rootDir>/infra/jest/longest-first.mjs',
  // Modules of a suite stay in memory after it (vm modules), so a worker that has grown makes room for a new one.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 60_000,
};
