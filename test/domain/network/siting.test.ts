import fc from 'fast-check';
import { maxCover } from '../../../src/domain/network/max-cover';
import { pCenter } from '../../../src/domain/network/p-center';
import { pMedian } from '../../../src/domain/network/p-median';
import { setCover } from '../../../src/domain/network/set-cover';
import { orLibraryPresent, readMedian } from '../optimization/or-library';
import { least, subsets } from './enumerate';
import { solver } from './solver';

const SITES = 6;
const CUSTOMERS = 8;
const list = (length: number, min: number, max: number) =>
  fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length });
const instance = fc.record({
  distance: fc.array(list(CUSTOMERS, 0, 50), { minLength: SITES, maxLength: SITES }),
  weights: list(CUSTOMERS, 1, 9),
  p: fc.integer({ min: 1, max: SITES }),
});
const nearest = (distance: readonly number[][], open: readonly number[], j: number): number =>
  Math.min(...open.map((i) => distance[i]![j]!));

/** Four towns on a line at 0, 1, 5 and 6: two sites leave one unit of way to two of them. */
const line = [0, 1, 5, 6].map((a) => [0, 1, 5, 6].map((b) => Math.abs(a - b)));

describe('pMedian', () => {
  it('places two sites on a line of two pairs of towns (worked by hand)', async () => {
    const { plan, report } = await pMedian({ distance: line, weights: [1, 1, 1, 1], p: 2 }, solver);
    expect(plan.weightedDistance).toBe(2);
    expect(plan.averageDistance).toBe(0.5);
    expect(plan.greatestDistance).toBe(1);
    expect(report).toMatchObject({ status: 'optimal', bound: 2, gap: 0 });
  });

  it('agrees with trying every set of p sites', async () => {
    await fc.assert(
      fc.asyncProperty(instance, async ({ distance, weights, p }) => {
        const value = least(subsets(SITES, p), (open) =>
          weights.reduce((sum, weight, j) => sum + weight * nearest(distance, open, j), 0),
        );
        const { plan } = await pMedian({ distance, weights, p }, solver);
        expect(plan.weightedDistance).toBe(value);
        expect(plan.openSites).toHaveLength(p);
      }),
      { numRuns: 150 },
    );
  });

  it('never costs less with a forced site', async () => {
    await fc.assert(
      fc.asyncProperty(instance, fc.integer({ min: 0, max: SITES - 1 }), async (input, site) => {
        const forced = Array.from({ length: SITES }, (_, i) => (i === site ? 1 : 0));
        const free = (await pMedian(input, solver)).plan;
        const bound = (await pMedian({ ...input, forced }, solver)).plan;
        expect(bound.openSites).toContain(site);
        expect(bound.weightedDistance).toBeGreaterThanOrEqual(free.weightedDistance);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses p above the sites and forced sites above p', async () => {
    await expect(pMedian({ distance: line, weights: [1, 1, 1, 1], p: 5 }, solver)).rejects.toThrow(
      'p must be a whole number from 1 to 4, not 5',
    );
    await expect(
      pMedian({ distance: line, weights: [1, 1, 1, 1], p: 1, forced: [1, 1, 0, 0] }, solver),
    ).rejects.toThrow('forced opens 2 sites where at most 1 may be open');
    await expect(pMedian({ distance: line, weights: [1, 1, 1], p: 1 }, solver)).rejects.toThrow(
      'weights must have an entry for each of the 4 customers, not 3',
    );
  });

  const optIn = orLibraryPresent ? it : it.skip;
  optIn.each([
    ['pmed1', 5819],
    ['pmed6', 7824],
    ['pmed11', 7696],
    ['pmed16', 8162],
    ['pmed31', 10086],
  ])('matches OR-Library %s: %d (skipped without shared/data/or-library)', async (name, optimum) => {
    const { plan, report } = await pMedian(readMedian(name), solver);
    expect(plan.weightedDistance).toBe(optimum);
    expect(report.status).toBe('optimal');
  });

  optIn(
    'proves the graph of OR-Library pmed16 with p = 133, full of equal distances: 1656 (skipped without shared/data/or-library)',
    async () => {
      const { plan, report } = await pMedian({ ...readMedian('pmed16'), p: 133 }, solver);
      expect(plan.weightedDistance).toBe(1656);
      expect(plan.openSites).toHaveLength(133);
      expect(report).toMatchObject({ status: 'optimal', bound: 1656, gap: 0 });
    },
    40_000,
  );
});

describe('pCenter', () => {
  it('agrees with trying every set of p sites, weighted', async () => {
    await fc.assert(
      fc.asyncProperty(instance, async ({ distance, weights, p }) => {
        const value = least(subsets(SITES, p), (open) =>
          Math.max(...weights.map((weight, j) => weight * nearest(distance, open, j))),
        );
        const { plan, radius, report } = await pCenter({ distance, weights, p }, solver);
        expect(radius).toBe(value);
        expect(report.status).toBe('optimal');
        expect(plan.openSites).toHaveLength(p);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps forced sites', async () => {
    await fc.assert(
      fc.asyncProperty(instance, list(SITES, -1, 0), async ({ distance, weights }, closed) => {
        const forced = closed.map((flag, i) => (i === 0 ? 1 : flag));
        const p = Math.min(2, forced.filter((flag) => flag >= 0).length);
        const allowed = subsets(SITES, p).filter((open) =>
          forced.every((flag, i) => flag === 0 || open.includes(i) === (flag === 1)),
        );
        const value = least(allowed, (open) =>
          Math.max(...weights.map((weight, j) => weight * nearest(distance, open, j))),
        );
        expect((await pCenter({ distance, weights, p, forced }, solver)).radius).toBe(value);
      }),
      { numRuns: 15 },
    );
  });

  const optIn = orLibraryPresent ? it : it.skip;
  optIn.each([
    ['pmed1', 127],
    ['pmed6', 84],
    ['pmed11', 59],
    ['pmed16', 47],
  ])(
    'matches Mladenović, Labbé & Hansen, Networks 42 (2003), %s: radius %d (skipped without shared/data/or-library)',
    async (name, radius) => {
      const result = await pCenter(readMedian(name), solver);
      expect(result.radius).toBe(radius);
      expect(result.report.status).toBe('optimal');
    },
  );
});

describe('maxCover', () => {
  it('agrees with trying every set of p sites', async () => {
    await fc.assert(
      fc.asyncProperty(
        instance,
        fc.integer({ min: 0, max: 40 }),
        async ({ distance, weights, p }, radius) => {
          const value = -least(
            subsets(SITES, p),
            (open) =>
              -weights.reduce(
                (sum, weight, j) => sum + (nearest(distance, open, j) <= radius ? weight : 0),
                0,
              ),
          );
          const { covered, report } = await maxCover({ distance, weights, p, radius }, solver);
          expect(covered).toBe(value);
          expect(report).toMatchObject({ status: 'optimal', bound: value, gap: 0 });
        },
      ),
      { numRuns: 40 },
    );
  });

  it('refuses a negative radius', async () => {
    await expect(
      maxCover({ distance: line, weights: [1, 1, 1, 1], p: 1, radius: -1 }, solver),
    ).rejects.toThrow('radius must be zero or a positive number, not -1');
  });
});

describe('setCover', () => {
  it('agrees with trying every set of sites', async () => {
    await fc.assert(
      fc.asyncProperty(instance, fc.integer({ min: 0, max: 40 }), async ({ distance }, radius) => {
        const value = least(subsets(SITES), (open) =>
          distance[0]!.every((_, j) => nearest(distance, open, j) <= radius) ? open.length : Infinity,
        );
        const solve = setCover({ distance, radius }, solver);
        if (value === Infinity) await expect(solve).rejects.toThrow(/leaves customer \d+ out of reach/);
        else {
          const { plan, report } = await solve;
          expect(plan.openSites).toHaveLength(value);
          expect(plan.greatestDistance).toBeLessThanOrEqual(radius);
          expect(report).toMatchObject({ status: 'optimal', bound: value });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('needs no fewer sites than the projective plane of order 3 demands: 4 lines block all of its 13 points', async () => {
    // Lines as translates of the perfect difference set {0, 1, 3, 9} modulo 13 (Singer, 1938). Every line has
    // four points, so four lines cover at most 13 of them; lines meet, so that four are too few but for a pencil.
    const distance = Array.from({ length: 13 }, (_, shift) =>
      Array.from({ length: 13 }, (_, point) => ([0, 1, 3, 9].includes((point - shift + 13) % 13) ? 0 : 1)),
    );
    const { plan } = await setCover({ distance, radius: 0 }, solver);
    expect(plan.openSites).toHaveLength(4);
    const common = Array.from({ length: 13 }, (_, point) => point).filter((point) =>
      plan.openSites.every((site) => distance[site]![point] === 0),
    );
    expect(common).toHaveLength(1);
  });
});
