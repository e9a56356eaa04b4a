/**
 * Between Excel and the domain: reads what Excel passes to a custom function, lifts scalar models
 * over ranges in one call, and turns a DomainError into the cell error that carries its sentence.
 *
 * Excel passes a range parameter (`any[][]`) as rows of cells, a single value as one row of one cell,
 * an omitted argument as null, and a blank cell as null or, on the desktop, as 0 (office-js issues 1951, 4702 and
 * 5262). A dash means none wherever a blank cell may: it arrives as it stands.
 */
import { DomainError, isDomainError } from '../domain/domain-error';

type Cell = unknown;

/** What Excel passes for a parameter declared as a range; null when the argument was omitted. */
export type ExcelRange = readonly (readonly Cell[])[] | null | undefined;

/** A value that Excel shows in a cell. */
export type ExcelValue = number | string | boolean;

/** What a model may return for one cell; null and undefined show as an empty text. */
export type CellResult = ExcelValue | null | undefined;

type ErrorCode = '#VALUE!' | '#N/A';

// ---------------------------------------------------------------------------------------------
// Errors

/**
 * The error object Excel shows in a cell, with its sentence. Outside Excel (tests, worker, command line)
 * there is no CustomFunctions global; an Error with the same `code` takes its place, which is why
 * readers recognise cell errors by `code` and never by `instanceof`.
 */
export function cellError(code: ErrorCode, message: string): Error & { code: string } {
  if (typeof CustomFunctions !== 'undefined') {
    const kind =
      code === '#N/A' ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue;
    return new CustomFunctions.Error(kind, message) as unknown as Error & { code: string };
  }
  return Object.assign(new Error(message), { code });
}

/** Whether a cell holds an error, its own or one that Excel passed in. */
export function isCellError(cell: unknown): cell is { code: string; message?: string } {
  return typeof cell === 'object' && cell !== null && 'code' in cell && typeof cell.code === 'string';
}

function asCellError(error: unknown): unknown {
  if (!isDomainError(error)) return error;
  return cellError(error.code === 'out-of-range' ? '#VALUE!' : '#N/A', error.message);
}

/** Runs a model and maps its DomainError to the cell error; a promise is mapped when it settles. */
export function excelCall<T>(model: () => T): T {
  try {
    const result = model();
    if (result instanceof Promise) {
      return result.catch((error: unknown) => {
        throw asCellError(error);
      }) as T;
    }
    return result;
  } catch (error) {
    throw asCellError(error);
  }
}

/** A result as Excel takes it: never NaN, never Infinity, never undefined. */
function shown(result: CellResult): unknown {
  if (result === null || result === undefined) return '';
  if (typeof result === 'number' && !Number.isFinite(result)) {
    return cellError('#N/A', 'the result is not a finite number; check the sizes of the arguments');
  }
  return result;
}

/** A spilled table: a header row, then the rows. */
export function table(header: readonly string[], rows: readonly (readonly CellResult[])[]): any[][] {
  return [[...header], ...rows.map((row) => row.map(shown))];
}

/** A single number as a result, refused when it is not finite. */
export function scalar(result: CellResult): any {
  const value = shown(result);
  if (isCellError(value)) throw value;
  return value;
}

// ---------------------------------------------------------------------------------------------
// Reading single cells

function isBlank(cell: Cell): cell is null | undefined | '' {
  return cell === null || cell === undefined || cell === '';
}

/** Whether a cell that may be blank is: empty, or with a dash in it. */
function isNone(cell: Cell): boolean {
  return isBlank(cell) || (typeof cell === 'string' && /^\s*[-–—]\s*$/.test(cell));
}

/** As `isNone`, where a text belongs: the 0 there is a blank cell of the desktop's. */
function isNoText(cell: Cell): boolean {
  return isNone(cell) || cell === 0;
}

function readNumber(field: string, cell: Cell): number {
  if (typeof cell === 'number') {
    if (Number.isFinite(cell)) return cell;
    throw new DomainError('out-of-range', field, 'must be a finite number');
  }
  if (isCellError(cell)) throw cell;
  if (isBlank(cell)) throw new DomainError('out-of-range', field, 'is blank; enter a number');
  const what = typeof cell === 'string' ? `the text "${cell.slice(0, 40)}"` : String(cell).toUpperCase();
  throw new DomainError('out-of-range', field, `must be a number, not ${what}`);
}

function readText(field: string, cell: Cell): string {
  if (isCellError(cell)) throw cell;
  if (isBlank(cell)) throw new DomainError('out-of-range', field, 'is blank; enter a text');
  if (typeof cell === 'number' && !Number.isFinite(cell)) {
    throw new DomainError('out-of-range', field, 'must be a text or a finite number');
  }
  return String(cell);
}

/** A name by its letters and digits: "All units", "all-units" and "ALL_UNITS" are one. */
function spelling(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function readChoice<T extends string>(field: string, cell: Cell, allowed: readonly T[]): T {
  if (allowed.includes(cell as T)) return cell as T;
  const written = readText(field, cell).trim();
  const spelled = spelling(written);
  const found = allowed.find((choice) => choice === written || (spelled && spelling(choice) === spelled));
  if (found !== undefined) return found;
  const choices = allowed.map((choice) => `"${choice}"`).join(', ');
  throw new DomainError('out-of-range', field, `must be one of ${choices}, not "${written.slice(0, 40)}"`);
}

// ---------------------------------------------------------------------------------------------
// Lifting scalar models over ranges

/** An argument of a lifted call: a grid of cells and how to read one of them. */
export interface LiftedArgument<T> {
  readonly cells: readonly (readonly Cell[])[];
  read(field: string, cell: Cell): T;
}

function lifted<T>(range: ExcelRange | Cell, read: LiftedArgument<T>['read']): LiftedArgument<T> {
  const cells = Array.isArray(range) ? (range as readonly (readonly Cell[])[]) : [[range]];
  return { cells, read };
}

/** A numeric argument, lifted over its range; a blank or omitted one takes the fallback, or is refused without. */
export function number(range: ExcelRange | number, fallback?: number): LiftedArgument<number> {
  return lifted(range, (field, cell) =>
    isNone(cell) && fallback !== undefined ? fallback : readNumber(field, cell),
  );
}

/** A numeric argument that may be blank or omitted: undefined then. */
export function optionalNumber(range: ExcelRange | number): LiftedArgument<number | undefined> {
  return lifted(range, (field, cell) => (isNone(cell) ? undefined : readNumber(field, cell)));
}

/** A yes-or-no argument, lifted over its range; a blank or omitted one is no. */
export function flag(range: ExcelRange | boolean): LiftedArgument<boolean> {
  return lifted(range, readYesOrNo);
}

/** TRUE, 1 or "yes"; FALSE, 0, "no" or blank. */
export function readYesOrNo(field: string, cell: Cell): boolean {
  if (isNone(cell)) return false;
  const written = typeof cell === 'string' ? cell.trim().toLowerCase() : cell;
  if (written === true || written === 1 || written === 'yes' || written === 'true') return true;
  if (written === false || written === 0 || written === 'no' || written === 'false') return false;
  throw new DomainError('out-of-range', field, `must be TRUE or FALSE, not ${String(cell)}`);
}

/** A text argument, such as a name, lifted over its range. */
export function text(range: ExcelRange | string): LiftedArgument<string> {
  return lifted(range, readText);
}

/** A text argument that must be one of the choices, by its letters and digits, lifted over its range. */
export function choice<T extends string>(
  range: ExcelRange | string,
  allowed: readonly T[],
  fallback?: T,
): LiftedArgument<T> {
  return lifted(range, (field, cell) =>
    isNoText(cell) && fallback !== undefined ? fallback : readChoice(field, cell, allowed),
  );
}

type LiftedArguments = Record<string, LiftedArgument<unknown>>;
type ValuesOf<A extends LiftedArguments> = {
  [K in keyof A]: A[K] extends LiftedArgument<infer T> ? T : never;
};

/** The common shape that single values, columns, rows and equal grids broadcast to. */
function commonShape(args: LiftedArguments): { rows: number; columns: number } {
  let rows = 1;
  let columns = 1;
  for (const [field, { cells }] of Object.entries(args)) {
    const width = cells[0]?.length ?? 0;
    if (width === 0) throw new DomainError('out-of-range', field, 'is an empty range');
    if (cells.some((row) => row.length !== width)) {
      throw new DomainError('out-of-range', field, 'must have rows of equal length');
    }
    rows = Math.max(rows, cells.length);
    columns = Math.max(columns, width);
  }
  for (const [field, { cells }] of Object.entries(args)) {
    const width = cells[0]!.length;
    if ((cells.length !== 1 && cells.length !== rows) || (width !== 1 && width !== columns)) {
      throw new DomainError(
        'out-of-range',
        field,
        `has ${cells.length} × ${width} cells; it must be a single value or match the other ranges (${rows} × ${columns})`,
      );
    }
  }
  return { rows, columns };
}

/** Evaluates the model at every cell of the common shape; a refused cell holds its own error. */
function liftOver<A extends LiftedArguments, R>(
  args: A,
  model: (values: ValuesOf<A>) => R,
  refused: (error: unknown) => R,
): R[][] {
  const { rows, columns } = commonShape(args);
  const fields = Object.entries(args).map(([field, { cells, read }]) => ({
    field,
    cells,
    read,
    isSingle: cells.length === 1 && cells[0]!.length === 1,
    isRead: false,
  }));
  const single = rows === 1 && columns === 1;
  const values: Record<string, unknown> = {};
  const result: R[][] = [];
  for (let r = 0; r < rows; r++) {
    const line: R[] = [];
    for (let c = 0; c < columns; c++) {
      try {
        for (const argument of fields) {
          const { field, cells, read, isSingle } = argument;
          // What is the same for all cells is read once; a refusal is repeated in each.
          if (argument.isRead) continue;
          const row = cells.length === 1 ? cells[0]! : cells[r]!;
          values[field] = read(field, row.length === 1 ? row[0] : row[c]);
          argument.isRead = isSingle;
        }
        line.push(model({ ...values } as ValuesOf<A>));
      } catch (error) {
        const cell = asCellError(error);
        if (single || !isCellError(cell)) throw cell;
        line.push(refused(cell));
      }
    }
    result.push(line);
  }
  return result;
}

/**
 * Lifts a model that returns one value over the ranges of its arguments: single values, columns, rows and
 * equal grids are broadcast to one shape, and a bad row yields its own error, not the whole table's.
 */
export function liftScalar<A extends LiftedArguments>(
  args: A,
  model: (values: ValuesOf<A>) => CellResult,
): any[][] {
  return excelCall(() => {
    const grid = liftOver<A, unknown>(
      args,
      (values) => shown(model(values)),
      (error) => error,
    );
    const only = grid.length === 1 && grid[0]!.length === 1 ? grid[0]![0] : undefined;
    if (isCellError(only)) throw only;
    return grid as any[][];
  });
}

/**
 * Lifts a model that returns one table row: a header, then a row for each cell of the common shape
 * in reading order. A bad row shows its error in every column.
 */
export function liftTable<A extends LiftedArguments>(
  header: readonly string[],
  args: A,
  model: (values: ValuesOf<A>) => readonly CellResult[],
): any[][] {
  return excelCall(() => {
    const grid = liftOver<A, unknown[]>(
      args,
      (values) => model(values).map(shown),
      (error) => header.map(() => error),
    );
    return [[...header], ...grid.flat()] as any[][];
  });
}

/** One result per row, without a header: a column beside the data. A bad row holds its own error. */
export function perRow(rows: number, model: (row: number) => CellResult): any[][] {
  return Array.from({ length: rows }, (_, row) => {
    try {
      return [shown(model(row))];
    } catch (error) {
      const cell = asCellError(error);
      if (rows === 1 || !isCellError(cell)) throw cell;
      return [cell];
    }
  });
}

// ---------------------------------------------------------------------------------------------
// Reading whole arguments of table functions (not lifted); each throws DomainError, so call inside excelCall

/** The rows of a range that is neither missing nor empty. */
export function cellsOf(field: string, range: ExcelRange | Cell): readonly (readonly Cell[])[] {
  if (range === null || range === undefined) throw new DomainError('out-of-range', field, 'is missing');
  const cells = Array.isArray(range) ? (range as readonly (readonly Cell[])[]) : [[range]];
  if (cells.length === 0 || cells[0]!.length === 0) {
    throw new DomainError('out-of-range', field, 'is an empty range');
  }
  return cells;
}

function flatCells(field: string, range: ExcelRange | Cell): readonly Cell[] {
  const cells = cellsOf(field, range);
  if (cells.length === 1) return cells[0]!;
  if (cells[0]!.length === 1) return cells.map((row) => row[0]);
  throw new DomainError(
    'out-of-range',
    field,
    `must be one column or one row, not ${cells.length} × ${cells[0]!.length} cells`,
  );
}

/** Whether an optional argument was left out or is one cell that is blank or holds a dash. */
export function isOmitted(range: ExcelRange | Cell): boolean {
  return isLeftOut(range, isNone);
}

function isLeftOut(range: ExcelRange | Cell, isLeft: (cell: Cell) => boolean): boolean {
  if (!Array.isArray(range)) return isLeft(range);
  const cells = range as readonly (readonly Cell[])[];
  return cells.length === 0 || (cells.length === 1 && cells[0]!.length <= 1 && isLeft(cells[0]![0]));
}

/** A column or row of numbers; an error names the entry, counted from 1. */
export function numberList(field: string, range: ExcelRange): number[] {
  return flatCells(field, range).map((cell, i) => readNumber(`${field}, entry ${i + 1},`, cell));
}

/** A column or row of numbers in which cells may be blank or hold a dash: undefined there. */
export function optionalNumberList(field: string, range: ExcelRange): (number | undefined)[] {
  return flatCells(field, range).map((cell, i) =>
    isNone(cell) ? undefined : readNumber(`${field}, entry ${i + 1},`, cell),
  );
}

/** A column or row of texts; numbers are read as their text. */
export function textList(field: string, range: ExcelRange): string[] {
  return flatCells(field, range).map((cell, i) => readText(`${field}, entry ${i + 1},`, cell));
}

/** Labels for `count` rows: the given ones, or "`prefix` 1", "`prefix` 2", … when omitted. */
export function labelList(field: string, range: ExcelRange, count: number, prefix: string): string[] {
  if (isOmitted(range)) {
    return Array.from({ length: count }, (_, i) => `${prefix} ${i + 1}`);
  }
  const labels = textList(field, range);
  if (labels.length !== count) {
    throw new DomainError('out-of-range', field, `must have ${count} entries, not ${labels.length}`);
  }
  return labels;
}

/**
 * Rows of numbers, all of equal length; an error names row and column, counted from 1.
 *
 * @param above rows of the user's range above these, such as a header: they count
 */
export function numberMatrix(field: string, range: ExcelRange, above = 0): number[][] {
  const cells = cellsOf(field, range);
  const width = cells[0]!.length;
  return cells.map((row, r) => {
    if (row.length !== width) {
      throw new DomainError(
        'out-of-range',
        `${field}, row ${above + r + 1},`,
        `has ${row.length} cells where the first row has ${width}`,
      );
    }
    // The name of the cell is put together only where it is needed: a matrix may have a million of them.
    return row.map((cell, c) =>
      Number.isFinite(cell)
        ? (cell as number)
        : readNumber(`${field}, row ${above + r + 1}, column ${c + 1},`, cell),
    );
  });
}

/** One number; the fallback when the argument is blank or omitted and a fallback is given. */
export function oneNumber(field: string, cell: ExcelRange | Cell, fallback?: number): number {
  if (isOmitted(cell) && fallback !== undefined) return fallback;
  const cells = cellsOf(field, cell);
  if (cells.length !== 1 || cells[0]!.length !== 1) {
    throw new DomainError('out-of-range', field, 'must be a single number, not a range');
  }
  return readNumber(field, cells[0]![0]);
}

/** One of the choices, by its letters and digits; the fallback when the argument is blank or omitted. */
export function oneChoice<T extends string>(
  field: string,
  cell: ExcelRange | Cell,
  allowed: readonly T[],
  fallback?: T,
): T {
  if (isLeftOut(cell, isNoText) && fallback !== undefined) return fallback;
  const cells = cellsOf(field, cell);
  if (cells.length !== 1 || cells[0]!.length !== 1) {
    throw new DomainError('out-of-range', field, 'must be a single text, not a range');
  }
  return readChoice(field, cells[0]![0], allowed);
}
