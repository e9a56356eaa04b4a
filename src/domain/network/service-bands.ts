import { DomainError, requireInteger, requireNonNegative } from '../domain-error';
import { requireCostMatrix, requireDemand } from './network-checks';

/** The part of demand whose distance lies above `from` and up to `to`. */
export interface ServiceBand {
  readonly from: number;
  /** Upper limit, included; Infinity in the last band. */
  readonly to: number;
  readonly demand: number;
  /** Share of all demand in this band, 0 to 1. */
  readonly share: number;
  /** Share of all demand in this band and the nearer ones, 0 to 1. */
  readonly cumulativeShare: number;
}

export interface ServiceBandsInput {
  /** Distance of each site (row) to each customer (column). */
  readonly distance: readonly (readonly number[])[];
  /** The site, counted from 0, that serves each customer. */
  readonly assignment: readonly number[];
  readonly demand: readonly number[];
  /** Upper limits of the bands, ascending, in the unit of distance. */
  readonly bands: readonly number[];
}

/**
 * Share of demand by distance from the site that serves it: one band for each limit and a last one for all
 * beyond. A distance equal to a limit belongs to the nearer band.
 *
 * @throws DomainError "out-of-range" when sizes differ, a site does not exist or the limits do not ascend
 */
export function serviceBands({ distance, assignment, demand, bands }: ServiceBandsInput): ServiceBand[] {
  requireCostMatrix('distance', distance);
  requireDemand(demand, 'distance', distance[0]!.length);
  if (assignment.length !== demand.length) {
    throw new DomainError(
      'out-of-range',
      'assignment',
      `must have an entry for each of the ${demand.length} customers, not ${assignment.length}`,
    );
  }
  const deliveries = assignment.map((site, customer) => {
    requireInteger(`assignment, entry ${customer + 1},`, site + 1, 1, distance.length);
    return { quantity: demand[customer]!, distance: distance[site]![customer]! };
  });
  return bandShares(deliveries, requireBands(bands));
}

/** Returns the limits when they are ascending and not negative; throws `DomainError` otherwise. */
export function requireBands(bands: readonly number[]): readonly number[] {
  bands.forEach((limit, i) => {
    requireNonNegative(`bands, entry ${i + 1},`, limit);
    if (i > 0 && !(limit > bands[i - 1]!)) {
      throw new DomainError('out-of-range', 'bands', `must ascend: entry ${i + 1} is not above entry ${i}`);
    }
  });
  return bands;
}

/** The bands of quantities delivered over distances; limits already checked. */
export function bandShares(
  deliveries: readonly { readonly quantity: number; readonly distance: number }[],
  bands: readonly number[],
): ServiceBand[] {
  const limits = [...bands, Infinity];
  const perBand = limits.map(() => 0);
  let total = 0;
  for (const { quantity, distance } of deliveries) {
    perBand[limits.findIndex((limit) => distance <= limit)]! += quantity;
    total += quantity;
  }
  if (!(total > 0)) throw new DomainError('out-of-range', 'demand', 'must not be zero everywhere');
  let cumulative = 0;
  return limits.map((to, i) => {
    cumulative += perBand[i]!;
    return {
      from: i === 0 ? 0 : limits[i - 1]!,
      to,
      demand: perBand[i]!,
      share: perBand[i]! / total,
      cumulativeShare: Math.min(1, cumulative / total),
    };
  });
}
