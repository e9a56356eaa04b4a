/** Collects the numbers of a function's arguments by Excel's rules. */
import type { CellError, Scalar, Value } from '../values';
import { cellsOf, DIV0, isError, isMatrix, MultiRange, single, toNumber } from '../values';

const isCells = (value: Value) => isMatrix(value) || value instanceof MultiRange;

/** The number that each cell of a range counts as, undefined where it is passed over; the first error wins. */
function collected(
  values: readonly Value[],
  ofCell: (cell: Exclude<Scalar, CellError>) => number | undefined,
): number[] | CellError {
  const numbers: number[] = [];
  for (const value of values) {
    if (!isCells(value)) {
      const number = toNumber(single(value));
      if (typeof number !== 'number') return number;
      numbers.push(number);
      continue;
    }
    for (const cell of cellsOf(value)) {
      if (isError(cell)) return cell;
      const number = ofCell(cell);
      if (number !== undefined) numbers.push(number);
    }
  }
  return numbers;
}

/**
 * Numbers of ranges, where texts, truth values and blanks are passed over, and of single values, where texts and
 * truth values count as numbers. The first error wins.
 */
export const numbersOf = (values: readonly Value[]): number[] | CellError =>
  collected(values, (cell) => (typeof cell === 'number' ? cell : undefined));

/** As AVERAGEA and its like count: texts of ranges as 0, truth values as 0 and 1. */
export const numbersOfAll = (values: readonly Value[]): number[] | CellError =>
  collected(values, (cell) => (typeof cell === 'string' ? 0 : cell === null ? undefined : Number(cell)));

/** Runs a model on the collected numbers, or hands on their first error. */
export function withNumbers<T>(
  values: readonly Value[],
  model: (numbers: number[]) => T | CellError,
): T | CellError {
  const numbers = numbersOf(values);
  return isError(numbers) ? numbers : model(numbers);
}

/** Numbers of two ranges in pairs; pairs in which either is not a number are left out. Undefined: unequal sizes. */
export function pairsOf(first: Value, second: Value): { x: number[]; y: number[] } | CellError | undefined {
  const a = cellsOf(first);
  const b = cellsOf(second);
  if (a.length !== b.length) return undefined;
  const x: number[] = [];
  const y: number[] = [];
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? null;
    if (isError(left)) return left;
    if (isError(right)) return right;
    if (typeof left !== 'number' || typeof right !== 'number') continue;
    x.push(left);
    y.push(right);
  }
  return { x, y };
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) total += numbers[i] as number;
  return total;
}

export const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

/** Sum of squared deviations from the mean. */
export function squaredDeviations(numbers: readonly number[]): number {
  const centre = mean(numbers);
  let total = 0;
  for (const number of numbers) total += (number - centre) * (number - centre);
  return total;
}

/** What a function makes of the numbers it collected. */
export type Aggregate = (numbers: readonly number[]) => number | CellError;

export const average: Aggregate = (x) => (x.length === 0 ? DIV0 : mean(x));
export const least: Aggregate = (x) => x.reduce((a, b) => (b < a ? b : a), x[0] ?? 0);
export const greatest: Aggregate = (x) => x.reduce((a, b) => (b > a ? b : a), x[0] ?? 0);
export const sampleVariance: Aggregate = (x) => (x.length < 2 ? DIV0 : squaredDeviations(x) / (x.length - 1));
export const populationVariance: Aggregate = (x) => (x.length < 1 ? DIV0 : squaredDeviations(x) / x.length);
export const rootOf =
  (variance: Aggregate): Aggregate =>
  (x) => {
    const value = variance(x);
    return isError(value) ? value : Math.sqrt(value);
  };

export const ascending = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);
