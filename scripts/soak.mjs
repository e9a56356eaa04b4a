/**
 * Fuzzes every custom function, the recalculation engine against itself and the workbench's, injects faults into
 * evaluations and sheets, and draws other cases for the properties, all for longer than the test suite does: each round
 * with a fresh seed. Ends at the first round that finds a fault; the line it printed repeats it.
 * `npm run soak -- 10 500 1000`: ten rounds of 500 calls per function and 1,000 faults.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const [rounds = 3, calls = 500, faults = 1000] = process.argv.slice(2).map(Number);
if (!(rounds >= 1 && calls >= 1 && faults >= 1)) {
  throw new Error('usage: npm run soak -- [rounds] [calls per function] [faults per round]');
}
const root = path.resolve(import.meta.dirname, '..');
const TESTS = ['test/functions/fuzz', 'test/faults', 'test/domain', 'test/recalc'];

for (let round = 1; round <= rounds; round++) {
  const settings = {
    FULCRUM_SEED: String(Math.floor(Math.random() * 2 ** 31)),
    FULCRUM_FUZZ_RUNS: String(calls),
    FUZZ_RUNS: String(calls),
    FULCRUM_FAULTS: String(faults),
  };
  const line = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  console.log(`round ${round} of ${rounds}: ${line.join(' ')}`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...TESTS, '--silent=false', '--testTimeout=600000'],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...settings } },
  );
  if (status !== 0) process.exit(1);
}
