import { DomainError, requireEntries, requireFinite, requireSameLength } from '../domain-error';

/** Which way a metric is better. */
export type Direction = 'higher' | 'lower';

const spellings: ReadonlyMap<string, Direction> = new Map([
  ['higher', 'higher'],
  ['max', 'higher'],
  ['1', 'higher'],
  ['lower', 'lower'],
  ['min', 'lower'],
  ['-1', 'lower'],
]);

/**
 * Reads directions written as higher or lower, max or min, 1 or −1.
 *
 * @throws DomainError "out-of-range" for another text
 */
export function readDirections(texts: readonly string[]): Direction[] {
  return texts.map((text, i) => {
    const direction = spellings.get(text.trim().toLowerCase());
    if (direction) return direction;
    throw new DomainError(
      'out-of-range',
      `directions, entry ${i + 1},`,
      `must be "higher" or "lower" (or 1 or -1), not "${text}"`,
    );
  });
}

/**
 * Checks a matrix of numbers, rows of equal length.
 *
 * @returns the number of columns
 * @throws DomainError "out-of-range" for no rows or columns, rows of unequal length, or a value that is not a number
 */
export function requireMatrix(field: string, rows: readonly (readonly number[])[]): number {
  requireEntries(field, rows);
  const width = rows[0]!.length;
  if (width === 0) throw new DomainError('out-of-range', field, 'must have at least 1 column');
  rows.forEach((row, r) => {
    if (row.length !== width) {
      throw new DomainError(
        'out-of-range',
        `${field}, row ${r + 1},`,
        `must have ${width} cells, not ${row.length}`,
      );
    }
    row.forEach((value, c) => requireFinite(`${field}, row ${r + 1}, column ${c + 1},`, value));
  });
  return width;
}

/**
 * Options × metrics with every metric turned so that more is better.
 *
 * @throws DomainError as `requireMatrix`, or for another number of directions than metrics
 */
export function moreIsBetter(
  values: readonly (readonly number[])[],
  directions: readonly Direction[],
): number[][] {
  const metrics = requireMatrix('values', values);
  requireSameLength('directions', directions, 'the metrics in values', { length: metrics });
  return values.map((row) => row.map((value, k) => (directions[k] === 'higher' ? value : -value)));
}

/**
 * Weights scaled to add up to 1.
 *
 * @throws DomainError "out-of-range" for another number than metrics, a negative weight, or weights that are all zero
 */
export function requireWeights(weights: readonly number[], metrics: number): number[] {
  requireSameLength('weights', weights, 'the metrics in values', { length: metrics });
  weights.forEach((weight, k) => {
    if (!(Number.isFinite(weight) && weight >= 0)) {
      throw new DomainError(
        'out-of-range',
        `weights, entry ${k + 1},`,
        `must be zero or positive, not ${weight}`,
      );
    }
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0)
    throw new DomainError(
      'out-of-range',
      'weights',
      'must not all be zero; for equal weights enter 1 for each',
    );
  return weights.map((weight) => weight / total);
}

/** 1 for the highest value; equal values (within relative rounding) share the better rank. */
export function ranksOf(scores: readonly number[]): number[] {
  const scale = Math.max(...scores.map(Math.abs), Number.MIN_VALUE);
  const tolerance = 1e-12 * scale;
  return scores.map((score) => 1 + scores.filter((other) => other > score + tolerance).length);
}
