/**
 * The user's model between driver and metric cells, recalculated here instead of in Excel: one case at a time with
 * the scalar compilation, or many trials with the block compilation.
 */
import { DomainError } from '../domain/domain-error';
import type { BlockNode } from './block/nodes';
import { valueAt } from './block/nodes';
import type { TrialInputs } from './block-program';
import { BlockProgram } from './block-program';
import type { FunctionRegistry } from './custom-functions';
import type { FrozenCell, ModelPlan } from './engine';
import { NewPrecedent, RecalculationEngine } from './engine';
import type { CellReference, WorkbookModel } from './model';
import { ModelRefused, remark } from './remark';
import type { Scalar } from './values';
import { CellError } from './values';

/** A driver's value in one case. */
export type DriverValue = number | string | boolean;

export interface LocalModelOptions {
  /** Custom functions by id without namespace. */
  readonly functions?: FunctionRegistry;
  /** Trials computed at once. */
  readonly blockSize?: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  /** Hears the share of the work done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export interface TrialResults {
  /** For each metric its value in every trial; NaN where it is not a number. */
  readonly metrics: readonly Float64Array[];
  /** For each metric what it showed instead of a number, and in how many trials. */
  readonly failures: readonly ReadonlyMap<string, number>[];
}

/** One case computed: the metrics and every cell between drivers and metrics. */
export interface Replay {
  readonly metrics: readonly Scalar[];
  /** In an order in which each cell comes after the cells it reads. */
  readonly cone: readonly { readonly cell: string; readonly slot: number; readonly value: Scalar }[];
}

/** Trials between two looks at the signal. */
const CHUNK = 2048;
/** How often a computed reference may lead to a new plan before the model is given up. */
const MOST_PLANS = 100;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** Throws the signal's reason once it is aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  signal?.throwIfAborted();
}

export class LocalModel {
  readonly engine: RecalculationEngine;
  private currentPlan: ModelPlan;
  private program: BlockProgram | undefined;

  /**
   * @throws DomainError "not-found" or "infeasible" naming the cell that cannot be recalculated, and why
   */
  constructor(
    workbook: WorkbookModel,
    readonly drivers: readonly CellReference[],
    readonly metrics: readonly CellReference[],
    private readonly options: LocalModelOptions = {},
  ) {
    this.engine = new RecalculationEngine(
      workbook,
      options.functions ? { functions: options.functions } : {},
    );
    this.currentPlan = this.engine.plan(drivers, metrics);
  }

  get plan(): ModelPlan {
    return this.currentPlan;
  }

  /** Cells that are left at Excel's value, and why. */
  get frozen(): readonly FrozenCell[] {
    return this.currentPlan.frozen;
  }

  /** The drivers' values in the workbook. */
  get baseValues(): Scalar[] {
    return this.currentPlan.drivers.map((slot) => this.engine.store.cells[slot]?.stored ?? null);
  }

  private replanFor(error: unknown, attempt: number): void {
    if (!(error instanceof NewPrecedent)) throw error;
    const { cell } = error;
    if (attempt >= MOST_PLANS) throw new ModelRefused('infeasible', cell, remark('orderUnsettled', { cell }));
    this.program = undefined;
    this.currentPlan = this.engine.plan(this.drivers, this.metrics);
  }

  /** Repeats the work whenever a computed reference showed that the plan was incomplete. */
  private withPlan<T>(work: () => T): T {
    for (let attempt = 0; ; attempt++) {
      try {
        return work();
      } catch (error) {
        this.replanFor(error, attempt);
      }
    }
  }

  /** Computes one case with the scalar compilation; undefined leaves a driver at the workbook's value. */
  evaluate(values: readonly (DriverValue | undefined)[]): Scalar[] {
    return this.withPlan(() => {
      const { engine, currentPlan: plan } = this;
      const { values: cells } = engine.store;
      plan.drivers.forEach(
        (slot, i) => (cells[slot] = values[i] ?? (engine.store.cells[slot]?.stored as Scalar)),
      );
      for (const slot of plan.cone) engine.evaluateCell(slot);
      return plan.metrics.map((slot) => shownMetric(cells[slot] as Scalar));
    });
  }

  /** Computes one case and returns every cell between drivers and metrics. */
  replay(values: readonly (DriverValue | undefined)[]): Replay {
    const metrics = this.evaluate(values);
    const { store } = this.engine;
    const cone = this.currentPlan.cone.map((slot) => ({
      cell: store.nameOf(slot),
      slot,
      value: store.values[slot] as Scalar,
    }));
    return { metrics, cone };
  }

  /** The block compilation, made when it is first needed. */
  blockProgram(): BlockProgram {
    if (!this.program) {
      this.evaluate(this.drivers.map(() => undefined));
      this.program = new BlockProgram(this.engine, this.currentPlan, this.options.blockSize);
    }
    return this.program;
  }

  /**
   * Computes many trials with the block compilation.
   *
   * @param inputs for each driver its value in every trial
   * @throws the signal's reason when it is aborted
   */
  async runTrials(inputs: TrialInputs, options: RunOptions = {}): Promise<TrialResults> {
    const [results] = await this.runCases([inputs], options);
    return results as TrialResults;
  }

  /**
   * The same for several cases of equally many trials, such as the alternatives of a simulation: what they have in
   * common is computed once.
   */
  async runCases(cases: readonly TrialInputs[], options: RunOptions = {}): Promise<TrialResults[]> {
    const trials = cases[0]?.[0]?.length ?? 0;
    for (const inputs of cases) {
      if (inputs.length !== this.drivers.length || inputs.some((column) => column.length !== trials)) {
        throw new DomainError(
          'out-of-range',
          'inputs',
          `must give each of the ${this.drivers.length} drivers equally many trials`,
        );
      }
    }
    const results = cases.map(() => ({
      metrics: this.metrics.map(() => new Float64Array(trials)),
      failures: this.metrics.map(() => new Map<string, number>()),
    }));
    const readers = results.map(readerInto);
    for (let plans = 0; ; plans++) {
      try {
        for (const { failures } of results) for (const map of failures) map.clear();
        for (let from = 0; from < trials; from += CHUNK) {
          throwIfAborted(options.signal);
          const to = Math.min(trials, from + CHUNK);
          this.blockProgram().run(cases, from, to, readers);
          options.onProgress?.(to / trials);
          if (to < trials) await pause();
        }
        return results;
      } catch (error) {
        this.replanFor(error, plans);
      }
    }
  }
}

/** Copies a block's metrics into the results, and counts what was not a number. */
const readerInto =
  ({ metrics, failures }: { metrics: readonly Float64Array[]; failures: readonly Map<string, number>[] }) =>
  (first: number, count: number, nodes: readonly BlockNode[]): void => {
    for (const [m, node] of nodes.entries()) {
      const out = metrics[m] as Float64Array;
      const failed = failures[m] as Map<string, number>;
      if (node.kind === 'number') out.set(node.column.values.subarray(0, count), first);
      for (let t = 0; t < count; t++) {
        if (node.kind === 'number' && !Number.isNaN(node.column.values[t] as number)) continue;
        const value = shownMetric(valueAt(node, t));
        if (typeof value === 'number') out[first + t] = value;
        else {
          out[first + t] = NaN;
          const key =
            value instanceof CellError ? value.code : typeof value === 'string' ? 'text' : 'a truth value';
          failed.set(key, (failed.get(key) ?? 0) + 1);
        }
      }
    }
  };

/** A metric that points at a blank cell reads zero, as a formula reads it. */
const shownMetric = (value: Scalar): Scalar => value ?? 0;
