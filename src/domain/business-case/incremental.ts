import { DomainError, requireSameLength } from '../domain-error';
import { internalRatesOfReturn } from './internal-rates';
import { presentValue, requireFlows, requireRate } from './present-value';

export interface IncrementalCase {
  /** Alternative less base by period, money. */
  readonly difference: readonly number[];
  readonly alternativeValue: number;
  readonly baseValue: number;
  readonly differenceValue: number;
  readonly alternativeRates: readonly number[];
  readonly baseRates: readonly number[];
  /** Internal rates of the difference: the rates at which both are worth the same. */
  readonly crossoverRates: readonly number[];
}

/**
 * An alternative against its base: flows of the difference, net present values at the rate, internal rates, and the
 * crossover rates at which the choice changes. Money by period 0, 1, 2, …
 *
 * @throws DomainError "out-of-range" for unequal lengths or a rate of −1 or less
 * @see Brealey, Myers & Allen (2011), §5.3, pitfall 3 (mutually exclusive projects)
 */
export function incrementalCase(
  alternative: readonly number[],
  base: readonly number[],
  rate: number,
): IncrementalCase {
  requireFlows('alternative', alternative, 2);
  requireFlows('base', base);
  requireSameLength('base', base, 'alternative', alternative);
  requireRate(rate);
  const difference = alternative.map((flow, t) => flow - base[t]!);
  return {
    difference,
    alternativeValue: presentValue(rate, alternative),
    baseValue: presentValue(rate, base),
    differenceValue: presentValue(rate, difference),
    alternativeRates: ratesOrNone(alternative),
    baseRates: ratesOrNone(base),
    crossoverRates: ratesOrNone(difference),
  };
}

/** No internal rate is an answer here, not a refusal. */
function ratesOrNone(flows: readonly number[]): number[] {
  try {
    return internalRatesOfReturn(flows).map(({ rate }) => rate);
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
