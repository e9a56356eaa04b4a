import { DomainError } from '../domain-error';
import { greedyOpen, improveByInterchange } from './interchange';
import { LagrangianRelaxation } from './lagrangian-relaxation';
import type { LocationModel, LocationProblem } from './location-model';
import type { Undecided } from './location-program';
import { CLOSED, costOfOpen, FREE, locationModel, OPEN } from './location-model';
import { seededRandom } from '../probability/seeded-random';
import type { SolveControl, SolveReport } from './solve-report';
import { PROOF_TOLERANCE, SolveClock } from './solve-report';

export interface LocationSolution {
  readonly cost: number;
  /** 1 for each open site. */
  readonly open: Uint8Array;
  readonly report: SolveReport;
  /** What a neighbouring problem may start from. */
  readonly warmStart: LocationWarmStart;
  /** What another method may go on with; undefined when proved. */
  readonly undecided: (Undecided & { readonly model: LocationModel }) | undefined;
}

/** The solution of a similar problem. */
export interface LocationWarmStart {
  readonly open: Uint8Array;
  readonly multipliers: Float64Array;
}

/**
 * Solves an uncapacitated location problem to proven optimality, or to an honest gap at the time limit:
 * greedy start and interchange for the cost, Lagrangian relaxation for the bound, reduced costs to fix
 * sites, and depth-first branch and bound on what is left. `undefined` when no set of sites is permitted.
 *
 * @throws DomainError "infeasible" when time ends before a permitted set of sites was found or ruled out
 */
export function solveLocation(
  problem: LocationProblem,
  control: SolveControl = {},
  warmStart?: LocationWarmStart,
): LocationSolution | undefined {
  return new LocationSearch(locationModel(problem), new SolveClock(control)).run(warmStart);
}

interface SearchNode {
  readonly state: Uint8Array;
  readonly multipliers: Float64Array;
  /** The bound of the node it was split from. */
  readonly bound: number;
}

class LocationSearch {
  private bestCost = Infinity;
  private bestOpen: Uint8Array;
  private undecided: Undecided | undefined;
  private readonly expired = (): boolean => this.clock.expired;

  constructor(
    private readonly model: LocationModel,
    private readonly clock: SolveClock,
  ) {
    this.bestOpen = new Uint8Array(model.siteCount);
  }

  run(warmStart?: LocationWarmStart): LocationSolution | undefined {
    const { model } = this;
    if (model.forced.reduce((sum, f) => sum + (f === OPEN ? 1 : 0), 0) > model.maxOpen) return undefined;
    if (model.forced.reduce((sum, f) => sum + (f === CLOSED ? 0 : 1), 0) < model.minOpen) return undefined;

    this.improve(greedyOpen(model));
    if (warmStart !== undefined) this.improve(this.permitted(warmStart.open));

    const relaxation = new LagrangianRelaxation(model, model.forced);
    const state = Uint8Array.from(relaxation.sites, (site) => model.forced[site]!);
    const start = warmStart?.multipliers ?? relaxation.multipliersFor(this.bestOpen);
    const root = this.ascendRoot(relaxation, state, start);
    let bound = root.bound;
    this.leaves(relaxation, state, root);
    if (!this.closes(bound) && !this.clock.expired) {
      this.perturb(relaxation, state);
      bound = this.branch(relaxation, state, root.multipliers, bound);
    }
    if (this.bestCost >= model.ceiling) {
      if (this.closes(bound)) return undefined;
      throw new DomainError(
        'infeasible',
        'maxDistance',
        'is so tight that no network was found in the time given, nor was it proved that there is none; relax it or maxOpen',
      );
    }
    if (this.closes(bound)) bound = this.bestCost;
    return {
      cost: this.bestCost,
      open: this.bestOpen,
      report: this.clock.report(this.bestCost, bound, 'Lagrangian relaxation, interchange, branch and bound'),
      warmStart: { open: this.bestOpen, multipliers: root.multipliers },
      undecided: this.closes(bound) || !this.undecided ? undefined : { ...this.undecided, model },
    };
  }

  /** Remembers what the bound at the root leaves: serving a customer above its multiplier costs the difference. */
  private leaves(
    relaxation: LagrangianRelaxation,
    rootState: Uint8Array,
    { bound, multipliers }: { bound: number; multipliers: Float64Array },
  ): void {
    const state = new Uint8Array(this.model.siteCount).fill(CLOSED);
    relaxation.sites.forEach((site, k) => (state[site] = rootState[k]!));
    const slack = Math.max(0, this.target() - bound) + 1e-9 * Math.abs(bound);
    this.undecided = { state, most: multipliers.map((price) => price + slack) };
  }

  /** Where the ascent aims: the best cost, or what every solution without a forbidden pair stays below. */
  private readonly target = (): number => Math.min(this.bestCost, this.model.ceiling);

  /** A node whose bound lies above this cannot hold a better solution. */
  private readonly cutoff = (): number => {
    const best = this.target();
    return this.model.wholeNumbers ? best - 1 + 1e-6 : best - PROOF_TOLERANCE * Math.abs(best);
  };

  private closes(bound: number): boolean {
    return bound > this.cutoff();
  }

  private accept(cost: number, open: Uint8Array): void {
    if (cost < this.bestCost) {
      this.bestCost = cost;
      this.bestOpen = open.slice();
    }
  }

  private improve(open: Uint8Array): void {
    this.accept(improveByInterchange(this.model, open, this.expired), open);
  }

  /** A set of sites changed as little as possible to keep forced sites and the limits on open ones. */
  private permitted(start: Uint8Array): Uint8Array {
    const { forced, minOpen, maxOpen } = this.model;
    const open = start.map((isOpen, site) =>
      forced[site] === FREE ? isOpen : forced[site] === OPEN ? 1 : 0,
    );
    let count = open.reduce((sum, isOpen) => sum + isOpen, 0);
    while (count !== Math.min(maxOpen, Math.max(minOpen, count))) {
      const adding = count < minOpen;
      let best = Infinity;
      let bestSite = -1;
      for (let site = 0; site < open.length; site++) {
        if (forced[site] !== FREE || (open[site] === 1) === adding) continue;
        open[site] = adding ? 1 : 0;
        const cost = costOfOpen(this.model, open);
        open[site] = adding ? 0 : 1;
        if (cost < best) {
          best = cost;
          bestSite = site;
        }
      }
      open[bestSite] = adding ? 1 : 0;
      count += adding ? 1 : -1;
    }
    return open;
  }

  private ascendRoot(relaxation: LagrangianRelaxation, state: Uint8Array, start: Float64Array) {
    const tried = new Set<string>();
    return relaxation.ascend(state, start, {
      iterations: 1500,
      step: 2,
      patience: 20,
      leastStep: 1e-4,
      incumbent: this.target,
      cutoff: this.cutoff,
      onSelection: (selected, iteration, improved) => {
        if ((!improved && iteration % 10 !== 0) || tried.size >= 60) return;
        const key = selected.join('');
        if (tried.has(key)) return;
        tried.add(key);
        const open = this.opened(relaxation, selected);
        if (open !== undefined && costOfOpen(this.model, open) < 1.05 * this.bestCost) this.improve(open);
      },
      expired: (bound) => {
        this.clock.progress(bound, this.bestCost);
        return this.clock.expired || this.closes(bound);
      },
    });
  }

  /** The model's sites that a relaxation selected; undefined when it selected none. */
  private opened(relaxation: LagrangianRelaxation, selected: Uint8Array): Uint8Array | undefined {
    const open = new Uint8Array(this.model.siteCount);
    let count = 0;
    for (let k = 0; k < selected.length; k++) {
      if (!selected[k]) continue;
      open[relaxation.sites[k]!] = 1;
      count++;
    }
    return count === 0 ? undefined : open;
  }

  /** Swaps a few random undecided sites of the best solution and improves again, until that stops helping. */
  private perturb(relaxation: LagrangianRelaxation, state: Uint8Array): void {
    const random = seededRandom(20070101);
    for (let failures = 0; failures < 24 && !this.clock.expired;) {
      const open = this.bestOpen.slice();
      const inside: number[] = [];
      const outside: number[] = [];
      relaxation.sites.forEach((site, k) => {
        if (state[k] === FREE) (open[site] ? inside : outside).push(site);
      });
      const swaps = Math.min(
        inside.length,
        outside.length,
        2 + Math.floor(random() * (2 + inside.length / 8)),
      );
      if (swaps === 0) return;
      for (let i = 0; i < swaps; i++) {
        open[inside.splice(Math.floor(random() * inside.length), 1)[0]!] = 0;
        open[outside.splice(Math.floor(random() * outside.length), 1)[0]!] = 1;
      }
      const before = this.bestCost;
      this.improve(open);
      failures = this.bestCost < before ? 0 : failures + 1;
    }
  }

  /** Splits the problem on one undecided site after another; returns the bound that remains in the end. */
  private branch(
    parent: LagrangianRelaxation,
    rootState: Uint8Array,
    rootMultipliers: Float64Array,
    rootBound: number,
  ): number {
    const { model } = this;
    const fixed = new Uint8Array(model.siteCount).fill(CLOSED);
    parent.sites.forEach((site, k) => (fixed[site] = rootState[k]!));
    const relaxation = new LagrangianRelaxation(model, fixed);
    const nodes: SearchNode[] = [
      {
        state: Uint8Array.from(relaxation.sites, (site) => fixed[site]!),
        multipliers: rootMultipliers,
        bound: rootBound,
      },
    ];
    let first = true;
    while (nodes.length > 0) {
      const remaining = nodes.reduce((least, node) => Math.min(least, node.bound), Infinity);
      if (this.clock.expired) return remaining;
      this.clock.progress(remaining, this.bestCost);
      const node = nodes.pop()!;
      if (this.closes(node.bound)) continue;
      const { state } = node;
      const result = relaxation.ascend(state, node.multipliers, {
        iterations: first ? 1000 : 150,
        step: 1,
        patience: 8,
        leastStep: 0.005,
        incumbent: this.target,
        cutoff: this.cutoff,
        onSelection: (selected, iteration) => {
          if (iteration !== 0) return;
          const open = this.opened(relaxation, selected);
          if (open !== undefined && costOfOpen(model, open) < this.bestCost) this.improve(open);
        },
        expired: (bound) => this.closes(bound) || this.clock.expired,
      });
      if (first && result.bound > rootBound && result.bound < Infinity)
        this.leaves(relaxation, state, result);
      first = false;
      const bound = Math.max(node.bound, result.bound);
      if (this.closes(bound)) continue;
      if (this.clock.expired) return Math.min(remaining, bound);
      const site = this.branchingSite(relaxation, state, result.chosenShare);
      if (site < 0) continue;
      for (const choice of [CLOSED, OPEN]) {
        const child = state.slice();
        child[site] = choice;
        nodes.push({ state: child, multipliers: result.multipliers, bound });
      }
    }
    return this.bestCost;
  }

  /** The undecided site to split on; −1 when nothing is left to decide, after pricing what is decided. */
  private branchingSite(relaxation: LagrangianRelaxation, state: Uint8Array, share: Float64Array): number {
    let openCount = 0;
    let freeCount = 0;
    let site = -1;
    let best = -Infinity;
    for (let k = 0; k < state.length; k++) {
      if (state[k] === OPEN) openCount++;
      if (state[k] !== FREE) continue;
      freeCount++;
      if (share[k]! > best) {
        best = share[k]!;
        site = k;
      }
    }
    const { minOpen, maxOpen } = this.model;
    if (freeCount > 0 && openCount < maxOpen && openCount + freeCount > minOpen) return site;
    const all = openCount + freeCount <= minOpen;
    const open = this.opened(
      relaxation,
      state.map((choice) => (choice === OPEN || (all && choice === FREE) ? 1 : 0)),
    );
    if (open !== undefined) this.accept(costOfOpen(this.model, open), open);
    return -1;
  }
}
