import type { MedianInput } from '../domain/network/p-median';
import { numberList, oneNumber, table } from './excel-call';
import {
  costMatrix,
  forcedFlags,
  given,
  paddedResult,
  reportRows,
  SITING_HEADER,
  sitingRows,
  solved,
} from './network-arguments';

/**
 * The p sites with the least weighted distance from customers to their nearest site.
 *
 * When to use: to place a given number of sites when fixed costs are alike and distance is what costs.
 * Formula: min Σ weight(j) × distance to the nearest of p open sites.
 * Units: weight × distance; gap as a fraction; seconds.
 * Source: Hakimi, Operations Research 12 (1964); Daskin, Network and Discrete Location, 2nd ed., chapter 6.
 * @customfunction NET.PMEDIAN
 * @param distance Distance of each site (rows) to each customer (columns).
 * @param weights Weight of each customer, such as its demand.
 * @param p Number of sites to open.
 * @param [forced] For each site 1 (must be open), -1 (must be closed), 0 or blank (free).
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, weighted distance, bound, gap, …), a row per site, a row per customer.
 * @example =INDEX(FULCRUM.NET.PMEDIAN({0,3,7;3,0,4;7,4,0}, {1,1,1}, 1), 3, 3) -> 7
 */
export async function pMedianFunction(
  distance: any[][],
  weights: any[][],
  p: any[][],
  forced?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'pMedian',
    () => sitingInput(distance, weights, p, forced),
    ({ plan, report }, input) =>
      table(SITING_HEADER, [
        ...reportRows(SITING_HEADER, report, 'weighted distance', plan.weightedDistance),
        ...sitingRows(plan, input.distance.length, input.weights),
      ]),
    invocation,
  );
}

/**
 * The p sites with the least greatest weighted distance from a customer to its nearest site.
 *
 * When to use: to place emergency or same-day service, where the worst-served customer counts.
 * Formula: min over p open sites of max weight(j) × distance to the nearest; weights of 1 for plain distance.
 * Units: weight × distance; gap as a fraction; seconds.
 * Source: Minieka, SIAM Review 12 (1970); Daskin, Network and Discrete Location, 2nd ed., chapter 5.
 * @customfunction NET.PCENTER
 * @param distance Distance of each site (rows) to each customer (columns).
 * @param weights Weight of each customer; 1 for plain distance.
 * @param p Number of sites to open.
 * @param [forced] For each site 1 (must be open), -1 (must be closed), 0 or blank (free).
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, radius, bound, gap, …), a row per site, a row per customer.
 * @example =INDEX(FULCRUM.NET.PCENTER({0,3,7;3,0,4;7,4,0}, {1,1,1}, 1), 3, 3) -> 4
 */
export async function pCenterFunction(
  distance: any[][],
  weights: any[][],
  p: any[][],
  forced?: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'pCenter',
    () => sitingInput(distance, weights, p, forced),
    ({ plan, radius, report }, input) =>
      table(SITING_HEADER, [
        ...reportRows(SITING_HEADER, report, 'radius', radius),
        ...sitingRows(plan, input.distance.length, input.weights),
      ]),
    invocation,
  );
}

/**
 * The p sites that have the most weight within a radius.
 *
 * When to use: to reach as much demand as possible within a service distance with a limited number of sites.
 * Formula: max Σ weight of the customers with an open site within radius, p sites open.
 * Units: weight; distance in the unit of distance; bound is the most weight any p sites can cover.
 * Source: Church and ReVelle, Papers of the Regional Science Association 32 (1974).
 * @customfunction NET.MAXCOVER
 * @param distance Distance of each site (rows) to each customer (columns).
 * @param weights Weight of each customer, such as its demand.
 * @param radius Greatest distance at which a site covers a customer.
 * @param p Number of sites to open.
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, covered weight, bound, gap, …), a row per site, a row per customer.
 * @example =INDEX(FULCRUM.NET.MAXCOVER({0,3,7;3,0,4;7,4,0}, {5,1,2}, 3, 1), 3, 3) -> 6
 */
export async function maxCoverFunction(
  distance: any[][],
  weights: any[][],
  radius: any[][],
  p: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'maxCover',
    () => ({ ...sitingInput(distance, weights, p, undefined), radius: oneNumber('radius', radius) }),
    ({ plan, covered, coveredShare, report }, input) =>
      table(SITING_HEADER, [
        ...reportRows(SITING_HEADER, report, 'covered weight', covered),
        paddedResult(SITING_HEADER, 'covered share', coveredShare),
        ...sitingRows(plan, input.distance.length, input.weights),
      ]),
    invocation,
  );
}

/**
 * The fewest sites such that every customer has one within the radius.
 *
 * When to use: to learn how many sites a service promise needs at least.
 * Formula: min Σ y(i) with an open site within radius of each customer.
 * Units: number of sites; distance in the unit of distance.
 * Source: Toregas, Swain, ReVelle and Bergman, Operations Research 19 (1971).
 * @customfunction NET.SETCOVER
 * @param distance Distance of each site (rows) to each customer (columns).
 * @param radius Greatest distance at which a site covers a customer.
 * @param invocation Lets Excel cancel the solve.
 * @returns {Promise<any[][]>} Result rows (status, sites needed, bound, gap, …), a row per site, a row per customer.
 * @example =INDEX(FULCRUM.NET.SETCOVER({0,3,7;3,0,4;7,4,0}, 3), 3, 3) -> 2
 * @example =FULCRUM.NET.SETCOVER({1,9;2,8}, 5) -> #N/A radius of 5 leaves customer 2 out of reach: the nearest site is 8 away
 */
export async function setCoverFunction(
  distance: any[][],
  radius: any[][],
  invocation?: CustomFunctions.CancelableInvocation,
): Promise<any[][]> {
  return solved(
    'setCover',
    () => ({ distance: costMatrix('distance', distance), radius: oneNumber('radius', radius) }),
    ({ plan, report }, input) =>
      table(SITING_HEADER, [
        ...reportRows(SITING_HEADER, report, 'sites needed', plan.openSites.length),
        ...sitingRows(plan, input.distance.length),
      ]),
    invocation,
  );
}

function sitingInput(
  distance: any[][],
  weights: any[][],
  p: any[][],
  forced: any[][] | undefined,
): MedianInput {
  return {
    distance: costMatrix('distance', distance),
    weights: numberList('weights', weights),
    p: oneNumber('p', p),
    ...given({ forced: forcedFlags('forced', forced) }),
  };
}
