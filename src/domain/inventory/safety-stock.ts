import { DomainError, requireFraction, requirePositive } from '../domain-error';
import type { Distribution } from '../probability/distribution';
import { cycleShortage, normalSafetyFactor, normalSafetyFactorSingleLoss } from './cycle-shortage';
import { decreasingRoot } from './decreasing-root';
import { protectionDemand, protectionMoments, type ReplenishedDemand } from './protection-demand';
import { standardNormalQuantile } from '../probability/normal';

/** "cycle": no stockout in a cycle; "fill": share of demand met from stock. Named by the caller, never guessed. */
export const SERVICE_TYPES = ['cycle', 'fill'] as const;
export type ServiceType = (typeof SERVICE_TYPES)[number];

/**
 * How the fill rate is counted. "two-loss": n(r) − n(r + Q) short per lot, exact under continuous review.
 * "single-loss": n(r) short per lot, the textbook approximation for lots well above the lead-time demand's spread.
 * "order-up-to": exact for ordering up to S at every review, n(S) over R + L minus n(S) over L short per review.
 */
export const FILL_METHODS = ['two-loss', 'single-loss', 'order-up-to'] as const;
export type FillMethod = (typeof FILL_METHODS)[number];

export interface ServiceTarget extends ReplenishedDemand {
  /** Service to reach, a fraction between 0 and 1. */
  readonly serviceLevel: number;
  readonly serviceType: ServiceType;
  /** Units per order; required for a fill rate, except with "order-up-to", where a review's demand is ordered. */
  readonly orderQuantity?: number | undefined;
  /** "two-loss" unless named; used with fill rates only. */
  readonly fillMethod?: FillMethod;
}

/**
 * The least reorder point (under periodic review: order-up-to level) that reaches the service, in units; for
 * demand in whole units a whole number.
 *
 * Cycle service: the quantile of the demand during review period and lead time. Fill rate: the r at which
 * n(r) − n(r + Q) = (1 − fill) Q. A fill-rate target that the lots alone exceed gives an r below the mean demand.
 *
 * @throws DomainError "out-of-range" when an input is out of its range, when a fill rate comes without
 *   orderQuantity, or when the distribution cannot have the moments of the demand
 * @see Silver, Pyke & Peterson (1998), Chapter 7; Zipkin (2000), Chapter 6 (both loss terms)
 */
export function reorderPoint(target: ServiceTarget): number {
  return isNormal(target)
    ? protectionMoments(target).mean + normalSafetyStock(target)
    : reorderPointOf(target, protectionDemand(target));
}

/**
 * Safety stock: the reorder point less the mean demand during review period and lead time, in units. Negative when
 * the target is so modest that even no safety stock would exceed it.
 *
 * @throws DomainError as `reorderPoint`
 */
export function safetyStock(target: ServiceTarget): number {
  if (isNormal(target)) return normalSafetyStock(target);
  const demand = protectionDemand(target);
  return reorderPointOf(target, demand) - demand.mean;
}

function isNormal({
  distribution = 'normal',
  periodDemand,
  serviceType,
  fillMethod,
}: ServiceTarget): boolean {
  if (distribution !== 'normal' || periodDemand !== undefined) return false;
  return serviceType === 'cycle' || fillMethod !== 'order-up-to';
}

/** The normal case in standard deviations: k σ without subtracting a mean that may be a million times larger. */
function normalSafetyStock(target: ServiceTarget): number {
  const { sd } = protectionMoments(target);
  const level = requireFraction('serviceLevel', target.serviceLevel);
  if (target.serviceType === 'cycle') return sd === 0 ? 0 : sd * standardNormalQuantile(level);
  const orderQuantity = requireOrderQuantity(target);
  const shortage = (1 - level) * orderQuantity;
  // Nothing varies, or too little to count.
  if (orderQuantity / sd === Infinity) return -shortage;
  return target.fillMethod === 'single-loss'
    ? sd * normalSafetyFactorSingleLoss(shortage / sd)
    : sd * normalSafetyFactor(orderQuantity / sd, level);
}

function requireOrderQuantity({ orderQuantity, reviewPeriod }: ServiceTarget): number {
  if (orderQuantity !== undefined) return requirePositive('orderQuantity', orderQuantity);
  const wayOut = reviewPeriod ? '; ordering up to a level at every review is fillMethod "order-up-to"' : '';
  throw new DomainError(
    'out-of-range',
    'orderQuantity',
    `is needed for a fill rate: the same stock serves large lots better than small ones${wayOut}`,
  );
}

function reorderPointOf(target: ServiceTarget, demand: Distribution): number {
  const level = requireFraction('serviceLevel', target.serviceLevel);
  if (target.serviceType === 'cycle') return demand.quantile(level);
  const { shortage, perCycle } = shortageOf(target, demand);
  const allowed = (1 - level) * perCycle;
  const excess = (r: number): number => shortage(r) - allowed;
  const sd = Math.sqrt(demand.variance);
  if (demand.isInteger)
    return smallestWhole(excess, Math.round(demand.mean), Math.max(1, Math.round(sd)), allowed);
  return decreasingRoot(excess, demand.mean - allowed, demand.mean + Math.max(sd, allowed), 1e-14 * allowed);
}

/** Units short per cycle as a function of the reorder point, and the units demanded per cycle. */
function shortageOf(
  target: ServiceTarget,
  demand: Distribution,
): { shortage: (r: number) => number; perCycle: number } {
  if (target.fillMethod === 'order-up-to') {
    const perCycle = target.demandMean * requirePositive('reviewPeriod', target.reviewPeriod ?? 0);
    requirePositive('demandMean', target.demandMean);
    const atArrival = protectionDemand({ ...target, reviewPeriod: 0 });
    return { shortage: (level) => demand.loss(level) - atArrival.loss(level), perCycle };
  }
  const perCycle = requireOrderQuantity(target);
  const shortage =
    target.fillMethod === 'single-loss'
      ? demand.loss
      : (r: number): number => cycleShortage(demand, r, perCycle);
  return { shortage, perCycle };
}

/** The smallest whole r at which a decreasing excess is no longer above rounding. */
function smallestWhole(
  excess: (r: number) => number,
  start: number,
  firstStep: number,
  allowed: number,
): number {
  const reached = (r: number): boolean => excess(r) <= 1e-12 * allowed;
  let low = start;
  let high = start;
  for (let step = firstStep; !reached(high); step *= 2) {
    low = high;
    high += step;
  }
  for (let step = firstStep; reached(low); step *= 2) {
    high = low;
    low -= step;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
