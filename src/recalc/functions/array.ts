import type { Matrix, Scalar, Value } from '../values';
import {
  ArrayValue,
  CALC,
  cellsOf,
  columnOf,
  compareScalars,
  isError,
  isMatrix,
  matrixOf,
  NA,
  NUM,
  RangeValue,
  rowOf,
  toBoolean,
  toNumber,
  VALUE,
} from '../values';
import type { FunctionDefinition } from './definition';
import { contextFunction, valueFunction } from './definition';
import { partOf } from './lookup';
import { trimmed } from '../resolve';

const asArray = (matrix: Matrix) => ArrayValue.make(matrix.rows, matrix.columns, (r, c) => matrix.at(r, c));
const pick = (
  matrix: Matrix,
  rows: readonly number[] | undefined,
  columns: readonly number[] | undefined,
): Value => {
  const height = rows?.length ?? matrix.rows;
  const width = columns?.length ?? matrix.columns;
  if (height === 0 || width === 0) return CALC;
  return ArrayValue.make(height, width, (r, c) => matrix.at(rows?.[r] ?? r, columns?.[c] ?? c));
};

/** Errors last, then truth values, texts, numbers; blanks always at the end. */
function sortOrder(a: Scalar, b: Scalar, direction: number): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  if (isError(a) || isError(b)) return direction * ((isError(a) ? 1 : 0) - (isError(b) ? 1 : 0));
  return direction * compareScalars(a, b);
}

/** Positions sorted by keys, each key with its direction 1 or −1; ties keep their order. */
function sortedPositions(
  count: number,
  keys: readonly { values: readonly Scalar[]; direction: number }[],
): number[] {
  return Array.from({ length: count }, (_, i) => i).sort((a, b) => {
    for (const { values, direction } of keys) {
      const order = sortOrder(values[a] as Scalar, values[b] as Scalar, direction);
      if (order !== 0) return order;
    }
    return a - b;
  });
}

function sort(
  value: Value,
  by: Value | undefined,
  orders: Value | undefined,
  byColumn: boolean | undefined,
): Value {
  if (isError(value)) return value;
  const matrix = matrixOf(value);
  const indexes = by === undefined ? [1] : cellsOf(by).map(toNumber);
  const directions = orders === undefined ? [1] : cellsOf(orders).map(toNumber);
  const across = byColumn === true;
  const lines = across ? matrix.rows : matrix.columns;
  const keys: { values: Scalar[]; direction: number }[] = [];
  for (const [i, index] of indexes.entries()) {
    const direction = directions[Math.min(i, directions.length - 1)] as ReturnType<typeof toNumber>;
    if (isError(index)) return index;
    if (isError(direction)) return direction;
    const line = Math.trunc(index);
    if (line < 1 || line > lines || (direction !== 1 && direction !== -1)) return VALUE;
    keys.push({ values: across ? rowOf(matrix, line - 1) : columnOf(matrix, line - 1), direction });
  }
  const positions = sortedPositions(across ? matrix.columns : matrix.rows, keys);
  return across ? pick(matrix, undefined, positions) : pick(matrix, positions, undefined);
}

function sortBy(value: Value, pairs: readonly Value[]): Value {
  const matrix = matrixOf(value);
  const keys: { values: readonly Scalar[]; direction: number }[] = [];
  let across = false;
  for (let i = 0; i < pairs.length; i += 2) {
    const key = matrixOf(pairs[i] as Value);
    const written = pairs[i + 1];
    const direction = written === undefined || written === null ? 1 : toNumber(cellsOf(written)[0] ?? null);
    if (isError(direction)) return direction;
    if (direction !== 1 && direction !== -1) return VALUE;
    across = key.rows === 1 && key.columns === matrix.columns && matrix.columns > 1;
    const length = across ? matrix.columns : matrix.rows;
    if (key.rows * key.columns !== length) return VALUE;
    keys.push({ values: cellsOf(pairs[i] as Value), direction });
  }
  const positions = sortedPositions(across ? matrix.columns : matrix.rows, keys);
  return across ? pick(matrix, undefined, positions) : pick(matrix, positions, undefined);
}

function filter(value: Value, include: Value, otherwise: Value | undefined): Value {
  if (isError(value)) return value;
  if (isError(include)) return include;
  const matrix = matrixOf(value);
  const mask = matrixOf(include);
  const down = mask.columns === 1 && mask.rows === matrix.rows;
  if (!down && !(mask.rows === 1 && mask.columns === matrix.columns)) return VALUE;
  const kept: number[] = [];
  for (const [i, cell] of cellsOf(include).entries()) {
    const keep = toBoolean(cell);
    if (isError(keep)) return keep;
    if (keep) kept.push(i);
  }
  if (kept.length === 0) return otherwise ?? CALC;
  return down ? pick(matrix, kept, undefined) : pick(matrix, undefined, kept);
}

function unique(value: Value, byColumn: boolean | undefined, once: boolean | undefined): Value {
  if (isError(value)) return value;
  const matrix = matrixOf(value);
  const across = byColumn === true;
  const count = across ? matrix.columns : matrix.rows;
  const keyOf = (cells: readonly Scalar[]) =>
    cells
      .map((cell) => `${typeof cell}:${typeof cell === 'string' ? cell.toLowerCase() : String(cell)}`)
      .join('\u0000');
  const seen = new Map<string, number[]>();
  for (let i = 0; i < count; i++) {
    const key = keyOf(across ? columnOf(matrix, i) : rowOf(matrix, i));
    const places = seen.get(key);
    if (places) places.push(i);
    else seen.set(key, [i]);
  }
  const kept = [...seen.values()]
    .filter((places) => once !== true || places.length === 1)
    .map(([first]) => first as number);
  if (kept.length === 0) return CALC;
  return across ? pick(matrix, undefined, kept) : pick(matrix, kept, undefined);
}

/** Rows or columns by number, negative ones from the end. */
function choose(value: Value, lists: readonly Value[], columns: boolean): Value {
  const matrix = matrixOf(value);
  const count = columns ? matrix.columns : matrix.rows;
  const chosen: number[] = [];
  for (const cell of lists.flatMap((list) => [...cellsOf(list)])) {
    const number = toNumber(cell);
    if (isError(number)) return number;
    const at = Math.trunc(number);
    if (at === 0 || Math.abs(at) > count) return VALUE;
    chosen.push(at > 0 ? at - 1 : count + at);
  }
  return columns ? pick(matrix, undefined, chosen) : pick(matrix, chosen, undefined);
}

/** How many lines TAKE or DROP keeps, and from where. */
function span(
  count: number,
  written: number | undefined,
  take: boolean,
): { start: number; length: number } | undefined {
  if (written === undefined) return { start: 0, length: count };
  const n = Math.trunc(written);
  const size = take ? Math.min(Math.abs(n), count) : Math.max(0, count - Math.abs(n));
  if (size === 0) return undefined;
  const fromEnd = take ? n < 0 : n > 0;
  return { start: fromEnd ? count - size : 0, length: size };
}

function takeOrDrop(
  value: Value,
  rows: number | undefined,
  columns: number | undefined,
  take: boolean,
): Value {
  if (isError(value)) return value;
  const matrix = matrixOf(value);
  const down = span(matrix.rows, rows, take);
  const across = span(matrix.columns, columns, take);
  return down && across ? partOf(matrix, down.start, across.start, down.length, across.length) : CALC;
}

function stack(values: readonly Value[], down: boolean): Value {
  const parts = values.map(matrixOf);
  const rows = down
    ? parts.reduce((total, part) => total + part.rows, 0)
    : Math.max(...parts.map((part) => part.rows));
  const columns = down
    ? Math.max(...parts.map((part) => part.columns))
    : parts.reduce((total, part) => total + part.columns, 0);
  const cells: Scalar[] = new Array<Scalar>(rows * columns).fill(NA);
  let offset = 0;
  for (const part of parts) {
    for (let r = 0; r < part.rows; r++) {
      for (let c = 0; c < part.columns; c++) {
        cells[(down ? offset + r : r) * columns + (down ? c : offset + c)] = part.at(r, c);
      }
    }
    offset += down ? part.rows : part.columns;
  }
  return new ArrayValue(rows, columns, cells);
}

/** All cells in one line; ignoring 1 blanks, 2 errors, 3 both. */
function inLine(value: Value, ignore: number | undefined, byColumn: boolean | undefined): Scalar[] {
  const matrix = matrixOf(value);
  const cells: Scalar[] =
    byColumn === true
      ? Array.from({ length: matrix.columns }, (_, c) => columnOf(matrix, c)).flat()
      : [...cellsOf(asArray(matrix))];
  const code = Math.trunc(ignore ?? 0);
  return cells.filter((cell) => !((code & 1) === 1 && cell === null) && !((code & 2) === 2 && isError(cell)));
}

function wrap(value: Value, count: number, pad: Scalar | undefined, byRow: boolean): Value {
  const cells = cellsOf(value);
  const size = Math.trunc(count);
  const matrix = matrixOf(value);
  if (matrix.rows > 1 && matrix.columns > 1) return VALUE;
  if (size < 1) return NUM;
  const lines = Math.ceil(cells.length / size);
  const at = (line: number, place: number) => {
    const i = line * size + place;
    return i < cells.length ? (cells[i] as Scalar) : pad === undefined ? NA : pad;
  };
  return byRow
    ? ArrayValue.make(lines, Math.min(size, byRow && lines === 1 ? cells.length : size), (r, c) => at(r, c))
    : ArrayValue.make(lines === 1 ? cells.length : size, lines, (r, c) => at(c, r));
}

export const arrayFunctions: readonly FunctionDefinition[] = [
  valueFunction('SEQUENCE', 'v? v? v? v?', (...written) => {
    // An argument left empty between commas counts as 1, like an omitted one.
    const numbers = [0, 1, 2, 3].map((i) => (written[i] === null ? 1 : toNumber(written[i] ?? 1)));
    const error = numbers.find(isError);
    if (error) return error;
    const [rows, columns, first, by] = numbers as [number, number, number, number];
    const height = Math.trunc(rows);
    const width = Math.trunc(columns);
    if (height < 1 || width < 1) return height < 0 || width < 0 ? VALUE : CALC;
    return ArrayValue.make(height, width, (r, c) => first + (r * width + c) * by);
  }),
  valueFunction('TRANSPOSE', 'a', (value) => {
    const matrix = matrixOf(value);
    return ArrayValue.make(matrix.columns, matrix.rows, (r, c) => matrix.at(c, r));
  }),
  valueFunction('FILTER', 'a a r?', filter),
  valueFunction('SORT', 'a r? r? b?', sort),
  valueFunction('SORTBY', 'a a*', (value, ...pairs) => sortBy(value, pairs)),
  valueFunction('UNIQUE', 'a b? b?', unique),
  valueFunction('CHOOSECOLS', 'a a*', (value, ...lists) => choose(value, lists, true)),
  valueFunction('CHOOSEROWS', 'a a*', (value, ...lists) => choose(value, lists, false)),
  valueFunction('TAKE', 'r n? n?', (value, rows, columns) => takeOrDrop(value, rows, columns, true)),
  valueFunction('DROP', 'r n? n?', (value, rows, columns) => takeOrDrop(value, rows, columns, false)),
  valueFunction('VSTACK', 'a*', (...values) => stack(values, true)),
  valueFunction('HSTACK', 'a*', (...values) => stack(values, false)),
  valueFunction('TOCOL', 'a n? b?', (value, ignore, byColumn) => {
    const cells = inLine(value, ignore, byColumn);
    return cells.length === 0 ? CALC : new ArrayValue(cells.length, 1, cells);
  }),
  valueFunction('TOROW', 'a n? b?', (value, ignore, byColumn) => {
    const cells = inLine(value, ignore, byColumn);
    return cells.length === 0 ? CALC : new ArrayValue(1, cells.length, cells);
  }),
  valueFunction('WRAPROWS', 'a n e?', (value, count, pad) => wrap(value, count, pad, true)),
  valueFunction('WRAPCOLS', 'a n e?', (value, count, pad) => wrap(value, count, pad, false)),
  valueFunction('EXPAND', 'a n? n? e?', (value, rows, columns, pad) => {
    const matrix = matrixOf(value);
    const height = Math.trunc(rows ?? matrix.rows);
    const width = Math.trunc(columns ?? matrix.columns);
    if (height < matrix.rows || width < matrix.columns) return VALUE;
    return ArrayValue.make(height, width, (r, c) =>
      r < matrix.rows && c < matrix.columns ? matrix.at(r, c) : pad === undefined ? NA : pad,
    );
  }),
  contextFunction('TRIMRANGE', 'r n? n?', 'value', ({ store }, value, rows, columns) => {
    if (!(value instanceof RangeValue)) return isMatrix(value) ? value : matrixOf(value).at(0, 0);
    const r = Math.trunc(rows ?? 3);
    const c = Math.trunc(columns ?? 3);
    const byRows = trimmed(store, value, (r & 1) === 1, (r & 2) === 2);
    const byColumns = trimmed(store, value, (c & 1) === 1, (c & 2) === 2);
    return store.range(value.sheet, byRows.top, byColumns.left, byRows.bottom, byColumns.right);
  }),
];
