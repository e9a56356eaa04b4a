import { DomainError, requireEntries, requireNonNegative, requireSameLength } from '../domain-error';

export interface ClassLimits {
  /** Cumulative shares of value at which class A and class B are full. */
  readonly shares: readonly [number, number];
  /** Coefficients of variation up to which an item is X, and Y. */
  readonly variabilities: readonly [number, number];
}

/** The usual limits: 80 % and 95 % of value; coefficients of variation of 0.5 and 1. */
const USUAL_LIMITS: ClassLimits = { shares: [0.8, 0.95], variabilities: [0.5, 1] };

export interface ItemClass {
  /** Share of the total value. */
  readonly share: number;
  /** Share of the total value of this item and all larger ones. */
  readonly cumulativeShare: number;
  readonly abc: 'A' | 'B' | 'C';
  readonly xyz: 'X' | 'Y' | 'Z';
}

/**
 * ABC by usage value and XYZ by variability, in the order of the input. Items are taken by falling value; one is A
 * while those before it have not reached the first share, so that the item that crosses the limit is in the class.
 *
 * @throws DomainError "out-of-range" when lists differ in length, a value is negative, all values are 0, or limits
 *   do not ascend
 * @see Silver, Pyke & Peterson (1998), Chapter 3 (ABC); R. Scholz-Reiter et al., Integration of demand
 *   forecasts in ABC-XYZ analysis, Int. J. Productivity and Performance Management 61 (2012) (XYZ)
 */
export function classifyItems(
  usageValue: readonly number[],
  variability: readonly number[],
  { shares, variabilities }: ClassLimits = USUAL_LIMITS,
): ItemClass[] {
  requireEntries('usageValue', usageValue);
  requireSameLength('variability', variability, 'usageValue', usageValue);
  usageValue.forEach((value, i) => requireNonNegative(`usageValue, entry ${i + 1},`, value));
  variability.forEach((value, i) => requireNonNegative(`variability, entry ${i + 1},`, value));
  requireAscending('shares', shares, 1);
  requireAscending('variabilities', variabilities, Infinity);
  const total = usageValue.reduce((sum, value) => sum + value, 0);
  if (total === 0) throw new DomainError('out-of-range', 'usageValue', 'must have an entry above 0');

  const cumulative = new Array<number>(usageValue.length);
  const before = new Array<number>(usageValue.length);
  let reached = 0;
  const byValue = usageValue.map((_, i) => i).sort((a, b) => usageValue[b]! - usageValue[a]!);
  for (const i of byValue) {
    before[i] = reached / total;
    reached += usageValue[i]!;
    cumulative[i] = reached / total;
  }
  // A limit that is reached up to rounding is reached.
  const within = (share: number, limit: number): boolean => share < limit - 1e-12;
  return usageValue.map((value, i) => ({
    share: value / total,
    cumulativeShare: cumulative[i]!,
    abc: within(before[i]!, shares[0]) ? 'A' : within(before[i]!, shares[1]) ? 'B' : 'C',
    xyz: variability[i]! <= variabilities[0] ? 'X' : variability[i]! <= variabilities[1] ? 'Y' : 'Z',
  }));
}

function requireAscending(field: string, [low, high]: readonly [number, number], most: number): void {
  if (low > 0 && low < high && high <= most) return;
  throw new DomainError(
    'out-of-range',
    field,
    `must be two ascending numbers above 0, not ${low} and ${high}`,
  );
}
