import { DomainError, requireEntries, requireInteger, requireSameLength } from '../domain-error';
import { compileExpression } from '../expression/written-expression';
import { driverQuantile } from '../probability/sampling/driver-distribution';
import type { DriverDistribution } from '../probability/sampling/driver-distribution';
import { nearestCorrelation } from '../probability/sampling/nearest-correlation';
import { requireCorrelations } from '../probability/sampling/rank-correlation';
import { sampleDrivers } from '../probability/sampling/sample-drivers';
import { summariseOutcomes } from './outcome-summary';
import type { OutcomeSummary } from './outcome-summary';

export interface ExpressionSimulation {
  /** Arithmetic over the names. */
  readonly expression: string;
  readonly names: readonly string[];
  /** One per name. */
  readonly distributions: readonly DriverDistribution[];
  readonly trials: number;
  readonly seed: number;
  /** Rank correlations between the names; independent without. */
  readonly correlations?: readonly (readonly number[])[];
}

const MOST_TRIALS = 1_000_000;

/**
 * Simulates a written expression over uncertain drivers by Latin hypercube sampling: the same seed gives the same bits.
 *
 * @throws DomainError "out-of-range" for an expression, name, distribution, number of trials or seed that is refused;
 *   "not-found" for an unknown name; "infeasible" for correlations that no drivers can have, with the nearest that
 *   some can
 * @see McKay, Beckman & Conover, Technometrics 21 (1979) 239–245
 */
export async function simulateExpression(simulation: ExpressionSimulation): Promise<OutcomeSummary> {
  const { names, distributions, trials, correlations } = simulation;
  requireEntries('names', names);
  requireSameLength('distributions', distributions, 'names', names);
  requireInteger('trials', trials, 2, MOST_TRIALS);
  const { evaluateColumns } = await compileExpression(simulation.expression, names);
  distributions.forEach((distribution, i) => requireDistribution(distribution, i));
  if (correlations) await requirePossible(correlations, names);
  return summariseOutcomes(evaluateColumns(sampleDrivers(simulation)));
}

/** Says in which row a distribution's parameters are wrong. */
function requireDistribution(distribution: DriverDistribution, row: number): void {
  try {
    driverQuantile(distribution);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const where = `distributions, row ${row + 1} (${distribution.kind}), ${error.field}`;
    throw new DomainError(error.code, where, error.rule);
  }
}

/** Pairs that a message names at most. */
const NAMED_PAIRS = 10;

async function requirePossible(
  correlations: readonly (readonly number[])[],
  names: readonly string[],
): Promise<void> {
  try {
    requireCorrelations(correlations, names.length);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'infeasible') throw error;
    const { symmetricEigen } = await import('../optimization/linear-algebra');
    const nearest = nearestCorrelation(correlations, symmetricEigen);
    const pairs = names
      .flatMap((a, i) =>
        names.slice(0, i).map((b, j) => ({ a, b, given: correlations[i]![j]!, near: nearest[i]![j]! })),
      )
      .sort((one, other) => Math.abs(other.near - other.given) - Math.abs(one.near - one.given))
      .slice(0, NAMED_PAIRS)
      .map(({ a, b, near }) => `${b} with ${a} ${near}`);
    throw new DomainError(
      'infeasible',
      'correlations',
      `contradict each other: no drivers can be correlated so; the nearest valid ones are ${pairs.join(', ')}`,
    );
  }
}
