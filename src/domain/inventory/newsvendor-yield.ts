import { DomainError, requireFinite, requireNonNegative, requirePositive } from '../domain-error';
import { normal, standardNormalDensity } from '../probability/normal';
import type { YieldType } from './eoq-yield';
import { gaussLegendre, panelEnds } from './gauss-legendre';

export const yieldDistributions = ['normal', 'uniform'] as const;
export type YieldDistribution = (typeof yieldDistributions)[number];

export interface NewsvendorYieldInput {
  /** h, money per unit left over. */
  readonly holdingCost: number;
  /** p, money per unit short. */
  readonly stockoutCost: number;
  /** Mean demand, units. */
  readonly demandMean: number;
  /** Standard deviation of normal demand, units; 0 for known demand. */
  readonly demandSd: number;
  /** Mean yield: a share of the order, or units added to it (negative for losses). */
  readonly yieldMean: number;
  /** Standard deviation of the yield, in the same measure. */
  readonly yieldSd: number;
  readonly yieldType: YieldType;
  readonly yieldDistribution: YieldDistribution;
}

export interface YieldOrder {
  /** Units to order. */
  readonly quantity: number;
  /** Expected cost of units left over and short. */
  readonly cost: number;
  /** Units expected to arrive. */
  readonly expectedReceived: number;
  /** Probability that what arrives covers demand. */
  readonly cycleService: number;
}

const rule = gaussLegendre(16);

/**
 * Expected cost E[h(R − D)⁺ + p(D − R)⁺] of ordering `quantity` when R = quantity + Y (additive yield) or
 * R = quantity × Z (multiplicative yield) arrives.
 *
 * @throws DomainError "out-of-range" when a cost or the mean demand is not positive, a standard deviation is
 *   negative, or a multiplicative yieldMean is not positive
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eq. 9.27
 */
export function newsvendorYieldCost(quantity: number, input: NewsvendorYieldInput): number {
  requireYield(input);
  requireNonNegative('quantity', quantity);
  const demand = normal(input.demandMean, input.demandSd);
  return expected(
    quantity,
    input,
    (received) =>
      input.holdingCost * demand.complementaryLoss(received) + input.stockoutCost * demand.loss(received),
  );
}

/**
 * Order quantity of a single period under uncertain yield and, if wanted, normal demand. The cost is convex in the
 * quantity; its derivative E[R' ((h + p) F(R) − p)], R' = 1 or Z, is integrated by Gauss–Legendre on panels that
 * end at its steps, and set to zero by bisection. For known demand and additive yield this is
 * Q* = d − F_Y⁻¹(h / (h + p)).
 *
 * @throws DomainError "out-of-range" as `newsvendorYieldCost`
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 9.3, eq. 9.28
 */
export function optimalNewsvendorYield(input: NewsvendorYieldInput): YieldOrder {
  requireYield(input);
  const { holdingCost, stockoutCost, demandMean, demandSd, yieldMean, yieldSd, yieldType } = input;
  const demand = normal(demandMean, demandSd);
  const both = holdingCost + stockoutCost;
  const slope = (quantity: number): number =>
    expected(quantity, input, (received, perUnit) => perUnit * (both * demand.cdf(received) - stockoutCost));

  let low = 0;
  let high = yieldType === 'additive' ? demandMean - yieldMean + demandSd + yieldSd : demandMean / yieldMean;
  high = Math.max(high, demandMean);
  while (slope(high) < 0) {
    low = high;
    high *= 2;
    if (high > 1e290)
      throw new DomainError('infeasible', 'yieldSd', 'is so large that no order is large enough');
  }
  for (let step = 0; step < 2000 && high - low > 1e-15 * high; step++) {
    const middle = low + (high - low) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  // A slope that is positive from the start means that nothing should be ordered.
  const quantity = low === 0 && high < 1e-12 * demandMean ? 0 : high;
  return {
    quantity,
    cost: newsvendorYieldCost(quantity, input),
    expectedReceived: yieldType === 'additive' ? quantity + yieldMean : quantity * yieldMean,
    cycleService: expected(quantity, input, (received) => demand.cdf(received)),
  };
}

function requireYield(input: NewsvendorYieldInput): void {
  requirePositive('holdingCost', input.holdingCost);
  requirePositive('stockoutCost', input.stockoutCost);
  requirePositive('demandMean', input.demandMean);
  requireNonNegative('demandSd', input.demandSd);
  requireNonNegative('yieldSd', input.yieldSd);
  if (input.yieldType === 'multiplicative') requirePositive('yieldMean', input.yieldMean);
  else requireFinite('yieldMean', input.yieldMean);
}

/** E[value(R, dR/dQ)] over the yield. */
function expected(
  quantity: number,
  input: NewsvendorYieldInput,
  value: (received: number, receivedPerUnit: number) => number,
): number {
  const { demandMean, demandSd, yieldMean, yieldSd, yieldType, yieldDistribution } = input;
  const additive = yieldType === 'additive';
  const at = (y: number): number => (additive ? value(quantity + y, 1) : value(quantity * y, y));
  if (yieldSd === 0) return at(yieldMean);

  const halfWidth = Math.sqrt(3) * yieldSd;
  const uniform = yieldDistribution === 'uniform';
  const from = yieldMean - (uniform ? halfWidth : 9 * yieldSd);
  const to = yieldMean + (uniform ? halfWidth : 9 * yieldSd);
  // Where what arrives meets demand, and how sharply.
  const centre = additive ? demandMean - quantity : demandMean / quantity;
  const width = additive ? demandSd : demandSd / quantity;
  const cuts = panelEnds
    .flatMap((end) => [
      centre - end * width,
      centre + end * width,
      yieldMean - end * yieldSd,
      yieldMean + end * yieldSd,
    ])
    .filter((y) => y > from && y < to);
  const ends = [from, ...cuts.sort((a, b) => a - b), to];
  let total = 0;
  for (let i = 1; i < ends.length; i++) {
    const length = ends[i]! - ends[i - 1]!;
    if (length === 0) continue;
    rule.nodes.forEach((node, n) => {
      const y = ends[i - 1]! + length * node;
      const density = uniform ? 1 / (to - from) : standardNormalDensity((y - yieldMean) / yieldSd) / yieldSd;
      total += length * rule.weights[n]! * density * at(y);
    });
  }
  return total;
}
