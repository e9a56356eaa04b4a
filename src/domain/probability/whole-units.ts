import { DomainError, requireFraction } from '../domain-error';
import type { Distribution } from './distribution';
import { standardNormalQuantile } from './normal';

/** What a distribution on 0, 1, 2, … states about a whole number k ≥ 0. */
export interface WholeUnitModel {
  readonly mean: number;
  readonly variance: number;
  probability(k: number): number;
  cdf(k: number): number;
  survival(k: number): number;
  /** P(X = k + 1) / P(X = k), for summing the tail. */
  ratio(k: number): number;
  /** The boundary term b(k) of both losses: n(k) = b(k) − (k − μ) P(X > k). */
  boundary(k: number): number;
  /** Second loss in closed form. */
  secondLoss(k: number): number;
}

/** Beyond it neighbouring whole numbers are no longer told apart, and nobody counts units. */
const MOST_UNITS = 1e12;

/** Above this standard deviation the tail has too many terms to sum; the closed form then loses few digits. */
const MOST_SPREAD_TO_SUM = 300;

/**
 * Extends a model of whole units k ≥ 0 to every real x, and sums the upper tail, where closed forms cancel.
 */
export function wholeUnitDistribution(model: WholeUnitModel): Distribution {
  const { mean, variance } = model;
  const sd = Math.sqrt(variance);
  if (!(mean <= MOST_UNITS && sd <= MOST_UNITS)) {
    throw new DomainError(
      'out-of-range',
      'demand in whole units',
      `must have a mean and a standard deviation of at most ${MOST_UNITS}, not ${mean} and ${sd}; choose "normal"`,
    );
  }

  /** Σ C(j, order) P(X = k + j) over j ≥ 1: the first (1) or second (2) loss, of positive terms only. */
  const tailSum = (k: number, order: 1 | 2): number => {
    let term = model.probability(k);
    let sum = 0;
    for (let j = 1; j < 1e6; j++) {
      term *= model.ratio(k + j - 1);
      const added = order === 1 ? j * term : 0.5 * j * (j - 1) * term;
      sum += added;
      if (j > order && added <= 1e-17 * sum) break;
    }
    return sum;
  };
  const isTail = (k: number): boolean => sd < MOST_SPREAD_TO_SUM && k > mean + 2 * sd;

  const lossAt = (k: number): number => {
    if (k < 0) return mean - k;
    if (isTail(k)) return tailSum(k, 1);
    return model.boundary(k) - (k - mean) * model.survival(k);
  };
  const survival = (x: number): number => (x < 0 ? 1 : model.survival(Math.floor(x)));
  const cdf = (x: number): number => (x < 0 ? 0 : model.cdf(Math.floor(x)));

  return {
    mean,
    variance,
    isInteger: true,
    density: (x) => (x >= 0 && Number.isInteger(x) ? model.probability(x) : 0),
    cdf,
    survival,
    quantile: (p) => smallestReaching(requireFraction('probability', p), mean, sd, cdf, survival),
    // Between two whole numbers the loss is a straight line.
    loss: (x) => {
      const above = Math.ceil(x);
      return lossAt(above) + (above - x) * (above === x ? 0 : survival(above - 1));
    },
    complementaryLoss: (x) => {
      if (x <= 0) return 0;
      const below = Math.floor(x);
      const atBelow =
        below > mean
          ? below - mean + lossAt(below)
          : model.boundary(below) + (below - mean) * model.cdf(below);
      return atBelow + (x - below) * model.cdf(below);
    },
    secondLoss: (x) => {
      if (!Number.isInteger(x)) {
        throw new DomainError(
          'out-of-range',
          'x',
          `must be a whole number for demand in whole units, not ${x}`,
        );
      }
      if (x < 0) return 0.5 * (variance + (mean - x) * (mean - x - 1));
      return isTail(x) ? tailSum(x, 2) : model.secondLoss(x);
    },
  };
}

/** The smallest whole k ≥ 0 with F(k) ≥ p, by doubling steps from the normal value and bisection. */
function smallestReaching(
  p: number,
  mean: number,
  sd: number,
  cdf: (k: number) => number,
  survival: (k: number) => number,
): number {
  const reached = (k: number): boolean => (p > 0.5 ? survival(k) <= 1 - p : cdf(k) >= p);
  let high = Math.max(0, Math.round(mean + standardNormalQuantile(p) * sd));
  let step = Math.max(1, Math.round(sd / 16));
  let low = high;
  if (reached(high)) {
    while (low >= 0 && reached(low)) {
      high = low;
      low -= step;
      step *= 2;
    }
    low = Math.max(low, -1);
  } else {
    while (!reached(high)) {
      low = high;
      high += step;
      step *= 2;
    }
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
