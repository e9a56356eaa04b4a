import { requireEntries } from '../../domain/domain-error';
import type { DriverValue, RunOptions } from '../local-model';
import type { MetricValue, ModelEvaluator } from './model-evaluator';
import { requireCase } from './model-evaluator';

export interface Alternative {
  readonly name: string;
  /** A value for each driver, in the drivers' order. */
  readonly values: readonly DriverValue[];
}

export interface EvaluatedAlternative {
  readonly name: string;
  readonly metrics: readonly MetricValue[];
  /** Each metric minus that of the first alternative; NaN where either is not a number. */
  readonly deltas: readonly number[];
}

/**
 * Each alternative's metrics beside those of the first one, which is doing nothing.
 *
 * @throws DomainError "out-of-range" when there is no alternative or one lacks a driver's value
 */
export async function evaluateAlternatives(
  model: ModelEvaluator,
  alternatives: readonly Alternative[],
  options?: RunOptions,
): Promise<EvaluatedAlternative[]> {
  requireEntries('alternatives', alternatives);
  for (const { name, values } of alternatives)
    requireCase(`alternative "${name}"`, values, model.driverCount);
  const results = await model.evaluateCases(
    alternatives.map(({ values }) => values),
    options,
  );
  const base = results[0] as MetricValue[];
  return alternatives.map(({ name }, i) => {
    const metrics = results[i] as MetricValue[];
    return { name, metrics, deltas: metrics.map(({ value }, m) => value - (base[m] as MetricValue).value) };
  });
}
