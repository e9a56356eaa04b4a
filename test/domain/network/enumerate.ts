/** Independent answers by trying every set of sites; for at most a dozen sites. */

/** All sets of `count` sites, or of any number of sites when it is left out, as lists of sites. */
export function subsets(siteCount: number, count?: number): number[][] {
  return Array.from({ length: 2 ** siteCount - 1 }, (_, mask) =>
    Array.from({ length: siteCount }, (_, site) => site).filter((site) => ((mask + 1) >> site) & 1),
  ).filter((sites) => count === undefined || sites.length === count);
}

/** The least value over sets of sites. */
export function least(sets: readonly number[][], value: (sites: readonly number[]) => number): number {
  return sets.reduce((best, sites) => Math.min(best, value(sites)), Infinity);
}
