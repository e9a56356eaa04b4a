import type { DriverValue, RunOptions } from '../local-model';
import type { ModelEvaluator } from './model-evaluator';
import { requireCase } from './model-evaluator';
import { withDriver } from './sensitivity';

/** How far a driver may lie from its most likely value. */
export interface DriverRange {
  readonly low: number;
  readonly high: number;
}

export interface TornadoBar {
  readonly driver: number;
  readonly atLow: number;
  readonly atHigh: number;
  /** Distance between the two ends, in the metric's unit; NaN where either is not a number. */
  readonly swing: number;
}

/**
 * The metric at each driver's low and high with all others at the base, the longest bar first. Drivers at whose ends
 * the metric is not a number come last.
 */
export async function tornado(
  model: ModelEvaluator,
  base: readonly DriverValue[],
  ranges: readonly (DriverRange | undefined)[],
  metric: number,
  options?: RunOptions,
): Promise<{ base: number; bars: TornadoBar[] }> {
  requireCase('base', base, model.driverCount);
  const varied = ranges.flatMap((range, driver) => (range ? [{ driver, range }] : []));
  const cases = varied.flatMap(({ driver, range }) => [
    withDriver(base, driver, range.low),
    withDriver(base, driver, range.high),
  ]);
  const results = await model.evaluateCases([[...base], ...cases], options);
  const at = (i: number) => results[i]?.[metric]?.value ?? NaN;
  const bars = varied.map(({ driver }, i): TornadoBar => {
    const atLow = at(1 + 2 * i);
    const atHigh = at(2 + 2 * i);
    return { driver, atLow, atHigh, swing: Math.abs(atHigh - atLow) };
  });
  const size = ({ swing }: TornadoBar) => (Number.isNaN(swing) ? -1 : swing);
  return { base: at(0), bars: bars.sort((a, b) => size(b) - size(a)) };
}
