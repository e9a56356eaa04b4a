import { DomainError } from '../domain/domain-error';
import { optimalBaseStock } from '../domain/inventory/base-stock';
import { newsvendorOrder } from '../domain/inventory/newsvendor';
import type { Distribution } from '../domain/probability/distribution';
import {
  DISTRIBUTION_NAMES,
  namedDistribution,
  parameterNames,
} from '../domain/probability/named-distribution';
import { choice, excelCall, isOmitted, liftScalar, liftTable, number, optionalNumber } from './excel-call';
import { anyDemand, listedDemand, listedName } from './inventory-arguments';

/**
 * Newsvendor: the one order for a season that maximises expected profit.
 *
 * When to use: for goods bought once before uncertain demand, such as fashion, newspapers, events or last-time buys.
 * Formula: quantity = F⁻¹((price - cost) / (price - salvage)); expected profit = (price - cost) × mean - (cost - salvage) × expected left over - (price - cost) × expected short; fill rate = 1 - expected short / mean.
 * Units: units and money; whole units with poisson and negbin demand, which poisson needs no demandSd for. With "discrete", demandMean holds the values that demand may take and demandSd their probabilities; with "empirical", demandMean holds the demands of past seasons.
 * Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), Section 4.3.
 * @customfunction INV.NEWSVENDOR
 * @param price Revenue per unit sold (money).
 * @param cost Cost per unit bought (money).
 * @param salvage Revenue per unit left over (money); negative when disposal costs.
 * @param demandMean Mean demand of the season (units); values or history with "discrete" or "empirical".
 * @param demandSd Standard deviation of the season's demand (units); probabilities with "discrete".
 * @param [distribution] "normal" (when omitted), "gamma", "negbin", "poisson", "lognormal", "uniform", "discrete", "empirical".
 * @returns {any[][]} Table: quantity, critical ratio, expected profit, fill rate.
 * @example =FULCRUM.INV.NEWSVENDOR(1, 0.3, 0.12, 50, 8) -> {"quantity","critical ratio","expected profit","fill rate";56.60395593,0.795454545,33.00239481,0.981616065}
 * @example =INDEX(FULCRUM.INV.NEWSVENDOR(10, 4, 1, {1;2;4}, {0.2;0.5;0.3}, "discrete"), 2, 3) -> 10.2
 */
export function newsvendorFunction(
  price: any[][],
  cost: any[][],
  salvage: any[][],
  demandMean: any[][],
  demandSd: any[][],
  distribution?: any[][],
): any[][] {
  return excelCall(() =>
    liftTable(
      ['quantity', 'critical ratio', 'expected profit', 'fill rate'],
      {
        price: number(price),
        cost: number(cost),
        salvage: number(salvage),
        ...anyDemand(demandMean, demandSd, distribution),
      },
      (item) => {
        const order = newsvendorOrder(item);
        return [order.quantity, order.criticalRatio, order.expectedProfit, order.fillRate];
      },
    ),
  );
}

/**
 * Base-stock level that minimises the expected holding and stockout cost per period, and that cost.
 *
 * When to use: for an item replenished every period without a fixed order cost.
 * Formula: level = F⁻¹(stockoutCost / (holdingCost + stockoutCost)) of the demand in leadTime + 1 periods; cost = holdingCost × expected on hand + stockoutCost × expected backorders.
 * Units: units; costs per unit and period. Poisson demand needs no demandSd. With "discrete", demandMean holds the values that a period's demand may take and demandSd their probabilities; with "empirical", demandMean holds the demands of past periods; the lead time then is whole.
 * Source: Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), Sections 4.3 and 4.4, eqs. 4.24, 4.27, 4.30, 4.37.
 * @customfunction INV.BASESTOCK
 * @param holdingCost Cost per unit on hand at the end of a period (money).
 * @param stockoutCost Cost per unit backordered at the end of a period (money).
 * @param demandMean Mean demand per period (units); values or history with "discrete" or "empirical".
 * @param demandSd Standard deviation of demand per period (units); probabilities with "discrete".
 * @param [leadTime] Periods between order and arrival; 0 when omitted.
 * @param [distribution] "normal" (when omitted), "gamma", "negbin", "poisson", "lognormal", "uniform", "discrete", "empirical".
 * @returns {any[][]} Table: base-stock level (units), expected cost per period (money).
 * @example =FULCRUM.INV.BASESTOCK(0.18, 0.7, 50, 8) -> {"level","expected cost";56.60395592743,1.99760519318}
 * @example =FULCRUM.INV.BASESTOCK(1, 4, 6, , 0, "poisson") -> {"level","expected cost";8,3.57010694577}
 */
export function baseStockFunction(
  holdingCost: any[][],
  stockoutCost: any[][],
  demandMean: any[][],
  demandSd: any[][],
  leadTime?: any[][],
  distribution?: any[][],
): any[][] {
  return excelCall(() =>
    liftTable(
      ['level', 'expected cost'],
      {
        holdingCost: number(holdingCost),
        stockoutCost: number(stockoutCost),
        leadTime: number(leadTime, 0),
        ...anyDemand(demandMean, demandSd, distribution),
      },
      (item) => {
        const { level, expectedCost } = optimalBaseStock(item);
        return [level, expectedCost];
      },
    ),
  );
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
  const listed = listedName(distribution);
  if (listed !== undefined) {
    return excelCall(() => {
      const demand = listedDemand(listed, ['parameter1', parameter1], ['parameter2', parameter2]);
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
