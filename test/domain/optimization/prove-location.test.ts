import fc from 'fast-check';
import type { LocationProblem } from '../../../src/domain/optimization/location-model';
import {
  CLOSED,
  costOfOpen,
  FREE,
  locationModel,
  OPEN,
} from '../../../src/domain/optimization/location-model';
import { LocationProgram } from '../../../src/domain/optimization/location-program';
import { solveLocation } from '../../../src/domain/optimization/location-search';
import { proveLocation } from '../../../src/domain/optimization/prove-location';
import { least, subsets } from '../network/enumerate';
import { solver } from '../network/solver';

const SITES = 7;
const CUSTOMERS = 10;
const list = (length: number, max: number) =>
  fc.array(fc.integer({ min: 0, max }), { minLength: length, maxLength: length });
/** Few different costs, so that most are equal. */
const instance = fc
  .record({
    serviceCost: fc.array(list(CUSTOMERS, 6), { minLength: SITES, maxLength: SITES }),
    fixedCost: list(SITES, 4),
    minOpen: fc.integer({ min: 1, max: SITES - 2 }),
    spare: fc.integer({ min: 0, max: 2 }),
    first: fc.constantFrom(FREE, OPEN, CLOSED),
  })
  .map(({ serviceCost, fixedCost, minOpen, spare, first }): LocationProblem => {
    const forced = new Uint8Array(SITES);
    forced[0] = first;
    return { serviceCost, fixedCost, minOpen, maxOpen: minOpen + spare, forced };
  });
const openOf = (sites: readonly number[]) =>
  Uint8Array.from({ length: SITES }, (_, site) => (sites.includes(site) ? 1 : 0));

function enumerated(problem: LocationProblem): number {
  const permitted = subsets(SITES).filter(
    (sites) =>
      sites.length >= problem.minOpen &&
      sites.length <= problem.maxOpen &&
      (problem.forced[0] === FREE || sites.includes(0) === (problem.forced[0] === OPEN)),
  );
  return least(permitted, (sites) => costOfOpen(locationModel(problem), openOf(sites)));
}

describe('LocationProgram', () => {
  it('costs what the best set of sites costs when nothing was decided (every set tried)', async () => {
    await fc.assert(
      fc.asyncProperty(instance, async (problem) => {
        const most = new Float64Array(CUSTOMERS).fill(Infinity);
        const model = locationModel(problem);
        const left = new LocationProgram(model, { state: problem.forced, most });
        const solution = await solver.solve(left.program, { timeLimit: 10 });
        if (solution.status !== 'optimal') throw new Error(solution.status);
        const value = enumerated(problem);
        expect(solution.cost + left.offset).toBeCloseTo(value, 6);
        expect(costOfOpen(model, left.openOf(solution.x))).toBe(value);
      }),
      { numRuns: 40 },
    );
  });
});

describe('proveLocation', () => {
  it('agrees with branch and bound and with every set tried, when HiGHS decides all the search leaves', async () => {
    await fc.assert(
      fc.asyncProperty(instance, async (problem) => {
        const proved = (await proveLocation(problem, solver, {}, 0))!;
        const value = enumerated(problem);
        expect(proved.cost).toBe(value);
        expect(proved.cost).toBe(solveLocation(problem)!.cost);
        expect(proved.report).toMatchObject({ status: 'optimal', bound: value, gap: 0 });
        expect(costOfOpen(locationModel(problem), proved.open)).toBe(value);
      }),
      { numRuns: 60 },
    );
  });

  // Customers and sites at the same places of a small grid: most costs are equal, and the search stays undecided.
  const places = Array.from({ length: 64 }, (_, i) => [i % 8, Math.floor(i / 8)] as const);
  const grid: LocationProblem = {
    serviceCost: places.map(([x, y]) => places.map(([u, v]) => Math.abs(x - u) + Math.abs(y - v))),
    fixedCost: new Float64Array(64),
    minOpen: 14,
    maxOpen: 14,
    forced: new Uint8Array(64),
  };

  it('hands what is undecided to HiGHS, and says so', async () => {
    const { cost, open, report } = (await proveLocation(grid, solver, {}, 0))!;
    expect(report.method).toBe('Lagrangian relaxation, interchange, branch and bound, then HiGHS');
    expect(report).toMatchObject({ status: 'optimal', bound: cost, gap: 0 });
    expect(costOfOpen(locationModel(grid), open)).toBe(cost);
    expect(solveLocation(grid)!.cost).toBe(cost);
  });

  it('keeps to the time limit with an honest gap', async () => {
    const { cost, report } = (await proveLocation(grid, solver, { timeLimit: 0 }))!;
    expect(report.status).toBe('feasible');
    expect(report.bound).toBeLessThan(cost);
    expect(report.gap).toBeCloseTo((cost - report.bound) / cost, 12);
  });
});
