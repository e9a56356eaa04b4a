import { requireNonNegative, requirePositive } from '../domain-error';

export interface ActivityPool {
  /** Cost of the activity in the period, money. */
  readonly poolCost: number;
  /** Units of its driver in the same period, such as orders or pallets. */
  readonly driverVolume: number;
}

/**
 * Activity rate: cost of an activity per unit of its driver, money per unit.
 *
 * @throws DomainError "out-of-range" when poolCost is negative or driverVolume is not positive
 * @see R. Cooper & R. S. Kaplan, "Profit Priorities from Activity-Based Costing", HBR (May 1991)
 */
export function activityRate({ poolCost, driverVolume }: ActivityPool): number {
  return requireNonNegative('poolCost', poolCost) / requirePositive('driverVolume', driverVolume);
}
