/** What every use of a model needs of it: metrics for driver values, wherever they are computed. */
import { DomainError } from '../../domain/domain-error';
import type { TrialInputs } from '../block-program';
import type { DriverValue, LocalModel, RunOptions, TrialResults } from '../local-model';
import { throwIfAborted } from '../local-model';
import { CellError } from '../values';

/** One metric in one case: NaN where it is not a number, with what it shows instead. */
export interface MetricValue {
  readonly value: number;
  readonly problem?: string;
}

export interface ModelEvaluator {
  readonly driverCount: number;
  readonly metricCount: number;
  /** The metrics of each case, in order. A case gives each driver a value. */
  evaluateCases(cases: readonly (readonly DriverValue[])[], options?: RunOptions): Promise<MetricValue[][]>;
}

/** Runs whole vectors of trials; only the local engine can. */
export interface TrialRunner extends ModelEvaluator {
  /** Every case gives each driver its value in every trial. */
  runCases(cases: readonly TrialInputs[], options?: RunOptions): Promise<TrialResults[]>;
}

/** From so many cases on, a block of trials is quicker than one case after another. */
const FEWEST_FOR_BLOCKS = 32;

/** The local engine as an evaluator: many cases of numbers go through blocks, others one by one. */
export function localEvaluator(model: LocalModel): TrialRunner {
  const single = (values: readonly DriverValue[]) => model.evaluate(values).map(metricValue);
  return {
    driverCount: model.drivers.length,
    metricCount: model.metrics.length,
    runCases: (cases, options) => model.runCases(cases, options),
    evaluateCases: async (cases, options = {}) => {
      const isNumeric = cases.every((values) => values.every((value) => typeof value === 'number'));
      if (isNumeric && cases.length >= FEWEST_FOR_BLOCKS) {
        const inputs = model.drivers.map((_, d) => Float64Array.from(cases, (values) => values[d] as number));
        const { metrics } = await model.runTrials(inputs, options);
        return cases.map((values, i) => {
          const row = metrics.map((column): MetricValue => ({ value: column[i] as number }));
          // Only the scalar compilation tells what a metric showed instead of a number.
          return row.some(({ value }) => Number.isNaN(value)) ? single(values) : row;
        });
      }
      const results: MetricValue[][] = [];
      for (const [i, values] of cases.entries()) {
        throwIfAborted(options.signal);
        results.push(single(values));
        options.onProgress?.((i + 1) / cases.length);
        if (i % 16 === 15) await new Promise<void>((resolve) => setTimeout(resolve, 0));
      }
      return results;
    },
  };
}

/** A cell's value as a metric. */
export function metricValue(value: unknown): MetricValue {
  if (typeof value === 'number') return { value };
  if (value instanceof CellError) return { value: NaN, problem: `the cell shows ${value.code}` };
  if (typeof value === 'string')
    return { value: NaN, problem: `the cell holds the text "${value.slice(0, 40)}"` };
  return { value: NaN, problem: 'the cell holds no number' };
}

/** Throws unless a case names each driver once. */
export function requireCase(field: string, values: readonly unknown[], count: number): void {
  if (values.length !== count) {
    throw new DomainError(
      'out-of-range',
      field,
      `must give each of the ${count} drivers a value, not ${values.length}`,
    );
  }
}
