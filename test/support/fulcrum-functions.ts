/** Every custom function of the product by its id, found the way the build finds them: by their doc comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseTree } from 'custom-functions-metadata/lib/parseTree.js';
import type { FunctionRegistry } from '../../src/recalc/custom-functions';

const folder = resolve(__dirname, '../../src/functions');

/** @throws Error when a doc comment names a function that its module does not export */
export function fulcrumFunctions(): FunctionRegistry {
  const registry = new Map<string, (...args: never[]) => unknown>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.functions.ts'))) {
    const path = join(folder, file);
    const { associate } = parseTree(readFileSync(path, 'utf8'), file);
    const exported = jest.requireActual<Record<string, unknown>>(path);
    for (const { functionName, id } of associate) {
      const implementation = exported[functionName];
      if (typeof implementation !== 'function') throw new Error(`${file} does not export ${functionName}`);
      registry.set(id, implementation as (...args: never[]) => unknown);
    }
  }
  return registry;
}
