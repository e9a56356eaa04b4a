import {
  DomainError,
  requireEntries,
  requireFinite,
  requireNonNegative,
  requireSameLength,
} from '../domain-error';

export interface CustomerProfitInput {
  /** Net revenue per customer, money. */
  readonly revenue: readonly number[];
  /** Cost of goods per customer, money. */
  readonly costOfGoods: readonly number[];
  /** Customers × activities: units of each activity's driver. */
  readonly driverVolumes: readonly (readonly number[])[];
  /** Money per unit of driver, per activity. */
  readonly driverRates: readonly number[];
  /** A name for each customer, all different. */
  readonly customers: readonly string[];
}

export interface CustomerProfit {
  readonly customer: string;
  readonly grossMargin: number;
  /** Cost per activity, money; they add up to `costToServe`. */
  readonly activityCosts: readonly number[];
  readonly costToServe: number;
  /** Gross margin less cost-to-serve. */
  readonly netMargin: number;
  /** Of revenue; undefined when there is none. */
  readonly costToServeShare: number | undefined;
  readonly netMarginShare: number | undefined;
}

/**
 * Profit per customer after the cost of serving it: gross margin less Σ driver volume × activity rate.
 *
 * @throws DomainError "out-of-range" naming row and column for unequal lengths, a value that is not a number, a
 *   negative driver volume or rate, or a customer that stands in two rows
 * @see S. M. Datar & M. V. Rajan, Horngren's Cost Accounting, 16th ed. (2018), ch. 14, customer-level profit
 */
export function customerProfits(input: CustomerProfitInput): CustomerProfit[] {
  const { revenue, costOfGoods, driverVolumes, driverRates, customers } = input;
  requireEntries('revenue', revenue);
  requireSameLength('costOfGoods', costOfGoods, 'revenue', revenue);
  requireSameLength('driverVolumes', driverVolumes, 'revenue', revenue);
  requireSameLength('customers', customers, 'revenue', revenue);
  requireEntries('driverRates', driverRates);
  driverRates.forEach((rate, a) => requireNonNegative(`driverRates, entry ${a + 1},`, rate));
  requireDifferent('customers', customers);
  return revenue.map((money, r) => {
    const volumes = driverVolumes[r]!;
    requireSameLength(`driverVolumes, row ${r + 1},`, volumes, 'driverRates', driverRates);
    const grossMargin =
      requireFinite(`revenue, entry ${r + 1},`, money) -
      requireFinite(`costOfGoods, entry ${r + 1},`, costOfGoods[r]!);
    const activityCosts = volumes.map(
      (volume, a) =>
        requireNonNegative(`driverVolumes, row ${r + 1}, column ${a + 1},`, volume) * driverRates[a]!,
    );
    const costToServe = activityCosts.reduce((sum, cost) => sum + cost, 0);
    const netMargin = grossMargin - costToServe;
    const ofRevenue = (value: number) => (money === 0 ? undefined : value / money);
    return {
      customer: customers[r]!,
      grossMargin,
      activityCosts,
      costToServe,
      netMargin,
      costToServeShare: ofRevenue(costToServe),
      netMarginShare: ofRevenue(netMargin),
    };
  });
}

/** @throws DomainError "out-of-range" naming the two rows when a name stands twice */
function requireDifferent(field: string, names: readonly string[]): void {
  const seen = new Map<string, number>();
  names.forEach((name, i) => {
    const before = seen.get(name);
    if (before !== undefined) {
      throw new DomainError(
        'out-of-range',
        field,
        `must each stand in one row; "${name}" stands in rows ${before + 1} and ${i + 1}`,
      );
    }
    seen.set(name, i);
  });
}
