/** The few of Excel's own functions that the in-memory workbook knows. */
import type { CellError, CellValue, Computed } from './grid';

type NativeFunction = (args: readonly Computed[]) => Computed;

function firstError(args: readonly Computed[]): CellError | null {
  for (const arg of args) {
    for (const value of cells(arg)) if (typeof value === 'object' && value !== null) return value;
  }
  return null;
}

function cells(arg: Computed): CellValue[] {
  return Array.isArray(arg) ? arg.flat() : [arg];
}

/** The numbers an aggregate sees: in ranges only numbers count, as single arguments booleans and texts too. */
function numbers(args: readonly Computed[]): number[] {
  return args.flatMap((arg) =>
    Array.isArray(arg)
      ? arg.flat().filter((value): value is number => typeof value === 'number')
      : [single(arg)],
  );
}

function single(arg: Computed | undefined): number {
  const value = Array.isArray(arg) ? (arg[0]?.[0] ?? null) : (arg ?? null);
  if (typeof value === 'string') return value.trim() === '' ? NaN : Number(value);
  return typeof value === 'object' ? (value === null ? 0 : NaN) : Number(value);
}

/** An aggregate of numbers; errors among its arguments are its result, and what is no number is #VALUE!. */
function aggregate(of: (list: readonly number[]) => number): NativeFunction {
  return (args) => firstError(args) ?? numeric(of(numbers(args)));
}

/** A function of single numbers. */
function scalar(of: (...list: number[]) => number): NativeFunction {
  return (args) => firstError(args) ?? numeric(of(...args.map(single)));
}

function numeric(result: number): CellValue {
  if (Number.isNaN(result)) return { error: '#VALUE!' };
  return Number.isFinite(result) ? result : { error: '#NUM!' };
}

/** Half away from zero on the decimal digits, as Excel rounds: 2.675 to two digits is 2.68. */
function round(value: number, digits: number): number {
  const shifted = (number: number, by: number): number => {
    const [mantissa, exponent = '0'] = String(number).split('e');
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  const places = Math.trunc(digits);
  return Math.sign(value) * shifted(Math.round(shifted(Math.abs(value), places)), -places);
}

function netPresentValue([rateCell, ...flows]: readonly Computed[]): Computed {
  const error = firstError([rateCell ?? null, ...flows]);
  if (error) return error;
  const rate = single(rateCell);
  return numeric(numbers(flows).reduce((sum, flow, i) => sum + flow / (1 + rate) ** (i + 1), 0));
}

export const nativeFunctions: ReadonlyMap<string, NativeFunction> = new Map<string, NativeFunction>([
  ['SUM', aggregate((list) => list.reduce((sum, value) => sum + value, 0))],
  ['MIN', aggregate((list) => (list.length === 0 ? 0 : Math.min(...list)))],
  ['MAX', aggregate((list) => (list.length === 0 ? 0 : Math.max(...list)))],
  [
    'PRODUCT',
    aggregate((list) => list.reduce((product, value) => product * value, list.length === 0 ? 0 : 1)),
  ],
  [
    'AVERAGE',
    (args) => {
      const error = firstError(args);
      if (error) return error;
      const list = numbers(args);
      if (list.length === 0) return { error: '#DIV/0!' };
      return numeric(list.reduce((sum, value) => sum + value, 0) / list.length);
    },
  ],
  ['COUNT', (args) => args.flatMap(cells).filter((value) => typeof value === 'number').length],
  ['ABS', scalar(Math.abs)],
  [
    'SQRT',
    (args) =>
      firstError(args) ?? (single(args[0]) < 0 ? { error: '#NUM!' } : numeric(Math.sqrt(single(args[0])))),
  ],
  ['ROUND', scalar((value, digits = 0) => round(value, digits))],
  ['NPV', netPresentValue],
  [
    'AND',
    (args) => firstError(args) ?? args.flatMap(cells).every((value) => value === null || Boolean(value)),
  ],
  ['OR', (args) => firstError(args) ?? args.flatMap(cells).some(Boolean)],
  ['NOT', ([value]) => firstError([value ?? null]) ?? single(value) === 0],
  [
    'INDEX',
    ([matrix, rowCell, columnCell]) => {
      const rows = Array.isArray(matrix) ? matrix : [[matrix ?? null]];
      const only = rows.length === 1 && columnCell === undefined;
      const row = only ? 1 : single(rowCell);
      const column = only ? single(rowCell) : columnCell === undefined ? 1 : single(columnCell);
      return (
        rows[row - 1]?.[column - 1] ?? (rows[row - 1] && column <= rows[0]!.length ? 0 : { error: '#REF!' })
      );
    },
  ],
  ['TRUE', () => true],
  ['FALSE', () => false],
]);
