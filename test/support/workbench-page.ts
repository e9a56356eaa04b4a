/** The workbench in a real browser, served from its build, with the few things that tests do there. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import type { CellInput, CellValue, SheetArea } from '../../workbench/grid/grid';
import { parseAddress } from '../../workbench/grid/a1';
import type { Workbench } from '../../workbench/page/workbench';
import { launchBrowser } from './browser';

const BUILD = resolve(process.env['FULCRUM_WORKBENCH'] ?? 'dist/workbench');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function serve(folder: string): Promise<Server> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`The workbench is not built in ${folder}: run "npm run build:workbench" first.`);
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = normalize(join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname));
    const within = path.startsWith(folder);
    readFile(within ? path : '').then(
      (content) => {
        response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

/** What the page offers to tests. */
declare global {
  interface Window {
    workbench: Workbench;
  }
}

export interface WorkbenchPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly url: string;
  /** Messages of the page's console at level "error", and errors that nothing caught. */
  readonly problems: readonly string[];
  /** Loads the page again, as closing and opening it does, and waits until its workbook is calculated. */
  reload(): Promise<void>;
  /** The task pane's frame. */
  pane(): Promise<Frame>;
  /** Opens a file as the Open button does. */
  openFile(name: string, content: Uint8Array): Promise<void>;
  /** Value of a cell such as "Inputs!B4", once nothing is being calculated. */
  read(address: string): Promise<CellValue>;
  /** Values of an area. */
  readArea(address: string): Promise<CellValue[][]>;
  formula(address: string): Promise<string | null>;
  write(address: string, input: CellInput): Promise<void>;
  select(address: string): Promise<void>;
  whenCalculated(): Promise<void>;
  /** What the line under the formula bar says. */
  cellStatus(): Promise<string>;
  /** Saves with the Save button; the file. */
  save(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens the workbench in a new profile of the browser; `prepare` may change what the page will load, `query` says which
 * Office it is, such as "?language=ar-SA".
 */
export async function openWorkbench(
  prepare: (page: Page) => Promise<void> = async () => undefined,
  query = '',
): Promise<WorkbenchPage> {
  const server = await serve(BUILD);
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch (error) {
    server.close();
    throw error;
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const ready = async () => {
    await page.waitForFunction(() => document.documentElement.dataset['workbench'] === 'ready', null, {
      timeout: 60_000,
    });
    await whenCalculated();
  };
  const whenCalculated = () => page.evaluate(() => window.workbench.current.grid.whenCalculated());
  const area = async (address: string): Promise<SheetArea> => {
    const parsed = parseAddress(address);
    if (!parsed) throw new Error(`"${address}" is no address.`);
    const sheets = await page.evaluate(() => {
      const { grid } = window.workbench.current;
      return { active: grid.activeSheet(), all: grid.sheets().map(({ id, name }) => ({ id, name })) };
    });
    const sheet =
      parsed.sheetName === null
        ? sheets.active
        : sheets.all.find(({ name }) => name.toLowerCase() === parsed.sheetName!.toLowerCase())?.id;
    if (sheet === undefined) throw new Error(`The workbook has no sheet "${parsed.sheetName}".`);
    return { sheet, ...parsed.area };
  };

  const readArea = async (address: string) => {
    await whenCalculated();
    return page.evaluate((at) => window.workbench.current.grid.values(at), await area(address));
  };

  await prepare(page);
  await page.goto(`${url}/${query}`);
  await ready();

  return {
    page,
    context,
    url,
    problems,
    whenCalculated,
    readArea,
    reload: async () => {
      await page.reload();
      await ready();
    },
    pane: async () => {
      const frame = await (await page.waitForSelector('#pane iframe')).contentFrame();
      if (!frame) throw new Error('The task pane has no frame.');
      return frame;
    },
    openFile: async (name, content) => {
      await page.evaluate(() => (document.documentElement.dataset['workbench'] = 'asked'));
      await page.setInputFiles('#file', { name, mimeType: TYPES['.xlsx']!, buffer: Buffer.from(content) });
      await ready();
    },
    read: async (address) => (await readArea(address))[0]![0]!,
    formula: async (address) =>
      page.evaluate((at) => window.workbench.current.grid.formulas(at)[0]![0]!, await area(address)),
    write: async (address, input) => {
      const at = await area(address);
      await page.evaluate(([place, value]) => window.workbench.current.grid.write(place, [[value]]), [
        at,
        input,
      ] as const);
    },
    select: async (address) =>
      page.evaluate((at) => window.workbench.current.grid.select(at), await area(address)),
    cellStatus: async () => (await page.textContent('#cell-status')) ?? '',
    save: async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
      return readFile(await download.path());
    },
    close: async () => {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}
