import { solveLocation } from '../optimization/location-search';
import type { LocationSolution, LocationWarmStart } from '../optimization/location-search';
import type { SolveControl, SolveReport } from '../optimization/solve-report';
import { reportAtCost } from '../optimization/solve-report';
import type { Delivery, NetworkInput, NetworkOption, ServiceMeasures } from './evaluate-option';
import { describeOption } from './evaluate-option';
import type { CheckedRules, LocationRules } from './location-rules';
import { requireLocation, rulesInConflict } from './location-rules';

export interface FacilityLocationInput extends NetworkInput, ServiceMeasures, LocationRules {}

/** An option and how good it is known to be. */
export interface SolvedOption {
  readonly option: NetworkOption;
  readonly report: SolveReport;
}

/**
 * Uncapacitated facility location: which sites to open so that fixed cost and freight together are least,
 * each customer served by its cheapest open site. Proved optimal, or with its gap at the time limit.
 *
 *     min Σᵢ fᵢ yᵢ + Σᵢⱼ cᵢⱼ dⱼ xᵢⱼ   s.t.  Σᵢ xᵢⱼ = 1,  xᵢⱼ ≤ yᵢ,  minOpen ≤ Σᵢ yᵢ ≤ maxOpen,  y binary
 *
 * @throws DomainError "out-of-range" for a malformed argument; "infeasible" naming the rules in conflict
 * @see Daskin, Network and Discrete Location, 2nd ed. (2013), chapter 7
 */
export function facilityLocation(input: FacilityLocationInput, control?: SolveControl): SolvedOption {
  const rules = requireLocation(input);
  const solution = solveFacilityLocation(input, rules, control);
  if (solution === undefined) throw rulesInConflict(input, input.unitCost.length);
  const option = optionOf(input, rules, solution.open);
  return { option, report: reportAtCost(solution.report, option.totalCost) };
}

/** Solves a checked problem, from a neighbour's solution if there is one; undefined when infeasible. */
export function solveFacilityLocation(
  { unitCost, fixedCost, demand }: NetworkInput,
  { minOpen, maxOpen, forced, reaches }: CheckedRules,
  control?: SolveControl,
  warmStart?: LocationWarmStart,
): LocationSolution | undefined {
  const serviceCost = unitCost.map((row, site) =>
    Float64Array.from(row, (cost, customer) => {
      const quantity = demand[customer]!;
      if (quantity === 0) return 0;
      return reaches(site, customer) ? cost * quantity : Infinity;
    }),
  );
  return solveLocation({ serviceCost, fixedCost, minOpen, maxOpen, forced }, control, warmStart);
}

/** The option of given open sites, each customer at its cheapest site within reach. */
export function optionOf(
  { unitCost, fixedCost, demand, distance, bands }: NetworkInput & ServiceMeasures,
  { reaches }: CheckedRules,
  open: Uint8Array,
): NetworkOption {
  const openSites = [...open.keys()].filter((site) => open[site]);
  const deliveries = demand.map((quantity, customer): Delivery => {
    const near = quantity === 0 ? openSites : openSites.filter((site) => reaches(site, customer));
    const site = near.reduce((a, b) => (unitCost[b]![customer]! < unitCost[a]![customer]! ? b : a));
    return { site, customer, quantity, freight: quantity * unitCost[site]![customer]! };
  });
  return describeOption({
    fixedCost,
    siteCount: unitCost.length,
    openSites,
    deliveries,
    ...(distance && { distance }),
    ...(bands && { bands }),
  });
}
