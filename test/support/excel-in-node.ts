/**
 * The real, unpatched Office.js running in a window of its own over the in-memory workbook: what tests of anything
 * that calls `Excel.run` use.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM, ResourceLoader, VirtualConsole } from 'jsdom';
import type { InjectedFunction } from '../../workbench/grid/formula-evaluator';
import { formulaEvaluator } from '../../workbench/grid/formula-evaluator';
import type { MemoryGrid, MemoryGridOptions } from '../../workbench/grid/memory-grid';
import { memoryGrid } from '../../workbench/grid/memory-workbook';
import type { ExcelHostOptions } from '../../workbench/host/excel-host';
import { ExcelHost } from '../../workbench/host/excel-host';
import type { PaneWindow, RequirementSets } from '../../workbench/host/pane-connection';
import { connectPane, DEFAULT_REQUIREMENT_SETS } from '../../workbench/host/pane-connection';

export interface ExcelInNodeOptions {
  /** Rows of entries by sheet; texts that begin with "=" are formulas. */
  readonly sheets?: Parameters<typeof memoryGrid>[0];
  /** A workbook made before, instead of `sheets`; it can be opened again after `close`, as a reopened file. */
  readonly grid?: MemoryGrid;
  readonly locale?: ExcelHostOptions['locale'];
  /** Replaces the versions of the named sets, such as `{ ExcelApi: '1.14' }`; null takes one away. */
  readonly requirementSets?: Readonly<Record<string, string | null>>;
  /** Custom functions for the cells, by upper-case name. */
  readonly functions?: ReadonlyMap<string, InjectedFunction>;
  readonly calculationDelay?: MemoryGridOptions['calculationDelay'];
  readonly beforeBatch?: ExcelHostOptions['beforeBatch'];
  readonly payloadLimit?: ExcelHostOptions['payloadLimit'];
  readonly observe?: ExcelHostOptions['observe'];
  /** Whether `Excel` and `Office` become globals until `close`, as code under test expects; true by default. */
  readonly globals?: boolean;
}

export interface ExcelInNode {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly grid: MemoryGrid;
  readonly host: ExcelHost;
  readonly window: JSDOM['window'];
  /** Lets the batches under way finish, then closes the window and takes the globals back. */
  close(): Promise<void>;
}

const DIST = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const ORIGIN = 'https://pane.example/';

/** Serves Office.js's own files, as the content delivery network would. */
class OfficeFiles extends ResourceLoader {
  private static readonly files = new Map<string, Buffer>();

  override fetch(url: string): ReturnType<ResourceLoader['fetch']> {
    const file = new URL(url).pathname.replace(/^\/office\//, '');
    let content = OfficeFiles.files.get(file);
    if (!content) {
      content = readFileSync(path.join(DIST, file));
      OfficeFiles.files.set(file, content);
    }
    return Promise.resolve(content) as ReturnType<ResourceLoader['fetch']>;
  }
}

type OfficeWindow = JSDOM['window'] & {
  Excel: typeof Excel;
  Office: typeof Office;
  OfficeExtension: typeof OfficeExtension;
};

function requirementSets(changes: ExcelInNodeOptions['requirementSets'] = {}): RequirementSets {
  const sets = { ...DEFAULT_REQUIREMENT_SETS };
  const merged: Record<string, string> = {};
  for (const [name, version] of Object.entries({ ...sets, ...changes }))
    if (version !== null) merged[name] = version;
  return merged;
}

/** Opens a workbook with the pane's Office.js on it; close it when the test is done. */
export async function openExcel(options: ExcelInNodeOptions = {}): Promise<ExcelInNode> {
  const grid = options.grid ?? newGrid(options);
  await grid.whenCalculated();
  const host = new ExcelHost(grid, {
    ...(options.locale ? { locale: options.locale } : {}),
    ...(options.beforeBatch ? { beforeBatch: options.beforeBatch } : {}),
    ...(options.payloadLimit ? { payloadLimit: options.payloadLimit } : {}),
    ...(options.observe ? { observe: options.observe } : {}),
  });
  let disconnect = (): void => undefined;
  const virtualConsole = new VirtualConsole();
  const page = new JSDOM(
    `<!doctype html><head><script src="/office/office.js"></script></head><body></body>`,
    {
      url: ORIGIN,
      runScripts: 'dangerously',
      resources: new OfficeFiles(),
      virtualConsole,
      beforeParse: (window) => {
        disconnect = connectPane(window as unknown as PaneWindow, host, {
          requirementSets: requirementSets(options.requirementSets),
        });
      },
    },
  );
  const window = page.window as OfficeWindow;
  await new Promise((resolve) => window.addEventListener('load', resolve));
  await window.Office.onReady();
  const restore = options.globals === false ? (): void => undefined : publish(window);
  return {
    Excel: window.Excel,
    Office: window.Office,
    OfficeExtension: window.OfficeExtension,
    grid,
    host,
    window,
    close: async () => {
      await host.whenIdle();
      // Answers reach their promises in Office.js first.
      await new Promise((resolve) => setTimeout(resolve));
      restore();
      disconnect();
      host.dispose();
      window.close();
    },
  };
}

function newGrid(options: ExcelInNodeOptions): MemoryGrid {
  return memoryGrid(options.sheets ?? {}, {
    ...(options.locale ? { locale: options.locale } : {}),
    ...(options.functions ? { evaluate: formulaEvaluator(options.functions) } : {}),
    ...(options.calculationDelay === undefined ? {} : { calculationDelay: options.calculationDelay }),
  });
}

const PUBLISHED = ['Excel', 'Office', 'OfficeExtension'] as const;

/** Makes Office.js's objects global; returns how to take them back. */
function publish(window: OfficeWindow): () => void {
  const before = PUBLISHED.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const name of PUBLISHED) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  }
  return () => {
    PUBLISHED.forEach((name, i) => {
      const descriptor = before[i];
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    });
  };
}
