import { DomainError, requireInteger } from '../../domain/domain-error';
import type { DriverValue, RunOptions } from '../local-model';
import type { ModelEvaluator } from './model-evaluator';
import { requireCase } from './model-evaluator';

/** A driver and the values it is to take. */
export interface DriverSweep {
  /** Position among the drivers. */
  readonly driver: number;
  readonly values: readonly DriverValue[];
}

/** Equally spaced values from low to high, both included. */
export function evenly(low: number, high: number, count: number): number[] {
  requireInteger('count', count, 2);
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
}

/** One driver after another value: for each value the metrics. */
export async function oneWaySensitivity(
  model: ModelEvaluator,
  base: readonly DriverValue[],
  sweep: DriverSweep,
  options?: RunOptions,
): Promise<{ value: DriverValue; metrics: number[] }[]> {
  requireCase('base', base, model.driverCount);
  const results = await model.evaluateCases(
    sweep.values.map((value) => withDriver(base, sweep.driver, value)),
    options,
  );
  return sweep.values.map((value, i) => ({
    value,
    metrics: (results[i] ?? []).map((metric) => metric.value),
  }));
}

/** Two drivers at once: rows for the first one's values, columns for the second one's. */
export async function twoWaySensitivity(
  model: ModelEvaluator,
  base: readonly DriverValue[],
  rows: DriverSweep,
  columns: DriverSweep,
  metric: number,
  options?: RunOptions,
): Promise<number[][]> {
  requireCase('base', base, model.driverCount);
  if (rows.driver === columns.driver) {
    throw new DomainError('out-of-range', 'columns', 'must vary another driver than rows');
  }
  const cases = rows.values.flatMap((row) =>
    columns.values.map((column) => withDriver(withDriver(base, rows.driver, row), columns.driver, column)),
  );
  const results = await model.evaluateCases(cases, options);
  const width = columns.values.length;
  return rows.values.map((_, r) =>
    columns.values.map((__, c) => results[r * width + c]?.[metric]?.value ?? NaN),
  );
}

/** The case with one driver changed. */
export function withDriver(base: readonly DriverValue[], driver: number, value: DriverValue): DriverValue[] {
  const values = [...base];
  values[driver] = value;
  return values;
}
