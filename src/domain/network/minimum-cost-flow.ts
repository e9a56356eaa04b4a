import { DomainError } from '../domain-error';
import { minimumCostFlow } from '../optimization/network-simplex';
import { requireArcCount } from './network-checks';

/** A lane between two nodes. */
export interface FlowArc {
  readonly from: string;
  readonly to: string;
  /** Money per unit. */
  readonly unitCost: number;
  /** Greatest flow; unlimited when absent. */
  readonly capacity?: number;
  /** Flow that must at least use the lane, 0 when absent. */
  readonly least?: number;
}

/** A plant, warehouse or customer. */
export interface FlowNode {
  readonly name: string;
  /** What the node can supply (positive) or must receive (negative); 0 for a node that only passes on. */
  readonly supply: number;
  /** Greatest quantity that may pass through the node; unlimited when absent. */
  readonly throughput?: number;
}

export interface FlowResult {
  readonly status: 'optimal' | 'infeasible';
  readonly cost: number;
  /** Flow of each arc, in the order given. */
  readonly flows: readonly number[];
  readonly nodes: readonly {
    readonly name: string;
    /** Units that pass through the node. */
    readonly through: number;
    /** Cost of one more unit wanted at the node, relative to where supply is to spare. */
    readonly price: number;
    /** Demand that the network cannot deliver here. */
    readonly shortfall: number;
  }[];
}

/**
 * Minimum-cost flow through any number of echelons: supplies are upper limits, demands must be met, arcs and
 * nodes may have capacities. When demand cannot be met, the flow delivers the most it can at least cost and
 * says what is missing where.
 *
 * @throws DomainError "out-of-range" naming the first malformed arc or node; "not-found" for an arc to a node
 *   that is not listed
 * @see Ahuja, Magnanti & Orlin, Network Flows (1993), chapters 1 and 11
 */
export function networkFlow(arcs: readonly FlowArc[], nodes: readonly FlowNode[]): FlowResult {
  const indexOf = indexNodes(nodes);
  if (arcs.length === 0) throw new DomainError('out-of-range', 'arcs', 'must have at least one row');
  requireArcCount(arcs.length);
  // Every node is an entry and an exit with an inner arc between; the last node takes supply to spare.
  const count = nodes.length;
  const spare = 2 * count;
  const size = arcs.length + 2 * count;
  const supply = new Float64Array(spare + 1);
  const from = new Int32Array(size);
  const to = new Int32Array(size);
  const cost = new Float64Array(size);
  const capacity = new Float64Array(size).fill(Infinity);
  arcs.forEach((arc, a) => {
    const [tail, head] = [endOf(indexOf, arc.from, a, 'from'), endOf(indexOf, arc.to, a, 'to')];
    const { least, most } = limitsOf(arc, a);
    from[a] = count + tail;
    to[a] = head;
    cost[a] = arc.unitCost;
    capacity[a] = most - least;
    supply[count + tail]! -= least;
    supply[head]! += least;
  });
  let balance = 0;
  nodes.forEach((node, n) => {
    from[arcs.length + n] = n;
    to[arcs.length + n] = count + n;
    capacity[arcs.length + n] = node.throughput ?? Infinity;
    // Supply enters before the inner arc and demand leaves after it, so that both count as throughput.
    supply[node.supply > 0 ? n : count + n]! += node.supply;
    balance += node.supply;
    from[arcs.length + count + n] = n;
    to[arcs.length + count + n] = spare;
    capacity[arcs.length + count + n] = Math.max(0, node.supply);
  });
  supply[spare] = -Math.max(0, balance);

  const solution = minimumCostFlow({ supply, from, to, cost, capacity });
  const flows = arcs.map((arc, a) => solution.flow[a]! + (arc.least ?? 0));
  const shortfallOf = (n: number): number =>
    Math.max(0, -solution.stranded[n]!) + Math.max(0, -solution.stranded[count + n]!);
  const level = balance > 0 ? solution.potential[spare]! : Math.min(...sourcesOf(nodes, solution.potential));
  const through = new Float64Array(count);
  arcs.forEach((arc, a) => (through[indexOf.get(arc.to)!]! += flows[a]!));
  return {
    status: solution.feasible ? 'optimal' : 'infeasible',
    cost: arcs.reduce((sum, arc, a) => sum + arc.unitCost * flows[a]!, 0),
    flows,
    nodes: nodes.map((node, n) => ({
      name: node.name,
      through: through[n]! + (node.supply > 0 ? node.supply - solution.flow[arcs.length + count + n]! : 0),
      price: solution.potential[count + n]! - level,
      shortfall: shortfallOf(n),
    })),
  };
}

function sourcesOf(nodes: readonly FlowNode[], potential: Float64Array): number[] {
  const prices = nodes.flatMap((node, n) => (node.supply > 0 ? [potential[n]!] : []));
  return prices.length > 0 ? prices : [0];
}

function indexNodes(nodes: readonly FlowNode[]): Map<string, number> {
  if (nodes.length === 0) throw new DomainError('out-of-range', 'nodes', 'must have at least one row');
  const indexOf = new Map<string, number>();
  nodes.forEach((node, n) => {
    const field = `nodes, row ${n + 1},`;
    if (indexOf.has(node.name))
      throw new DomainError('out-of-range', field, `repeats the node "${node.name}"`);
    if (!Number.isFinite(node.supply))
      throw new DomainError('out-of-range', field, 'must have a number as supply');
    if (node.throughput !== undefined && !(node.throughput >= 0)) {
      throw new DomainError(
        'out-of-range',
        field,
        `must have a throughput of zero or more, not ${node.throughput}`,
      );
    }
    indexOf.set(node.name, n);
  });
  return indexOf;
}

function endOf(indexOf: Map<string, number>, name: string, arc: number, end: 'from' | 'to'): number {
  const node = indexOf.get(name);
  if (node !== undefined) return node;
  throw new DomainError(
    'not-found',
    `arcs, row ${arc + 1},`,
    `goes ${end} "${name}", which is not among the nodes`,
  );
}

function limitsOf(
  { unitCost, capacity = Infinity, least = 0 }: FlowArc,
  arc: number,
): { least: number; most: number } {
  const field = `arcs, row ${arc + 1},`;
  if (!(unitCost >= 0 && unitCost < Infinity)) {
    throw new DomainError('out-of-range', field, `must have a cost of zero or more, not ${unitCost}`);
  }
  if (!(least >= 0 && least < Infinity)) {
    throw new DomainError('out-of-range', field, `must have a least flow of zero or more, not ${least}`);
  }
  if (!(capacity >= least)) {
    throw new DomainError(
      'out-of-range',
      field,
      `must have a capacity of at least ${least}, not ${capacity}`,
    );
  }
  return { least, most: capacity };
}
