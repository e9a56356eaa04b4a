import { requireEntries, requireInteger } from '../../domain-error';
import type { DriverDistribution } from './driver-distribution';
import { driverQuantile } from './driver-distribution';
import { latinHypercube } from './latin-hypercube';
import { randomSource } from './random-source';
import { withRankCorrelations } from './rank-correlation';

export interface DriverSampling {
  readonly distributions: readonly DriverDistribution[];
  readonly trials: number;
  readonly seed: number;
  /** Rank correlations between the drivers; independent without. */
  readonly correlations?: readonly (readonly number[])[];
}

/**
 * Probabilities for each driver in each trial: a Latin hypercube, reordered to the wanted rank correlations. Two
 * alternatives that turn the same probabilities into their own drivers' values are compared on common random numbers.
 *
 * @throws DomainError "out-of-range" for trials, seed or correlations, "infeasible" for contradictory correlations
 */
export function sampleProbabilities(
  drivers: number,
  trials: number,
  seed: number,
  correlations?: readonly (readonly number[])[],
): Float64Array[] {
  requireInteger('trials', trials, 1);
  const random = randomSource(seed);
  const columns = latinHypercube(trials, drivers, random);
  return correlations ? withRankCorrelations(columns, correlations, random) : columns;
}

/** The values that a distribution's quantile function gives for probabilities, written to `values`. */
export function valuesAt(
  distribution: DriverDistribution,
  probabilities: Float64Array,
  values: Float64Array = new Float64Array(probabilities.length),
): Float64Array {
  const quantile = driverQuantile(distribution);
  for (let t = 0; t < values.length; t++) values[t] = quantile(probabilities[t]!);
  return values;
}

/**
 * Values for each driver in each trial, by Latin hypercube sampling with a seed.
 *
 * @throws DomainError "out-of-range" or "infeasible" naming what is wrong with distributions, trials, seed or
 * correlations
 */
export function sampleDrivers({ distributions, trials, seed, correlations }: DriverSampling): Float64Array[] {
  requireEntries('distributions', distributions);
  const probabilities = sampleProbabilities(distributions.length, trials, seed, correlations);
  return distributions.map((distribution, i) => {
    const column = probabilities[i] as Float64Array;
    return valuesAt(distribution, column, column);
  });
}
