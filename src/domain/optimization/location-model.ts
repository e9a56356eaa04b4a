/** Whether the search may choose a site. */
export const FREE = 0;
export const OPEN = 1;
export const CLOSED = 2;

/** An uncapacitated location problem: open sites and serve each customer from the cheapest of them. */
export interface LocationProblem {
  /** Cost of serving the whole of a customer from a site, not negative; Infinity where it may not. */
  readonly serviceCost: readonly ArrayLike<number>[];
  readonly fixedCost: ArrayLike<number>;
  readonly minOpen: number;
  readonly maxOpen: number;
  /** FREE, OPEN or CLOSED for each site. */
  readonly forced: Uint8Array;
}

/** The problem in typed arrays, sites as rows, with forbidden pairs priced out instead of infinite. */
export interface LocationModel {
  readonly siteCount: number;
  readonly customerCount: number;
  /** Row-major service costs. */
  readonly cost: Float64Array;
  readonly fixed: Float64Array;
  readonly minOpen: number;
  readonly maxOpen: number;
  readonly forced: Uint8Array;
  /** Above the cost of any solution without a forbidden pair, below that of any solution with one. */
  readonly ceiling: number;
  /** Whether every cost is a whole number, so that better solutions are better by at least one. */
  readonly wholeNumbers: boolean;
}

/**
 * The problem in flat arrays, with forbidden pairs at a cost above that of any solution. The caller has checked that
 * costs are not negative and that the table is rectangular.
 */
export function locationModel(problem: LocationProblem): LocationModel {
  const siteCount = problem.serviceCost.length;
  const customerCount = problem.serviceCost[0]!.length;
  const cost = new Float64Array(siteCount * customerCount);
  const fixed = Float64Array.from(problem.fixedCost);
  problem.serviceCost.forEach((row, site) => cost.set(row, site * customerCount));

  let ceiling = 1;
  let wholeNumbers = true;
  let forbids = false;
  for (const value of fixed) {
    ceiling += value;
    wholeNumbers &&= Number.isInteger(value);
  }
  for (let customer = 0; customer < customerCount; customer++) {
    let greatest = 0;
    for (let site = 0; site < siteCount; site++) {
      const value = cost[site * customerCount + customer]!;
      if (value === Infinity) forbids = true;
      else {
        if (value > greatest) greatest = value;
        wholeNumbers &&= Number.isInteger(value);
      }
    }
    ceiling += greatest;
  }
  if (forbids) {
    const priceOfForbidden = 2 * Math.ceil(ceiling);
    for (let i = 0; i < cost.length; i++) if (cost[i] === Infinity) cost[i] = priceOfForbidden;
  }
  return {
    siteCount,
    customerCount,
    cost,
    fixed,
    minOpen: Math.max(1, problem.minOpen),
    maxOpen: Math.min(siteCount, problem.maxOpen),
    forced: problem.forced,
    ceiling,
    wholeNumbers: wholeNumbers && ceiling < 2 ** 50,
  };
}

/** Cost of a set of open sites, each customer at its cheapest. */
export function costOfOpen(model: LocationModel, open: Uint8Array): number {
  const { siteCount, customerCount, cost, fixed } = model;
  const cheapest = new Float64Array(customerCount).fill(Infinity);
  let total = 0;
  for (let site = 0; site < siteCount; site++) {
    if (!open[site]) continue;
    total += fixed[site]!;
    const row = site * customerCount;
    for (let j = 0; j < customerCount; j++) if (cost[row + j]! < cheapest[j]!) cheapest[j] = cost[row + j]!;
  }
  for (let j = 0; j < customerCount; j++) total += cheapest[j]!;
  return total;
}
