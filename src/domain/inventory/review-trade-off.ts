import { requireEntries, requireNonNegative, requirePositive } from '../domain-error';
import { safetyStock } from './safety-stock';

export interface ReviewTradeOff {
  /** Planning or review cycles to compare, periods. */
  readonly reviewPeriods: readonly number[];
  /** Cost of planning once, money. */
  readonly planningCost: number;
  readonly demandMean: number;
  readonly demandSd: number;
  readonly leadTime: number;
  readonly leadTimeSd: number;
  /** Cycle service level. */
  readonly serviceLevel: number;
  readonly unitCost: number;
  /** Per period, as a fraction of value. */
  readonly carryingRate: number;
}

export interface ReviewOption {
  readonly reviewPeriod: number;
  readonly safetyStock: number;
  readonly cycleStock: number;
  /** Costs per period. */
  readonly carryingCost: number;
  readonly planningCost: number;
  readonly totalCost: number;
}

/**
 * What a planning cycle of R periods costs per period: it must protect R + L with safety stock, orders a cycle's
 * demand at a time (cycle stock μR/2), and plans 1/R times.
 *
 * @throws DomainError "out-of-range" when a review period is not positive or another input is out of its range
 * @see Chopra & Meindl, Supply Chain Management, periodic review policies
 */
export function reviewTradeOff(input: ReviewTradeOff): ReviewOption[] {
  requireEntries('reviewPeriods', input.reviewPeriods);
  const carried =
    requireNonNegative('unitCost', input.unitCost) * requireNonNegative('carryingRate', input.carryingRate);
  requireNonNegative('planningCost', input.planningCost);
  return input.reviewPeriods.map((reviewPeriod) => {
    const planningCost = input.planningCost / requirePositive('reviewPeriods', reviewPeriod);
    const safety = safetyStock({ ...input, reviewPeriod, serviceType: 'cycle' });
    const cycleStock = 0.5 * input.demandMean * reviewPeriod;
    const carryingCost = (safety + cycleStock) * carried;
    return {
      reviewPeriod,
      safetyStock: safety,
      cycleStock,
      carryingCost,
      planningCost,
      totalCost: carryingCost + planningCost,
    };
  });
}
