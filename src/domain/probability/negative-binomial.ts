import betainc from '@stdlib/math-base-special-betainc';
import { DomainError, requireFraction, requireNonNegative, requirePositive } from '../domain-error';
import type { Distribution } from './distribution';
import { pointMass } from './point-mass';
import { negativeBinomialKernel } from './saddle-point';
import { wholeUnitDistribution } from './whole-units';

/**
 * Negative binomial demand in whole units: the failures before the r-th success (r > 0, also fractional) in
 * trials of success probability p. Mean r(1 − p)/p, variance r(1 − p)/p².
 *
 * @throws DomainError "out-of-range" when r is not positive or p is not between 0 and 1
 * @see P. H. Zipkin, Foundations of Inventory Management (2000), Section C.2.3.6 (losses)
 */
export function negativeBinomial(r: number, p: number): Distribution {
  return fromOdds(requirePositive('r', r), requireFraction('p', p), 1 - p);
}

/**
 * Negative binomial demand with the given mean and standard deviation: r = μ²/(σ² − μ), p = μ/σ².
 *
 * @throws DomainError "out-of-range" when the variance does not exceed the mean
 */
export function negativeBinomialOf(mean: number, sd: number): Distribution {
  requireNonNegative('sd', sd);
  if (requireNonNegative('mean', mean) === 0 && sd === 0) return pointMass(0, true);
  const variance = sd * sd;
  const excess = variance - mean;
  if (excess <= 0 || mean === 0) {
    throw new DomainError(
      'out-of-range',
      'distribution',
      `"negbin" needs a variance above the mean; here the variance is ${variance} and the mean ${mean}; choose "poisson" or "gamma"`,
    );
  }
  return fromOdds((mean * mean) / excess, mean / variance, excess / variance);
}

function fromOdds(r: number, p: number, q: number): Distribution {
  const odds = q / p;
  const mean = r * odds;
  const probability = (k: number): number => negativeBinomialKernel(k, r, p, q);
  // The smaller of p and q goes in: the other one is rounded where it is close to 1.
  const tail = (k: number, upper: boolean): number =>
    p < q ? betainc(p, r, k + 1, true, upper) : betainc(q, k + 1, r, true, !upper);
  const survival = (k: number): number => tail(k, true);
  return wholeUnitDistribution({
    mean,
    variance: mean / p,
    probability,
    cdf: (k) => tail(k, false),
    survival,
    ratio: (k) => (q * (k + r)) / (k + 1),
    boundary: (k) => (k + r) * odds * probability(k),
    secondLoss: (k) =>
      0.5 *
      ((r * (r + 1) * odds * odds - 2 * mean * k + k * (k + 1)) * survival(k) +
        ((r + 1) * odds - k) * (k + r) * odds * probability(k)),
  });
}
