/** Writes docs/accuracy.md: runs its test, which checks every figure, and lets it write the page. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const { status } = spawnSync(
  process.execPath,
  ['node_modules/jest/bin/jest.js', 'test/docs/accuracy', '--selectProjects', 'unit'],
  {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: { ...process.env, FULCRUM_WRITE_ACCURACY: '1' },
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
