import { optimalBaseStockDisruption } from '../domain/inventory/base-stock-disruption';
import { approximateEoqDisruption, optimalEoqDisruption } from '../domain/inventory/eoq-disruption';
import { eoqYield, yieldTypes } from '../domain/inventory/eoq-yield';
import type { YieldType } from '../domain/inventory/eoq-yield';
import { optimalNewsvendorYield, yieldDistributions } from '../domain/inventory/newsvendor-yield';
import type { LiftedArgument } from './excel-call';
import { choice, flag, liftTable, number } from './excel-call';

/** "", which an omitted yield type is read as, means: a share if the mean could be one. */
function yieldTypeOf(written: YieldType | '', yieldMean: number): YieldType {
  if (written !== '') return written;
  return yieldMean > 0 && yieldMean <= 1 ? 'multiplicative' : 'additive';
}

/** A yield type, or '' when it is left out. */
function yieldTypeArgument(range: any[][] | undefined): LiftedArgument<YieldType | ''> {
  return choice<YieldType | ''>(range ?? null, yieldTypes, '');
}

/**
 * Economic order quantity when the supplier is sometimes down, and demand is lost meanwhile.
 *
 * When to use: steady demand and a supplier that works and fails for random times; how much larger should orders be?
 * Formula: least (K + hQ²/2d + pdψ/μ) / (Q/d + ψ/μ), ψ = λ/(λ + μ) · (1 − e^(−(λ + μ)Q/d)).
 * Units: one time unit throughout; mean time between disruptions is 1/disruptionRate, mean repair time 1/recoveryRate.
 * Source: Berk & Arreola-Risa (1994), Naval Research Logistics 41; Snyder & Shen (2019), 2nd ed., section 9.2, eq. 9.5.
 * @customfunction INV.EOQDISRUPTION
 * @param orderCost Fixed cost of placing one order, K (money).
 * @param holdingCost Cost of holding one unit for one time unit, h (money).
 * @param stockoutCost Cost of one unit of demand lost, p (money).
 * @param demandRate Demand per time unit, d (units).
 * @param disruptionRate Disruptions per time unit of a working supplier, λ.
 * @param recoveryRate Recoveries per time unit of a failed supplier, μ.
 * @param [approximate] TRUE: the closed-form approximation of Snyder (2014); FALSE (default): exact.
 * @returns {any[][]} Quantity, expected cost per time unit, probability that an order finds the supplier down.
 * @example =INDEX(FULCRUM.INV.EOQDISRUPTION(8, 0.225, 5, 1300, 1.5, 14), 2, 2) -> 173.950003
 * @example =INDEX(FULCRUM.INV.EOQDISRUPTION(8, 0.225, 5, 1300, 1.5, 14, TRUE), 2, 1) -> 773.143242
 */
export function eoqDisruptionFunction(
  orderCost: any[][],
  holdingCost: any[][],
  stockoutCost: any[][],
  demandRate: any[][],
  disruptionRate: any[][],
  recoveryRate: any[][],
  approximate?: any[][],
): any[][] {
  return liftTable(
    ['quantity', 'cost', 'downProbability'],
    {
      orderCost: number(orderCost),
      holdingCost: number(holdingCost),
      stockoutCost: number(stockoutCost),
      demandRate: number(demandRate),
      disruptionRate: number(disruptionRate),
      recoveryRate: number(recoveryRate),
      approximate: flag(approximate),
    },
    ({ approximate: closedForm, ...input }) => {
      const order = closedForm ? approximateEoqDisruption(input) : optimalEoqDisruption(input);
      return [order.quantity, order.cost, order.downProbability];
    },
  );
}

/**
 * Base-stock level that covers supplier disruptions when demand is known.
 *
 * When to use: a regular order every period and a supplier that may fail for several periods; how many to cover?
 * Formula: S = d + d · F⁻¹(p / (p + h)), F(n) = 1 − α/(α + β) · (1 − β)ⁿ the chance that a disruption has lasted at most n periods.
 * Units: costs per unit and period; probabilities per period.
 * Source: Snyder & Shen (2019), 2nd ed., section 9.2, eqs. 9.14 and 9.18, Example 9.3; Tomlin (2006), Management Science 52.
 * @customfunction INV.BASESTOCKDISRUPTION
 * @param holdingCost Cost of one unit held at the end of a period, h (money).
 * @param stockoutCost Cost of one unit backordered at the end of a period, p (money).
 * @param demand Known demand of every period, d (units).
 * @param disruptionProbability Probability that a working supplier is down in the next period, α.
 * @param recoveryProbability Probability that a failed supplier works in the next period, β.
 * @returns {any[][]} Base stock, expected cost per period, periods of disruption covered, share of periods down.
 * @example =INDEX(FULCRUM.INV.BASESTOCKDISRUPTION(0.25, 3, 2000, 0.04, 0.25), 2, 2) -> 2737.068966
 */
export function baseStockDisruptionFunction(
  holdingCost: any[][],
  stockoutCost: any[][],
  demand: any[][],
  disruptionProbability: any[][],
  recoveryProbability: any[][],
): any[][] {
  return liftTable(
    ['baseStock', 'cost', 'periodsCovered', 'downShare'],
    {
      holdingCost: number(holdingCost),
      stockoutCost: number(stockoutCost),
      demand: number(demand),
      disruptionProbability: number(disruptionProbability),
      recoveryProbability: number(recoveryProbability),
    },
    (input) => {
      const { baseStock, cost, periodsCovered, downShare } = optimalBaseStockDisruption(input);
      return [baseStock, cost, periodsCovered, downShare];
    },
  );
}

/**
 * Economic order quantity when the quantity that arrives differs from the quantity ordered.
 *
 * When to use: steady demand and uncertain yield: scrap, rejects, short deliveries.
 * Formula: multiplicative, Q = √(2Kd / (h · (sd² + mean²))); additive, Q = √(2Kd / h + sd²) − mean.
 * Units: multiplicative yield is a share of the order (mean 0.9), additive yield a number of units added to it (negative for losses). An omitted yieldType is multiplicative when yieldMean lies in (0, 1], else additive; the table says which.
 * Source: Snyder & Shen (2019), 2nd ed., section 9.3, eqs. 9.22 to 9.25, Examples 9.4 and 9.5.
 * @customfunction INV.EOQYIELD
 * @param orderCost Fixed cost of placing one order, K (money).
 * @param holdingCost Cost of holding one unit for one time unit, h (money).
 * @param demandRate Demand per time unit, d (units).
 * @param yieldMean Mean yield: share of the order, or units added to it (negative for losses).
 * @param yieldSd Standard deviation of the yield, in the same measure.
 * @param [yieldType] "multiplicative" or "additive"; omitted: multiplicative when yieldMean lies in (0, 1].
 * @returns {any[][]} Quantity to order, expected cost per time unit, expected time between orders, yield type.
 * @example =INDEX(FULCRUM.INV.EOQYIELD(18500, 0.06, 75000, -15000, 9000, "additive"), 2, 1) -> 230246.370469
 * @example =INDEX(FULCRUM.INV.EOQYIELD(18500, 0.06, 75000, 0.8333, 0.140712472794703, "multiplicative"), 2, 1) -> 254477.461303
 */
export function eoqYieldFunction(
  orderCost: any[][],
  holdingCost: any[][],
  demandRate: any[][],
  yieldMean: any[][],
  yieldSd: any[][],
  yieldType?: any[][],
): any[][] {
  return liftTable(
    ['quantity', 'cost', 'cycle', 'yieldType'],
    {
      orderCost: number(orderCost),
      holdingCost: number(holdingCost),
      demandRate: number(demandRate),
      yieldMean: number(yieldMean),
      yieldSd: number(yieldSd),
      yieldType: yieldTypeArgument(yieldType),
    },
    (input) => {
      const type = yieldTypeOf(input.yieldType, input.yieldMean);
      const { quantity, cost, cycle } = eoqYield({ ...input, yieldType: type });
      return [quantity, cost, cycle, type];
    },
  );
}

/**
 * Single-period order quantity when the quantity that arrives differs from the quantity ordered.
 *
 * When to use: one order for a season or batch, uncertain yield, known or normal demand.
 * Formula: least h · E[(R − D)⁺] + p · E[(D − R)⁺], R = Q + yield or Q · yield; additive and known demand: Q = d − F⁻¹(h / (h + p)) of the yield.
 * Units: as INV.EOQYIELD; a uniform yield is given by its mean and standard deviation, (high − low) / √12. An omitted yieldType is multiplicative when yieldMean lies in (0, 1], else additive; the table says which.
 * Source: Snyder & Shen (2019), 2nd ed., section 9.3, eqs. 9.27 and 9.28, Example 9.6.
 * @customfunction INV.NEWSVENDORYIELD
 * @param holdingCost Cost of one unit left over, h (money).
 * @param stockoutCost Cost of one unit short, p (money).
 * @param demandMean Mean demand (units).
 * @param yieldMean Mean yield: share of the order, or units added to it (negative for losses).
 * @param yieldSd Standard deviation of the yield, in the same measure.
 * @param [yieldType] "additive" or "multiplicative"; omitted: multiplicative when yieldMean lies in (0, 1].
 * @param [distribution] Distribution of the yield: "normal" (default) or "uniform".
 * @param [demandSd] Standard deviation of normal demand (units); 0 (default) for known demand.
 * @returns {any[][]} Quantity to order, expected cost, units expected, probability to cover demand, yield type.
 * @example =INDEX(FULCRUM.INV.NEWSVENDORYIELD(15, 75, 1500000, 0, 288675.134594813, "additive", "uniform"), 2, 1) -> 1833333.333333
 */
export function newsvendorYieldFunction(
  holdingCost: any[][],
  stockoutCost: any[][],
  demandMean: any[][],
  yieldMean: any[][],
  yieldSd: any[][],
  yieldType?: any[][],
  distribution?: any[][],
  demandSd?: any[][],
): any[][] {
  return liftTable(
    ['quantity', 'cost', 'expectedReceived', 'cycleService', 'yieldType'],
    {
      holdingCost: number(holdingCost),
      stockoutCost: number(stockoutCost),
      demandMean: number(demandMean),
      yieldMean: number(yieldMean),
      yieldSd: number(yieldSd),
      yieldType: yieldTypeArgument(yieldType),
      distribution: choice(distribution, yieldDistributions, 'normal'),
      demandSd: number(demandSd ?? null, 0),
    },
    ({ distribution: yieldDistribution, ...input }) => {
      const type = yieldTypeOf(input.yieldType, input.yieldMean);
      const order = optimalNewsvendorYield({ ...input, yieldType: type, yieldDistribution });
      return [order.quantity, order.cost, order.expectedReceived, order.cycleService, type];
    },
  );
}
