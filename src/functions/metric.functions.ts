import { inventoryTurns } from '../domain/flow/inventory-turns';
import { liftScalar, number } from './excel-call';

/**
 * Inventory turns: how often the average inventory is sold in a period.
 *
 * When to use: to compare stock productivity between sites, periods or alternatives.
 * Formula: costOfGoods / averageInventory, both at cost and of the same period.
 * Source: APICS Dictionary, "inventory turnover".
 * @customfunction METRIC.TURNS
 * @param costOfGoods Cost of goods sold in the period (money).
 * @param averageInventory Average inventory at cost over the same period (money).
 * @returns {any[][]} Turns per period.
 * @example =FULCRUM.METRIC.TURNS(1200, 300) -> 4
 */
export function inventoryTurnsFunction(costOfGoods: any[][], averageInventory: any[][]): any[][] {
  return liftScalar(
    { costOfGoods: number(costOfGoods), averageInventory: number(averageInventory) },
    inventoryTurns,
  );
}
