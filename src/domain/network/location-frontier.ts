import { requireInteger } from '../domain-error';
import type { LocationWarmStart } from '../optimization/location-search';
import type { SolveControl, SolveReport } from '../optimization/solve-report';
import { DEFAULT_TIME_LIMIT, reportAtCost, SolveClock } from '../optimization/solve-report';
import type { NetworkInput, NetworkOption, ServiceMeasures } from './evaluate-option';
import { optionOf, solveFacilityLocation } from './facility-location';
import { requireLocation } from './location-rules';

export interface LocationFrontierInput extends NetworkInput, ServiceMeasures {
  /** Fewest open sites to price. */
  readonly kMin: number;
  /** Most open sites to price. */
  readonly kMax: number;
}

/** The best option with exactly k open sites. */
export interface FrontierPoint {
  readonly k: number;
  readonly option: NetworkOption;
  readonly report: SolveReport;
}

/**
 * The best network for each number of open sites from kMin to kMax: fixed cost rises, freight and distance
 * fall, and the least total over k is the free optimum. Each k starts from the solution of its neighbour.
 *
 * @throws DomainError "out-of-range" for a malformed argument or more sites than there are
 * @see Daskin, Network and Discrete Location, 2nd ed. (2013), section 7.2
 */
export function locationFrontier(input: LocationFrontierInput, control: SolveControl = {}): FrontierPoint[] {
  const { kMin, kMax } = input;
  const rules = requireLocation(input);
  requireInteger('kMin', kMin, 1, input.unitCost.length);
  requireInteger('kMax', kMax, kMin, input.unitCost.length);
  const { onProgress } = control;
  const clock = new SolveClock({ timeLimit: control.timeLimit ?? 2 * DEFAULT_TIME_LIMIT });
  let warmStart: LocationWarmStart | undefined;
  const points: FrontierPoint[] = [];
  for (let k = kMin; k <= kMax; k++) {
    // What an easy k leaves unused goes to those that follow.
    const timeLimit = Math.max(0.5, clock.secondsLeft / (kMax - k + 1));
    // Without a maximum distance any k sites serve everyone, so that there is always a solution.
    const solution = solveFacilityLocation(
      input,
      { ...rules, minOpen: k, maxOpen: k },
      { timeLimit, ...(onProgress && { onProgress }) },
      warmStart,
    )!;
    warmStart = solution.warmStart;
    const option = optionOf(input, rules, solution.open);
    points.push({ k, option, report: reportAtCost(solution.report, option.totalCost) });
  }
  return points;
}
