import { economicOrderBackorders } from '../domain/inventory/economic-order-backorders';
import { economicOrderQuantity } from '../domain/inventory/economic-order-quantity';
import { economicProductionQuantity } from '../domain/inventory/economic-production-quantity';
import { jointReplenishment, silverJointReplenishment } from '../domain/inventory/joint-replenishment';
import { lotSize } from '../domain/inventory/lot-size';
import { discountTypes, holdingBases, quantityDiscount } from '../domain/inventory/quantity-discount';
import {
  excelCall,
  isOmitted,
  liftTable,
  number,
  numberList,
  oneChoice,
  oneNumber,
  table,
} from './excel-call';

/**
 * Economic order quantity: the order size that balances ordering and holding cost.
 *
 * When to use: steady demand, the same price for any quantity, no stockouts wanted.
 * Formula: quantity = √(2 · orderCost · demandRate / holdingCost), cost = √(2 · orderCost · demandRate · holdingCost).
 * Units: one time unit throughout; the cost leaves out purchases; cycle is the time between orders.
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., eqs. 3.4 and 3.5.
 * @customfunction INV.EOQ
 * @param orderCost Fixed cost of placing one order (money).
 * @param holdingCost Cost of holding one unit for one time unit (money).
 * @param demandRate Demand per time unit (units).
 * @returns {any[][]} Quantity, cost per time unit, time between orders.
 * @example =INDEX(FULCRUM.INV.EOQ(8, 0.225, 1300), 2, 1) -> 304.046780
 */
export function economicOrderQuantityFunction(
  orderCost: any[][],
  holdingCost: any[][],
  demandRate: any[][],
): any[][] {
  return liftTable(
    ['quantity', 'cost', 'cycle'],
    { orderCost: number(orderCost), holdingCost: number(holdingCost), demandRate: number(demandRate) },
    (input) => {
      const { quantity, cost, cycle } = economicOrderQuantity(input);
      return [quantity, cost, cycle];
    },
  );
}

/**
 * Economic production quantity: the lot size when stock builds up at a finite production rate.
 *
 * When to use: own production, where a lot arrives over time while demand goes on.
 * Formula: quantity = √(2 · orderCost · demandRate / (holdingCost · (1 − demandRate / productionRate))).
 * Units: one time unit throughout; runTime is the time a lot takes, highestStock the peak of the cycle.
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., eqs. 3.31 and 3.32.
 * @customfunction INV.EPQ
 * @param orderCost Fixed cost of setting up one lot (money).
 * @param holdingCost Cost of holding one unit for one time unit (money).
 * @param demandRate Demand per time unit (units).
 * @param productionRate Units made per time unit while a lot runs; above demandRate.
 * @returns {any[][]} Quantity, cost per time unit, time between lots, peak stock, run time.
 * @example =INDEX(FULCRUM.INV.EPQ(8, 0.225, 1300, 1700), 2, 1) -> 626.808495
 */
export function economicProductionQuantityFunction(
  orderCost: any[][],
  holdingCost: any[][],
  demandRate: any[][],
  productionRate: any[][],
): any[][] {
  return liftTable(
    ['quantity', 'cost', 'cycle', 'highestStock', 'runTime'],
    {
      orderCost: number(orderCost),
      holdingCost: number(holdingCost),
      demandRate: number(demandRate),
      productionRate: number(productionRate),
    },
    (input) => {
      const { quantity, cost, cycle, highestStock, runTime } = economicProductionQuantity(input);
      return [quantity, cost, cycle, highestStock, runTime];
    },
  );
}

/**
 * Economic order quantity with planned backorders, when customers wait at a cost.
 *
 * When to use: steady demand and customers who accept to wait for a price, such as made-to-order or bulky goods.
 * Formula: quantity = √(2 · K · λ · (h + p) / (h · p)); the share h / (h + p) of demand waits.
 * Units: one time unit throughout; backorderCost per unit waiting and time unit.
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., eqs. 3.27 to 3.29.
 * @customfunction INV.EOQBACKORDER
 * @param orderCost Fixed cost of placing one order, K (money).
 * @param holdingCost Cost of holding one unit for one time unit, h (money).
 * @param demandRate Demand per time unit, λ (units).
 * @param backorderCost Cost of one unit backordered for one time unit, p (money).
 * @returns {any[][]} Quantity, cost per time unit, cycle, share of demand backordered, largest backorder.
 * @example =INDEX(FULCRUM.INV.EOQBACKORDER(8, 0.225, 1300, 5), 2, 2) -> 66.921364
 */
export function economicOrderBackordersFunction(
  orderCost: any[][],
  holdingCost: any[][],
  demandRate: any[][],
  backorderCost: any[][],
): any[][] {
  return liftTable(
    ['quantity', 'cost', 'cycle', 'backorderShare', 'highestBackorder'],
    {
      orderCost: number(orderCost),
      holdingCost: number(holdingCost),
      demandRate: number(demandRate),
      backorderCost: number(backorderCost),
    },
    (input) => {
      const { quantity, cost, cycle, backorderShare, highestBackorder } = economicOrderBackorders(input);
      return [quantity, cost, cycle, backorderShare, highestBackorder];
    },
  );
}

/**
 * Economic order quantity under a quantity discount: for all units, above each break, or modified all-units.
 *
 * When to use: a supplier's price list with quantity breaks; is the larger order worth its stock?
 * Formula: cost = purchase + orderCost · demandRate / quantity + holding of quantity / 2, minimised step by step.
 * Units: holdingCost is a rate, the share of a unit's price that holding it for one time unit costs (0.3), unless holdingBasis is "unit": then money per unit whatever its price. Modified all-units: an order just below a break pays no more than one that reaches it.
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., section 3.4, Examples 3.6 and 3.7.
 * @customfunction INV.EOQDISCOUNT
 * @param orderCost Fixed cost of placing one order (money).
 * @param holdingCost Holding cost rate: share of the unit cost per time unit (0.3), or see holdingBasis.
 * @param demandRate Demand per time unit (units).
 * @param breaks Quantities from which each unit cost holds, rising; a leading 0 may be left out.
 * @param unitCosts Unit cost of each step (money), as many as steps.
 * @param type "all-units" (price for the whole order), "incremental" (above each break) or "modified-all-units".
 * @param [holdingBasis] "rate" (default): holdingCost × unit cost; "unit": holdingCost is money per unit.
 * @returns {any[][]} Quantity, total cost per time unit with purchases, cycle, average unit cost, cost split.
 * @example =INDEX(FULCRUM.INV.EOQDISCOUNT(8, 0.3, 1300, {0,400,800}, {0.75,0.72,0.68}, "all-units"), 2, 2) -> 978.6
 * @example =INDEX(FULCRUM.INV.EOQDISCOUNT(8, 0.3, 1300, {0,400,800}, {0.75,0.72,0.68}, "incremental"), 2, 1) -> 304.046780
 */
export function quantityDiscountFunction(
  orderCost: number,
  holdingCost: number,
  demandRate: number,
  breaks: any[][],
  unitCosts: any[][],
  type: string,
  holdingBasis?: string,
): any[][] {
  return excelCall(() => {
    const order = quantityDiscount({
      orderCost: oneNumber('orderCost', orderCost),
      holdingCost: oneNumber('holdingCost', holdingCost),
      demandRate: oneNumber('demandRate', demandRate),
      breaks: numberList('breaks', breaks),
      unitCosts: numberList('unitCosts', unitCosts),
      type: oneChoice('type', type, discountTypes),
      holdingBasis: oneChoice('holdingBasis', holdingBasis, holdingBases, 'rate'),
    });
    return table(
      ['quantity', 'cost', 'cycle', 'averageUnitCost', 'purchaseCost', 'orderingCost', 'holdingCost'],
      [
        [
          order.quantity,
          order.cost,
          order.cycle,
          order.averageUnitCost,
          order.purchaseCost,
          order.orderingCost,
          order.holdingCost,
        ],
      ],
    );
  });
}

/**
 * Joint replenishment: how often to order a family of items that share an order's fixed cost.
 *
 * When to use: several items from one supplier or on one truck, where an order costs a fixed amount plus something per item in it.
 * Formula: least (K + Σ kₙ / mₙ) / T + T / 2 · Σ hₙ λₙ mₙ over base cycle T and whole multiples mₙ, found exactly.
 * Units: one time unit throughout; item n is in every mₙ-th order.
 * Methods: "exact" (default); "silver" is the heuristic of Silver (1976), for comparison with published figures.
 * Source: Wildeman, Frenk & Dekker (1997), European Journal of Operational Research 99; Snyder & Shen (2019), 2nd ed., chapter 3.
 * @customfunction INV.JOINTREPLENISHMENT
 * @param majorCost Cost of an order whatever it holds, K (money).
 * @param minorCosts Cost of including each item in an order, kₙ (money).
 * @param demands Demand of each item per time unit, λₙ (units).
 * @param holdingCosts Cost of holding one unit of each item for one time unit, hₙ (money).
 * @param [method] "exact" (default) or "silver".
 * @returns {any[][]} Per item: multiple, cycle, quantity, cost; last row: base cycle and total cost.
 * @example =INDEX(FULCRUM.INV.JOINTREPLENISHMENT(600, {120;840;300}, {1;1;1}, {160;20;50}), 5, 5) -> 837.854403
 * @example =INDEX(FULCRUM.INV.JOINTREPLENISHMENT(10, {1.87;5.27;7.94;8.19;8.87}, {1736;656;558;170;142}, {0.2;0.2;0.2;0.2;0.2}, "silver"), 7, 5) -> 218.686320
 */
export function jointReplenishmentFunction(
  majorCost: number,
  minorCosts: any[][],
  demands: any[][],
  holdingCosts: any[][],
  method?: string,
): any[][] {
  return excelCall(() => {
    const input = {
      majorCost: oneNumber('majorCost', majorCost),
      minorCosts: numberList('minorCosts', minorCosts),
      demands: numberList('demands', demands),
      holdingCosts: numberList('holdingCosts', holdingCosts),
    };
    const exact = oneChoice('method', method, ['exact', 'silver'], 'exact') === 'exact';
    const plan = exact ? jointReplenishment(input) : silverJointReplenishment(input);
    const { baseCycle, multiples, quantities, cost } = plan;
    const rows = multiples.map((multiple, n) => [
      n + 1,
      multiple,
      baseCycle * multiple,
      quantities[n]!,
      input.minorCosts[n]! / (baseCycle * multiple) + (input.holdingCosts[n]! * quantities[n]!) / 2,
      '',
    ]);
    return table(
      ['item', 'multiple', 'cycle', 'quantity', 'cost', 'status'],
      [...rows, ['Total', 1, baseCycle, '', cost, jointStatus(plan)]],
    );
  });
}

function jointStatus({ cost, bound }: { cost: number; bound?: number }): string {
  if (bound === undefined) return 'approximation (Silver)';
  const gap = (cost - bound) / bound;
  return gap > 0 ? `feasible, at most ${(100 * gap).toPrecision(2)} % above the optimum` : 'optimal';
}

/**
 * Lot sizes for demand that changes from period to period: the cheapest plan of orders (Wagner–Whitin).
 *
 * When to use: a schedule of known or forecast demand, an order cost, and a cost of carrying stock between periods.
 * Formula: least Σ orderCost per order + Σ holdingCost · ending inventory + Σ unitCost · order, without stockouts.
 * Units: holdingCost per unit carried into the next period; each cost is one value, or one per period. With unitCost the table has a column purchaseCost before cost.
 * Source: Wagner & Whitin (1958), Management Science 5; Wagelmans, van Hoesel & Kolen (1992), Operations Research 40.
 * @customfunction INV.LOTSIZE
 * @param demands Demand of each period (units).
 * @param orderCost Fixed cost of an order (money): one, or one per period.
 * @param holdingCost Cost of carrying one unit into the next period (money): one, or one per period.
 * @param [unitCost] Price of one unit (money): one, or one per period; left out of the cost when omitted.
 * @returns {any[][]} Per period: demand, order, ending inventory, costs; last row: totals.
 * @example =INDEX(FULCRUM.INV.LOTSIZE({90,120,80,70}, 500, 2), 6, 7) -> 1380
 * @example =INDEX(FULCRUM.INV.LOTSIZE({400,500,500,1100,900}, 100, 0.1, {3,1,4,6,6}), 7, 8) -> 4940
 */
export function lotSizeFunction(
  demands: any[][],
  orderCost: any[][],
  holdingCost: any[][],
  unitCost?: any[][],
): any[][] {
  return excelCall(() => {
    const periods = numberList('demands', demands);
    const priced = !isOmitted(unitCost);
    const plan = lotSize({
      demands: periods,
      orderCost: numberList('orderCost', orderCost),
      holdingCost: numberList('holdingCost', holdingCost),
      unitCost: priced ? numberList('unitCost', unitCost) : 0,
    });
    const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
    const rows = periods.map((demand, t) => [
      t + 1,
      demand,
      plan.orders[t]!,
      plan.endingInventory[t]!,
      plan.orderCosts[t]!,
      plan.holdingCosts[t]!,
      ...(priced ? [plan.purchaseCosts[t]!] : []),
      plan.orderCosts[t]! + plan.holdingCosts[t]! + plan.purchaseCosts[t]!,
    ]);
    return table(
      [
        'period',
        'demand',
        'order',
        'endingInventory',
        'orderCost',
        'holdingCost',
        ...(priced ? ['purchaseCost'] : []),
        'cost',
      ],
      [
        ...rows,
        [
          'Total',
          total(periods),
          total(plan.orders),
          total(plan.endingInventory),
          total(plan.orderCosts),
          total(plan.holdingCosts),
          ...(priced ? [total(plan.purchaseCosts)] : []),
          plan.cost,
        ],
      ],
    );
  });
}
