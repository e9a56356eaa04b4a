/** Holds one model and runs tasks on it; used by the worker, and in-process where there is none. */
import { DomainError } from '../domain/domain-error';
import type { FunctionRegistry } from '../recalc/custom-functions';
import type { Replay, RunOptions } from '../recalc/local-model';
import { LocalModel } from '../recalc/local-model';
import type { WorkbookModel } from '../recalc/model';
import { attributeChange } from '../recalc/uses/attribute-change';
import { decidingDrivers, winners, winningRegions } from '../recalc/uses/deciding-drivers';
import type { TrialRunner } from '../recalc/uses/model-evaluator';
import { localEvaluator } from '../recalc/uses/model-evaluator';
import { proposeCells } from '../recalc/uses/propose-cells';
import type { DrawnTrials, Simulation } from '../recalc/uses/simulate';
import { drawTrials, joinSpans, simulateSpan } from '../recalc/uses/simulate';
import { switchingValues } from '../recalc/uses/switching-values';
import { tornado } from '../recalc/uses/tornado';
import { verifyBase, verifyCase } from '../recalc/verify';
import type {
  DecidingRegions,
  LoadedModel,
  RecalcRequest,
  RecalcTasks,
  RegionQuestion,
  SimulationDraws,
  SimulationSummary,
} from './recalc-protocol';
import { summarizeSimulation } from './summarize-simulation';

export class RecalcSession {
  private model: LocalModel | undefined;
  private replayed: Replay | undefined;
  private simulation: Simulation | undefined;
  private drawn: { readonly key: string; readonly trials: DrawnTrials } | undefined;

  /** @param prepare loads what the functions of a workbook need before they answer at once */
  constructor(
    private readonly functions: FunctionRegistry,
    private readonly prepare: (workbook: WorkbookModel) => Promise<void> = () => Promise.resolve(),
  ) {}

  /**
   * @throws DomainError naming the cell that cannot be recalculated, or the argument that is wrong
   * @throws the signal's reason when it is aborted
   */
  async run({ kind, input }: RecalcRequest, options: RunOptions = {}): Promise<unknown> {
    switch (kind) {
      case 'propose':
        await this.prepare(input.workbook);
        return proposeCells(input.workbook, input.outputs, this.functions, options);
      case 'load':
        await this.prepare(input.workbook);
        return this.load(input);
      case 'attribute':
        return attributeChange(this.evaluator(), input.before, input.after, input.metric, options);
      case 'evaluate':
        return this.evaluator().evaluateCases(input.cases, options);
      case 'replay':
        this.replayed = this.loaded().replay(input.values);
        return this.replayed.cone.map(({ cell }) => cell);
      case 'compare':
        if (!this.replayed) throw new Error('There is no replayed case to compare.');
        return verifyCase(this.loaded(), input.trial, this.replayed, input.answers);
      case 'tornado':
        return tornado(this.evaluator(), input.base, input.ranges, input.metric, options);
      case 'switching':
        return this.switching(input, options);
      case 'simulate':
        return this.simulate(input, options);
      case 'span':
        return simulateSpan(this.evaluator(), this.draw(input), input, options);
      case 'regions':
        return this.regions(input, options);
    }
  }

  private loaded(): LocalModel {
    if (!this.model) throw new Error('No model has been loaded.');
    return this.model;
  }

  private evaluator(): TrialRunner {
    return localEvaluator(this.loaded());
  }

  private load({ workbook, drivers, metrics }: RecalcTasks['load']['input']): LoadedModel {
    this.model = this.replayed = this.simulation = this.drawn = undefined;
    const model = new LocalModel(workbook, drivers, metrics, { functions: this.functions });
    const mismatch = verifyBase(model);
    this.model = model;
    return { cells: model.plan.order.length, frozen: model.frozen, mismatch };
  }

  private async simulate(
    input: RecalcTasks['simulate']['input'],
    options: RunOptions,
  ): Promise<SimulationSummary> {
    const { alternatives, targets, trials, seed } = input;
    this.simulation = undefined;
    const drawn = this.draw(input);
    const spans = input.spans ?? [
      await simulateSpan(this.evaluator(), drawn, { from: 0, to: trials }, options),
    ];
    this.simulation = joinSpans(alternatives, drawn, spans);
    return summarizeSimulation(this.simulation, targets, { trials, seed });
  }

  /** The draws of a simulation, kept for its further spans. */
  private draw({ alternatives, trials, seed }: SimulationDraws): DrawnTrials {
    const key = JSON.stringify([alternatives, trials, seed]);
    if (this.drawn?.key !== key) {
      const { driverCount } = this.evaluator();
      this.drawn = { key, trials: drawTrials(driverCount, alternatives, { trials, seed }) };
    }
    return this.drawn.trials;
  }

  private async switching(
    { alternative, ranges, metric, target }: RecalcTasks['switching']['input'],
    options: RunOptions,
  ): Promise<RecalcTasks['switching']['result']> {
    const evaluator = this.evaluator();
    const results: RecalcTasks['switching']['result'] = [];
    for (const [driver, range] of ranges.entries()) {
      if (range)
        results.push(await switchingValues(evaluator, alternative, driver, range, metric, target, options));
      options.onProgress?.((driver + 1) / ranges.length);
      // Lets a cancellation be heard between two searches.
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
    }
    return results;
  }

  private async regions(question: RegionQuestion, options: RunOptions): Promise<DecidingRegions | null> {
    const { metric, direction, alternatives, ranges, resolution } = question;
    if (!this.simulation) throw new DomainError('not-found', 'simulation', 'must be run before regions');
    const best = winners(
      this.simulation.alternatives.map(({ metrics }) => metrics[metric]?.values ?? new Float64Array()),
      direction,
    );
    const varied = (ranges[0] ?? []).flatMap((range, driver) =>
      range ? [{ driver, ranges: ranges.map((own) => own[driver] ?? range) }] : [],
    );
    if (varied.length < 2) return null;
    const { probabilities } = this.simulation;
    const found = decidingDrivers(
      varied.map(({ driver }) => probabilities[driver] ?? new Float64Array()),
      best,
      alternatives.length,
    );
    const [across, down] = [varied[found?.first ?? -1], varied[found?.second ?? -1]];
    if (!across || !down) return null;
    const map = await winningRegions(
      this.evaluator(),
      alternatives,
      across,
      down,
      metric,
      direction,
      resolution,
      options,
    );
    return { across: across.driver, down: down.driver, map };
  }
}
