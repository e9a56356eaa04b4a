/** Tripwires: values of a metric or driver past which an action is due, made from switching values and judged by actuals. */
import { latestActual } from './actuals';
import { plainFigure } from '../said';
import { sameName } from '../case';
import type { Actual, Case, Direction, FollowThrough } from '../case';
import { followThrough } from '../create-case';
import type { DriverSensitivity, Sensitivity } from '../decision/sensitivity';

/** How much of the way to the switching value may be used up before action: at the value itself it is too late. */
const WARNING_SHARE = 0.75;

/** A tripwire that a switching value suggests, and what it comes from. */
export interface TripwireProposal {
  readonly tripwire: FollowThrough;
  readonly entry: DriverSensitivity;
}

/**
 * A tripwire for each driver with a switching value under the alternative, the nearest first: due once three quarters
 * of the way there are used up. Drivers that have a tripwire are left out, and those that would have to leave the
 * range which the case gives them.
 */
export function proposeTripwires(
  of: Case,
  alternative: string,
  sensitivity: Sensitivity,
): TripwireProposal[] {
  const seen = new Set<string>();
  return sensitivity
    .flatMap((entry) => {
      const switching = entry.switching;
      if (switching === null || !sameName(entry.alternative, alternative) || switching.value === entry.base) {
        return [];
      }
      const move = switching.value - entry.base;
      return [{ entry, move, distance: Math.abs(move) / (Math.abs(entry.base) || 1) }];
    })
    .sort((a, b) => a.distance - b.distance)
    .filter(({ entry }) => {
      const { driver } = entry;
      if (outOfReach(of, entry)) return false;
      const has = of.followThrough.some((row) => row.kind === 'tripwire' && sameName(row.metric, driver));
      if (has || seen.has(driver)) return false;
      seen.add(driver);
      return true;
    })
    .map(({ entry, move }) => {
      const metric = of.metrics.find(({ name }) => sameName(name, entry.metric));
      const driver = of.drivers.find(({ name }) => sameName(name, entry.driver));
      const turn =
        entry.switching!.against === null
          ? `${entry.metric} misses its threshold`
          : `${entry.switching!.against} draws level on ${entry.metric}`;
      return {
        entry,
        tripwire: followThrough({
          kind: 'tripwire',
          text: `At ${plainFigure({ value: entry.switching!.value, unit: driver?.unit ?? '' })} ${turn}`,
          owner: driver?.owner || (metric?.owner ?? ''),
          metric: entry.driver,
          alternative,
          threshold: threeDigits(entry.base + WARNING_SHARE * move),
          action: 'Review the decision with its owner',
        }),
      };
    });
}

function outOfReach(of: Case, { driver: name, switching }: DriverSensitivity): boolean {
  const driver = of.drivers.find((one) => sameName(one.name, name));
  if (!driver || switching === null) return false;
  const { low, high } = driver;
  return (low !== null && switching.value < low) || (high !== null && switching.value > high);
}

/** Three significant digits are as much as a switching value deserves. */
function threeDigits(value: number): number {
  return Number(value.toPrecision(3));
}

export interface TripwireState {
  readonly tripwire: FollowThrough;
  /** The side of the threshold that is good; null where it cannot be told. */
  readonly good: Direction | null;
  readonly actual: Actual | null;
  /** "unknown" without an actual, a threshold or a good side. */
  readonly state: 'clear' | 'tripped' | 'unknown';
}

/** Every tripwire of the case against the latest actual of what it watches. */
export function tripwireStates(of: Case): TripwireState[] {
  return of.followThrough
    .filter(({ kind }) => kind === 'tripwire')
    .map((tripwire) => {
      const good = goodSide(of, tripwire);
      const actual = latestActual(of, tripwire.metric);
      const value = actual?.value ?? null;
      if (tripwire.threshold === null || good === null || value === null) {
        return { tripwire, good, actual, state: 'unknown' };
      }
      const past = good === 'higher' ? value < tripwire.threshold : value > tripwire.threshold;
      return { tripwire, good, actual, state: past ? 'tripped' : 'clear' };
    });
}

/** A metric's own direction; of a driver the side of the threshold on which it was planned to be. */
export function goodSide(
  of: Case,
  { metric: subject, alternative, threshold }: FollowThrough,
): Direction | null {
  const metric = of.metrics.find(({ name }) => sameName(name, subject));
  if (metric) return metric.direction;
  const driver = of.drivers.find(({ name }) => sameName(name, subject));
  if (!driver || threshold === null) return null;
  const base = of.alternatives[0]?.name ?? '';
  const planned = driver.values[alternative] ?? driver.values[base] ?? driver.likely;
  if (planned === null || planned === threshold) return null;
  return planned > threshold ? 'higher' : 'lower';
}
