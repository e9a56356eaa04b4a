/**
 * An evaluation, with something going wrong at any of the batches by which it reaches the workbook. Whatever it is,
 * the user's cells are those from before, byte for byte, nothing of a co-author's edit is lost, results are those of
 * one state of the model, and the message says what happened.
 */
import type { Result } from '../../src/case/case';
import { failureOf } from '../../src/case/case-store';
import type { CellInput } from '../../workbench/grid/grid';
import type { MemoryGrid } from '../../workbench/grid/memory-grid';
import type { Fault } from '../../workbench/host/excel-host';
import { HostError } from '../../workbench/host/host-error';
import type { BatchBody } from '../../workbench/host/protocol';
import type { BatchFault, Bench, Candidate } from './fault-bench';
import {
  FAULTS,
  SEED,
  Tally,
  cellAt,
  described,
  faultAt,
  injectAt,
  isSentence,
  openBench,
  sample,
  snapshot,
  withoutResults,
  writesPerBatch,
} from './fault-bench';

jest.setTimeout(FAULTS * 2_000);

/** Codes that Excel answers, with what the user is told of each. */
const CODES: readonly (readonly [code: string, told: RegExp])[] = [
  ['GeneralException', /connection to the workbook failed|GeneralException/],
  ['AccessDenied', /protected/],
  ['InvalidOperation', /does not allow this here just now/],
  ['ServiceNotAvailable', /connection to the workbook failed/],
  ['ItemNotFound', /not in the workbook any more/],
  ['InsufficientMemory', /connection to the workbook failed/],
];

/** Edits by someone else: a note, an input, a formula of the model, drivers, text and formula in a driver, rows. */
const EDITS: Readonly<
  Record<
    string,
    | readonly [sheet: number, row: number, column: number, input: CellInput]
    | { readonly rows: 'insert' | 'delete'; readonly at: number }
  >
> = {
  'a note': [2, 0, 1, 5],
  'a constant of the model': [0, 4, 1, 3],
  'a formula of the model': [1, 0, 1, { formula: '=Inputs!B2*Inputs!B4-7' }],
  'a label': [0, 0, 0, 'Unit price (net)'],
  'a driver': [0, 1, 1, 777],
  'a driver with the value of another alternative': [0, 0, 1, 12],
  'a driver with the value it is about to have': [0, 2, 1, 6.5],
  'text in a driver': [0, 2, 1, 'tbd'],
  'a formula in a driver': [0, 0, 1, { formula: '=5*3' }],
  'a row above the drivers': { rows: 'insert', at: 0 },
  'a row between the drivers': { rows: 'insert', at: 1 },
};

type Injection =
  | (BatchFault & { readonly told: RegExp })
  | { readonly closed: 'executed' | 'lost' }
  | { readonly dead: string }
  | { readonly coauthor: string }
  | { readonly protect: number }
  | { readonly typing: true };

/** What one fault left behind: the message, or the results. */
interface Outcome {
  readonly message: string | null;
  readonly results: readonly Result[] | null;
}

const numbers = (results: readonly Result[]): string =>
  results.map(({ alternative, metric, value, note }) => `${alternative}/${metric}=${value}${note}`).join(' ');

const evaluated = (bench: Bench): Promise<Outcome> =>
  bench.store.evaluate().then(
    (results) => ({ message: bench.store.getState().failure?.message ?? null, results }),
    (error: unknown) => ({ message: failureOf(error).message, results: null }),
  );

function apply({ grid }: { readonly grid: MemoryGrid }, edit: (typeof EDITS)[string]): void {
  const sheets = grid.sheets().map(({ id }) => id);
  grid.asCoauthor(() => {
    if ('rows' in edit) {
      const area = { sheet: sheets[0]!, row: edit.at, column: 0, rowCount: 1, columnCount: 16_384 };
      grid.shift({ kind: edit.rows, axis: 'rows', area });
    } else {
      const [sheet, row, column, input] = edit;
      grid.write(cellAt(sheets[sheet]!, row, column), [[input]]);
    }
  });
}

/** What the workbook holds, and what its evaluation gives, in peace. */
interface Reference {
  readonly cells: string;
  /** Null where the edit makes the case impossible to evaluate. */
  readonly numbers: string | null;
}

async function reference(edit?: string): Promise<Reference & { readonly writes: readonly number[] }> {
  const bench = await openBench();
  await evaluated(bench);
  if (edit !== undefined) apply(bench, EDITS[edit]!);
  const cells = await snapshot(bench.grid);
  let results: Outcome['results'] = null;
  const writes = await writesPerBatch(bench, async () => {
    ({ results } = await evaluated(bench));
  });
  expect(await snapshot(bench.grid)).toBe(cells);
  await bench.excel.close();
  return { cells, numbers: results && numbers(results), writes };
}

function candidates(writes: readonly number[]): Candidate<Injection>[] {
  const all: Candidate<Injection>[] = [];
  const add = (kind: string, batch: number, detail: Injection): void =>
    void all.push({ kind, batch, detail });
  for (const [i, count] of writes.entries()) {
    const batch = i + 1;
    for (const [code, told] of CODES) {
      add('a rejected sync', batch, { reject: code, told });
      for (let at = 0; at < count; at++)
        add('a sync rejected half-way', batch, { rejectAtWrite: at, code, told });
    }
    for (const how of ['executed', 'lost'] as const) {
      add('no answer', batch, { silent: how, told: /Excel does not answer/ });
      add('a closed pane', batch, { closed: how });
    }
    add('a connection that dies', batch, { dead: 'GeneralException' });
    for (const edit of Object.keys(EDITS)) add("a co-author's edit", batch, { coauthor: edit });
    for (const sheet of [0, 1, 3]) add('a protected sheet', batch, { protect: sheet });
    add('typing in a cell', batch, { typing: true });
  }
  return all;
}

let calm: Reference;
const edited = new Map<string, Reference>();
const kinds = new Tally();
const endings = new Tally();

/** The workbook of the faults, opened anew where the last one left a pane that is gone. */
let bench: Bench | undefined;

/** Injects one fault, opens the pane again if need be, and tells what is wrong with what is left; null: nothing. */
async function faultOf(candidate: Candidate<Injection>): Promise<string | null> {
  const { kind, batch, detail } = candidate;
  if (!bench) {
    bench = await openBench();
    await evaluated(bench);
  }
  const { grid, excel } = bench;
  const { patienceOfNow } = bench;
  const before = withoutResults(bench.store.getState().case);
  let expected = calm;
  let told: RegExp = /./;
  let done = false;
  const once = (act: () => void): Fault | undefined => {
    done = true;
    act();
    return undefined;
  };
  const fault = (): ((body: BatchBody) => Fault | undefined) => {
    if ('told' in detail) {
      told = detail.told;
      return (body) => faultAt(detail, body);
    }
    if ('closed' in detail) return () => ({ silent: detail.closed });
    if ('dead' in detail) {
      told = /connection to the workbook failed/;
      return () => new HostError(detail.dead, 'The connection is gone.');
    }
    if ('coauthor' in detail) {
      expected = edited.get(detail.coauthor)!;
      told = /was edited|were edited|deleted|holds the formula|needs a number/;
      return () => once(() => apply(excel, EDITS[detail.coauthor]!));
    }
    if ('protect' in detail) {
      told = /protected/;
      return () =>
        once(() => {
          grid.stored.protection.set(grid.sheets()[detail.protect]!.id, { password: null, options: {} });
        });
    }
    return () =>
      once(() => {
        grid.beginEditing();
        setTimeout(() => grid.endEditing(), 5);
      });
  };
  const { injected, silent } = injectAt(bench, batch, fault(), 'dead' in detail || 'closed' in detail);
  const closing = 'closed' in detail;
  if (closing) bench.patienceOfNow = () => () => undefined;
  // A closed pane hears nothing any more.
  const gone = silent.then((): Outcome => ({ message: null, results: null }));
  const outcome = await (closing ? Promise.race([evaluated(bench), gone]) : evaluated(bench));
  if (!closing) excel.host.beforeBatch = undefined;
  bench.patienceOfNow = patienceOfNow;
  if (!injected() && !done) return null;
  kinds.add(kind);
  grid.stored.protection.clear();

  // What the user sees at once, before anything is done about it.
  const problems: string[] = [];
  const state = bench.store.getState();
  const { message, results } = outcome;
  if (message !== null && !(isSentence(message) && told.test(message)))
    problems.push(`the message is "${message}"`);
  if (results) {
    const given = numbers(results);
    if (given !== calm.numbers && given !== expected.numbers) problems.push(`results of no state: ${given}`);
  } else if (message === null && !closing) problems.push('no results and no message');
  const standing = await snapshot(bench.grid);
  const intact = standing === expected.cells || ('coauthor' in detail && !done && standing === calm.cells);
  endings.add(results ? 'results' : intact ? 'restored at once' : 'restored on the next opening');
  if (!intact) {
    if (results) problems.push('results, and cells that are not restored');
    if (!closing && !/restored/.test(message ?? ''))
      problems.push(`cells are not restored, which "${message}" does not say`);
    if (!closing && state.recovery === null && !('dead' in detail))
      problems.push('the pane offers no recovery');
  }

  // The next opening: of the pane where it went, of the case otherwise.
  if (closing || 'dead' in detail || 'silent' in detail) {
    await excel.close();
    bench = await openBench({ grid });
  } else await bench.store.load();
  const { store } = bench;
  const interrupted = store.getState().recovery !== null;
  if (interrupted) await store.recover();
  else if (!intact) problems.push('the next opening offers no recovery');
  const after = await snapshot(grid);
  if (after !== expected.cells) problems.push(`the workbook holds\n${after}\ninstead of\n${expected.cells}`);
  const { case: of, problems: unread, status, recovery } = store.getState();
  if (status !== 'ready' || unread.length > 0) problems.push(`the case sheet is ${status}`);
  if (!('coauthor' in detail) && withoutResults(of) !== before)
    problems.push(`the case is ${withoutResults(of)}`);
  if (recovery) problems.push('the recovery stays');
  if (interrupted || Math.abs(batch) % 7 === 0) {
    // Word of the edit may still be on its way.
    if ('coauthor' in detail) await new Promise((resolve) => setTimeout(resolve, 20));
    const again = await evaluated(bench);
    if ((again.results && numbers(again.results)) !== expected.numbers)
      problems.push(`evaluated again: ${again.message ?? numbers(again.results!)}`);
    if ((await snapshot(grid)) !== after) problems.push('evaluated again it holds something else');
  }
  if ('coauthor' in detail || problems.length > 0) await discard();
  return problems.length === 0 ? null : `${described(candidate)}: ${problems.join('; ')}`;
}

async function discard(): Promise<void> {
  await bench?.excel.close();
  bench = undefined;
}

describe('an evaluation in which something goes wrong', () => {
  let all: Candidate<Injection>[] = [];

  beforeAll(async () => {
    const { writes, ...rest } = await reference();
    calm = rest;
    for (const edit of Object.keys(EDITS)) edited.set(edit, await reference(edit));
    all = candidates(writes);
  });

  afterAll(async () => {
    await discard();
    process.stdout.write(
      `faults in evaluations: ${kinds.total} of ${all.length} possible ones (${kinds.toString()}); ended with ${endings.toString()}\n`,
    );
  });

  it('keeps every formula, says what happened, and goes on afterwards', async () => {
    const problems: string[] = [];
    for (const candidate of sample(all, FAULTS, SEED)) {
      const problem = await faultOf(candidate);
      if (problem) problems.push(problem);
      if (problems.length > 12) break;
    }
    expect(problems).toEqual([]);
    expect(kinds.kinds).toBe(8);
  });
});
