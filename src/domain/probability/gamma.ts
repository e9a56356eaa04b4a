import gammaln from '@stdlib/math-base-special-gammaln';
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import { requireFraction, requirePositive } from '../domain-error';
import type { Distribution } from './distribution';
import { standardNormalQuantile } from './normal';
import { positiveDemand } from './positive-demand';
import { regularizedGamma } from './regularized-gamma';
import { poissonKernel } from './saddle-point';

/**
 * Gamma demand with the given shape and scale: mean shape·scale, variance shape·scale².
 *
 * @throws DomainError "out-of-range" when shape or scale is not positive
 * @see P. H. Zipkin, Foundations of Inventory Management (2000), p. 457 (losses)
 */
export function gamma(shape: number, scale: number): Distribution {
  requirePositive('shape', shape);
  requirePositive('scale', scale);
  const mean = shape * scale;
  const variance = mean * scale;
  const lower = (y: number): number => regularizedGamma(shape, y, 'lower');
  const upper = (y: number): number => regularizedGamma(shape, y, 'upper');
  /** y f(y) of the unit scale. */
  const boundary = (y: number): number => shape * poissonKernel(shape, y);

  return {
    mean,
    variance,
    isInteger: false,
    density: (x) => {
      if (x > 0) return boundary(x / scale) / x;
      return x < 0 || shape > 1 ? 0 : shape === 1 ? 1 / scale : Infinity;
    },
    cdf: (x) => lower(x / scale),
    survival: (x) => upper(x / scale),
    quantile: (p) => scale * unitQuantile(requireFraction('probability', p), shape),
    loss: (x) => {
      if (x <= 0) return mean - x;
      const y = x / scale;
      return scale * ((shape - y) * upper(y) + boundary(y));
    },
    complementaryLoss: (x) => {
      if (x <= 0) return 0;
      const y = x / scale;
      return scale * ((y - shape) * lower(y) + boundary(y));
    },
    secondLoss: (x) => {
      const d = shape - x / scale;
      if (x <= 0) return 0.5 * (variance + (mean - x) * (mean - x));
      const y = x / scale;
      return 0.5 * scale * scale * ((d * d + shape) * upper(y) + (d + 1) * boundary(y));
    },
  };
}

/** From this shape on the library's quantile is off; the Wilson–Hilferty start then is close and is polished. */
const LARGE_SHAPE = 200;

function unitQuantile(p: number, shape: number): number {
  // Close to zero P(a, y) is its first term, yᵃ / Γ(a + 1); the library stops at 0 too early.
  const near = Math.exp((Math.log(p) + gammaln(shape + 1)) / shape);
  if (near < 1e-13) return near;
  if (shape < LARGE_SHAPE) return gammaQuantile(p, shape, 1);
  const z = standardNormalQuantile(p);
  let y = shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
  for (let i = 0; i < 6; i++) {
    const density = (shape * poissonKernel(shape, y)) / y;
    const step =
      p > 0.5
        ? (regularizedGamma(shape, y, 'upper') - (1 - p)) / density
        : (p - regularizedGamma(shape, y, 'lower')) / density;
    y += step;
    if (Math.abs(step) <= 1e-15 * y) break;
  }
  return y;
}

/**
 * Gamma demand with the given mean and standard deviation; a standard deviation of zero gives the certain value.
 *
 * @throws DomainError "out-of-range" when mean is not positive while sd is
 */
export function gammaOf(mean: number, sd: number): Distribution {
  return positiveDemand('gamma', mean, sd, () => gamma((mean / sd) ** 2, (sd / mean) * sd));
}
