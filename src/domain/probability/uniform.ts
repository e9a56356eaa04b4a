import { DomainError, requireFinite, requireFraction, requireNonNegative } from '../domain-error';
import type { Distribution } from './distribution';
import { pointMass } from './point-mass';

/**
 * Demand equally likely anywhere between low and high.
 *
 * @throws DomainError "out-of-range" when high is not above low
 */
export function uniform(low: number, high: number): Distribution {
  requireFinite('low', low);
  if (!(requireFinite('high', high) > low)) {
    throw new DomainError('out-of-range', 'high', `must be above low (${low}), not ${high}`);
  }
  const width = high - low;
  const mean = 0.5 * (low + high);
  const variance = (width * width) / 12;
  const above = (x: number): number => Math.min(Math.max(high - x, 0), width);
  const below = (x: number): number => Math.min(Math.max(x - low, 0), width);
  return {
    mean,
    variance,
    isInteger: false,
    density: (x) => (x >= low && x <= high ? 1 / width : 0),
    cdf: (x) => below(x) / width,
    survival: (x) => above(x) / width,
    quantile: (p) => low + width * requireFraction('probability', p),
    loss: (x) => (x < low ? mean - x : above(x) ** 2 / (2 * width)),
    complementaryLoss: (x) => (x > high ? x - mean : below(x) ** 2 / (2 * width)),
    secondLoss: (x) => (x < low ? 0.5 * (variance + (mean - x) ** 2) : above(x) ** 3 / (6 * width)),
  };
}

/**
 * Uniform demand with the given mean and standard deviation, on mean ± √3 sd; a standard deviation of zero gives the
 * certain value.
 *
 * @throws DomainError "out-of-range" when sd is negative
 */
export function uniformOf(mean: number, sd: number): Distribution {
  const halfWidth = Math.sqrt(3) * requireNonNegative('sd', sd);
  return mean + halfWidth > mean - halfWidth ? uniform(mean - halfWidth, mean + halfWidth) : pointMass(mean);
}
