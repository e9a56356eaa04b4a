/**
 * Mutation testing of the most important models: changes the code in one place at a time, runs the tests of that
 * file, and reports the changes that no test noticed.
 *
 *   npm run mutation                      every target
 *   npm run mutation -- clark safety      the targets whose path holds one of the words
 *
 * Writes reports/mutation/<target>.json and .html, and prints score and survivors. A score below the target's floor
 * fails. Texts of messages are not mutated: the tests hold what a message names, not its wording.
 */
import { Stryker } from '@stryker-mutator/core';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import targets from './mutation/targets.cjs';

process.chdir(path.resolve(import.meta.dirname, '..'));
const wanted = process.argv.slice(2);
const chosen = Object.entries(targets).filter(
  ([file]) => wanted.length === 0 || wanted.some((word) => file.includes(word)),
);
mkdirSync('reports/mutation', { recursive: true });

let failed = false;
for (const [file, { tests, floor }] of chosen) {
  const name = file
    .replace(/^src\//, '')
    .replace(/\.ts$/, '')
    .replaceAll('/', '-');
  // Read by the Jest configuration, in this process and in Stryker's.
  process.env.FULCRUM_MUTATION_TESTS = tests.join(',');
  const report = `reports/mutation/${name}.json`;
  await new Stryker({
    mutate: [file],
    mutator: { excludedMutations: ['StringLiteral'] },
    plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/jest-runner'))],
    testRunner: 'jest',
    jest: { configFile: 'scripts/mutation/jest.config.cjs', enableFindRelatedTests: false },
    coverageAnalysis: 'perTest',
    ignorePatterns: ['dist', '.cache', 'reports', 'coverage', 'docs/screenshots', 'assets'],
    concurrency: 1,
    timeoutMS: 3_000,
    reporters: ['json', 'html'],
    jsonReporter: { fileName: report },
    htmlReporter: { fileName: report.replace('.json', '.html') },
    tempDirName: '.cache/stryker',
    disableTypeChecks: true,
    allowEmpty: false,
    logLevel: 'warn',
  }).runMutationTest();
  const { score, text } = summary(file, JSON.parse(readFileSync(report, 'utf8')));
  console.log(text);
  if (score < floor) {
    failed = true;
    console.error(`${file}: ${score.toFixed(1)} % is below its floor of ${floor} %`);
  }
}
process.exit(failed ? 1 : 0);

/** Score, counts, and a line for each change that no test noticed. */
function summary(file, report) {
  const { mutants, source } = report.files[file];
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const detected = count('Killed', 'Timeout');
  const missed = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const score = (100 * detected) / (detected + missed.length);
  const lines = source.split('\n');
  const text = [
    `\n${file}: ${score.toFixed(1)} % (${detected} of ${detected + missed.length})`,
    ...missed.map(
      ({ id, location: { start }, mutatorName, replacement, status }) =>
        `  ${id} ${start.line}:${start.column} ${mutatorName}${status === 'NoCoverage' ? ', not covered' : ''}: ` +
        `${lines[start.line - 1].trim()}  ->  ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 120)}`,
    ),
  ].join('\n');
  return { score, text };
}
