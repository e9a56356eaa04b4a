import type { Highs } from 'highs';

/** Loads HiGHS from beside the bundle in a browser, from the package in Node. */
export async function loadHighs(): Promise<Highs> {
  const { default: load } = await import('highs');
  if (typeof process !== 'undefined' && process.versions?.node !== undefined) return load();
  return load({ locateFile: () => new URL('highs/runtime', import.meta.url).href });
}
