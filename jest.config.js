/** Packages that ship ES modules only, or that pull such packages in. */
const esModules = [
  '@borgar',
  '@noble',
  'hyparquet(-[a-z]+)?',
  'd3-[a-z]+',
  'internmap',
  'delaunator',
  'robust-predicates',
].join('|');

const transform = {
  '^.+\\.(ts|tsx|js|mjs)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
};

const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  setupFiles: ['<rootDir>/test/support/seeded-properties.ts'],
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
};

/** @type {import('jest').Config} */
module.exports = {
  globalSetup: '<rootDir>/scripts/jest-registry.cjs',
  reporters: ['default', '<rootDir>/scripts/closing-line-reporter.cjs'],
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
      setupFilesAfterEnv: ['<rootDir>/test/support/unit-patience.ts'],
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      // A browser, a bundle of several megabytes and a spreadsheet start before the first expectation.
      setupFilesAfterEnv: ['<rootDir>/test/support/e2e-timeouts.ts'],
    },
  ],
};
