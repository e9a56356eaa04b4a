import { requireFraction, requireNonNegative } from '../domain-error';
import { standardNormalQuantile } from '../probability/normal';

export interface PlanningCycle {
  /** Standard deviation of demand per period, units. */
  readonly demandSd: number;
  /** Replenishment lead time, periods. */
  readonly leadTime: number;
  /** Periods between two plans before the change. */
  readonly cycleBefore: number;
  /** Periods between two plans after the change. */
  readonly cycleAfter: number;
  /** Probability of no stockout over lead time and cycle. */
  readonly serviceLevel: number;
  /** Money per unit. */
  readonly unitCost: number;
}

export interface PlanningCycleStock {
  /** Periods that the safety stock must cover: lead time + cycle. */
  readonly exposure: number;
  /** Units. */
  readonly safetyStock: number;
  /** Money. */
  readonly cash: number;
}

/**
 * Safety stock and the cash in it before and after a change of the planning cycle: a plan that is renewed every T
 * periods must cover L + T periods, so the stock is z σ √(L + T).
 *
 * @throws DomainError "out-of-range" for negative inputs or a service level outside (0, 1)
 * @see E. A. Silver, D. F. Pyke & D. J. Thomas, Inventory and Production Management in Supply Chains, 4th ed.
 *   (2017), §6.9 (periodic review covers R + L)
 */
export function planningCycleLag(cycle: PlanningCycle): {
  before: PlanningCycleStock;
  after: PlanningCycleStock;
} {
  requireNonNegative('demandSd', cycle.demandSd);
  requireNonNegative('leadTime', cycle.leadTime);
  requireNonNegative('unitCost', cycle.unitCost);
  const z = standardNormalQuantile(requireFraction('serviceLevel', cycle.serviceLevel));
  const stock = (periods: number): PlanningCycleStock => {
    const exposure = cycle.leadTime + periods;
    const safetyStock = z * cycle.demandSd * Math.sqrt(exposure);
    return { exposure, safetyStock, cash: safetyStock * cycle.unitCost };
  };
  return {
    before: stock(requireNonNegative('cycleBefore', cycle.cycleBefore)),
    after: stock(requireNonNegative('cycleAfter', cycle.cycleAfter)),
  };
}
