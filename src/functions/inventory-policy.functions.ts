import { economicOrderBackorders } from '../domain/inventory/economic-order-backorders';
import { economicOrderQuantity } from '../domain/inventory/economic-order-quantity';
import { economicProductionQuantity } from '../domain/inventory/economic-production-quantity';
import { jointReplenishment } from '../domain/inventory/joint-replenishment';
import { lotSize } from '../domain/inventory/lot-size';
import { discountTypes, holdingBases, quantityDiscount } from '../domain/inventory/quantity-discount';
import {
  rqEoqBackorders,
  rqEoqSafetyStock,
  rqExpectedInventoryLevel,
  rqLossFunction,
} from '../domain/inventory/rq-approximations';
import { optimalRq } from '../domain/inventory/rq-policy';
import type { RqInput, RqPolicy } from '../domain/inventory/rq-policy';
import { optimalRqPoisson } from '../domain/inventory/rq-policy-poisson';
import { optimalSs } from '../domain/inventory/ss-policy';
import { ssPowerApproximation } from '../domain/inventory/ss-power-approximation';
import { DomainError } from '../domain/domain-error';
import { negativeBinomialOf } from '../domain/probability/negative-binomial';
import { poisson } from '../domain/probability/poisson';
import {
  choice,
  excelCall,
  liftTable,
  number,
  numberList,
  oneChoice,
  oneNumber,
  optionalNumber,
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
 * Economic order quantity under a quantity discount, for the whole order or for the units above each break.
 *
 * When to use: a supplier's price list with quantity breaks; is the larger order worth its stock?
 * Formula: cost = purchase + orderCost · demandRate / quantity + holding of quantity / 2, minimised step by step.
 * Units: holdingCost is a rate, the share of a unit's price that holding it for one time unit costs (0.3), unless holdingBasis is "unit": then money per unit whatever its price.
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., section 3.4, Examples 3.6 and 3.7.
 * @customfunction INV.EOQDISCOUNT
 * @param orderCost Fixed cost of placing one order (money).
 * @param holdingCost Holding cost rate: share of the unit cost per time unit (0.3), or see holdingBasis.
 * @param demandRate Demand per time unit (units).
 * @param breaks Quantities from which each unit cost holds, rising; a leading 0 may be left out.
 * @param unitCosts Unit cost of each step (money), as many as steps.
 * @param type "all-units": the step's price holds for the whole order; "incremental": above each break only.
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

/** The names by which the methods of INV.RQPOLICY are known; letters and digits decide. */
const rqMethods = {
  exact: 'exact',
  exactnormal: 'exact',
  normal: 'exact',
  exactpoisson: 'poisson',
  poisson: 'poisson',
  eil: 'EIL',
  eoqb: 'EOQ+B',
  eoqss: 'EOQ+SS',
  loss: 'loss',
  lossfunction: 'loss',
} as const;
const rqMethodNames = ['exact', 'poisson', 'EIL', 'EOQ+B', 'EOQ+SS', 'loss'] as const;

function spelledOut(method: any[][] | undefined): any[][] | null {
  if (!Array.isArray(method)) return method ?? null;
  return method.map((row) =>
    row.map((cell) => {
      if (typeof cell !== 'string') return cell;
      return rqMethods[cell.toLowerCase().replace(/[^a-z0-9]/g, '') as keyof typeof rqMethods] ?? cell;
    }),
  );
}

function rqPolicyBy(method: (typeof rqMethodNames)[number], input: RqInput): RqPolicy {
  switch (method) {
    case 'exact':
      return optimalRq(input);
    case 'poisson':
      return optimalRqPoisson(input);
    case 'EIL':
      return rqExpectedInventoryLevel(input);
    case 'EOQ+B':
      return rqEoqBackorders(input);
    case 'EOQ+SS':
      return rqEoqSafetyStock(input);
    case 'loss':
      return rqLossFunction(input);
  }
}

/**
 * Reorder point and order quantity of a continuously reviewed item, with cost and service.
 *
 * When to use: orders of a fixed size, placed when stock on hand and on order falls to a reorder point.
 * Formula: cost = (orderCost · demandMean + ∫ g(y) dy from r to r + Q) / Q, g the expected holding and stockout cost of inventory position y; minimised over both.
 * Units: one time unit throughout; stockoutCost per unit backordered and time unit (with EIL: per unit short, once, and the cost is that method's own).
 * Methods: "exact" for normal demand (default), "poisson" exact in whole units, and by name the approximations "EIL", "EOQ+B", "EOQ+SS" and "loss"; the cost of the last three is the exact one of the policy they give.
 * Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, 2nd ed., chapter 5; Federgruen & Zheng (1992), Operations Research 40.
 * @customfunction INV.RQPOLICY
 * @param orderCost Fixed cost of placing one order (money).
 * @param holdingCost Cost of holding one unit for one time unit (money).
 * @param stockoutCost Cost of one unit backordered for one time unit (money).
 * @param demandMean Mean demand per time unit (units).
 * @param demandSd Standard deviation of demand per time unit (units); not used, and may be blank, with "poisson".
 * @param leadTime Time from order to arrival.
 * @param [method] "exact" (default), "poisson", "EIL", "EOQ+B", "EOQ+SS" or "loss".
 * @returns {any[][]} Reorder point, quantity, cost, cycle service, fill rate, average stock and backorders.
 * @example =INDEX(FULCRUM.INV.RQPOLICY(8, 0.225, 7.5, 1300, 150, 0.0833333333333333), 2, 3) -> 78.071146
 * @example =INDEX(FULCRUM.INV.RQPOLICY(100, 20, 150, 1.5, "", 2, "poisson"), 2, 3) -> 107.923581
 */
export function rqPolicyFunction(
  orderCost: any[][],
  holdingCost: any[][],
  stockoutCost: any[][],
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  method?: any[][],
): any[][] {
  return liftTable(
    [
      'reorderPoint',
      'orderQuantity',
      'cost',
      'cycleService',
      'fillRate',
      'averageInventory',
      'averageBackorders',
    ],
    {
      orderCost: number(orderCost),
      holdingCost: number(holdingCost),
      stockoutCost: number(stockoutCost),
      demandMean: number(demandMean),
      demandSd: optionalNumber(demandSd),
      leadTime: number(leadTime),
      method: choice(spelledOut(method), rqMethodNames, 'exact'),
    },
    ({ method: name, demandSd: sd, ...input }) => {
      if (sd === undefined && name !== 'poisson') {
        throw new DomainError(
          'out-of-range',
          'demandSd',
          'is blank; enter a number, or use the method "poisson"',
        );
      }
      const policy = rqPolicyBy(name, { ...input, demandSd: sd ?? 0 });
      return [
        policy.reorderPoint,
        policy.orderQuantity,
        policy.cost,
        policy.cycleService,
        policy.fillRate,
        policy.averageInventory,
        policy.averageBackorders,
      ];
    },
  );
}

/**
 * Periodic-review policy: order up to S whenever stock on hand and on order is at or below s.
 *
 * When to use: stock is reviewed once a period, an order costs a fixed amount, and what is ordered arrives before the period's demand.
 * Formula: least (orderCost + Σ m(j) g(S − j)) / M(S − s), by the exact algorithm of Zheng and Federgruen.
 * Units: costs per unit and period; demand in whole units per period, except with "power".
 * Distributions: "poisson" (default) and "negbin" (with demandSd) are exact; "power" is the power approximation for normal demand, which gives no cost.
 * Source: Zheng & Federgruen (1991), Operations Research 39; Ehrhardt & Mosier (1984), Management Science 30; Snyder & Shen (2019), 2nd ed., section 4.4.
 * @customfunction INV.SSPOLICY
 * @param orderCost Fixed cost of placing one order (money).
 * @param holdingCost Cost of one unit left at the end of a period (money).
 * @param stockoutCost Cost of one unit backordered at the end of a period (money).
 * @param demandMean Mean demand per period (units).
 * @param [distribution] "poisson" (default), "negbin" or "power".
 * @param [demandSd] Standard deviation of demand per period (units); needed by "negbin" and "power".
 * @returns {any[][]} s, S, expected cost per period, and whether they are optimal.
 * @example =FULCRUM.INV.SSPOLICY(5, 1, 4, 6) -> {"reorderPoint","orderUpTo","cost","status";4,10,8.034112,"optimal"}
 */
export function ssPolicyFunction(
  orderCost: any[][],
  holdingCost: any[][],
  stockoutCost: any[][],
  demandMean: any[][],
  distribution?: any[][],
  demandSd?: any[][],
): any[][] {
  return liftTable(
    ['reorderPoint', 'orderUpTo', 'cost', 'status'],
    {
      orderCost: number(orderCost),
      holdingCost: number(holdingCost),
      stockoutCost: number(stockoutCost),
      demandMean: number(demandMean),
      distribution: choice(distribution, ['poisson', 'negbin', 'power'] as const, 'poisson'),
      demandSd: optionalNumber(demandSd),
    },
    ({ distribution: name, demandSd: sd, demandMean: mean, ...costs }) => {
      if (name === 'poisson') {
        const { reorderPoint, orderUpTo, cost } = optimalSs({ ...costs, demand: poisson(mean) });
        return [reorderPoint, orderUpTo, cost, 'optimal'];
      }
      if (sd === undefined) {
        throw new DomainError('out-of-range', 'demandSd', `is blank; "${name}" needs a number`);
      }
      if (name === 'negbin') {
        const { reorderPoint, orderUpTo, cost } = optimalSs({
          ...costs,
          demand: negativeBinomialOf(mean, sd),
        });
        return [reorderPoint, orderUpTo, cost, 'optimal'];
      }
      const { reorderPoint, orderUpTo } = ssPowerApproximation({ ...costs, demandMean: mean, demandSd: sd });
      return [reorderPoint, orderUpTo, null, 'approximation; cost not evaluated'];
    },
  );
}

/**
 * Joint replenishment: how often to order a family of items that share an order's fixed cost.
 *
 * When to use: several items from one supplier or on one truck, where an order costs a fixed amount plus something per item in it.
 * Formula: least (K + Σ kₙ / mₙ) / T + T / 2 · Σ hₙ λₙ mₙ over base cycle T and whole multiples mₙ, found exactly.
 * Units: one time unit throughout; item n is in every mₙ-th order.
 * Source: Wildeman, Frenk & Dekker (1997), European Journal of Operational Research 99; Snyder & Shen (2019), 2nd ed., chapter 3.
 * @customfunction INV.JOINTREPLENISHMENT
 * @param majorCost Cost of an order whatever it holds, K (money).
 * @param minorCosts Cost of including each item in an order, kₙ (money).
 * @param demands Demand of each item per time unit, λₙ (units).
 * @param holdingCosts Cost of holding one unit of each item for one time unit, hₙ (money).
 * @returns {any[][]} Per item: multiple, cycle, quantity, cost; last row: base cycle and total cost.
 * @example =INDEX(FULCRUM.INV.JOINTREPLENISHMENT(600, {120;840;300}, {1;1;1}, {160;20;50}), 5, 5) -> 837.854403
 */
export function jointReplenishmentFunction(
  majorCost: number,
  minorCosts: any[][],
  demands: any[][],
  holdingCosts: any[][],
): any[][] {
  return excelCall(() => {
    const input = {
      majorCost: oneNumber('majorCost', majorCost),
      minorCosts: numberList('minorCosts', minorCosts),
      demands: numberList('demands', demands),
      holdingCosts: numberList('holdingCosts', holdingCosts),
    };
    const { baseCycle, multiples, quantities, cost, bound } = jointReplenishment(input);
    const rows = multiples.map((multiple, n) => [
      n + 1,
      multiple,
      baseCycle * multiple,
      quantities[n]!,
      input.minorCosts[n]! / (baseCycle * multiple) + (input.holdingCosts[n]! * quantities[n]!) / 2,
      '',
    ]);
    const gap = (cost - bound) / cost;
    const status =
      gap > 0 ? `feasible, at most ${(100 * gap).toPrecision(2)} % above the optimum` : 'optimal';
    return table(
      ['item', 'multiple', 'cycle', 'quantity', 'cost', 'status'],
      [...rows, ['Total', 1, baseCycle, '', cost, status]],
    );
  });
}

/**
 * Lot sizes for demand that changes from period to period: the cheapest plan of orders (Wagner–Whitin).
 *
 * When to use: a schedule of known or forecast demand, an order cost, and a cost of carrying stock between periods.
 * Formula: least Σ orderCost per order + Σ holdingCost · ending inventory, without stockouts.
 * Units: holdingCost per unit carried into the next period; each cost is one value, or one per period.
 * Source: Wagner & Whitin (1958), Management Science 5; Wagelmans, van Hoesel & Kolen (1992), Operations Research 40.
 * @customfunction INV.LOTSIZE
 * @param demands Demand of each period (units).
 * @param orderCost Fixed cost of an order (money): one, or one per period.
 * @param holdingCost Cost of carrying one unit into the next period (money): one, or one per period.
 * @returns {any[][]} Per period: demand, order, ending inventory, costs; last row: totals.
 * @example =INDEX(FULCRUM.INV.LOTSIZE({90,120,80,70}, 500, 2), 6, 7) -> 1380
 */
export function lotSizeFunction(demands: any[][], orderCost: any[][], holdingCost: any[][]): any[][] {
  return excelCall(() => {
    const periods = numberList('demands', demands);
    const plan = lotSize({
      demands: periods,
      orderCost: numberList('orderCost', orderCost),
      holdingCost: numberList('holdingCost', holdingCost),
    });
    const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
    const rows = periods.map((demand, t) => [
      t + 1,
      demand,
      plan.orders[t]!,
      plan.endingInventory[t]!,
      plan.orderCosts[t]!,
      plan.holdingCosts[t]!,
      plan.orderCosts[t]! + plan.holdingCosts[t]!,
    ]);
    return table(
      ['period', 'demand', 'order', 'endingInventory', 'orderCost', 'holdingCost', 'cost'],
      [
        ...rows,
        [
          'Total',
          total(periods),
          total(plan.orders),
          total(plan.endingInventory),
          total(plan.orderCosts),
          total(plan.holdingCosts),
          plan.cost,
        ],
      ],
    );
  });
}
