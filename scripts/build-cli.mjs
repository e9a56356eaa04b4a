/** Builds the command line, dist/cli/fulcrum.cjs, which also is the code of its worker threads. */
import pipeline from './functions-pipeline.cjs';
import { bundleForNode } from './node/bundle.mjs';

pipeline.writeRegistry(pipeline.describeFunctions());
await bundleForNode('src/cli/fulcrum.ts', 'dist/cli/fulcrum.cjs');
