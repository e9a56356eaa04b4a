/** What formulas compute with: scalars, arrays, ranges and lambdas, and how Excel turns one into another. */
import { parseNumberText } from './number-text';

/** A cell error. There is one object for each code, so that errors are compared by identity. */
export class CellError {
  private constructor(readonly code: string) {}

  private static readonly known = new Map<string, CellError>();

  static of(code: string): CellError {
    let error = CellError.known.get(code);
    if (!error) CellError.known.set(code, (error = new CellError(code)));
    return error;
  }

  toString(): string {
    return this.code;
  }
}

/** The error of a code such as "#N/A". */
export const errorOf = (code: string): CellError => CellError.of(code);

export const NULL = errorOf('#NULL!');
export const DIV0 = errorOf('#DIV/0!');
export const VALUE = errorOf('#VALUE!');
export const REF = errorOf('#REF!');
export const NAME = errorOf('#NAME?');
export const NUM = errorOf('#NUM!');
export const NA = errorOf('#N/A');
export const CALC = errorOf('#CALC!');
export const SPILL = errorOf('#SPILL!');

/** The content of one cell; null is blank. */
export type Scalar = number | string | boolean | null | CellError;

/** A rectangle of scalars. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row and column count from 0 and lie inside. */
  at(row: number, column: number): Scalar;
}

const MOST_CELLS = 2 ** 25;

function requireMemory(rows: number, columns: number): void {
  if (rows * columns > MOST_CELLS) {
    throw new RangeError(`an array of ${rows} rows and ${columns} columns is too large to be computed here`);
  }
}

/** A computed array, row by row. */
export class ArrayValue implements Matrix {
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly cells: readonly Scalar[],
  ) {}

  static of(rows: readonly (readonly Scalar[])[]): ArrayValue {
    return new ArrayValue(rows.length, rows[0]?.length ?? 0, rows.flat());
  }

  static make(rows: number, columns: number, cell: (row: number, column: number) => Scalar): ArrayValue {
    requireMemory(rows, columns);
    const cells: Scalar[] = new Array<Scalar>(rows * columns);
    for (let r = 0, i = 0; r < rows; r++) for (let c = 0; c < columns; c++) cells[i++] = cell(r, c);
    return new ArrayValue(rows, columns, cells);
  }

  at(row: number, column: number): Scalar {
    return this.cells[row * this.columns + column] as Scalar;
  }
}

/** The sheet a range lies on, as far as a range needs it. */
export interface RangeSheet {
  readonly name: string;
  /** Position among the sheets. */
  readonly index: number;
  readonly values: readonly Scalar[];
  slotAt(row: number, column: number): number;
}

/** Cells of a sheet: read anew each time, because their values change between trials. */
export class RangeValue implements Matrix {
  readonly rows: number;
  readonly columns: number;
  private found: Int32Array | undefined;

  constructor(
    readonly sheet: RangeSheet,
    readonly top: number,
    readonly left: number,
    readonly bottom: number,
    readonly right: number,
    /** Rows and columns beyond the sheet's content that a reference to whole columns or rows also covers. */
    readonly blankRows = 0,
    readonly blankColumns = 0,
  ) {
    this.rows = bottom - top + 1;
    this.columns = right - left + 1;
  }

  /** For each cell, row by row, where its value is kept; -1 for a blank cell. */
  get slots(): Int32Array {
    if (this.found) return this.found;
    requireMemory(this.rows, this.columns);
    const slots = new Int32Array(this.rows * this.columns);
    let i = 0;
    for (let r = this.top; r <= this.bottom; r++) {
      for (let c = this.left; c <= this.right; c++) slots[i++] = this.sheet.slotAt(r, c);
    }
    return (this.found = slots);
  }

  at(row: number, column: number): Scalar {
    const slot = this.slots[row * this.columns + column] as number;
    return slot < 0 ? null : (this.sheet.values[slot] as Scalar);
  }

  /** How many blank cells a reference to whole columns or rows covers beyond these. */
  get blanksBeyond(): number {
    return (this.rows + this.blankRows) * (this.columns + this.blankColumns) - this.rows * this.columns;
  }

  /** The same sheet's cells from here: distances from the top left cell. */
  part(top: number, left: number, rows: number, columns: number): RangeValue {
    const r = this.top + top;
    const c = this.left + left;
    return new RangeValue(this.sheet, r, c, r + rows - 1, c + columns - 1);
  }
}

/** Several ranges: a union, or one area on several sheets. */
export class MultiRange {
  constructor(readonly areas: readonly RangeValue[]) {}
}

/** A function made by LAMBDA. */
export class LambdaValue {
  constructor(
    readonly parameters: number,
    readonly apply: (args: readonly Value[]) => Value,
  ) {}
}

export type Value = Scalar | ArrayValue | RangeValue | MultiRange | LambdaValue;

export const isMatrix = (value: unknown): value is ArrayValue | RangeValue =>
  value instanceof ArrayValue || value instanceof RangeValue;

export const isError = (value: unknown): value is CellError => value instanceof CellError;

/** A value where one cell is wanted: the top left cell of a rectangle; undefined stands for an omitted argument. */
export function single(value: Value | undefined): Scalar {
  if (value === undefined) return null;
  if (value instanceof ArrayValue || value instanceof RangeValue) return value.at(0, 0);
  if (value instanceof MultiRange) return value.areas.length === 1 ? single(value.areas[0]) : VALUE;
  if (value instanceof LambdaValue) return CALC;
  return value;
}

/** A value as a rectangle; a scalar is one cell. */
export function matrixOf(value: Value): Matrix {
  if (isMatrix(value)) return value;
  return new ArrayValue(1, 1, [single(value)]);
}

/** All cells row by row. */
export function cellsOf(value: Value): readonly Scalar[] {
  if (value instanceof ArrayValue) return value.cells;
  if (value instanceof RangeValue) {
    const { slots } = value;
    const { values } = value.sheet;
    const cells: Scalar[] = new Array<Scalar>(slots.length);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number;
      cells[i] = slot < 0 ? null : (values[slot] as Scalar);
    }
    return cells;
  }
  if (value instanceof MultiRange) return value.areas.flatMap((area) => [...cellsOf(area)]);
  return [single(value)];
}

export const rowOf = (m: Matrix, row: number): Scalar[] =>
  Array.from({ length: m.columns }, (_, c) => m.at(row, c));
export const columnOf = (m: Matrix, column: number): Scalar[] =>
  Array.from({ length: m.rows }, (_, r) => m.at(r, column));

// ---------------------------------------------------------------------------------------------
// Coercion

/** A scalar where a number is wanted. */
export function toNumber(value: Scalar): number | CellError {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return parseNumberText(value) ?? VALUE;
  return value;
}

/** A scalar where a text is wanted. */
export function toText(value: Scalar): string | CellError {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return generalText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value;
}

/** A scalar where a truth value is wanted. */
export function toBoolean(value: Scalar): boolean | CellError {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'string') {
    const word = value.trim().toUpperCase();
    return word === 'TRUE' ? true : word === 'FALSE' ? false : VALUE;
  }
  return value;
}

/** A number as General shows it where width does not matter: 15 significant digits, exponent when very long. */
export function generalText(value: number): string {
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(15));
  const magnitude = Math.abs(rounded);
  const scientific = rounded.toExponential();
  const [mantissa = '', exponent = '0'] = scientific.split('e');
  const digits = mantissa.replace(/[-.]/g, '').length;
  const power = Number(exponent);
  // A small number is written out as long as it fits 20 places.
  const tooSmall = power < 0 && digits - power > 20;
  if (magnitude >= 1e21 || tooSmall) {
    const sign = power < 0 ? '-' : '+';
    return `${mantissa}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  return power < 0 ? rounded.toFixed(Math.min(100, digits - power - 1)) : plainDigits(rounded);
}

/** JavaScript turns to exponents at 1e21 only; below that its digits are already plain. */
const plainDigits = (value: number) => String(value);

// ---------------------------------------------------------------------------------------------
// Comparison

/** Numbers sort before text, text before truth values. */
function rank(value: number | string | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

/** Excel compares numbers as they read with 15 digits. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  const difference = a - b;
  return Math.abs(difference) < Math.abs(a) * 1e-15 ? 0 : difference;
}

const collator = new Intl.Collator('en', { sensitivity: 'accent', caseFirst: 'false' });

/** Order of two texts regardless of case; punctuation and letters as Excel sorts them. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  return x === y ? 0 : collator.compare(x, y) || (x < y ? -1 : 1);
}

/** Order of two scalars that are not errors; a blank takes the other's type. */
export function compareScalars(a: Scalar, b: Scalar): number {
  const left = a === null ? blankLike(b) : a;
  const right = b === null ? blankLike(a) : b;
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  const x = left as number | string | boolean;
  const y = right as number | string | boolean;
  return rank(x) - rank(y) || Number(x) - Number(y);
}

function blankLike(other: Scalar): number | string | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

/** Whether two scalars have the same type, blanks apart: lookups compare only like with like. */
export function sameType(a: Scalar, b: Scalar): boolean {
  return a !== null && b !== null && typeof a === typeof b && !isError(a) && !isError(b);
}
