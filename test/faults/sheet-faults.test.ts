/**
 * Writing a sheet, with something going wrong at any of the batches it takes. The user's sheets stay as they are, so
 * do notes beside what was written before, and writing it again gives the sheet it should have been.
 */
import { writeBrief } from '../../src/case/output-sheets/brief-sheet';
import { failureOf } from '../../src/case/case-store';
import { writeChallenge } from '../../src/case/output-sheets/challenge-sheet';
import { writeChecks } from '../../src/case/output-sheets/checks-sheet';
import { writeFollowThrough } from '../../src/case/output-sheets/follow-through-sheet';
import { writeTradeOffs } from '../../src/case/output-sheets/trade-offs-sheet';
import { addDriver, renameAlternative } from '../../src/taskpane/features/drivers/case-edits';
import type { MemoryGrid } from '../../workbench/grid/memory-grid';
import { sampleCase } from '../case/sample-case';
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

const CODES = ['GeneralException', 'AccessDenied', 'InvalidArgument'];
const NOTE = 'a note of my own';

interface Writer {
  readonly sheet: string;
  readonly write: (bench: Bench) => Promise<unknown>;
  /** Whether the sheet is there already, with a note of the user's beside and below. */
  readonly again: boolean;
}

const today = '2026-03-01';
const SHEETS: readonly Omit<Writer, 'again'>[] = [
  {
    sheet: 'Trade-offs',
    write: ({ workbook, store }) =>
      writeTradeOffs(workbook, store.getState().case!, store.getState().freshness),
  },
  {
    sheet: 'Brief',
    write: ({ workbook, store }) => writeBrief(workbook, { freshness: store.getState().freshness }),
  },
  { sheet: 'Follow-through', write: ({ workbook }) => writeFollowThrough(workbook) },
  { sheet: 'Checks', write: ({ workbook }) => writeChecks(workbook) },
  { sheet: 'Challenge', write: ({ workbook }) => writeChallenge(workbook, { today }) },
];
const WRITERS: readonly Writer[] = SHEETS.flatMap((one) => [
  { ...one, again: false },
  { ...one, again: true },
]);

const tried = new Tally();

function sheetNamed(grid: MemoryGrid, name: string): string | undefined {
  return grid.sheets().find((sheet) => sheet.name === name)?.id;
}

/** The sheet without empty rows and columns, which a fault may leave behind. */
async function contentOf(grid: MemoryGrid, name: string): Promise<string> {
  await grid.whenCalculated();
  const sheet = sheetNamed(grid, name);
  const used = sheet === undefined ? null : grid.usedArea(sheet, true);
  if (sheet === undefined || !used) return '';
  const area = { sheet, ...used };
  const formulas = grid.formulas(area);
  const rows = grid.values(area).map((row, r) => row.map((value, c) => formulas[r]![c] ?? value));
  const columns = rows[0]!.map((_, c) => c).filter((c) => rows.some((row) => row[c] !== null));
  const filled = rows.filter((row) => row.some((cell) => cell !== null));
  return JSON.stringify(filled.map((row) => columns.map((c) => row[c])));
}

/** Puts notes below and to the right of what was written. */
function takeNotes(grid: MemoryGrid, name: string): void {
  const sheet = sheetNamed(grid, name)!;
  const used = grid.usedArea(sheet, true)!;
  grid.write(cellAt(sheet, used.row + used.rowCount + 1, 0), [[NOTE]]);
  grid.write(cellAt(sheet, 0, used.column + used.columnCount + 1), [[NOTE]]);
}

/** Makes the sheet longer and wider when it is written next. */
async function grow({ store }: Bench): Promise<void> {
  store.edit((of) => ({
    ...of,
    alternatives: [...of.alternatives, { ...of.alternatives[1]!, name: 'Both at once' }],
    metrics: [...of.metrics, { ...of.metrics[0]!, name: 'Second profit' }],
    followThrough: [...of.followThrough, ...of.followThrough],
  }));
  await store.save();
}

async function prepared({ again, write, sheet }: Writer): Promise<Bench> {
  const bench = await openBench();
  await bench.store.evaluate();
  if (again) {
    await write(bench);
    takeNotes(bench.grid, sheet);
    await grow(bench);
  }
  return bench;
}

function inject(bench: Bench, { batch, detail }: Candidate<BatchFault>): ReturnType<typeof injectAt> {
  return injectAt(bench, batch, (body) => faultAt(detail, body));
}

/** Every fault at every batch, and at every write within it. */
async function candidates(
  kind: string,
  bench: Bench,
  act: () => Promise<unknown>,
): Promise<Candidate<BatchFault>[]> {
  const writes = await writesPerBatch(bench, act);
  return writes.flatMap((count, i): Candidate<BatchFault>[] => [
    ...CODES.map((reject) => ({ kind, batch: i + 1, detail: { reject } })),
    ...(['executed', 'lost'] as const).map((silent) => ({ kind, batch: i + 1, detail: { silent } })),
    ...Array.from({ length: count }, (_, at) => ({
      kind: `${kind} (half-way)`,
      batch: i + 1,
      detail: { rejectAtWrite: at, code: CODES[at % CODES.length]! },
    })),
  ]);
}

function sheetsOf(text: string): string {
  return JSON.stringify((JSON.parse(text) as { sheets: unknown }).sheets);
}

function judged(error: unknown): string[] {
  const { message, code } = failureOf(error);
  return code !== 'unexpected' && isSentence(message) ? [] : [`the message is "${message}" (${code})`];
}

describe('writing sheets while something goes wrong', () => {
  afterAll(() => {
    process.stdout.write(`faults in sheets: ${tried.total} (${tried.toString()})\n`);
  });

  it.each(WRITERS.map((writer) => [writer.again ? 'again' : 'first', writer.sheet, writer] as const))(
    '%s: %s',
    async (_, name, writer) => {
      const calm = await prepared(writer);
      const mine = await snapshot(calm.grid);
      const all = await candidates(name, calm, () => writer.write(calm));
      const wanted = await contentOf(calm.grid, name);
      await calm.excel.close();

      const problems: string[] = [];
      let bench: Bench | undefined;
      for (const candidate of sample(all, Math.ceil(FAULTS / 20), SEED)) {
        bench ??= await prepared(writer);
        const { grid, excel } = bench;
        const { injected } = inject(bench, candidate);
        const failed = await writer.write(bench).then(
          () => [],
          (error: unknown) => judged(error),
        );
        excel.host.beforeBatch = undefined;
        if (!injected()) continue;
        tried.add(name);
        const found = [...failed];
        const notes = async (): Promise<number> => (await contentOf(grid, name)).split(NOTE).length - 1;
        if ((await snapshot(grid)) !== mine) found.push('the sheets of the user changed');
        if (writer.again && (await notes()) !== 2) found.push('a note is lost');
        await writer.write(bench).catch((error: unknown) => found.push(`again: ${failureOf(error).message}`));
        const now = await contentOf(grid, name);
        if (now !== wanted) found.push(`written again it holds\n${now}\ninstead of\n${wanted}`);
        if (writer.again && (await notes()) !== 2) found.push('a note is lost when it is written again');
        if ((await snapshot(grid)) !== mine) found.push('the sheets of the user changed later');
        if (found.length > 0) problems.push(`${described(candidate)}: ${found.join('; ')}`);
        // A sheet that was written for the first time is no longer written for the first time.
        await excel.close();
        bench = undefined;
      }
      await bench?.excel.close();
      expect(problems).toEqual([]);
    },
  );

  it('creates a case, or leaves no half of one in the way', async () => {
    const opened = (): Promise<Bench> => openBench({ bare: true });
    const calm = await opened();
    const mine = await snapshot(calm.grid);
    const all = await candidates('a new case', calm, () => calm.store.create(sampleCase()));
    const wanted = withoutResults(calm.store.getState().case);
    await calm.excel.close();

    const problems: string[] = [];
    for (const candidate of sample(all, Math.ceil(FAULTS / 10), SEED)) {
      const bench = await opened();
      const { grid, excel, store } = bench;
      const { injected } = inject(bench, candidate);
      const found = await store.create(sampleCase()).then(
        (): string[] => [],
        (error: unknown) => judged(error),
      );
      excel.host.beforeBatch = undefined;
      if (injected()) {
        tried.add('a new case');
        await store.load();
        const { status } = store.getState();
        if (status !== 'none' && status !== 'ready') found.push(`the case is ${status}`);
        if (status === 'none') {
          await store
            .create(sampleCase())
            .catch((error: unknown) => found.push(`again: ${failureOf(error).message}`));
          await store.load();
        }
        if (withoutResults(store.getState().case) !== wanted)
          found.push(`the case is ${withoutResults(store.getState().case)}\ninstead of\n${wanted}`);
        const names = grid.names().map(({ name }) => name);
        grid
          .names()
          .filter(({ name }) => name.startsWith('Fulcrum_'))
          .forEach(({ name, scope }) => grid.deleteName(name, scope));
        if (names.length > 0 && (await snapshot(grid)) !== mine) found.push('the sheets of the user changed');
        if (found.length > 0) problems.push(`${described(candidate)}: ${found.join('; ')}`);
      }
      await excel.close();
    }
    expect(problems).toEqual([]);
  });

  it('saves edits of the case, or keeps them until it can', async () => {
    const edit = async (bench: Bench): Promise<void> => {
      bench.store.edit((of) => addDriver({ ...of.drivers[1]!, name: 'Another', cell: null })(of));
      bench.store.edit(renameAlternative('Cut cost', 'Cut the cost'));
      bench.store.edit((of) => ({
        ...of,
        decision: { ...of.decision, owner: '=HYPERLINK("http://example.com")' },
        metrics: of.metrics.slice(0, 2),
      }));
      await bench.store.save();
    };
    const calm = await openBench();
    const mine = await snapshot(calm.grid);
    const all = await candidates('an edit of the case', calm, () => edit(calm));
    await calm.store.load();
    const wanted = withoutResults(calm.store.getState().case);
    const kept = await snapshot(calm.grid);
    await calm.excel.close();

    const problems: string[] = [];
    for (const candidate of sample(all, Math.ceil(FAULTS / 10), SEED)) {
      const bench = await openBench();
      const { grid, excel, store } = bench;
      expect(await snapshot(grid)).toBe(mine);
      const { injected } = inject(bench, candidate);
      await edit(bench);
      excel.host.beforeBatch = undefined;
      if (injected()) {
        tried.add('an edit of the case');
        const { failure, saving } = store.getState();
        const found: string[] = [];
        if (saving === 'pending' && !(failure && isSentence(failure.message)))
          found.push(`nothing says why it is not saved: ${failure?.message}`);
        await store.save();
        await store.load();
        const { case: of, status, failure: left } = store.getState();
        if (status !== 'ready' || left) found.push(`the case is ${status}: ${left?.message}`);
        if (withoutResults(of) !== wanted) found.push(`it is ${withoutResults(of)}\ninstead of\n${wanted}`);
        // A name that the case no longer uses may be left over.
        if (sheetsOf(await snapshot(grid)) !== sheetsOf(kept)) found.push('the sheets of the user changed');
        if (found.length > 0) problems.push(`${described(candidate)}: ${found.join('; ')}`);
      }
      await excel.close();
    }
    expect(problems).toEqual([]);
  });
});
