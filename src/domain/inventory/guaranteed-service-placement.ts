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
  const limits = tree.longestService.map((time) => Math.round(time * grid));
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
    if (times.every((time) => Math.abs(time * grid - Math.round(time * grid)) <= 1e-9)) return grid;
  }
  throw new DomainError(
    'out-of-range',
    'stageTimes',
    `and maxServiceTime must be multiples of a common part of a period not finer than 1/${finestGrid}`,
  );
}

function bestServiceTimes(
  tree: StageTree,
  times: readonly number[],
  limits: readonly number[],
  grid: number,
): number[] {
  const { suppliers, customers } = tree;
  const horizon = horizons(tree, times, grid);
  const { parent, visit } = rooted(tree);
  const tables = new CostTables(tree, parent, horizon);
  for (let at = visit.length - 1; at >= 0; at--) {
    const k = visit[at]!;
    const stage: Stage = {
      index: k,
      time: times[k]!,
      longestInbound: horizon[k]! - times[k]!,
      longestService: Math.min(horizon[k]!, limits[k]!),
      coverCost: tree.coverCost[k]!,
    };
    if (customers[k]!.includes(parent[k]!)) tables.fillByService(stage);
    else tables.fillByInbound(stage);
  }

  // Back from the root: each stage learns both its times from its link, then links its own children.
  const service = new Array<number>(times.length);
  const link = new Int32Array(times.length);
  link[visit[0]!] = tables.bestLink(visit[0]!, 0);
  for (const k of visit) {
    const linkedByService = customers[k]!.includes(parent[k]!);
    const other = tables.otherTime(k, link[k]!);
    const inbound = linkedByService ? other : link[k]!;
    service[k] = linkedByService ? link[k]! : other;
    // The parent among them has been read already.
    for (const i of suppliers[k]!) link[i] = tables.bestLink(i, inbound);
    for (const j of customers[k]!) link[j] = tables.bestLink(j, service[k]!);
  }
  return service;
}

/** Longest time a stage could take from its sources, in grid steps; no service time is ever longer. */
function horizons({ suppliers, order }: StageTree, times: readonly number[], grid: number): Int32Array {
  const horizon = new Int32Array(times.length);
  let entries = 0;
  for (const k of order) {
    let longest = times[k]!;
    for (const i of suppliers[k]!) longest = Math.max(longest, horizon[i]! + times[k]!);
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
  return horizon;
}

/** Stages in an order in which each comes after its parent, from the last stage of the chain as root. */
function rooted({ suppliers, customers, order }: StageTree): { parent: Int32Array; visit: number[] } {
  const parent = new Int32Array(order.length).fill(-1);
  const visit = [order[order.length - 1]!];
  for (let at = 0; at < visit.length; at++) {
    const k = visit[at]!;
    for (const neighbours of [suppliers[k]!, customers[k]!]) {
      for (const next of neighbours) {
        if (next === parent[k]) continue;
        parent[next] = k;
        visit.push(next);
      }
    }
  }
  return { parent, visit };
}

interface Stage {
  readonly index: number;
  readonly time: number;
  readonly longestInbound: number;
  readonly longestService: number;
  /** Cost of the square root of net lead time; the unit of time would scale all costs alike. */
  readonly coverCost: number;
}

/**
 * What each stage and everything beyond it cost, as a function of the one time that links it to its parent: the
 * service time where it supplies the parent, else the inbound time. The tables of all stages lie one after the other
 * in shared arrays; a thousand stages would otherwise spend their time on allocation.
 */
class CostTables {
  private readonly start: Int32Array;
  private readonly length: Int32Array;
  /** Least cost when the parent allows the linking time t: prefix minima upstream, suffix minima downstream. */
  private readonly least: Float64Array;
  /** The linking time at which `least` is attained. */
  private readonly leastAt: Int32Array;
  /** The stage's other time (inbound when linked by service, service when linked by inbound). */
  private readonly other: Int32Array;
  /** Times at which the costs may fail to be concave, rising, by stage. */
  private readonly bends: (readonly number[])[] = [];
  /** Costs of the children upstream, falling in the inbound time, and downstream, rising in the service time. */
  private readonly supply: Float64Array;
  private readonly demand: Float64Array;
  private readonly marked: Uint8Array;

  constructor(
    private readonly tree: StageTree,
    private readonly parent: Int32Array,
    horizon: Int32Array,
  ) {
    const count = horizon.length;
    this.start = new Int32Array(count);
    this.length = new Int32Array(count);
    let entries = 0;
    let longest = 0;
    for (let k = 0; k < count; k++) {
      this.start[k] = entries;
      entries += horizon[k]! + 1;
      longest = Math.max(longest, horizon[k]!);
    }
    this.least = new Float64Array(entries);
    this.leastAt = new Int32Array(entries);
    this.other = new Int32Array(entries);
    this.supply = new Float64Array(longest + 1);
    this.demand = new Float64Array(longest + 1);
    this.marked = new Uint8Array(longest + 1);
  }

  /** The stage's best linking time when its parent allows the time t. */
  bestLink(k: number, t: number): number {
    return this.leastAt[this.start[k]! + Math.min(t, this.length[k]! - 1)]!;
  }

  /** The stage's other time behind the cost of its linking time. */
  otherTime(k: number, link: number): number {
    return this.other[this.start[k]! + link]!;
  }

  /** Fills the table of a stage that supplies its parent, by service time. */
  fillByService({ index, time, longestInbound, longestService, coverCost }: Stage): void {
    const { supply, demand, least, leastAt, other } = this;
    const start = this.begin(index, longestService);
    const bends = this.gather(this.tree.suppliers[index]!, index, longestInbound, supply);
    const demandBends = this.gather(this.tree.customers[index]!, index, longestService, demand);
    const cheapest = supply[longestInbound]!;
    let firstBend = 0;
    for (let service = 0; service <= longestService; service++) {
      const shortest = Math.max(0, service - time);
      let best = supply[shortest]! + coverCost * Math.sqrt(shortest + time - service);
      let bestInbound = shortest;
      while (firstBend < bends.length && bends[firstBend]! <= shortest) firstBend++;
      for (let b = firstBend; b < bends.length; b++) {
        const inbound = bends[b]!;
        const own = coverCost * Math.sqrt(inbound + time - service);
        if (own + cheapest >= best) break;
        const cost = own + supply[inbound]!;
        if (cost < best) {
          best = cost;
          bestInbound = inbound;
        }
      }
      const at = start + service;
      least[at] = best + demand[service]!;
      other[at] = bestInbound;
      leastAt[at] = service;
      if (service > 0 && least[at - 1]! <= least[at]!) {
        least[at] = least[at - 1]!;
        leastAt[at] = leastAt[at - 1]!;
      }
    }
    this.mark(time, longestService);
    for (const bend of bends) this.mark(bend + time, longestService);
    for (const bend of demandBends) this.mark(bend, longestService);
    this.mark(longestService, longestService);
    this.bends[index] = this.marks(longestService);
  }

  /** Fills the table of a stage that its parent supplies, and of the root, by inbound time. */
  fillByInbound({ index, time, longestInbound, longestService, coverCost }: Stage): void {
    const { supply, demand, least, leastAt, other } = this;
    const start = this.begin(index, longestInbound);
    const supplyBends = this.gather(this.tree.suppliers[index]!, index, longestInbound, supply);
    const bends = this.gather(this.tree.customers[index]!, index, longestService, demand);
    const cheapest = demand[0]!;
    let lastBend = bends.length - 1;
    for (let inbound = longestInbound; inbound >= 0; inbound--) {
      const longest = Math.min(inbound + time, longestService);
      let best = demand[longest]! + coverCost * Math.sqrt(inbound + time - longest);
      let bestService = longest;
      while (lastBend >= 0 && bends[lastBend]! > longest) lastBend--;
      // The bends, longest service time first, and at last immediate service.
      for (let b = lastBend; b >= -1; b--) {
        const service = b >= 0 ? bends[b]! : 0;
        const own = coverCost * Math.sqrt(inbound + time - service);
        if (own + cheapest >= best) break;
        const cost = own + demand[service]!;
        if (cost < best) {
          best = cost;
          bestService = service;
        }
      }
      const at = start + inbound;
      least[at] = best + supply[inbound]!;
      other[at] = bestService;
      leastAt[at] = inbound;
      if (inbound < longestInbound && least[at + 1]! < least[at]!) {
        least[at] = least[at + 1]!;
        leastAt[at] = leastAt[at + 1]!;
      }
    }
    for (const bend of supplyBends) this.mark(bend, longestInbound);
    for (const bend of bends) this.mark(bend - time, longestInbound);
    this.mark(longestService - time, longestInbound);
    this.bends[index] = this.marks(longestInbound);
  }

  private begin(k: number, last: number): number {
    this.length[k] = last + 1;
    return this.start[k]!;
  }

  /** Sums the children's least costs over 0…last into `costs`; returns the times at which the sum may bend. */
  private gather(
    neighbours: readonly number[],
    k: number,
    last: number,
    costs: Float64Array,
  ): readonly number[] {
    const { least, parent } = this;
    costs.fill(0, 0, last + 1);
    for (const child of neighbours) {
      if (child === parent[k]) continue;
      const start = this.start[child]!;
      const end = this.length[child]! - 1;
      const within = Math.min(last, end);
      for (let t = 0; t <= within; t++) costs[t]! += least[start + t]!;
      for (let t = end + 1; t <= last; t++) costs[t]! += least[start + end]!;
      for (const bend of this.bends[child]!) this.mark(bend, last);
    }
    return this.marks(last);
  }

  private mark(time: number, last: number): void {
    if (time >= 0 && time <= last) this.marked[time] = 1;
  }

  /** The marked times, rising; none is marked afterwards. */
  private marks(last: number): number[] {
    const { marked } = this;
    const times: number[] = [];
    for (let t = 0; t <= last; t++) {
      if (marked[t] === 1) {
        times.push(t);
        marked[t] = 0;
      }
    }
    return times;
  }
}
