import { DomainError } from '../domain-error';
import { presentValue, requireFlows, requireRate } from './present-value';

/** Of all money that has moved: a cumulative flow nearer to zero than this is zero. */
const ROUNDING = 1e-12;

/**
 * Payback: periods until the cumulative flows, once below zero, are no longer so, straight within the period; with a
 * rate, of discounted flows. It ignores what comes later; 0 for flows that never need money.
 *
 * @param flows money at the end of periods 0, 1, 2, …
 * @throws DomainError "out-of-range" for a rate of −1 or less, or no flows
 * @throws DomainError "infeasible" when the flows never pay back, with what is missing
 * @see Brealey, Myers & Allen (2011), §5.2
 */
export function paybackPeriods(flows: readonly number[], rate = 0): number {
  requireFlows('flows', flows);
  requireRate(rate);
  let cumulative = 0;
  let isBelow = false;
  let moved = 0;
  for (let t = 0; t < flows.length; t++) {
    const flow = flows[t]! * (1 + rate) ** -t;
    moved += Math.abs(flow);
    // Ten flows of 0.1 repay 1, though their sum misses it by rounding.
    const staysBelow = cumulative + flow < -ROUNDING * moved;
    if (isBelow && !staysBelow) return t - 1 + Math.min(1, -cumulative / flow);
    cumulative += flow;
    isBelow = staysBelow;
  }
  if (!isBelow) return 0;
  throw new DomainError(
    'infeasible',
    'flows',
    `do not pay back: ${Number((-cumulative).toPrecision(6))} is still missing after period ${flows.length - 1}`,
  );
}

/**
 * Profitability index: present value of the flows after period 0 over the investment in period 0. Above 1 the net
 * present value is positive. (Brealey, Myers & Allen define it as net present value over investment, which is one
 * less; Horngren, and Ross, Westerfield & Jaffe, as here.)
 *
 * @throws DomainError "out-of-range" unless the flow of period 0 is negative
 * @see S. A. Ross, R. W. Westerfield & J. Jaffe, Corporate Finance, 10th ed. (2013), §5.6
 */
export function profitabilityIndex(rate: number, flows: readonly number[]): number {
  requireFlows('flows', flows, 2);
  requireRate(rate);
  const investment = flows[0]!;
  if (investment >= 0) {
    throw new DomainError(
      'out-of-range',
      'flows, entry 1,',
      `must be the investment, below zero, not ${investment}`,
    );
  }
  return presentValue(rate, [0, ...flows.slice(1)]) / -investment;
}

/**
 * Equivalent annual annuity: the constant flow of periods 1 to n with the same present value, by which
 * alternatives of unequal life compare if they are repeated.
 *
 * @throws DomainError "out-of-range" for fewer than two flows or a rate of −1 or less
 * @see Brealey, Myers & Allen (2011), §6.3
 */
export function equivalentAnnualAnnuity(rate: number, flows: readonly number[]): number {
  requireFlows('flows', flows, 2);
  requireRate(rate);
  const periods = flows.length - 1;
  const annuity = rate === 0 ? periods : -Math.expm1(-periods * Math.log1p(rate)) / rate;
  return presentValue(rate, flows) / annuity;
}
