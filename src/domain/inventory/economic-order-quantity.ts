import { requireNonNegative, requirePositive } from '../domain-error';

/** What the economic order quantity and its relatives need: money and units per one time unit throughout. */
export interface EconomicOrderInput {
  /** K, fixed cost of placing an order, money. */
  readonly orderCost: number;
  /** h, cost of holding one unit for one time unit, money. */
  readonly holdingCost: number;
  /** λ, constant demand, units per time unit. */
  readonly demandRate: number;
}

/** An order size with what it costs and how long it lasts. */
export interface OrderCycle {
  /** Q, units per order. */
  readonly quantity: number;
  /** Ordering and holding (and backorder) cost per time unit, purchases left out. */
  readonly cost: number;
  /** Q / λ, time between orders. */
  readonly cycle: number;
}

/** Refuses what no member of the family can work with. */
export function requireEconomicOrder({ orderCost, holdingCost, demandRate }: EconomicOrderInput): void {
  requireNonNegative('orderCost', orderCost);
  requirePositive('holdingCost', holdingCost);
  requirePositive('demandRate', demandRate);
}

/**
 * Economic order quantity Q* = √(2Kλ/h) and its cost √(2Kλh) per time unit: constant demand, no stockouts,
 * the whole order arriving at once.
 *
 * @throws DomainError "out-of-range" when orderCost is negative or another input is not positive
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 3.4 and 3.5
 */
export function economicOrderQuantity(input: EconomicOrderInput): OrderCycle {
  requireEconomicOrder(input);
  const { orderCost, holdingCost, demandRate } = input;
  const quantity = Math.sqrt((2 * orderCost * demandRate) / holdingCost);
  return { quantity, cost: holdingCost * quantity, cycle: quantity / demandRate };
}
