import { DomainError, requireNonNegative } from '../domain-error';
import type { MixedIntegerSolver } from '../optimization/mixed-integer';
import { solveSetCover } from '../optimization/set-cover';
import type { SolveControl, SolveReport } from '../optimization/solve-report';
import { SolveClock } from '../optimization/solve-report';
import { requireCostMatrix } from './network-checks';
import type { SitingPlan } from './p-median';
import { sitingPlan } from './p-median';

export interface SetCoverInput {
  /** Distance of each site (row) to each customer (column). */
  readonly distance: readonly (readonly number[])[];
  /** Greatest distance at which a site covers a customer. */
  readonly radius: number;
}

/**
 * Set covering: the fewest sites such that every customer has one within the radius; each customer is then
 * assigned to the nearest of them.
 *
 * @throws DomainError "out-of-range" for a malformed argument; "infeasible" naming the first customer that
 *   no site reaches
 * @see Toregas, Swain, ReVelle & Bergman, Operations Research 19 (1971)
 */
export async function setCover(
  { distance, radius }: SetCoverInput,
  solver: MixedIntegerSolver,
  control?: SolveControl,
): Promise<{ plan: SitingPlan; report: SolveReport }> {
  requireCostMatrix('distance', distance);
  requireNonNegative('radius', radius);
  const clock = new SolveClock(control);
  const result = await solveSetCover(coverSets(distance, radius), distance.length, solver, {
    timeLimit: clock.secondsLeft,
  });
  if (result.status === 'infeasible' || result.status === 'unknown') {
    throw new DomainError(
      'infeasible',
      'radius',
      'gave no cover in the time given; use fewer sites or customers',
    );
  }
  const open = new Uint8Array(distance.length);
  for (const site of result.open) open[site] = 1;
  return {
    plan: sitingPlan(
      distance,
      distance[0]!.map(() => 1),
      open,
    ),
    report: clock.report(result.open.length, result.bound, 'dominance, then HiGHS'),
  };
}

/** For each customer the sites within the radius; throws `DomainError` when there is none. */
function coverSets(distance: readonly (readonly number[])[], radius: number): number[][] {
  return distance[0]!.map((_, customer) => {
    const sites: number[] = [];
    let nearest = Infinity;
    distance.forEach((row, site) => {
      if (row[customer]! <= radius) sites.push(site);
      nearest = Math.min(nearest, row[customer]!);
    });
    if (sites.length > 0) return sites;
    throw new DomainError(
      'infeasible',
      'radius',
      `of ${radius} leaves customer ${customer + 1} out of reach: the nearest site is ${Number(nearest.toPrecision(6))} away`,
    );
  });
}
