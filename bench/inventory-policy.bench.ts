import { stageTree } from '../src/domain/inventory/guaranteed-service';
import type { GuaranteedServiceInput } from '../src/domain/inventory/guaranteed-service';
import { optimalPlacement } from '../src/domain/inventory/guaranteed-service-placement';
import { lotSize } from '../src/domain/inventory/lot-size';
import { clarkScarf } from '../src/domain/inventory/clark-scarf';
import { optimalReorderPoint, optimalRq, rqPerformance } from '../src/domain/inventory/rq-policy';
import type { RqInput } from '../src/domain/inventory/rq-policy';
import { seededRandom } from '../src/domain/probability/seeded-random';
import { normal } from '../src/domain/probability/normal';
import { clarkScarfOnGrid } from '../test/domain/inventory/clark-scarf-on-grid';

/** One measurement: the product's way beside a straightforward one that gives the same answer. */
interface Benchmark {
  readonly name: string;
  readonly unit?: string;
  /** Does the work and returns its answer as one number. */
  readonly run: () => number;
  readonly baseline: { readonly name: string; readonly run: () => number };
  readonly aim?: string;
}

const random = seededRandom(7);
const between = (low: number, high: number): number => low + (high - low) * random();

const items: RqInput[] = Array.from({ length: 10_000 }, () => {
  const demandMean = between(10, 5000);
  return {
    orderCost: between(5, 200),
    holdingCost: between(0.1, 5),
    stockoutCost: between(5, 50),
    demandMean,
    demandSd: demandMean * between(0.05, 0.8),
    leadTime: between(0.02, 1),
  };
});

/** Golden section over Q, bisection for r(Q): the search a textbook implementation makes. */
function searchedCost(input: RqInput): number {
  const demand = normal(input.demandMean * input.leadTime, input.demandSd * Math.sqrt(input.leadTime));
  const costOf = (orderQuantity: number): number =>
    rqPerformance({ reorderPoint: optimalReorderPoint(orderQuantity, input), orderQuantity }, input, demand)
      .cost;
  const shrink = (Math.sqrt(5) - 1) / 2;
  let low = 0.5 * Math.sqrt((2 * input.orderCost * input.demandMean) / input.holdingCost);
  let high = 10 * low + 10 * demand.mean;
  let left = high - shrink * (high - low);
  let right = low + shrink * (high - low);
  let leftCost = costOf(left);
  let rightCost = costOf(right);
  for (let step = 0; step < 30; step++) {
    if (leftCost < rightCost) {
      [high, right, rightCost] = [right, left, leftCost];
      left = high - shrink * (high - low);
      leftCost = costOf(left);
    } else {
      [low, left, leftCost] = [left, right, rightCost];
      right = low + shrink * (high - low);
      rightCost = costOf(right);
    }
  }
  return costOf((low + high) / 2);
}

function demandSeries(periods: number): number[] {
  return Array.from({ length: periods }, () => (random() < 0.2 ? 0 : Math.round(between(10, 200))));
}

/** The recursion of Wagner and Whitin as published, O(T²). */
function lotSizeQuadratic(demands: readonly number[], orderCost: number, holdingCost: number): number {
  const least = [0];
  for (let t = 0; t < demands.length; t++) {
    let best = demands[t] === 0 ? least[t]! : Infinity;
    let carried = 0;
    let after = 0;
    for (let j = t; j >= 0; j--) {
      best = Math.min(best, least[j]! + orderCost + carried);
      after += demands[j]!;
      carried += holdingCost * after;
    }
    least.push(best);
  }
  return least[demands.length]!;
}

/** A random tree: each stage joins one of the `nearest` earlier ones; the fewer, the longer the paths. */
function randomTree(stages: number, nearest: number, downstream: number): GuaranteedServiceInput {
  const arcs = Array.from({ length: stages - 1 }, (_, k) => {
    const earlier = k + 1 - Math.floor(random() * Math.min(nearest, k + 1));
    return random() < downstream ? { from: earlier, to: k + 2 } : { from: k + 2, to: earlier };
  });
  const supplies = new Set(arcs.map(({ from }) => from));
  const stageTimes = Array.from({ length: stages }, () => Math.round(between(1, 30)));
  return {
    stageTimes,
    addedCosts: stageTimes.map(() => between(1, 100)),
    demandSd: stageTimes.map((_, k) => (supplies.has(k + 1) ? 0 : between(1, 50))),
    maxServiceTime: stageTimes.map((_, k) => (supplies.has(k + 1) ? undefined : Math.round(between(0, 5)))),
    arcs,
    carryingRate: 0.2,
    z: 1.645,
  };
}

/** The dynamic programme of Graves and Willems as published: every service time against every inbound time. */
function placementByFullScan(input: GuaranteedServiceInput): number {
  const { suppliers, customers, order, coverCost, longestService } = stageTree(input);
  const longest = new Map<number, number>();
  for (const k of order) {
    longest.set(k, input.stageTimes[k]! + Math.max(0, ...suppliers[k]!.map((i) => longest.get(i)!)));
  }
  /** Cost of the stage and all beyond it, by its service time, or by its inbound time when the parent supplies it. */
  const costs = (k: number, parent: number): number[] => {
    const time = input.stageTimes[k]!;
    const lastService = Math.min(longest.get(k)!, longestService[k]!);
    const lastInbound = longest.get(k)! - time;
    const supply = new Array<number>(lastInbound + 1).fill(0);
    const demand = new Array<number>(lastService + 1).fill(0);
    for (const i of suppliers[k]!.filter((other) => other !== parent)) {
      let least = Infinity;
      const table = costs(i, k);
      supply.forEach((_, t) => (supply[t]! += least = Math.min(least, table[t] ?? Infinity)));
    }
    for (const j of customers[k]!.filter((other) => other !== parent)) {
      const table = costs(j, k);
      let least = Infinity;
      for (let t = table.length - 1; t >= 0; t--) {
        least = Math.min(least, table[t]!);
        if (t <= lastService) demand[t]! += least;
      }
    }
    const byService = customers[k]!.includes(parent);
    const result = new Array<number>(byService ? lastService + 1 : lastInbound + 1).fill(Infinity);
    for (let inbound = 0; inbound <= lastInbound; inbound++) {
      for (let service = 0; service <= Math.min(lastService, inbound + time); service++) {
        const cost =
          coverCost[k]! * Math.sqrt(inbound + time - service) + supply[inbound]! + demand[service]!;
        const link = byService ? service : inbound;
        if (cost < result[link]!) result[link] = cost;
      }
    }
    return result;
  };
  return Math.min(...costs(order[order.length - 1]!, -1));
}

const year = demandSeries(365);
const decade = demandSeries(3650);
const chain = randomTree(100, 100, 0.5);
const largeChain = randomTree(1000, 1000, 0.5);
const deepChain = randomTree(1000, 30, 0.9);
const line = {
  echelonHoldingCosts: [2, 2, 3],
  leadTimes: [2, 1, 1],
  stockoutCost: 37.12,
  demandMean: 5,
  demandSd: 1,
};

export const benchmarks: Benchmark[] = [
  {
    name: '10,000 (r, Q) optima, normal demand',
    run: () => items.reduce((total, item) => total + optimalRq(item).cost, 0),
    baseline: {
      name: 'golden section over Q with bisection for r',
      run: () => items.reduce((total, item) => total + searchedCost(item), 0),
    },
    aim: 'under a second',
  },
  {
    name: 'Wagner–Whitin, 365 periods',
    run: () => lotSize({ demands: year, orderCost: 900, holdingCost: 0.7 }).cost,
    baseline: { name: 'recursion as published, O(T²)', run: () => lotSizeQuadratic(year, 900, 0.7) },
  },
  {
    name: 'Wagner–Whitin, 3,650 periods',
    run: () => lotSize({ demands: decade, orderCost: 900, holdingCost: 0.7 }).cost,
    baseline: { name: 'recursion as published, O(T²)', run: () => lotSizeQuadratic(decade, 900, 0.7) },
  },
  {
    name: 'Placement on a random tree of 100 stages',
    run: () => optimalPlacement(chain).cost,
    baseline: { name: 'all pairs of service and inbound time', run: () => placementByFullScan(chain) },
  },
  {
    name: 'Placement on a random tree of 1,000 stages',
    run: () => optimalPlacement(largeChain).cost,
    baseline: { name: 'all pairs of service and inbound time', run: () => placementByFullScan(largeChain) },
    aim: 'tens of milliseconds',
  },
  {
    name: 'Placement on a deep random tree of 1,000 stages',
    run: () => optimalPlacement(deepChain).cost,
    baseline: { name: 'all pairs of service and inbound time', run: () => placementByFullScan(deepChain) },
    aim: 'tens of milliseconds',
  },
  {
    name: 'Clark–Scarf, 3 stages',
    run: () => clarkScarf(line).cost,
    baseline: { name: 'grid of inventory levels, step 0.02', run: () => clarkScarfOnGrid(line, 0.02).cost },
  },
];
