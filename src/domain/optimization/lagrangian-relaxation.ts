import type { LocationModel } from './location-model';
import { CLOSED, FREE, OPEN } from './location-model';

/** What the ascent at one node of the search found. */
export interface NodeBound {
  /** No solution within the node costs less; Infinity when the node holds nothing below the cutoff. */
  readonly bound: number;
  /** The multipliers that give the bound. */
  readonly multipliers: Float64Array;
  /** Share of recent iterations in which each site was chosen, an estimate of the relaxed solution. */
  readonly chosenShare: Float64Array;
}

export interface Ascent {
  readonly iterations: number;
  /** Step length at the start, 2 at the root, less where the multipliers are inherited. */
  readonly step: number;
  /** Iterations without progress after which the step is halved. */
  readonly patience: number;
  readonly leastStep: number;
  /** Cost of the best solution known; the step aims there. */
  incumbent(): number;
  /** Solutions above this are of no interest. */
  cutoff(): number;
  /** Called with each set of sites worth trying, and told how many iterations have passed. */
  onSelection?(selected: Uint8Array, iteration: number, improved: boolean): void;
  expired(bound: number): boolean;
}

/**
 * The Lagrangian relaxation of an uncapacitated location problem: "each customer is served once" is priced
 * by a multiplier per customer, after which each site is worth its fixed cost plus what it saves on every
 * customer, and the cheapest permitted number of sites is taken. Subgradient ascent raises the bound.
 * While it does, the bound with one site forced the other way fixes sites for good.
 *
 * @see Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management
 *   Science 27 (1981); Beasley, "Lagrangean heuristics for location problems", EJOR 65 (1993)
 */
export class LagrangianRelaxation {
  /** The sites of the model that may still be open, in the order in which this relaxation counts them. */
  readonly sites: Int32Array;
  private readonly customerCount: number;
  private readonly fixed: Float64Array;
  private readonly ceiling: number;
  private readonly minOpen: number;
  private readonly maxOpen: number;
  /** For each customer the sites by ascending cost, and those costs. */
  private readonly order: Int32Array;
  private readonly key: Float64Array;
  /** Value of each site under the multipliers at hand; negative ones are worth opening. */
  private readonly worth: Float64Array;
  private readonly selected: Uint8Array;
  private readonly free: Int32Array;

  constructor(model: LocationModel, state: Uint8Array) {
    this.sites = Int32Array.from([...state.keys()].filter((site) => state[site] !== CLOSED));
    const count = this.sites.length;
    const { customerCount, cost } = model;
    this.customerCount = customerCount;
    this.fixed = Float64Array.from(this.sites, (site) => model.fixed[site]!);
    this.ceiling = model.ceiling;
    this.minOpen = model.minOpen;
    this.maxOpen = model.maxOpen;
    this.order = new Int32Array(customerCount * count);
    this.key = new Float64Array(customerCount * count);
    this.worth = new Float64Array(count);
    this.selected = new Uint8Array(count);
    this.free = new Int32Array(count);
    const column = new Float64Array(count);
    const ranked = new Int32Array(count);
    for (let j = 0; j < customerCount; j++) {
      for (let k = 0; k < count; k++) {
        column[k] = cost[this.sites[k]! * customerCount + j]!;
        ranked[k] = k;
      }
      ranked.sort((a, b) => column[a]! - column[b]!);
      this.order.set(ranked, j * count);
      for (let k = 0; k < count; k++) this.key[j * count + k] = column[ranked[k]!]!;
    }
  }

  /**
   * Multipliers to start from: midway between the two cheapest open sites of each customer. The price of a
   * forbidden pair takes no part: it would put the start, and with it the bound, far out.
   */
  multipliersFor(open: Uint8Array): Float64Array {
    const count = this.sites.length;
    return Float64Array.from({ length: this.customerCount }, (_, j) => {
      let nearest = Infinity;
      for (let k = j * count; k < (j + 1) * count && this.key[k]! < this.ceiling; k++) {
        if (!open[this.sites[this.order[k]!]!]) continue;
        if (nearest < Infinity) return (nearest + this.key[k]!) / 2;
        nearest = this.key[k]!;
      }
      return nearest < Infinity ? nearest : this.key[j * count]!;
    });
  }

  /** Raises the bound of the node, fixing sites in `state` on the way. Starts from and leaves `start` alone. */
  ascend(state: Uint8Array, start: Float64Array, ascent: Ascent): NodeBound {
    const { customerCount, order, key, selected } = this;
    const count = this.sites.length;
    const multipliers = start.slice();
    let best = start.slice();
    const subgradient = new Float64Array(customerCount);
    const direction = new Float64Array(customerCount);
    const chosenShare = new Float64Array(count);
    let bound = -Infinity;
    let { step } = ascent;
    let stalled = 0;
    const nothing = { bound: Infinity, multipliers: best, chosenShare };

    for (let iteration = 0; iteration < ascent.iterations; iteration++) {
      const value = this.evaluate(state, multipliers, ascent.cutoff());
      if (value > ascent.cutoff()) return nothing;
      const incumbent = ascent.incumbent();
      const scale = Math.abs(incumbent);
      const improved = value > bound + 1e-5 * scale;
      if (value > bound) {
        bound = value;
        best = multipliers.slice();
      }
      stalled = improved ? 0 : stalled + 1;
      for (let k = 0; k < count; k++) chosenShare[k]! += 0.1 * (selected[k]! - chosenShare[k]!);
      ascent.onSelection?.(selected, iteration, improved);
      if (ascent.expired(bound)) break;
      if (stalled > ascent.patience) {
        step /= 2;
        stalled = 0;
        if (step < ascent.leastStep) break;
        multipliers.set(best);
        direction.fill(0);
        continue;
      }

      // Customers served by no chosen site become dearer, by several cheaper; the last direction damps zigzag.
      let norm = 0;
      for (let j = 0; j < customerCount; j++) {
        let excess = 1;
        const limit = multipliers[j]!;
        for (let k = j * count; k < (j + 1) * count; k++) {
          if (key[k]! >= limit) break;
          if (selected[order[k]!]) excess--;
        }
        subgradient[j] = excess;
        direction[j] = excess + 0.3 * direction[j]!;
        norm += direction[j]! ** 2;
      }
      if (norm < 1e-12) break;
      const length = (step * (1.001 * incumbent - value)) / norm;
      for (let j = 0; j < customerCount; j++) {
        multipliers[j] = Math.max(key[j * count]!, multipliers[j]! + length * direction[j]!);
      }
    }
    return { bound, multipliers: best, chosenShare };
  }

  /**
   * The value of the relaxation, the sites it selects, and the fixing of those for which the value with the
   * opposite choice lies above the cutoff. Infinity when the limits on open sites cannot be kept.
   */
  private evaluate(state: Uint8Array, multipliers: Float64Array, cutoff: number): number {
    const { customerCount, order, key, worth, selected, free } = this;
    const count = this.sites.length;
    worth.set(this.fixed);
    let value = 0;
    for (let j = 0; j < customerCount; j++) {
      const limit = multipliers[j]!;
      value += limit;
      for (let k = j * count; k < (j + 1) * count; k++) {
        const saving = key[k]! - limit;
        if (saving >= 0) break;
        worth[order[k]!]! += saving;
      }
    }

    selected.fill(0);
    let openCount = 0;
    let freeCount = 0;
    for (let k = 0; k < count; k++) {
      if (state[k] === OPEN) {
        selected[k] = 1;
        value += worth[k]!;
        openCount++;
      } else if (state[k] === FREE) free[freeCount++] = k;
    }
    const least = Math.max(0, this.minOpen - openCount);
    const most = this.maxOpen - openCount;
    if (most < 0 || freeCount < least) return Infinity;

    const candidates = free.subarray(0, freeCount);
    // Only a limit that may bind needs the order of worth.
    const bounded = least > 0 || most < freeCount;
    if (bounded) candidates.sort((a, b) => worth[a]! - worth[b]!);
    let taken = 0;
    for (let i = 0; i < freeCount; i++) {
      const k = candidates[i]!;
      if (bounded && taken >= most) break;
      if (worth[k]! < 0 || taken < least) {
        selected[k] = 1;
        value += worth[k]!;
        taken++;
      } else if (bounded) break;
    }
    if (value > cutoff) return value;

    // What a forced site displaces, and what takes the place of a forbidden one.
    const last = bounded && taken > 0 ? worth[candidates[taken - 1]!]! : 0;
    const following = bounded && taken < freeCount ? worth[candidates[taken]!]! : Infinity;
    const displaced = taken === most ? last : taken === least ? Math.max(0, last) : 0;
    const replaced = taken === least ? following : taken === most ? Math.min(0, following) : 0;
    for (let i = 0; i < freeCount; i++) {
      const k = candidates[i]!;
      if (selected[k]) {
        if (value - worth[k]! + replaced > cutoff) state[k] = OPEN;
      } else if (most === 0 || value + worth[k]! - displaced > cutoff) state[k] = CLOSED;
    }
    return value;
  }
}
