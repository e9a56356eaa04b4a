/** DuckDB as the order-lines worker uses it: in memory, without network, one connection. */
import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';

/** Below the 2 GB that a pane may take, with room for the batches on their way in. */
const MEMORY_LIMIT = '1GB';

/** Opens a database of its own on instantiated bindings. */
export function openDatabase(bindings: DuckDBBindings): DuckDBConnection {
  bindings.open({ path: ':memory:', query: { castBigIntToDouble: true } });
  const connection = bindings.connect();
  // What DuckDB lacks it would fetch from its makers' server; nothing may leave this machine.
  for (const setting of [
    'autoinstall_known_extensions = false',
    'autoload_known_extensions = false',
    `memory_limit = '${MEMORY_LIMIT}'`,
  ]) {
    connection.query(`SET ${setting}`);
  }
  return connection;
}

/** The rows of a query as arrays in the order of its columns. */
export function rowsOf(connection: DuckDBConnection, sql: string): unknown[][] {
  const table = connection.query(sql);
  const columns = table.schema.fields.map((_, i) => table.getChildAt(i));
  return Array.from({ length: table.numRows }, (_, row) =>
    columns.map((column) => column?.get(row) as unknown),
  );
}
