import expm1 from '@stdlib/math-base-special-expm1';
import log1p from '@stdlib/math-base-special-log1p';
import { DomainError, requireFraction } from '../domain-error';
import type { Distribution } from './distribution';

/**
 * Geometric demand: the number of trials 1, 2, … up to the first success of probability p. Mean 1 / p.
 *
 * @throws DomainError "out-of-range" when p is not between 0 and 1
 * @see P. H. Zipkin, Foundations of Inventory Management (2000), Section C.2.3.5 (losses)
 */
export function geometric(p: number): Distribution {
  requireFraction('p', p);
  const mean = 1 / p;
  const logFailure = log1p(-p);
  const variance = (1 - p) / (p * p);
  /** (1 − p)ᵏ */
  const failures = (k: number): number => Math.exp(k * logFailure);
  const lossAt = (k: number): number => (k < 0 ? mean - k : failures(k) / p);
  const cdf = (x: number): number => (x < 1 ? 0 : -expm1(Math.floor(x) * logFailure));
  const survival = (x: number): number => (x < 1 ? 1 : failures(Math.floor(x)));
  const loss = (x: number): number => {
    const above = Math.ceil(x);
    return lossAt(above) + (above - x) * (above === x ? 0 : survival(above - 1));
  };
  return {
    mean,
    variance,
    isInteger: true,
    density: (x) => (Number.isInteger(x) && x >= 1 ? p * failures(x - 1) : 0),
    cdf,
    survival,
    quantile: (probability) => {
      const k = Math.max(1, Math.ceil(log1p(-requireFraction('probability', probability)) / logFailure));
      // The quotient of logarithms may be off by one step of rounding.
      return k > 1 && cdf(k - 1) >= probability ? k - 1 : k;
    },
    loss,
    complementaryLoss: (x) => (x <= 1 ? 0 : x - mean + loss(x)),
    secondLoss: (x) => {
      if (!Number.isInteger(x)) {
        throw new DomainError(
          'out-of-range',
          'x',
          `must be a whole number for demand in whole units, not ${x}`,
        );
      }
      return x < 0 ? 0.5 * (variance + (mean - x) * (mean - x - 1)) : failures(x + 1) / (p * p);
    },
  };
}
