import type { CapacitatedModel, CapacitatedPlan } from './capacitated-model';
import type { CapacitatedBound } from './capacitated-relaxation';
import { CapacitatedRelaxation } from './capacitated-relaxation';
import { CLOSED, FREE, OPEN } from './location-model';
import { singleSourcePlan } from './single-source';
import type { SolveClock } from './solve-report';
import { PROOF_TOLERANCE } from './solve-report';
import { transportPlan } from './transport';

/** The best plan found, if any, and a bound that holds for every plan. */
export interface CapacitatedResult {
  readonly plan: CapacitatedPlan | undefined;
  readonly bound: number;
  /** FREE where neither choice has been ruled out for plans that cost less. */
  readonly state: Uint8Array;
}

/**
 * Large capacitated location problems: the Lagrangian relaxation bounds the cost and proposes sites, a
 * transport plan prices each proposal exactly, and interchange of sites improves the best.
 */
export class CapacitatedSearch {
  private best: CapacitatedPlan | undefined;
  private readonly tried = new Map<string, number>();
  private readonly totalDemand: number;

  constructor(
    private readonly model: CapacitatedModel,
    private readonly clock: SolveClock,
  ) {
    this.totalDemand = model.demand.reduce((sum, quantity) => sum + quantity, 0);
  }

  /** `branches` decides by what the root left undecided whether to go on to branch and bound. */
  run(branches: (state: Uint8Array) => boolean): CapacitatedResult {
    const { model, clock } = this;
    const state = model.forced.slice();
    const relaxation = new CapacitatedRelaxation(model);
    const root = relaxation.ascend(state, relaxation.startingMultipliers(), {
      iterations: 1500,
      step: 2,
      patience: 30,
      leastStep: 1e-4,
      incumbent: () => this.best?.cost ?? Infinity,
      cutoff: this.cutoff,
      onSelection: (open, iteration) => {
        if (iteration % 40 === 20 || (iteration > 300 && iteration % 15 === 0))
          this.price(this.repaired(open));
      },
      expired: (value) => {
        clock.progress(value, this.best?.cost ?? Infinity);
        return clock.expired || this.closes(value);
      },
    });
    this.price(this.repaired(this.best?.open ?? new Uint8Array(model.siteCount)));
    if (!this.closes(root.bound)) this.interchange(state, root.worth, root.bound);
    let { bound } = root;
    if (!this.closes(bound) && branches(state)) bound = this.branch(relaxation, state, root);
    // Fixed sites rule out plans that cost more than the best: beyond it a bound says nothing.
    return { plan: this.best, bound: Math.min(bound, this.best?.cost ?? Infinity), state };
  }

  private closes(bound: number): boolean {
    // An infinite bound means that the node holds no plan at all.
    return bound === Infinity || bound > this.cutoff();
  }

  private readonly cutoff = (): number =>
    this.best === undefined ? Infinity : this.best.cost * (1 - PROOF_TOLERANCE);

  /** The set of sites with as many added or dropped as the limits and the demand require. */
  private repaired(start: Uint8Array): Uint8Array {
    const { siteCount, capacity, fixed, forced, minOpen, maxOpen } = this.model;
    const open = start.map((isOpen, i) => (forced[i] === OPEN ? 1 : forced[i] === CLOSED ? 0 : isOpen));
    const sites = Array.from({ length: siteCount }, (_, i) => i).filter((i) => forced[i] === FREE);
    const perUnit = (i: number): number => fixed[i]! / Math.max(capacity[i]!, 1e-300);
    sites.sort((a, b) => perUnit(a) - perUnit(b));
    let count = open.reduce((sum, isOpen) => sum + isOpen, 0);
    let covered = capacity.reduce((sum, limit, i) => sum + (open[i] ? limit : 0), 0);
    for (const site of sites) {
      if (covered >= this.totalDemand && count >= minOpen) break;
      if (open[site]) continue;
      open[site] = 1;
      covered += capacity[site]!;
      count++;
    }
    for (const site of sites.slice().reverse()) {
      if (count <= maxOpen) break;
      if (!open[site]) continue;
      open[site] = 0;
      covered -= capacity[site]!;
      count--;
    }
    // At the limit on sites with too little capacity: trade small sites for large ones.
    const bySize = sites.slice().sort((a, b) => capacity[a]! - capacity[b]!);
    while (covered < this.totalDemand) {
      const smallest = bySize.find((site) => open[site]);
      const largest = bySize.findLast((site) => !open[site]);
      if (smallest === undefined || largest === undefined || capacity[largest]! <= capacity[smallest]!) break;
      open[smallest] = 0;
      open[largest] = 1;
      covered += capacity[largest]! - capacity[smallest]!;
    }
    return open;
  }

  /** Cost of the best plan with these sites, Infinity when they cannot meet demand; remembers the best. */
  private price(open: Uint8Array): number {
    const key = open.join('');
    const known = this.tried.get(key);
    if (known !== undefined) return known;
    const plan = this.planFor(open);
    const cost = plan?.cost ?? Infinity;
    this.tried.set(key, cost);
    if (plan !== undefined && cost < (this.best?.cost ?? Infinity)) this.best = plan;
    return cost;
  }

  private planFor(open: Uint8Array): CapacitatedPlan | undefined {
    const { model } = this;
    const { fixed, capacity, minOpen, maxOpen } = model;
    let fixedCost = 0;
    let covered = 0;
    let count = 0;
    open.forEach((isOpen, i) => {
      if (!isOpen) return;
      fixedCost += fixed[i]!;
      covered += capacity[i]!;
      count++;
    });
    if (covered < this.totalDemand * (1 - 1e-12) || count < minOpen || count > maxOpen) return undefined;
    if (fixedCost >= (this.best?.cost ?? Infinity)) return undefined;
    return bestPlan(model, open, this.best?.cost ?? Infinity);
  }

  /** Adds, drops and swaps undecided sites, most promising first, while that helps and time allows. */
  private interchange(state: Uint8Array, worth: Float64Array, bound: number): void {
    const width = 8;
    for (let improved = true; improved;) {
      improved = false;
      const best = this.best;
      if (best === undefined) return;
      const inside: number[] = [];
      const outside: number[] = [];
      best.open.forEach((isOpen, i) => {
        if (state[i] === FREE) (isOpen ? inside : outside).push(i);
      });
      inside.sort((a, b) => worth[b]! - worth[a]!);
      outside.sort((a, b) => worth[a]! - worth[b]!);
      const moves: [closing: number, opening: number][] = [];
      for (const site of inside.slice(0, width)) moves.push([site, -1]);
      for (const opening of outside.slice(0, width)) {
        moves.push([-1, opening]);
        for (const closing of inside.slice(0, width)) moves.push([closing, opening]);
      }
      for (const [closing, opening] of moves) {
        if (this.clock.expired) return;
        this.clock.progress(bound, best.cost);
        const open = best.open.slice();
        if (closing >= 0) open[closing] = 0;
        if (opening >= 0) open[opening] = 1;
        if (this.price(open) < best.cost * (1 - 1e-9)) {
          improved = true;
          break;
        }
      }
    }
  }

  /** Splits on one undecided site after another, depth first; returns the bound that remains in the end. */
  private branch(relaxation: CapacitatedRelaxation, rootState: Uint8Array, root: CapacitatedBound): number {
    const nodes = [{ state: rootState.slice(), multipliers: root.multipliers, bound: root.bound }];
    // Where customers may not be split a decided node is bounded, but not settled.
    let unsettled = Infinity;
    while (nodes.length > 0) {
      const remaining = nodes.reduce((least, node) => Math.min(least, node.bound), unsettled);
      if (this.clock.expired) return remaining;
      this.clock.progress(remaining, this.best?.cost ?? Infinity);
      const node = nodes.pop()!;
      if (this.closes(node.bound)) continue;
      const { state } = node;
      const result = relaxation.ascend(state, node.multipliers, {
        iterations: 150,
        step: 1,
        patience: 8,
        leastStep: 0.01,
        incumbent: () => this.best?.cost ?? Infinity,
        cutoff: this.cutoff,
        onSelection: (open, iteration) => {
          if (iteration === 0) this.price(this.repaired(open));
        },
        expired: (bound) => this.closes(bound) || this.clock.expired,
      });
      const bound = Math.max(node.bound, result.bound);
      if (this.closes(bound)) continue;
      if (this.clock.expired) return Math.min(remaining, bound);
      let site = -1;
      for (let i = 0; i < state.length; i++) {
        if (state[i] === FREE && (site < 0 || result.worth[i]! < result.worth[site]!)) site = i;
      }
      if (site < 0) {
        this.price(state.map((choice) => (choice === OPEN ? 1 : 0)));
        if (this.model.singleSource) unsettled = Math.min(unsettled, bound);
        continue;
      }
      for (const choice of [CLOSED, OPEN]) {
        const child = state.slice();
        child[site] = choice;
        nodes.push({ state: child, multipliers: result.multipliers, bound });
      }
    }
    return Math.min(unsettled, this.best?.cost ?? Infinity);
  }
}

/** The cheapest plan with exactly these open sites; heuristic when customers may not be split. */
export function bestPlan(
  model: CapacitatedModel,
  open: Uint8Array,
  below = Infinity,
): CapacitatedPlan | undefined {
  const sites = [...open.keys()].filter((i) => open[i]);
  const transport = transportPlan({
    supply: sites.map((i) => model.capacity[i]!),
    demand: model.demand,
    unitCost: (source, customer) => model.unitCost[sites[source]!]![customer]!,
  });
  if (!transport.feasible) return undefined;
  const fixedCost = sites.reduce((sum, i) => sum + model.fixed[i]!, 0);
  const flows = transport.flows.map(({ source, destination, quantity }) => ({
    site: sites[source]!,
    customer: destination,
    quantity,
  }));
  const cost = fixedCost + transport.cost;
  if (!model.singleSource) return { cost, open: open.slice(), flows };
  // Splitting only ever helps: no assignment can undercut the transport plan.
  if (cost >= below) return undefined;
  return singleSourcePlan(model, sites, flows, fixedCost);
}
