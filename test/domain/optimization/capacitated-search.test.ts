import fc from 'fast-check';
import type { CapacitatedModel } from '../../../src/domain/optimization/capacitated-model';
import { CapacitatedSearch } from '../../../src/domain/optimization/capacitated-search';
import { SolveClock } from '../../../src/domain/optimization/solve-report';
import { transportPlan } from '../../../src/domain/optimization/transport';
import { subsets } from '../network/enumerate';

const SITES = 6;
const CUSTOMERS = 9;
const list = (length: number, min: number, max: number) =>
  fc.array(fc.integer({ min, max }), { minLength: length, maxLength: length });

const model = fc
  .record({
    unitCost: fc.array(
      fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 30 }) }, fc.constant(Infinity)), {
        minLength: CUSTOMERS,
        maxLength: CUSTOMERS,
      }),
      { minLength: SITES, maxLength: SITES },
    ),
    fixed: list(SITES, 0, 200),
    demand: list(CUSTOMERS, 0, 9),
    capacity: list(SITES, 5, 30),
    minOpen: fc.integer({ min: 1, max: 3 }),
    maxOpen: fc.integer({ min: 3, max: SITES }),
  })
  .map((parts): CapacitatedModel => ({
    ...parts,
    siteCount: SITES,
    customerCount: CUSTOMERS,
    fixed: Float64Array.from(parts.fixed),
    demand: Float64Array.from(parts.demand),
    capacity: Float64Array.from(parts.capacity),
    forced: new Uint8Array(SITES),
    singleSource: false,
  }));

/** The least cost over every permitted set of sites, each priced by its transport plan. */
function enumerated({ unitCost, fixed, demand, capacity, minOpen, maxOpen }: CapacitatedModel): number {
  let best = Infinity;
  for (const open of subsets(SITES)) {
    if (open.length < minOpen || open.length > maxOpen) continue;
    const plan = transportPlan({
      supply: open.map((i) => capacity[i]!),
      demand,
      unitCost: (source, j) => unitCost[open[source]!]![j]!,
    });
    if (plan.feasible) best = Math.min(best, plan.cost + open.reduce((sum, i) => sum + fixed[i]!, 0));
  }
  return best;
}

/** The search alone, without the mixed-integer solver that finishes small problems. */
const search = (instance: CapacitatedModel) =>
  new CapacitatedSearch(instance, new SolveClock()).run(() => true);

describe('CapacitatedSearch', () => {
  it('proves the cost that trying every set of sites gives', () => {
    fc.assert(
      fc.property(model, (instance) => {
        const value = enumerated(instance);
        const { plan, bound } = search(instance);
        if (value === Infinity) {
          expect(plan).toBeUndefined();
          return;
        }
        expect(plan!.cost).toBeCloseTo(value, 6);
        expect(bound).toBeGreaterThanOrEqual(plan!.cost * (1 - 1e-8));
      }),
      { numRuns: 60 },
    );
  });

  it('never claims a bound above the best plan, split or not, and keeps capacities', () => {
    fc.assert(
      fc.property(model, (instance) => {
        const value = enumerated(instance);
        const { plan, bound } = search({ ...instance, singleSource: true });
        if (plan === undefined) return;
        expect(plan.cost).toBeGreaterThanOrEqual(value - 1e-6);
        expect(bound).toBeLessThanOrEqual(plan.cost + 1e-6);
        const load = new Float64Array(SITES);
        for (const { site, quantity } of plan.flows) load[site]! += quantity;
        load.forEach((served, site) =>
          expect(served).toBeLessThanOrEqual(instance.capacity[site]! * (1 + 1e-9)),
        );
        const servedBy = plan.flows.map(({ customer }) => customer);
        expect(new Set(servedBy).size).toBe(servedBy.length);
      }),
      { numRuns: 60 },
    );
  });
});
