import { DomainError } from '../domain/domain-error';
import { EXCHANGE_GOALS, exchangeCurve, FILL_WEIGHTS } from '../domain/inventory/exchange-curve';
import {
  FILL_METHODS,
  reorderPoint,
  safetyStock,
  SERVICE_TYPES,
  type ServiceTarget,
} from '../domain/inventory/safety-stock';
import { serviceCurve } from '../domain/inventory/service-curve';
import { serviceLevel } from '../domain/inventory/service-level';
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
  oneChoice,
  oneNumber,
  optionalNumber,
  table,
} from './excel-call';
import { anyDemand, oneDemand } from './inventory-arguments';

/** What a service target asks for, `measure` being the safety stock or the reorder point, over lifted arguments. */
function atService(
  measure: (target: ServiceTarget) => number,
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
): any[][] {
  return excelCall(() =>
    liftScalar(
      {
        ...anyDemand(demandMean, demandSd, distribution),
        leadTime: number(leadTime),
        leadTimeSd: number(leadTimeSd),
        serviceLevel: number(serviceLevel),
        serviceType: choice(serviceType, SERVICE_TYPES),
        orderQuantity: optionalNumber(orderQuantity),
        reviewPeriod: number(reviewPeriod, 0),
        fillMethod: choice(fillMethod, FILL_METHODS, 'two-loss'),
      },
      measure,
    ),
  );
}

/**
 * Safety stock that reaches a service level you name as cycle service or fill rate.
 *
 * When to use: to turn a service target into stock, for one item or for a whole column of items in one call. Name the service: "cycle" is the chance of no stockout in an order cycle, "fill" the share of demand met from stock; the two differ widely.
 * Formula: safety stock = reorder point - demandMean × (reviewPeriod + leadTime), with demand variance demandSd² × (reviewPeriod + leadTime) + demandMean² × leadTimeSd². Cycle: the quantile of that demand. Fill: the reorder point r at which n(r) - n(r + orderQuantity) = (1 - serviceLevel) × orderQuantity, n being the loss function, with both loss terms. A negative result says that the lots alone exceed the target.
 * Units: units of demand; times in the period of demandMean. Poisson demand uses demandMean only, and no leadTimeSd; poisson and negbin give whole reorder points. With "empirical", demandMean is the history of demand per period: the periods of leadTime and reviewPeriod, whole, are drawn from it independently, exactly; leadTimeSd is 0. fillMethod "single-loss" leaves out the second loss term; "order-up-to" is exact for ordering up to a level at every review.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7; Zipkin, Foundations of Inventory Management (2000), Chapter 6.
 * @customfunction INV.SAFETYSTOCK
 * @param demandMean Mean demand per period (units); its history with "empirical".
 * @param demandSd Standard deviation of demand per period (units); not needed with "poisson" or "empirical".
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param serviceLevel Service to reach, between 0 and 1 (0.95 is 95 %).
 * @param serviceType "cycle" (no stockout in a cycle) or "fill" (demand met from stock).
 * @param [orderQuantity] Units per order; required for "fill".
 * @param [reviewPeriod] Time between reviews (periods); 0, continuous review, when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin", "poisson", "lognormal", "uniform" or "empirical".
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
  return atService(
    safetyStock,
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
 * @param demandMean Mean demand per period (units); its history with "empirical".
 * @param demandSd Standard deviation of demand per period (units); not needed with "poisson" or "empirical".
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param serviceLevel Service to reach, between 0 and 1 (0.95 is 95 %).
 * @param serviceType "cycle" (no stockout in a cycle) or "fill" (demand met from stock).
 * @param [orderQuantity] Units per order; required for "fill".
 * @param [reviewPeriod] Time between reviews (periods); 0, continuous review, when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin", "poisson", "lognormal", "uniform" or "empirical".
 * @param [fillMethod] "two-loss" (when omitted), "single-loss" or "order-up-to".
 * @returns {any[][]} Reorder point (units).
 * @example =FULCRUM.INV.REORDERPOINT(2500, 500, 2, 0, 0.9, "cycle") -> 5906.193802
 * @example =FULCRUM.INV.REORDERPOINT(0.4, , 5, 0, 0.95, "cycle", , , "poisson") -> 5
 * @example =FULCRUM.INV.REORDERPOINT({0;0;3;0;1;0;0;2}, , 2, 0, 0.9, "cycle", , , "empirical") -> 3
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
  return atService(
    reorderPoint,
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
 * @param demandMean Mean demand per period (units); its history with "empirical".
 * @param demandSd Standard deviation of demand per period (units); not needed with "poisson" or "empirical".
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param serviceLevel Service to reach, between 0 and 1 (0.95 is 95 %).
 * @param serviceType "cycle" (no stockout in a cycle) or "fill" (demand met from stock).
 * @param [orderQuantity] Units per order; required for "fill" unless fillMethod is "order-up-to".
 * @param [reviewPeriod] Time between reviews (periods); 0, continuous review, when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin", "poisson", "lognormal", "uniform" or "empirical".
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
  return atService(
    reorderPoint,
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
 * @param demandMean Mean demand per period (units); its history with "empirical".
 * @param demandSd Standard deviation of demand per period (units); not needed with "poisson" or "empirical".
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param [distribution] "normal" (when omitted), "gamma", "negbin", "poisson", "lognormal", "uniform" or "empirical".
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
  return excelCall(() =>
    liftTable(
      ['cycle service', 'fill rate', 'backorders', 'average inventory'],
      {
        reorderPoint: number(reorderPoint),
        orderQuantity: number(orderQuantity),
        ...anyDemand(demandMean, demandSd, distribution),
        leadTime: number(leadTime),
        leadTimeSd: number(leadTimeSd),
      },
      (policy) => {
        const reached = serviceLevel(policy);
        return [reached.cycleServiceLevel, reached.fillRate, reached.backorders, reached.averageInventory];
      },
    ),
  );
}

/**
 * What each step of service costs: safety stock, cash and carrying cost per target.
 *
 * When to use: to choose a service target by the cash that one more percentage point takes.
 * Formula: safety stock as INV.SAFETYSTOCK; cash = safety stock × unitCost; carrying cost = cash × carryingRate; cash per extra point = rise of cash over rise of target in percentage points since the row above.
 * Units: units, money and money per period; carryingRate per the period of the carrying cost.
 * Source: Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7.
 * @customfunction INV.SERVICECURVE
 * @param demandMean Mean demand per period (units); its history with "empirical".
 * @param demandSd Standard deviation of demand per period (units); not needed with "poisson" or "empirical".
 * @param leadTime Mean replenishment lead time (periods).
 * @param leadTimeSd Standard deviation of the lead time (periods).
 * @param orderQuantity Units per order.
 * @param unitCost Cost of one unit (money).
 * @param carryingRate Cost of holding stock as a fraction of its value per period.
 * @param serviceType "cycle" or "fill": what the targets mean.
 * @param [levels] Targets between 0 and 1; from 0.8 to 0.999 when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin", "poisson", "lognormal", "uniform" or "empirical".
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
      ...oneDemand(demandMean, demandSd, distribution),
      leadTime: oneNumber('leadTime', leadTime),
      leadTimeSd: oneNumber('leadTimeSd', leadTimeSd),
      orderQuantity: oneNumber('orderQuantity', orderQuantity),
      unitCost: oneNumber('unitCost', unitCost),
      carryingRate: oneNumber('carryingRate', carryingRate),
      serviceType: oneChoice('serviceType', serviceType, SERVICE_TYPES),
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
