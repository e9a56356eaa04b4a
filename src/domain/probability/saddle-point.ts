import gammaln from '@stdlib/math-base-special-gammaln';
import log1p from '@stdlib/math-base-special-log1p';

/**
 * d − ln(1 + d) for d > −1, without cancellation near d = 0.
 */
export function excessOfLog(d: number): number {
  if (Math.abs(d) > 0.1) return d - log1p(d);
  let sum = 0;
  let power = d * d;
  for (let k = 2; k < 40; k++) {
    const term = power / k;
    sum += term;
    if (Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
    power *= -d;
  }
  return sum;
}

/** Deviance x ln(x / m) + m − x ≥ 0 of an observation x from its mean m > 0. */
function deviance(x: number, m: number): number {
  if (x === 0) return m;
  return m < 0.1 * x ? x * Math.log(x / m) + m - x : x * excessOfLog((m - x) / x);
}

/** ln Γ(n + 1) minus Stirling's n ln n − n + ½ ln(2πn), for n > 0. */
function stirlingError(n: number): number {
  if (n < 16) return gammaln(n + 1) - (n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n));
  const s = 1 / (n * n);
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / n;
}

/**
 * λˣ e^(−λ) / Γ(x + 1) for real x ≥ 0 and λ > 0: the Poisson probability, and the kernel of the gamma density.
 * The usual exponential of logarithms loses ten digits at λ = 10¹²; the saddle-point form loses none.
 *
 * @see C. Loader, Fast and accurate computation of binomial probabilities (2000)
 */
export function poissonKernel(x: number, lambda: number): number {
  if (x === 0) return Math.exp(-lambda);
  if (x < 1) return Math.exp(x * Math.log(lambda) - lambda - gammaln(x + 1));
  return Math.exp(-stirlingError(x) - deviance(x, lambda)) / Math.sqrt(2 * Math.PI * x);
}

/**
 * Γ(k + r) / (Γ(r) k!) pʳ qᵏ for k ≥ 0, r > 0, 0 < p < 1, q = 1 − p: the negative binomial probability of k.
 *
 * @see C. Loader, Fast and accurate computation of binomial probabilities (2000)
 */
export function negativeBinomialKernel(k: number, r: number, p: number, q: number): number {
  if (k === 0) return Math.exp(r * log1p(-q));
  const n = k + r;
  if (r < 1) return (negativeBinomialKernel(k, r + 1, p, q) / p) * (r / n);
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(r) - deviance(r, n * p) - deviance(k, n * q);
  return Math.exp(exponent) * Math.sqrt(r / (2 * Math.PI * k * n));
}
