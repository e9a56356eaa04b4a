import { DomainError, requireEntries, requireInteger, requirePositive } from '../../domain/domain-error';
import { lognormal } from '../../domain/probability/lognormal';
import type { DriverDistribution } from '../../domain/probability/sampling/driver-distribution';
import { driverQuantile } from '../../domain/probability/sampling/driver-distribution';
import { sampleProbabilities, valuesAt } from '../../domain/probability/sampling/sample-drivers';
import type { TrialInputs } from '../block-program';
import type { RunOptions, TrialResults } from '../local-model';
import type { TrialRunner } from './model-evaluator';
import { requireCase } from './model-evaluator';
import type { DriverRange } from './tornado';

/** An alternative with what may become of each driver under it. */
export interface UncertainAlternative {
  readonly name: string;
  readonly distributions: readonly DriverDistribution[];
}

export interface SimulationSettings {
  readonly trials: number;
  readonly seed: number;
  /** Rank correlations between the drivers. */
  readonly correlations?: readonly (readonly number[])[];
}

export interface Percentile {
  readonly share: number;
  readonly value: number;
  /** Ends of the interval that holds the true percentile with 95 % confidence. */
  readonly from: number;
  readonly to: number;
}

export interface MetricOutcome {
  readonly mean: number;
  readonly sd: number;
  /** Half width of the 95 % confidence interval of the mean. */
  readonly meanError: number;
  readonly percentiles: readonly Percentile[];
  readonly probabilityNegative: number;
  /** Mean of the worst twentieth: of the lowest values. */
  readonly lowestTwentieth: number;
  /** Trials in which the metric was a number. */
  readonly computed: number;
  /** What it showed in the others, and how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** Its value in every trial; NaN where it was not a number. */
  readonly values: Float64Array;
}

export interface SimulatedAlternative {
  readonly name: string;
  readonly metrics: readonly MetricOutcome[];
}

export interface Simulation {
  readonly alternatives: readonly SimulatedAlternative[];
  /** The probability drawn for each driver in every trial, the same for all alternatives. */
  readonly probabilities: readonly Float64Array[];
}

const SHARES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/** The trials of a simulation from one on up to another, for one thread of several. */
export interface TrialSpan {
  readonly from: number;
  readonly to: number;
}

/** By alternative, the metrics in the trials of a span. */
export interface SimulatedSpan extends TrialSpan {
  readonly alternatives: readonly TrialResults[];
}

/** What is drawn before anything is computed. */
export interface DrawnTrials {
  readonly probabilities: readonly Float64Array[];
  /** For each alternative the drivers' values in every trial. */
  readonly cases: readonly TrialInputs[];
}

/**
 * Simulates every alternative on common random numbers: in each trial a driver lies at the same percentile of its
 * distribution under all alternatives, so that their differences are not blurred by chance.
 *
 * @throws DomainError "out-of-range" for trials, seed, correlations or a distribution, named
 */
export async function simulateAlternatives(
  model: TrialRunner,
  alternatives: readonly UncertainAlternative[],
  settings: SimulationSettings,
  options: RunOptions = {},
): Promise<Simulation> {
  const drawn = drawTrials(model.driverCount, alternatives, settings);
  return joinSpans(alternatives, drawn, [
    await simulateSpan(model, drawn, { from: 0, to: settings.trials }, options),
  ]);
}

/** Draws the drivers' values. The same settings give the same draws, in whichever thread. */
export function drawTrials(
  driverCount: number,
  alternatives: readonly UncertainAlternative[],
  { trials, seed, correlations }: SimulationSettings,
): DrawnTrials {
  requireEntries('alternatives', alternatives);
  requireInteger('trials', trials, 1, 10_000_000);
  for (const { name, distributions } of alternatives)
    requireCase(`alternative "${name}"`, distributions, driverCount);
  const probabilities = sampleProbabilities(driverCount, trials, seed, correlations);
  // A driver with the same distribution under several alternatives is drawn once.
  const known = new Map<string, Float64Array>();
  const cases = alternatives.map(({ distributions }) =>
    distributions.map((distribution, d) => {
      const key = `${d} ${JSON.stringify(distribution)}`;
      const values = known.get(key) ?? valuesAt(distribution, probabilities[d] as Float64Array);
      known.set(key, values);
      return values;
    }),
  );
  return { probabilities, cases };
}

/** Computes some of the trials. */
export async function simulateSpan(
  model: TrialRunner,
  { cases }: DrawnTrials,
  { from, to }: TrialSpan,
  options: RunOptions = {},
): Promise<SimulatedSpan> {
  const parts = cases.map((inputs) => inputs.map((column) => column.subarray(from, to)));
  return { from, to, alternatives: await model.runCases(parts, options) };
}

/** The whole simulation from spans that cover every trial once; it does not depend on how they were divided. */
export function joinSpans(
  alternatives: readonly UncertainAlternative[],
  { probabilities }: DrawnTrials,
  spans: readonly SimulatedSpan[],
): Simulation {
  const trials = probabilities[0]?.length ?? 0;
  const metricCount = spans[0]?.alternatives[0]?.metrics.length ?? 0;
  return {
    probabilities,
    alternatives: alternatives.map(({ name }, a) => ({
      name,
      metrics: Array.from({ length: metricCount }, (_, m) => {
        const values = new Float64Array(trials);
        const failures = new Map<string, number>();
        for (const { from, alternatives: parts } of spans) {
          values.set(parts[a]?.metrics[m] ?? [], from);
          for (const [shown, count] of parts[a]?.failures[m] ?? [])
            failures.set(shown, (failures.get(shown) ?? 0) + count);
        }
        return outcomeOf(values, failures);
      }),
    })),
  };
}

/** Mean, spread and percentiles of a metric's values; trials without a number are left out and counted. */
function outcomeOf(values: Float64Array, failures: ReadonlyMap<string, number>): MetricOutcome {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = n === 0 ? NaN : sum / n;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) * (value - mean);
  // A metric that never varies has no spread, not the rounding error of its mean.
  const sd = n < 2 ? NaN : sorted[0] === sorted[n - 1] ? 0 : Math.sqrt(squares / (n - 1));
  const worst = Math.max(1, Math.floor(n / 20));
  let tail = 0;
  for (let i = 0; i < Math.min(worst, n); i++) tail += sorted[i] as number;
  return {
    mean,
    sd,
    meanError: (1.959964 * sd) / Math.sqrt(n),
    percentiles: SHARES.map((share) => percentileOf(sorted, share)),
    probabilityNegative: n === 0 ? NaN : countBelowZero(sorted) / n,
    lowestTwentieth: n === 0 ? NaN : tail / Math.min(worst, n),
    computed: n,
    failures,
    values,
  };
}

function countBelowZero(sorted: Float64Array): number {
  const first = sorted.findIndex((value) => value >= 0);
  return first < 0 ? sorted.length : first;
}

/** A percentile by interpolation between ranks, with the ranks that bound it at 95 % confidence. */
function percentileOf(sorted: Float64Array, share: number): Percentile {
  const n = sorted.length;
  const at = (rank: number) => {
    const place = Math.min(n - 1, Math.max(0, rank));
    const below = Math.floor(place);
    const low = sorted[below] ?? NaN;
    const high = sorted[below + 1] ?? low;
    return low + (place - below) * (high - low);
  };
  const spread = 1.959964 * Math.sqrt(n * share * (1 - share));
  return {
    share,
    value: at(share * (n - 1)),
    from: at(Math.floor(n * share - spread) - 1),
    to: at(Math.ceil(n * share + spread) - 1),
  };
}

/** A driver's uncertainty as the case states it, around its most likely value. */
export interface DriverUncertainty {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly kind: 'fixed' | 'uniform' | 'triangular' | 'pert' | 'normal' | 'lognormal';
}

/**
 * The driver's range under an alternative: low and high moved as far as its most likely value. The range of a lognormal
 * driver is scaled instead, because it stays positive.
 */
export function rangeUnder({ low, likely, high, kind }: DriverUncertainty, value: number): DriverRange {
  if (kind === 'lognormal' && low > 0) return { low: low * (value / likely), high: high * (value / likely) };
  return { low: low + (value - likely), high: high + (value - likely) };
}

/** How many standard deviations lie between the 10th and the 90th percentile of a normal distribution. */
const DEVIATIONS_P10_TO_P90 = 2.563103;

/**
 * The driver's distribution under an alternative: the stated one, moved so that its most likely value is the
 * alternative's. A normal one has that as its mean, and low and high are as far apart as its 10th and 90th percentile;
 * of a lognormal one they are these percentiles, scaled with the most likely value.
 *
 * @throws DomainError "out-of-range" unless low ≤ likely ≤ high, and positive for a lognormal driver
 */
export function distributionUnder(uncertainty: DriverUncertainty, value: number): DriverDistribution {
  const { low, likely, high, kind } = uncertainty;
  if (!(low <= likely && likely <= high)) {
    throw new DomainError(
      'out-of-range',
      'likely',
      `must lie between low (${low}) and high (${high}), not ${likely}`,
    );
  }
  if (kind === 'fixed' || high === low) return { kind: 'fixed', value };
  const range = rangeUnder(uncertainty, value);
  if (kind === 'uniform') return { kind, ...range };
  if (kind === 'normal') return { kind, mean: value, sd: (high - low) / DEVIATIONS_P10_TO_P90 };
  if (kind === 'lognormal') {
    requirePositive('low', low);
    requirePositive('value', value);
    const { mean, variance } = lognormal(
      (Math.log(range.low) + Math.log(range.high)) / 2,
      Math.log(high / low) / DEVIATIONS_P10_TO_P90,
    );
    return { kind, mean, sd: Math.sqrt(variance) };
  }
  return { kind, ...range, likely: value };
}

/**
 * The driver's distribution under an alternative, checked before anything is drawn from it.
 *
 * @throws DomainError as `distributionUnder` does, naming the driver
 */
export function namedDistributionUnder(
  name: string,
  uncertainty: DriverUncertainty,
  value: number,
): DriverDistribution {
  try {
    const distribution = distributionUnder(uncertainty, value);
    driverQuantile(distribution);
    return distribution;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, `driver "${name}": ${error.field}`, error.rule);
  }
}
