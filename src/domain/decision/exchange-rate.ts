import { DomainError, requireFinite, requireSameLength } from '../domain-error';

export interface ExchangeStep {
  /** Indices of the options, in rising order of metric B. */
  readonly from: number;
  readonly to: number;
  readonly changeA: number;
  readonly changeB: number;
  /** Change of A per unit of B; undefined where B does not change. */
  readonly price: number | undefined;
}

/**
 * Exchange rates between two metrics: what one more unit of B costs in A, from each option to its neighbour in
 * rising order of B. A falling A (a gain in both) shows as a price below zero where A is a cost.
 *
 * @throws DomainError "out-of-range" for fewer than two options, unequal lengths, or values that are not numbers
 * @see Keeney & Raiffa (1993), §3.4 (marginal rates of substitution)
 */
export function exchangeRates(metricA: readonly number[], metricB: readonly number[]): ExchangeStep[] {
  if (metricA.length < 2) throw new DomainError('out-of-range', 'metricA', 'must have at least 2 entries');
  requireSameLength('metricB', metricB, 'metricA', metricA);
  metricA.forEach((value, i) => requireFinite(`metricA, entry ${i + 1},`, value));
  metricB.forEach((value, i) => requireFinite(`metricB, entry ${i + 1},`, value));
  const order = metricB
    .map((_, i) => i)
    .sort((a, b) => metricB[a]! - metricB[b]! || metricA[a]! - metricA[b]!);
  return order.slice(1).map((to, step) => {
    const from = order[step]!;
    const changeA = metricA[to]! - metricA[from]!;
    const changeB = metricB[to]! - metricB[from]!;
    return { from, to, changeA, changeB, price: changeB === 0 ? undefined : changeA / changeB };
  });
}
