import {
  DomainError,
  requireEntries,
  requireFinite,
  requireInteger,
  requireNonNegative,
} from '../domain-error';
import { presentValue, requireFlows, requireRate } from './present-value';

export interface DelayCost {
  readonly months: number;
  /** Present value today if started today, money. */
  readonly valueNow: number;
  /** Present value today if started so many months later. */
  readonly valueDelayed: number;
  readonly cost: number;
  readonly costPerMonth: number;
}

/**
 * Cost of delay: what the present value loses when all flows come so many months later. Annual rate and flows.
 *
 * @param months one or several delays, none negative
 * @throws DomainError "out-of-range" for a rate of −1 or less, no flows, or a negative delay
 * @see D. G. Reinertsen, The Principles of Product Development Flow (2009), ch. 2 (cost of delay)
 */
export function costOfDelay(rate: number, flows: readonly number[], months: readonly number[]): DelayCost[] {
  requireRate(rate);
  requireFlows('flows', flows);
  requireEntries('months', months);
  const valueNow = presentValue(rate, flows);
  return months.map((delay, i) => {
    requireNonNegative(`months, entry ${i + 1},`, delay);
    const valueDelayed = valueNow * (1 + rate) ** (-delay / 12);
    const cost = valueNow - valueDelayed;
    return { months: delay, valueNow, valueDelayed, cost, costPerMonth: delay === 0 ? 0 : cost / delay };
  });
}

export interface InactionMonth {
  readonly month: number;
  /** Where the level drifts to if nothing is done. */
  readonly level: number;
  /** Against today. */
  readonly change: number;
  /** Change × value of a unit, money in the month. */
  readonly cost: number;
  readonly cumulativeCost: number;
}

/**
 * Cost of inaction: doing nothing is a base that drifts, not zero. The level changes by the drift each month, and
 * each unit of change against today has a value.
 *
 * @param base level today (such as units lost a month)
 * @param drift change per month as a fraction, compounding; above −1
 * @param months months to show, 1 to 600
 * @param unitValue money per unit of the level and month
 * @throws DomainError "out-of-range" for values that are not numbers, a drift of −1 or less, or months out of range
 * @see HM Treasury, The Green Book (2022), §4 (business as usual as the counterfactual)
 */
export function costOfInaction(
  base: number,
  drift: number,
  months: number,
  unitValue: number,
): InactionMonth[] {
  requireFinite('base', base);
  requireFinite('unitValue', unitValue);
  requireFinite('drift', drift);
  if (drift <= -1)
    throw new DomainError('out-of-range', 'drift', `must lie above -1 (-100 % a month), not ${drift}`);
  requireInteger('months', months, 1, 600);
  let cumulativeCost = 0;
  return Array.from({ length: months }, (_, i) => {
    const level = base * (1 + drift) ** (i + 1);
    const cost = (level - base) * unitValue;
    cumulativeCost += cost;
    return { month: i + 1, level, change: level - base, cost, cumulativeCost };
  });
}

export interface ParallelMonth {
  readonly month: number;
  /** Cost of running old and new together, money. */
  readonly bothCost: number;
  /** What that costs more than the new alone. */
  readonly extraCost: number;
  readonly errorsAvoided: number;
  readonly net: number;
  readonly cumulativeNet: number;
}

/**
 * Parallel run: what it costs to keep the old way beside the new, month by month, against the errors that comparing
 * both avoids.
 *
 * @param oldCost money per month
 * @param newCost money per month
 * @param months months of parallel run, 1 to 120
 * @param errorReduction money per month saved by errors found in time
 * @throws DomainError "out-of-range" for negative money or months out of range
 */
export function parallelRun(
  oldCost: number,
  newCost: number,
  months: number,
  errorReduction: number,
): ParallelMonth[] {
  requireNonNegative('oldCost', oldCost);
  requireNonNegative('newCost', newCost);
  requireInteger('months', months, 1, 120);
  requireNonNegative('errorReduction', errorReduction);
  const net = errorReduction - oldCost;
  return Array.from({ length: months }, (_, i) => ({
    month: i + 1,
    bothCost: oldCost + newCost,
    extraCost: oldCost,
    errorsAvoided: errorReduction,
    net,
    cumulativeNet: net * (i + 1),
  }));
}
