import { requireFinite, requireNonNegative, requirePositive } from '../domain-error';
import type { Distribution } from '../probability/distribution';
import {
  normal,
  standardNormalCdf,
  standardNormalDensity,
  standardNormalLoss,
  standardNormalQuantile,
  standardNormalSecondLoss,
  standardNormalSurvival,
} from '../probability/normal';
import type { BackorderCycle } from './economic-order-backorders';
import { economicOrderBackorders } from './economic-order-backorders';

/** A continuously reviewed item; money and units per one time unit throughout. */
export interface RqInput {
  /** K, fixed cost of an order, money. */
  readonly orderCost: number;
  /** h, money per unit held and time unit. */
  readonly holdingCost: number;
  /** p, money per unit backordered and time unit. */
  readonly stockoutCost: number;
  /** λ, units per time unit. */
  readonly demandMean: number;
  /** τ, standard deviation of a time unit's demand, units. */
  readonly demandSd: number;
  /** L, time from order to arrival. */
  readonly leadTime: number;
}

/** Order Q when what is on hand and on order, less backorders, falls to r. */
export interface RqDecision {
  readonly reorderPoint: number;
  readonly orderQuantity: number;
}

/** What an (r, Q) policy does. */
export interface RqPerformance {
  /** Ordering, holding and backorder cost per time unit. */
  readonly cost: number;
  /** Probability that demand over a lead time stays within r. */
  readonly cycleService: number;
  /** Share of demand met from stock. */
  readonly fillRate: number;
  /** Units on hand, on average. */
  readonly averageInventory: number;
  /** Units backordered, on average. */
  readonly averageBackorders: number;
}

export interface RqPolicy extends RqDecision, RqPerformance {}

/** Refuses what no (r, Q) model can work with. */
export function requireRq(input: RqInput): void {
  requirePositive('orderCost', input.orderCost);
  requirePositive('holdingCost', input.holdingCost);
  requirePositive('stockoutCost', input.stockoutCost);
  requirePositive('demandMean', input.demandMean);
  requireNonNegative('demandSd', input.demandSd);
  requireNonNegative('leadTime', input.leadTime);
}

/**
 * Normal demand over the lead time: mean λL, standard deviation τ√L. A deviation that is nothing beside an order
 * counts as zero: it would change the cost by the square of that ratio, but its z-values overflow.
 */
export function leadTimeDemand(input: RqInput): { mean: number; sd: number } {
  const { demandMean, demandSd, leadTime } = input;
  const sd = demandSd * Math.sqrt(leadTime);
  return { mean: demandMean * leadTime, sd: sd > 1e-9 * certainOrder(input).quantity ? sd : 0 };
}

function certainOrder(input: RqInput): BackorderCycle {
  return economicOrderBackorders({
    ...input,
    demandRate: input.demandMean,
    backorderCost: input.stockoutCost,
  });
}

/**
 * Exact cost and service of an (r, Q) policy: the inventory position is uniform over r…r + Q, so average
 * backorders are (n₂(r) − n₂(r + Q))/Q with the second loss function n₂ of lead-time demand, and the cost is
 * (Kλ + ∫ g(y) dy)/Q over that range (a sum over r + 1…r + Q for demand in whole units).
 *
 * @throws DomainError "out-of-range" when Q or a cost is not positive, or for whole-unit demand when r or Q is
 *   not whole
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 5.7 and 5.48
 */
export function rqPerformance(
  { reorderPoint, orderQuantity }: RqDecision,
  { orderCost, holdingCost, stockoutCost, demandMean }: RqInput,
  leadTimeDistribution: Distribution,
): RqPerformance {
  const r = requireFinite('reorderPoint', reorderPoint);
  const q = requirePositive('orderQuantity', orderQuantity);
  const { mean, isInteger } = leadTimeDistribution;
  const averageBackorders = (leadTimeDistribution.secondLoss(r) - leadTimeDistribution.secondLoss(r + q)) / q;
  const averageInventory = r + (isInteger ? q + 1 : q) / 2 - mean + averageBackorders;
  return {
    cost: (orderCost * demandMean) / q + holdingCost * averageInventory + stockoutCost * averageBackorders,
    cycleService: leadTimeDistribution.cdf(r),
    fillRate: 1 - (leadTimeDistribution.loss(r) - leadTimeDistribution.loss(r + q)) / q,
    averageInventory,
    averageBackorders,
  };
}

/**
 * Optimal (r, Q) for normal demand, exactly. With g(y) the cost rate of inventory position y, the optimum has
 * g(r) = g(r + Q) = c, the optimal cost, and ∫ (c − g) over r…r + Q equal to Kλ. That integral rises in c and is
 * convex with slope Q, so Newton's method on c converges from above; both ends of the interval at level c are
 * Newton roots of the convex g.
 *
 * @throws DomainError "out-of-range" when a cost or the mean is not positive, or demandSd or leadTime is negative
 * @see Zheng, Management Science 38 (1992); Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019),
 *   chapter 5, eqs. 5.7 and 5.9
 */
export function optimalRq(input: RqInput): RqPolicy {
  requireRq(input);
  const { mean, sd } = leadTimeDemand(input);
  const decision = sd > 0 ? optimalNormal(input, mean, sd) : certainDemandRq(input);
  return { ...decision, ...rqPerformance(decision, input, normal(mean, sd)) };
}

/** Without uncertainty: the economic order quantity with backorders, ordered one lead time ahead. */
export function certainDemandRq(input: RqInput): RqDecision {
  const { quantity, highestBackorder } = certainOrder(input);
  return { reorderPoint: input.demandMean * input.leadTime - highestBackorder, orderQuantity: quantity };
}

function optimalNormal(input: RqInput, mean: number, sd: number): RqDecision {
  const { orderCost, holdingCost, stockoutCost, demandMean } = input;
  const rate = costRate(holdingCost, stockoutCost);
  const target = (orderCost * demandMean) / sd / sd;
  // Orders so small that g is a parabola over them, where the differences below would lose their digits.
  const curvature = (holdingCost + stockoutCost) * standardNormalDensity(rate.best);
  const narrow = Math.cbrt((12 * target) / curvature);
  if (narrow * Math.max(1, Math.abs(rate.best)) < 1e-3) {
    return { reorderPoint: mean + sd * (rate.best - narrow / 2), orderQuantity: sd * narrow };
  }
  let level =
    rate.least + Math.sqrt((2 * target * holdingCost * stockoutCost) / (holdingCost + stockoutCost));
  let low = rate.below(level);
  let high = rate.above(level);
  for (let step = 0; step < 100; step++) {
    const missing = target - rate.areaUnder(level, low, high);
    const next = Math.max(level + missing / (high - low), rate.least);
    if (!(Math.abs(next - level) > 1e-15 * level)) break;
    low = rate.below(next);
    high = rate.above(next);
    level = next;
  }
  return { reorderPoint: mean + sd * low, orderQuantity: sd * (high - low) };
}

/** Φ⁻¹(p / (h + p)), from whichever tail keeps its digits. */
export function newsvendorZ(holdingCost: number, stockoutCost: number): number {
  const both = holdingCost + stockoutCost;
  return holdingCost < stockoutCost
    ? -standardNormalQuantile(holdingCost / both)
    : standardNormalQuantile(stockoutCost / both);
}

/** The cost rate g of an inventory position of z standard deviations, in units of sd: hz + (h + p) n(z). */
function costRate(holdingCost: number, stockoutCost: number) {
  const both = holdingCost + stockoutCost;
  // Below zero by what is left over, since hz + (h + p) n(z) would cancel.
  const g = (z: number): number =>
    z < 0 ? both * standardNormalLoss(-z) - stockoutCost * z : both * standardNormalLoss(z) + holdingCost * z;
  const slope = (z: number): number =>
    z < 0 ? both * standardNormalCdf(z) - stockoutCost : holdingCost - both * standardNormalSurvival(z);
  const best = newsvendorZ(holdingCost, stockoutCost);

  /** Newton's method on g(z) = level from a z beyond the root: monotone, as g is convex. */
  const root = (level: number, start: number): number => {
    let z = start;
    for (let step = 0; step < 100; step++) {
      const excess = g(z) - level;
      if (!(excess > 0)) break;
      const move = excess / slope(z);
      z -= move;
      if (Math.abs(move) <= 1e-15 * Math.abs(z)) break;
    }
    return z;
  };
  return {
    best,
    least: g(best),
    // g lies above its asymptotes −pz and hz, whose crossings with the level are thus outside the roots.
    below: (level: number): number => root(level, -level / stockoutCost),
    above: (level: number): number => root(level, level / holdingCost),
    areaUnder: (level: number, low: number, high: number): number => {
      const middle = (low + high) / 2;
      return high < 0
        ? (high - low) * (level + stockoutCost * middle) -
            both * (standardNormalSecondLoss(-high) - standardNormalSecondLoss(-low))
        : (high - low) * (level - holdingCost * middle) -
            both * (standardNormalSecondLoss(low) - standardNormalSecondLoss(high));
    },
  };
}

/**
 * Best reorder point for a given order quantity, the r with g(r) = g(r + Q), normal demand.
 *
 * @throws DomainError "out-of-range" when a cost, the mean or orderQuantity is not positive, or demandSd or
 *   leadTime is negative
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eq. 5.9
 */
export function optimalReorderPoint(orderQuantity: number, input: RqInput): number {
  requireRq(input);
  const q = requirePositive('orderQuantity', orderQuantity);
  const { mean, sd } = leadTimeDemand(input);
  const { holdingCost, stockoutCost } = input;
  const both = holdingCost + stockoutCost;
  const backorderedPart = (q * holdingCost) / both;
  if (sd === 0) return mean - backorderedPart;
  // g(r + Q) − g(r) = hQ − (h + p)(n(r) − n(r + Q)): rises in r, and is negative where g falls over all of r…r + Q.
  const width = q / sd;
  const rise = (z: number): number =>
    holdingCost * width - both * (standardNormalLoss(z) - standardNormalLoss(z + width));
  const best = newsvendorZ(holdingCost, stockoutCost);
  let low = best - width;
  let high = best;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(low < middle && middle < high)) return mean + sd * middle;
    if (rise(middle) < 0) low = middle;
    else high = middle;
  }
}
