import fc from 'fast-check';
import { capacitatedLocation } from '../../../src/domain/network/capacitated-location';
import { evaluateOption } from '../../../src/domain/network/evaluate-option';
import { facilityLocation } from '../../../src/domain/network/facility-location';
import { orLibraryPresent, readWarehouses } from '../optimization/or-library';
import { least, subsets } from './enumerate';
import { solver } from './solver';

/** SunOil: five regions, a plant of 10 or of 20 million units in each. */
const regions = [
  [81, 92, 101, 130, 115],
  [117, 77, 108, 98, 100],
  [102, 105, 95, 119, 111],
  [115, 125, 90, 59, 74],
  [142, 100, 103, 105, 71],
];
const sunOil = {
  unitCost: [...regions, ...regions],
  fixedCost: [6000, 4500, 6500, 4100, 4000, 9000, 6750, 9750, 6150, 6000],
  demand: [12, 8, 14, 16, 7],
  capacity: [10, 10, 10, 10, 10, 20, 20, 20, 20, 20],
};

const SITES = 4;
const CUSTOMERS = 5;
const list = (length: number, min: number, max: number) =>
  fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length });
const network = fc.record({
  unitCost: fc.array(list(CUSTOMERS, 0, 30), { minLength: SITES, maxLength: SITES }),
  fixedCost: list(SITES, 0, 100),
  demand: list(CUSTOMERS, 0, 9),
  capacity: list(SITES, 0, 25),
});
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('capacitatedLocation', () => {
  it('matches Chopra & Meindl, Supply Chain Management, 3rd ed. (2007), section 5.3, SunOil: 23,751 with large plants in South America, Africa and Asia', async () => {
    const { option, report } = await capacitatedLocation(sunOil, solver);
    expect(option.totalCost).toBeCloseTo(23_751, 6);
    expect(option.openSites).toEqual([6, 8, 9]);
    expect(report).toMatchObject({ status: 'optimal', gap: 0 });
  });

  it('agrees with a transport plan for every set of sites', async () => {
    await fc.assert(
      fc.asyncProperty(network, fc.integer({ min: 1, max: SITES }), async (instance, maxOpen) => {
        const value = least(
          subsets(SITES).filter(
            (open) =>
              open.length <= maxOpen &&
              total(open.map((i) => instance.capacity[i]!)) >= total(instance.demand),
          ),
          (open) =>
            evaluateOption({ ...instance, open: instance.fixedCost.map((_, i) => open.includes(i)) })
              .totalCost,
        );
        const solve = capacitatedLocation({ ...instance, maxOpen }, solver);
        if (value === Infinity) await expect(solve).rejects.toThrow(/^capacity of the largest/);
        else expect((await solve).option.totalCost).toBeCloseTo(value, 6);
      }),
      { numRuns: 30 },
    );
  });

  it('agrees with every assignment of customers when each must have one site', async () => {
    const assignments = Array.from({ length: SITES ** CUSTOMERS }, (_, code) =>
      Array.from({ length: CUSTOMERS }, (_, j) => Math.floor(code / SITES ** j) % SITES),
    );
    await fc.assert(
      fc.asyncProperty(network, async ({ unitCost, fixedCost, demand, capacity }) => {
        let value = Infinity;
        for (const assignment of assignments) {
          const load = fixedCost.map(() => 0);
          let cost = 0;
          const used = new Set<number>();
          assignment.forEach((site, j) => {
            if (demand[j] === 0) return;
            load[site]! += demand[j]!;
            cost += unitCost[site]![j]! * demand[j]!;
            used.add(site);
          });
          if (load.some((quantity, i) => quantity > capacity[i]!)) continue;
          // With nothing to serve one site must still be open.
          const opening =
            used.size === 0 ? Math.min(...fixedCost) : total([...used].map((i) => fixedCost[i]!));
          value = Math.min(value, cost + opening);
        }
        const solve = capacitatedLocation(
          { unitCost, fixedCost, demand, capacity, singleSource: true },
          solver,
        );
        if (value === Infinity) await expect(solve).rejects.toThrow(/capacity|singleSource/);
        else {
          const { option } = await solve;
          expect(option.totalCost).toBeCloseTo(value, 6);
          for (const { utilisation } of option.sites) expect(utilisation!).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('never costs less than without capacities, and a single source never less than split deliveries', async () => {
    const free = facilityLocation(sunOil).option.totalCost;
    const split = (await capacitatedLocation(sunOil, solver)).option.totalCost;
    const single = (await capacitatedLocation({ ...sunOil, singleSource: true }, solver)).option.totalCost;
    expect(split).toBeGreaterThanOrEqual(free);
    expect(single).toBeGreaterThanOrEqual(split);
  });

  it('says what is short, who is too large and what is out of reach', async () => {
    await expect(capacitatedLocation({ ...sunOil, maxOpen: 2 }, solver)).rejects.toThrow(
      'capacity of the largest 2 sites that may open is 40, 17 short of the demand of 57',
    );
    await expect(
      capacitatedLocation({ ...sunOil, demand: [12, 8, 21, 9, 7], singleSource: true }, solver),
    ).rejects.toThrow('singleSource cannot be kept: customer 3 with 21 units exceeds every site it may use');
    await expect(
      capacitatedLocation(
        {
          unitCost: [
            [1, 1],
            [1, 1],
          ],
          fixedCost: [1, 1],
          demand: [5, 5],
          capacity: [6, 9],
          distance: [
            [1, 9],
            [9, 9],
          ],
          maxDistance: 5,
        },
        solver,
      ),
    ).rejects.toThrow('maxDistance of 5 leaves customer 2 out of reach');
    await expect(
      capacitatedLocation(
        {
          unitCost: [
            [1, 1],
            [1, 1],
          ],
          fixedCost: [1, 1],
          demand: [8, 5],
          capacity: [6, 9],
          distance: [
            [1, 9],
            [9, 1],
          ],
          maxDistance: 5,
        },
        solver,
      ),
    ).rejects.toThrow('maxDistance and capacity together leave customer 1 short of 2 units');
  });

  const optIn = orLibraryPresent ? it : it.skip;
  optIn.each([
    ['cap41', 1_040_444.375],
    ['cap44', 1_235_500.45],
    ['cap63', 1_014_062.05],
    ['cap82', 910_889.563],
    ['cap112', 901_377.213],
  ])('matches OR-Library %s: %d (skipped without shared/data/or-library)', async (name, optimum) => {
    const { option, report } = await capacitatedLocation(readWarehouses(name), solver);
    expect(report.status).toBe('optimal');
    expect(Math.abs(option.totalCost - optimum)).toBeLessThan(1e-3);
  });

  optIn.each([
    [8000, 19_240_822.449],
    [14000, 17_160_439.012],
  ])(
    'is within 1 % of OR-Library capa with capacity %d: %d (skipped without shared/data/or-library)',
    async (capacity, optimum) => {
      const { option, report } = await capacitatedLocation(readWarehouses('capa', capacity), solver, {
        timeLimit: 10,
      });
      expect(option.totalCost).toBeGreaterThanOrEqual(optimum - 1);
      expect(option.totalCost).toBeLessThanOrEqual(1.01 * optimum);
      expect(report.bound).toBeLessThanOrEqual(optimum + 1);
    },
  );
});
