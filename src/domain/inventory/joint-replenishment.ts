import { requireEntries, requirePositive, requireSameLength } from '../domain-error';
import { requireAllNonNegative, requireAllPositive } from './require-lists';

export interface JointReplenishmentInput {
  /** K, cost of a replenishment whatever it holds, money. */
  readonly majorCost: number;
  /** kₙ, cost of including item n, money. */
  readonly minorCosts: readonly number[];
  /** λₙ, units per time unit. */
  readonly demands: readonly number[];
  /** hₙ, money per unit and time unit. */
  readonly holdingCosts: readonly number[];
}

export interface JointReplenishmentPlan {
  /** T, time between replenishments. */
  readonly baseCycle: number;
  /** mₙ: item n is in every mₙ-th replenishment. */
  readonly multiples: readonly number[];
  /** T mₙ λₙ, units per order of item n. */
  readonly quantities: readonly number[];
  /** Cost per time unit. */
  readonly cost: number;
  /** No plan of this kind costs less. Equal to `cost` unless the search was cut short. */
  readonly bound: number;
}

/** Enough for thousands of items; reached only where multiples run into the hundreds of thousands. */
const mostIntervals = 300_000;

/**
 * Joint replenishment, exactly. For a base cycle T the best multiple of item n is the least m with
 * m(m + 1) ≥ 2kₙ / (hₙλₙT²), so multiples change at known values of T; between two of them the cost
 * (K + Σ kₙ/mₙ)/T + T/2 Σ hₙλₙmₙ is convex with a closed-form minimum. With multiples that need not be whole the cost
 * is convex in T and nowhere higher: a plan near its minimum, and the cycles at which it does not exceed that plan,
 * are where the search walks, from long cycles to short ones.
 *
 * @throws DomainError "out-of-range" when lists differ in length or are empty, majorCost, a demand or a holding
 *   cost is not positive, or a minor cost is negative
 * @see Wildeman, Frenk & Dekker, European Journal of Operational Research 99 (1997)
 */
export function jointReplenishment(input: JointReplenishmentInput): JointReplenishmentPlan {
  const heldRates = requireFamily(input);
  const { majorCost, minorCosts: minors } = input;
  const relaxed = relaxation(input, heldRates);

  const costAt = (multiples: readonly number[]) => ({
    fixed: majorCost + sum(minors.map((minor, n) => minor / multiples[n]!)),
    held: sum(heldRates.map((rate, n) => rate * multiples[n]!)),
  });
  const multiplesAt = (cycle: number): number[] =>
    minors.map((minor, n) =>
      Math.max(1, Math.ceil(Math.sqrt(0.25 + (2 * minor) / heldRates[n]! / cycle / cycle) - 0.5)),
    );

  const first = multiplesAt(relaxed.cycle);
  let { fixed, held } = costAt(first);
  let best = {
    cost: Math.sqrt(2 * fixed * held),
    baseCycle: Math.sqrt((2 * fixed) / held),
    multiples: first,
  };

  const [leastCycle, mostCycle] = relaxed.cyclesWithin(best.cost);
  let longest = mostCycle;
  const multiples = multiplesAt(longest);
  ({ fixed, held } = costAt(multiples));
  // Longest cycle at which item n would rather be in fewer replenishments, given its multiple.
  const changeAt = (n: number): number =>
    Math.sqrt((2 * minors[n]!) / (heldRates[n]! * multiples[n]! * (multiples[n]! + 1)));
  const changes = new ChangeQueue(minors.length, changeAt);
  let bound: number;
  for (let interval = 0; ; interval++) {
    const item = changes.first();
    const shortest = changeAt(item);
    const baseCycle = Math.min(longest, Math.max(shortest, Math.sqrt((2 * fixed) / held)));
    const cost = fixed / baseCycle + (baseCycle / 2) * held;
    if (cost < best.cost) best = { cost, baseCycle, multiples: [...multiples] };
    if (shortest <= leastCycle) {
      bound = best.cost;
      break;
    }
    if (interval === mostIntervals) {
      bound = Math.min(best.cost, relaxed.cost(Math.min(shortest, relaxed.cycle)));
      break;
    }
    const multiple = multiples[item]!;
    fixed -= minors[item]! / (multiple * (multiple + 1));
    held += heldRates[item]!;
    multiples[item] = multiple + 1;
    changes.update();
    longest = shortest;
  }
  return { ...planOf(best.multiples, best.baseCycle, best.cost, input), bound };
}

/** The least cost for each base cycle if multiples could be any number from 1: convex, and never above the real one. */
function relaxation(
  { majorCost, minorCosts: minors }: JointReplenishmentInput,
  heldRates: readonly number[],
) {
  const ownCycles = minors.map((minor, n) => Math.sqrt((2 * minor) / heldRates[n]!));
  const cost = (cycle: number): number =>
    majorCost / cycle +
    sum(
      minors.map((minor, n) =>
        cycle < ownCycles[n]! ? heldRates[n]! * ownCycles[n]! : minor / cycle + (cycle * heldRates[n]!) / 2,
      ),
    );
  // The items with the shortest cycles of their own are in every replenishment.
  let fixed = majorCost;
  let held = 0;
  let cycle = Infinity;
  for (const n of minors.map((_, k) => k).sort((a, b) => ownCycles[a]! - ownCycles[b]!)) {
    if (ownCycles[n]! >= cycle) break;
    fixed += minors[n]!;
    held += heldRates[n]!;
    cycle = Math.sqrt((2 * fixed) / held);
  }
  /** Where the cost crosses `most`, on the way to shorter cycles (factor ½) or longer ones (factor 2), from outside. */
  const crossing = (most: number, factor: number): number => {
    let inside = cycle;
    let outside = factor * cycle;
    // At most across all numbers there are: a cost that overflows never exceeds another.
    for (let step = 0; step < 2100 && cost(outside) <= most; step++) outside *= factor;
    for (let step = 0; step < 60; step++) {
      const middle = (inside + outside) / 2;
      if (cost(middle) <= most) inside = middle;
      else outside = middle;
    }
    return outside;
  };
  /** The shortest and the longest cycle that cost no more than `most`. */
  const cyclesWithin = (most: number): [number, number] => [crossing(most, 0.5), crossing(most, 2)];
  return { cost, cycle, cyclesWithin };
}

/**
 * Joint replenishment by Silver's heuristic: the item with the least kₙ / (hₙλₙ) is in every replenishment; another
 * one in every mₙ-th, mₙ = √(kₙ/(hₙλₙ) · h₁λ₁/(K + k₁)) rounded to a whole number from 1; the base cycle is the best
 * for these multiples.
 *
 * @throws DomainError as `jointReplenishment`
 * @see Silver, Management Science 22 (1976); Silver, Pyke & Peterson (1998), section 11.3
 */
export function silverJointReplenishment(
  input: JointReplenishmentInput,
): Omit<JointReplenishmentPlan, 'bound'> {
  const heldRates = requireFamily(input);
  const { majorCost, minorCosts } = input;
  const ratios = minorCosts.map((minor, n) => minor / heldRates[n]!);
  const first = ratios.indexOf(Math.min(...ratios));
  const scale = heldRates[first]! / (majorCost + minorCosts[first]!);
  const multiples = ratios.map((ratio, n) =>
    n === first ? 1 : Math.max(1, Math.round(Math.sqrt(ratio * scale))),
  );
  const fixed = majorCost + sum(multiples.map((multiple, n) => minorCosts[n]! / multiple));
  const held = sum(multiples.map((multiple, n) => multiple * heldRates[n]!));
  return planOf(multiples, Math.sqrt((2 * fixed) / held), Math.sqrt(2 * fixed * held), input);
}

function planOf(
  multiples: readonly number[],
  baseCycle: number,
  cost: number,
  { demands }: JointReplenishmentInput,
): Omit<JointReplenishmentPlan, 'bound'> {
  return {
    baseCycle,
    multiples,
    quantities: multiples.map((multiple, n) => baseCycle * multiple * demands[n]!),
    cost,
  };
}

/** Checks the input; returns hₙλₙ, what carrying one time unit's demand of each item costs per time unit. */
function requireFamily({ majorCost, minorCosts, demands, holdingCosts }: JointReplenishmentInput): number[] {
  requirePositive('majorCost', majorCost);
  requireEntries('minorCosts', minorCosts);
  requireSameLength('demands', demands, 'minorCosts', minorCosts);
  requireSameLength('holdingCosts', holdingCosts, 'minorCosts', minorCosts);
  requireAllNonNegative('minorCosts', minorCosts);
  requireAllPositive('demands', demands);
  requireAllPositive('holdingCosts', holdingCosts);
  return demands.map((demand, n) => holdingCosts[n]! * demand);
}

/** A binary heap of items by the cycle at which they change next, longest first. */
class ChangeQueue {
  private readonly heap: number[];

  constructor(
    count: number,
    private readonly changeAt: (item: number) => number,
  ) {
    this.heap = Array.from({ length: count }, (_, n) => n).sort((a, b) => changeAt(b) - changeAt(a));
  }

  first(): number {
    return this.heap[0]!;
  }

  /** Restores the order after the first item's change has moved to a shorter cycle. */
  update(): void {
    const { heap, changeAt } = this;
    const item = heap[0]!;
    const key = changeAt(item);
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && changeAt(heap[child + 1]!) > changeAt(heap[child]!)) child++;
      if (changeAt(heap[child]!) <= key) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = item;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
