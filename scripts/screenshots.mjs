/** Takes docs/screenshots from the built workbench: `npm run screenshots`, or with names of views. */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';

const outfile = '.cache/screenshots/take.cjs';
await build({
  entryPoints: ['scripts/screenshots/take.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
process.exitCode =
  spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
