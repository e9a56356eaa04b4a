import { build } from 'esbuild';

/** Bundles a TypeScript program of the project for Node, packages left outside. */
export function bundleForNode(entryPoint, outfile, more = {}) {
  return build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    ...more,
  });
}
