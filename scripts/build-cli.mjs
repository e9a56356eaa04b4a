/** Builds the command line, dist/cli/fulcrum.cjs, which also is the code of its worker threads. */
import { build } from 'esbuild';
import pipeline from './functions-pipeline.cjs';

pipeline.writeRegistry(pipeline.describeFunctions());
await build({
  entryPoints: ['src/cli/fulcrum.ts'],
  outfile: 'dist/cli/fulcrum.cjs',
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
});
