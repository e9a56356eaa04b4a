/** Cells: reading, writing, calculating, spills. */
import { formatAddress, localAddress, parseAddress } from '../address';
import type { CellArea } from '../address';
import { WorkbookError } from '../workbook';
import type { CellAccess, CellInput, CellReplacement, CellValue, CellWrite, RangeContent } from '../workbook';
import { supports } from './batch';
import type { Batch } from './batch';
import { cellFormula, cellValue, excelInput } from './cell-input';
import type { ExcelInput } from './cell-input';
import { isTooMuchAtOnce, pieces, Trips } from './payload';

/** Cells asked for in one trip; where their formulas are so long that it is too much, the trip is divided. */
const CELLS_PER_TRIP = 60_000;
const CALCULATION_SECONDS = 30;
const POLL_MILLISECONDS = 50;

/** Settles when Excel has no more calls of the add-in's functions to make, or at the deadline. */
export type AtRest = (deadline: number) => Promise<void>;

export function cellAccess(batch: Batch, functionsAtRest: AtRest): CellAccess {
  return {
    read: (addresses, options = {}) =>
      addresses.length === 0
        ? Promise.resolve([])
        : batch((context) => readRanges(context, addresses.map(requireArea), options.numberFormats ?? false)),
    write: (writes, options = {}) =>
      batch(async (context) => {
        await writeRanges(context, writes);
        if (options.calculate) await calculateAndWait(context, 'Recalculate', CALCULATION_SECONDS);
      }),
    replace: (writes) => batch((context) => replaceCells(context, writes)),
    calculate: (options = {}) =>
      batch((context) =>
        calculateAndWait(
          context,
          options.full ? 'Full' : 'Recalculate',
          options.timeoutSeconds ?? CALCULATION_SECONDS,
          options.withFunctions ? functionsAtRest : undefined,
        ),
      ),
    spills: (cells) => spillsOf(batch, cells),
  };
}

export function requireArea(address: string): CellArea {
  const area = parseAddress(address);
  if (!area) throw new WorkbookError('not-found', `"${address}" is not the address of a range.`, address);
  return area;
}

// ---------------------------------------------------------------------------------------------
// Reading

/** Rows of one of the requested ranges, small enough for a trip. */
interface Piece {
  readonly request: number;
  readonly area: CellArea;
}

/** Single cells asked for one below the other are read as one range and handed out again. */
async function readRanges(
  context: Excel.RequestContext,
  areas: readonly CellArea[],
  numberFormats: boolean,
): Promise<RangeContent[]> {
  const runs = runsOf(areas);
  const contents = await readAreas(
    context,
    runs.map(({ area }) => area),
    numberFormats,
  );
  return runs.flatMap(({ first, count }, i) => {
    const content = contents[i]!;
    if (count === 1) return [content];
    return Array.from({ length: count }, (_, r): RangeContent => ({
      address: formatAddress(areas[first + r]!),
      values: [content.values[r]!],
      formulas: [content.formulas[r]!],
      ...(content.numberFormats ? { numberFormats: [content.numberFormats[r]!] } : {}),
    }));
  });
}

/** A range, or single cells one below the other, in the order they were asked for. */
interface Run {
  readonly first: number;
  readonly count: number;
  readonly area: CellArea;
}

function runsOf(areas: readonly CellArea[]): Run[] {
  const runs: Run[] = [];
  areas.forEach((area, i) => {
    const last = runs.at(-1);
    const continues =
      last !== undefined &&
      last.area.columnCount === 1 &&
      last.area.rowCount === last.count &&
      area.rowCount === 1 &&
      area.columnCount === 1 &&
      area.sheet === last.area.sheet &&
      area.column === last.area.column &&
      area.row === last.area.row + last.count;
    if (!continues) runs.push({ first: i, count: 1, area });
    else
      runs[runs.length - 1] = {
        ...last,
        count: last.count + 1,
        area: { ...last.area, rowCount: last.count + 1 },
      };
  });
  return runs;
}

export async function readAreas(
  context: Excel.RequestContext,
  areas: readonly CellArea[],
  numberFormats: boolean,
): Promise<RangeContent[]> {
  const contents = areas.map((area) => ({
    address: formatAddress(area),
    values: [] as CellValue[][],
    formulas: [] as (string | null)[][],
    numberFormats: [] as string[][],
  }));
  for (const trip of trips(areas)) {
    for (const { piece, range } of await readTrip(context, trip, numberFormats)) {
      const { values, formulas } = contentOf(range);
      const content = contents[piece.request]!;
      content.values.push(...values);
      content.formulas.push(...formulas);
      if (numberFormats) content.numberFormats.push(...(range.numberFormat as string[][]));
    }
  }
  return contents.map(({ numberFormats: codes, ...content }) =>
    numberFormats ? { ...content, numberFormats: codes } : content,
  );
}

interface LoadedPiece {
  readonly piece: Piece;
  readonly range: Excel.Range;
}

/** The pieces in their order, divided further where Excel refuses to hand over so much at once. */
async function readTrip(
  context: Excel.RequestContext,
  trip: readonly Piece[],
  numberFormats: boolean,
): Promise<LoadedPiece[]> {
  const loaded = trip.map((piece) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(piece.area.sheet);
    sheet.load('name');
    const range = sheet.getRange(localAddress(piece.area));
    range.load(`values,formulas,valueTypes${numberFormats ? ',numberFormat' : ''}`);
    return { piece, sheet, range };
  });
  try {
    await context.sync();
  } catch (error) {
    const halves = isTooMuchAtOnce(error) ? halvesOf(trip) : null;
    if (!halves) throw error;
    return [
      ...(await readTrip(context, halves[0], numberFormats)),
      ...(await readTrip(context, halves[1], numberFormats)),
    ];
  }
  for (const { piece, sheet } of loaded) if (sheet.isNullObject) throw noSheet(piece.area.sheet);
  return loaded;
}

/** Two trips of half the pieces, or of half the rows of the only one; null for a single row. */
function halvesOf(trip: readonly Piece[]): readonly [readonly Piece[], readonly Piece[]] | null {
  if (trip.length > 1) {
    const middle = Math.ceil(trip.length / 2);
    return [trip.slice(0, middle), trip.slice(middle)];
  }
  const [{ request, area }] = trip as [Piece];
  const rowCount = Math.ceil(area.rowCount / 2);
  if (rowCount === area.rowCount) return null;
  const below = { ...area, row: area.row + rowCount, rowCount: area.rowCount - rowCount };
  return [[{ request, area: { ...area, rowCount } }], [{ request, area: below }]];
}

/** Of a range with its values, formulas and value types loaded. */
export function contentOf({ values, formulas, valueTypes }: Excel.Range): {
  readonly values: CellValue[][];
  readonly formulas: (string | null)[][];
} {
  return {
    values: values.map((row: unknown[], r) => row.map((value, c) => cellValue(value, valueTypes[r]![c]!))),
    formulas: formulas.map((row: unknown[], r) =>
      row.map((formula, c) => cellFormula(formula, values[r]![c], valueTypes[r]![c]!)),
    ),
  };
}

function trips(areas: readonly CellArea[]): Piece[][] {
  const result: Piece[][] = [[]];
  let room = CELLS_PER_TRIP;
  areas.forEach((area, request) => {
    const rowsPerPiece = Math.max(1, Math.floor(CELLS_PER_TRIP / area.columnCount));
    for (let row = 0; row < area.rowCount; row += rowsPerPiece) {
      const rowCount = Math.min(rowsPerPiece, area.rowCount - row);
      const size = rowCount * area.columnCount;
      if (size > room && result.at(-1)!.length > 0) {
        result.push([]);
        room = CELLS_PER_TRIP;
      }
      result.at(-1)!.push({ request, area: { ...area, row: area.row + row, rowCount } });
      room -= size;
    }
  });
  return result;
}

export function noSheet(sheet: string): WorkbookError {
  return new WorkbookError('not-found', `The workbook has no sheet "${sheet}" any more.`, sheet);
}

// ---------------------------------------------------------------------------------------------
// Writing

async function writeRanges(context: Excel.RequestContext, writes: readonly CellWrite[]): Promise<void> {
  const areas = writes.map(({ address }) => requireArea(address));
  // Everything that may be refused is refused before the first request is queued: in an undo group a queued one
  // would be sent along with the next batch.
  const rows = writes.map(({ cells }, i) => inputs(areas[i]!, cells));
  await requireWritable(context, areas);
  context.application.suspendApiCalculationUntilNextSync();
  const trip = new Trips(context);
  for (const { first, count, area } of runsOf(areas)) {
    const range = context.workbook.worksheets.getItem(area.sheet).getRange(localAddress(area));
    const run = writes.slice(first, first + count);
    if (run.some(({ numberFormat }) => numberFormat !== undefined)) {
      // Null leaves the format of a cell as it is.
      range.numberFormat = run.flatMap(({ numberFormat = null }, i) =>
        filled(areas[first + i]!, numberFormat),
      );
    }
    for (const piece of pieces(rows.slice(first, first + count).flat())) {
      await trip.makeRoom(piece.rows);
      partOf(range, area, piece).formulas = piece.rows;
    }
  }
  await context.sync();
}

/** The rows of a range that a piece of its cells belongs into. */
function partOf(
  range: Excel.Range,
  { rowCount }: Pick<CellArea, 'rowCount'>,
  { from, rows }: { readonly from: number; readonly rows: readonly unknown[] },
): Excel.Range {
  if (rows.length === rowCount) return range;
  return range.getOffsetRange(from, 0).getResizedRange(rows.length - rowCount, 0);
}

async function replaceCells(
  context: Excel.RequestContext,
  writes: readonly CellReplacement[],
): Promise<RangeContent[]> {
  const areas = writes.map(({ address }) => requireArea(address));
  await requireWritable(context, areas);
  context.application.suspendApiCalculationUntilNextSync();
  const { names, worksheets } = context.workbook;
  const rangeAt = (i: number): Excel.Range =>
    writes[i]!.name === null
      ? worksheets.getItem(areas[i]!.sheet).getRange(localAddress(areas[i]!))
      : names.getItem(writes[i]!.name!).getRange();
  const before = writes.map((_, i) => {
    const range = rangeAt(i);
    range.load('address,values,formulas,valueTypes');
    return range;
  });
  writes.forEach(({ cell }, i) => {
    rangeAt(i).formulas = [[excelInput(cell)]];
  });
  await context.sync();
  return before.map((range) => ({ address: normalised(range.address), ...contentOf(range) }));
}

/** Refuses before the first write what would fail in the middle, naming the sheet. */
async function requireWritable(context: Excel.RequestContext, areas: readonly CellArea[]): Promise<void> {
  const sheets = [...new Set(areas.map(({ sheet }) => sheet))].map((name) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name);
    sheet.load('name');
    sheet.protection.load('protected');
    return { name, sheet };
  });
  await context.sync();
  const guarded = new Set<string>();
  for (const { name, sheet } of sheets) {
    if (sheet.isNullObject) throw noSheet(name);
    if (sheet.protection.protected) guarded.add(name);
  }
  if (guarded.size === 0) return;
  // Unlocked cells of a protected sheet may be written.
  const cells = areas
    .filter(({ sheet }) => guarded.has(sheet))
    .map((area) => {
      const range = context.workbook.worksheets.getItem(area.sheet).getRange(localAddress(area));
      range.format.protection.load('locked');
      return { area, protection: range.format.protection };
    });
  await context.sync();
  // Null: some are locked and some are not.
  const locked = cells.find(({ protection }) => protection.locked !== false);
  if (locked) throw protectedSheet(locked.area.sheet);
}

export function protectedSheet(name: string): WorkbookError {
  return new WorkbookError(
    'protected',
    `The sheet "${name}" is protected; unprotect it (Review, Unprotect Sheet) and try again.`,
    name,
  );
}

function inputs(area: CellArea, cells: CellWrite['cells']): ExcelInput[][] {
  if (!isRows(cells)) return filled(area, excelInput(cells));
  const fits = cells.length === area.rowCount && cells.every((row) => row.length === area.columnCount);
  if (!fits) {
    throw new WorkbookError(
      'refused',
      `${formatAddress(area)} has ${area.rowCount} × ${area.columnCount} cells, which do not match what was to be written.`,
      formatAddress(area),
    );
  }
  return cells.map((row) => row.map(excelInput));
}

function isRows(cells: CellWrite['cells']): cells is readonly (readonly CellInput[])[] {
  return Array.isArray(cells);
}

function filled<T>({ rowCount, columnCount }: CellArea, value: T): T[][] {
  return Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => value));
}

// ---------------------------------------------------------------------------------------------
// Calculating

/** Excel's own word on when it is done is not always right, so whoever reads results checks them too. */
async function calculateAndWait(
  context: Excel.RequestContext,
  kind: 'Recalculate' | 'Full',
  timeoutSeconds: number,
  functionsAtRest?: AtRest,
): Promise<void> {
  const deadline = Date.now() + timeoutSeconds * 1000;
  context.application.calculate(kind);
  await untilDone(context, deadline, timeoutSeconds);
  if (!functionsAtRest) return;
  await functionsAtRest(deadline);
  // The results that came in are calculated with.
  await untilDone(context, deadline, timeoutSeconds);
}

async function untilDone(
  context: Excel.RequestContext,
  deadline: number,
  timeoutSeconds: number,
): Promise<void> {
  const { application } = context;
  for (;;) {
    application.load('calculationState');
    await context.sync();
    if (application.calculationState === 'Done') return;
    if (Date.now() >= deadline) {
      throw new WorkbookError(
        'calculation-timeout',
        `Excel has not finished calculating within ${timeoutSeconds} seconds; wait for it or simplify the model, then try again.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}

// ---------------------------------------------------------------------------------------------
// Spills

async function spillsOf(batch: Batch, cells: readonly string[]): Promise<(string | null)[]> {
  if (cells.length === 0 || !supports('1.12')) return cells.map(() => null);
  return batch(async (context) => {
    const ranges = cells.map(requireArea).map((area) => {
      const range = context.workbook.worksheets
        .getItem(area.sheet)
        .getRange(localAddress(area))
        .getSpillingToRangeOrNullObject();
      range.load('address');
      return range;
    });
    await context.sync();
    return ranges.map((range) => (range.isNullObject ? null : normalised(range.address)));
  });
}

/** An address of Excel's as the port writes it. */
export function normalised(address: string): string {
  const area = parseAddress(address);
  return area ? formatAddress(area) : address;
}
