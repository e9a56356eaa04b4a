import { DomainError, requirePositive } from '../domain-error';
import type { EconomicOrderInput, OrderCycle } from './economic-order-quantity';
import { economicOrderQuantity } from './economic-order-quantity';

export interface EconomicProductionInput extends EconomicOrderInput {
  /** μ, units made per time unit while a lot runs; above demandRate. */
  readonly productionRate: number;
}

export interface ProductionCycle extends OrderCycle {
  /** Highest stock of the cycle, Q (1 − λ/μ), units. */
  readonly highestStock: number;
  /** Q / μ, time that a lot runs. */
  readonly runTime: number;
}

/**
 * Economic production quantity: stock builds up at μ − λ while the lot runs, which is an economic order
 * quantity with holding cost h(1 − λ/μ). Q* = √(2Kλ / (h(1 − λ/μ))).
 *
 * @throws DomainError "out-of-range" as for the economic order quantity; "infeasible" when productionRate does
 *   not exceed demandRate
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 3.31 and 3.32
 */
export function economicProductionQuantity(input: EconomicProductionInput): ProductionCycle {
  const { demandRate, holdingCost } = input;
  const productionRate = requirePositive('productionRate', input.productionRate);
  if (productionRate <= demandRate) {
    throw new DomainError('infeasible', 'productionRate', `must exceed demandRate (${demandRate})`);
  }
  requirePositive('holdingCost', holdingCost);
  const idleShare = (productionRate - demandRate) / productionRate;
  const order = economicOrderQuantity({ ...input, holdingCost: holdingCost * idleShare });
  return { ...order, highestStock: order.quantity * idleShare, runTime: order.quantity / productionRate };
}
