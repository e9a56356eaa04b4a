import { requireNonNegative } from '../domain-error';
import type { Distribution } from './distribution';
import { pointMass } from './point-mass';
import { regularizedGamma } from './regularized-gamma';
import { poissonKernel } from './saddle-point';
import { wholeUnitDistribution } from './whole-units';

/**
 * Poisson demand with the given mean, in whole units.
 *
 * @throws DomainError "out-of-range" when mean is negative
 * @see Snyder & Shen (2019), eqs. C.41–C.44
 */
export function poisson(mean: number): Distribution {
  if (requireNonNegative('mean', mean) === 0) return pointMass(0, true);
  const survival = (k: number): number => regularizedGamma(k + 1, mean, 'lower');
  return wholeUnitDistribution({
    mean,
    variance: mean,
    probability: (k) => poissonKernel(k, mean),
    cdf: (k) => regularizedGamma(k + 1, mean, 'upper'),
    survival,
    ratio: (k) => mean / (k + 1),
    boundary: (k) => mean * poissonKernel(k, mean),
    secondLoss: (k) => {
      const d = k - mean;
      return 0.5 * ((d * d + k) * survival(k) - mean * d * poissonKernel(k, mean));
    },
  });
}
