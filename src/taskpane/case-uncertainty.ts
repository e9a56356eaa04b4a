/** What may become of the case's drivers, as the recalculation engine takes it. */
import type { Driver } from '../case/case';
import type { EvaluationPlan } from '../case/evaluation/evaluation-plan';
import type { DriverDistribution } from '../domain/probability/sampling/driver-distribution';
import type { Alternative } from '../recalc/uses/evaluate-alternatives';
import type { UncertainAlternative } from '../recalc/uses/simulate';
import { namedDistributionUnder, rangeUnder } from '../recalc/uses/simulate';
import type { DriverRange } from '../recalc/uses/tornado';

/** The alternatives with the value of every driver of the plan. */
export function plannedAlternatives({ alternatives, drivers }: EvaluationPlan): Alternative[] {
  return alternatives.map((name, i) => ({ name, values: valuesUnder(drivers, i) }));
}

/** The drivers' values under the alternative at a position. */
export function valuesUnder(drivers: EvaluationPlan['drivers'], alternative: number): number[] {
  return drivers.map(({ values }) => values[alternative] ?? NaN);
}

/**
 * For each driver of the plan how far it may lie from its value under an alternative: its range, moved with that value
 * as its distribution is in a simulation. Undefined where the case gives none.
 */
export function rangesUnder({ drivers }: EvaluationPlan, alternative: number): (DriverRange | undefined)[] {
  return drivers.map(({ driver: { low, likely, high, distribution }, values }) => {
    if (low === null || high === null || !(low < high) || distribution === 'fixed') return undefined;
    if (likely === null) return { low, high };
    return rangeUnder({ low, likely, high, kind: distribution ?? 'pert' }, values[alternative] ?? likely);
  });
}

/**
 * Every alternative with the distributions of its drivers.
 *
 * @throws DomainError naming the driver whose low, likely and high do not fit together
 */
export function uncertainAlternatives(plan: EvaluationPlan): UncertainAlternative[] {
  return plan.alternatives.map((name, i) => ({
    name,
    distributions: plan.drivers.map(({ driver, values }) => distributionOf(driver, values[i] ?? NaN)),
  }));
}

/** A driver without low, likely or high keeps its value; one with all three and no distribution is PERT. */
function distributionOf(driver: Driver, value: number): DriverDistribution {
  const { name, low, likely, high, distribution } = driver;
  if (low === null || likely === null || high === null) return { kind: 'fixed', value };
  return namedDistributionUnder(name, { low, likely, high, kind: distribution ?? 'pert' }, value);
}

/** Whether the driver differs from trial to trial of a simulation. */
export function varies({ low, likely, high, distribution }: Driver): boolean {
  return low !== null && likely !== null && high !== null && low < high && distribution !== 'fixed';
}
