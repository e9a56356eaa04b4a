/**
 * Ten million order lines costed in a browser: seconds, memory of the browser's process, the longest pause of the
 * page, and that nothing is asked of any other server. FULCRUM_BENCH_LINES takes another number of lines.
 */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import path from 'node:path';
import type Webpack from 'webpack';
import type { Configuration } from 'webpack';
import { launchBrowser } from '../test/support/browser';
import { orderLinesParquet } from './order-lines-file';
import type { PageRun } from './order-lines-page';

const CACHE = path.resolve('.cache/bench/order-lines');
const LINES = Number(process.env['FULCRUM_BENCH_LINES'] ?? 10_000_000);
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Bundles the page and its worker with the project's own webpack rules. */
async function buildPage(): Promise<string> {
  const require = createRequire(path.resolve('package.json'));
  const webpack = require('webpack') as typeof Webpack;
  const configure = require(path.resolve('webpack.config.js')) as (
    env: object,
    argv: object,
  ) => Configuration;
  const { module: rules, resolve, optimization, plugins } = configure({}, { mode: 'production' });
  const output = path.join(CACHE, 'page');
  const compiler = webpack({
    mode: 'production',
    target: 'web',
    entry: { page: path.resolve('bench/order-lines-page.ts') },
    output: { path: output, filename: '[name].js', clean: true },
    ...(rules && { module: rules }),
    ...(resolve && { resolve }),
    ...(optimization && { optimization }),
    plugins: (plugins ?? []).filter((plugin) => plugin instanceof webpack.IgnorePlugin),
    performance: { hints: false },
  });
  await new Promise<void>((done, fail) => {
    compiler!.run((error, stats) => {
      if (error || stats?.hasErrors()) fail(error ?? new Error(stats?.toString('errors-only')));
      else done();
    });
  });
  return output;
}

function serve(folder: string) {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1) || 'index.html';
    if (name === 'index.html') {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><input type="file"><script src="page.js"></script>');
      return;
    }
    const file = path.join(folder, path.normalize(name));
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.statusCode = 404;
      response.end();
      return;
    }
    response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  return new Promise<typeof server>((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** The most memory a process held so far, MB; undefined where the system does not tell. */
function peakMemory(pid: number): number | undefined {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Number(line[1]) / 1024 : undefined;
  } catch {
    return undefined;
  }
}

let file = '';
let folder = '';

async function makeFileAndPage(): Promise<void> {
  file = await orderLinesParquet(path.join(CACHE, `${LINES}.parquet`), LINES);
  folder = await buildPage();
}

async function costInBrowser(): Promise<void> {
  const server = await serve(folder);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const elsewhere: string[] = [];
    page.context().on('request', (request) => {
      if (!request.url().startsWith(origin) && !request.url().startsWith('blob:'))
        elsewhere.push(request.url());
    });
    await page.goto(origin);
    await page.setInputFiles('input', file);
    const run: PageRun = await page.evaluate(() => window.costChosenFile());
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const peaks = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => peakMemory(id))
      .filter((peak) => peak !== undefined);
    const peak = peaks.length === 0 ? undefined : Math.max(...peaks);
    console.error(
      `${run.rows} lines, ${run.customers} customers, ${run.rejected} rejected: ${run.seconds.toFixed(1)} s, ` +
        `peak ${peak?.toFixed(0) ?? 'unknown'} MB, longest pause of the page ${run.longestGap.toFixed(0)} ms, ` +
        `${run.progressReports} progress reports, ${elsewhere.length} requests to other servers`,
    );
    if (run.rows !== LINES || run.rejected !== 0) throw new Error('lines were lost');
    if (elsewhere.length > 0) throw new Error(`something was asked of ${elsewhere.join(', ')}`);
  } finally {
    await browser.close();
    server.close();
  }
}

export const benchmarks = [
  {
    name: `cost-to-serve of ${LINES.toLocaleString('en')} order lines from Parquet, in a browser, file chosen to table`,
    prepare: makeFileAndPage,
    run: costInBrowser,
    aim: '30 s, 2 GB',
  },
];
