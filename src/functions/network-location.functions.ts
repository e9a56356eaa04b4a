import type { FacilityLocationInput } from '../domain/network/facility-location';
import { numberList, oneNumber, table } from './excel-call';
import {
  costMatrix,
  forcedFlags,
  given,
  optionalList,
  optionalMatrix,
  optionalOneNumber,
  solved,
  solvedOptionTable,
  yesOrNo,
} from './network-arguments';

/**
 * Which sites to open, serving whom, at least total of fixed cost and freight.
 *
 * When to use: to choose warehouses, plants or stores when any of them could serve all it attracts.
 * Formula: min Σ f(i) y(i) + Σ c(i,j) d(j) x(i,j); each customer served once, only by open sites.
 * Units: money and units per period; gap and shares as fractions; seconds.
 * Reading: bound is a cost no network can undercut; status is optimal when cost and bound meet.
 * Source: Daskin, Network and Discrete Location, 2nd ed. (2013), chapter 7.
 * @customfunction NET.FACILITYLOCATION
 * @param unitCost Cost per unit from each site (rows) to each customer (columns).
 * @param fixedCost Cost of each site when open (money per period).
 * @param demand Demand of each customer (units per period).
 * @param [minOpen] Least number of open sites (default 1).
 * @param [maxOpen] Greatest number of open sites (default all).
 * @param [forced] For each site 1 (must be open), -1 (must be closed), 0 or blank (free).
 * @param [maxDistance] Greatest distance from a site to its customers; needs distance.
 * @param [distance] Distance of each site (rows) to each customer (columns).
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, total cost, bound, gap, …), a row per site, a row per customer.
 * @example =INDEX(FULCRUM.NET.FACILITYLOCATION({1,4;3,2}, {10;20}, {5,5}), 3, 3) -> 35
 * @example =FULCRUM.NET.FACILITYLOCATION({1,4;3,2}, {10;20}, {5,5}, 2, 1) -> #N/A minOpen of 2 is above maxOpen of 1
 */
export async function facilityLocationFunction(
  unitCost: any[][],
  fixedCost: any[][],
  demand: any[][],
  minOpen?: any[][],
  maxOpen?: any[][],
  forced?: any[][],
  maxDistance?: any[][],
  distance?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'facilityLocation',
    () => locationInput(unitCost, fixedCost, demand, minOpen, maxOpen, forced, maxDistance, distance),
    solvedOptionTable,
    invocation,
  );
}

/**
 * Which sites to open, and how much each ships to whom, when sites have capacities.
 *
 * When to use: as NET.FACILITYLOCATION, when throughput or storage limits what a site can serve.
 * Formula: NET.FACILITYLOCATION with Σ d(j) x(i,j) ≤ capacity(i) y(i); x whole with singleSource.
 * Units: money and units per period; gap and utilisation as fractions; seconds.
 * Reading: large problems may end as feasible at the time limit; the gap is then honest, not an estimate.
 * Source: Daskin, Network and Discrete Location, 2nd ed. (2013), section 7.6; Beasley, EJOR 33 (1988).
 * @customfunction NET.CAPACITATEDLOCATION
 * @param unitCost Cost per unit from each site (rows) to each customer (columns).
 * @param fixedCost Cost of each site when open (money per period).
 * @param demand Demand of each customer (units per period).
 * @param capacity Units per period each site can serve.
 * @param [singleSource] TRUE when each customer must be served by one site alone (default FALSE).
 * @param [minOpen] Least number of open sites (default 1).
 * @param [maxOpen] Greatest number of open sites (default all).
 * @param [forced] For each site 1 (must be open), -1 (must be closed), 0 or blank (free).
 * @param [maxDistance] Greatest distance from a site to its customers; needs distance.
 * @param [distance] Distance of each site (rows) to each customer (columns).
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, total cost, bound, gap, …), a row per site, a row per delivery.
 * @example =INDEX(FULCRUM.NET.CAPACITATEDLOCATION({1,4;3,2}, {10;20}, {5,5}, {6;8}), 3, 3) -> 45
 * @example =FULCRUM.NET.CAPACITATEDLOCATION({1,4;3,2}, {10;20}, {5,5}, {2;3}) -> #N/A capacity of the largest 2 sites that may open is 5, 5 short of the demand of 10
 */
export async function capacitatedLocationFunction(
  unitCost: any[][],
  fixedCost: any[][],
  demand: any[][],
  capacity: any[][],
  singleSource?: any[][],
  minOpen?: any[][],
  maxOpen?: any[][],
  forced?: any[][],
  maxDistance?: any[][],
  distance?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'capacitatedLocation',
    () => ({
      ...locationInput(unitCost, fixedCost, demand, minOpen, maxOpen, forced, maxDistance, distance),
      capacity: numberList('capacity', capacity),
      singleSource: yesOrNo('singleSource', singleSource),
    }),
    solvedOptionTable,
    invocation,
  );
}

/**
 * The best network for each number of open sites, with its cost and service.
 *
 * When to use: to show how many sites are worth having: fixed cost against freight, distance and reach.
 * Formula: NET.FACILITYLOCATION with exactly k open sites for each k from kMin to kMax.
 * Units: money per period; distance in the unit of distance; within … is the share of demand up to that limit.
 * Reading: the least total over k is the free optimum; add stock per option with INV.POOLING.
 * Source: Daskin, Network and Discrete Location, 2nd ed. (2013), section 7.2.
 * @customfunction NET.FRONTIER
 * @param unitCost Cost per unit from each site (rows) to each customer (columns).
 * @param fixedCost Cost of each site when open (money per period).
 * @param demand Demand of each customer (units per period).
 * @param kMin Fewest open sites to price.
 * @param kMax Most open sites to price.
 * @param [distance] Distance of each site (rows) to each customer (columns).
 * @param [bands] Upper limits of distance bands, ascending; needs distance.
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Per k: total, fixed, freight, average distance, share within each band, status, gap.
 * @example =INDEX(FULCRUM.NET.FRONTIER({1,4;3,2}, {10;20}, {5,5}, 1, 2), 3, 2) -> 45
 */
export async function frontierFunction(
  unitCost: any[][],
  fixedCost: any[][],
  demand: any[][],
  kMin: any[][],
  kMax: any[][],
  distance?: any[][],
  bands?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'frontier',
    () => ({
      ...networkInput(unitCost, fixedCost, demand),
      kMin: oneNumber('kMin', kMin),
      kMax: oneNumber('kMax', kMax),
      ...given({ distance: optionalMatrix('distance', distance), bands: optionalList('bands', bands) }),
    }),
    (points, input) => {
      const limits = input.bands ?? [];
      const header = [
        'k',
        'total cost',
        'fixed cost',
        'freight',
        ...(input.distance ? ['average distance'] : []),
        ...limits.map((limit) => `within ${limit}`),
        'status',
        'bound',
        'gap',
        'seconds',
      ];
      const rows = points.map(({ k, option, report }) => [
        k,
        option.totalCost,
        option.fixedCost,
        option.freight,
        ...(input.distance ? [option.averageDistance] : []),
        ...limits.map((_, band) => option.bands?.[band]?.cumulativeShare),
        report.status,
        report.bound,
        report.gap,
        report.seconds,
      ]);
      return table(header, rows);
    },
    invocation,
  );
}

/**
 * What it costs to force a site open or closed against the optimal network.
 *
 * When to use: to answer "why not this site?" with an amount.
 * Formula: least cost with the site open and with it closed, each minus the least cost of all.
 * Units: money per period; gap as a fraction; a cost is blank when the rules do not allow that choice.
 * @customfunction NET.WHY
 * @param site Number of the site, counted from 1; a column of several gives a row for each.
 * @param unitCost Cost per unit from each site (rows) to each customer (columns).
 * @param fixedCost Cost of each site when open (money per period).
 * @param demand Demand of each customer (units per period).
 * @param [minOpen] Least number of open sites (default 1).
 * @param [maxOpen] Greatest number of open sites (default all).
 * @param [forced] For each site 1 (must be open), -1 (must be closed), 0 or blank (free).
 * @param [maxDistance] Greatest distance from a site to its customers; needs distance.
 * @param [distance] Distance of each site (rows) to each customer (columns).
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Per site: whether it is in the optimum, the three costs, the two differences, status.
 * @example =INDEX(FULCRUM.NET.WHY(2, {1,4;3,2}, {10;20}, {5,5}), 2, 6) -> 10
 */
export async function whyFunction(
  site: any[][],
  unitCost: any[][],
  fixedCost: any[][],
  demand: any[][],
  minOpen?: any[][],
  maxOpen?: any[][],
  forced?: any[][],
  maxDistance?: any[][],
  distance?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  const difference = (cost: number | undefined, optimum: number): number | undefined =>
    cost === undefined ? undefined : cost - optimum;
  return solved(
    'siteSensitivity',
    () => ({
      ...locationInput(unitCost, fixedCost, demand, minOpen, maxOpen, forced, maxDistance, distance),
      sites: numberList('site', site).map((number) => number - 1),
    }),
    (rows) =>
      table(
        [
          'site',
          'in optimum',
          'optimal cost',
          'cost if open',
          'cost if closed',
          'cost of opening',
          'cost of closing',
          'status',
          'bound',
          'gap',
          'seconds',
        ],
        rows.map((row) => [
          row.site + 1,
          row.openInOptimum ? 'open' : 'closed',
          row.optimalCost,
          row.costIfOpen,
          row.costIfClosed,
          difference(row.costIfOpen, row.optimalCost),
          difference(row.costIfClosed, row.optimalCost),
          row.status,
          row.bound,
          row.gap,
          row.seconds,
        ]),
      ),
    invocation,
  );
}

function networkInput(unitCost: any[][], fixedCost: any[][], demand: any[][]) {
  return {
    unitCost: costMatrix('unitCost', unitCost),
    fixedCost: numberList('fixedCost', fixedCost),
    demand: numberList('demand', demand),
  };
}

function locationInput(
  unitCost: any[][],
  fixedCost: any[][],
  demand: any[][],
  minOpen: any[][] | undefined,
  maxOpen: any[][] | undefined,
  forced: any[][] | undefined,
  maxDistance: any[][] | undefined,
  distance: any[][] | undefined,
): FacilityLocationInput {
  return {
    ...networkInput(unitCost, fixedCost, demand),
    ...given({
      minOpen: optionalOneNumber('minOpen', minOpen),
      maxOpen: optionalOneNumber('maxOpen', maxOpen),
      forced: forcedFlags('forced', forced),
      maxDistance: optionalOneNumber('maxDistance', maxDistance),
      distance: optionalMatrix('distance', distance),
    }),
  };
}
