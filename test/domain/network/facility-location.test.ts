import fc from 'fast-check';
import { facilityLocation } from '../../../src/domain/network/facility-location';
import { locationFrontier } from '../../../src/domain/network/location-frontier';
import { siteSensitivity } from '../../../src/domain/network/site-sensitivity';
import { orLibraryPresent, readWarehouses } from '../optimization/or-library';
import { least, subsets } from './enumerate';

const SITES = 5;
const CUSTOMERS = 7;
const cells = (rows: number, columns: number, max: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });
const network = fc.record({
  unitCost: cells(SITES, CUSTOMERS, 30),
  fixedCost: fc.array(fc.integer({ min: 0, max: 120 }), { minLength: SITES, maxLength: SITES }),
  demand: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: CUSTOMERS, maxLength: CUSTOMERS }),
});

type Network = { unitCost: number[][]; fixedCost: number[]; demand: number[] };

function costOf(
  { unitCost, fixedCost, demand }: Network,
  open: readonly number[],
  reach = (_i: number, _j: number) => true,
): number {
  return (
    open.reduce((sum, i) => sum + fixedCost[i]!, 0) +
    demand.reduce(
      (sum, quantity, j) =>
        quantity === 0
          ? sum
          : sum + quantity * Math.min(...open.map((i) => (reach(i, j) ? unitCost[i]![j]! : Infinity))),
      0,
    )
  );
}

describe('facilityLocation', () => {
  it('agrees with trying every set of sites, for any limits on their number and forced sites', () => {
    fc.assert(
      fc.property(
        network,
        fc.integer({ min: 1, max: SITES }),
        fc.integer({ min: 1, max: SITES }),
        fc.array(fc.constantFrom(-1, 0, 0, 0, 1), { minLength: SITES, maxLength: SITES }),
        (instance, a, b, forced) => {
          const [minOpen, maxOpen] = [Math.min(a, b), Math.max(a, b)];
          const allowed = subsets(SITES).filter(
            (open) =>
              open.length >= minOpen &&
              open.length <= maxOpen &&
              forced.every((flag, site) => flag === 0 || open.includes(site) === (flag === 1)),
          );
          const solve = () => facilityLocation({ ...instance, minOpen, maxOpen, forced });
          if (allowed.length === 0) {
            expect(solve).toThrow(/^forced/);
            return;
          }
          const { option, report } = solve();
          expect(option.totalCost).toBeCloseTo(
            least(allowed, (open) => costOf(instance, open)),
            6,
          );
          expect(report.status).toBe('optimal');
          expect(report.bound).toBeLessThanOrEqual(option.totalCost + 1e-9);
          expect(allowed).toContainEqual([...option.openSites]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('agrees with trying every set of sites under a greatest distance, also when none suffices', () => {
    fc.assert(
      fc.property(
        network,
        cells(SITES, CUSTOMERS, 9),
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 1, max: SITES }),
        (instance, distance, maxDistance, maxOpen) => {
          const value = least(
            subsets(SITES).filter((open) => open.length <= maxOpen),
            (open) => costOf(instance, open, (i, j) => distance[i]![j]! <= maxDistance),
          );
          const solve = () => facilityLocation({ ...instance, distance, maxDistance, maxOpen });
          if (value === Infinity) expect(solve).toThrow(/maxDistance/);
          else expect(solve().option.totalCost).toBeCloseTo(value, 6);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('scales with its costs and permutes with its rows', () => {
    fc.assert(
      fc.property(network, fc.double({ min: 0.01, max: 1e4, noNaN: true }), (instance, factor) => {
        const { option } = facilityLocation(instance);
        const scaled = facilityLocation({
          ...instance,
          unitCost: instance.unitCost.map((row) => row.map((cost) => cost * factor)),
          fixedCost: instance.fixedCost.map((cost) => cost * factor),
        });
        expect(scaled.option.totalCost / factor).toBeCloseTo(option.totalCost, 6);
        const reversed = facilityLocation({
          ...instance,
          unitCost: instance.unitCost.slice().reverse(),
          fixedCost: instance.fixedCost.slice().reverse(),
        });
        expect(reversed.option.totalCost).toBeCloseTo(option.totalCost, 6);
      }),
      { numRuns: 50 },
    );
  });

  it('solves 60 sites and 300 customers to the same cost from sites in any order', () => {
    const at = (seed: number, i: number): number => ((i * 7919 + seed * 104729) % 1009) / 1.009;
    const instance = {
      unitCost: Array.from({ length: 60 }, (_, i) =>
        Array.from({ length: 300 }, (_, j) => Math.hypot(at(1, i) - at(2, j), at(3, i) - at(4, j))),
      ),
      fixedCost: Array.from({ length: 60 }, (_, i) => 20_000 + at(5, i) * 10),
      demand: Array.from({ length: 300 }, (_, j) => 1 + (j % 9)),
    };
    const forward = facilityLocation(instance);
    const backward = facilityLocation({
      ...instance,
      unitCost: instance.unitCost.slice().reverse(),
      fixedCost: instance.fixedCost.slice().reverse(),
    });
    expect(forward.report.status).toBe('optimal');
    expect(backward.option.totalCost).toBeCloseTo(forward.option.totalCost, 4);
    expect(backward.option.openSites).toEqual(forward.option.openSites.map((site) => 59 - site).reverse());
  });

  it('names the rules in conflict and the customer out of reach', () => {
    const instance = {
      unitCost: [
        [1, 2],
        [3, 4],
      ],
      fixedCost: [1, 1],
      demand: [1, 1],
    };
    const distance = [
      [5, 90],
      [70, 5],
    ];
    expect(() => facilityLocation({ ...instance, distance, maxDistance: 4 })).toThrow(
      'maxDistance of 4 leaves customer 1 out of reach: the nearest site that may open is 5 away',
    );
    expect(() => facilityLocation({ ...instance, distance, maxDistance: 10, maxOpen: 1 })).toThrow(
      'maxOpen of 1 is too few sites to reach every customer within maxDistance of 10',
    );
    expect(() => facilityLocation({ ...instance, maxDistance: 10 })).toThrow(
      'distance is missing; maxDistance needs',
    );
    expect(() => facilityLocation({ ...instance, maxOpen: 3 })).toThrow(
      'maxOpen must be a whole number from 1 to 2, not 3',
    );
    expect(() => facilityLocation({ ...instance, fixedCost: [1, -1] })).toThrow(
      'fixedCost, entry 2, must be zero or a positive number, not -1',
    );
  });

  it('refuses two million pairs with the limit', () => {
    const row = new Array<number>(10_000).fill(1);
    const instance = {
      unitCost: Array.from({ length: 200 }, () => row),
      fixedCost: new Array<number>(200).fill(1),
      demand: row,
    };
    expect(() => facilityLocation(instance)).toThrow(
      'unitCost has 200 × 10000 = 2000000 cells; the limit is 1500000: group customers or drop sites',
    );
  });

  it('returns the best solution with an honest gap when the time is up', () => {
    const { option, report } = facilityLocation(
      {
        unitCost: [
          [1, 2],
          [3, 1],
        ],
        fixedCost: [2, 3],
        demand: [1, 1],
      },
      { timeLimit: 0 },
    );
    expect(report.bound).toBeLessThanOrEqual(option.totalCost);
    expect(option.totalCost).toBeGreaterThanOrEqual(5);
  });

  it('is proved at once under a greatest distance that most pairs exceed', () => {
    const at = (seed: number, i: number): number => ((i * 7919 + seed * 104729) % 1009) / 1.009;
    const distance = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 300 }, (_, j) => Math.hypot(at(1, i) - at(2, j), at(3, i) - at(4, j))),
    );
    const instance = {
      unitCost: distance,
      fixedCost: distance.map((_, i) => 20_000 + at(5, i) * 10),
      demand: distance[0]!.map((_, j) => 1 + (j % 9)),
      distance,
    };
    const free = facilityLocation(instance).option.totalCost;
    const near = facilityLocation({ ...instance, maxDistance: 400 });
    expect(near.report).toMatchObject({ status: 'optimal', gap: 0 });
    expect(near.option.totalCost).toBeGreaterThanOrEqual(free);
  });

  it('does not call infeasible what time was too short to decide', () => {
    const cyclic = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 40 }, (_, j) => ((i * i * 31 + j * j * 17 + i * j) % 41) + 1),
    );
    const instance = {
      unitCost: cyclic,
      fixedCost: cyclic.map(() => 1),
      demand: cyclic.map(() => 1),
      distance: cyclic,
    };
    const solve = () => facilityLocation({ ...instance, maxDistance: 6, maxOpen: 7 }, { timeLimit: 0 });
    expect(solve).toThrow('maxDistance is so tight that no network was found in the time given');
  });

  const optIn = orLibraryPresent ? it : it.skip;
  optIn.each([
    ['cap71', 932_615.75, 11],
    ['cap101', 796_648.437, 15],
    ['cap131', 793_439.562, 15],
    ['capa', 17_156_454.478, undefined],
  ])(
    'matches OR-Library %s with capacities ignored: %d (skipped without shared/data/or-library)',
    (name, optimum, sites) => {
      const { option, report } = facilityLocation(readWarehouses(name));
      expect(report.status).toBe('optimal');
      expect(Math.abs(option.totalCost - optimum)).toBeLessThan(1e-3);
      if (sites !== undefined) expect(option.openSites).toHaveLength(sites);
    },
  );
});

describe('locationFrontier', () => {
  it('has its least total at the free optimum, and each k agrees with trying every set of k sites', () => {
    fc.assert(
      fc.property(network, (instance) => {
        const points = locationFrontier({ ...instance, kMin: 1, kMax: SITES });
        for (const { k, option, report } of points) {
          expect(option.openSites).toHaveLength(k);
          expect(option.totalCost).toBeCloseTo(
            least(subsets(SITES, k), (open) => costOf(instance, open)),
            6,
          );
          expect(report.gap).toBe(0);
        }
        const free = facilityLocation(instance).option.totalCost;
        expect(Math.min(...points.map(({ option }) => option.totalCost))).toBeCloseTo(free, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses more sites than there are', () => {
    expect(() =>
      locationFrontier({ unitCost: [[1]], fixedCost: [1], demand: [1], kMin: 1, kMax: 2 }),
    ).toThrow('kMax must be a whole number from 1 to 1, not 2');
  });
});

describe('siteSensitivity', () => {
  it('prices each choice as forcing it does, and one of the two is the optimum', () => {
    fc.assert(
      fc.property(network, (instance) => {
        const all = subsets(SITES);
        const rows = siteSensitivity([0, 1, 2, 3, 4], instance);
        for (const { site, costIfOpen, costIfClosed, optimalCost } of rows) {
          const withSite = least(
            all.filter((open) => open.includes(site)),
            (open) => costOf(instance, open),
          );
          const without = least(
            all.filter((open) => !open.includes(site)),
            (open) => costOf(instance, open),
          );
          expect(costIfOpen).toBeCloseTo(withSite, 6);
          expect(costIfClosed).toBeCloseTo(without, 6);
          expect(Math.min(costIfOpen!, costIfClosed!)).toBeCloseTo(optimalCost, 6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves a cost out when the rules do not allow that choice, and refuses an unknown site', () => {
    const instance = { unitCost: [[1], [2]], fixedCost: [1, 1], demand: [1] };
    const [row] = siteSensitivity([1], { ...instance, forced: [0, -1] });
    expect(row).toMatchObject({ costIfOpen: undefined, costIfClosed: 2 });
    expect(() => siteSensitivity([2], instance)).toThrow('site must be a whole number from 1 to 2, not 3');
  });
});
