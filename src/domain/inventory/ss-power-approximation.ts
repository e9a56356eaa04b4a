import { requirePositive } from '../domain-error';
import type { SsDecision } from './ss-policy';

export interface SsPowerInput {
  /** K, fixed cost of an order, money. */
  readonly orderCost: number;
  /** h, money per unit left at the end of a period. */
  readonly holdingCost: number;
  /** p, money per unit backordered at the end of a period. */
  readonly stockoutCost: number;
  /** μ, units per period. */
  readonly demandMean: number;
  /** σ, units. */
  readonly demandSd: number;
}

/**
 * Power approximation of (s, S), fitted to optimal policies: Q = 1.30 μ^0.494 (K/h)^0.506 (1 + σ²/μ²)^0.116,
 * z = √(Qh / (σp)), s = 0.973μ + σ(0.183/z + 1.063 − 2.192z), S = s + Q. No cost comes with it.
 *
 * @throws DomainError "out-of-range" when an input is not positive
 * @see Ehrhardt & Mosier, Management Science 30 (1984); Snyder & Shen, Fundamentals of Supply Chain Theory,
 *   2nd ed. (2019), eqs. 4.77 to 4.80, without lead time
 */
export function ssPowerApproximation(input: SsPowerInput): SsDecision {
  const orderCost = requirePositive('orderCost', input.orderCost);
  const holdingCost = requirePositive('holdingCost', input.holdingCost);
  const stockoutCost = requirePositive('stockoutCost', input.stockoutCost);
  const mean = requirePositive('demandMean', input.demandMean);
  const sd = requirePositive('demandSd', input.demandSd);
  const quantity =
    1.3 * mean ** 0.494 * (orderCost / holdingCost) ** 0.506 * (1 + (sd * sd) / (mean * mean)) ** 0.116;
  const z = Math.sqrt(((quantity / sd) * holdingCost) / stockoutCost);
  const reorderPoint = 0.973 * mean + sd * (0.183 / z + 1.063 - 2.192 * z);
  return { reorderPoint, orderUpTo: reorderPoint + quantity };
}
