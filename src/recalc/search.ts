/** How Excel's lookups find a value in a row or column. */
import { hasWildcard, wildcardPattern } from './criteria';
import type { Scalar } from './values';
import { compareScalars, isError, sameType } from './values';

/** First position of the value; with a text, wildcards count. −1 when there is none. */
export function exactPosition(wanted: Scalar, list: readonly Scalar[], wildcards = true): number {
  const value = wanted ?? 0;
  if (wildcards && typeof value === 'string' && hasWildcard(value)) {
    const pattern = wildcardPattern(value);
    return list.findIndex((cell) => typeof cell === 'string' && pattern.test(cell));
  }
  for (let i = 0; i < list.length; i++) {
    const cell = list[i] as Scalar;
    if (sameType(cell, value) && compareScalars(cell, value) === 0) return i;
  }
  return -1;
}

/**
 * Last position of the largest value not above the wanted one, by halving a list that is taken to ascend, as Excel
 * does; cells of another type are passed over.
 */
export function positionNotAbove(wanted: Scalar, list: readonly Scalar[]): number {
  const value = wanted ?? 0;
  let low = 0;
  let high = list.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let at = middle;
    while (at <= high && !sameType(list[at] as Scalar, value)) at++;
    if (at > high) {
      high = middle - 1;
      continue;
    }
    if (compareScalars(list[at] as Scalar, value) <= 0) {
      found = at;
      low = at + 1;
    } else high = middle - 1;
  }
  return found;
}

/** In a list that descends: the first position of the wanted value, or the last of the smallest one above it. */
export function positionNotBelow(wanted: Scalar, list: readonly Scalar[]): number {
  const value = wanted ?? 0;
  let found = -1;
  for (let i = 0; i < list.length; i++) {
    const cell = list[i] as Scalar;
    if (!sameType(cell, value)) continue;
    const order = compareScalars(cell, value);
    if (order < 0) break;
    found = i;
    if (order === 0) break;
  }
  return found;
}

/** As XLOOKUP matches: 0 exact, −1 or next smaller, 1 or next larger, 2 wildcards, 3 a regular expression. */
export function crossPosition(
  value: Scalar,
  list: readonly Scalar[],
  match: number,
  direction: number,
): number {
  if (Math.abs(direction) === 2) return binaryPosition(value, list, match, direction === 2);
  const indexes = direction < 0 ? [...list.keys()].reverse() : list.keys();
  const pattern =
    match === 2 && typeof value === 'string'
      ? wildcardPattern(value)
      : match === 3 && typeof value === 'string'
        ? new RegExp(value)
        : undefined;
  let best = -1;
  for (const i of indexes) {
    const cell = list[i] as Scalar;
    if (pattern) {
      if (typeof cell === 'string' && pattern.test(cell)) return i;
      continue;
    }
    if (value === null) {
      if (cell === null) return i;
      continue;
    }
    if (cell === null || isError(cell)) continue;
    const order = compareScalars(cell, value);
    if (order === 0 && sameType(cell, value)) return i;
    // The next smaller or larger one may be of another type: numbers come before texts, texts before truth values.
    if (match !== -1 && match !== 1) continue;
    if (order > 0 !== match > 0) continue;
    const nearer = best < 0 || compareScalars(cell, list[best] as Scalar) * match < 0;
    if (nearer) best = i;
  }
  return best;
}

/** Halves a list taken to be sorted, blanks last; of equal cells the first in ascending order is found. */
function binaryPosition(wanted: Scalar, list: readonly Scalar[], match: number, ascending: boolean): number {
  const value = wanted ?? 0;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const cell = list[middle] as Scalar;
    if (isError(cell)) return -1;
    const isBelow = cell !== null && compareScalars(cell, value) < 0;
    if (ascending ? isBelow : cell !== null && !isBelow) low = middle + 1;
    else high = middle;
  }
  // The nearest cells on either side: the first not below the value, and the last below it.
  const [above, below] = ascending ? [low, low - 1] : [low - 1, low];
  const held = (at: number): boolean => (list[at] ?? null) !== null;
  if (held(above) && compareScalars(list[above] as Scalar, value) === 0) return above;
  const nearest = match === 1 ? above : match === -1 ? below : -1;
  return held(nearest) ? nearest : -1;
}
