import { DomainError, requireNonNegative, requirePositive } from '../domain-error';
import type { EconomicOrderInput, OrderCycle } from './economic-order-quantity';
import { requireEconomicOrder } from './economic-order-quantity';

export const yieldTypes = ['multiplicative', 'additive'] as const;
/** Whether an order of Q brings Q × yield (a share) or Q + yield (a number of units, negative for losses). */
export type YieldType = (typeof yieldTypes)[number];

export interface EoqYieldInput extends EconomicOrderInput {
  /** Mean of the yield: a share of the order, or units added to it. */
  readonly yieldMean: number;
  /** Standard deviation of the yield, in the same measure. */
  readonly yieldSd: number;
  readonly yieldType: YieldType;
}

/**
 * Economic order quantity when the quantity received is uncertain; only the yield's mean and standard deviation
 * matter. Multiplicative yield Z: Q* = √(2Kd / (h (Var Z + E[Z]²))). Additive yield Y:
 * Q* = √(2Kd/h + Var Y) − E[Y]. The cycle is the expected time between orders.
 *
 * @throws DomainError "out-of-range" when orderCost or yieldSd is negative, holdingCost or demandRate is not
 *   positive, or a multiplicative yieldMean is not positive; "infeasible" when so much yield is added that no
 *   order would be placed
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 9.22 to 9.25
 */
export function eoqYield(input: EoqYieldInput): OrderCycle {
  requireEconomicOrder(input);
  requireNonNegative('yieldSd', input.yieldSd);
  return input.yieldType === 'multiplicative' ? multiplicative(input) : additive(input);
}

function multiplicative(input: EoqYieldInput): OrderCycle {
  const { orderCost, holdingCost, demandRate, yieldSd } = input;
  const yieldMean = requirePositive('yieldMean', input.yieldMean);
  const secondMoment = yieldSd * yieldSd + yieldMean * yieldMean;
  const quantity = Math.sqrt((2 * orderCost * demandRate) / (holdingCost * secondMoment));
  return {
    quantity,
    cost: (holdingCost * quantity * secondMoment) / yieldMean,
    cycle: (quantity * yieldMean) / demandRate,
  };
}

function additive(input: EoqYieldInput): OrderCycle {
  const { orderCost, holdingCost, demandRate, yieldMean, yieldSd } = input;
  if (!Number.isFinite(yieldMean)) throw new DomainError('out-of-range', 'yieldMean', 'must be a number');
  const received = Math.sqrt((2 * orderCost * demandRate) / holdingCost + yieldSd * yieldSd);
  const quantity = received - yieldMean;
  if (quantity < 0) {
    throw new DomainError(
      'infeasible',
      'yieldMean',
      `exceeds the ${received} units an order should bring, so no order would be placed`,
    );
  }
  return { quantity, cost: holdingCost * received, cycle: received / demandRate };
}
