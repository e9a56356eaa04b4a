import { requireFinite, requireNonNegative } from '../domain-error';
import { cashToCashDays } from '../flow/cash-to-cash';

const DAYS_PER_YEAR = 365;

export interface WorkingCapitalInput {
  readonly daysSales: number;
  readonly daysInventory: number;
  readonly daysPayable: number;
  /** Money per year. */
  readonly revenue: number;
  /** Cost of goods sold, money per year. */
  readonly costOfGoods: number;
  /** Cost of capital per year, a fraction. */
  readonly rate: number;
}

export interface WorkingCapital {
  /** Receivables + inventory − payables, money; below zero when suppliers finance the business. */
  readonly cashTiedUp: number;
  /** `cashTiedUp` × rate, money per year. */
  readonly annualCharge: number;
  readonly cashToCashDays: number;
  readonly receivables: number;
  readonly inventory: number;
  readonly payables: number;
}

/**
 * Cash tied up in operations and what it costs: receivables at revenue, inventory and payables at cost of goods, each
 * over 365 days.
 *
 * @throws DomainError "out-of-range" when days, revenue or costOfGoods is negative or rate is not a number
 * @see R. A. Brealey, S. C. Myers & F. Allen, Principles of Corporate Finance, 10th ed. (2011), ch. 29–30
 */
export function workingCapital(input: WorkingCapitalInput): WorkingCapital {
  const days = cashToCashDays(input);
  const revenue = requireNonNegative('revenue', input.revenue);
  const costOfGoods = requireNonNegative('costOfGoods', input.costOfGoods);
  const receivables = (revenue * input.daysSales) / DAYS_PER_YEAR;
  const inventory = (costOfGoods * input.daysInventory) / DAYS_PER_YEAR;
  const payables = (costOfGoods * input.daysPayable) / DAYS_PER_YEAR;
  const cashTiedUp = receivables + inventory - payables;
  return {
    cashTiedUp,
    annualCharge: cashTiedUp * requireFinite('rate', input.rate),
    cashToCashDays: days,
    receivables,
    inventory,
    payables,
  };
}
