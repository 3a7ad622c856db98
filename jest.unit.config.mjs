// The specs that need no server and no other process: `npm run test:unit`, and `npm run test:watch` for those of what you changed.
import all from './jest.config.mjs';

const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = all;

export default {
  ...rest,
  roots: ['<rootDir>/apps', '<rootDir>/libs'],
  testPathIgnorePatterns: ['\\.int\\.spec\\.ts$'],
};
