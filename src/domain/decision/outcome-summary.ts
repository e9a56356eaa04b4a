import { DomainError, requireEntries } from '../domain-error';

/** An estimate with the interval that holds the true value 19 times in 20. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface OutcomeSummary {
  readonly mean: Estimate;
  readonly sd: Estimate;
  /** By probability, in the order of `PERCENTILES`. */
  readonly percentiles: readonly Estimate[];
  /** P(outcome < 0). */
  readonly belowZero: Estimate;
  /** Conditional value at risk: the mean of the lowest 5 % of the outcomes. */
  readonly tailMean: Estimate;
}

export const PERCENTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;
/** Share of the outcomes in the tail of `tailMean`. */
const TAIL = 0.05;
/** Φ⁻¹(0.975). */
const Z = 1.959963984540054;

/**
 * Summary of simulated outcomes with 95 % confidence intervals. Percentiles interpolate between order statistics, as
 * Excel's PERCENTILE.INC. The intervals are those of independent trials; with a Latin hypercube they are on the safe
 * side.
 *
 * @param outcomes one per trial, at least two
 * @throws DomainError "out-of-range" for fewer than two outcomes or one that is not a number
 * @see A. M. Law, Simulation Modeling and Analysis, 5th ed. (2015), ch. 4 (mean); W. J. Conover, Practical Nonparametric
 *   Statistics, 3rd ed. (1999), §3.2 (quantiles); E. B. Wilson, JASA 22 (1927) 209–212 (probability); B. J. Manistre &
 *   G. H. Hancock, North American Actuarial Journal 9 (2005) 129–156 (tail mean)
 */
export function summariseOutcomes(outcomes: Float64Array): OutcomeSummary {
  requireEntries('outcomes', outcomes, 2);
  const n = outcomes.length;
  const sorted = outcomes.slice().sort();
  if (!Number.isFinite(sorted[0]!) || !Number.isFinite(sorted[n - 1]!)) {
    throw new DomainError('out-of-range', 'outcomes', 'must all be finite numbers');
  }
  const mean = average(sorted, n);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (sorted[i]! - mean) ** 2;
  const sd = Math.sqrt(squares / (n - 1));
  let fourths = 0;
  // The square of a square, as engines differ in the last bit of a fourth power.
  if (sd > 0) for (let i = 0; i < n; i++) fourths += (((sorted[i]! - mean) / sd) ** 2) ** 2;
  const sdError = (sd * Math.sqrt(Math.max(fourths / n - 1, 0) / n)) / 2;
  const around = (value: number, error: number): Estimate => ({
    value,
    low: value - Z * error,
    high: value + Z * error,
  });
  return {
    mean: around(mean, sd / Math.sqrt(n)),
    sd: around(sd, sdError),
    percentiles: PERCENTILES.map((p) => percentile(sorted, p)),
    belowZero: shareBelowZero(sorted),
    tailMean: tailMean(sorted),
  };
}

/** Mean of the first `count` of ascending outcomes, free of overflow and nearly so of rounding. */
function average(sorted: Float64Array, count: number): number {
  const origin = sorted[count >> 1]!;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += sorted[i]! - origin;
  return origin + sum / count;
}

/** The interval is between the order statistics whose ranks hold the quantile by the binomial distribution. */
function percentile(sorted: Float64Array, p: number): Estimate {
  const n = sorted.length;
  const at = p * (n - 1);
  const below = Math.floor(at);
  const start = sorted[below]!;
  const value = start + (at - below) * (sorted[Math.min(below + 1, n - 1)]! - start);
  const spread = Z * Math.sqrt(n * p * (1 - p));
  const low = sorted[Math.max(Math.floor(n * p - spread) - 1, 0)]!;
  const high = sorted[Math.min(Math.ceil(n * p + spread), n - 1)]!;
  return { value, low, high };
}

function shareBelowZero(sorted: Float64Array): Estimate {
  const n = sorted.length;
  let below = 0;
  while (below < n && sorted[below]! < 0) below++;
  const p = below / n;
  const scale = 1 + (Z * Z) / n;
  const centre = (p + (Z * Z) / (2 * n)) / scale;
  const reach = (Z / scale) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  // At 0 and 1 the interval ends there; only rounding says otherwise.
  return {
    value: p,
    low: Math.min(Math.max(centre - reach, 0), p),
    high: Math.max(Math.min(centre + reach, 1), p),
  };
}

function tailMean(sorted: Float64Array): Estimate {
  const count = Math.max(1, Math.round(TAIL * sorted.length));
  const value = average(sorted, count);
  const edge = sorted[count - 1]!;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (sorted[i]! - value) ** 2;
  const error = Math.sqrt((squares / count + (1 - TAIL) * (edge - value) ** 2) / count);
  return { value, low: value - Z * error, high: value + Z * error };
}
