import type { Distribution } from '../probability/distribution';
import {
  standardNormalCdf,
  standardNormalDensity,
  standardNormalLoss,
  standardNormalQuantile,
  standardNormalSurvival,
} from '../probability/normal';

/**
 * Lots below this many standard deviations are integrated, where the difference of two losses would cancel. Any
 * smooth density bears Simpson's rule there; the normal one bears its midpoint form for larger lots too.
 */
const SMALL_LOT = 1e-6;
const SMALL_NORMAL_LOT = 1e-3;

/**
 * Expected units short per order cycle of a reorder point r and lots of Q: n(r) − n(r + Q), the demand that finds
 * no stock while the inventory position runs down from r + Q to r. Its share of Q is one minus the fill rate.
 *
 * @see Silver, Pyke & Peterson (1998), Chapter 7 (fill rate, with the exact second term); Zipkin (2000), Chapter 6
 */
export function cycleShortage(demand: Distribution, reorderPoint: number, orderQuantity: number): number {
  if (!demand.isInteger && orderQuantity * orderQuantity < SMALL_LOT * SMALL_LOT * demand.variance) {
    return simpson(demand.survival, reorderPoint, orderQuantity);
  }
  return demand.loss(reorderPoint) - demand.loss(reorderPoint + orderQuantity);
}

/**
 * Average backorders of a reorder point r and lots of Q: the mean of n(y) over the inventory position y, which is
 * uniform on the lot above r.
 *
 * @see Zipkin (2000), Chapter 6
 */
export function averageBackorders(demand: Distribution, reorderPoint: number, orderQuantity: number): number {
  if (!demand.isInteger && orderQuantity * orderQuantity < SMALL_LOT * SMALL_LOT * demand.variance) {
    return simpson(demand.loss, reorderPoint, orderQuantity) / orderQuantity;
  }
  return (demand.secondLoss(reorderPoint) - demand.secondLoss(reorderPoint + orderQuantity)) / orderQuantity;
}

/** Simpson's rule over [x, x + width], exact to rounding where the function hardly bends. */
function simpson(f: (x: number) => number, x: number, width: number): number {
  return (width / 6) * (f(x) + 4 * f(x + width / 2) + f(x + width));
}

/** G(k) − G(k + q): units short per cycle in standard deviations, for normal demand and lots of q of them. */
export function normalShortage(k: number, q: number): number {
  if (q < SMALL_NORMAL_LOT) {
    const middle = k + q / 2;
    return q * (standardNormalSurvival(middle) + (q * q * middle * standardNormalDensity(middle)) / 24);
  }
  return standardNormalLoss(k) - (isNegligible(k, q) ? 0 : standardNormalLoss(k + q));
}

/**
 * Whether what lies beyond k + q is lost in the rounding of what lies beyond k. Density, tail and loss fall at least as
 * fast as the density does, by exp(−q (k + q/2)).
 */
function isNegligible(k: number, q: number): boolean {
  return q * (k + q / 2) > 42;
}

/** Φ(k + q) − Φ(k), minus the slope of the normal shortage, from whichever tail does not cancel. */
export function normalShortageSlope(k: number, q: number): number {
  if (q < SMALL_NORMAL_LOT) return q * standardNormalDensity(k + q / 2);
  return k > 0
    ? standardNormalSurvival(k) - (isNegligible(k, q) ? 0 : standardNormalSurvival(k + q))
    : standardNormalCdf(k + q) - standardNormalCdf(k);
}

/**
 * The safety factor k at which a normal item with lots of q standard deviations falls short by the share
 * 1 − fillRate of each lot: G(k) − G(k + q) = (1 − fillRate) q. With `q` infinite and the shortage given in
 * standard deviations, it inverts the single loss function.
 *
 * The shortage is log-concave in k, so Newton's method on its logarithm converges from any start; where the
 * shortage exceeds that at k = 0 it is convex to the right of −q/2 and Newton's method on itself is used.
 */
export function normalSafetyFactor(q: number, fillRate: number): number {
  // A lot that is short more than half the time mirrors one that is short less: k ↔ −q − k.
  if (fillRate < 0.5) return -q - normalSafetyFactor(q, 1 - fillRate);
  return invertShortage((1 - fillRate) * q, q);
}

/** The k with G(k) = shortage, in standard deviations: the single-loss approximation. */
export function normalSafetyFactorSingleLoss(shortage: number): number {
  return invertShortage(shortage, Infinity);
}

function invertShortage(target: number, q: number): number {
  const short = (k: number): number => (q === Infinity ? standardNormalLoss(k) : normalShortage(k, q));
  const slope = (k: number): number =>
    q === Infinity ? standardNormalSurvival(k) : normalShortageSlope(k, q);

  if (target > short(0)) {
    let k = -target;
    for (let i = 0; i < 60; i++) {
      const step = (short(k) - target) / slope(k);
      k += step;
      if (Math.abs(step) <= 1e-15 * Math.max(1, Math.abs(k))) break;
    }
    return k;
  }
  let k = startingFactor(target, q);
  for (let i = 0; i < 60; i++) {
    const value = short(k);
    if (value === 0) {
      // Past the smallest number: step back to where the logarithm exists.
      k -= 1;
      continue;
    }
    // Near the root plain and logarithmic Newton agree; the logarithm carries far starts home.
    const step = (value / slope(k)) * Math.log(value / target);
    k += step;
    // The error left is of the order of the step's square.
    if (Math.abs(step) <= 1e-9) break;
  }
  return k;
}

/** A first guess: the quantile for small lots, else the leading terms of the inverse of the single loss. */
function startingFactor(target: number, q: number): number {
  if (q < 0.5) return standardNormalQuantile(1 - target / q) - q / 2;
  const a = Math.sqrt(-2 * Math.log(target * 2.5066282746310002));
  if (!(a > 1.2)) return 0.4;
  // G(k) ≈ φ(k) / (k² + 3 − …): take the root of the logarithm with the denominator at a.
  return Math.sqrt(Math.max(a * a - 2 * Math.log(a * a * 0.6 + 1), 0.04));
}
