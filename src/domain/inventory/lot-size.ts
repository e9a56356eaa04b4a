import { DomainError, requireEntries, requireNonNegative, requireSameLength } from '../domain-error';
import { requireAllNonNegative } from './require-lists';

export interface LotSizeInput {
  /** Demand of each period, units. */
  readonly demands: readonly number[];
  /** Fixed cost of an order, money: one for all periods, or one per period. */
  readonly orderCost: number | readonly number[];
  /** Cost of carrying one unit from a period into the next, money: one for all periods, or one per period. */
  readonly holdingCost: number | readonly number[];
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
  /** Total over the horizon, money. */
  readonly cost: number;
}

/** Least cost, in units priced at their order period, of serving all demand up to some period from one order. */
interface Line {
  /** Unit price of the order's period: what carrying from there to the horizon would cost. */
  readonly slope: number;
  readonly intercept: number;
  readonly period: number;
}

/**
 * Dynamic lot sizing without backorders (Wagner–Whitin), optimal in O(T).
 *
 * Pricing each unit at the cost of carrying it from its order period to the horizon turns
 * f(t) = min over j ≤ t of f(j−1) + Kⱼ + carrying cost of dⱼ…d_t from j
 * into the lower envelope of lines in cumulative demand whose slopes fall from period to period, so each line
 * enters and leaves a queue once. A constant, the carrying cost of all demand to the horizon, is taken off again
 * by costing the plan itself.
 *
 * @throws DomainError "out-of-range" when there is no period, a demand or cost is negative, or a list of costs
 *   has not one entry per period
 * @see Wagner & Whitin, Management Science 5 (1958); Wagelmans, van Hoesel & Kolen, Operations Research 40 (1992);
 *   Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 3.7
 */
export function lotSize({ demands, orderCost, holdingCost }: LotSizeInput): LotSizePlan {
  requireEntries('demands', demands);
  requireAllNonNegative('demands', demands);
  const fixed = perPeriod('orderCost', orderCost, demands);
  const carrying = perPeriod('holdingCost', holdingCost, demands);
  const orderPeriodOf = bestOrderPeriods(demands, fixed, carrying);

  const orders = demands.map(() => 0);
  for (let last = demands.length - 1; last >= 0;) {
    const first = orderPeriodOf[last]!;
    for (let t = first; t <= last; t++) orders[first]! += demands[t]!;
    last = first - 1;
  }
  return costed(demands, orders, fixed, carrying);
}

/** For each period t: the period of the last order when demand up to t is served at least cost. */
function bestOrderPeriods(
  demands: readonly number[],
  fixed: readonly number[],
  carrying: readonly number[],
): number[] {
  const periods = demands.length;
  // The last period's carrying cost is the same for every plan: none carries stock past the horizon.
  const price = new Array<number>(periods).fill(0);
  for (let t = periods - 2; t >= 0; t--) price[t] = price[t + 1]! + carrying[t]!;

  const envelope: Line[] = [];
  let head = 0;
  let served = 0;
  let leastCost = 0;
  const chosen: number[] = [];
  for (let t = 0; t < periods; t++) {
    const line: Line = {
      slope: price[t]!,
      intercept: leastCost + fixed[t]! - price[t]! * served,
      period: t,
    };
    const previous = envelope[envelope.length - 1];
    const parallel = previous !== undefined && previous.slope === line.slope;
    if (parallel && line.intercept < previous.intercept) envelope.pop();
    if (!parallel || line.intercept < previous.intercept) {
      while (envelope.length > head + 1 && hidesLast(envelope, line)) envelope.pop();
      envelope.push(line);
    }
    served += demands[t]!;
    while (envelope.length > head + 1 && at(envelope[head + 1]!, served) < at(envelope[head]!, served))
      head++;
    const best = envelope[head]!;
    // A period without demand needs no order of its own.
    if (demands[t] === 0 && leastCost <= at(best, served)) {
      chosen.push(t);
    } else {
      leastCost = at(best, served);
      chosen.push(best.period);
    }
  }
  return chosen;
}

function at(line: Line, x: number): number {
  return line.intercept + line.slope * x;
}

/** Whether the last line of the envelope is nowhere below both its predecessor and the new, flatter line. */
function hidesLast(envelope: readonly Line[], next: Line): boolean {
  const last = envelope[envelope.length - 1]!;
  const previous = envelope[envelope.length - 2]!;
  return (
    (next.intercept - last.intercept) * (previous.slope - last.slope) <=
    (last.intercept - previous.intercept) * (last.slope - next.slope)
  );
}

function costed(
  demands: readonly number[],
  orders: readonly number[],
  fixed: readonly number[],
  carrying: readonly number[],
): LotSizePlan {
  const endingInventory: number[] = [];
  let cumulativeOrders = 0;
  let cumulativeDemand = 0;
  let lastNeeded = 0;
  demands.forEach((demand, t) => {
    cumulativeOrders += orders[t]!;
    cumulativeDemand += demand;
    if (demand > 0) lastNeeded = t;
    endingInventory.push(cumulativeOrders - cumulativeDemand);
  });
  // Sums of decimals leave residues of rounding where the stock is zero.
  const residue = 1e-12 * cumulativeDemand;
  const stock = endingInventory.map((units, t) =>
    t >= lastNeeded || Math.abs(units) <= residue ? 0 : units,
  );
  const orderCosts = orders.map((units, t) => (units > 0 ? fixed[t]! : 0));
  const holdingCosts = stock.map((units, t) => units * carrying[t]!);
  const cost = sum(orderCosts) + sum(holdingCosts);
  return { orders, endingInventory: stock, orderCosts, holdingCosts, cost };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function perPeriod(field: string, cost: number | readonly number[], demands: readonly number[]): number[] {
  if (typeof cost === 'number') {
    const each = requireNonNegative(field, cost);
    return demands.map(() => each);
  }
  if (cost.length === 0) throw new DomainError('out-of-range', field, 'must have at least 1 entry');
  if (cost.length === 1) return perPeriod(field, cost[0]!, demands);
  requireSameLength(field, cost, 'demands', demands);
  requireAllNonNegative(field, cost);
  return [...cost];
}
