import { DomainError, requireFinite, requirePositive } from '../domain-error';
import { type DemandDistribution, demandDistribution } from '../probability/demand-distribution';
import type { ListedDistribution } from '../probability/discrete';
import { sdOf } from './protection-demand';

export interface Newsvendor {
  /** Revenue per unit sold, money. */
  readonly price: number;
  /** Cost per unit bought, money. */
  readonly cost: number;
  /** Revenue per unit left over, money; negative when disposal costs. */
  readonly salvage: number;
  /** Mean and standard deviation of the season's demand, units. */
  readonly demandMean: number;
  readonly demandSd: number | undefined;
  /** Normal unless named. */
  readonly distribution?: DemandDistribution;
  /** The season's demand by its values or its history, in place of mean, standard deviation and distribution. */
  readonly periodDemand?: ListedDistribution | undefined;
}

export interface NewsvendorOrder {
  readonly quantity: number;
  readonly criticalRatio: number;
  readonly expectedProfit: number;
  /** Expected share of demand met. */
  readonly fillRate: number;
}

/**
 * The order Q* = F⁻¹((price − cost) / (price − salvage)) that maximises the expected profit of one season
 * (the smallest whole number that reaches the ratio for demand in whole units), that profit,
 * (price − cost) μ − (cost − salvage) E[(Q − D)⁺] − (price − cost) E[(D − Q)⁺], and the fill rate 1 − E[(D − Q)⁺] / μ.
 *
 * @throws DomainError "out-of-range" unless salvage < cost < price, and when demandMean is not positive
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), Section 4.3, eqs. 4.27 and 4.30
 */
export function newsvendorOrder(item: Newsvendor): NewsvendorOrder {
  const { price, cost, salvage } = item;
  requireFinite('salvage', salvage);
  if (!(requireFinite('cost', cost) > salvage)) {
    throw new DomainError('out-of-range', 'cost', `must be above salvage (${salvage}), not ${cost}`);
  }
  if (!(requireFinite('price', price) > cost)) {
    throw new DomainError('out-of-range', 'price', `must be above cost (${cost}), not ${price}`);
  }
  requirePositive('demandMean', item.demandMean);
  const demand =
    item.periodDemand ?? demandDistribution(item.distribution ?? 'normal', item.demandMean, sdOf(item));
  const margin = price - cost;
  const criticalRatio = margin / (price - salvage);
  const quantity = demand.quantile(criticalRatio);
  const short = demand.loss(quantity);
  return {
    quantity,
    criticalRatio,
    expectedProfit:
      margin * demand.mean - (cost - salvage) * demand.complementaryLoss(quantity) - margin * short,
    fillRate: 1 - short / demand.mean,
  };
}
