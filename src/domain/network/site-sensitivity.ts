import { requireInteger } from '../domain-error';
import { CLOSED, FREE, OPEN } from '../optimization/location-model';
import type { LocationSolution } from '../optimization/location-search';
import type { SolveControl } from '../optimization/solve-report';
import { DEFAULT_TIME_LIMIT, SolveClock } from '../optimization/solve-report';
import type { FacilityLocationInput } from './facility-location';
import { solveFacilityLocation } from './facility-location';
import { requireLocation, rulesInConflict } from './location-rules';

/** What it costs to decide a site against the optimum. */
export interface SiteSensitivity {
  readonly site: number;
  readonly openInOptimum: boolean;
  readonly optimalCost: number;
  /** Least cost with the site open, undefined when the rules do not allow it. */
  readonly costIfOpen: number | undefined;
  /** Least cost with the site closed, undefined when the rules do not allow it. */
  readonly costIfClosed: number | undefined;
  /** Optimal when all the solves behind it are proved. */
  readonly status: 'optimal' | 'feasible';
  /** No network under the rules costs less than this. */
  readonly bound: number;
  /** The widest gap among those solves. */
  readonly gap: number;
  readonly seconds: number;
}

/**
 * Why a site is open or not: the least cost of the network with the site forced open and with it forced
 * closed, beside the optimum. One of the two equals the optimum; the other says what the choice is worth.
 *
 * @throws DomainError as `facilityLocation`, and "out-of-range" when a site does not exist
 */
export function siteSensitivity(
  sites: readonly number[],
  input: FacilityLocationInput,
  control: SolveControl = {},
): SiteSensitivity[] {
  const rules = requireLocation(input);
  const count = input.unitCost.length;
  sites.forEach((site) => requireInteger('site', site + 1, 1, count));
  const { onProgress } = control;
  const clock = new SolveClock({ timeLimit: control.timeLimit ?? 2 * DEFAULT_TIME_LIMIT });
  let solvesLeft = sites.length + 1;
  const solve = (forced: Uint8Array, near?: LocationSolution): LocationSolution | undefined =>
    solveFacilityLocation(
      input,
      { ...rules, forced },
      { timeLimit: Math.max(0.5, clock.secondsLeft / solvesLeft--), ...(onProgress && { onProgress }) },
      near?.warmStart,
    );

  const optimum = solve(rules.forced);
  if (optimum === undefined) throw rulesInConflict(input, count);
  return sites.map((site) => {
    const openInOptimum = optimum.open[site] === 1;
    const fixedAlready = rules.forced[site] !== FREE;
    const forced = rules.forced.slice();
    forced[site] = openInOptimum ? CLOSED : OPEN;
    const other = fixedAlready ? undefined : solve(forced, optimum);
    const [costIfOpen, costIfClosed] = openInOptimum
      ? [optimum.cost, other?.cost]
      : [other?.cost, optimum.cost];
    const reports = [optimum.report, ...(other ? [other.report] : [])];
    return {
      site,
      openInOptimum,
      optimalCost: optimum.cost,
      costIfOpen,
      costIfClosed,
      status: reports.every((report) => report.status === 'optimal') ? 'optimal' : 'feasible',
      bound: optimum.report.bound,
      gap: Math.max(...reports.map((report) => report.gap)),
      seconds: reports.reduce((sum, report) => sum + report.seconds, 0),
    };
  });
}
