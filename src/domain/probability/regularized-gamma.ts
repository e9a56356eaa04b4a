import erfc from '@stdlib/math-base-special-erfc';
import gammainc from '@stdlib/math-base-special-gammainc';
import { excessOfLog } from './saddle-point';

/** From this shape on the uniform expansion is used: gammainc 0.3 loses up to 17 % of the upper tail beyond it. */
const LARGE_SHAPE = 1000;

/** Coefficients of the expansion in η, for the powers 0, −1 and −2 of the shape. */
const TEMME = [
  [
    -1 / 3,
    1 / 12,
    -2 / 135,
    1 / 864,
    1 / 2835,
    -139 / 777600,
    3.919263178522437e-5,
    -2.1854485106799922e-6,
    -1.85406221071516e-6,
  ],
  [-1 / 540, -1 / 288, 1 / 378, -77 / 77760, 2.0576131687242798e-4],
  [25 / 6048, -139 / 51840, 1 / 1296],
] as const;

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

/**
 * Lower and upper regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), each accurate in its
 * own tail, for shape a > 0 and x ≥ 0.
 *
 * @see N. M. Temme, The asymptotic expansion of the incomplete gamma functions, SIAM J. Math. Anal. 10 (1979)
 */
export function regularizedGamma(a: number, x: number, tail: 'lower' | 'upper'): number {
  if (x <= 0) return tail === 'lower' ? 0 : 1;
  const d = (x - a) / a;
  // The series in η serves where the tails are not yet below 1e-300; farther out either is 0 or 1.
  if (a < LARGE_SHAPE || Math.abs(d) > 0.7) return gammainc(x, a, true, tail === 'upper');
  const eta = Math.sign(d) * Math.sqrt(2 * excessOfLog(d));
  const series = TEMME.reduceRight((sum, coefficients) => sum / a + polynomial(coefficients, eta), 0);
  const remainder = (Math.exp(-0.5 * a * eta * eta) / Math.sqrt(2 * Math.PI * a)) * series;
  const spread = eta * Math.sqrt(a / 2);
  return tail === 'upper' ? 0.5 * erfc(spread) + remainder : 0.5 * erfc(-spread) - remainder;
}
