/** The Web Worker that reads files of order lines; made when the step is used, ended by a cancel. */
import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import { DomainError } from '../domain/domain-error';
import type { FromOrderLinesWorker, ToOrderLinesWorker } from './order-lines-protocol';
import { aggregateFile, inspectFile } from './order-lines/aggregate';

const send = (message: FromOrderLinesWorker): void => self.postMessage(message);

let bindings: Promise<DuckDBBindings> | undefined;

/** DuckDB from beside this bundle. Every browser that runs the pane has WebAssembly exceptions. */
async function loadDuckDb(): Promise<DuckDBBindings> {
  // DuckDB's loader asks whether this Node variable exists; webpack answers yes, and then it must.
  Object.assign(self, { __filename: self.location.href });
  const { BROWSER_RUNTIME, VoidLogger, createDuckDB, getPlatformFeatures } =
    await import('../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs');
  const { wasmExceptions } = await getPlatformFeatures();
  if (!wasmExceptions) throw new Error('This browser is too old to read files; update it.');
  const mainModule = new URL('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm', import.meta.url).href;
  const bundle = { mainModule, mainWorker: '' };
  const database = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), BROWSER_RUNTIME);
  return database.instantiate(() => undefined);
}

async function answer(request: ToOrderLinesWorker): Promise<FromOrderLinesWorker> {
  const duckDb = await (bindings ??= loadDuckDb());
  const { file } = request;
  if (request.type === 'inspect') {
    return { type: 'inspected', inspection: await inspectFile(duckDb, file, file.name) };
  }
  const { inspection, plan } = request;
  const result = await aggregateFile(duckDb, file, file.name, inspection, plan, (progress) =>
    send({ type: 'progress', progress }),
  );
  return { type: 'aggregated', result };
}

self.addEventListener('message', ({ data }: MessageEvent<ToOrderLinesWorker>) => {
  answer(data).then(send, (error: unknown) => {
    if (error instanceof DomainError) {
      send({ type: 'refused', code: error.code, field: error.field, rule: error.rule });
    } else send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});
