/**
 * Minimum-cost flow by the primal network simplex method with strongly feasible spanning trees, so that
 * degenerate pivots cannot cycle, and block pricing. Exact up to rounding; no dependency.
 *
 * An artificial arc joins every node to a root at a cost above that of any path: what still flows there at
 * the optimum is supply or demand that the arcs cannot carry, node by node, which explains infeasibility.
 *
 * @see Ahuja, Magnanti & Orlin, Network Flows (1993), chapter 11
 */

/** A directed network; arcs stand in parallel arrays. */
export interface FlowNetwork {
  /** What each node supplies (positive) or demands (negative); must add up to zero. */
  readonly supply: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Cost per unit of flow. */
  readonly cost: Float64Array;
  /** Greatest flow, Infinity when unlimited; the least flow is zero. */
  readonly capacity: Float64Array;
}

export interface MinimumCostFlow {
  readonly flow: Float64Array;
  /** Cost of the flow, without the artificial arcs. */
  readonly cost: number;
  /** Dual value of each node: a basic arc satisfies cost = potential[to] − potential[from]. */
  readonly potential: Float64Array;
  /** Supply (positive) or demand (negative) of each node that cannot be carried; all zero when feasible. */
  readonly stranded: Float64Array;
  readonly feasible: boolean;
}

const AT_LOWER = 1;
const IN_TREE = 0;
const AT_UPPER = -1;

/**
 * The cheapest flow that meets supply and demand within the capacities, with its dual prices. Where there is none,
 * `feasible` is false and `stranded` says which nodes are left with how much.
 */
export function minimumCostFlow(network: FlowNetwork): MinimumCostFlow {
  const nodeCount = network.supply.length;
  const arcCount = network.from.length;
  const root = nodeCount;
  const total = arcCount + nodeCount;

  let greatestCost = 0;
  for (const cost of network.cost) greatestCost = Math.max(greatestCost, Math.abs(cost));
  const artificialCost = (greatestCost + 1) * (nodeCount + 1);
  const tolerance = 1e-11 * (greatestCost + 1e-300);

  const from = new Int32Array(total);
  const to = new Int32Array(total);
  const cost = new Float64Array(total);
  const capacity = new Float64Array(total).fill(Infinity);
  const flow = new Float64Array(total);
  const state = new Int8Array(total).fill(AT_LOWER);
  from.set(network.from);
  to.set(network.to);
  cost.set(network.cost);
  capacity.set(network.capacity);

  // The spanning tree: parent, the arc to it and whether that arc points up; children as linked lists.
  const parent = new Int32Array(nodeCount + 1).fill(-1);
  const arcUp = new Int32Array(nodeCount + 1).fill(-1);
  const pointsUp = new Uint8Array(nodeCount + 1);
  const depth = new Int32Array(nodeCount + 1);
  const firstChild = new Int32Array(nodeCount + 1).fill(-1);
  const next = new Int32Array(nodeCount + 1).fill(-1);
  const previous = new Int32Array(nodeCount + 1).fill(-1);
  const potential = new Float64Array(nodeCount + 1);

  const attach = (node: number, above: number): void => {
    const first = firstChild[above]!;
    parent[node] = above;
    next[node] = first;
    previous[node] = -1;
    if (first >= 0) previous[first] = node;
    firstChild[above] = node;
  };
  const detach = (node: number): void => {
    const [before, after] = [previous[node]!, next[node]!];
    if (before >= 0) next[before] = after;
    else firstChild[parent[node]!] = after;
    if (after >= 0) previous[after] = before;
  };

  let magnitude = 0;
  for (let node = 0; node < nodeCount; node++) {
    const arc = arcCount + node;
    const supply = network.supply[node]!;
    magnitude = Math.max(magnitude, Math.abs(supply));
    const up = supply >= 0;
    from[arc] = up ? node : root;
    to[arc] = up ? root : node;
    // Only one direction needs the penalty: stranded supply always equals stranded demand.
    cost[arc] = up ? 0 : artificialCost;
    flow[arc] = Math.abs(supply);
    state[arc] = IN_TREE;
    arcUp[node] = arc;
    pointsUp[node] = up ? 1 : 0;
    depth[node] = 1;
    potential[node] = up ? 0 : artificialCost;
    attach(node, root);
  }

  // The nodes whose potential and depth a pivot changes, collected without recursion.
  const stack = new Int32Array(nodeCount + 1);
  const refreshSubtree = (top: number): void => {
    let size = 0;
    stack[size++] = top;
    while (size > 0) {
      const node = stack[--size]!;
      const above = parent[node]!;
      const arc = arcUp[node]!;
      potential[node] = pointsUp[node] ? potential[above]! - cost[arc]! : potential[above]! + cost[arc]!;
      depth[node] = depth[above]! + 1;
      for (let child = firstChild[node]!; child >= 0; child = next[child]!) stack[size++] = child;
    }
  };

  const blockSize = Math.max(10, Math.ceil(Math.sqrt(total)));
  let cursor = 0;
  /**
   * The arc with the most attractive reduced cost in the next block that has one; −1 at the optimum.
   * Artificial arcs take part: when something must be stranded, they choose what.
   */
  const enteringArc = (): number => {
    let best = -1;
    let bestValue = -tolerance;
    let left = blockSize;
    for (let looked = 0; looked < total; looked++) {
      const arc = cursor;
      cursor = cursor + 1 === total ? 0 : cursor + 1;
      const value = state[arc]! * (cost[arc]! + potential[from[arc]!]! - potential[to[arc]!]!);
      if (value < bestValue) {
        bestValue = value;
        best = arc;
      }
      if (--left === 0) {
        if (best >= 0) return best;
        left = blockSize;
      }
    }
    return best;
  };

  for (let entering = enteringArc(); entering >= 0; entering = enteringArc()) {
    const atLower = state[entering] === AT_LOWER;
    const first = atLower ? from[entering]! : to[entering]!;
    const second = atLower ? to[entering]! : from[entering]!;
    let [a, b] = [first, second];
    while (a !== b) {
      if (depth[a]! >= depth[b]!) a = parent[a]!;
      else b = parent[b]!;
    }
    const join = a;

    // The blocking arc: the last one met along the cycle in its own direction, started at the join.
    let change = capacity[entering]!;
    let leavingNode = -1;
    let onFirstSide = false;
    for (let node = first; node !== join; node = parent[node]!) {
      const arc = arcUp[node]!;
      const room = pointsUp[node] ? flow[arc]! : capacity[arc]! - flow[arc]!;
      if (room < change) {
        change = room;
        leavingNode = node;
        onFirstSide = true;
      }
    }
    for (let node = second; node !== join; node = parent[node]!) {
      const arc = arcUp[node]!;
      const room = pointsUp[node] ? capacity[arc]! - flow[arc]! : flow[arc]!;
      if (room <= change) {
        change = room;
        leavingNode = node;
        onFirstSide = false;
      }
    }
    change = Math.max(0, change);

    if (change > 0) {
      flow[entering]! += atLower ? change : -change;
      for (let node = first; node !== join; node = parent[node]!) {
        flow[arcUp[node]!]! += pointsUp[node] ? -change : change;
      }
      for (let node = second; node !== join; node = parent[node]!) {
        flow[arcUp[node]!]! += pointsUp[node] ? change : -change;
      }
    }
    if (leavingNode < 0) {
      state[entering] = atLower ? AT_UPPER : AT_LOWER;
      flow[entering] = atLower ? capacity[entering]! : 0;
      continue;
    }

    const leaving = arcUp[leavingNode]!;
    const decreases = onFirstSide === (pointsUp[leavingNode] === 1);
    state[leaving] = decreases ? AT_LOWER : AT_UPPER;
    flow[leaving] = decreases ? 0 : capacity[leaving]!;
    state[entering] = IN_TREE;

    // Hang the cut-off subtree under the other end of the entering arc by turning its path around.
    const inside = onFirstSide ? first : second;
    let above = onFirstSide ? second : first;
    let arc = entering;
    let node = inside;
    for (;;) {
      const oldParent = parent[node]!;
      const oldArc = arcUp[node]!;
      detach(node);
      attach(node, above);
      arcUp[node] = arc;
      pointsUp[node] = from[arc] === node ? 1 : 0;
      if (node === leavingNode) break;
      above = node;
      arc = oldArc;
      node = oldParent;
    }
    refreshSubtree(inside);
  }

  const stranded = new Float64Array(nodeCount);
  let feasible = true;
  for (let node = 0; node < nodeCount; node++) {
    const arc = arcCount + node;
    if (flow[arc]! > 1e-9 * Math.max(1, magnitude)) {
      feasible = false;
      stranded[node] = from[arc] === node ? flow[arc]! : -flow[arc]!;
    }
  }
  // An arc of the tree without flow may keep a rounding error of decimals, which is no flow.
  const residue = 1e-14 * magnitude;
  let carried = 0;
  for (let arc = 0; arc < arcCount; arc++) {
    if (flow[arc]! <= residue) flow[arc] = 0;
    carried += flow[arc]! * cost[arc]!;
  }
  return {
    flow: flow.slice(0, arcCount),
    cost: carried,
    potential: potential.slice(0, nodeCount),
    stranded,
    feasible,
  };
}
