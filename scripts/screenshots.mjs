/** Takes docs/screenshots from the built workbench: `npm run screenshots`, or with names of views. */
import { spawnSync } from 'node:child_process';
import { bundleForNode } from './node/bundle.mjs';

const outfile = '.cache/screenshots/take.cjs';
await bundleForNode('scripts/screenshots/take.ts', outfile);
process.exitCode =
  spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1;
