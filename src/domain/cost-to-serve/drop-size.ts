import { DomainError, requireNonNegative, requirePositive } from '../domain-error';

export interface DropSizeInput {
  /** Cost of taking, picking and delivering an order whatever its size, money per order. */
  readonly orderCost: number;
  /** Gross margin, money per unit. */
  readonly unitMargin: number;
  /** Margin that must be left after the order's cost, money per unit. */
  readonly targetMargin: number;
}

/**
 * Break-even drop size: the order quantity at which the margin left per unit, unitMargin − orderCost / quantity, is the
 * target. With margins as shares of revenue the result is the break-even order value.
 *
 * @throws DomainError "out-of-range" when orderCost or targetMargin is negative or unitMargin is not positive;
 *   "infeasible" when no quantity leaves the target
 * @see M. Christopher, Logistics & Supply Chain Management, 5th ed. (2016), ch. 4, customer profitability
 */
export function breakEvenDropSize({ orderCost, unitMargin, targetMargin }: DropSizeInput): number {
  requireNonNegative('orderCost', orderCost);
  requirePositive('unitMargin', unitMargin);
  requireNonNegative('targetMargin', targetMargin);
  if (targetMargin >= unitMargin) {
    throw new DomainError(
      'infeasible',
      'targetMargin',
      `must be below unitMargin (${unitMargin}), not ${targetMargin}: no order is large enough`,
    );
  }
  return orderCost / (unitMargin - targetMargin);
}
