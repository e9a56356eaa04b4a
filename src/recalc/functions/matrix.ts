/** Matrix algebra and least squares. */
import type { CellError, Scalar, Value } from '../values';
import { ArrayValue, isError, matrixOf, NA, NUM, REF, toBoolean, VALUE } from '../values';
import { sum } from './collect';
import type { FunctionDefinition } from './definition';
import { numberFunction, valueFunction } from './definition';

/** Rows of numbers; anything else is #VALUE!. */
function numbersIn(value: Value): number[][] | CellError {
  const matrix = matrixOf(value);
  const rows: number[][] = [];
  for (let r = 0; r < matrix.rows; r++) {
    const row: number[] = [];
    for (let c = 0; c < matrix.columns; c++) {
      const cell = matrix.at(r, c);
      if (isError(cell)) return cell;
      if (typeof cell !== 'number') return VALUE;
      row.push(cell);
    }
    rows.push(row);
  }
  return rows;
}

const fromRows = (rows: readonly (readonly number[])[]) => ArrayValue.of(rows);

function multiply(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[][] {
  return a.map((row) =>
    (b[0] ?? []).map((_, c) => {
      let total = 0;
      for (let k = 0; k < row.length; k++)
        total += (row[k] as number) * ((b[k] as readonly number[])[c] as number);
      return total;
    }),
  );
}

/**
 * Gauss–Jordan with the largest pivot: the determinant, and the right-hand side turned into the solution.
 * The solution is undefined where the matrix is singular.
 */
function eliminate(matrix: readonly (readonly number[])[], right: readonly (readonly number[])[]) {
  const n = matrix.length;
  const a = matrix.map((row, r) => [...row, ...(right[r] ?? [])]);
  let determinant = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let r = k + 1; r < n; r++) if (Math.abs(a[r]![k]!) > Math.abs(a[pivot]![k]!)) pivot = r;
    if (a[pivot]![k] === 0) return { determinant: 0, solution: undefined };
    if (pivot !== k) {
      [a[k], a[pivot]] = [a[pivot]!, a[k]!];
      determinant = -determinant;
    }
    const lead = a[k]![k]!;
    determinant *= lead;
    for (let c = k; c < a[k]!.length; c++) a[k]![c]! /= lead;
    for (let r = 0; r < n; r++) {
      const factor = a[r]![k]!;
      if (r === k || factor === 0) continue;
      for (let c = k; c < a[r]!.length; c++) a[r]![c]! -= factor * a[k]![c]!;
    }
  }
  return { determinant, solution: a.map((row) => row.slice(n)) };
}

const identity = (n: number) =>
  Array.from({ length: n }, (_, r) => Array.from({ length: n }, (__, c) => (r === c ? 1 : 0)));

interface Fit {
  /** Slopes in the order of the columns of x. */
  readonly slopes: number[];
  readonly intercept: number;
  readonly slopeErrors: number[];
  readonly interceptError: number;
  readonly r2: number;
  readonly standardError: number;
  readonly f: number;
  readonly freedom: number;
  readonly regression: number;
  readonly residual: number;
}

/** Least squares of y on the columns of x, with a constant or without. */
function leastSquares(
  y: readonly number[],
  x: readonly (readonly number[])[],
  constant: boolean,
): Fit | CellError {
  const n = y.length;
  const k = x[0]?.length ?? 0;
  // Deviations from the means keep the normal equations well conditioned.
  const centre = (list: readonly number[]) => (constant ? sum(list) / n : 0);
  const yMean = centre(y);
  const xMeans = Array.from({ length: k }, (_, c) => centre(x.map((row) => row[c] as number)));
  const dx = x.map((row) => row.map((value, c) => value - (xMeans[c] as number)));
  const dy = y.map((value) => value - yMean);
  const transposed = Array.from({ length: k }, (_, c) => dx.map((row) => row[c] as number));
  const normal = multiply(transposed, dx);
  const { solution: inverse } = eliminate(normal, identity(k));
  if (!inverse) return NUM;
  const moments = transposed.map((row) => [sum(row.map((value, i) => value * (dy[i] as number)))]);
  const slopes = multiply(inverse, moments).map((row) => row[0] as number);
  const intercept = constant ? yMean - sum(slopes.map((b, c) => b * (xMeans[c] as number))) : 0;
  const residual = sum(
    dy.map((value, i) => (value - sum(slopes.map((b, c) => b * (dx[i]![c] as number)))) ** 2),
  );
  const total = sum(dy.map((value) => value * value));
  const freedom = n - k - (constant ? 1 : 0);
  const variance = freedom > 0 ? residual / freedom : 0;
  const slopeErrors = inverse.map((row, c) => Math.sqrt(variance * (row[c] as number)));
  const meanTerm = sum(xMeans.map((a, i) => sum(xMeans.map((b, j) => a * b * (inverse[i]![j] as number)))));
  return {
    slopes,
    intercept,
    slopeErrors,
    interceptError: constant ? Math.sqrt(variance * (1 / n + meanTerm)) : NaN,
    r2: total === 0 ? 1 : 1 - residual / total,
    standardError: Math.sqrt(variance),
    f: residual === 0 ? Infinity : (total - residual) / k / variance,
    freedom,
    regression: total - residual,
    residual,
  };
}

/** Known y as a list and known x as rows of the same count; x without a value is 1, 2, 3, … */
function observations(ys: Value, xs: Value | undefined): { y: number[]; x: number[][] } | CellError {
  const yRows = numbersIn(ys);
  if (isError(yRows)) return yRows;
  const y = yRows.flat();
  if (xs === undefined || xs === null) return { y, x: y.map((_, i) => [i + 1]) };
  const xRows = numbersIn(xs);
  if (isError(xRows)) return xRows;
  const isRow = yRows.length === 1 && y.length > 1;
  if (xRows.flat().length === y.length) return { y, x: xRows.flat().map((value) => [value]) };
  const x = isRow ? (xRows[0] ?? []).map((_, i) => xRows.map((row) => row[i] as number)) : xRows;
  return x.length === y.length ? { y, x } : REF;
}

function fitOf(ys: Value, xs: Value | undefined, constant: boolean, logarithmic: boolean) {
  const read = observations(ys, xs);
  if (isError(read)) return read;
  if (logarithmic && read.y.some((value) => value <= 0)) return NUM;
  const y = logarithmic ? read.y.map(Math.log) : read.y;
  const fit = leastSquares(y, read.x, constant);
  return isError(fit) ? fit : { fit, ...read };
}

function regression(
  ys: Value,
  xs: Value | undefined,
  constant: boolean | undefined,
  stats: boolean | undefined,
  logarithmic: boolean,
) {
  const found = fitOf(ys, xs, constant ?? true, logarithmic);
  if (isError(found)) return found;
  const { fit } = found;
  const shown = (value: number) => (logarithmic ? Math.exp(value) : value);
  const width = fit.slopes.length + 1;
  const first = [...fit.slopes].reverse().map(shown);
  first.push(shown(fit.intercept));
  if (stats !== true) return fromRows([first]);
  const finite = (value: number) => (Number.isFinite(value) ? value : NA);
  const errors = [...fit.slopeErrors].reverse().map(finite);
  errors.push(finite(fit.interceptError));
  const pad = (row: ReturnType<typeof finite>[]) => [
    ...row,
    ...new Array<CellError>(width - row.length).fill(NA),
  ];
  return ArrayValue.of([
    first,
    errors,
    pad([finite(fit.r2), finite(fit.standardError)]),
    pad([finite(fit.f), fit.freedom]),
    pad([fit.regression, fit.residual]),
  ]);
}

function projection(
  ys: Value,
  xs: Value | undefined,
  fresh: Value | undefined,
  constant: boolean | undefined,
  logarithmic: boolean,
): Value {
  const found = fitOf(ys, xs, constant ?? true, logarithmic);
  if (isError(found)) return found;
  const { fit, x } = found;
  const target = fresh ?? xs;
  const at = (values: readonly number[]) => {
    const line = fit.intercept + sum(fit.slopes.map((b, i) => b * (values[i] as number)));
    return logarithmic ? Math.exp(line) : line;
  };
  if (target === undefined || target === null) {
    const { rows, columns } = matrixOf(ys);
    return ArrayValue.make(rows, columns, (r, c) => at(x[r * columns + c] as number[]));
  }
  const wanted = numbersIn(target);
  if (isError(wanted)) return wanted;
  const k = fit.slopes.length;
  if (k === 1) return fromRows(wanted.map((row) => row.map((value) => at([value]))));
  if ((wanted[0]?.length ?? 0) === k) return fromRows(wanted.map((row) => [at(row)]));
  if (wanted.length !== k) return REF;
  return fromRows([(wanted[0] ?? []).map((_, i) => at(wanted.map((row) => row[i] as number)))]);
}

/** An argument left empty between commas counts as omitted: the constant is kept. */
const isConstantKept = (written: Scalar | undefined) =>
  written === undefined || written === null || toBoolean(written) === true;

export const matrixFunctions: readonly FunctionDefinition[] = [
  valueFunction('MMULT', 'a a', (first, second) => {
    const a = numbersIn(first);
    const b = numbersIn(second);
    if (isError(a)) return a;
    if (isError(b)) return b;
    return a[0]?.length === b.length ? fromRows(multiply(a, b)) : VALUE;
  }),
  valueFunction('MINVERSE', 'a', (value) => {
    const a = numbersIn(value);
    if (isError(a)) return a;
    if (a.length !== a[0]?.length) return VALUE;
    const { solution } = eliminate(a, identity(a.length));
    return solution ? fromRows(solution) : NUM;
  }),
  numberFunction('MDETERM', 'a', (value) => {
    const a = numbersIn(value);
    if (isError(a)) return a;
    return a.length === a[0]?.length ? eliminate(a, []).determinant : VALUE;
  }),
  valueFunction('MUNIT', 'n', (size) => {
    const n = Math.trunc(size);
    return n < 1 ? VALUE : ArrayValue.make(n, n, (row, column) => (row === column ? 1 : 0));
  }),
  valueFunction('LINEST', 'a a? v? b?', (ys, xs, constant, stats) =>
    regression(ys, xs, isConstantKept(constant), stats, false),
  ),
  valueFunction('LOGEST', 'a a? v? b?', (ys, xs, constant, stats) =>
    regression(ys, xs, isConstantKept(constant), stats, true),
  ),
  valueFunction('TREND', 'a a? a? v?', (ys, xs, fresh, constant) =>
    projection(ys, xs, fresh, isConstantKept(constant), false),
  ),
  valueFunction('GROWTH', 'a a? a? v?', (ys, xs, fresh, constant) =>
    projection(ys, xs, fresh, isConstantKept(constant), true),
  ),
];
