/** Writes samples/*.xlsx from scripts/samples: `npm run samples`. */
import { spawnSync } from 'node:child_process';
import pipeline from './functions-pipeline.cjs';
import { bundleForNode } from './node/bundle.mjs';

pipeline.writeRegistry(pipeline.describeFunctions());
const outfile = '.cache/samples/make.cjs';
await bundleForNode('scripts/samples/make.ts', outfile);
process.exitCode = spawnSync(process.execPath, [outfile], { stdio: 'inherit' }).status ?? 1;
