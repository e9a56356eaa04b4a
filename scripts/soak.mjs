/**
 * Fuzzes every custom function, and the recalculation engine against itself and the workbench's, for longer than the
 * test suite does, each round with another seed, and ends at the first round that finds a fault, naming its seed. `npm run soak -- 10 500`: ten rounds of 500 calls per function.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const [rounds = 3, calls = 500] = process.argv.slice(2).map(Number);
if (!(rounds >= 1 && calls >= 1)) throw new Error('usage: npm run soak -- [rounds] [calls per function]');
const root = path.resolve(import.meta.dirname, '..');

const TESTS = ['test/functions/fuzz', 'test/recalc/block-fuzz', 'test/recalc/univer-fuzz'];

for (let round = 1; round <= rounds; round++) {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`round ${round} of ${rounds}: FULCRUM_SEED=${seed} FULCRUM_FUZZ_RUNS=${calls}`);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/jest/bin/jest.js', ...TESTS, '--silent=false', '--testTimeout=600000'],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        FULCRUM_FUZZ_RUNS: String(calls),
        FUZZ_RUNS: String(calls),
        FULCRUM_SEED: String(seed),
      },
    },
  );
  if (status !== 0) process.exit(1);
}
