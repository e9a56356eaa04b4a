import { DomainError, requireFinite, requireSameLength } from '../domain-error';
import { requireFlows } from './present-value';

export interface SwitchingValue {
  /** Value of the driver at which the outcome reaches the target. */
  readonly driverValue: number;
  /** Change from the base value of the driver. */
  readonly change: number;
  /** That change over the base value; undefined when the base is zero. */
  readonly headroom: number | undefined;
}

/**
 * Switching values of a driver: where the outcome, straight between the given points, reaches the target. The first
 * pair is the base. All crossings are returned, nearest to the base first.
 *
 * @param driverValues distinct values of the driver, the base first
 * @param outcomes the outcome at each of them
 * @throws DomainError "out-of-range" for fewer than two points, unequal lengths or a driver value given twice
 * @throws DomainError "infeasible" when the target is not reached between the points, with their range
 * @see HM Treasury, The Green Book (2022), §5 and A5 (switching values)
 */
export function switchingValues(
  driverValues: readonly number[],
  outcomes: readonly number[],
  target: number,
): SwitchingValue[] {
  requireFlows('driverValues', driverValues, 2);
  requireSameLength('outcomes', outcomes, 'driverValues', driverValues);
  requireFlows('outcomes', outcomes, 2);
  requireFinite('target', target);
  const base = driverValues[0]!;
  const points = driverValues.map((x, i) => ({ x, y: outcomes[i]! - target })).sort((a, b) => a.x - b.x);
  const crossings: number[] = [];
  points.forEach(({ x, y }, i) => {
    const next = points[i + 1];
    if (next && next.x === x) {
      throw new DomainError('out-of-range', 'driverValues', `must be distinct; ${x} is given twice`);
    }
    if (y === 0) crossings.push(x);
    else if (next && y * next.y < 0) crossings.push(x + ((next.x - x) * y) / (y - next.y));
  });
  if (crossings.length === 0) {
    throw new DomainError(
      'infeasible',
      'target',
      `is not reached for driver values from ${points[0]!.x} to ${points.at(-1)!.x}; the outcome stays ${points[0]!.y > 0 ? 'above' : 'below'} it`,
    );
  }
  return crossings
    .sort((a, b) => Math.abs(a - base) - Math.abs(b - base))
    .map((driverValue) => ({
      driverValue,
      change: driverValue - base,
      headroom: base === 0 ? undefined : (driverValue - base) / Math.abs(base),
    }));
}
