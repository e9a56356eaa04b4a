import { DomainError, requireFinite, requirePositive } from '../domain-error';
import { averageBackorders, cycleShortage } from './cycle-shortage';
import { protectionDemand, type ReplenishedDemand } from './protection-demand';

export interface ReorderPolicy extends ReplenishedDemand {
  /** Inventory position at which an order is placed, units. */
  readonly reorderPoint: number;
  /** Units per order. */
  readonly orderQuantity: number;
}

export interface ServiceReached {
  /** Share of order cycles without a stockout. */
  readonly cycleServiceLevel: number;
  /** Share of demand met from stock. */
  readonly fillRate: number;
  /** Average units on backorder at any time. */
  readonly backorders: number;
  /** Average units on hand at any time. */
  readonly averageInventory: number;
}

/**
 * The service that a reorder point and a lot size really reach, as rounded to lots and minimum orders: continuous
 * review, unfilled demand is backordered, the inventory position is uniform over the lot above the reorder point.
 *
 * @throws DomainError "out-of-range" when an input is out of its range, or for demand in whole units when
 *   reorderPoint or orderQuantity is not whole
 * @see P. H. Zipkin, Foundations of Inventory Management (2000), Chapter 6
 */
export function serviceLevel(policy: ReorderPolicy): ServiceReached {
  const reorderPoint = requireFinite('reorderPoint', policy.reorderPoint);
  const orderQuantity = requirePositive('orderQuantity', policy.orderQuantity);
  const demand = protectionDemand(policy);
  if (demand.isInteger) {
    requireWhole('reorderPoint', reorderPoint);
    requireWhole('orderQuantity', orderQuantity);
  }
  const backorders = averageBackorders(demand, reorderPoint, orderQuantity);
  const averagePosition = reorderPoint + (orderQuantity + (demand.isInteger ? 1 : 0)) / 2;
  return {
    cycleServiceLevel: demand.cdf(reorderPoint),
    fillRate: 1 - cycleShortage(demand, reorderPoint, orderQuantity) / orderQuantity,
    backorders,
    averageInventory: averagePosition - demand.mean + backorders,
  };
}

function requireWhole(field: string, value: number): void {
  if (Number.isInteger(value)) return;
  throw new DomainError(
    'out-of-range',
    field,
    `must be a whole number for demand in whole units, not ${value}`,
  );
}
