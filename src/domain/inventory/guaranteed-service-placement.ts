import { DomainError } from '../domain-error';
import type { GuaranteedServiceInput, Placement, StageTree } from './guaranteed-service';
import { placementOf, stageTree } from './guaranteed-service';

/** Most entries of all cost tables together, about 300 MB; far beyond any real chain. */
const mostTableEntries = 20_000_000;
/** Finest time grid tried, parts of a period. */
const finestGrid = 1000;

/**
 * Service times that minimise the carrying cost of safety stock in a tree of stages: exact, by dynamic
 * programming from the leaves towards one root, over a grid on which all times are whole.
 *
 * Two facts keep it fast. A stage's cost rises ever more slowly with its net lead time, so over a stretch in
 * which what the neighbours cost is concave the best choice lies at an end: only the few "bends" where it is not
 * concave are tried, and these are sums of stage times along paths. And the neighbours' cost only falls with a
 * longer inbound time (rises with a longer service time), so a scan away from the shortest net lead time may
 * stop once the stage's own cost has eaten the largest gain left.
 *
 * @throws DomainError as `stageTree`; "out-of-range" when times are so fine or long that the grid gets too large
 * @see Graves & Willems, Manufacturing & Service Operations Management 2 (2000), section 5, with the erratum of 5
 *   (2003); Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 6.3.6
 */
export function optimalPlacement(input: GuaranteedServiceInput): Placement {
  const tree = stageTree(input);
  const grid = timeGrid(input, tree);
  const times = input.stageTimes.map((time) => Math.round(time * grid));
  const limits = tree.longestService.map((time) => (time === Infinity ? Infinity : Math.round(time * grid)));
  const service = bestServiceTimes(tree, times, limits, grid);
  return placementOf(
    tree,
    input,
    service.map((time) => time / grid),
  );
}

/** Least parts of a period in which every time is whole. */
function timeGrid({ stageTimes }: GuaranteedServiceInput, { longestService }: StageTree): number {
  const times = [...stageTimes, ...longestService.filter((time) => time !== Infinity)];
  for (let grid = 1; grid <= finestGrid; grid++) {
    if (
      times.every(
        (time) => Math.abs(time * grid - Math.round(time * grid)) <= 1e-9 * Math.max(1, time * grid),
      )
    ) {
      return grid;
    }
  }
  throw new DomainError(
    'out-of-range',
    'stageTimes',
    `and maxServiceTime must be multiples of a common part of a period not finer than 1/${finestGrid}`,
  );
}

/** What a stage and everything beyond it cost, as a function of the one time that links it to its parent. */
interface CostTable {
  /** Cost when the linking time is exactly t. */
  readonly costs: Float64Array;
  /** Least cost when the parent allows the linking time t: prefix minima upstream, suffix minima downstream. */
  readonly least: Float64Array;
  /** The linking time at which `least` is attained. */
  readonly leastAt: Int32Array;
  /** The stage's other time (inbound when linked by service, service when linked by inbound) behind `costs`. */
  readonly other: Int32Array;
  /** Times at which the costs may fail to be concave, rising. */
  readonly bends: readonly number[];
}

function bestServiceTimes(
  tree: StageTree,
  times: readonly number[],
  limits: readonly number[],
  grid: number,
): number[] {
  const { suppliers, customers, order } = tree;
  const count = times.length;

  // Longest time a stage could take from its sources; no service time is ever longer.
  const horizon = new Int32Array(count);
  let entries = 0;
  for (const k of order) {
    const inbound = suppliers[k]!.reduce((longest, i) => Math.max(longest, horizon[i]!), 0);
    const longest = inbound + times[k]!;
    entries += longest + 1;
    if (!(entries <= mostTableEntries)) {
      throw new DomainError(
        'out-of-range',
        'stageTimes',
        `make the chain too long to optimise at this precision (1/${grid} of a period); use a longer period`,
      );
    }
    horizon[k] = longest;
  }

  const { parent, visit } = rooted(tree);
  const tables: (CostTable | undefined)[] = new Array(count).fill(undefined);
  for (const k of [...visit].reverse()) {
    const upstream = suppliers[k]!.filter((i) => i !== parent[k]).map((i) => tables[i]!);
    const downstream = customers[k]!.filter((j) => j !== parent[k]).map((j) => tables[j]!);
    const stage: Stage = {
      time: times[k]!,
      longestInbound: horizon[k]! - times[k]!,
      longestService: Math.min(horizon[k]!, limits[k]!),
      coverCost: tree.coverCost[k]! / Math.sqrt(grid),
      supply: combined(upstream, horizon[k]! - times[k]!),
      demand: combined(downstream, Math.min(horizon[k]!, limits[k]!)),
    };
    const linkedByService = parent[k]! >= 0 && customers[k]!.includes(parent[k]!);
    tables[k] = linkedByService ? tableByService(stage) : tableByInbound(stage);
  }

  // Back from the root: each stage learns both its times from its link, then links its own children.
  const service = new Array<number>(count).fill(0);
  const link = new Int32Array(count);
  const root = visit[0]!;
  link[root] = tables[root]!.leastAt[0]!;
  for (const k of visit) {
    const linkedByService = parent[k]! >= 0 && customers[k]!.includes(parent[k]!);
    const other = tables[k]!.other[link[k]!]!;
    const inbound = linkedByService ? other : link[k]!;
    service[k] = linkedByService ? link[k]! : other;
    for (const i of suppliers[k]!) if (i !== parent[k]) link[i] = lookUp(tables[i]!.leastAt, inbound);
    for (const j of customers[k]!) if (j !== parent[k]) link[j] = tables[j]!.leastAt[service[k]!]!;
  }
  // Where suppliers turned out faster than allowed for, promising their customers less time costs nothing.
  for (const k of order) {
    const inbound = suppliers[k]!.reduce((longest, i) => Math.max(longest, service[i]!), 0);
    service[k] = Math.min(service[k]!, inbound + times[k]!);
  }
  return service;
}

/** Stages in an order in which each comes after its parent, from the last stage of the chain as root. */
function rooted({ suppliers, customers, order }: StageTree): { parent: Int32Array; visit: number[] } {
  const parent = new Int32Array(order.length).fill(-1);
  const visit = [order[order.length - 1]!];
  for (let at = 0; at < visit.length; at++) {
    const k = visit[at]!;
    for (const next of [...suppliers[k]!, ...customers[k]!]) {
      if (next === parent[k]) continue;
      parent[next] = k;
      visit.push(next);
    }
  }
  return { parent, visit };
}

interface Stage {
  readonly time: number;
  readonly longestInbound: number;
  readonly longestService: number;
  /** Cost of a net lead time of one grid step; of n steps, √n times as much. */
  readonly coverCost: number;
  /** Cost of the children upstream, falling in the inbound time. */
  readonly supply: Neighbours;
  /** Cost of the children downstream, rising in the service time. */
  readonly demand: Neighbours;
}

interface Neighbours {
  readonly costs: Float64Array;
  readonly bends: readonly number[];
}

/** Sum of the children's least costs over 0…last, with the times at which it may bend. */
function combined(children: readonly CostTable[], last: number): Neighbours {
  const costs = new Float64Array(last + 1);
  const bends = new BendSet(last);
  for (const { least, bends: own } of children) {
    const end = least.length - 1;
    for (let t = 0; t <= last; t++) costs[t]! += least[t < end ? t : end]!;
    bends.addAll(own, 0);
  }
  return { costs, bends: bends.rising() };
}

function lookUp(values: Int32Array, t: number): number {
  return values[Math.min(t, values.length - 1)]!;
}

/** Costs by service time, for a stage whose parent it supplies. */
function tableByService({
  time,
  longestInbound,
  longestService,
  coverCost,
  supply,
  demand,
}: Stage): CostTable {
  const costs = new Float64Array(longestService + 1);
  const other = new Int32Array(longestService + 1);
  const cheapest = supply.costs[longestInbound]!;
  let firstBend = 0;
  for (let service = 0; service <= longestService; service++) {
    const shortest = Math.max(0, service - time);
    let best = supply.costs[shortest]! + coverCost * Math.sqrt(shortest + time - service);
    let bestInbound = shortest;
    while (firstBend < supply.bends.length && supply.bends[firstBend]! <= shortest) firstBend++;
    for (let b = firstBend; b < supply.bends.length; b++) {
      const inbound = supply.bends[b]!;
      const own = coverCost * Math.sqrt(inbound + time - service);
      if (own + cheapest >= best) break;
      const cost = own + supply.costs[inbound]!;
      if (cost < best) {
        best = cost;
        bestInbound = inbound;
      }
    }
    costs[service] = best + demand.costs[service]!;
    other[service] = bestInbound;
  }
  const least = new Float64Array(costs);
  const leastAt = new Int32Array(longestService + 1);
  for (let t = 1; t <= longestService; t++) {
    const shorter = least[t - 1]! <= least[t]!;
    if (shorter) least[t] = least[t - 1]!;
    leastAt[t] = shorter ? leastAt[t - 1]! : t;
  }
  const bends = new BendSet(longestService);
  bends.addAll([0, ...supply.bends], time);
  bends.addAll([...demand.bends, longestService], 0);
  return { costs, least, leastAt, other, bends: bends.rising() };
}

/** Costs by inbound time, for a stage that its parent supplies, and for the root. */
function tableByInbound({
  time,
  longestInbound,
  longestService,
  coverCost,
  supply,
  demand,
}: Stage): CostTable {
  const costs = new Float64Array(longestInbound + 1);
  const other = new Int32Array(longestInbound + 1);
  const cheapest = demand.costs[0]!;
  let lastBend = -1;
  for (let inbound = 0; inbound <= longestInbound; inbound++) {
    const longest = Math.min(inbound + time, longestService);
    let best = demand.costs[longest]! + coverCost * Math.sqrt(inbound + time - longest);
    let bestService = longest;
    while (lastBend + 1 < demand.bends.length && demand.bends[lastBend + 1]! <= longest) lastBend++;
    // The bends, longest service time first, and at last immediate service.
    for (let b = lastBend; b >= -1; b--) {
      const service = b >= 0 ? demand.bends[b]! : 0;
      const own = coverCost * Math.sqrt(inbound + time - service);
      if (own + cheapest >= best) break;
      const cost = own + demand.costs[service]!;
      if (cost < best) {
        best = cost;
        bestService = service;
      }
    }
    costs[inbound] = best + supply.costs[inbound]!;
    other[inbound] = bestService;
  }
  const least = new Float64Array(costs);
  const leastAt = new Int32Array(longestInbound + 1);
  leastAt[longestInbound] = longestInbound;
  for (let t = longestInbound - 1; t >= 0; t--) {
    const longer = least[t + 1]! < least[t]!;
    if (longer) least[t] = least[t + 1]!;
    leastAt[t] = longer ? leastAt[t + 1]! : t;
  }
  const bends = new BendSet(longestInbound);
  bends.addAll(supply.bends, 0);
  bends.addAll([...demand.bends, longestService], -time);
  return { costs, least, leastAt, other, bends: bends.rising() };
}

/** Distinct times within 0…last. */
class BendSet {
  private readonly marked: Uint8Array;

  constructor(last: number) {
    this.marked = new Uint8Array(last + 1);
  }

  /** Adds the times moved by `shift`; those outside the range are left out. */
  addAll(times: readonly number[], shift: number): void {
    for (const time of times) {
      const t = time + shift;
      if (t >= 0 && t < this.marked.length) this.marked[t] = 1;
    }
  }

  rising(): number[] {
    const { marked } = this;
    const times: number[] = [];
    for (let t = 0; t < marked.length; t++) if (marked[t] === 1) times.push(t);
    return times;
  }
}
