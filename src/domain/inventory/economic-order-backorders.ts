import { requirePositive } from '../domain-error';
import type { EconomicOrderInput, OrderCycle } from './economic-order-quantity';
import { economicOrderQuantity } from './economic-order-quantity';

export interface BackorderInput extends EconomicOrderInput {
  /** p, cost of one unit backordered for one time unit, money. */
  readonly backorderCost: number;
}

export interface BackorderCycle extends OrderCycle {
  /** Share of demand that is backordered, h / (h + p). */
  readonly backorderShare: number;
  /** Backorders just before an order arrives, units. */
  readonly highestBackorder: number;
}

/**
 * Economic order quantity with planned backorders: Q* = √(2Kλ(h + p) / (hp)), of which the share h/(h + p)
 * waits; the same as an economic order quantity with holding cost hp/(h + p).
 *
 * @throws DomainError "out-of-range" when orderCost is negative or another input is not positive
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 3.27 to 3.29
 */
export function economicOrderBackorders(input: BackorderInput): BackorderCycle {
  const backorderCost = requirePositive('backorderCost', input.backorderCost);
  const holdingCost = requirePositive('holdingCost', input.holdingCost);
  const backorderShare = holdingCost / (holdingCost + backorderCost);
  const order = economicOrderQuantity({ ...input, holdingCost: backorderCost * backorderShare });
  return { ...order, backorderShare, highestBackorder: order.quantity * backorderShare };
}
