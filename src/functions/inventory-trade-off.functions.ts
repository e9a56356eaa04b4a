import { DomainError } from '../domain/domain-error';
import { classifyItems } from '../domain/inventory/abc-xyz';
import { carryingRate } from '../domain/inventory/carrying-rate';
import { leadTimeTradeOff } from '../domain/inventory/lead-time-trade-off';
import { type PooledSite, pooling } from '../domain/inventory/pooling';
import { reviewTradeOff } from '../domain/inventory/review-trade-off';
import {
  type ExcelRange,
  excelCall,
  isOmitted,
  labelList,
  numberList,
  numberMatrix,
  oneNumber,
  table,
  textList,
} from './excel-call';

/**
 * Safety stock and cash when markets are served from fewer or other sites, before and after.
 *
 * When to use: to value centralising, merging or splitting warehouses, or pooling variants, with correlated demand.
 * Formula: site variance = Σ ρ × sd × sd over its pairs of markets; safety stock = z × √(lead time × variance), z for the cycle service level.
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
