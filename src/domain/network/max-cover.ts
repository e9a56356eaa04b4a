import { requireNonNegative } from '../domain-error';
import { solveLocation } from '../optimization/location-search';
import type { MixedIntegerSolver } from '../optimization/mixed-integer';
import { programOf } from '../optimization/mixed-integer';
import type { SolveControl, SolveReport } from '../optimization/solve-report';
import { SolveClock } from '../optimization/solve-report';
import type { MedianInput, SitingPlan } from './p-median';
import { requireSiting, sitingPlan } from './p-median';

export interface MaxCoverInput extends MedianInput {
  /** Greatest distance at which a site covers a customer. */
  readonly radius: number;
}

/** What p sites cover. */
export interface CoveragePlan {
  readonly plan: SitingPlan;
  /** Weight of the customers within the radius of an open site. */
  readonly covered: number;
  /** Covered weight over all weight. */
  readonly coveredShare: number;
  /** Here `bound` is the most weight that any p sites can cover, and the gap is relative to it. */
  readonly report: SolveReport;
}

/** Seconds for the Lagrangian search, which proves most problems at once, before HiGHS takes over. */
const SEARCH_SECONDS = 2;

/**
 * Maximal covering: the p sites with the most weight within the radius. It is the p-median whose distances
 * are 0 within the radius and 1 beyond, and is solved as such; what that leaves unproved goes to HiGHS.
 *
 * @throws DomainError "out-of-range" for a malformed argument or p above the sites
 * @see Church & ReVelle, "The maximal covering location problem", Papers of the Regional Science Association
 *   32 (1974)
 */
export async function maxCover(
  input: MaxCoverInput,
  solver: MixedIntegerSolver,
  control: SolveControl = {},
): Promise<CoveragePlan> {
  const { distance, weights, radius, p } = input;
  const forced = requireSiting(input);
  requireNonNegative('radius', radius);
  const clock = new SolveClock(control);
  const missed = distance.map((row) =>
    Float64Array.from(row, (length, customer) => (length <= radius ? 0 : weights[customer]!)),
  );
  // The counts were checked, so that a solution exists.
  const search = solveLocation(
    { serviceCost: missed, fixedCost: new Float64Array(distance.length), minOpen: p, maxOpen: p, forced },
    { ...control, timeLimit: Math.min(SEARCH_SECONDS, clock.secondsLeft) },
  )!;
  let { open, cost: uncovered } = search;
  let { bound, method } = search.report;
  if (search.report.status !== 'optimal' && !clock.expired) {
    const program = coverageProgram(input);
    const start = Float64Array.from([
      ...open,
      ...weights.map((_, customer) =>
        distance.some((row, site) => open[site] && row[customer]! <= radius) ? 0 : 1,
      ),
    ]);
    const solution = await solver.solve(program, {
      timeLimit: clock.secondsLeft,
      start,
      onProgress: (low, high) => clock.progress(Math.max(low, bound), Math.min(high, uncovered)),
    });
    method += ', then HiGHS';
    if (solution.status === 'optimal' || solution.status === 'feasible') {
      bound = Math.max(bound, solution.bound);
      if (solution.cost < uncovered) {
        open = Uint8Array.from(distance, (_, site) => (solution.x[site]! > 0.5 ? 1 : 0));
        uncovered = weights.reduce(
          (sum, _, customer) =>
            sum +
            missed.reduce(
              (least, row, site) => (open[site] ? Math.min(least, row[customer]!) : least),
              Infinity,
            ),
          0,
        );
      }
    } else if (solution.status === 'unknown') bound = Math.max(bound, solution.bound);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const report = clock.report(uncovered, bound, method);
  const most = total - report.bound;
  return {
    plan: sitingPlan(distance, weights, open),
    covered: total - uncovered,
    coveredShare: total > 0 ? (total - uncovered) / total : 0,
    report: { ...report, bound: most, gap: most > 0 ? (most - (total - uncovered)) / most : 0 },
  };
}

/** Columns: sites open, then customers missed; a customer is missed unless a site within the radius is open. */
function coverageProgram({ distance, weights, radius, p, forced }: MaxCoverInput) {
  const sites = distance.length;
  const rows = weights.map((_, customer) => {
    const near = [...distance.keys()].filter((site) => distance[site]![customer]! <= radius);
    return {
      lower: 1,
      upper: Infinity,
      columns: [...near, sites + customer],
      values: [...near.map(() => 1), 1],
    };
  });
  const all = [...distance.keys()];
  rows.push({ lower: p, upper: p, columns: all, values: all.map(() => 1) });
  const flags = forced ?? all.map(() => 0);
  return programOf({
    cost: [...all.map(() => 0), ...weights],
    lower: [...flags.map((flag) => (flag === 1 ? 1 : 0)), ...weights.map(() => 0)],
    upper: [...flags.map((flag) => (flag === -1 ? 0 : 1)), ...weights.map(() => 1)],
    // With the sites decided, whole numbers are best for the customers of themselves.
    whole: [...all.map(() => 1), ...weights.map(() => 0)],
    rows,
  });
}
