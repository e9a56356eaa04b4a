import { minimumCostFlow } from './network-simplex';

/** A transport problem: rows are sources, columns destinations. */
export interface TransportProblem {
  readonly supply: ArrayLike<number>;
  readonly demand: ArrayLike<number>;
  /** Cost per unit from source to destination; Infinity where nothing may flow. */
  unitCost(source: number, destination: number): number;
}

export interface TransportPlan {
  readonly feasible: boolean;
  /** Cost of what is carried. */
  readonly cost: number;
  /** Positive flows only, by source, then by destination. */
  readonly flows: readonly {
    readonly source: number;
    readonly destination: number;
    readonly quantity: number;
  }[];
  /** Change of cost per extra unit of supply at each source, never positive. */
  readonly supplyPrice: Float64Array;
  /** Change of cost per extra unit demanded at each destination. */
  readonly demandPrice: Float64Array;
  /** Demand of each destination that no source can serve. */
  readonly shortfall: Float64Array;
}

/**
 * Cheapest way to meet all demand from limited supplies, with the prices of both, by network simplex.
 * Supply may exceed demand. When supply or arcs do not suffice, the plan serves what can be served.
 *
 * @see Hillier & Lieberman, Introduction to Operations Research, chapter "The Transportation and Assignment Problems"
 */
export function transportPlan({ supply, demand, unitCost }: TransportProblem): TransportPlan {
  const sources = supply.length;
  const destinations = demand.length;
  const spare = sources + destinations;
  const nodeSupply = new Float64Array(spare + 1);
  let [supplied, demanded] = [0, 0];
  for (let i = 0; i < sources; i++) supplied += nodeSupply[i] = supply[i]!;
  for (let j = 0; j < destinations; j++) {
    demanded += demand[j]!;
    nodeSupply[sources + j] = -demand[j]!;
  }

  const pairs = sources * destinations;
  const from = new Int32Array(pairs + sources);
  const to = new Int32Array(pairs + sources);
  const cost = new Float64Array(pairs + sources);
  let arcs = 0;
  for (let i = 0; i < sources; i++) {
    for (let j = 0; j < destinations; j++) {
      const value = unitCost(i, j);
      if (value === Infinity) continue;
      from[arcs] = i;
      to[arcs] = sources + j;
      cost[arcs++] = value;
    }
  }
  const carrying = arcs;
  // What is not demanded stays at its source: a spare node takes it at no cost.
  if (supplied >= demanded) {
    nodeSupply[spare] = demanded - supplied;
    for (let i = 0; i < sources; i++) {
      from[arcs] = i;
      to[arcs++] = spare;
    }
  }

  const solution = minimumCostFlow({
    supply: nodeSupply,
    from: from.subarray(0, arcs),
    to: to.subarray(0, arcs),
    cost: cost.subarray(0, arcs),
    capacity: new Float64Array(arcs).fill(Infinity),
  });

  const flows = [];
  for (let arc = 0; arc < carrying; arc++) {
    const quantity = solution.flow[arc]!;
    if (quantity > 0) flows.push({ source: from[arc]!, destination: to[arc]! - sources, quantity });
  }
  const shortfall = Float64Array.from(demand, (_, j) => Math.max(0, -solution.stranded[sources + j]!));
  const feasible = shortfall.every((missing) => missing === 0);
  // Potentials are free up to a constant; unused supply, which is worth nothing, sets the level.
  const level = supplied >= demanded ? solution.potential[spare]! : leastOf(solution.potential, sources);
  return {
    feasible,
    cost: solution.cost,
    flows,
    supplyPrice: Float64Array.from(supply, (_, i) => level - solution.potential[i]!),
    demandPrice: Float64Array.from(demand, (_, j) => solution.potential[sources + j]! - level),
    shortfall,
  };
}

function leastOf(values: Float64Array, count: number): number {
  let least = Infinity;
  for (let i = 0; i < count; i++) least = Math.min(least, values[i]!);
  return least;
}
