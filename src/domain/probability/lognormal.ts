import erfcx from '@stdlib/math-base-special-erfcx';
import expm1 from '@stdlib/math-base-special-expm1';
import log1p from '@stdlib/math-base-special-log1p';
import { requireFinite, requireFraction, requirePositive } from '../domain-error';
import type { Distribution } from './distribution';
import {
  standardNormalCdf,
  standardNormalDensity,
  standardNormalQuantile,
  standardNormalSurvival,
} from './normal';
import { positiveDemand } from './positive-demand';

/** (1 − Φ(z)) / φ(z). */
function millsRatio(z: number): number {
  return Math.sqrt(Math.PI / 2) * erfcx(z * Math.SQRT1_2);
}

/**
 * Lognormal demand whose logarithm has mean mu and standard deviation sigma.
 *
 * @throws DomainError "out-of-range" when mu is not finite or sigma not positive
 * @see Snyder & Shen (2019), eq. 4.102 (loss)
 */
export function lognormal(mu: number, sigma: number): Distribution {
  requireFinite('mu', mu);
  requirePositive('sigma', sigma);
  const mean = Math.exp(mu + 0.5 * sigma * sigma);
  const variance = mean * mean * expm1(sigma * sigma);
  const secondMoment = variance + mean * mean;
  const standardise = (x: number): number => (Math.log(x) - mu) / sigma;
  return {
    mean,
    variance,
    isInteger: false,
    density: (x) => (x <= 0 ? 0 : standardNormalDensity(standardise(x)) / (x * sigma)),
    cdf: (x) => (x <= 0 ? 0 : standardNormalCdf(standardise(x))),
    survival: (x) => (x <= 0 ? 1 : standardNormalSurvival(standardise(x))),
    quantile: (p) => Math.exp(mu + sigma * standardNormalQuantile(requireFraction('probability', p))),
    loss: (x) => {
      if (x <= 0) return mean - x;
      const z = standardise(x);
      // x φ(z) = mean φ(z − σ), so in the tail the difference is one of Mills ratios.
      if (z > sigma) return x * standardNormalDensity(z) * (millsRatio(z - sigma) - millsRatio(z));
      return mean * standardNormalCdf(sigma - z) - x * standardNormalSurvival(z);
    },
    complementaryLoss: (x) => {
      if (x <= 0) return 0;
      const z = standardise(x);
      return x * standardNormalCdf(z) - mean * standardNormalCdf(z - sigma);
    },
    secondLoss: (x) => {
      if (x <= 0) return 0.5 * (variance + (mean - x) * (mean - x));
      const z = standardise(x);
      if (z > 2 * sigma) {
        const ratios = millsRatio(z - 2 * sigma) - 2 * millsRatio(z - sigma) + millsRatio(z);
        return 0.5 * x * x * standardNormalDensity(z) * ratios;
      }
      return (
        0.5 *
        (secondMoment * standardNormalCdf(2 * sigma - z) -
          2 * x * mean * standardNormalCdf(sigma - z) +
          x * x * standardNormalSurvival(z))
      );
    },
  };
}

/**
 * Lognormal demand with the given mean and standard deviation: σ² = ln(1 + (sd/mean)²), μ = ln mean − σ²/2. A
 * standard deviation of zero gives the certain value.
 *
 * @throws DomainError "out-of-range" when mean is not positive while sd is
 */
export function lognormalOf(mean: number, sd: number): Distribution {
  return positiveDemand('lognormal', mean, sd, () => {
    const variance = log1p((sd / mean) ** 2);
    return lognormal(Math.log(mean) - variance / 2, Math.sqrt(variance));
  });
}
