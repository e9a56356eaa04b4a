import { DomainError, requireEntries, requireFinite, requireSameLength } from '../domain-error';

export interface WaterfallStep {
  readonly label: string;
  /** Money: below zero for a deduction; undefined on a subtotal. */
  readonly amount: number | undefined;
  /** What is left of the list revenue after this step, money. */
  readonly remaining: number;
  /** `remaining` over list revenue; undefined when that is zero. */
  readonly shareOfList: number | undefined;
}

/**
 * Price waterfall: from list revenue step by step to what is left of it. A deduction left open (undefined) makes a
 * subtotal of its label, such as invoice price or pocket price.
 *
 * @param listRevenue money at list prices
 * @param deductions money taken off, as positive numbers; a surcharge is negative
 * @param labels a name for each deduction and subtotal
 * @returns the list revenue, a step per deduction or subtotal, and the net margin
 * @throws DomainError "out-of-range" for no deductions, unequal lengths or values that are not numbers
 * @see M. V. Marn & R. L. Rosiello, "Managing Price, Gaining Profit", HBR (September 1992)
 */
export function priceWaterfall(
  listRevenue: number,
  deductions: readonly (number | undefined)[],
  labels: readonly string[],
): WaterfallStep[] {
  requireFinite('listRevenue', listRevenue);
  requireEntries('deductions', deductions);
  requireSameLength('labels', labels, 'deductions', deductions);
  if (deductions.every((deduction) => deduction === undefined)) {
    throw new DomainError('out-of-range', 'deductions', 'are all blank; enter at least one amount');
  }
  let remaining = listRevenue;
  const step = (label: string, amount: number | undefined): WaterfallStep => ({
    label,
    amount,
    remaining,
    shareOfList: listRevenue === 0 ? undefined : remaining / listRevenue,
  });
  const steps = [step('List revenue', listRevenue)];
  deductions.forEach((deduction, i) => {
    if (deduction !== undefined) remaining -= requireFinite(`deductions, entry ${i + 1},`, deduction);
    steps.push(step(labels[i]!, deduction === undefined ? undefined : 0 - deduction));
  });
  steps.push(step('Net margin', undefined));
  return steps;
}
