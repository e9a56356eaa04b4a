import normal from '@stdlib/stats-base-dists-normal';
import {
  DomainError,
  requireEntries,
  requireFinite,
  requirePositive,
  requireProbabilities,
  requireSameLength,
} from '../../domain-error';
import { betaQuantile } from './beta-quantile';

/** What may become of an uncertain driver. Low, likely and high are the ends and the mode, not percentiles. */
export type DriverDistribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly kind: 'pert'; readonly low: number; readonly likely: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly sd: number }
  /** Mean and standard deviation of the driver itself, not of its logarithm. */
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number }
  | {
      readonly kind: 'discrete';
      readonly values: readonly number[];
      readonly probabilities: readonly number[];
    };

/** The value that the driver stays below with probability p, 0 < p < 1. */
export type Quantile = (p: number) => number;

/** Weight of the most likely value in the PERT mean, (low + 4 likely + high) / 6. */
const PERT_WEIGHT = 4;

/**
 * The quantile function of a driver's distribution.
 *
 * Triangular: inverse of the piecewise quadratic distribution function. PERT: a beta distribution over low to high
 * with shapes α = 1 + 4 (likely − low)/(high − low) and β = 1 + 4 (high − likely)/(high − low). Lognormal: parameters
 * σ² = ln(1 + sd²/mean²) and μ = ln mean − σ²/2.
 *
 * @throws DomainError "out-of-range" when the parameters are not finite, not in order, or probabilities do not sum to 1
 * @see Vose, Risk Analysis, 3rd ed. (2008), appendix III
 */
export function driverQuantile(distribution: DriverDistribution): Quantile {
  switch (distribution.kind) {
    case 'fixed': {
      const value = requireFinite('value', distribution.value);
      return () => value;
    }
    case 'uniform': {
      const { low, high } = distribution;
      requireOrder('least and greatest value', [low, high]);
      return (p) => low + p * (high - low);
    }
    case 'triangular': {
      const { low, likely, high } = distribution;
      requireOrder(THREE_POINTS, [low, likely, high]);
      const width = high - low;
      if (width === 0) return () => low;
      const atMode = (likely - low) / width;
      return (p) =>
        p < atMode
          ? low + Math.sqrt(p * width * (likely - low))
          : high - Math.sqrt((1 - p) * width * (high - likely));
    }
    case 'pert': {
      const { low, likely, high } = distribution;
      requireOrder(THREE_POINTS, [low, likely, high]);
      const width = high - low;
      if (width === 0) return () => low;
      const alpha = 1 + (PERT_WEIGHT * (likely - low)) / width;
      const betaShape = 1 + (PERT_WEIGHT * (high - likely)) / width;
      const share = betaQuantile(alpha, betaShape);
      return (p) => low + width * share(p);
    }
    case 'normal': {
      const mean = requireFinite('mean', distribution.mean);
      const sd = requirePositive('sd', distribution.sd);
      return (p) => normal.quantile(p, mean, sd);
    }
    case 'lognormal': {
      const mean = requirePositive('mean', distribution.mean);
      const sd = requirePositive('sd', distribution.sd);
      const variance = Math.log1p((sd / mean) ** 2);
      const mu = Math.log(mean) - variance / 2;
      return (p) => Math.exp(normal.quantile(p, mu, Math.sqrt(variance)));
    }
    case 'discrete':
      return discreteQuantile(distribution.values, distribution.probabilities);
  }
}

const THREE_POINTS = 'least, likely and greatest value';

function requireOrder(field: string, points: readonly number[]): void {
  points.forEach((point) => requireFinite(field, point));
  const ordered = [...points].sort((a, b) => a - b);
  if (points.every((point, i) => point === ordered[i])) return;
  throw new DomainError(
    'out-of-range',
    field,
    `must be in rising order, not ${points.join('; ')}; sorted they would be ${ordered.join('; ')}`,
  );
}

function discreteQuantile(values: readonly number[], probabilities: readonly number[]): Quantile {
  requireEntries('values', values);
  requireSameLength('probabilities', probabilities, 'values', values);
  requireProbabilities('probabilities', probabilities);
  const order = values.map((value, i) => ({
    value: requireFinite(`values, entry ${i + 1},`, value),
    probability: probabilities[i]!,
  }));
  order.sort((a, b) => a.value - b.value);
  let sum = 0;
  const steps = order.map(({ value, probability }) => ({ value, upTo: (sum += probability) }));
  const last = (steps[steps.length - 1] as { value: number }).value;
  return (p) => steps.find(({ upTo }) => p < upTo)?.value ?? last;
}
