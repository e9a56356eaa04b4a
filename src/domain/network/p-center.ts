import { CLOSED, OPEN } from '../optimization/location-model';
import type { MixedIntegerSolver } from '../optimization/mixed-integer';
import { solveSetCover } from '../optimization/set-cover';
import type { SolveControl, SolveReport } from '../optimization/solve-report';
import { SolveClock } from '../optimization/solve-report';
import type { MedianInput, SitingPlan } from './p-median';
import { requireSiting, sitingPlan } from './p-median';

/**
 * p-centre: the p sites for which the greatest weighted distance of a customer to its nearest site is least.
 * A bisection over the weighted distances that occur; each step asks whether p sites cover everyone within
 * that radius. `radius` is the greatest weight × distance, the plain distance when all weights are 1.
 *
 * @throws DomainError "out-of-range" for a malformed argument or p above the sites; "infeasible" when the
 *   forced sites contradict p
 * @see Minieka, "The m-center problem", SIAM Review 12 (1970); Daskin, Network and Discrete Location,
 *   2nd ed. (2013), chapter 5
 */
export async function pCenter(
  input: MedianInput,
  solver: MixedIntegerSolver,
  control?: SolveControl,
): Promise<{ plan: SitingPlan; radius: number; report: SolveReport }> {
  const { distance, weights, p } = input;
  const forced = requireSiting(input);
  const clock = new SolveClock(control);
  const usable = [...forced.keys()].filter((site) => forced[site] !== CLOSED);
  const always = usable.filter((site) => forced[site] === OPEN);

  const radii = candidateRadii(input, usable);
  const setsWithin = (radius: number): number[][] =>
    weights.map((weight, customer) => usable.filter((site) => distance[site]![customer]! * weight <= radius));

  // Invariant: radii[high] has a cover, nothing below radii[low] has.
  let low = 0;
  let high = radii.length - 1;
  let open: readonly number[] = usable.slice(0, 1);
  const everything = await solveSetCover(setsWithin(radii[high]!), distance.length, solver, {
    timeLimit: Math.max(1, clock.secondsLeft),
    atMost: p,
    always,
  });
  if (everything.status === 'optimal' || everything.status === 'feasible') open = everything.open;
  while (low < high && !clock.expired) {
    const middle = (low + high) >> 1;
    const sets = setsWithin(radii[middle]!);
    const result = sets.some((sites) => sites.length === 0)
      ? ({ status: 'infeasible' } as const)
      : await solveSetCover(sets, distance.length, solver, {
          timeLimit: clock.secondsLeft,
          atMost: p,
          always,
        });
    if (result.status === 'unknown') break;
    if (result.status === 'infeasible') low = middle + 1;
    else {
      open = result.open;
      high = greatestIndex(radii, coveredRadius(input, result.open));
    }
    clock.progress(radii[Math.min(low, high)]!, radii[high]!);
  }

  const chosen = new Uint8Array(distance.length);
  for (const site of open) chosen[site] = 1;
  // A cover may need fewer than p sites; the others are opened too, which can only help.
  let spare = p - chosen.reduce((sum, isOpen) => sum + isOpen, 0);
  for (const site of usable) {
    if (spare <= 0) break;
    if (chosen[site]) continue;
    chosen[site] = 1;
    spare--;
  }
  const plan = sitingPlan(distance, weights, chosen);
  const radius = coveredRadius(input, plan.openSites);
  const bound = Math.min(radius, radii[low]!);
  return { plan, radius, report: clock.report(radius, bound, 'bisection over set covers, HiGHS') };
}

/** Weighted distances that may be the answer, ascending: none is below some customer's least. */
function candidateRadii({ distance, weights }: MedianInput, usable: readonly number[]): Float64Array {
  let least = 0;
  weights.forEach((weight, customer) => {
    let nearest = Infinity;
    for (const site of usable) nearest = Math.min(nearest, weight * distance[site]![customer]!);
    least = Math.max(least, nearest);
  });
  const values = new Set<number>();
  for (const site of usable) {
    weights.forEach((weight, customer) => {
      const value = weight * distance[site]![customer]!;
      if (value >= least) values.add(value);
    });
  }
  return Float64Array.from(values).sort();
}

function coveredRadius({ distance, weights }: MedianInput, open: readonly number[]): number {
  let radius = 0;
  weights.forEach((weight, customer) => {
    let nearest = Infinity;
    for (const site of open) nearest = Math.min(nearest, weight * distance[site]![customer]!);
    radius = Math.max(radius, nearest);
  });
  return radius;
}

/** Position of the greatest value not above `limit`. */
function greatestIndex(values: Float64Array, limit: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (values[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
