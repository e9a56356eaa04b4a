import { requireEntries, requireFinite, requireSameLength } from '../domain-error';

export type ProfitClass = 'earner' | 'break-even' | 'eroder';

export interface WhaleCurvePoint {
  /** 1 for the most profitable customer. */
  readonly rank: number;
  readonly customer: string;
  /** Money. */
  readonly profit: number;
  /** Profit of this and all higher-ranked customers, money. */
  readonly cumulative: number;
  /** Cumulative profit over total profit; undefined when the total is zero. */
  readonly cumulativeShare: number | undefined;
  readonly profitClass: ProfitClass;
}

/** Of all profits and losses: a total nearer to zero than this is zero, and shares of it would be noise. */
const ROUNDING = 1e-12;

/**
 * Whale curve: customers from the most to the least profitable with cumulative profit, which rises to a hump
 * above the total and falls as the eroding customers give profit back. Ties keep their order. The last
 * cumulative value is the total profit. A profit within `tolerance` of zero counts as break-even.
 *
 * @param profit money per customer
 * @param customers a name for each profit
 * @param tolerance money, default 0
 * @throws DomainError "out-of-range" for no customers, a profit that is not a number, or unequal lengths
 * @see R. S. Kaplan & V. G. Narayanan, "Measuring and Managing Customer Profitability",
 *   Journal of Cost Management (2001); R. Cooper & R. S. Kaplan, HBR (May 1991), the Kanthal whale curve
 */
export function whaleCurve(
  profit: readonly number[],
  customers: readonly string[],
  tolerance = 0,
): WhaleCurvePoint[] {
  requireEntries('profit', profit);
  requireSameLength('customers', customers, 'profit', profit);
  profit.forEach((value, i) => requireFinite(`profit, entry ${i + 1},`, value));
  const order = profit.map((_, i) => i).sort((a, b) => profit[b]! - profit[a]! || a - b);
  const total = order.reduce((sum, i) => sum + profit[i]!, 0);
  const isZero = Math.abs(total) <= ROUNDING * profit.reduce((sum, value) => sum + Math.abs(value), 0);
  let cumulative = 0;
  return order.map((i, position) => {
    const value = profit[i]!;
    cumulative += value;
    return {
      rank: position + 1,
      customer: customers[i]!,
      profit: value,
      cumulative,
      cumulativeShare: isZero ? undefined : cumulative / total,
      profitClass: value > tolerance ? 'earner' : value < -tolerance ? 'eroder' : 'break-even',
    };
  });
}
