import { requireFinite, requireProbability, requireSameLength } from '../domain-error';
import { requireFlows } from './present-value';

/** Money by period, periods 0, 1, 2, …, all of equal length. */
export interface CashFlowInput {
  readonly benefits: readonly number[];
  /** Operating costs without depreciation, as positive numbers. */
  readonly costs: readonly number[];
  /** Spending as positive numbers; proceeds from a sale, net of tax, as negative ones. */
  readonly capex: readonly number[];
  /** Level at the end of each period; it starts from zero before period 0. */
  readonly workingCapital: readonly number[];
  readonly depreciation: readonly number[];
  /** A fraction; a loss saves tax elsewhere in the company. */
  readonly taxRate: number;
}

export interface CashFlowPeriod {
  readonly period: number;
  readonly operatingProfit: number;
  readonly tax: number;
  readonly changeInWorkingCapital: number;
  readonly freeCashFlow: number;
  readonly cumulative: number;
}

/**
 * Free cash flow by period: (benefits − costs) − tax − capex − increase in working capital, with tax on benefits −
 * costs − depreciation. Money in, money out.
 *
 * @throws DomainError "out-of-range" for unequal lengths, values that are not numbers, or a tax rate outside [0, 1]
 * @see R. A. Brealey, S. C. Myers & F. Allen, Principles of Corporate Finance, 10th ed. (2011), §6.2
 */
export function freeCashFlow(input: CashFlowInput): CashFlowPeriod[] {
  const { benefits, taxRate } = input;
  requireFlows('benefits', benefits);
  requireProbability('taxRate', taxRate);
  for (const field of ['costs', 'capex', 'workingCapital', 'depreciation'] as const) {
    requireSameLength(field, input[field], 'benefits', benefits);
    input[field].forEach((value, t) => requireFinite(`${field}, entry ${t + 1},`, value));
  }
  let cumulative = 0;
  return benefits.map((benefit, t) => {
    const operating = benefit - input.costs[t]!;
    const operatingProfit = operating - input.depreciation[t]!;
    const tax = taxRate * operatingProfit;
    const changeInWorkingCapital = input.workingCapital[t]! - (input.workingCapital[t - 1] ?? 0);
    const free = operating - tax - input.capex[t]! - changeInWorkingCapital;
    cumulative += free;
    return { period: t, operatingProfit, tax, changeInWorkingCapital, freeCashFlow: free, cumulative };
  });
}
