import type { LocationProblem } from './location-model';
import { costOfOpen } from './location-model';
import { LocationProgram } from './location-program';
import type { LocationSolution } from './location-search';
import { solveLocation } from './location-search';
import type { MixedIntegerSolver } from './mixed-integer';
import type { SolveControl } from './solve-report';
import { DEFAULT_TIME_LIMIT, PROOF_TOLERANCE, SolveClock } from './solve-report';

/** Seconds for the Lagrangian search, which proves most problems at once, before HiGHS takes over. */
const SEARCH_SECONDS = 2;

/** Customers per open site up to which the program by radii is small: each customer has few costs to choose from. */
const FEW_PER_SITE = 10;

/** Matrix entries up to which HiGHS proves what is left within seconds. */
const FEW_ENTRIES = 120_000;

/** The best sites and how good they are known to be. */
type ProvedLocation = Pick<LocationSolution, 'cost' | 'open' | 'report'>;

/**
 * Solves an uncapacitated location problem as `solveLocation` does; when many sites are to be open and two seconds
 * of search did not prove the optimum, HiGHS decides what the search leaves. Only what costs less than the best
 * solution is left, so that "infeasible" proves that solution. `undefined` when no set of sites is permitted.
 *
 * @throws DomainError "infeasible" when time ends before a permitted set of sites was found or ruled out
 */
export async function proveLocation(
  problem: LocationProblem,
  solver: MixedIntegerSolver,
  control: SolveControl = {},
  searchSeconds = SEARCH_SECONDS,
): Promise<ProvedLocation | undefined> {
  if (problem.serviceCost[0]!.length > FEW_PER_SITE * problem.minOpen) return solveLocation(problem, control);
  const clock = new SolveClock(control);
  const timeLimit = control.timeLimit ?? DEFAULT_TIME_LIMIT;
  const search = solveLocation(problem, { ...control, timeLimit: Math.min(searchSeconds, timeLimit) });
  if (search?.undecided === undefined || clock.expired) return search;
  const left = new LocationProgram(search.undecided.model, search.undecided);
  if (left.program.columns.length > FEW_ENTRIES) {
    return solveLocation(problem, { ...control, timeLimit: clock.secondsLeft }, search.warmStart);
  }
  return decided(search, search.undecided.model.wholeNumbers, left, solver, clock);
}

/** The better of the search's solution and what HiGHS finds in the rest, with the bound of both. */
async function decided(
  search: LocationSolution,
  wholeNumbers: boolean,
  left: LocationProgram,
  solver: MixedIntegerSolver,
  clock: SolveClock,
): Promise<ProvedLocation> {
  let { cost, open } = search;
  let { bound } = search.report;
  const solution = await solver.solve(left.program, {
    timeLimit: clock.secondsLeft,
    onProgress: (low, high) =>
      clock.progress(Math.min(cost, Math.max(bound, low + left.offset)), Math.min(cost, high + left.offset)),
  });
  if (solution.status === 'infeasible') bound = cost;
  else {
    if (solution.status !== 'unknown') {
      const found = left.openOf(solution.x);
      const foundCost = costOfOpen(left.model, found);
      if (foundCost < cost) [cost, open] = [foundCost, found];
    }
    bound = Math.max(bound, Math.min(cost, solution.bound + left.offset));
    // Of whole numbers none lies between a bound above cost − 1 and the cost.
    const proof = wholeNumbers ? cost - 1 + 1e-6 : cost - PROOF_TOLERANCE * Math.abs(cost);
    if (solution.status === 'optimal' || bound > proof) bound = cost;
  }
  return {
    cost,
    open,
    report: clock.report(cost, bound, 'Lagrangian relaxation, interchange, branch and bound, then HiGHS'),
  };
}
