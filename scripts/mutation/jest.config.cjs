/** The unit tests named by FULCRUM_MUTATION_TESTS, for scripts/mutation.mjs. */
const path = require('node:path');
const { projects } = require('../../jest.config.js');

const [{ displayName: _, testMatch: __, ...unit }] = projects;

module.exports = {
  ...unit,
  rootDir: path.resolve(__dirname, '../..'),
  testMatch: (process.env.FULCRUM_MUTATION_TESTS ?? '')
    .split(',')
    .map((test) => `<rootDir>/test/${test}.test.ts`),
};
