import { DomainError, requireInteger, requireNonNegative, requirePositive } from '../domain-error';
import type { Distribution } from '../probability/distribution';

/** A periodically reviewed item: what is ordered arrives before the period's demand. */
export interface SsInput {
  /** K, fixed cost of an order, money. */
  readonly orderCost: number;
  /** h, money per unit left at the end of a period. */
  readonly holdingCost: number;
  /** p, money per unit backordered at the end of a period. */
  readonly stockoutCost: number;
  /** Demand of a period, in whole units from 0. */
  readonly demand: Distribution;
}

/** Order up to S whenever the inventory position is s or below. */
export interface SsDecision {
  readonly reorderPoint: number;
  readonly orderUpTo: number;
}

export interface SsPolicy extends SsDecision {
  /** Expected cost per period. */
  readonly cost: number;
}

/** Longest span of inventory positions searched; the work grows with its square. */
const mostPositions = 20_000;

/**
 * Expected cost per period of an (s, S) policy: (K + Σ m(j) g(S − j)) / M(S − s) over j < S − s, where m(j) is how
 * often a cycle finds the position j below S and g the one-period cost of a position after ordering.
 *
 * @throws DomainError "out-of-range" when s or S is not whole or S does not exceed s, or as `optimalSs`
 * @see Zheng & Federgruen, Operations Research 39 (1991); Snyder & Shen, Fundamentals of Supply Chain Theory,
 *   2nd ed. (2019), eqs. 4.71 to 4.75
 */
export function ssCost({ reorderPoint, orderUpTo }: SsDecision, input: SsInput): number {
  requireInteger('reorderPoint', reorderPoint);
  requireInteger('orderUpTo', orderUpTo, reorderPoint + 1, reorderPoint + mostPositions);
  return new CyclesOf(input).cost(reorderPoint, orderUpTo);
}

/**
 * Optimal (s, S) for demand in whole units, exactly, by the algorithm of Zheng and Federgruen: from the best
 * single position, s moves down until it is worth ordering there; then larger S are tried until their own
 * one-period cost exceeds the best average, s moving up with each improvement.
 *
 * @throws DomainError "out-of-range" when orderCost is negative, another cost or the mean is not positive, or
 *   demand is not in whole units or needs too wide a search
 * @see Zheng & Federgruen, Operations Research 39 (1991); Snyder & Shen, Fundamentals of Supply Chain Theory,
 *   2nd ed. (2019), Algorithm 4.2
 */
export function optimalSs(input: SsInput): SsPolicy {
  const cycles = new CyclesOf(input);
  const best = input.demand.quantile(input.stockoutCost / (input.stockoutCost + input.holdingCost));
  let orderUpTo = best;
  let reorderPoint = best - 1;
  while (cycles.cost(reorderPoint, orderUpTo) > cycles.positionCost(reorderPoint)) reorderPoint--;
  let cost = cycles.cost(reorderPoint, orderUpTo);
  for (let candidate = best + 1; cycles.positionCost(candidate) <= cost; candidate++) {
    if (cycles.cost(reorderPoint, candidate) < cost) {
      orderUpTo = candidate;
      while (cycles.cost(reorderPoint, orderUpTo) <= cycles.positionCost(reorderPoint + 1)) reorderPoint++;
      cost = cycles.cost(reorderPoint, orderUpTo);
    }
  }
  return { reorderPoint, orderUpTo, cost };
}

/** The renewal quantities m and M and the one-period costs, worked out as far as they are asked for. */
class CyclesOf {
  private readonly probabilities: number[] = [];
  /** m(j): expected number of periods of a cycle that start j units below S. */
  private readonly visits: number[] = [];
  /** M(j): expected number of periods until j units or more are used. */
  private readonly periods: number[] = [0];
  private readonly positionCosts = new Map<number, number>();
  private readonly demandProbability: number;
  private readonly largestDemand: number;

  constructor(private readonly input: SsInput) {
    const { demand, orderCost, holdingCost, stockoutCost } = input;
    requireNonNegative('orderCost', orderCost);
    requirePositive('holdingCost', holdingCost);
    requirePositive('stockoutCost', stockoutCost);
    requirePositive('demandMean', demand.mean);
    if (!demand.isInteger) {
      throw new DomainError(
        'out-of-range',
        'distribution',
        'must be of whole units, such as "poisson" or "negbin"',
      );
    }
    if (demand.cdf(-1) > 0)
      throw new DomainError('out-of-range', 'demandMean', 'must not hold negative demand');
    const spread =
      Math.sqrt((2 * orderCost * demand.mean * (holdingCost + stockoutCost)) / (holdingCost * stockoutCost)) +
      10 * Math.sqrt(demand.variance);
    if (!(spread <= mostPositions)) {
      throw new DomainError(
        'out-of-range',
        'demandMean',
        `leads to a search over about ${Math.round(spread)} units; count in larger units, such as cases, to stay below ${mostPositions}`,
      );
    }
    this.demandProbability = demand.survival(0);
    this.largestDemand = demand.quantile(1 - 2e-16) + 1;
  }

  /** g(y): expected holding and stockout cost of the period that starts at y. */
  positionCost(position: number): number {
    const known = this.positionCosts.get(position);
    if (known !== undefined) return known;
    const { demand, holdingCost, stockoutCost } = this.input;
    const cost = holdingCost * demand.complementaryLoss(position) + stockoutCost * demand.loss(position);
    this.positionCosts.set(position, cost);
    return cost;
  }

  cost(reorderPoint: number, orderUpTo: number): number {
    const span = orderUpTo - reorderPoint;
    this.extend(span);
    let total = this.input.orderCost;
    for (let j = 0; j < span; j++) total += this.visits[j]! * this.positionCost(orderUpTo - j);
    return total / this.periods[span]!;
  }

  private extend(span: number): void {
    const { probabilities, visits, periods, largestDemand } = this;
    for (let j = visits.length; j < span; j++) {
      probabilities.push(this.input.demand.density(j));
      let arrivals = j === 0 ? 1 : 0;
      for (let d = 1; d <= j && d <= largestDemand; d++) arrivals += probabilities[d]! * visits[j - d]!;
      visits.push(arrivals / this.demandProbability);
      periods.push(periods[j]! + visits[j]!);
    }
  }
}
