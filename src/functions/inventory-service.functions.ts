import { DomainError } from '../domain/domain-error';
import { classifyItems } from '../domain/inventory/abc-xyz';
import { optimalBaseStock } from '../domain/inventory/base-stock';
import { carryingRate } from '../domain/inventory/carrying-rate';
import { EXCHANGE_GOALS, exchangeCurve, FILL_WEIGHTS } from '../domain/inventory/exchange-curve';
import { leadTimeTradeOff } from '../domain/inventory/lead-time-trade-off';
import { newsvendorOrder } from '../domain/inventory/newsvendor';
import { type PooledSite, pooling } from '../domain/inventory/pooling';
import { reviewTradeOff } from '../domain/inventory/review-trade-off';
import { FILL_METHODS, reorderPoint, safetyStock, SERVICE_TYPES } from '../domain/inventory/safety-stock';
import { serviceCurve } from '../domain/inventory/service-curve';
import { serviceLevel } from '../domain/inventory/service-level';
import { DEMAND_DISTRIBUTIONS } from '../domain/probability/demand-distribution';
import { discrete, empirical } from '../domain/probability/discrete';
import type { Distribution } from '../domain/probability/distribution';
import {
  DISTRIBUTION_NAMES,
  namedDistribution,
  parameterNames,
} from '../domain/probability/named-distribution';
import {
  choice,
  type ExcelRange,
  excelCall,
  isOmitted,
  labelList,
  liftScalar,
  liftTable,
  number,
  numberList,
  numberMatrix,
  oneChoice,
  oneNumber,
  optionalNumber,
  table,
  textList,
} from './excel-call';

// ---------------------------------------------------------------------------------------------
// Stock for a service, and service of a stock

function targetArguments(
  demandMean: ExcelRange,
  demandSd: ExcelRange,
  leadTime: ExcelRange,
  leadTimeSd: ExcelRange,
  serviceLevel: ExcelRange,
  serviceType: ExcelRange,
  orderQuantity: ExcelRange,
  reviewPeriod: ExcelRange,
  distribution: ExcelRange,
  fillMethod: ExcelRange,
) {
  return {
    demandMean: number(demandMean),
    demandSd: number(demandSd),
    leadTime: number(leadTime),
    leadTimeSd: number(leadTimeSd),
    serviceLevel: number(serviceLevel),
    serviceType: choice(serviceType, SERVICE_TYPES),
    orderQuantity: optionalNumber(orderQuantity),
    reviewPeriod: number(reviewPeriod, 0),
    distribution: choice(distribution, DEMAND_DISTRIBUTIONS, 'normal'),
    fillMethod: choice(fillMethod, FILL_METHODS, 'two-loss'),
  };
}

/**
 * Safety stock that reaches a service level you name as cycle service or fill rate.
 *
 * When to use: to turn a service target into stock, for one item or for a whole column of items in one call. Name the service: "cycle" is the chance of no stockout in an order cycle, "fill" the share of demand met from stock; the two differ widely.
 * Formula: safety stock = reorder point - demandMean × (reviewPeriod + leadTime), with demand variance demandSd² × (reviewPeriod + leadTime) + demandMean² × leadTimeSd². Cycle: the quantile of that demand. Fill: the reorder point r at which n(r) - n(r + orderQuantity) = (1 - serviceLevel) × orderQuantity, n being the loss function, with both loss terms. A negative result says that the lots alone exceed the target.
 * Units: units of demand; times in the period of demandMean. Poisson demand uses demandMean only, and no leadTimeSd; poisson and negbin give whole reorder points. fillMethod "single-loss" leaves out the second loss term; "order-up-to" is exact for ordering up to a level at every review.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7; Zipkin, Foundations of Inventory Management (2000), Chapter 6.
 * @customfunction INV.SAFETYSTOCK
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param serviceLevel Service to reach, between 0 and 1 (0.95 is 95 %).
 * @param serviceType "cycle" (no stockout in a cycle) or "fill" (demand met from stock).
 * @param [orderQuantity] Units per order; required for "fill".
 * @param [reviewPeriod] Time between reviews (periods); 0, continuous review, when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin" or "poisson".
 * @param [fillMethod] "two-loss" (when omitted), "single-loss" or "order-up-to".
 * @returns {any[][]} Safety stock (units).
 * @example =FULCRUM.INV.SAFETYSTOCK(2500, 500, 2, 0, 0.9, "cycle") -> 906.193802
 * @example =FULCRUM.INV.SAFETYSTOCK(100, 40, 4, 0.5, {0.9; 0.95; 0.98}, "fill", 500) -> {-22.5816;28.7379;82.1120}
 * @example =FULCRUM.INV.SAFETYSTOCK(100, 40, 4, 0.5, 0.95, "fill") -> #VALUE! orderQuantity is needed for a fill rate: the same stock serves large lots better than small ones
 */
export function safetyStockFunction(
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  leadTimeSd: any[][],
  serviceLevel: any[][],
  serviceType: any[][],
  orderQuantity?: any[][],
  reviewPeriod?: any[][],
  distribution?: any[][],
  fillMethod?: any[][],
): any[][] {
  return liftScalar(
    targetArguments(
      demandMean,
      demandSd,
      leadTime,
      leadTimeSd,
      serviceLevel,
      serviceType,
      orderQuantity,
      reviewPeriod,
      distribution,
      fillMethod,
    ),
    safetyStock,
  );
}

/**
 * Reorder point: the inventory position at which to order so that a service level is reached.
 *
 * When to use: for a system that orders a lot when stock on hand and on order falls to a level; with a reviewPeriod it also covers the time until the next review.
 * Formula: demandMean × (reviewPeriod + leadTime) + safety stock, as INV.SAFETYSTOCK.
 * Units: units of demand; times in the period of demandMean.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7; Zipkin, Foundations of Inventory Management (2000), Chapter 6.
 * @customfunction INV.REORDERPOINT
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param serviceLevel Service to reach, between 0 and 1 (0.95 is 95 %).
 * @param serviceType "cycle" (no stockout in a cycle) or "fill" (demand met from stock).
 * @param [orderQuantity] Units per order; required for "fill".
 * @param [reviewPeriod] Time between reviews (periods); 0, continuous review, when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin" or "poisson".
 * @param [fillMethod] "two-loss" (when omitted), "single-loss" or "order-up-to".
 * @returns {any[][]} Reorder point (units).
 * @example =FULCRUM.INV.REORDERPOINT(2500, 500, 2, 0, 0.9, "cycle") -> 5906.193802
 * @example =FULCRUM.INV.REORDERPOINT(0.4, 0, 5, 0, 0.95, "cycle", , , "poisson") -> 5
 */
export function reorderPointFunction(
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  leadTimeSd: any[][],
  serviceLevel: any[][],
  serviceType: any[][],
  orderQuantity?: any[][],
  reviewPeriod?: any[][],
  distribution?: any[][],
  fillMethod?: any[][],
): any[][] {
  return liftScalar(
    targetArguments(
      demandMean,
      demandSd,
      leadTime,
      leadTimeSd,
      serviceLevel,
      serviceType,
      orderQuantity,
      reviewPeriod,
      distribution,
      fillMethod,
    ),
    reorderPoint,
  );
}

/**
 * Order-up-to level: the inventory position to restore at every review so that a service level is reached.
 *
 * When to use: for periodic review, where each review orders what is missing to the level. For a min-max system take INV.REORDERPOINT as the minimum and add the order quantity for the maximum.
 * Formula: demandMean × (reviewPeriod + leadTime) + safety stock, as INV.SAFETYSTOCK. For a fill rate, fillMethod "order-up-to" is exact and needs no orderQuantity; otherwise orderQuantity is what an average review orders.
 * Units: units of demand; times in the period of demandMean.
 * Source: Chopra & Meindl, Supply Chain Management, periodic review policies; Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7.
 * @customfunction INV.ORDERUPTO
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param serviceLevel Service to reach, between 0 and 1 (0.95 is 95 %).
 * @param serviceType "cycle" (no stockout in a cycle) or "fill" (demand met from stock).
 * @param [orderQuantity] Units per order; required for "fill" unless fillMethod is "order-up-to".
 * @param [reviewPeriod] Time between reviews (periods); 0, continuous review, when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin" or "poisson".
 * @param [fillMethod] "two-loss" (when omitted), "single-loss" or "order-up-to".
 * @returns {any[][]} Order-up-to level (units).
 * @example =FULCRUM.INV.ORDERUPTO(2500, 500, 2, 0, 0.9, "cycle", , 4) -> 16569.574
 * @example =FULCRUM.INV.ORDERUPTO(100, 40, 4, 0, 0.95, "fill", , 2, "normal", "order-up-to") -> 687.3016
 */
export function orderUpToFunction(
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  leadTimeSd: any[][],
  serviceLevel: any[][],
  serviceType: any[][],
  orderQuantity?: any[][],
  reviewPeriod?: any[][],
  distribution?: any[][],
  fillMethod?: any[][],
): any[][] {
  return liftScalar(
    targetArguments(
      demandMean,
      demandSd,
      leadTime,
      leadTimeSd,
      serviceLevel,
      serviceType,
      orderQuantity,
      reviewPeriod,
      distribution,
      fillMethod,
    ),
    reorderPoint,
  );
}

/**
 * The service that a reorder point and order quantity really reach, with backorders and average inventory.
 *
 * When to use: after rounding to lots, pallets or minimum orders, to see the cycle service and the fill rate that the policy in use gives; ranges give one row per item.
 * Formula: cycle = F(r); fill = 1 - [n(r) - n(r + Q)] / Q; backorders = mean of n(y) for y from r to r + Q; average inventory = r + Q/2 - mean demand in the lead time + backorders ((Q + 1)/2 for whole units).
 * Units: units of demand; continuous review, unmet demand is backordered.
 * Source: Zipkin, Foundations of Inventory Management (2000), Chapter 6.
 * @customfunction INV.SERVICELEVEL
 * @param reorderPoint Inventory position at which an order is placed (units).
 * @param orderQuantity Units per order.
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param [distribution] "normal" (when omitted), "gamma", "negbin" or "poisson".
 * @returns {any[][]} Table: cycle service, fill rate, backorders (units), average inventory (units).
 * @example =FULCRUM.INV.SERVICELEVEL(6000, 10000, 2500, 500, 2, 0) -> {"cycle service","fill rate","backorders","average inventory";0.921350,0.997487,0.709877,6000.709877}
 */
export function serviceLevelFunction(
  reorderPoint: any[][],
  orderQuantity: any[][],
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  leadTimeSd: any[][],
  distribution?: any[][],
): any[][] {
  return liftTable(
    ['cycle service', 'fill rate', 'backorders', 'average inventory'],
    {
      reorderPoint: number(reorderPoint),
      orderQuantity: number(orderQuantity),
      demandMean: number(demandMean),
      demandSd: number(demandSd),
      leadTime: number(leadTime),
      leadTimeSd: number(leadTimeSd),
      distribution: choice(distribution, DEMAND_DISTRIBUTIONS, 'normal'),
    },
    (policy) => {
      const reached = serviceLevel(policy);
      return [reached.cycleServiceLevel, reached.fillRate, reached.backorders, reached.averageInventory];
    },
  );
}

// ---------------------------------------------------------------------------------------------
// Trade-offs

/**
 * What each step of service costs: safety stock, cash and carrying cost per target.
 *
 * When to use: to choose a service target by the cash that one more percentage point takes.
 * Formula: safety stock as INV.SAFETYSTOCK; cash = safety stock × unitCost; carrying cost = cash × carryingRate; cash per extra point = rise of cash over rise of target in percentage points since the row above.
 * Units: units, money and money per period; carryingRate per the period of the carrying cost.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7.
 * @customfunction INV.SERVICECURVE
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param orderQuantity Units per order.
 * @param unitCost Cost of one unit (money).
 * @param carryingRate Cost of holding stock as a fraction of its value per period.
 * @param serviceType "cycle" or "fill": what the targets mean.
 * @param [levels] Targets between 0 and 1; from 0.8 to 0.999 when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin" or "poisson".
 * @returns {any[][]} Table: target, cycle, fill, safety stock, cash, carrying cost, cash per extra point.
 * @example =INDEX(FULCRUM.INV.SERVICECURVE(100, 40, 4, 0.5, 500, 12, 0.2, "fill", {0.95;0.98}), 3, 7) -> 213.50
 */
export function serviceCurveFunction(
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  leadTimeSd: any[][],
  orderQuantity: any[][],
  unitCost: any[][],
  carryingRate: any[][],
  serviceType: any[][],
  levels?: any[][],
  distribution?: any[][],
): any[][] {
  return excelCall(() => {
    const item = {
      demandMean: oneNumber('demandMean', demandMean),
      demandSd: oneNumber('demandSd', demandSd),
      leadTime: oneNumber('leadTime', leadTime),
      leadTimeSd: oneNumber('leadTimeSd', leadTimeSd),
      orderQuantity: oneNumber('orderQuantity', orderQuantity),
      unitCost: oneNumber('unitCost', unitCost),
      carryingRate: oneNumber('carryingRate', carryingRate),
      serviceType: oneChoice('serviceType', serviceType, SERVICE_TYPES),
      distribution: oneChoice('distribution', distribution, DEMAND_DISTRIBUTIONS, 'normal'),
    };
    const points = isOmitted(levels) ? serviceCurve(item) : serviceCurve(item, numberList('levels', levels));
    return table(
      ['target', 'cycle', 'fill', 'safety stock', 'cash', 'carrying cost', 'cash per extra point'],
      points.map((point) => [
        point.target,
        point.cycleServiceLevel,
        point.fillRate,
        point.safetyStock,
        point.cash,
        point.carryingCost,
        point.cashPerPoint,
      ]),
    );
  });
}

/**
 * Optimal fill-rate target per item for a cash budget or an overall fill rate, beside one target for all.
 *
 * When to use: to spend the safety-stock budget of an assortment where it buys most service; the last row has the totals, and the difference in cash or fill is what differentiating is worth.
 * Formula: least total of unitCost × safety stock subject to the overall fill rate, safety stock not negative; at the optimum Φ(k + Q/σ) - Φ(k) = unitCost × Q / (λ × demand), with one λ for all items.
 * Units: all items in the same period; normal demand in the lead time, continuous review. weight "units" counts every unit demanded alike, "value" by its cost.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7 (exchange curves).
 * @customfunction INV.EXCHANGECURVE
 * @param unitCost Cost of one unit per item (money).
 * @param demand Mean demand per period per item (units).
 * @param leadTimeDemandSd Standard deviation of demand during the lead time per item (units).
 * @param orderQuantity Units per order per item.
 * @param budgetOrFill Cash for safety stock (money), or the overall fill rate (fraction), as goal says.
 * @param goal "budget" (most fill for this cash) or "fill" (least cash for this fill rate).
 * @param [skus] Names of the items.
 * @param [weight] "units" (when omitted) or "value": how the overall fill rate counts a unit.
 * @returns {any[][]} Table: optimal and uniform fill rate, safety stock and cash per item, and totals.
 * @example =INDEX(FULCRUM.INV.EXCHANGECURVE({10;200}, {1000;100}, {60;20}, {250;50}, 0.97, "fill"), 4, 5) -> 648.14
 */
export function exchangeCurveFunction(
  unitCost: any[][],
  demand: any[][],
  leadTimeDemandSd: any[][],
  orderQuantity: any[][],
  budgetOrFill: any[][],
  goal: any[][],
  skus?: any[][],
  weight?: any[][],
): any[][] {
  return excelCall(() => {
    const demands = numberList('demand', demand);
    const columnOf = (field: string, range: any[][]): number[] => {
      const column = numberList(field, range);
      if (column.length === demands.length) return column;
      throw new DomainError(
        'out-of-range',
        field,
        `must have as many entries as demand (${demands.length}), not ${column.length}`,
      );
    };
    const unitCosts = columnOf('unitCost', unitCost);
    const sds = columnOf('leadTimeDemandSd', leadTimeDemandSd);
    const quantities = columnOf('orderQuantity', orderQuantity);
    const items = demands.map((entry, i) => ({
      demand: entry,
      unitCost: unitCosts[i]!,
      leadTimeDemandSd: sds[i]!,
      orderQuantity: quantities[i]!,
    }));
    const { optimal, uniform, exceededWithoutStock } = exchangeCurve(
      items,
      oneChoice('goal', goal, EXCHANGE_GOALS),
      oneNumber('budgetOrFill', budgetOrFill),
      oneChoice('weight', weight, FILL_WEIGHTS, 'units'),
    );
    const names = labelList('skus', skus, items.length, 'SKU');
    const total = [
      'Total',
      optimal.fillRate,
      null,
      optimal.items.reduce((sum, item) => sum + item.safetyStock, 0),
      optimal.cash,
      uniform.fillRate,
      uniform.items.reduce((sum, item) => sum + item.safetyStock, 0),
      uniform.cash,
      exceededWithoutStock ? 'fill rate exceeded without safety stock' : 'optimal',
    ];
    return table(
      [
        'sku',
        'fill rate',
        'cycle service',
        'safety stock',
        'cash',
        'uniform fill rate',
        'uniform safety stock',
        'uniform cash',
        'status',
      ],
      [
        ...optimal.items.map((item, i) => {
          const alike = uniform.items[i]!;
          return [
            names[i],
            item.fillRate,
            item.cycleServiceLevel,
            item.safetyStock,
            item.cash,
            alike.fillRate,
            alike.safetyStock,
            alike.cash,
            null,
          ];
        }),
        total,
      ],
    );
  });
}

/**
 * Safety stock and cash when markets are served from fewer or other sites, before and after.
 *
 * When to use: to value centralising, merging or splitting warehouses, or pooling variants, with correlated demand.
 * Formula: site variance = Σ ρ × sd × sd over its pairs of markets; safety stock = z × √(leadTime × variance), z for the cycle service level.
 * Units: units and money; sds per period, lead times in periods. Sites are numbers from 1 or names; leadTimes is one for all, or one per site (by number, else in order of first appearance).
 * Source: Eppen, Effects of centralization on expected costs in a multi-location newsboy problem, Management Science 25 (1979).
 * @customfunction INV.POOLING
 * @param demandMean Mean demand per period and market (units).
 * @param demandSd Standard deviation of demand per period and market (units).
 * @param correlation One correlation for all pairs of markets, or the matrix of all pairs (-1 to 1).
 * @param assignmentBefore Site that serves each market today (number or name).
 * @param assignmentAfter Site that would serve each market.
 * @param leadTimes Lead time of all sites, or one per site (periods).
 * @param serviceLevel Cycle service level of every site, between 0 and 1.
 * @param unitCost Cost of one unit (money).
 * @returns {any[][]} Table: per site and in total before, after, and the change.
 * @example =INDEX(FULCRUM.INV.POOLING({25;25;25;25}, {5;5;5;5}, 0.2, {1;2;3;4}, {1;1;1;1}, 2, 0.9, 1), 7, 6) -> 22.9
 */
export function poolingFunction(
  demandMean: any[][],
  demandSd: any[][],
  correlation: any[][],
  assignmentBefore: any[][],
  assignmentAfter: any[][],
  leadTimes: any[][],
  serviceLevel: any[][],
  unitCost: any[][],
): any[][] {
  return excelCall(() => {
    const matrix = numberMatrix('correlation', correlation);
    const { before, after } = pooling({
      demandMean: numberList('demandMean', demandMean),
      demandSd: numberList('demandSd', demandSd),
      correlation: matrix.length === 1 && matrix[0]!.length === 1 ? matrix[0]![0]! : matrix,
      assignmentBefore: textList('assignmentBefore', assignmentBefore),
      assignmentAfter: textList('assignmentAfter', assignmentAfter),
      leadTimes: numberList('leadTimes', leadTimes),
      serviceLevel: oneNumber('serviceLevel', serviceLevel),
      unitCost: oneNumber('unitCost', unitCost),
    });
    const rowsOf = (when: string, sites: readonly PooledSite[]) =>
      sites.map((site) => [
        when,
        site.site,
        site.markets,
        site.demandMean,
        site.demandSd,
        site.safetyStock,
        site.cash,
      ]);
    const sum = (sites: readonly PooledSite[], what: 'safetyStock' | 'cash'): number =>
      sites.reduce((total, site) => total + site[what], 0);
    const total = (when: string, safety: number, cash: number) => [
      when,
      'total',
      null,
      null,
      null,
      safety,
      cash,
    ];
    const [stockBefore, stockAfter] = [sum(before, 'safetyStock'), sum(after, 'safetyStock')];
    const [cashBefore, cashAfter] = [sum(before, 'cash'), sum(after, 'cash')];
    return table(
      ['when', 'site', 'markets', 'mean demand', 'demand sd', 'safety stock', 'cash'],
      [
        ...rowsOf('before', before),
        total('before', stockBefore, cashBefore),
        ...rowsOf('after', after),
        total('after', stockAfter, cashAfter),
        total('change', stockAfter - stockBefore, cashAfter - cashBefore),
      ],
    );
  });
}

/**
 * Total cost of suppliers that differ in price, lead time, its variation and minimum order.
 *
 * When to use: to weigh a lower unit cost against longer or less reliable lead times and larger orders; the first supplier is the one to compare with.
 * Formula: purchase = demandMean × c; pipeline = demandMean × L × c × rate; cycle = orderCost × demandMean / Q + c × rate × Q / 2 with Q the larger of economic order quantity and minimum order; safety = z × √(L × demandSd² + demandMean² × leadTimeSd²) × c × rate. Break-even is the unit cost at which the total equals the first supplier's; "charged to" names whose cost rises most against it.
 * Units: money per period; lead times in periods, capitalRate per period.
 * Source: Chopra & Meindl, Supply Chain Management, sourcing decisions (total cost of a supplier).
 * @customfunction INV.LEADTIMETRADEOFF
 * @param suppliers One row per supplier: unitCost, leadTime, leadTimeSd, minimumOrder.
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param serviceLevel Cycle service level, between 0 and 1.
 * @param capitalRate Cost of capital in stock as a fraction of its value per period.
 * @param orderCost Cost of placing one order (money).
 * @returns {any[][]} Table: costs per period, break-even unit cost and the function charged, per supplier.
 * @example =INDEX(FULCRUM.INV.LEADTIMETRADEOFF({10,1,0,0;9.5,8,2,5000}, 1000, 300, 0.95, 0.005, 50), 3, 7) -> 9.469067
 */
export function leadTimeTradeOffFunction(
  suppliers: any[][],
  demandMean: any[][],
  demandSd: any[][],
  serviceLevel: any[][],
  capitalRate: any[][],
  orderCost: any[][],
): any[][] {
  return excelCall(() => {
    const rows = numberMatrix('suppliers', suppliers).map((row) => {
      if (row.length !== 4) {
        throw new DomainError(
          'out-of-range',
          'suppliers',
          `must have 4 columns (unitCost, leadTime, leadTimeSd, minimumOrder), not ${row.length}`,
        );
      }
      return { unitCost: row[0]!, leadTime: row[1]!, leadTimeSd: row[2]!, minimumOrder: row[3]! };
    });
    const costs = leadTimeTradeOff({
      suppliers: rows,
      demandMean: oneNumber('demandMean', demandMean),
      demandSd: oneNumber('demandSd', demandSd),
      serviceLevel: oneNumber('serviceLevel', serviceLevel),
      capitalRate: oneNumber('capitalRate', capitalRate),
      orderCost: oneNumber('orderCost', orderCost),
    });
    return table(
      [
        'supplier',
        'purchase',
        'pipeline stock cost',
        'cycle stock cost',
        'safety stock cost',
        'total',
        'break-even unit cost',
        'charged to',
        'order quantity',
      ],
      costs.map((cost, i) => [
        i + 1,
        cost.purchaseCost,
        cost.pipelineCost,
        cost.cycleStockCost,
        cost.safetyStockCost,
        cost.totalCost,
        cost.breakEvenUnitCost,
        cost.chargedTo ?? 'nobody',
        cost.orderQuantity,
      ]),
    );
  });
}

/**
 * The cost of a slow planning cycle: safety stock, cycle stock and planning cost per review period.
 *
 * When to use: to choose between weekly, fortnightly and monthly planning or review.
 * Formula: safety stock = z × √((R + L) × demandSd² + demandMean² × leadTimeSd²); cycle stock = demandMean × R / 2; carrying cost = (safety + cycle) × unitCost × carryingRate; planning cost = planningCost / R.
 * Units: money per period; carryingRate per period, cycle service level.
 * Source: Chopra & Meindl, Supply Chain Management, periodic review policies.
 * @customfunction INV.REVIEWTRADEOFF
 * @param reviewPeriods Review periods to compare (periods).
 * @param planningCost Cost of planning once (money).
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param serviceLevel Cycle service level, between 0 and 1.
 * @param unitCost Cost of one unit (money).
 * @param carryingRate Cost of holding stock as a fraction of its value per period.
 * @returns {any[][]} Table: review period, safety and cycle stock, carrying, planning and total cost.
 * @example =INDEX(FULCRUM.INV.REVIEWTRADEOFF({1;2;4}, 500, 2500, 500, 2, 0, 0.9, 20, 0.005), 4, 2) -> 1569.57
 */
export function reviewTradeOffFunction(
  reviewPeriods: any[][],
  planningCost: any[][],
  demandMean: any[][],
  demandSd: any[][],
  leadTime: any[][],
  leadTimeSd: any[][],
  serviceLevel: any[][],
  unitCost: any[][],
  carryingRate: any[][],
): any[][] {
  return excelCall(() => {
    const options = reviewTradeOff({
      reviewPeriods: numberList('reviewPeriods', reviewPeriods),
      planningCost: oneNumber('planningCost', planningCost),
      demandMean: oneNumber('demandMean', demandMean),
      demandSd: oneNumber('demandSd', demandSd),
      leadTime: oneNumber('leadTime', leadTime),
      leadTimeSd: oneNumber('leadTimeSd', leadTimeSd),
      serviceLevel: oneNumber('serviceLevel', serviceLevel),
      unitCost: oneNumber('unitCost', unitCost),
      carryingRate: oneNumber('carryingRate', carryingRate),
    });
    return table(
      ['review period', 'safety stock', 'cycle stock', 'carrying cost', 'planning cost', 'total'],
      options.map((option) => [
        option.reviewPeriod,
        option.safetyStock,
        option.cycleStock,
        option.carryingCost,
        option.planningCost,
        option.totalCost,
      ]),
    );
  });
}

// ---------------------------------------------------------------------------------------------
// Single-period and base-stock models

/**
 * Newsvendor: the one order for a season that maximises expected profit.
 *
 * When to use: for goods bought once before uncertain demand, such as fashion, newspapers, events or last-time buys.
 * Formula: quantity = F⁻¹((price - cost) / (price - salvage)); expected profit = (price - cost) × mean - (cost - salvage) × expected left over - (price - cost) × expected short; fill rate = 1 - expected short / mean.
 * Units: units and money; whole units with poisson and negbin demand. Poisson demand does not use demandSd.
 * Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), Section 4.3.
 * @customfunction INV.NEWSVENDOR
 * @param price Revenue per unit sold (money).
 * @param cost Cost per unit bought (money).
 * @param salvage Revenue per unit left over (money); negative when disposal costs.
 * @param demandMean Mean demand of the season (units).
 * @param demandSd Standard deviation of the season's demand (units).
 * @param [distribution] "normal" (when omitted), "gamma", "negbin" or "poisson".
 * @returns {any[][]} Table: quantity, critical ratio, expected profit, fill rate.
 * @example =FULCRUM.INV.NEWSVENDOR(1, 0.3, 0.12, 50, 8) -> {"quantity","critical ratio","expected profit","fill rate";56.60395593,0.795454545,33.00239481,0.981616065}
 */
export function newsvendorFunction(
  price: any[][],
  cost: any[][],
  salvage: any[][],
  demandMean: any[][],
  demandSd: any[][],
  distribution?: any[][],
): any[][] {
  return liftTable(
    ['quantity', 'critical ratio', 'expected profit', 'fill rate'],
    {
      price: number(price),
      cost: number(cost),
      salvage: number(salvage),
      demandMean: number(demandMean),
      demandSd: number(demandSd),
      distribution: choice(distribution, DEMAND_DISTRIBUTIONS, 'normal'),
    },
    (item) => {
      const order = newsvendorOrder(item);
      return [order.quantity, order.criticalRatio, order.expectedProfit, order.fillRate];
    },
  );
}

/**
 * Base-stock level that minimises the expected holding and stockout cost per period, and that cost.
 *
 * When to use: for an item replenished every period without a fixed order cost.
 * Formula: level = F⁻¹(stockoutCost / (holdingCost + stockoutCost)) of the demand in leadTime + 1 periods; cost = holdingCost × expected on hand + stockoutCost × expected backorders.
 * Units: units; costs per unit and period. Poisson demand does not use demandSd.
 * Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), Sections 4.3 and 4.4, eqs. 4.24, 4.27, 4.30, 4.37.
 * @customfunction INV.BASESTOCK
 * @param holdingCost Cost per unit on hand at the end of a period (money).
 * @param stockoutCost Cost per unit backordered at the end of a period (money).
 * @param demandMean Mean demand per period (units).
 * @param demandSd Standard deviation of demand per period (units).
 * @param [leadTime] Periods between order and arrival; 0 when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin" or "poisson".
 * @returns {any[][]} Table: base-stock level (units), expected cost per period (money).
 * @example =FULCRUM.INV.BASESTOCK(0.18, 0.7, 50, 8) -> {"level","expected cost";56.60395592743,1.99760519318}
 * @example =FULCRUM.INV.BASESTOCK(1, 4, 6, 0, 0, "poisson") -> {"level","expected cost";8,3.57010694577}
 */
export function baseStockFunction(
  holdingCost: any[][],
  stockoutCost: any[][],
  demandMean: any[][],
  demandSd: any[][],
  leadTime?: any[][],
  distribution?: any[][],
): any[][] {
  return liftTable(
    ['level', 'expected cost'],
    {
      holdingCost: number(holdingCost),
      stockoutCost: number(stockoutCost),
      demandMean: number(demandMean),
      demandSd: number(demandSd),
      leadTime: number(leadTime, 0),
      distribution: choice(distribution, DEMAND_DISTRIBUTIONS, 'normal'),
    },
    (item) => {
      const { level, expectedCost } = optimalBaseStock(item);
      return [level, expectedCost];
    },
  );
}

/** The name of a distribution given by lists, when `cell` holds one. */
function listDistribution(distribution: ExcelRange): 'discrete' | 'empirical' | undefined {
  if (isOmitted(distribution) || distribution!.length !== 1 || distribution![0]!.length !== 1)
    return undefined;
  const name = String(distribution![0]![0]).trim().toLowerCase();
  return name === 'discrete' || name === 'empirical' ? name : undefined;
}

function lossOf(distribution: Distribution, x: number, order: number): number {
  if (order === 1) return distribution.loss(x);
  if (order === 2) return distribution.secondLoss(x);
  throw new DomainError('out-of-range', 'order', `must be 1 or 2, not ${order}`);
}

/**
 * First or second loss function of a demand distribution: expected units short when x are at hand.
 *
 * When to use: to build inventory formulas that the other functions do not cover.
 * Formula: first n(x) = E[(D - x)⁺]; second ½ E[((D - x)⁺)²], and ½ E[(D - x)⁺ (D - x - 1)⁺] for demand in whole units.
 * Units: parameters of the distributions: normal mean, sd; gamma shape, scale; poisson mean; negbin r, p; lognormal mu, sigma; uniform low, high; exponential rate; geometric p (trials to success); discrete values, probabilities; empirical history. A distribution with one parameter may have the order right after it.
 * Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), Appendix C.3; Zipkin, Foundations of Inventory Management (2000), Appendix C.
 * @customfunction INV.LOSS
 * @param x Units at hand.
 * @param distribution "normal", "gamma", "poisson", "negbin", "lognormal", "uniform", …, "discrete", "empirical".
 * @param parameter1 First parameter of the distribution; a range for "discrete" and "empirical".
 * @param [parameter2] Second parameter, when the distribution has one.
 * @param [order] 1 (when omitted) for the first loss function, 2 for the second.
 * @returns {any[][]} Loss (units; units squared for the second).
 * @example =FULCRUM.INV.LOSS(18.6, "normal", 15, 3) -> 0.16830735
 * @example =FULCRUM.INV.LOSS(18.6, "normal", 15, 3, 2) -> 0.21486028
 * @example =FULCRUM.INV.LOSS(18, "poisson", 15) -> 0.51760953
 * @example =FULCRUM.INV.LOSS(2, "discrete", {1;2;4}, {0.2;0.5;0.3}) -> 0.6
 */
export function lossFunction(
  x: any[][],
  distribution: any[][],
  parameter1: any[][],
  parameter2?: any[][],
  order?: any[][],
): any[][] {
  const listed = listDistribution(distribution);
  if (listed !== undefined) {
    return excelCall(() => {
      const demand =
        listed === 'discrete'
          ? discrete(numberList('parameter1', parameter1), numberList('parameter2', parameter2))
          : empirical(numberList('parameter1', parameter1));
      const orderRange = isOmitted(order) && listed === 'empirical' ? parameter2 : order;
      return liftScalar({ x: number(x), order: number(orderRange, 1) }, (at) =>
        lossOf(demand, at.x, at.order),
      );
    });
  }
  return liftScalar(
    {
      x: number(x),
      distribution: choice(distribution, DISTRIBUTION_NAMES),
      parameter1: number(parameter1),
      parameter2: optionalNumber(parameter2),
      order: optionalNumber(order),
    },
    (at) => {
      const needed = parameterNames(at.distribution).length;
      const given = at.parameter2 === undefined ? [at.parameter1] : [at.parameter1, at.parameter2];
      // With one parameter, what follows it is the order.
      const follows = needed === 1 && at.order === undefined ? given.splice(1)[0] : undefined;
      return lossOf(namedDistribution(at.distribution, given), at.x, at.order ?? follows ?? 1);
    },
  );
}

// ---------------------------------------------------------------------------------------------
// Classes and rates

/**
 * ABC-XYZ classes: which items carry the value, and which are steady or erratic.
 *
 * When to use: to decide where service targets, forecasts and planning effort should differ.
 * Formula: items by falling usage value are A until 80 % of the value is reached, B until 95 %, then C; X up to a coefficient of variation of 0.5, Y up to 1, then Z. The item that crosses a limit is in the class. Other limits are arguments.
 * Units: usage value in money per period; variability as coefficient of variation. Rows in the order of the input.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 3.
 * @customfunction INV.CLASSIFY
 * @param usageValue Value used per item and period (money).
 * @param variability Coefficient of variation of each item's demand.
 * @param [skus] Names of the items.
 * @param [shares] Cumulative shares that fill class A and class B; {0.8,0.95} when omitted.
 * @param [variabilities] Largest coefficients of variation of X and Y; {0.5,1} when omitted.
 * @returns {any[][]} Table: sku, usage value, share, cumulative share, variability, ABC, XYZ, class.
 * @example =INDEX(FULCRUM.INV.CLASSIFY({700;200;60;40}, {0.3;1.2;0.6;0.2}), 3, 8) -> "AZ"
 */
export function classifyFunction(
  usageValue: any[][],
  variability: any[][],
  skus?: any[][],
  shares?: any[][],
  variabilities?: any[][],
): any[][] {
  return excelCall(() => {
    const values = numberList('usageValue', usageValue);
    const variation = numberList('variability', variability);
    const classes = classifyItems(values, variation, {
      shares: isOmitted(shares) ? [0.8, 0.95] : pair('shares', shares),
      variabilities: isOmitted(variabilities) ? [0.5, 1] : pair('variabilities', variabilities),
    });
    const names = labelList('skus', skus, values.length, 'SKU');
    return table(
      ['sku', 'usage value', 'share', 'cumulative share', 'variability', 'ABC', 'XYZ', 'class'],
      classes.map((item, i) => [
        names[i],
        values[i],
        item.share,
        item.cumulativeShare,
        variation[i],
        item.abc,
        item.xyz,
        item.abc + item.xyz,
      ]),
    );
  });
}

function pair(field: string, range: ExcelRange): [number, number] {
  const list = numberList(field, range);
  if (list.length === 2) return [list[0]!, list[1]!];
  throw new DomainError('out-of-range', field, `must have 2 entries, not ${list.length}`);
}

/**
 * Inventory carrying rate and its split into capital, storage, insurance and obsolescence.
 *
 * When to use: to agree on the rate that turns stock into cost, before any trade-off uses it.
 * Formula: rate = capital + storage + insurance + obsolescence; share = part / rate.
 * Units: fractions of stock value per period, usually per year.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 3.
 * @customfunction INV.CARRYINGRATE
 * @param capital Cost of capital as a fraction of stock value per period.
 * @param storage Storage and handling as a fraction of stock value per period.
 * @param insurance Insurance and taxes as a fraction of stock value per period.
 * @param obsolescence Obsolescence and shrinkage as a fraction of stock value per period.
 * @returns {any[][]} Table: the rate, then each part with its share.
 * @example =FULCRUM.INV.CARRYINGRATE(0.1, 0.05, 0.01, 0.04) -> {"part","rate","share";"total",0.2,1;"capital",0.1,0.5;"storage",0.05,0.25;"insurance",0.01,0.05;"obsolescence",0.04,0.2}
 */
export function carryingRateFunction(
  capital: any[][],
  storage: any[][],
  insurance: any[][],
  obsolescence: any[][],
): any[][] {
  return excelCall(() => {
    const { rate, parts } = carryingRate({
      capital: oneNumber('capital', capital),
      storage: oneNumber('storage', storage),
      insurance: oneNumber('insurance', insurance),
      obsolescence: oneNumber('obsolescence', obsolescence),
    });
    return table(
      ['part', 'rate', 'share'],
      [['total', rate, rate === 0 ? 0 : 1], ...parts.map((part) => [part.part, part.rate, part.share])],
    );
  });
}
