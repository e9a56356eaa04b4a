import expm1 from '@stdlib/math-base-special-expm1';
import log1p from '@stdlib/math-base-special-log1p';
import { requireFraction, requirePositive } from '../domain-error';
import type { Distribution } from './distribution';
import { excessOfLog } from './saddle-point';

/**
 * Exponential demand with the given rate, mean 1 / rate.
 *
 * @throws DomainError "out-of-range" when rate is not positive
 * @see P. H. Zipkin, Foundations of Inventory Management (2000), p. 457 (losses)
 */
export function exponential(rate: number): Distribution {
  requirePositive('rate', rate);
  const mean = 1 / rate;
  return {
    mean,
    variance: mean * mean,
    isInteger: false,
    density: (x) => (x < 0 ? 0 : rate * Math.exp(-rate * x)),
    cdf: (x) => (x <= 0 ? 0 : -expm1(-rate * x)),
    survival: (x) => (x <= 0 ? 1 : Math.exp(-rate * x)),
    quantile: (p) => -log1p(-requireFraction('probability', p)) / rate,
    loss: (x) => (x <= 0 ? mean - x : Math.exp(-rate * x) / rate),
    complementaryLoss: (x) => {
      if (x <= 0) return 0;
      const y = rate * x;
      // y − (1 − e^(−y)) is d − ln(1 + d) at d = e^(−y) − 1, which does not cancel at small y.
      return mean * (y > 0.1 ? y + expm1(-y) : excessOfLog(expm1(-y)));
    },
    secondLoss: (x) => (x <= 0 ? 0.5 * (mean * mean + (mean - x) ** 2) : (Math.exp(-rate * x) / rate) * mean),
  };
}
