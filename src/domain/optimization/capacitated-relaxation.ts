import type { CapacitatedModel } from './capacitated-model';
import { fractionalKnapsack } from './fractional-knapsack';
import { CLOSED, FREE, OPEN } from './location-model';

export interface CapacitatedAscent {
  readonly iterations: number;
  /** Step length at the start, less where the multipliers are inherited. */
  readonly step: number;
  /** Iterations without progress after which the step is shortened. */
  readonly patience: number;
  readonly leastStep: number;
  /** Cost of the best solution known. */
  incumbent(): number;
  /** Solutions above this are of no interest. */
  cutoff(): number;
  /** Called with each set of sites worth trying and how many iterations have passed. */
  onSelection(open: Uint8Array, iteration: number): void;
  expired(bound: number): boolean;
}

export interface CapacitatedBound {
  /** No plan within the node costs less. */
  readonly bound: number;
  /** The multipliers that give the bound. */
  readonly multipliers: Float64Array;
  /** What opening each site is worth under them; the less, the better. */
  readonly worth: Float64Array;
}

/**
 * Lagrangian relaxation of the capacitated location problem in the demand constraints: each site then solves
 * a fractional knapsack for what it would serve, and sites are chosen so that their capacity covers all
 * demand. The capacity condition is kept in its linear form, so the bound is that of the strong linear
 * relaxation at the best multipliers, and it holds for single sourcing too.
 *
 * @see Beasley, "An algorithm for solving large capacitated warehouse location problems", EJOR 33 (1988);
 *   Cornuéjols, Sridharan & Thizy, EJOR 50 (1991)
 */
export class CapacitatedRelaxation {
  /** Whole cost of serving a customer from a site, sites as rows. */
  private readonly serviceCost: Float64Array;
  private readonly totalDemand: number;
  private readonly worth: Float64Array;
  private readonly chosen: Float64Array;
  /** The share of each customer that each site would serve. */
  private readonly shares: Float64Array;
  private readonly ranked: Int32Array;

  constructor(private readonly model: CapacitatedModel) {
    const { siteCount, customerCount, unitCost, demand } = model;
    this.serviceCost = new Float64Array(siteCount * customerCount);
    for (let i = 0; i < siteCount; i++) {
      const row = unitCost[i]!;
      for (let j = 0; j < customerCount; j++) {
        this.serviceCost[i * customerCount + j] = demand[j] === 0 ? 0 : row[j]! * demand[j]!;
      }
    }
    this.totalDemand = demand.reduce((sum, quantity) => sum + quantity, 0);
    this.worth = new Float64Array(siteCount);
    this.chosen = new Float64Array(siteCount);
    this.shares = new Float64Array(siteCount * customerCount);
    this.ranked = new Int32Array(siteCount);
  }

  /** Raises the bound from `start`; fixes sites in `state` whose opposite choice costs more than the cutoff. */
  ascend(state: Uint8Array, start: Float64Array, ascent: CapacitatedAscent): CapacitatedBound {
    const { siteCount, customerCount, demand } = this.model;
    const multipliers = start.slice();
    const best = multipliers.slice();
    let bestWorth = this.worth.slice();
    const direction = new Float64Array(customerCount);
    const open = new Uint8Array(siteCount);
    let bound = -Infinity;
    let { step } = ascent;
    let stalled = 0;
    for (let iteration = 0; iteration < ascent.iterations; iteration++) {
      const value = this.evaluate(state, multipliers, ascent.cutoff());
      if (value === Infinity) return { bound: Infinity, multipliers: best, worth: bestWorth };
      if (value > bound) {
        stalled = value > bound + 1e-5 * Math.abs(bound) ? 0 : stalled + 1;
        bound = value;
        best.set(multipliers);
        bestWorth = this.worth.slice();
      } else stalled++;
      for (let i = 0; i < siteCount; i++) open[i] = this.chosen[i]! > 1e-9 ? 1 : 0;
      ascent.onSelection(open, iteration);
      if (ascent.expired(bound)) break;
      if (stalled > ascent.patience) {
        step /= 1.6;
        stalled = 0;
        if (step < ascent.leastStep) break;
        multipliers.set(best);
        continue;
      }
      let norm = 0;
      for (let j = 0; j < customerCount; j++) direction[j] = 0.5 * direction[j]! + (demand[j] === 0 ? 0 : 1);
      for (let i = 0; i < siteCount; i++) {
        if (!open[i]) continue;
        const row = i * customerCount;
        for (let j = 0; j < customerCount; j++) direction[j]! -= this.shares[row + j]!;
      }
      for (let j = 0; j < customerCount; j++) norm += direction[j]! ** 2;
      if (norm < 1e-12) break;
      const incumbent = ascent.incumbent();
      const target = Number.isFinite(incumbent) ? 1.001 * incumbent : 1.05 * Math.abs(bound) + 1;
      const length = (step * (target - value)) / norm;
      for (let j = 0; j < customerCount; j++) multipliers[j]! += length * direction[j]!;
    }
    return { bound, multipliers: best, worth: bestWorth };
  }

  /** Multipliers to start from: a little above what a near site asks. */
  startingMultipliers(): Float64Array {
    const { siteCount, customerCount } = this.model;
    const column: number[] = [];
    return Float64Array.from({ length: customerCount }, (_, j) => {
      column.length = 0;
      for (let i = 0; i < siteCount; i++) {
        const value = this.serviceCost[i * customerCount + j]!;
        if (value < Infinity) column.push(value);
      }
      column.sort((a, b) => a - b);
      return 1.02 * (column[Math.min(column.length - 1, Math.floor(0.15 * siteCount))] ?? 0);
    });
  }

  private evaluate(state: Uint8Array, multipliers: Float64Array, cutoff: number): number {
    const { siteCount, customerCount, demand, capacity, fixed } = this.model;
    const gain = new Float64Array(customerCount);
    const items = new Int32Array(customerCount);
    this.shares.fill(0);
    for (let i = 0; i < siteCount; i++) {
      if (state[i] === CLOSED) continue;
      const row = i * customerCount;
      let count = 0;
      for (let j = 0; j < customerCount; j++) {
        const saving = this.serviceCost[row + j]! - multipliers[j]!;
        if (saving < 0 && demand[j]! > 0) {
          gain[j] = saving;
          items[count++] = j;
        }
      }
      const share = this.shares.subarray(row, row + customerCount);
      this.worth[i] = fixed[i]! + fractionalKnapsack(items, count, gain, demand, capacity[i]!, share);
    }
    let value = this.choose(state, cutoff - multipliers.reduce((sum, m) => sum + m, 0));
    for (let j = 0; j < customerCount; j++) value += multipliers[j]!;
    return value;
  }

  /**
   * Chooses sites at least worth: those worth less than nothing, then by worth per unit of capacity until
   * demand is covered, the last one in part. Where a limit on the number of sites gives a higher value
   * than the capacity does, that choice is taken. Fixes sites by reduced cost against `cutoff`.
   */
  private choose(state: Uint8Array, cutoff: number): number {
    const { siteCount, capacity, minOpen, maxOpen } = this.model;
    const { worth, chosen, ranked } = this;
    chosen.fill(0);
    let forcedValue = 0;
    let covered = 0;
    let openCount = 0;
    let freeCount = 0;
    for (let i = 0; i < siteCount; i++) {
      if (state[i] === OPEN) {
        chosen[i] = 1;
        forcedValue += worth[i]!;
        covered += capacity[i]!;
        openCount++;
      } else if (state[i] === FREE) ranked[freeCount++] = i;
    }
    const free = ranked.subarray(0, freeCount);

    let value = forcedValue;
    for (const i of free) {
      if (worth[i]! > 0) continue;
      chosen[i] = 1;
      value += worth[i]!;
      covered += capacity[i]!;
    }
    let price = 0;
    const perUnit = (i: number): number => (capacity[i]! > 0 ? worth[i]! / capacity[i]! : Infinity);
    if (covered < this.totalDemand) {
      free.sort((a, b) => perUnit(a) - perUnit(b));
      for (const i of free) {
        if (chosen[i] || capacity[i] === 0) continue;
        const part = Math.min(1, (this.totalDemand - covered) / capacity[i]!);
        chosen[i] = part;
        value += part * worth[i]!;
        covered += part * capacity[i]!;
        price = perUnit(i);
        if (covered >= this.totalDemand * (1 - 1e-12)) break;
      }
      if (covered < this.totalDemand * (1 - 1e-9)) return Infinity;
    }
    for (const i of free) {
      const reduced = worth[i]! - price * capacity[i]!;
      if (reduced > 0 && value + reduced > cutoff) state[i] = CLOSED;
      else if (reduced < 0 && value - reduced > cutoff) state[i] = OPEN;
    }

    const least = Math.max(0, minOpen - openCount);
    const most = maxOpen - openCount;
    if (most < 0 || freeCount < least) return Infinity;
    if (least === 0 && most >= freeCount) return value;
    free.sort((a, b) => worth[a]! - worth[b]!);
    let counted = forcedValue;
    let taken = 0;
    while (taken < Math.min(most, freeCount) && (taken < least || worth[free[taken]!]! < 0)) {
      counted += worth[free[taken++]!]!;
    }
    if (counted <= value) return value;
    for (const i of free) chosen[i] = 0;
    for (let t = 0; t < taken; t++) chosen[free[t]!] = 1;
    // What a forced site displaces, and what takes the place of a forbidden one.
    const last = taken > 0 ? worth[free[taken - 1]!]! : 0;
    const following = taken < freeCount ? worth[free[taken]!]! : Infinity;
    const displaced = taken === most ? last : taken === least ? Math.max(0, last) : 0;
    const replaced = taken === least ? following : taken === most ? Math.min(0, following) : 0;
    free.forEach((i, t) => {
      if (t >= taken) {
        if (most === 0 || counted + worth[i]! - displaced > cutoff) state[i] = CLOSED;
      } else if (counted - worth[i]! + replaced > cutoff) state[i] = OPEN;
    });
    return counted;
  }
}
