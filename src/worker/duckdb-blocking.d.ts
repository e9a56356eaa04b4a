/**
 * DuckDB for a worker of our own, called synchronously. The package ships this file for browsers, but its
 * `./blocking` entry names one that it does not ship; so it is imported by its path, and typed here.
 */
declare module '*/duckdb-browser-blocking.mjs' {
  import type { DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';

  export * from '@duckdb/duckdb-wasm/blocking';
  export const BROWSER_RUNTIME: DuckDBRuntime;
}
