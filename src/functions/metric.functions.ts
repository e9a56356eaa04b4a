import { inventoryTurns } from '../domain/flow/inventory-turns';
import { perfectOrderRate } from '../domain/flow/perfect-order';
import { excelCall, isOmitted, liftScalar, number, numberList, numberMatrix, table } from './excel-call';

/**
 * Inventory turns: how often the average inventory is sold in a period.
 *
 * When to use: to compare stock productivity between sites, periods or alternatives.
 *
 * Formula: costOfGoods / averageInventory, both at cost and of the same period.
 *
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

/**
 * Perfect order rate: product of component rates, true rate from order flags, and the bounds on it.
 *
 * When to use: to see whether the usual product of on-time, complete, undamaged and documented rates misstates the
 * share of orders that were right in everything. Failures that fall on the same orders make the true rate higher.
 *
 * Formula: product = Π pᵢ; bounds max(0, 1 − Σ(1 − pᵢ)) and min pᵢ; true rate = orders with every flag 1 / orders.
 *
 * Source: SCOR Digital Standard, RL.1.1 Perfect Order Fulfillment; Fréchet (1935) for the bounds.
 * @customfunction METRIC.PERFECTORDER
 * @param components Component rates as fractions, such as on time, complete, undamaged, documented.
 * @param [orderFlags] One row per order, one column per component: 1 met, 0 failed.
 * @returns {any[][]} Table: product, true rate (blank without flags), lower bound, upper bound.
 * @example =FULCRUM.METRIC.PERFECTORDER({0.95,0.95,0.95}) -> {"Product","True rate","Lower bound","Upper bound";0.857375,"",0.85,0.95}
 * @example =INDEX(FULCRUM.METRIC.PERFECTORDER({0.5,0.75}, {1,1;1,1;0,1;0,0}), 2, 2) -> 0.5
 */
export function perfectOrderFunction(components: any[][], orderFlags?: any[][]): any[][] {
  return excelCall(() => {
    const flags = isOmitted(orderFlags) ? undefined : numberMatrix('orderFlags', orderFlags);
    const rate = perfectOrderRate(numberList('components', components), flags);
    return table(
      ['Product', 'True rate', 'Lower bound', 'Upper bound'],
      [[rate.product, rate.trueRate, rate.lowerBound, rate.upperBound]],
    );
  });
}
