import { DomainError, requireNonNegative, requirePositive } from '../domain-error';

export interface SuppliedCapacity {
  /** Cost of the people and equipment of the department in the period, money. */
  readonly cost: number;
  readonly headcount: number;
  /** Minutes that a person is paid for in the period. */
  readonly minutesPerHead: number;
  /** Share of the paid minutes that is left for work after breaks, training and meetings; 0.8 is usual. */
  readonly practicalShare: number;
}

/**
 * Capacity cost rate: the cost of supplying capacity over the minutes that can be used in practice, money per minute.
 *
 * @throws DomainError "out-of-range" when cost is negative, headcount or minutesPerHead is not positive, or
 *   practicalShare is outside (0, 1]
 * @see R. S. Kaplan & S. R. Anderson, "Time-Driven Activity-Based Costing", HBR (November 2004)
 */
export function capacityCostRate(capacity: SuppliedCapacity): number {
  const { practicalShare } = capacity;
  requireNonNegative('cost', capacity.cost);
  requirePositive('headcount', capacity.headcount);
  requirePositive('minutesPerHead', capacity.minutesPerHead);
  if (!(practicalShare > 0 && practicalShare <= 1)) {
    throw new DomainError(
      'out-of-range',
      'practicalShare',
      `must be a share above 0 and at most 1, not ${practicalShare}`,
    );
  }
  return capacity.cost / (capacity.headcount * capacity.minutesPerHead * practicalShare);
}
