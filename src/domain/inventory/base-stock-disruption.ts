import { DomainError, requireFraction, requirePositive } from '../domain-error';

export interface BaseStockDisruptionInput {
  /** h, money per unit and period. */
  readonly holdingCost: number;
  /** p, money per unit short and period. */
  readonly stockoutCost: number;
  /** d, known demand of every period, units. */
  readonly demand: number;
  /** α, probability that a working supplier is down in the next period. */
  readonly disruptionProbability: number;
  /** β, probability that a failed supplier works in the next period. */
  readonly recoveryProbability: number;
}

export interface DisruptedBaseStock {
  /** S, units. */
  readonly baseStock: number;
  /** Expected holding and stockout cost per period. */
  readonly cost: number;
  /** Periods of disruption in a row that the stock covers, S/d − 1. */
  readonly periodsCovered: number;
  /** Share of periods with the supplier down, α / (α + β). */
  readonly downShare: number;
}

/**
 * Expected cost per period of base stock S when a disruption has lasted n periods with probability πₙ:
 * Σ πₙ (h [S − (n + 1)d]⁺ + p [(n + 1)d − S]⁺), π₀ = β/(α + β), πₙ = αβ/(α + β) (1 − β)ⁿ⁻¹. Summed in closed form.
 *
 * @throws DomainError "out-of-range" when a cost or the demand is not positive or a probability is not between
 *   0 and 1
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eq. 9.14
 */
export function baseStockDisruptionCost(baseStock: number, input: BaseStockDisruptionInput): number {
  requireDisruption(input);
  const { holdingCost, stockoutCost, demand, recoveryProbability } = input;
  const down = downShare(input);
  const meanLength = down / recoveryProbability;
  // E[(N − x)⁺] is linear between whole numbers of periods.
  const covered = baseStock / demand - 1;
  const whole = Math.floor(covered);
  const excess = (periods: number): number =>
    periods < 0 ? meanLength - periods : meanLength * (1 - recoveryProbability) ** periods;
  const short = excess(whole) + (covered - whole) * (excess(whole + 1) - excess(whole));
  const over = covered - meanLength + short;
  return demand * (holdingCost * over + stockoutCost * short);
}

/** Periods of disruption that can still be counted one by one. */
const MOST_PERIODS = 1e12;

/**
 * Base stock under disruptions and known demand: S = d + d F⁻¹(p / (p + h)), F(n) = 1 − α/(α + β) (1 − β)ⁿ.
 *
 * @throws DomainError "out-of-range" when a cost or the demand is not positive or a probability is not between
 *   0 and 1
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 9.14 and 9.18, Lemma 9.2;
 *   Tomlin, Management Science 52 (2006)
 */
export function optimalBaseStockDisruption(input: BaseStockDisruptionInput): DisruptedBaseStock {
  requireDisruption(input);
  const { holdingCost, stockoutCost, demand, recoveryProbability } = input;
  const down = downShare(input);
  const tailAllowed = holdingCost / (holdingCost + stockoutCost);
  const decay = Math.log1p(-recoveryProbability);
  const tail = (periods: number): number => down * Math.exp(periods * decay);
  let covered = Math.max(0, Math.ceil(Math.log(tailAllowed / down) / decay));
  if (!(covered <= MOST_PERIODS)) {
    throw new DomainError(
      'out-of-range',
      'stockoutCost',
      'is so far above holdingCost, or recoveryProbability so small, that no stock would be enough',
    );
  }
  // The logarithms may land a rounding error to either side of a whole number.
  while (covered > 0 && tail(covered - 1) <= tailAllowed) covered--;
  while (tail(covered) > tailAllowed) covered++;
  const baseStock = demand * (1 + covered);
  return {
    baseStock,
    cost: baseStockDisruptionCost(baseStock, input),
    periodsCovered: covered,
    downShare: down,
  };
}

function requireDisruption(input: BaseStockDisruptionInput): void {
  requirePositive('holdingCost', input.holdingCost);
  requirePositive('stockoutCost', input.stockoutCost);
  requirePositive('demand', input.demand);
  requireFraction('disruptionProbability', input.disruptionProbability);
  requireFraction('recoveryProbability', input.recoveryProbability);
}

function downShare({ disruptionProbability, recoveryProbability }: BaseStockDisruptionInput): number {
  return disruptionProbability / (disruptionProbability + recoveryProbability);
}
