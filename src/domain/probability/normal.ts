import erfc from '@stdlib/math-base-special-erfc';
import erfcx from '@stdlib/math-base-special-erfcx';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { requireFinite, requireFraction, requireNonNegative } from '../domain-error';
import { pointMass } from './point-mass';
import type { Distribution } from './distribution';

const ROOT_HALF = Math.SQRT1_2;
const ROOT_HALF_PI = Math.sqrt(Math.PI / 2);
const DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

/** φ(z), the standard normal density. */
export function standardNormalDensity(z: number): number {
  return DENSITY_AT_ZERO * Math.exp(-0.5 * z * z);
}

/** Φ(z), the standard normal distribution function. */
export function standardNormalCdf(z: number): number {
  return 0.5 * erfc(-z * ROOT_HALF);
}

/** 1 − Φ(z) without cancellation. */
export function standardNormalSurvival(z: number): number {
  return 0.5 * erfc(z * ROOT_HALF);
}

/** Φ⁻¹(p), 0 < p < 1: the z whose Φ(z) is p. */
export function standardNormalQuantile(p: number): number {
  if (p === 0.5) return 0;
  if (p > 0.5) return -lowerQuantile(1 - p);
  return lowerQuantile(p);
}

/** Φ⁻¹(p) for p < ½. The library's value is a start: below 1e-9 it loses digits, and below 1e-16 it is −∞. */
function lowerQuantile(p: number): number {
  let z = p > 1e-15 ? normalQuantile(p, 0, 1) : -Math.sqrt(-2 * Math.log(p));
  if (p > 1e-4) return z;
  for (let i = 0; i < 20; i++) {
    // Newton on ln Φ, which is nearly a parabola in the tail.
    const mills = ROOT_HALF_PI * erfcx(-z * ROOT_HALF);
    const logCdf = Math.log(DENSITY_AT_ZERO * mills) - 0.5 * z * z;
    const step = (logCdf - Math.log(p)) * mills;
    z -= step;
    if (Math.abs(step) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}

/** Beyond this z the closed forms cancel and the continued fraction converges quickly. */
const TAIL = 4;

/**
 * Standard normal losses of order 1 and 2 at z ≥ TAIL as φ(z) times a product of ratios of repeated integrals
 * of the tail, whose recurrence (n Iₙ = Iₙ₋₂ − z Iₙ₋₁) is run downwards, where it is stable.
 */
function tailLoss(z: number, order: 1 | 2): number {
  let ratio = 0;
  for (let n = 48; n > 3; n--) ratio = 1 / (z + n * ratio);
  const second = 1 / (z + 3 * ratio);
  const first = 1 / (z + 2 * second);
  const loss = standardNormalDensity(z) * (1 / (z + first)) * first;
  return order === 1 ? loss : loss * second;
}

/**
 * Standard normal loss function φ(z) − z(1 − Φ(z)), without cancellation in the far tail.
 *
 * @see Snyder & Shen (2019), eq. C.22
 */
export function standardNormalLoss(z: number): number {
  if (z >= TAIL) return tailLoss(z, 1);
  if (z <= 0) return standardNormalDensity(z) - z * standardNormalSurvival(z);
  return standardNormalDensity(z) * (1 - z * ROOT_HALF_PI * erfcx(z * ROOT_HALF));
}

/**
 * Standard normal second loss function ½[(z² + 1)(1 − Φ(z)) − zφ(z)], without cancellation in the far tail.
 *
 * @see Snyder & Shen (2019), eq. C.27
 */
export function standardNormalSecondLoss(z: number): number {
  if (z >= TAIL) return tailLoss(z, 2);
  return 0.5 * ((z * z + 1) * standardNormalSurvival(z) - z * standardNormalDensity(z));
}

/**
 * Normal distribution with the given mean and standard deviation; a standard deviation of zero gives the
 * certain value.
 *
 * @throws DomainError "out-of-range" when mean is not finite or sd is negative
 */
export function normal(mean: number, sd: number): Distribution {
  requireFinite('mean', mean);
  if (requireNonNegative('sd', sd) === 0) return pointMass(mean);
  const standardise = (x: number): number => (x - mean) / sd;
  return {
    mean,
    variance: sd * sd,
    isInteger: false,
    density: (x) => standardNormalDensity(standardise(x)) / sd,
    cdf: (x) => standardNormalCdf(standardise(x)),
    survival: (x) => standardNormalSurvival(standardise(x)),
    quantile: (p) => mean + sd * standardNormalQuantile(requireFraction('probability', p)),
    loss: (x) => sd * standardNormalLoss(standardise(x)),
    complementaryLoss: (x) => sd * standardNormalLoss(-standardise(x)),
    secondLoss: (x) => sd * sd * standardNormalSecondLoss(standardise(x)),
  };
}
