import { requireNonNegative } from '../domain-error';

export interface CashToCash {
  /** Days sales outstanding. */
  readonly daysSales: number;
  /** Days of inventory. */
  readonly daysInventory: number;
  /** Days payable outstanding. */
  readonly daysPayable: number;
}

/**
 * Cash-to-cash cycle: days from paying the supplier to being paid by the customer, days sales + days inventory −
 * days payable. Below zero when customers pay before suppliers are paid.
 *
 * @throws DomainError "out-of-range" when a number of days is negative
 * @see SCOR Digital Standard, metric AM.1.1 Cash-to-Cash Cycle Time
 */
export function cashToCashDays({ daysSales, daysInventory, daysPayable }: CashToCash): number {
  return (
    requireNonNegative('daysSales', daysSales) +
    requireNonNegative('daysInventory', daysInventory) -
    requireNonNegative('daysPayable', daysPayable)
  );
}
