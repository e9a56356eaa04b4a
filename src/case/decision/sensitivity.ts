/** What drivers do to metrics, as computed by the recalculation engine or the workbook: plain data, by name. */
import { sameName } from '../case';
import type { Case, Driver } from '../case';

/** A driver moved alone from its low to its high under an alternative, and what that does to one metric. */
export interface DriverSensitivity {
  readonly driver: string;
  readonly metric: string;
  readonly alternative: string;
  /** The driver's value under the alternative, and the metric there. */
  readonly base: number;
  readonly atBase: number;
  /** The metric at the driver's low and high; null where there it is no number. */
  readonly atLow: number | null;
  readonly atHigh: number | null;
  /** The nearest value of the driver at which the decision turns; null where none was found. */
  readonly switching: SwitchingPoint | null;
}

export interface SwitchingPoint {
  readonly value: number;
  /** The alternative that draws level there; null where the metric reaches its own threshold. */
  readonly against: string | null;
}

export type Sensitivity = readonly DriverSensitivity[];

/** How far the metric moves between the driver's low and high, in the metric's unit; null where it is not known. */
function swingOf({ atLow, atHigh }: DriverSensitivity): number | null {
  return atLow === null || atHigh === null ? null : Math.abs(atHigh - atLow);
}

/** The largest swing of a metric's value that the driver causes under any alternative. */
export function largestSwing(
  sensitivity: Sensitivity,
  driver: string,
  metric: string,
): { readonly entry: DriverSensitivity; readonly swing: number } | null {
  let largest: { entry: DriverSensitivity; swing: number } | null = null;
  for (const entry of sensitivity) {
    if (!sameName(entry.driver, driver) || !sameName(entry.metric, metric)) continue;
    const swing = swingOf(entry);
    if (swing !== null && (largest === null || swing > largest.swing)) largest = { entry, swing };
  }
  return largest;
}

/**
 * The share of the way between base and the end of the range on that side which it takes to reach the switching
 * value: below 1 it lies within the range. Null without one, or where the range does not reach to that side.
 */
export function switchingReach(entry: DriverSensitivity, { low, high }: Driver): number | null {
  if (entry.switching === null) return null;
  const way = entry.switching.value - entry.base;
  const end = way >= 0 ? high : low;
  if (end === null) return null;
  const room = end - entry.base;
  if (way === 0) return 0;
  return Math.sign(room) === Math.sign(way) ? way / room : null;
}

/**
 * The change of the metric when the driver moves from its base to a value: straight between low, base and high, and
 * on beyond the ends with the last slope. Null where the side is not known.
 */
export function effectOfMove(entry: DriverSensitivity, of: Case, value: number): number | null {
  const driver = of.drivers.find(({ name }) => sameName(name, entry.driver));
  const end = value >= entry.base ? driver?.high : driver?.low;
  const atEnd = value >= entry.base ? entry.atHigh : entry.atLow;
  if (value === entry.base) return 0;
  if (end === null || end === undefined || atEnd === null) return null;
  // Only an end that lies on the side of the move tells its slope.
  if (Math.sign(end - entry.base) !== Math.sign(value - entry.base)) return null;
  return ((atEnd - entry.atBase) / (end - entry.base)) * (value - entry.base);
}
