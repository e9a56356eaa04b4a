import { DomainError, requireNonNegative } from '../domain-error';
import { type DemandDistribution, demandDistribution } from '../probability/demand-distribution';
import type { ListedDistribution } from '../probability/discrete';
import type { Distribution } from '../probability/distribution';

/** Demand and replenishment of one item; rates per period, times in the same periods. */
export interface ReplenishedDemand {
  /** Mean demand per period, units. */
  readonly demandMean: number;
  /** Standard deviation of demand per period, units; not needed for Poisson demand, whose variance is its mean. */
  readonly demandSd: number | undefined;
  /** Mean replenishment lead time, periods. */
  readonly leadTime: number;
  /** Standard deviation of the lead time, periods. */
  readonly leadTimeSd: number;
  /** Time between reviews of the stock, periods; 0 for continuous review. */
  readonly reviewPeriod?: number;
  /** Shape of the demand over the lead time and review period; normal unless named. */
  readonly distribution?: DemandDistribution;
  /** Demand of a period by its values or its history, in place of mean, standard deviation and distribution. */
  readonly periodDemand?: ListedDistribution | undefined;
}

/**
 * Mean and standard deviation of the demand during the protection interval, review period plus lead time:
 * μ(R + L) and √(σ²(R + L) + μ²σ_L²). Variances are added, never standard deviations.
 *
 * @throws DomainError "out-of-range" when an input is negative or not a number
 * @see Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998), Chapter 7 (variability in the lead time itself)
 */
export function protectionMoments(item: ReplenishedDemand): { mean: number; sd: number } {
  const demandMean = requireNonNegative('demandMean', item.demandMean);
  const demandSd = sdOf(item);
  const interval = protectionInterval(item);
  const leadTimeSd = requireNonNegative('leadTimeSd', item.leadTimeSd);
  return {
    mean: demandMean * interval,
    sd: Math.hypot(demandSd * Math.sqrt(interval), demandMean * leadTimeSd),
  };
}

/** The standard deviation of a period's demand; the root of the mean for Poisson demand that leaves it out. */
export function sdOf({ demandSd, distribution, demandMean }: Pick<ReplenishedDemand, DemandShape>): number {
  if (demandSd !== undefined) return requireNonNegative('demandSd', demandSd);
  if (distribution === 'poisson') return Math.sqrt(Math.max(0, demandMean));
  throw new DomainError('out-of-range', 'demandSd', 'is blank; enter a number');
}

type DemandShape = 'demandMean' | 'demandSd' | 'distribution';

function protectionInterval(item: ReplenishedDemand): number {
  return (
    requireNonNegative('leadTime', item.leadTime) + requireNonNegative('reviewPeriod', item.reviewPeriod ?? 0)
  );
}

/**
 * The distribution of the demand during the protection interval: of the named shape, matched to its mean and
 * variance; for demand by lists the exact distribution of the sum of its periods.
 *
 * @throws DomainError "out-of-range" when the distribution cannot have these moments: a negative binomial needs
 *   more variance than mean; Poisson demand over a varying lead time is no longer Poisson; demand by lists needs
 *   a whole number of periods and a certain lead time
 */
export function protectionDemand(item: ReplenishedDemand): Distribution {
  if (item.periodDemand !== undefined) {
    if (requireNonNegative('leadTimeSd', item.leadTimeSd) > 0) {
      throw new DomainError(
        'out-of-range',
        'leadTimeSd',
        'must be 0 for demand by a history or a list of values; choose "gamma" or "negbin" for a varying lead time',
      );
    }
    return item.periodDemand.over(protectionInterval(item));
  }
  const { mean, sd } = protectionMoments(item);
  const name = item.distribution ?? 'normal';
  if (name === 'poisson' && item.leadTimeSd > 0 && item.demandMean > 0) {
    throw new DomainError(
      'out-of-range',
      'leadTimeSd',
      'must be 0 for "poisson": over a varying lead time demand is no longer Poisson; choose "negbin" or "gamma"',
    );
  }
  return demandDistribution(name, mean, sd);
}
