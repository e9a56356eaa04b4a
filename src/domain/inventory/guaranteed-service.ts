import { DomainError, requireEntries, requireNonNegative, requireSameLength } from '../domain-error';
import { requireAllNonNegative } from './require-lists';

/**
 * A supply network under guaranteed service: every stage quotes a service time that it always keeps, because
 * demand over τ periods is taken never to exceed its mean + z σ √τ. What exceeds that bound is dealt with by
 * other means (overtime, expediting, lost orders), outside this model.
 *
 * @see Graves & Willems, Manufacturing & Service Operations Management 2 (2000) and erratum 5 (2003);
 *   Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 6.3
 */
export interface GuaranteedServiceInput {
  /** Processing time of each stage, materials at hand, in periods. */
  readonly stageTimes: readonly number[];
  /** Cost that each stage adds to a unit, money. */
  readonly addedCosts: readonly number[];
  /** Standard deviation of a period's customer demand at each stage, units; 0 where there are no customers. */
  readonly demandSd: readonly number[];
  /** Longest service time each stage may quote its customers; undefined where there are none. */
  readonly maxServiceTime: readonly (number | undefined)[];
  /** Arcs from supplying to supplied stage, numbered from 1, with the units needed per unit supplied (1 if left out). */
  readonly arcs: readonly { readonly from: number; readonly to: number; readonly units?: number }[];
  /** Cost of carrying money's worth of stock, share per time unit of the result. */
  readonly carryingRate: number;
  /** z, standard deviations of demand that safety stock covers. */
  readonly z: number;
}

/** One stage of a placement. */
export interface StagePlacement {
  /** SI, the longest service time of the stage's suppliers. */
  readonly inboundTime: number;
  /** S, service time quoted to the stage's own customers and successors. */
  readonly serviceTime: number;
  /** SI + T − S, periods of demand that the stage's safety stock must cover. */
  readonly netLeadTime: number;
  /** Standard deviation of a period's demand on the stage, units. */
  readonly demandSd: number;
  /** Cost of a unit once the stage has worked on it, money. */
  readonly unitCost: number;
  /** z σ √(net lead time), units. */
  readonly safetyStock: number;
  /** carryingRate × unitCost × safetyStock. */
  readonly cost: number;
}

export interface Placement {
  readonly stages: readonly StagePlacement[];
  /** Carrying cost of all safety stock. */
  readonly cost: number;
}

/** The network, checked: stages counted from 0 and sorted so that suppliers come first. */
export interface StageTree {
  readonly suppliers: readonly (readonly number[])[];
  readonly customers: readonly (readonly number[])[];
  /** Stages, suppliers before those they supply. */
  readonly order: readonly number[];
  readonly demandSd: readonly number[];
  readonly unitCost: readonly number[];
  /** Cost of covering one period of demand: carryingRate × unitCost × z × σ. */
  readonly coverCost: readonly number[];
  /** Longest service time allowed; Infinity where the stage serves no customers. */
  readonly longestService: readonly number[];
}

/**
 * Checks the network, and works demand upstream and cost downstream: σ² adds over successors (independent
 * demands, units² per unit), cost adds over suppliers.
 *
 * @throws DomainError "out-of-range" naming the argument and stage at fault: lists of unequal length, negative
 *   entries, arcs to stages that do not exist, a cycle, stages that are not joined, or more than one path between
 *   two stages
 */
export function stageTree(input: GuaranteedServiceInput): StageTree {
  const { stageTimes, addedCosts, demandSd, maxServiceTime, arcs } = input;
  requireEntries('stageTimes', stageTimes);
  requireSameLength('addedCosts', addedCosts, 'stageTimes', stageTimes);
  requireSameLength('demandSd', demandSd, 'stageTimes', stageTimes);
  requireSameLength('maxServiceTime', maxServiceTime, 'stageTimes', stageTimes);
  const carryingRate = requireNonNegative('carryingRate', input.carryingRate);
  const z = requireNonNegative('z', input.z);
  const count = stageTimes.length;
  requireAllNonNegative('stageTimes', stageTimes);
  requireAllNonNegative('addedCosts', addedCosts);
  requireAllNonNegative('demandSd', demandSd);

  const suppliers: number[][] = stageTimes.map(() => []);
  const customers: number[][] = stageTimes.map(() => []);
  const unitsOf = new Map<number, number>();
  arcs.forEach(({ from, to, units = 1 }, a) => {
    for (const end of [from, to]) {
      if (!Number.isInteger(end) || end < 1 || end > count) {
        throw refusedArcs(`row ${a + 1} names stage ${end}; stages are numbered 1 to ${count}`);
      }
    }
    if (from === to) throw refusedArcs(`row ${a + 1} joins stage ${from} to itself`);
    if (!(units > 0) || !Number.isFinite(units)) {
      throw refusedArcs(`row ${a + 1} must need a positive number of units, not ${units}`);
    }
    suppliers[to - 1]!.push(from - 1);
    customers[from - 1]!.push(to - 1);
    unitsOf.set((from - 1) * count + to - 1, units);
  });

  const order = supplyOrder(suppliers, customers);
  requireTree(suppliers, customers, arcs.length);

  const unitCost = [...addedCosts];
  for (const k of order) {
    for (const i of suppliers[k]!) unitCost[k]! += unitsOf.get(i * count + k)! * unitCost[i]!;
  }
  const variance = demandSd.map((sd) => sd * sd);
  for (const k of [...order].reverse()) {
    for (const j of customers[k]!) variance[k]! += unitsOf.get(k * count + j)! ** 2 * variance[j]!;
  }
  const netSd = variance.map(Math.sqrt);
  const longestService = stageTimes.map((_, k) => {
    const serves = demandSd[k]! > 0 || customers[k]!.length === 0;
    if (!serves) return Infinity;
    const longest = maxServiceTime[k];
    if (longest === undefined) {
      throw new DomainError(
        'out-of-range',
        `maxServiceTime, entry ${k + 1},`,
        'is blank; enter the longest service time that the customers of this stage accept',
      );
    }
    return requireNonNegative(`maxServiceTime, entry ${k + 1},`, longest);
  });
  return {
    suppliers,
    customers,
    order,
    demandSd: netSd,
    unitCost,
    coverCost: unitCost.map((cost, k) => carryingRate * cost * z * netSd[k]!),
    longestService,
  };
}

function refusedArcs(rule: string): DomainError {
  return new DomainError('out-of-range', 'arcs', rule);
}

/** Stages sorted so that suppliers come before those they supply; refuses a cycle. */
function supplyOrder(
  suppliers: readonly (readonly number[])[],
  customers: readonly (readonly number[])[],
): number[] {
  const waitingFor = suppliers.map((list) => list.length);
  const order = waitingFor.flatMap((waits, k) => (waits === 0 ? [k] : []));
  for (let at = 0; at < order.length; at++) {
    for (const j of customers[order[at]!]!) {
      if (--waitingFor[j]! === 0) order.push(j);
    }
  }
  if (order.length < suppliers.length) {
    // Every stage that still waits has a supplier that still waits; going upstream runs into the cycle.
    const path: number[] = [];
    let stage = waitingFor.findIndex((waits) => waits > 0);
    while (!path.includes(stage)) {
      path.push(stage);
      stage = suppliers[stage]!.find((i) => waitingFor[i]! > 0)!;
    }
    const cycle = [...path.slice(path.indexOf(stage)), stage].reverse().map((k) => k + 1);
    throw refusedArcs(`form a cycle: stages ${cycle.join(' → ')}`);
  }
  return order;
}

function requireTree(
  suppliers: readonly (readonly number[])[],
  customers: readonly (readonly number[])[],
  arcCount: number,
): void {
  const reached = new Set([0]);
  for (const k of reached) {
    for (const i of suppliers[k]!) reached.add(i);
    for (const j of customers[k]!) reached.add(j);
  }
  if (reached.size < suppliers.length) {
    const apart = suppliers.findIndex((_, k) => !reached.has(k));
    throw refusedArcs(`must join all stages into one tree; stage ${apart + 1} is not joined to stage 1`);
  }
  if (arcCount > suppliers.length - 1) {
    throw refusedArcs(
      `must form a tree, one path between any two stages: ${suppliers.length} stages take ${suppliers.length - 1} arcs, not ${arcCount}`,
    );
  }
}

/**
 * What given service times cost: SI is the longest service time among a stage's suppliers, and safety stock
 * covers the net lead time SI + T − S.
 *
 * @throws DomainError as `stageTree`; "infeasible" when a stage promises more time than it needs (net lead time
 *   below zero) or more than its customers accept
 * @see Snyder & Shen, Fundamentals of Supply Chain Theory, 2nd ed. (2019), section 6.3
 */
export function placementCost(input: GuaranteedServiceInput, serviceTimes: readonly number[]): Placement {
  const tree = stageTree(input);
  requireSameLength('serviceTimes', serviceTimes, 'stageTimes', input.stageTimes);
  requireAllNonNegative('serviceTimes', serviceTimes);
  return placementOf(tree, input, serviceTimes);
}

/** Evaluates service times on a checked network. */
export function placementOf(
  tree: StageTree,
  { stageTimes, carryingRate, z }: GuaranteedServiceInput,
  serviceTimes: readonly number[],
): Placement {
  const stages = stageTimes.map((stageTime, k): StagePlacement => {
    const serviceTime = serviceTimes[k]!;
    const inboundTime = tree.suppliers[k]!.reduce((longest, i) => Math.max(longest, serviceTimes[i]!), 0);
    const needed = inboundTime + stageTime;
    // Times such as 0.1 + 0.2 may miss each other by a rounding error.
    const slack = 1e-9 * Math.max(1, needed);
    if (serviceTime > needed + slack) {
      throw new DomainError(
        'infeasible',
        `serviceTimes, entry ${k + 1},`,
        `must not exceed the ${needed} periods that stage ${k + 1} needs (inbound ${inboundTime} + own ${stageTime})`,
      );
    }
    if (serviceTime > tree.longestService[k]! + slack) {
      throw new DomainError(
        'infeasible',
        `serviceTimes, entry ${k + 1},`,
        `must not exceed maxServiceTime (${tree.longestService[k]})`,
      );
    }
    const netLeadTime = needed - serviceTime > slack ? needed - serviceTime : 0;
    const safetyStock = z * tree.demandSd[k]! * Math.sqrt(netLeadTime);
    return {
      inboundTime,
      serviceTime,
      netLeadTime,
      demandSd: tree.demandSd[k]!,
      unitCost: tree.unitCost[k]!,
      safetyStock,
      cost: carryingRate * tree.unitCost[k]! * safetyStock,
    };
  });
  return { stages, cost: stages.reduce((total, { cost }) => total + cost, 0) };
}
