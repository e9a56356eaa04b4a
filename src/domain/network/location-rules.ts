import { DomainError, requireInteger, requireNonNegative } from '../domain-error';
import { CLOSED, FREE, OPEN } from '../optimization/location-model';
import type { NetworkInput, ServiceMeasures } from './evaluate-option';
import { requireMeasures, requireNetwork } from './evaluate-option';

/** Which sites may be open, and how far they may serve. */
export interface LocationRules {
  /** Least number of open sites, 1 by default. */
  readonly minOpen?: number;
  /** Greatest number of open sites, all by default. */
  readonly maxOpen?: number;
  /** For each site 1 (must be open), −1 (must be closed) or 0 (free). */
  readonly forced?: readonly number[];
  /** Greatest distance from a site to a customer it serves; needs `distance`. */
  readonly maxDistance?: number;
}

/** Rules that were checked, with the defaults filled in. */
export interface CheckedRules {
  readonly minOpen: number;
  readonly maxOpen: number;
  readonly forced: Uint8Array;
  /** Whether a site may serve a customer. */
  readonly reaches: (site: number, customer: number) => boolean;
}

/**
 * Checks a location problem as a whole: shapes, signs, and that the rules do not contradict one another or
 * leave a customer out of reach.
 *
 * @throws DomainError "out-of-range" or "infeasible", naming the first offending row or the rules in conflict
 */
export function requireLocation(input: NetworkInput & ServiceMeasures & LocationRules): CheckedRules {
  requireNetwork(input);
  requireMeasures(input);
  const { unitCost, demand, distance, maxDistance } = input;
  const counts = requireCounts(input, unitCost.length);
  if (maxDistance === undefined) return { ...counts, reaches: () => true };
  requireNonNegative('maxDistance', maxDistance);
  if (distance === undefined) {
    throw new DomainError(
      'out-of-range',
      'distance',
      'is missing; maxDistance needs the distance of each pair',
    );
  }
  demand.forEach((quantity, customer) => {
    if (quantity === 0) return;
    let nearest = Infinity;
    distance.forEach((row, site) => {
      if (counts.forced[site] !== CLOSED) nearest = Math.min(nearest, row[customer]!);
    });
    if (nearest > maxDistance) {
      throw new DomainError(
        'infeasible',
        'maxDistance',
        `of ${maxDistance} leaves customer ${customer + 1} out of reach: the nearest site that may open is ${Number(nearest.toPrecision(6))} away`,
      );
    }
  });
  return { ...counts, reaches: (site, customer) => distance[site]![customer]! <= maxDistance };
}

/** Checks how many sites may be open and which are forced. */
export function requireCounts(rules: LocationRules, siteCount: number): Omit<CheckedRules, 'reaches'> {
  const minOpen = requireInteger('minOpen', rules.minOpen ?? 1, 0, siteCount);
  const maxOpen = requireInteger('maxOpen', rules.maxOpen ?? siteCount, 1, siteCount);
  if (minOpen > maxOpen) {
    throw new DomainError('infeasible', 'minOpen', `of ${minOpen} is above maxOpen of ${maxOpen}`);
  }
  const forced = forcedStates(rules.forced, siteCount);
  const opened = forced.reduce((sum, state) => sum + (state === OPEN ? 1 : 0), 0);
  const closed = forced.reduce((sum, state) => sum + (state === CLOSED ? 1 : 0), 0);
  if (opened > maxOpen) {
    throw new DomainError(
      'infeasible',
      'forced',
      `opens ${opened} sites where at most ${maxOpen} may be open`,
    );
  }
  if (siteCount - closed < Math.max(1, minOpen)) {
    throw new DomainError(
      'infeasible',
      'forced',
      `leaves ${siteCount - closed} sites that may open where at least ${Math.max(1, minOpen)} must`,
    );
  }
  return { minOpen, maxOpen, forced };
}

function forcedStates(forced: readonly number[] | undefined, siteCount: number): Uint8Array {
  if (forced === undefined) return new Uint8Array(siteCount);
  if (forced.length !== siteCount) {
    throw new DomainError(
      'out-of-range',
      'forced',
      `must have an entry for each of the ${siteCount} sites, not ${forced.length}`,
    );
  }
  return Uint8Array.from(forced, (flag, site) => {
    if (flag === 0) return FREE;
    if (flag === 1) return OPEN;
    if (flag === -1) return CLOSED;
    throw new DomainError('out-of-range', `forced, entry ${site + 1},`, `must be 1, 0 or -1, not ${flag}`);
  });
}

/** Says which rules are in conflict when no set of sites satisfies them together. */
export function rulesInConflict({ maxOpen, maxDistance }: LocationRules, siteCount: number): DomainError {
  const limit = maxOpen ?? siteCount;
  return maxDistance === undefined
    ? new DomainError('infeasible', 'maxOpen', `of ${limit} cannot be kept together with the forced sites`)
    : new DomainError(
        'infeasible',
        'maxOpen',
        `of ${limit} is too few sites to reach every customer within maxDistance of ${maxDistance}`,
      );
}
