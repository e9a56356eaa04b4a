import {
  DomainError,
  requireEntries,
  requireFraction,
  requireNonNegative,
  requireSameLength,
} from '../domain-error';
import { standardNormalQuantile } from '../probability/normal';

export interface Pooling {
  /** Mean and standard deviation of demand per period and market, units. */
  readonly demandMean: readonly number[];
  readonly demandSd: readonly number[];
  /** One correlation for every pair of markets, or the matrix of all pairs. */
  readonly correlation: number | readonly (readonly number[])[];
  /** The site that serves each market, before and after. */
  readonly assignmentBefore: readonly string[];
  readonly assignmentAfter: readonly string[];
  /**
   * Lead time in periods: one for all sites, or one per site; sites are numbers counted from 1, or names in the
   * order in which they first appear, before first.
   */
  readonly leadTimes: readonly number[];
  /** Cycle service level of every site. */
  readonly serviceLevel: number;
  readonly unitCost: number;
}

export interface PooledSite {
  readonly site: string;
  /** Number of markets served. */
  readonly markets: number;
  /** Per period. */
  readonly demandMean: number;
  readonly demandSd: number;
  readonly safetyStock: number;
  readonly cash: number;
}

/**
 * Safety stock and its cash per site when markets are served by fewer or other sites. A site's variance is the sum
 * over its pairs of markets ρσσ; its safety stock z √L times the root.
 *
 * @throws DomainError "out-of-range" when lists differ in length, a correlation is outside [−1, 1], the matrix is
 *   not symmetric with ones on its diagonal or gives a site a negative variance, or a site has no lead time
 * @see G. D. Eppen, Effects of centralization on expected costs in a multi-location newsboy problem, Management
 *   Science 25 (1979)
 */
export function pooling(input: Pooling): { before: PooledSite[]; after: PooledSite[] } {
  requireEntries('demandMean', input.demandMean);
  for (const field of ['demandSd', 'assignmentBefore', 'assignmentAfter'] as const) {
    requireSameLength(field, input[field], 'demandMean', input.demandMean);
  }
  input.demandMean.forEach((mean, i) => requireNonNegative(`demandMean, entry ${i + 1},`, mean));
  input.demandSd.forEach((sd, i) => requireNonNegative(`demandSd, entry ${i + 1},`, sd));
  input.leadTimes.forEach((leadTime, i) => requireNonNegative(`leadTimes, entry ${i + 1},`, leadTime));
  requireNonNegative('unitCost', input.unitCost);
  const safetyFactor = standardNormalQuantile(requireFraction('serviceLevel', input.serviceLevel));
  const correlation = correlationOf(input);
  const sites = [...new Set([...input.assignmentBefore, ...input.assignmentAfter])];

  const sitesOf = (assignment: readonly string[]): PooledSite[] =>
    sites.flatMap((site) => {
      const members = assignment.flatMap((assigned, market) => (assigned === site ? [market] : []));
      if (members.length === 0) return [];
      const demandSd = Math.sqrt(varianceOf(site, members, input.demandSd, correlation));
      const safetyStock = safetyFactor * demandSd * Math.sqrt(leadTimeOf(site, sites, input.leadTimes));
      return [
        {
          site,
          markets: members.length,
          demandMean: members.reduce((sum, market) => sum + input.demandMean[market]!, 0),
          demandSd,
          safetyStock,
          cash: safetyStock * input.unitCost,
        },
      ];
    });
  return { before: sitesOf(input.assignmentBefore), after: sitesOf(input.assignmentAfter) };
}

function correlationOf({ correlation, demandMean }: Pooling): (i: number, j: number) => number {
  if (typeof correlation === 'number') {
    requireCorrelation('correlation', correlation);
    return (i, j) => (i === j ? 1 : correlation);
  }
  requireSameLength('correlation', correlation, 'demandMean', demandMean);
  correlation.forEach((row, i) => {
    requireSameLength(`correlation, row ${i + 1},`, row, 'demandMean', demandMean);
    row.forEach((value, j) => {
      const field = `correlation, row ${i + 1}, column ${j + 1},`;
      requireCorrelation(field, value);
      if (i === j && value !== 1) {
        throw new DomainError('out-of-range', field, `must be 1 on the diagonal, not ${value}`);
      }
      if (Math.abs(value - correlation[j]![i]!) > 1e-9) {
        throw new DomainError(
          'out-of-range',
          field,
          `must equal its mirror ${correlation[j]![i]!}, not ${value}`,
        );
      }
    });
  });
  return (i, j) => correlation[i]![j]!;
}

function requireCorrelation(field: string, value: number): void {
  if (value >= -1 && value <= 1) return;
  throw new DomainError('out-of-range', field, `must lie between -1 and 1, not ${value}`);
}

function varianceOf(
  site: string,
  members: readonly number[],
  demandSd: readonly number[],
  correlation: (i: number, j: number) => number,
): number {
  let variance = 0;
  let scale = 0;
  for (const i of members) {
    scale += demandSd[i]! ** 2;
    for (const j of members) variance += correlation(i, j) * demandSd[i]! * demandSd[j]!;
  }
  if (variance >= 0) return variance;
  if (variance > -1e-12 * scale) return 0;
  throw new DomainError(
    'out-of-range',
    'correlation',
    `is impossible: it gives the demand of site ${site} a negative variance`,
  );
}

function leadTimeOf(site: string, sites: readonly string[], leadTimes: readonly number[]): number {
  requireEntries('leadTimes', leadTimes);
  if (leadTimes.length === 1) return leadTimes[0]!;
  const numbered = sites.every((name) => /^[1-9]\d*$/.test(name));
  const index = numbered ? Number(site) - 1 : sites.indexOf(site);
  const leadTime = leadTimes[index];
  if (leadTime !== undefined) return leadTime;
  throw new DomainError(
    'out-of-range',
    'leadTimes',
    `has ${leadTimes.length} entries, none for site ${site}; give one for all sites or one per site`,
  );
}
