/** The package's types for this entry are those of Node; in a browser its own runtime stands beside them. */
import type { DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';

declare module '@duckdb/duckdb-wasm/blocking' {
  export const BROWSER_RUNTIME: DuckDBRuntime;
}
