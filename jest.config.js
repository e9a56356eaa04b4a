/** Packages that ship ES modules only, or that pull such packages in. */
const esModules = ['@borgar', 'hyparquet', 'd3-[a-z]+', 'internmap', 'delaunator', 'robust-predicates'].join('|');

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

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      displayName: 'unit',
      testEnvironment: 'node',
      roots: ['<rootDir>/test'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
      transform,
      transformIgnorePatterns: [`/node_modules/(?!(${esModules})/)`],
    },
  ],
};
