import { requireNonNegative } from '../domain-error';
import { solveLocation } from '../optimization/location-search';
import type { SolveControl, SolveReport } from '../optimization/solve-report';
import type { MedianInput, SitingPlan } from './p-median';
import { requireSiting, sitingPlan } from './p-median';

export interface MaxCoverInput extends MedianInput {
  /** Greatest distance at which a site covers a customer. */
  readonly radius: number;
}

/** What p sites cover; the report is about the weight left uncovered, turned into a bound on coverage. */
export interface CoveragePlan {
  readonly plan: SitingPlan;
  /** Weight of the customers within the radius of an open site. */
  readonly covered: number;
  /** Covered weight over all weight. */
  readonly coveredShare: number;
  /** Here `bound` is the most weight that any p sites can cover, and the gap is relative to it. */
  readonly report: SolveReport;
}

/**
 * Maximal covering: the p sites with the most weight within the radius. Solved as the p-median whose
 * distances are 0 within the radius and 1 beyond, which has the same linear relaxation.
 *
 * @throws DomainError "out-of-range" for a malformed argument or p above the sites
 * @see Church & ReVelle, "The maximal covering location problem", Papers of the Regional Science Association
 *   32 (1974)
 */
export function maxCover(input: MaxCoverInput, control?: SolveControl): CoveragePlan {
  const { distance, weights, radius, p } = input;
  const forced = requireSiting(input);
  requireNonNegative('radius', radius);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const solution = solveLocation(
    {
      serviceCost: distance.map((row) =>
        Float64Array.from(row, (length, customer) => (length <= radius ? 0 : weights[customer]!)),
      ),
      fixedCost: new Float64Array(distance.length),
      minOpen: p,
      maxOpen: p,
      forced,
    },
    control,
  )!;
  const covered = total - solution.cost;
  const bound = total - solution.report.bound;
  return {
    plan: sitingPlan(distance, weights, solution.open),
    covered,
    coveredShare: total > 0 ? covered / total : 0,
    report: { ...solution.report, bound, gap: bound > 0 ? (bound - covered) / bound : 0 },
  };
}
