/**
 * A workbook with a case, the pane's store on the real Office.js, and a fault at one of the batches that reach the
 * workbook: what the tests of faults share.
 */
import type { Case } from '../../src/case/case';
import type { CaseStore } from '../../src/case/case-store';
import { createCaseStore } from '../../src/case/case-store';
import { JOURNAL_KEY } from '../../src/case/evaluation/journal';
import { createCaseSheet } from '../../src/case/case-sheet/write-case-sheet';
import { randomSource } from '../../src/domain/probability/sampling/random-source';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import type { Workbook } from '../../src/workbook/workbook';
import type { SheetArea } from '../../workbench/grid/grid';
import type { InjectedFunction } from '../../workbench/grid/formula-evaluator';
import type { MemoryGrid } from '../../workbench/grid/memory-grid';
import type { Fault } from '../../workbench/host/excel-host';
import { HostError } from '../../workbench/host/host-error';
import type { BatchBody } from '../../workbench/host/protocol';
import { ActionType } from '../../workbench/host/protocol';
import { sampleCase } from '../case/sample-case';
import type { ExcelInNode } from '../support/excel-in-node';
import { openExcel } from '../support/excel-in-node';

/** What the bench's custom function computes; tests may make it fail. */
export const SOLVE = 'FULCRUM.NET.PMEDIAN';

/** The sheets of the user, whose every cell has to survive. */
const USER_SHEETS = {
  Inputs: [
    ['Unit price', 10, 'USD'],
    ['Volume', 100, 'units'],
    ['Unit cost', 6, 'USD'],
    ['Margin', '=B1-B3', 'USD'],
    ['Plants', 2, 'ü漢 — "quoted"'],
    ['Share', '=Inputs!$B$2/SUM(B1:B3)', true],
    ['Broken', '=1/0', 0.1 + 0.2],
  ],
  KPIs: [
    ['Profit', '=Inputs!B2*Inputs!B4', 'USD'],
    ['Revenue', '=Inputs!B1*Inputs!B2', 'USD'],
    ['Spilled', '=Inputs!B1:B3*2', 'USD'],
    [],
    [],
    ['Solved', `=${SOLVE}(Inputs!B1:B3,Inputs!B5)`],
  ],
  'Notes & more': [
    ['Mine', 1e-9],
    ['="kept"', -1],
  ],
};

export interface Bench {
  readonly excel: ExcelInNode;
  readonly grid: MemoryGrid;
  readonly workbook: Workbook;
  readonly store: CaseStore;
  /** Ends the patience of whoever waits for an answer now, when what it returns is called. */
  patienceOfNow: () => () => void;
}

export interface BenchOptions {
  readonly grid?: MemoryGrid;
  readonly functions?: ReadonlyMap<string, InjectedFunction>;
  /** Without a case. */
  readonly bare?: boolean;
}

const solved = new Map<string, InjectedFunction>([[SOLVE, (() => 42) as InjectedFunction]]);

/** Opens the workbook as a pane does; without a grid a new one whose case is evaluated for the first time. */
export async function openBench({
  grid,
  functions = solved,
  bare = false,
}: BenchOptions = {}): Promise<Bench> {
  const excel = await openExcel({ ...(grid ? { grid } : { sheets: USER_SHEETS, functions }) });
  const waiting = new Set<() => void>();
  const workbook = excelWorkbook({
    patience: (lost) => {
      waiting.add(lost);
      return () => waiting.delete(lost);
    },
  });
  if (!grid) await furnish(excel.grid, workbook, bare);
  const store = createCaseStore({ workbook, saveDelay: 0, followDelay: 0, eventGrace: 12 });
  await store.load();
  return {
    excel,
    grid: excel.grid,
    workbook,
    store,
    patienceOfNow: () => {
      const now = [...waiting];
      return () => {
        for (const lost of now) lost();
      };
    },
  };
}

/** What a grid from rows of entries lacks: text that looks like a formula, formats, and the case. */
async function furnish(grid: MemoryGrid, workbook: Workbook, bare: boolean): Promise<void> {
  const [inputs, , notes] = grid.sheets().map(({ id }) => id) as [string, string, string];
  grid.write(cellAt(notes, 1, 0), [['=1+1']]);
  grid.setNumberFormats(cellAt(inputs, 1, 1), [['#,##0.00']]);
  await grid.whenCalculated();
  if (bare) return;
  const of = sampleCase();
  const solves = { ...of.metrics[1]!, name: 'Solved', cell: { name: null, address: 'KPIs!B6' } };
  await createCaseSheet(workbook, { ...of, metrics: [...of.metrics, { ...solves, threshold: null }] });
  await grid.whenCalculated();
}

export function cellAt(sheet: string, row: number, column: number): SheetArea {
  return { sheet, row, column, rowCount: 1, columnCount: 1 };
}

const OURS: readonly string[] = [
  'Fulcrum case',
  'Trade-offs',
  'Brief',
  'Follow-through',
  'Checks',
  'Challenge',
];

/** The user's cells, names and settings as text: formulas, constants and formats byte for byte. */
export async function snapshot(grid: MemoryGrid): Promise<string> {
  await grid.whenCalculated();
  const sheets = grid
    .sheets()
    .filter(({ name }) => !OURS.includes(name))
    .map(({ id, name }) => {
      const used = grid.usedArea(id, false);
      if (!used) return name;
      const area = { sheet: id, ...used };
      return {
        name,
        used,
        formulas: grid.formulas(area),
        values: grid.values(area),
        formats: grid.numberFormats(area),
      };
    });
  const names = grid
    .names()
    .filter(({ name }) => !name.startsWith('Fulcrum_Sheet_'))
    .map(({ name, formula }) => `${name} ${formula}`)
    .sort();
  const settings = [...grid.stored.settings].filter(([key]) => key !== JOURNAL_KEY);
  return JSON.stringify({ sheets, names, settings }, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}

/** The case as the sheet has it, without results. */
export function withoutResults(of: Case | null): string {
  return JSON.stringify({ ...of, results: [] });
}

/** Positions in a batch at which something changes in the workbook. */
function writesOf(body: BatchBody): number[] {
  return body.Actions.flatMap(({ ActionType: type, Name }, at) =>
    type === ActionType.SetProperty ||
    type === ActionType.Update ||
    (type === ActionType.Method && !/^(_|load|suspend)/i.test(Name))
      ? [at]
      : [],
  );
}

/**
 * Calls `fault` at the batch of that number, counted from 1, and where `onwards` at all after it. Tells whether it
 * came to that, and, where no answer is given, when that is felt.
 */
export function injectAt(
  bench: Bench,
  batch: number,
  fault: (body: BatchBody) => Fault | undefined,
  onwards = false,
): { injected: () => boolean; silent: Promise<void> } {
  let count = 0;
  let injected = false;
  let keptSilent = (): void => undefined;
  const silent = new Promise<void>((resolve) => (keptSilent = resolve));
  bench.excel.host.beforeBatch = (body) => {
    count++;
    if (count !== batch && !(onwards && count > batch)) return undefined;
    const result = fault(body);
    injected ||= result !== undefined;
    if (result && 'silent' in result) {
      // Office.js sends some batches that nobody waits for; whoever writes after one is answered.
      const lost = bench.patienceOfNow();
      setTimeout(() => {
        lost();
        keptSilent();
      }, 4);
    }
    return result;
  };
  return { injected: () => injected, silent };
}

/** How many changes each batch of an action makes. */
export async function writesPerBatch(
  { excel: { host } }: Bench,
  act: () => Promise<unknown>,
): Promise<number[]> {
  const writes: number[] = [];
  host.beforeBatch = (body) => {
    writes.push(writesOf(body).length);
    return undefined;
  };
  await act();
  host.beforeBatch = undefined;
  return writes;
}

/** A batch that Excel refuses, at once or at one of its changes, or does not answer. */
export type BatchFault =
  | { readonly reject: string }
  | { readonly rejectAtWrite: number; readonly code: string }
  | { readonly silent: 'executed' | 'lost' };

export function faultAt(detail: BatchFault, body: BatchBody): Fault | undefined {
  if ('silent' in detail) return { silent: detail.silent };
  if ('reject' in detail) return new HostError(detail.reject, `Injected ${detail.reject}.`);
  const at = writesOf(body)[detail.rejectAtWrite];
  return at === undefined ? undefined : { at, error: new HostError(detail.code, `Injected ${detail.code}.`) };
}

/** A fault among many, each tried in turn. */
export interface Candidate<T> {
  readonly kind: string;
  readonly batch: number;
  readonly detail: T;
}

export function described({ kind, batch, detail }: Candidate<unknown>): string {
  return `${kind} ${JSON.stringify(detail)} at batch ${batch}`;
}

/** Counts by kind, in the order in which they came. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(kind: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }

  get kinds(): number {
    return this.counts.size;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  toString(): string {
    return [...this.counts].map(([kind, count]) => `${count} × ${kind}`).join(', ');
  }
}

/** As many candidates as asked for, the same number of each kind where it has so many; all of them in random order. */
export function sample<T>(all: readonly Candidate<T>[], count: number, seed: number): Candidate<T>[] {
  const random = randomSource(seed);
  const kinds = [...new Set(all.map(({ kind }) => kind))].map((kind) =>
    shuffled(
      all.filter((one) => one.kind === kind),
      random,
    ),
  );
  const chosen: Candidate<T>[] = [];
  for (let i = 0; chosen.length < count && kinds.some((list) => i < list.length); i++) {
    for (const list of kinds) if (i < list.length && chosen.length < count) chosen.push(list[i]!);
  }
  return chosen;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => [random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

/** How many faults each test file injects, and the sequence: `npm run soak` sets both. */
export const FAULTS = Number(process.env['FULCRUM_FAULTS'] ?? 300);
export const SEED = Number(process.env['FULCRUM_SEED'] ?? 20_260);

export function isSentence(message: string): boolean {
  return /^["'“A-Z=][^]*\s[^]*[.)]$/.test(message) && !/undefined|\[object|NaN|Cannot read/.test(message);
}
