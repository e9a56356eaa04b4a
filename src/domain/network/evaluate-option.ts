import { DomainError } from '../domain-error';
import { transportPlan } from '../optimization/transport';
import { requireCostMatrix, requireDemand, requirePerEntry, requireSameShape } from './network-checks';
import type { ServiceBand } from './service-bands';
import { bandShares, requireBands } from './service-bands';

/** A quantity that a site sends to a customer; both counted from 0. */
export interface Delivery {
  readonly site: number;
  readonly customer: number;
  readonly quantity: number;
  /** Freight of this quantity, money. */
  readonly freight: number;
}

/** What one site does in an option. */
interface SiteLoad {
  readonly site: number;
  readonly open: boolean;
  readonly served: number;
  readonly fixedCost: number;
  readonly freight: number;
  /** Share of the capacity that is used; absent without a capacity. */
  readonly utilisation?: number;
}

/** The cost and service of a set of open sites. */
export interface NetworkOption {
  readonly totalCost: number;
  readonly fixedCost: number;
  readonly freight: number;
  readonly openSites: readonly number[];
  readonly sites: readonly SiteLoad[];
  /** By customer, then by site. */
  readonly deliveries: readonly Delivery[];
  /** Demand-weighted; absent without distances. */
  readonly averageDistance?: number;
  readonly bands?: readonly ServiceBand[];
}

/** Sites are rows and customers columns throughout. */
export interface NetworkInput {
  /** Cost of sending one unit from each site to each customer, money per unit. */
  readonly unitCost: readonly (readonly number[])[];
  /** Cost of having each site open, money per period. */
  readonly fixedCost: readonly number[];
  /** Units per period. */
  readonly demand: readonly number[];
}

/** What an option is measured by besides its cost. */
export interface ServiceMeasures {
  /** Distance of each site to each customer. */
  readonly distance?: readonly (readonly number[])[];
  /** Upper limits of the distance bands, ascending. */
  readonly bands?: readonly number[];
}

export interface EvaluateOptionInput extends NetworkInput, ServiceMeasures {
  /** Whether each site is open. */
  readonly open: readonly boolean[];
  /** Units per period that each site can serve; unlimited when absent. */
  readonly capacity?: readonly number[];
}

/**
 * Cost, service and utilisation of given open sites: every customer is served at the least freight, that is
 * from the cheapest open site, or by a transport plan where capacities bind. No site is opened or closed.
 *
 * @throws DomainError "out-of-range" for a malformed argument; "infeasible" when no site is open, or when the
 *   open capacity falls short of demand, by how much
 * @see Daskin, Network and Discrete Location, 2nd ed. (2013), section 7.2
 */
export function evaluateOption(input: EvaluateOptionInput): NetworkOption {
  const { unitCost, fixedCost, demand, open, capacity } = input;
  requireNetwork(input);
  requireMeasures(input);
  const count = unitCost.length;
  if (open.length !== count) {
    throw new DomainError(
      'out-of-range',
      'open',
      `must have an entry for each of the ${count} sites, not ${open.length}`,
    );
  }
  if (!open.some(Boolean)) throw new DomainError('infeasible', 'open', 'has no open site; open at least one');
  if (capacity !== undefined) requirePerEntry('capacity', capacity, count, 'sites');

  const openSites = open.flatMap((isOpen, site) => (isOpen ? [site] : []));
  let deliveries = cheapestDeliveries(unitCost, demand, openSites);
  if (capacity !== undefined) {
    const load = new Float64Array(count);
    for (const { site, quantity } of deliveries) load[site]! += quantity;
    if (load.some((served, site) => served > capacity[site]!)) {
      deliveries = limitedDeliveries(unitCost, demand, openSites, capacity);
    }
  }
  return describeOption({
    fixedCost,
    openSites,
    deliveries,
    siteCount: count,
    ...measuresOf(input, capacity),
  });
}

function measuresOf(
  { distance, bands }: ServiceMeasures,
  capacity: readonly number[] | undefined,
): ServiceMeasures & { capacity?: readonly number[] } {
  return { ...(distance && { distance }), ...(bands && { bands }), ...(capacity && { capacity }) };
}

/** Throws `DomainError` unless costs and demand are well formed and fit together. */
export function requireNetwork({ unitCost, fixedCost, demand }: NetworkInput): void {
  requireCostMatrix('unitCost', unitCost);
  requirePerEntry('fixedCost', fixedCost, unitCost.length, 'sites');
  requireDemand(demand, 'unitCost', unitCost[0]!.length);
}

/** Throws `DomainError` unless distances and bands are well formed and fit the costs. */
export function requireMeasures({ distance, bands, unitCost }: ServiceMeasures & NetworkInput): void {
  if (distance !== undefined) {
    requireCostMatrix('distance', distance);
    requireSameShape('distance', distance, 'unitCost', unitCost);
  }
  if (bands === undefined) return;
  if (distance === undefined) throw new DomainError('out-of-range', 'distance', 'is missing; bands need it');
  requireBands(bands);
}

function cheapestDeliveries(
  unitCost: readonly (readonly number[])[],
  demand: readonly number[],
  openSites: readonly number[],
): Delivery[] {
  return demand.map((quantity, customer) => {
    let site = openSites[0]!;
    for (const candidate of openSites) {
      if (unitCost[candidate]![customer]! < unitCost[site]![customer]!) site = candidate;
    }
    return { site, customer, quantity, freight: quantity * unitCost[site]![customer]! };
  });
}

function limitedDeliveries(
  unitCost: readonly (readonly number[])[],
  demand: readonly number[],
  openSites: readonly number[],
  capacity: readonly number[],
): Delivery[] {
  const plan = transportPlan({
    supply: openSites.map((site) => capacity[site]!),
    demand,
    unitCost: (source, customer) => unitCost[openSites[source]!]![customer]!,
  });
  if (!plan.feasible) {
    const missing = plan.shortfall.reduce((sum, quantity) => sum + quantity, 0);
    throw new DomainError(
      'infeasible',
      'capacity',
      `of the open sites falls short of demand by ${Number(missing.toPrecision(12))} units`,
    );
  }
  return plan.flows
    .map(({ source, destination, quantity }) => {
      const site = openSites[source]!;
      return { site, customer: destination, quantity, freight: quantity * unitCost[site]![destination]! };
    })
    .sort((a, b) => a.customer - b.customer || a.site - b.site);
}

/** Adds up deliveries to the costs, loads and service of an option. */
export function describeOption(option: {
  readonly fixedCost: readonly number[];
  readonly siteCount: number;
  readonly openSites: readonly number[];
  readonly deliveries: readonly Delivery[];
  readonly capacity?: readonly number[];
  readonly distance?: readonly (readonly number[])[];
  readonly bands?: readonly number[];
}): NetworkOption {
  const { fixedCost, siteCount, openSites, deliveries, capacity, distance, bands } = option;
  const served = new Float64Array(siteCount);
  const freightOf = new Float64Array(siteCount);
  const isOpen = new Uint8Array(siteCount);
  for (const site of openSites) isOpen[site] = 1;
  for (const { site, quantity, freight } of deliveries) {
    served[site]! += quantity;
    freightOf[site]! += freight;
  }
  const sites = Array.from({ length: siteCount }, (_, site): SiteLoad => {
    const open = isOpen[site] === 1;
    const limit = capacity?.[site];
    return {
      site,
      open,
      served: served[site]!,
      fixedCost: open ? fixedCost[site]! : 0,
      freight: freightOf[site]!,
      ...(limit !== undefined && { utilisation: limit > 0 ? served[site]! / limit : 0 }),
    };
  });
  const fixed = sites.reduce((sum, site) => sum + site.fixedCost, 0);
  const freight = sites.reduce((sum, site) => sum + site.freight, 0);
  const travelled =
    distance &&
    deliveries.map(({ site, customer, quantity }) => ({ quantity, distance: distance[site]![customer]! }));
  return {
    totalCost: fixed + freight,
    fixedCost: fixed,
    freight,
    openSites,
    sites,
    deliveries,
    ...(travelled && { averageDistance: weightedAverage(travelled) }),
    ...(travelled && bands && { bands: bandShares(travelled, bands) }),
  };
}

function weightedAverage(
  deliveries: readonly { readonly quantity: number; readonly distance: number }[],
): number {
  const quantity = deliveries.reduce((sum, delivery) => sum + delivery.quantity, 0);
  const travelled = deliveries.reduce((sum, delivery) => sum + delivery.quantity * delivery.distance, 0);
  return quantity > 0 ? travelled / quantity : 0;
}
