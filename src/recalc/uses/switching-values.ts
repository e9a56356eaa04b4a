import { DomainError } from '../../domain/domain-error';
import type { DriverValue, RunOptions } from '../local-model';
import { throwIfAborted } from '../local-model';
import type { Crossing, Sampled } from './crossings';
import { crossings } from './crossings';
import type { Alternative } from './evaluate-alternatives';
import type { ModelEvaluator } from './model-evaluator';
import { requireCase } from './model-evaluator';
import { withDriver } from './sensitivity';
import type { DriverRange } from './tornado';

/**
 * What the metric is held against: a fixed threshold, or another alternative's metric. There the driver moves by as much
 * from its own value, as it does in a simulation, which scales lognormal drivers instead.
 */
export type SwitchingTarget = { readonly threshold: number } | { readonly against: Alternative };

export interface SwitchingValue {
  /** The driver's value at which the metric reaches the target. */
  readonly value: number;
  /** Whether the metric rises through the target there as the driver grows. */
  readonly rising: boolean;
  /** Whether it jumps over the target. */
  readonly isJump: boolean;
  /** Whether it lies between the driver's low and high. */
  readonly withinRange: boolean;
  /** How far it lies from the driver's present value, as a fraction of that; NaN when that is zero. */
  readonly headroom: number;
}

export interface SwitchingValues {
  readonly driver: number;
  /** From the nearest to the present value on; empty when there is none in the searched range. */
  readonly values: readonly SwitchingValue[];
  /** The range that was searched. */
  readonly searched: DriverRange;
  /** Whether the metric could be computed at the present value. */
  readonly isComputable: boolean;
}

/** How many widths of the driver's own range are searched beyond either end. */
const BEYOND = 3;

/**
 * Every value of a driver, within its range and well beyond, at which a metric of an alternative meets a threshold or
 * another alternative's metric. The other drivers stay at the alternative's values.
 *
 * @throws DomainError "out-of-range" when the driver's present value is not a number or low is not below high
 */
export async function switchingValues(
  model: ModelEvaluator,
  alternative: Alternative,
  driver: number,
  range: DriverRange,
  metric: number,
  target: SwitchingTarget,
  options: RunOptions = {},
): Promise<SwitchingValues> {
  requireCase(`alternative "${alternative.name}"`, alternative.values, model.driverCount);
  const present = alternative.values[driver];
  if (typeof present !== 'number')
    throw new DomainError('out-of-range', 'driver', 'must have a number to search from');
  if (!(range.low < range.high))
    throw new DomainError('out-of-range', 'low', `must lie below high (${range.high})`);
  const f = difference(model, alternative.values, driver, metric, target, options);
  const width = range.high - range.low;
  // A driver that cannot be negative by its range is not searched below zero.
  const floor = range.low >= 0 ? 0 : -Infinity;
  const searched = {
    low: Math.min(present, Math.max(floor, range.low - BEYOND * width)),
    high: Math.max(present, range.high + BEYOND * width),
  };
  const inner = await crossings(f, { ...range, points: 65 });
  const below =
    searched.low < range.low ? await crossings(f, { low: searched.low, high: range.low, points: 49 }) : [];
  const above =
    searched.high > range.high
      ? await crossings(f, { low: range.high, high: searched.high, points: 49 })
      : [];
  const [atPresent = NaN] = await f([present]);
  const values = distinct([...inner, ...below, ...above], width)
    .map(({ at, rising, isJump }): SwitchingValue => ({
      value: at,
      rising,
      isJump,
      withinRange: at >= range.low && at <= range.high,
      headroom: present === 0 ? NaN : (at - present) / Math.abs(present),
    }))
    .sort((a, b) => Math.abs(a.value - present) - Math.abs(b.value - present));
  return { driver, values, searched, isComputable: !Number.isNaN(atPresent) };
}

/** The same crossing at the seam of two scans counts once. */
function distinct(list: readonly Crossing[], width: number): Crossing[] {
  const sorted = [...list].sort((a, b) => a.at - b.at);
  return sorted.filter(({ at }, i) => i === 0 || at - (sorted[i - 1] as Crossing).at > 1e-9 * width);
}

function difference(
  model: ModelEvaluator,
  base: readonly DriverValue[],
  driver: number,
  metric: number,
  target: SwitchingTarget,
  options: RunOptions,
): Sampled {
  return async (points) => {
    throwIfAborted(options.signal);
    const quiet = options.signal ? { signal: options.signal } : {};
    const own = points.map((value) => withDriver(base, driver, value));
    if ('threshold' in target) {
      const results = await model.evaluateCases(own, quiet);
      return results.map((metrics) => (metrics[metric]?.value ?? NaN) - target.threshold);
    }
    const beside = (target.against.values[driver] as number) - (base[driver] as number);
    const others = points.map((value) => withDriver(target.against.values, driver, value + beside));
    const results = await model.evaluateCases([...own, ...others], quiet);
    return points.map(
      (_, i) => (results[i]?.[metric]?.value ?? NaN) - (results[points.length + i]?.[metric]?.value ?? NaN),
    );
  };
}

/**
 * The driver's value nearest to its present one at which the metric equals a goal.
 *
 * @throws DomainError "infeasible" when no value in the searched range reaches it
 */
export async function goalSeek(
  model: ModelEvaluator,
  base: readonly DriverValue[],
  driver: number,
  range: DriverRange,
  metric: number,
  goal: number,
  options: RunOptions = {},
): Promise<number> {
  const alternative = { name: 'base', values: base };
  const { values, searched } = await switchingValues(
    model,
    alternative,
    driver,
    range,
    metric,
    { threshold: goal },
    options,
  );
  const nearest = values.find(({ isJump }) => !isJump);
  if (!nearest) {
    throw new DomainError(
      'infeasible',
      'goal',
      `is not reached for any value from ${searched.low} to ${searched.high}`,
    );
  }
  return nearest.value;
}
