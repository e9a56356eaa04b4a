import type { CapacitatedModel, CapacitatedPlan } from './capacitated-model';
import { CapacitatedProgram } from './capacitated-program';
import { bestPlan, CapacitatedSearch } from './capacitated-search';
import { CLOSED, OPEN } from './location-model';
import type { MixedIntegerSolver } from './mixed-integer';
import type { SolveControl, SolveReport } from './solve-report';
import { DEFAULT_TIME_LIMIT, PROOF_TOLERANCE, SolveClock } from './solve-report';

/** Pairs up to which the mixed-integer solver proves the strong formulation in about a second. */
const FEW_PAIRS = 6_000;

/** Pairs up to which it improves the assignment of customers to given sites within seconds. */
const FEW_ASSIGNMENTS = 20_000;

/**
 * Solves a capacitated location problem: the Lagrangian search gives a plan and a bound; when the sites it
 * leaves undecided make a small enough program, HiGHS starts from that plan and proves the optimum.
 * `undefined` when no plan exists or none was found.
 */
export async function solveCapacitated(
  given: CapacitatedModel,
  solver: MixedIntegerSolver,
  control: SolveControl = {},
): Promise<{ plan: CapacitatedPlan; report: SolveReport } | { plan: undefined; proved: boolean }> {
  const clock = new SolveClock(control);
  const model = { ...given, minOpen: Math.max(given.minOpen, leastSites(given)) };
  const fewPairs = (state: Uint8Array): boolean =>
    model.customerCount * state.reduce((sum, choice) => sum + (choice === CLOSED ? 0 : 1), 0) <= FEW_PAIRS;
  // Where customers may not be split, a share of the time is kept for assigning them well.
  const searchTime = (control.timeLimit ?? DEFAULT_TIME_LIMIT) * (model.singleSource ? 0.5 : 1);
  const search = new CapacitatedSearch(model, new SolveClock({ ...control, timeLimit: searchTime })).run(
    (state) => !fewPairs(state),
  );
  let { plan, bound } = search;
  let method = 'Lagrangian relaxation, transport plans, interchange, branch and bound';

  const closes = (): boolean => plan !== undefined && bound >= plan.cost * (1 - PROOF_TOLERANCE);
  if (model.singleSource && plan !== undefined && !closes())
    plan = await reassigned(model, plan, solver, clock);
  if (!closes() && fewPairs(search.state) && !clock.expired) {
    const program = new CapacitatedProgram({ ...model, forced: search.state });
    const solution = await solver.solve(program.program, {
      timeLimit: clock.secondsLeft,
      ...(plan && { start: program.pointOf(plan) }),
      onProgress: (value, incumbent) =>
        clock.progress(Math.max(bound, value), Math.min(incumbent, plan?.cost ?? Infinity)),
    });
    method = 'Lagrangian relaxation, transport plans, interchange, then HiGHS';
    if (solution.status === 'infeasible') {
      // The fixed sites rule out only what costs more than the plan: with a plan, that plan is the best.
      if (plan === undefined) return { plan: undefined, proved: true };
      bound = plan.cost;
    } else {
      if (solution.status !== 'unknown') {
        const found = model.singleSource
          ? program.singleSourcePlan(solution.x)
          : bestPlan(model, program.openOf(solution.x));
        if (found !== undefined && found.cost < (plan?.cost ?? Infinity)) plan = found;
      }
      bound = Math.max(bound, Math.min(solution.bound, plan?.cost ?? Infinity));
    }
  }
  if (plan === undefined) return { plan: undefined, proved: bound === Infinity };
  return { plan, report: clock.report(plan.cost, bound, method) };
}

/** The plan with its customers assigned anew to the same sites by HiGHS, if that saves money. */
async function reassigned(
  model: CapacitatedModel,
  plan: CapacitatedPlan,
  solver: MixedIntegerSolver,
  clock: SolveClock,
): Promise<CapacitatedPlan> {
  const count = plan.open.reduce((sum, isOpen) => sum + isOpen, 0);
  if (count * model.customerCount > FEW_ASSIGNMENTS || clock.expired) return plan;
  const program = new CapacitatedProgram({
    ...model,
    forced: plan.open.map((isOpen) => (isOpen ? OPEN : CLOSED)),
  });
  const solution = await solver.solve(program.program, {
    timeLimit: Math.min(2, clock.secondsLeft / 4),
    relativeGap: 1e-5,
    start: program.pointOf(plan),
  });
  if (solution.status !== 'optimal' && solution.status !== 'feasible') return plan;
  const found = program.singleSourcePlan(solution.x);
  return found.cost < plan.cost ? found : plan;
}

/**
 * Sites that demand needs at least, even of the largest. Implied by the capacities, yet this whole number
 * is what makes the linear bounds tight.
 */
function leastSites({ capacity, demand, forced }: CapacitatedModel): number {
  let uncovered = demand.reduce((sum, quantity) => sum + quantity, 0);
  const available = capacity.filter((_, site) => forced[site] !== CLOSED).sort((a, b) => b - a);
  // Rounding in the sums must not ask for a site too many.
  uncovered *= 1 - 1e-9;
  let count = 0;
  while (uncovered > 0 && count < available.length) uncovered -= available[count++]!;
  return count;
}
