/** What the pane and the recalculation worker say to each other. Types only. */
import type { DomainErrorCode } from '../domain/domain-error';
import type { FrozenCell } from '../recalc/engine';
import type { CellReference, CellValue, WorkbookModel } from '../recalc/model';
import type { Remark } from '../recalc/remark';
import type { ChangeAttribution } from '../recalc/uses/attribute-change';
import type { RegionMap } from '../recalc/uses/deciding-drivers';
import type { Alternative } from '../recalc/uses/evaluate-alternatives';
import type { MetricValue } from '../recalc/uses/model-evaluator';
import type { CellProposals } from '../recalc/uses/propose-cells';
import type { RegretOfAlternative } from '../recalc/uses/regret';
import type { MetricOutcome, SimulatedSpan, TrialSpan, UncertainAlternative } from '../recalc/uses/simulate';
import type { SwitchingTarget, SwitchingValues } from '../recalc/uses/switching-values';
import type { DriverRange, TornadoBar } from '../recalc/uses/tornado';
import type { Verdict } from '../recalc/verify';

export type Direction = 'higher' | 'lower';

/** The model as the worker holds it. */
export interface LoadedModel {
  /** Formula cells that the metrics need. */
  readonly cells: number;
  /** Cells that are left at Excel's value, and why. */
  readonly frozen: readonly FrozenCell[];
  /** How the base case differs from the workbook; undefined where every cell agrees. */
  readonly mismatch: Verdict | undefined;
}

/** What is held against each metric, in the metrics' order. */
export interface MetricTarget {
  readonly direction: Direction | null;
  readonly threshold: number | null;
}

/** A metric of an alternative over all trials, without the trials themselves. */
export type OutcomeSummary = Omit<MetricOutcome, 'values'> & {
  /** Share of the trials on the bad side of the threshold; null without threshold or direction. */
  readonly probabilityMissed: number | null;
  /** Values that shares of the trials do not exceed, for a curve; the shares stand in `SimulationSummary`. */
  readonly curve: readonly number[];
};

export interface SimulationSummary {
  readonly trials: number;
  readonly seed: number;
  readonly curveShares: readonly number[];
  readonly alternatives: readonly { readonly name: string; readonly metrics: readonly OutcomeSummary[] }[];
  /** For each metric the alternatives' regret; null where no direction says what is better. */
  readonly regret: readonly (readonly RegretOfAlternative[] | null)[];
}

export interface DecidingRegions {
  /** Positions among the drivers: the first runs across, the second down. */
  readonly across: number;
  readonly down: number;
  readonly map: RegionMap;
}

export interface RegionQuestion {
  readonly metric: number;
  readonly direction: Direction;
  readonly alternatives: readonly Alternative[];
  /** By alternative, for each driver the range that the map may cover; undefined for one that does not vary. */
  readonly ranges: readonly (readonly (DriverRange | undefined)[])[];
  readonly resolution: number;
}

/** What a simulation draws; the same in every worker. */
export interface SimulationDraws {
  readonly alternatives: readonly UncertainAlternative[];
  readonly trials: number;
  readonly seed: number;
}

/** Every task by its name: what it takes and what it returns. All but the first two need a loaded model. */
export interface RecalcTasks {
  /** Proposes drivers and outputs of a workbook; the loaded model stays as it is. */
  propose: {
    input: { readonly workbook: WorkbookModel; readonly outputs: readonly CellReference[] | null };
    result: CellProposals;
  };
  load: {
    input: {
      readonly workbook: WorkbookModel;
      readonly drivers: readonly CellReference[];
      readonly metrics: readonly CellReference[];
    };
    result: LoadedModel;
  };
  /** Splits the change of a metric between two cases among the drivers. */
  attribute: {
    input: { readonly before: readonly number[]; readonly after: readonly number[]; readonly metric: number };
    result: ChangeAttribution;
  };
  evaluate: { input: { readonly cases: readonly (readonly number[])[] }; result: MetricValue[][] };
  /** Computes a case and names the cells to compare. */
  replay: { input: { readonly values: readonly number[] }; result: string[] };
  /** Compares the last replay with the workbook's values of those cells. */
  compare: {
    input: { readonly trial: Remark; readonly answers: readonly CellValue[] };
    result: Verdict | undefined;
  };
  tornado: {
    input: {
      readonly base: readonly number[];
      readonly ranges: readonly (DriverRange | undefined)[];
      readonly metric: number;
    };
    result: { base: number; bars: TornadoBar[] };
  };
  /** For each driver with a range its switching values. */
  switching: {
    input: {
      readonly alternative: Alternative;
      readonly ranges: readonly (DriverRange | undefined)[];
      readonly metric: number;
      readonly target: SwitchingTarget;
    };
    result: SwitchingValues[];
  };
  simulate: {
    input: SimulationDraws & {
      readonly targets: readonly MetricTarget[];
      /** All trials, where they were computed by several workers; without them they are computed now. */
      readonly spans?: readonly SimulatedSpan[];
    };
    result: SimulationSummary;
  };
  /** Some of a simulation's trials. */
  span: { input: SimulationDraws & TrialSpan; result: SimulatedSpan };
  /** From the last simulation: null when the same alternative wins in every trial. */
  regions: { input: RegionQuestion; result: DecidingRegions | null };
}

export type RecalcTask = keyof RecalcTasks;

export type RecalcRequest = {
  [K in RecalcTask]: { readonly kind: K; readonly input: RecalcTasks[K]['input'] };
}[RecalcTask];

export type ToRecalcWorker =
  | { readonly id: number; readonly type: 'run'; readonly request: RecalcRequest }
  | { readonly id: number; readonly type: 'cancel' };

export type FromRecalcWorker =
  | { readonly id: number; readonly type: 'progress'; readonly share: number }
  | { readonly id: number; readonly type: 'done'; readonly result: unknown }
  | { readonly id: number; readonly type: 'cancelled' }
  /** A DomainError, taken apart because a class does not survive the crossing. */
  | {
      readonly id: number;
      readonly type: 'refused';
      readonly code: DomainErrorCode;
      readonly field: string;
      readonly rule: string;
      /** Of a ModelRefused. */
      readonly why?: Remark;
    }
  | { readonly id: number; readonly type: 'failed'; readonly message: string };
