import { requireNonNegative, requirePositive } from '../domain-error';
import type { DemandDistribution } from '../probability/demand-distribution';
import type { ListedDistribution } from '../probability/discrete';
import type { Distribution } from '../probability/distribution';
import { protectionDemand } from './protection-demand';

export interface BaseStockItem {
  /** Holding cost per unit on hand at the end of a period, money. */
  readonly holdingCost: number;
  /** Stockout cost per unit backordered at the end of a period, money. */
  readonly stockoutCost: number;
  /** Mean and standard deviation of demand per period, units. */
  readonly demandMean: number;
  readonly demandSd: number | undefined;
  /** Periods between an order and its arrival; 0 when it arrives before the period's demand. */
  readonly leadTime?: number;
  /** Normal unless named. */
  readonly distribution?: DemandDistribution;
  /** Demand of a period by its values or its history, in place of mean, standard deviation and distribution. */
  readonly periodDemand?: ListedDistribution | undefined;
}

/**
 * The base-stock level S* = F⁻¹(p / (h + p)) of the demand during leadTime + 1 periods, and its expected cost per
 * period h E[(S − D)⁺] + p E[(D − S)⁺]; for demand in whole units the smallest whole S that reaches the ratio.
 *
 * @throws DomainError "out-of-range" when a cost is not positive or a moment or the lead time is negative
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), eqs. 4.24, 4.27, 4.30 and 4.37
 */
export function optimalBaseStock(item: BaseStockItem): { level: number; expectedCost: number } {
  const holdingCost = requirePositive('holdingCost', item.holdingCost);
  const stockoutCost = requirePositive('stockoutCost', item.stockoutCost);
  const demand = intervalDemand(item);
  const level = demand.quantile(stockoutCost / (holdingCost + stockoutCost));
  return { level, expectedCost: costAt(level, item, demand) };
}

/**
 * Expected cost per period of a given base-stock level: h E[(S − D)⁺] + p E[(D − S)⁺].
 *
 * @throws DomainError "out-of-range" when a cost is negative or a moment or the lead time is
 * @see Snyder & Shen (2019), eq. 4.24
 */
export function baseStockCost(level: number, item: BaseStockItem): number {
  requireNonNegative('holdingCost', item.holdingCost);
  requireNonNegative('stockoutCost', item.stockoutCost);
  return costAt(level, item, intervalDemand(item));
}

/** Demand until the order that follows arrives: the lead time and the one period of review. */
function intervalDemand(item: BaseStockItem): Distribution {
  return protectionDemand({ ...item, leadTime: item.leadTime ?? 0, leadTimeSd: 0, reviewPeriod: 1 });
}

function costAt(level: number, { holdingCost, stockoutCost }: BaseStockItem, demand: Distribution): number {
  return holdingCost * demand.complementaryLoss(level) + stockoutCost * demand.loss(level);
}
