/** Writes samples/*.xlsx from scripts/samples: `npm run samples`. */
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import pipeline from './functions-pipeline.cjs';

pipeline.writeRegistry(pipeline.describeFunctions());
const outfile = '.cache/samples/make.cjs';
await build({
  entryPoints: ['scripts/samples/make.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
process.exitCode = spawnSync(process.execPath, [outfile], { stdio: 'inherit' }).status ?? 1;
