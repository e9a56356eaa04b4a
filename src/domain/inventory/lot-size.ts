import { DomainError, requireEntries, requireNonNegative, requireSameLength } from '../domain-error';
import { requireAllNonNegative } from './require-lists';

export interface LotSizeInput {
  /** Demand of each period, units. */
  readonly demands: readonly number[];
  /** Fixed cost of an order, money: one for all periods, or one per period. */
  readonly orderCost: number | readonly number[];
  /** Cost of carrying one unit from a period into the next, money: one for all periods, or one per period. */
  readonly holdingCost: number | readonly number[];
  /** Price of one unit ordered in a period, money: one for all periods, or one per period; 0 when left out. */
  readonly unitCost?: number | readonly number[];
}

export interface LotSizePlan {
  /** Units ordered at the start of each period. */
  readonly orders: readonly number[];
  /** Stock at the end of each period, units. */
  readonly endingInventory: readonly number[];
  /** Fixed cost of each period's order, money. */
  readonly orderCosts: readonly number[];
  /** Cost of each period's ending stock, money. */
  readonly holdingCosts: readonly number[];
  /** Price of each period's order, money. */
  readonly purchaseCosts: readonly number[];
  /** Total over the horizon, money. */
  readonly cost: number;
}

/**
 * Dynamic lot sizing without backorders (Wagner–Whitin), optimal in O(T log T), prices that change included.
 *
 * Pricing each unit at what it costs when ordered in t plus carrying it from there to the horizon, cₜ, the least cost
 * from period t on is f(t) = Kₜ + min over j > t of cₜ(D_j − Dₜ) + f(j), Dₜ being the demand before t. The minimum is
 * that of a linear function over the points (D_j, f(j)), hence at a corner of their lower convex hull: each period
 * adds its point at the hull's left end and finds its corner by bisection. A constant, the carrying cost of all
 * demand to the horizon, is taken off again by costing the plan itself.
 *
 * @throws DomainError "out-of-range" when there is no period, a demand or cost is negative, or a list of costs
 *   has not one entry per period
 * @see Wagner & Whitin, Management Science 5 (1958); Wagelmans, van Hoesel & Kolen, Operations Research 40 (1992);
 *   Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 3.7
 */
export function lotSize({ demands, orderCost, holdingCost, unitCost = 0 }: LotSizeInput): LotSizePlan {
  requireEntries('demands', demands);
  requireAllNonNegative('demands', demands);
  const fixed = perPeriod('orderCost', orderCost, demands);
  const carrying = perPeriod('holdingCost', holdingCost, demands);
  const prices = perPeriod('unitCost', unitCost, demands);
  return costed(demands, nextOrderPeriods(demands, fixed, carrying, prices), fixed, carrying, prices);
}

/** For each period: the period up to which an order placed then serves; the period itself where none is worth it. */
function nextOrderPeriods(
  demands: readonly number[],
  fixed: Float64Array,
  carrying: Float64Array,
  prices: Float64Array,
): Int32Array {
  const periods = demands.length;
  const before = new Float64Array(periods + 1);
  for (let t = 0; t < periods; t++) before[t + 1] = before[t]! + demands[t]!;

  const least = new Float64Array(periods + 1);
  const next = new Int32Array(periods);
  // The hull's corners, rightmost first.
  const hull = new Int32Array(periods + 1);
  hull[0] = periods;
  let last = 0;
  // The last period's carrying cost is the same for every plan: none carries stock past the horizon.
  let carriedToEnd = 0;
  for (let t = periods - 1; t >= 0; t--) {
    if (t < periods - 1) carriedToEnd += carrying[t]!;
    const unit = prices[t]! + carriedToEnd;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      const right = hull[middle]!;
      const left = hull[middle + 1]!;
      if (least[left]! - least[right]! < unit * (before[right]! - before[left]!)) low = middle + 1;
      else high = middle;
    }
    const best = hull[low]!;
    const ordering = fixed[t]! + unit * (before[best]! - before[t]!) + least[best]!;
    // A period without demand needs no order of its own.
    const idle = demands[t] === 0 && least[t + 1]! <= ordering;
    least[t] = idle ? least[t + 1]! : ordering;
    next[t] = idle ? t : best;

    while (last > 0 && hidden(hull[last]!, hull[last - 1]!, t, before, least)) last--;
    hull[++last] = t;
  }
  return next;
}

/** Whether a corner lies on or above the line from its right neighbour to the new point at its left or below it. */
function hidden(corner: number, right: number, left: number, x: Float64Array, y: Float64Array): boolean {
  return (y[corner]! - y[left]!) * (x[right]! - x[left]!) >= (y[right]! - y[left]!) * (x[corner]! - x[left]!);
}

function costed(
  demands: readonly number[],
  next: Int32Array,
  fixed: Float64Array,
  carrying: Float64Array,
  prices: Float64Array,
): LotSizePlan {
  const zeros = (): number[] => new Array<number>(demands.length).fill(0);
  const [orders, endingInventory] = [zeros(), zeros()];
  const [orderCosts, holdingCosts, purchaseCosts] = [zeros(), zeros(), zeros()];
  let cost = 0;
  for (let first = 0, end = 0; first < demands.length; first = end) {
    end = Math.max(next[first]!, first + 1);
    // Stock is what later periods of the lot need: no subtraction that would leave residues of decimals.
    let stock = 0;
    for (let t = end - 1; t >= first; t--) {
      endingInventory[t] = stock;
      holdingCosts[t] = stock * carrying[t]!;
      cost += holdingCosts[t]!;
      stock += demands[t]!;
    }
    if (stock === 0) continue;
    orders[first] = stock;
    orderCosts[first] = fixed[first]!;
    purchaseCosts[first] = stock * prices[first]!;
    cost += orderCosts[first]! + purchaseCosts[first]!;
  }
  return { orders, endingInventory, orderCosts, holdingCosts, purchaseCosts, cost };
}

function perPeriod(
  field: string,
  cost: number | readonly number[],
  demands: readonly number[],
): Float64Array {
  if (typeof cost === 'number') {
    return new Float64Array(demands.length).fill(requireNonNegative(field, cost));
  }
  if (cost.length === 0) throw new DomainError('out-of-range', field, 'must have at least 1 entry');
  if (cost.length === 1) return perPeriod(field, cost[0]!, demands);
  requireSameLength(field, cost, 'demands', demands);
  requireAllNonNegative(field, cost);
  return Float64Array.from(cost);
}
