/** The simulation that the risk view shows; it outlives the view, and nothing of it is kept in the workbook. */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { DomainError } from '../../../domain/domain-error';
import type { Case } from '../../../case/case';
import { CaseError } from '../../../case/case-error';
import type { Evaluate } from '../../../case/case-store';
import type { RiskFigures } from '../../../case/output-sheets/risk-sheet';
import { planEvaluation } from '../../../case/evaluation/evaluation-plan';
import type { EvaluationPlan } from '../../../case/evaluation/evaluation-plan';
import type { DecidingRegions, SimulationSummary } from '../../../worker/recalc-protocol';
import type { Workbook } from '../../../workbook/workbook';
import { plannedAlternatives, rangesUnder, uncertainAlternatives } from '../../case-uncertainty';
import type { LocalEngine } from '../../local-engine';
import { localEngineOf } from '../../local-engine';
import { say, saidOf } from '../../../case/said';
import type { Said } from '../../../case/said';

/** A simulation with the case it was made for. */
export interface SimulationRun {
  readonly summary: SimulationSummary;
  readonly plan: EvaluationPlan;
  /** By position of the metric; null where one alternative always wins or no direction says which is better. */
  readonly regions: readonly (DecidingRegions | null)[];
  readonly milliseconds: number;
}

export interface RiskProblem {
  readonly said: Said;
  readonly cell: string | null;
}

export interface RiskState {
  readonly run: SimulationRun | null;
  /** The share done of the simulation under way; null when there is none. */
  readonly progress: number | null;
  readonly problem: RiskProblem | null;
  /** Whether model or assumptions have changed since the simulation. */
  readonly stale: boolean;
}

const REGION_RESOLUTION = 9;
/** Share of the progress that the trials take; the maps take the rest. */
const TRIALS_SHARE = 0.9;
const SEED = 1;

export class RiskStore {
  readonly state: StoreApi<RiskState> = createStore<RiskState>(() => ({
    run: null,
    progress: null,
    problem: null,
    stale: false,
  }));
  private controller: AbortController | null = null;

  constructor(
    private readonly workbook: Workbook,
    readonly engine: LocalEngine,
  ) {}

  /** Simulates the case. Ends without an error: what stopped it stands in the state. */
  async simulate(of: Case, trials: number): Promise<void> {
    if (this.controller) return;
    const controller = (this.controller = new AbortController());
    this.state.setState({ progress: 0, problem: null });
    const began = performance.now();
    try {
      const { plan } = await this.engine.prepare(of);
      controller.signal.throwIfAborted();
      const progress = (from: number, share: number) => (done: number) =>
        this.state.setState({ progress: from + share * done });
      const targets = plan.metrics.map(({ metric: { direction, threshold } }) => ({ direction, threshold }));
      const summary = await this.engine.run(
        'simulate',
        { alternatives: uncertainAlternatives(plan), targets, trials, seed: SEED },
        { signal: controller.signal, onProgress: progress(0, TRIALS_SHARE) },
      );
      const regions: (DecidingRegions | null)[] = [];
      for (const [metric, { direction }] of targets.entries()) {
        const question = {
          metric,
          direction: direction ?? 'higher',
          alternatives: plannedAlternatives(plan),
          ranges: plan.alternatives.map((_, a) => rangesUnder(plan, a)),
          resolution: REGION_RESOLUTION,
        };
        const { signal } = controller;
        regions.push(direction === null ? null : await this.engine.run('regions', question, { signal }));
        progress(TRIALS_SHARE, 1 - TRIALS_SHARE)((metric + 1) / targets.length);
      }
      const milliseconds = performance.now() - began;
      this.state.setState({ run: { summary, plan, regions, milliseconds }, stale: false });
    } catch (error) {
      if (!controller.signal.aborted) this.state.setState({ problem: problemOf(error) });
    } finally {
      this.controller = null;
      this.state.setState({ progress: null });
    }
  }

  cancel(): void {
    this.controller?.abort();
  }

  /** Looks whether the simulation still fits the case and the workbook; writes nothing. */
  async refresh(of: Case): Promise<void> {
    const { run } = this.state.getState();
    if (!run) return;
    // A case that cannot be planned just now cannot be told to fit.
    const stale = await planEvaluation(this.workbook, of).then(
      (plan) => marksOf(plan) !== marksOf(run.plan),
      () => true,
    );
    if (this.state.getState().run === run) this.state.setState({ stale });
  }

  /** The simulation as the sheet shows it. */
  figures(): RiskFigures {
    const { run, stale } = this.state.getState();
    if (!run || stale) {
      throw new CaseError('not-evaluable', say('simulationStale'));
    }
    return {
      ...run.summary,
      metrics: run.plan.metrics.map(({ metric }) => metric),
      verification: this.engine.verdict(),
    };
  }

  /** Evaluates as the engine does, and gives each result the simulation's P10 and P90. */
  readonly evaluateWithRanges: Evaluate = async (workbook, of, options) => {
    const { run } = this.state.getState();
    if (!run || marksOf(await planEvaluation(workbook, of)) !== marksOf(run.plan)) {
      throw new CaseError('not-evaluable', say('simulationStale'));
    }
    const evaluation = await this.engine.evaluate(workbook, of, options);
    return {
      ...evaluation,
      results: evaluation.results.map((result) => {
        const a = run.plan.alternatives.indexOf(result.alternative);
        const m = run.plan.metrics.findIndex(({ metric }) => metric.name === result.metric);
        const outcome = run.summary.alternatives[a]?.metrics[m];
        const at = (share: number): number | null => {
          const value = outcome?.percentiles.find((percentile) => percentile.share === share)?.value ?? NaN;
          return Number.isNaN(value) ? null : value;
        };
        return { ...result, p10: at(0.1), p90: at(0.9) };
      }),
    };
  };
}

/** What a simulation depends on: the model, its cells, every value and every range. */
function marksOf(plan: EvaluationPlan): string {
  return JSON.stringify([
    plan.modelFingerprint,
    plan.alternatives,
    plan.drivers.map(({ address, values, driver: { name, low, likely, high, distribution } }) => [
      address,
      values,
      name,
      low,
      likely,
      high,
      distribution,
    ]),
    plan.metrics.map(({ address, metric: { name, direction, threshold } }) => [
      address,
      name,
      direction,
      threshold,
    ]),
  ]);
}

function problemOf(error: unknown): RiskProblem {
  if (error instanceof DomainError) {
    return { said: say('unexpected', { reason: `${error.message}.` }), cell: null };
  }
  return { said: saidOf(error), cell: error instanceof CaseError ? error.cell : null };
}

const stores = new WeakMap<Workbook, RiskStore>();

export function riskStoreOf(workbook: Workbook): RiskStore {
  let store = stores.get(workbook);
  if (!store) stores.set(workbook, (store = new RiskStore(workbook, localEngineOf(workbook))));
  return store;
}
