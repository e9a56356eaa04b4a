import { requireInteger } from '../domain-error';
import type { MixedIntegerSolver } from '../optimization/mixed-integer';
import { proveLocation } from '../optimization/prove-location';
import type { SolveControl, SolveReport } from '../optimization/solve-report';
import { reportAtCost } from '../optimization/solve-report';
import { requireCounts } from './location-rules';
import { requireCostMatrix, requirePerEntry } from './network-checks';

/** Sites as rows, customers as columns. */
export interface MedianInput {
  readonly distance: readonly (readonly number[])[];
  /** How much each customer counts, such as its demand. */
  readonly weights: readonly number[];
  /** How many sites to open. */
  readonly p: number;
  /** For each site 1 (must be open), −1 (must be closed) or 0 (free). */
  readonly forced?: readonly number[];
}

/** Open sites and the nearest of them for each customer. */
export interface SitingPlan {
  readonly openSites: readonly number[];
  /** The site of each customer. */
  readonly assignment: readonly number[];
  readonly distances: readonly number[];
  /** Σ weight × distance. */
  readonly weightedDistance: number;
  readonly averageDistance: number;
  readonly greatestDistance: number;
}

/**
 * p-median: the p sites for which the weighted sum of distances to the nearest of them is least.
 *
 * @throws DomainError "out-of-range" for a malformed argument or p above the sites; "infeasible" when the
 *   forced sites contradict p
 * @see Hakimi, "Optimum locations of switching centers and the absolute centers and medians of a graph",
 *   Operations Research 12 (1964); Daskin, Network and Discrete Location, 2nd ed. (2013), chapter 6
 */
export async function pMedian(
  input: MedianInput,
  solver: MixedIntegerSolver,
  control?: SolveControl,
): Promise<{ plan: SitingPlan; report: SolveReport }> {
  const { distance, weights, p } = input;
  const forced = requireSiting(input);
  const solution = (await proveLocation(
    {
      serviceCost: distance.map((row) =>
        Float64Array.from(row, (length, customer) => length * weights[customer]!),
      ),
      fixedCost: new Float64Array(distance.length),
      minOpen: p,
      maxOpen: p,
      forced,
    },
    solver,
    control,
  ))!;
  const plan = sitingPlan(distance, weights, solution.open);
  return { plan, report: reportAtCost(solution.report, plan.weightedDistance) };
}

/** Checks the arguments of a siting problem; returns the state of each site. */
export function requireSiting({ distance, weights, p, forced }: MedianInput): Uint8Array {
  requireCostMatrix('distance', distance);
  requirePerEntry('weights', weights, distance[0]!.length, 'customers');
  requireInteger('p', p, 1, distance.length);
  return requireCounts({ minOpen: p, maxOpen: p, ...(forced && { forced }) }, distance.length).forced;
}

/** Each customer at the nearest open site. */
export function sitingPlan(
  distance: readonly (readonly number[])[],
  weights: readonly number[],
  open: Uint8Array,
): SitingPlan {
  const openSites = [...open.keys()].filter((site) => open[site]);
  const assignment = weights.map((_, customer) =>
    openSites.reduce((a, b) => (distance[b]![customer]! < distance[a]![customer]! ? b : a)),
  );
  const distances = assignment.map((site, customer) => distance[site]![customer]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weightedDistance = weights.reduce((sum, weight, customer) => sum + weight * distances[customer]!, 0);
  return {
    openSites,
    assignment,
    distances,
    weightedDistance,
    averageDistance: total > 0 ? weightedDistance / total : 0,
    greatestDistance: distances.reduce((a, b) => Math.max(a, b), 0),
  };
}
