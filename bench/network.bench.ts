/**
 * Network options: time to a proved optimum, beside HiGHS alone on the same model. Every run checks its
 * answer. OR-Library instances are read from `shared/data/or-library` beside the project; without it only
 * the generated ones run, and the output says so.
 */
import loadHighs from 'highs';
import type { CapacitatedModel } from '../src/domain/optimization/capacitated-model';
import { CapacitatedProgram } from '../src/domain/optimization/capacitated-program';
import { solveLocation } from '../src/domain/optimization/location-search';
import type { LocationProblem } from '../src/domain/optimization/location-model';
import { MixedIntegerSolver, MOST_COLUMNS, programOf } from '../src/domain/optimization/mixed-integer';
import { solveCapacitated } from '../src/domain/optimization/solve-capacitated';
import { transportPlan } from '../src/domain/optimization/transport';
import { seededRandom } from '../src/domain/probability/seeded-random';
import { orLibraryPresent, readMedian, readWarehouses } from '../test/domain/optimization/or-library';

interface Benchmark {
  readonly name: string;
  readonly unit?: string;
  readonly run: () => unknown;
  readonly baseline?: { readonly name: string; readonly run: () => unknown };
  readonly aim?: string;
}

const solver = new MixedIntegerSolver(() => loadHighs());
/** Seconds after which HiGHS alone is stopped, so that the whole takes minutes, not hours. */
const PATIENCE = 10;

function proved(cost: number, status: string, optimum?: number): number {
  if (status !== 'optimal') throw new Error(`not proved: ${status} at ${cost}`);
  if (optimum !== undefined && Math.abs(cost - optimum) > 1e-3) throw new Error(`${cost} is not ${optimum}`);
  return cost;
}

/** The strong formulation of an uncapacitated problem, for HiGHS. */
function locationProgram({ serviceCost, fixedCost, minOpen, maxOpen }: LocationProblem) {
  const sites = serviceCost.length;
  const customers = serviceCost[0]!.length;
  const opening = (site: number): number => sites * customers + site;
  const rows = [];
  for (let j = 0; j < customers; j++) {
    const columns = Array.from({ length: sites }, (_, i) => i * customers + j);
    rows.push({ lower: 1, upper: 1, columns, values: columns.map(() => 1) });
    for (let i = 0; i < sites; i++) {
      rows.push({ lower: -Infinity, upper: 0, columns: [i * customers + j, opening(i)], values: [1, -1] });
    }
  }
  const openings = Array.from({ length: sites }, (_, i) => opening(i));
  rows.push({ lower: minOpen, upper: maxOpen, columns: openings, values: openings.map(() => 1) });
  const count = sites * customers + sites;
  return programOf({
    cost: [...serviceCost.flatMap((row) => Array.from(row)), ...Array.from(fixedCost)],
    lower: new Float64Array(count),
    upper: new Float64Array(count).fill(1),
    whole: new Uint8Array(count).fill(1, sites * customers),
    rows,
  });
}

function locationBenchmark(name: string, problem: LocationProblem, aim: string, optimum?: number): Benchmark {
  return {
    name: `${name}, proved`,
    aim,
    run: () => {
      const { cost, report } = solveLocation(problem)!;
      return proved(cost, report.status, optimum);
    },
    // Beyond its limit HiGHS would run out of a browser's memory: there is nothing to compare with.
    ...(problem.serviceCost.length * problem.serviceCost[0]!.length < MOST_COLUMNS && {
      baseline: {
        name: `HiGHS, at most ${PATIENCE} s`,
        run: () => solver.solve(locationProgram(problem), { timeLimit: PATIENCE }),
      },
    }),
  };
}

function uncapacitated(name: string): LocationProblem {
  const { unitCost, fixedCost, demand } = readWarehouses(name);
  return {
    serviceCost: unitCost.map((row) => row.map((cost, j) => cost * demand[j]!)),
    fixedCost,
    minOpen: 1,
    maxOpen: unitCost.length,
    forced: new Uint8Array(unitCost.length),
  };
}

function median(name: string): LocationProblem {
  const { distance, p } = readMedian(name);
  const none = distance.map(() => 0);
  return {
    serviceCost: distance,
    fixedCost: none,
    minOpen: p,
    maxOpen: p,
    forced: new Uint8Array(distance.length),
  };
}

function capacitated(name: string, capacityOfAll?: number): CapacitatedModel {
  const { unitCost, fixedCost, demand, capacity } = readWarehouses(name, capacityOfAll);
  return {
    siteCount: unitCost.length,
    customerCount: demand.length,
    unitCost,
    fixed: Float64Array.from(fixedCost),
    demand: Float64Array.from(demand),
    capacity: Float64Array.from(capacity),
    minOpen: 1,
    maxOpen: unitCost.length,
    forced: new Uint8Array(unitCost.length),
    singleSource: false,
  };
}

function capacitatedBenchmark(
  name: string,
  model: CapacitatedModel,
  aim: string,
  optimum: number,
  within = 0,
): Benchmark {
  return {
    name,
    aim,
    run: async () => {
      const solution = await solveCapacitated(model, solver, { timeLimit: 10 });
      if (solution.plan === undefined) throw new Error('no plan');
      const { plan, report } = solution;
      if (report.bound > optimum + 1) throw new Error(`the bound ${report.bound} is above the optimum`);
      if (within === 0) return proved(plan.cost, report.status, optimum);
      if (plan.cost > optimum * (1 + within))
        throw new Error(`${plan.cost} is not within ${within} of ${optimum}`);
      return plan.cost;
    },
    baseline: {
      name: `HiGHS, at most ${PATIENCE} s`,
      run: () => solver.solve(new CapacitatedProgram(model).program, { timeLimit: PATIENCE }),
    },
  };
}

const fromLibrary = (): Benchmark[] => [
  locationBenchmark('capa uncapacitated (100 × 1000)', uncapacitated('capa'), '≤ 1 s', 17_156_454.478),
  locationBenchmark('pmed1 (100, p = 5)', median('pmed1'), 'proved', 5819),
  locationBenchmark('pmed6 (200, p = 5)', median('pmed6'), 'proved', 7824),
  locationBenchmark('pmed11 (300, p = 5)', median('pmed11'), 'proved', 7696),
  locationBenchmark('pmed16 (400, p = 5)', median('pmed16'), 'proved', 8162),
  locationBenchmark('pmed31 (700, p = 5)', median('pmed31'), '≤ 3 s', 10_086),
  capacitatedBenchmark('cap41 (16 × 50), proved', capacitated('cap41'), '≤ 2 s', 1_040_444.375),
  capacitatedBenchmark('cap44 (16 × 50), proved', capacitated('cap44'), '≤ 2 s', 1_235_500.45),
  capacitatedBenchmark('cap63 (16 × 50), proved', capacitated('cap63'), '≤ 2 s', 1_014_062.05),
  capacitatedBenchmark('cap82 (25 × 50), proved', capacitated('cap82'), '≤ 2 s', 910_889.563),
  capacitatedBenchmark('cap112 (50 × 50), proved', capacitated('cap112'), '≤ 2 s', 901_377.213),
  capacitatedBenchmark(
    'capa, capacity 8000, within 1 %',
    capacitated('capa', 8000),
    '≤ 10 s',
    19_240_822.449,
    0.01,
  ),
  capacitatedBenchmark(
    'capa, capacity 14000, within 1 %',
    capacitated('capa', 14_000),
    '≤ 10 s',
    17_160_439.012,
    0.01,
  ),
];

/** Sites and customers at random in a square; freight by distance. */
function randomPlane(sites: number, customers: number, fixed: number): LocationProblem {
  const random = seededRandom(9);
  const at = (): [number, number] => [1000 * random(), 1000 * random()];
  const places = Array.from({ length: customers }, () => ({ at: at(), weight: 0.1 + 0.9 * random() }));
  const serviceCost = Array.from({ length: sites }, at).map(([x, y]) =>
    Float64Array.from(places, ({ at: [a, b], weight }) => weight * Math.hypot(x - a, y - b)),
  );
  return {
    serviceCost,
    fixedCost: serviceCost.map(() => fixed * (0.7 + 0.6 * random())),
    minOpen: 1,
    maxOpen: sites,
    forced: new Uint8Array(sites),
  };
}

function randomTransport(sources: number, destinations: number) {
  const random = seededRandom(3);
  const cost = Array.from({ length: sources }, () =>
    Array.from({ length: destinations }, () => Math.floor(1000 * random())),
  );
  const demand = Array.from({ length: destinations }, () => 1 + Math.floor(100 * random()));
  const total = demand.reduce((sum, quantity) => sum + quantity, 0);
  const supply = Array.from({ length: sources }, () => Math.ceil((1.1 * total) / sources));
  return { supply, demand, cost };
}

const transport = randomTransport(100, 1000);
const large = randomPlane(200, 5000, 3000);

export const benchmarks: Benchmark[] = [
  ...(orLibraryPresent ? fromLibrary() : []),
  locationBenchmark('200 × 5000 uncapacitated', large, '≤ 10 s'),
  {
    name: 'transport plan, 100 × 1000',
    run: () => transportPlan({ ...transport, unitCost: (i, j) => transport.cost[i]![j]! }).cost,
    baseline: {
      name: 'HiGHS simplex',
      run: () => {
        const { supply, demand, cost } = transport;
        const width = demand.length;
        const count = supply.length * width;
        return solver.solve(
          programOf({
            cost: cost.flat(),
            lower: new Float64Array(count),
            upper: new Float64Array(count).fill(Infinity),
            whole: new Uint8Array(count),
            rows: [
              ...supply.map((limit, i) => {
                const columns = demand.map((_, j) => i * width + j);
                return { lower: -Infinity, upper: limit, columns, values: columns.map(() => 1) };
              }),
              ...demand.map((quantity, j) => {
                const columns = supply.map((_, i) => i * width + j);
                return { lower: quantity, upper: quantity, columns, values: columns.map(() => 1) };
              }),
            ],
          }),
          { timeLimit: PATIENCE },
        );
      },
    },
  },
];

if (!orLibraryPresent) console.log('shared/data/or-library is absent: its instances are skipped');
process.once('exit', () => {
  console.log(
    `\nPeak memory of the network benchmarks: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
});
