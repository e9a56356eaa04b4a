import { moreIsBetter } from './option-matrix';
import type { Direction } from './option-matrix';

/**
 * Pareto efficiency in any number of metrics: an option is dominated when another is at least as good in every metric
 * and better in one. Options with equal values do not dominate each other.
 *
 * @param values options × metrics
 * @param directions which way each metric is better
 * @returns per option the index of an efficient option that dominates it, or undefined for an efficient one
 * @throws DomainError "out-of-range" for ragged values or another number of directions
 * @see R. L. Keeney & H. Raiffa, Decisions with Multiple Objectives (1993), §3.1
 */
export function dominatedBy(
  values: readonly (readonly number[])[],
  directions: readonly Direction[],
): (number | undefined)[] {
  const rows = moreIsBetter(values, directions);
  // In falling lexicographic order no option can be dominated by a later one, and only efficient ones need be asked.
  const order = rows.map((_, i) => i).sort((a, b) => compare(rows[b]!, rows[a]!) || a - b);
  const efficient: number[] = [];
  const result: (number | undefined)[] = rows.map(() => undefined);
  for (const i of order) {
    const dominator = efficient.find((other) => dominates(rows[other]!, rows[i]!));
    if (dominator === undefined) efficient.push(i);
    else result[i] = dominator;
  }
  return result;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < a.length; k++) {
    if (a[k] !== b[k]) return a[k]! - b[k]!;
  }
  return 0;
}

function dominates(a: readonly number[], b: readonly number[]): boolean {
  let better = false;
  for (let k = 0; k < a.length; k++) {
    if (a[k]! < b[k]!) return false;
    if (a[k]! > b[k]!) better = true;
  }
  return better;
}
