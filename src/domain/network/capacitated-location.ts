import { DomainError } from '../domain-error';
import type { CapacitatedModel } from '../optimization/capacitated-model';
import { CLOSED, FREE } from '../optimization/location-model';
import type { MixedIntegerSolver } from '../optimization/mixed-integer';
import { solveCapacitated } from '../optimization/solve-capacitated';
import type { SolveControl } from '../optimization/solve-report';
import { reportAtCost } from '../optimization/solve-report';
import { transportPlan } from '../optimization/transport';
import { describeOption } from './evaluate-option';
import type { FacilityLocationInput, SolvedOption } from './facility-location';
import { requireLocation, rulesInConflict } from './location-rules';
import type { CheckedRules } from './location-rules';
import { requirePerEntry } from './network-checks';

export interface CapacitatedLocationInput extends FacilityLocationInput {
  /** Units per period each site can serve. */
  readonly capacity: readonly number[];
  /** Whether each customer must be served by one site alone; false by default. */
  readonly singleSource?: boolean;
}

/**
 * Capacitated facility location: which sites to open, and how much each sends to whom, so that fixed cost
 * and freight together are least and no site serves more than its capacity.
 *
 *     min Σᵢ fᵢ yᵢ + Σᵢⱼ cᵢⱼ dⱼ xᵢⱼ   s.t.  Σᵢ xᵢⱼ = 1,  Σⱼ dⱼ xᵢⱼ ≤ kᵢ yᵢ,  xᵢⱼ ≤ yᵢ,  y (and x) binary
 *
 * Problems of a few thousand pairs are proved by HiGHS, larger ones by Lagrangian branch and bound with
 * exact transport plans; the report names the method and, at the time limit, the gap.
 *
 * @throws DomainError "out-of-range" for a malformed argument; "infeasible" with the shortfall of capacity,
 *   the customer too large for any site, or the rules in conflict
 * @see Daskin, Network and Discrete Location, 2nd ed. (2013), section 7.6
 */
export async function capacitatedLocation(
  input: CapacitatedLocationInput,
  solver: MixedIntegerSolver,
  control?: SolveControl,
): Promise<SolvedOption> {
  const rules = requireLocation(input);
  const { unitCost, fixedCost, demand, distance, bands } = input;
  const capacity = requirePerEntry('capacity', input.capacity, unitCost.length, 'sites');
  const singleSource = input.singleSource ?? false;
  const model: CapacitatedModel = {
    siteCount: unitCost.length,
    customerCount: demand.length,
    unitCost: unitCost.map((row, site) =>
      Float64Array.from(row, (cost, customer) => (rules.reaches(site, customer) ? cost : Infinity)),
    ),
    fixed: Float64Array.from(fixedCost),
    demand: Float64Array.from(demand),
    capacity: Float64Array.from(capacity),
    minOpen: rules.minOpen,
    maxOpen: rules.maxOpen,
    forced: rules.forced,
    singleSource,
  };
  requireEnoughCapacity(model, rules);

  const solution = await solveCapacitated(model, solver, control);
  if (solution.plan === undefined) {
    if (!solution.proved) {
      throw new DomainError(
        'infeasible',
        'capacity',
        'is so tight that no plan was found in the time given; relax capacity, singleSource or maxOpen',
      );
    }
    throw singleSource
      ? new DomainError(
          'infeasible',
          'singleSource',
          'cannot be kept: capacities suffice only when customers are split',
        )
      : rulesInConflict(input, unitCost.length);
  }
  const { plan, report } = solution;
  const option = describeOption({
    fixedCost,
    siteCount: unitCost.length,
    openSites: [...plan.open.keys()].filter((site) => plan.open[site]),
    deliveries: plan.flows
      .map(({ site, customer, quantity }) => ({
        site,
        customer,
        quantity,
        freight: quantity * unitCost[site]![customer]!,
      }))
      .sort((a, b) => a.customer - b.customer || a.site - b.site),
    capacity,
    ...(distance && { distance }),
    ...(bands && { bands }),
  });
  return { option, report: reportAtCost(report, option.totalCost) };
}

/** Throws `DomainError` when demand cannot be met even with every permitted site open. */
function requireEnoughCapacity(model: CapacitatedModel, { maxOpen, forced }: CheckedRules): void {
  const { capacity, demand, singleSource } = model;
  const total = demand.reduce((sum, quantity) => sum + quantity, 0);
  const available = capacity.map((limit, site) => (forced[site] === CLOSED ? 0 : limit));
  const most = available
    .slice()
    .sort((a, b) => b - a)
    .slice(0, maxOpen)
    .reduce((sum, limit) => sum + limit, 0);
  if (most < total * (1 - 1e-12)) {
    throw new DomainError(
      'infeasible',
      'capacity',
      `of the largest ${maxOpen} sites that may open is ${shown(most)}, ${shown(total - most)} short of the demand of ${shown(total)}`,
    );
  }
  if (singleSource) {
    demand.forEach((quantity, customer) => {
      const fits = available.some(
        (limit, site) => limit >= quantity && model.unitCost[site]![customer]! < Infinity,
      );
      if (quantity > 0 && !fits) {
        throw new DomainError(
          'infeasible',
          'singleSource',
          `cannot be kept: customer ${customer + 1} with ${shown(quantity)} units exceeds every site it may use`,
        );
      }
    });
  }
  const sites = [...available.keys()].filter((site) => forced[site] === FREE || available[site]! > 0);
  const plan = transportPlan({
    supply: sites.map((site) => available[site]!),
    demand,
    unitCost: (source, customer) => (model.unitCost[sites[source]!]![customer]! < Infinity ? 0 : Infinity),
  });
  if (!plan.feasible) {
    const customer = plan.shortfall.findIndex((missing) => missing > 0);
    throw new DomainError(
      'infeasible',
      'maxDistance',
      `and capacity together leave customer ${customer + 1} short of ${shown(plan.shortfall[customer]!)} units`,
    );
  }
}

const shown = (value: number): string => String(Number(value.toPrecision(9)));
