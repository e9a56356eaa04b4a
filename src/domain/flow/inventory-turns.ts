import { requireNonNegative, requirePositive } from '../domain-error';

/**
 * Inventory turns: how often the average inventory is sold in the period, cost of goods sold over average
 * inventory at cost. Both in money of the same period and valuation.
 *
 * @throws DomainError "out-of-range" when costOfGoods is negative or averageInventory is not positive
 * @see APICS Dictionary, "inventory turnover"
 */
export function inventoryTurns({ costOfGoods, averageInventory }: InventoryTurnsInput): number {
  return (
    requireNonNegative('costOfGoods', costOfGoods) / requirePositive('averageInventory', averageInventory)
  );
}

export interface InventoryTurnsInput {
  /** Cost of goods sold in the period, money. */
  readonly costOfGoods: number;
  /** Average inventory at cost over the same period, money. */
  readonly averageInventory: number;
}
