import { DomainError, requireNonNegative } from '../domain-error';

/**
 * Percentages of cost by year, general depreciation system, half-year convention.
 * @see Internal Revenue Service, Publication 946, appendix A, table A-1
 */
const percentages: ReadonlyMap<number, readonly number[]> = new Map([
  [3, [33.33, 44.45, 14.81, 7.41]],
  [5, [20, 32, 19.2, 11.52, 11.52, 5.76]],
  [7, [14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46]],
  [10, [10, 18, 14.4, 11.52, 9.22, 7.37, 6.55, 6.55, 6.56, 6.55, 3.28]],
  [15, [5, 9.5, 8.55, 7.7, 6.93, 6.23, 5.9, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 5.9, 5.91, 2.95]],
  [
    20,
    [
      3.75, 7.219, 6.677, 6.177, 5.713, 5.285, 4.888, 4.522, 4.462, 4.461, 4.462, 4.461, 4.462, 4.461, 4.462,
      4.461, 4.462, 4.461, 4.462, 4.461, 2.231,
    ],
  ],
]);

export interface MacrsYear {
  readonly year: number;
  /** Share of cost. */
  readonly rate: number;
  /** Money. */
  readonly depreciation: number;
  /** Cost not yet depreciated at the end of the year, money. */
  readonly bookValue: number;
}

/**
 * Tax depreciation by year under the U.S. Modified Accelerated Cost Recovery System, half-year convention.
 *
 * @param cost money, not negative
 * @param recoveryClass 3, 5, 7, 10, 15 or 20 years
 * @throws DomainError "out-of-range" for a negative cost or another class
 * @see IRS, Publication 946, How To Depreciate Property, table A-1
 */
export function macrsSchedule(cost: number, recoveryClass: number): MacrsYear[] {
  requireNonNegative('cost', cost);
  const rates = percentages.get(recoveryClass);
  if (!rates) {
    throw new DomainError(
      'out-of-range',
      'class',
      `must be 3, 5, 7, 10, 15 or 20 years, not ${recoveryClass}`,
    );
  }
  let taken = 0;
  return rates.map((percent, i) => {
    taken += percent;
    const left = i === rates.length - 1 ? 0 : cost * (1 - taken / 100);
    return { year: i + 1, rate: percent / 100, depreciation: (cost * percent) / 100, bookValue: left };
  });
}
