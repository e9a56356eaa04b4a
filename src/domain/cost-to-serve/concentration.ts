import { DomainError, requireEntries, requireFraction, requireNonNegative } from '../domain-error';

export interface Concentration {
  /** Index of the item in the input. */
  readonly item: number;
  /** 1 for the largest. */
  readonly rank: number;
  readonly value: number;
  /** Of the total. */
  readonly share: number;
  /** Value of this and all larger items. */
  readonly cumulative: number;
  readonly cumulativeShare: number;
  /** Share of the larger items alone. */
  readonly shareBefore: number;
}

/** A share that is reached up to rounding is reached. */
const ROUNDING = 1e-12;

/**
 * Items from the largest to the smallest value with their cumulative share of the total. Ties keep their order.
 *
 * @throws DomainError "out-of-range" for no items, a negative value, or a total of zero
 */
function concentration(values: readonly number[]): Concentration[] {
  requireEntries('values', values);
  values.forEach((value, i) => requireNonNegative(`values, entry ${i + 1},`, value));
  const order = values.map((_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);
  const total = order.reduce((sum, i) => sum + values[i]!, 0);
  if (total === 0) throw new DomainError('out-of-range', 'values', 'must have an entry above 0');
  let cumulative = 0;
  return order.map((item, position) => {
    const before = cumulative;
    cumulative += values[item]!;
    return {
      item,
      rank: position + 1,
      value: values[item]!,
      share: values[item]! / total,
      cumulative,
      cumulativeShare: cumulative / total,
      shareBefore: before / total,
    };
  });
}

/**
 * Pareto analysis: the vital few are the fewest items that together reach the target share of the total, the item
 * that crosses it included.
 *
 * @param target share of the total, 0.8 by custom
 * @returns items from the largest value on
 * @throws DomainError "out-of-range" for no items, a negative value, a total of zero, or a target outside (0, 1)
 * @see J. M. Juran, Quality Control Handbook (1951), the vital few and the trivial many
 */
export function paretoAnalysis(
  values: readonly number[],
  target: number,
): (Concentration & { readonly vital: boolean })[] {
  requireFraction('target', target);
  return concentration(values).map((point) => ({ ...point, vital: point.shareBefore < target - ROUNDING }));
}

/**
 * Segments by cumulative share: going from the largest value, an item is in the first class while those before it have
 * not reached the first threshold, then in the second, and so on.
 *
 * @param thresholds cumulative shares, ascending within (0, 1), such as 0.8 and 0.95 for A, B and C
 * @returns items in the order of the input
 * @throws DomainError "out-of-range" for no items, a negative value, a total of zero, or thresholds that do not ascend
 *   between 0 and 1
 * @see E. A. Silver, D. F. Pyke & R. Peterson, Inventory Management and Production Planning (1998), ch. 3
 */
export function segments(
  values: readonly number[],
  thresholds: readonly number[],
): (Concentration & { readonly segment: string })[] {
  requireEntries('thresholds', thresholds);
  if (thresholds.length > 25) {
    throw new DomainError('out-of-range', 'thresholds', 'must be at most 25, for the classes A to Z');
  }
  thresholds.forEach((threshold, k) => {
    requireFraction(`thresholds, entry ${k + 1},`, threshold);
    if (k > 0 && threshold <= thresholds[k - 1]!) {
      throw new DomainError(
        'out-of-range',
        `thresholds, entry ${k + 1},`,
        `must be above the one before (${thresholds[k - 1]}), not ${threshold}`,
      );
    }
  });
  return concentration(values)
    .map((point) => {
      const passed = thresholds.filter((threshold) => point.shareBefore >= threshold - ROUNDING).length;
      return { ...point, segment: String.fromCharCode(65 + passed) };
    })
    .sort((a, b) => a.item - b.item);
}
