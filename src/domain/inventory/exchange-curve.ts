import { requireEntries, requireFraction, requireNonNegative, requirePositive } from '../domain-error';
import { standardNormalCdf, standardNormalDensity, standardNormalQuantile } from '../probability/normal';
import { normalSafetyFactor, normalShortage, normalShortageSlope } from './cycle-shortage';
import { decreasingRoot } from './decreasing-root';

/** One item of an assortment; normal demand during the lead time, continuous review. */
export interface ExchangeItem {
  readonly unitCost: number;
  /** Mean demand per period, units. */
  readonly demand: number;
  /** Standard deviation of the demand during the lead time, units. */
  readonly leadTimeDemandSd: number;
  /** Units per order. */
  readonly orderQuantity: number;
}

/** "fill": reach a fill rate with the least cash. "budget": reach the most fill with the cash at hand. */
export const EXCHANGE_GOALS = ['fill', 'budget'] as const;
export type ExchangeGoal = (typeof EXCHANGE_GOALS)[number];

/** "units": every unit demanded counts alike. "value": every unit counts by its cost. */
export const FILL_WEIGHTS = ['units', 'value'] as const;
export type FillWeight = (typeof FILL_WEIGHTS)[number];

export interface ItemPolicy {
  readonly fillRate: number;
  readonly cycleServiceLevel: number;
  readonly safetyStock: number;
  readonly cash: number;
}

export interface AssortmentPolicy {
  readonly items: readonly ItemPolicy[];
  /** Share of the whole demand met from stock, weighted as asked. */
  readonly fillRate: number;
  readonly cash: number;
}

export interface ExchangeCurvePoint {
  readonly optimal: AssortmentPolicy;
  /** The same fill-rate target for every item, reaching the same goal. */
  readonly uniform: AssortmentPolicy;
  /** Whether no safety stock at all already exceeds the fill rate asked for. */
  readonly exceededWithoutStock: boolean;
}

interface Scaled extends ExchangeItem {
  /** Lot in standard deviations of lead-time demand; infinite for certain demand. */
  readonly q: number;
  /** Weight of one unit short. */
  readonly weight: number;
}

/**
 * Fill-rate targets per item that reach the goal at the least cash in safety stock, beside one target for all.
 * Minimises Σ c k σ + λ Σ w (D/Q) σ [G(k) − G(k + Q/σ)] over k ≥ 0; at the optimum
 * Φ(k + Q/σ) − Φ(k) = c Q / (λ w D) for every item that holds safety stock: cheap, fast-moving, small-lot items get
 * more, dear ones less. Safety stock is never negative, in the uniform policy too.
 *
 * @throws DomainError "out-of-range" when an input is out of its range
 * @see Silver, Pyke & Peterson, Inventory Management and Production Planning and Scheduling, 3rd ed. (1998),
 *   Chapter 7 (exchange curves)
 */
export function exchangeCurve(
  items: readonly ExchangeItem[],
  goal: ExchangeGoal,
  budgetOrFill: number,
  weight: FillWeight = 'units',
): ExchangeCurvePoint {
  requireEntries('demand', items);
  if (goal === 'fill') requireFraction('budgetOrFill', budgetOrFill);
  else requireNonNegative('budgetOrFill', budgetOrFill);
  const scaled = items.map((item, i) => scale(item, i, weight));
  const demand = scaled.reduce((sum, item) => sum + item.weight * item.demand, 0);
  requirePositive('the sum of demand', demand);

  const policyOf = (factorOf: (item: Scaled) => number): AssortmentPolicy =>
    assemble(scaled, demand, factorOf);
  /** Positive while the goal is not yet reached. */
  const missing = ({ fillRate, cash }: AssortmentPolicy): number =>
    goal === 'fill' ? budgetOrFill - fillRate : budgetOrFill - cash;

  const bare = policyOf(() => 0);
  if (missing(bare) <= 0) {
    return { optimal: bare, uniform: bare, exceededWithoutStock: goal === 'fill' };
  }
  const tolerance = 1e-13 * (goal === 'fill' ? 1 - budgetOrFill : budgetOrFill);
  // The logarithm of the price λ of a unit short at which the first item starts to hold stock.
  const start = Math.min(
    ...scaled.map((item) => Math.log(priceRatio(item)) - Math.log(Math.max(slopeAtZero(item), 1e-300))),
  );
  const optimalAt = (logPrice: number): AssortmentPolicy =>
    policyOf((item) => optimalFactor(item, Math.log(priceRatio(item)) - logPrice));
  const uniformAt = (logShort: number): AssortmentPolicy =>
    policyOf((item) =>
      item.q === Infinity ? 0 : Math.max(0, normalSafetyFactor(item.q, -Math.expm1(-logShort))),
    );
  return {
    optimal: optimalAt(rootWithin((x) => missing(optimalAt(x)), start, start + MOST_LOG_PRICE, tolerance)),
    uniform: uniformAt(rootWithin((x) => missing(uniformAt(x)), Math.LN2 / 1024, MOST_LOG_SHORT, tolerance)),
    exceededWithoutStock: false,
  };
}

/** Beyond these, stock is far above any demand: more budget than that cannot be used. */
const MOST_LOG_PRICE = 100;
const MOST_LOG_SHORT = 34;

function rootWithin(f: (x: number) => number, low: number, high: number, tolerance: number): number {
  return f(high) > 0 ? high : decreasingRoot(f, low, high, tolerance);
}

function scale(item: ExchangeItem, index: number, weight: FillWeight): Scaled {
  const entry = `entry ${index + 1},`;
  const unitCost = requirePositive(`unitCost, ${entry}`, item.unitCost);
  requireNonNegative(`demand, ${entry}`, item.demand);
  const sd = requireNonNegative(`leadTimeDemandSd, ${entry}`, item.leadTimeDemandSd);
  const orderQuantity = requirePositive(`orderQuantity, ${entry}`, item.orderQuantity);
  return { ...item, q: sd === 0 ? Infinity : orderQuantity / sd, weight: weight === 'units' ? 1 : unitCost };
}

/** c Q / (w D): cash per unit of stock over weighted lots per period. */
function priceRatio({ unitCost, orderQuantity, weight, demand }: Scaled): number {
  return (unitCost * orderQuantity) / (weight * demand);
}

function slopeAtZero({ q }: Scaled): number {
  return q === Infinity ? 0 : normalShortageSlope(0, q);
}

/**
 * The k ≥ 0 with ln[Φ(k + q) − Φ(k)] = logRatio. The left side is concave and falls, so that Newton's method started
 * to the right of the root, at the root for infinite lots, comes down to it.
 */
function optimalFactor(item: Scaled, logRatio: number): number {
  const { q } = item;
  if (q === Infinity || logRatio >= Math.log(slopeAtZero(item))) return 0;
  let k = -standardNormalQuantile(Math.exp(logRatio));
  for (let i = 0; i < 50; i++) {
    const slope = normalShortageSlope(k, q);
    const bend =
      q < 1e-6 ? q * k * standardNormalDensity(k) : standardNormalDensity(k) - standardNormalDensity(k + q);
    const step = ((Math.log(slope) - logRatio) * slope) / bend;
    k += step;
    if (Math.abs(step) <= 1e-13 * Math.max(1, k)) break;
  }
  return Math.max(0, k);
}

function assemble(
  items: readonly Scaled[],
  demand: number,
  factorOf: (item: Scaled) => number,
): AssortmentPolicy {
  let short = 0;
  let total = 0;
  const policies = items.map((item): ItemPolicy => {
    const k = factorOf(item);
    const missed = item.q === Infinity ? 0 : normalShortage(k, item.q) / item.q;
    const safetyStock = k * item.leadTimeDemandSd;
    const cash = safetyStock * item.unitCost;
    short += item.weight * item.demand * missed;
    total += cash;
    return {
      fillRate: 1 - missed,
      cycleServiceLevel: item.q === Infinity ? 1 : standardNormalCdf(k),
      safetyStock,
      cash,
    };
  });
  return { items: policies, fillRate: 1 - short / demand, cash: total };
}
