import type { Highs } from 'highs';
import { DomainError } from '../domain-error';

/** Loads HiGHS; the environment knows where its WebAssembly file lies. */
export type LoadHighs = () => Promise<Highs>;

/** Columns above which a model would outgrow the 4 GB of a WebAssembly memory. */
export const MOST_COLUMNS = 400_000;

/** Minimise cost·x subject to rowLower ≤ A·x ≤ rowUpper, lower ≤ x ≤ upper, some x whole. */
export interface MixedIntegerProgram {
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 for each column that must be whole. */
  readonly whole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** A by rows. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export interface MixedIntegerOptions {
  /** Seconds. */
  readonly timeLimit: number;
  /** Relative gap at which the best solution counts as optimal. */
  readonly relativeGap?: number;
  /** A feasible point to start from. */
  readonly start?: Float64Array;
  /** Stop at the first feasible point: the question is whether there is one. */
  readonly firstSolution?: boolean;
  readonly onProgress?: (bound: number, incumbent: number) => void;
}

export type MixedIntegerSolution =
  | {
      readonly status: 'optimal' | 'feasible';
      readonly cost: number;
      readonly bound: number;
      readonly x: Float64Array;
    }
  | { readonly status: 'infeasible' }
  /** The time limit came before any solution. */
  | { readonly status: 'unknown'; readonly bound: number };

/**
 * The one door to HiGHS. A model lives only during its solve. An abort of the WebAssembly runtime (out of
 * memory) ends that runtime: the error says so, and the next solve loads a new one.
 */
export class MixedIntegerSolver {
  private loading: Promise<Highs> | undefined;

  constructor(private readonly load: LoadHighs) {}

  /** Loads and compiles HiGHS ahead of the first solve. */
  async warm(): Promise<void> {
    await this.solve(programOf({ cost: [1], lower: [0], upper: [1], whole: [1], rows: [] }), {
      timeLimit: 1,
    });
  }

  async solve(program: MixedIntegerProgram, options: MixedIntegerOptions): Promise<MixedIntegerSolution> {
    if (program.cost.length > MOST_COLUMNS) {
      throw new DomainError(
        'out-of-range',
        'the model',
        `has ${program.cost.length} decisions; the limit is ${MOST_COLUMNS}: group customers or drop sites`,
      );
    }
    this.loading ??= this.load();
    let highs: Highs;
    try {
      highs = await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
    try {
      return run(highs, program, options);
    } catch (error) {
      if (error instanceof Error && error.name.startsWith('Highs')) throw error;
      this.loading = undefined;
      throw new DomainError(
        'out-of-range',
        'the model',
        `is too large for the memory of the solver (${program.cost.length} decisions): group customers or drop sites`,
      );
    }
  }
}

function run(
  highs: Highs,
  program: MixedIntegerProgram,
  { timeLimit, relativeGap = 1e-9, start, firstSolution, onProgress }: MixedIntegerOptions,
): MixedIntegerSolution {
  const { constants } = highs;
  const [numCols, numRows] = [program.cost.length, program.rowLower.length];
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: program.cost,
    colLower: program.lower,
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    integrality: Int32Array.from(program.whole),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: program.starts,
      indices: program.columns,
      values: program.values,
    },
  });
  try {
    model.options.set({
      output_flag: false,
      time_limit: timeLimit,
      mip_rel_gap: relativeGap,
      mip_abs_gap: 1e-9,
      mip_feasibility_tolerance: 1e-9,
      ...(firstSolution && { mip_max_improving_sols: 1 }),
    });
    if (start !== undefined) model.setSolution({ colValue: start });
    model.run(
      onProgress && {
        [constants.callbackType.mipLogging]({ data }) {
          onProgress(data.mip_dual_bound ?? -Infinity, data.mip_primal_bound ?? Infinity);
          return undefined;
        },
      },
    );
    const status = model.getModelStatus();
    const statuses = constants.modelStatus;
    if (status === statuses.infeasible) return { status: 'infeasible' };
    const bound = Number(model.info.get('mip_dual_bound'));
    // At a limit without an incumbent the objective is not a cost.
    const found = Number(model.info.get('primal_solution_status')) === constants.solutionStatus.feasible;
    const cost = model.getObjectiveValue();
    if (status === statuses.optimal) {
      return {
        status: 'optimal',
        cost,
        bound: Number.isFinite(bound) ? bound : cost,
        x: model.getSolution().colValue,
      };
    }
    if (found && Number.isFinite(cost))
      return { status: 'feasible', cost, bound, x: model.getSolution().colValue };
    return { status: 'unknown', bound };
  } finally {
    model.dispose();
  }
}

/** One row of a program: lower ≤ Σ value·x ≤ upper. */
export interface ProgramRow {
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** Packs a program written row by row. */
export function programOf(parts: {
  readonly cost: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  readonly whole: ArrayLike<number>;
  readonly rows: readonly ProgramRow[];
}): MixedIntegerProgram {
  const { rows } = parts;
  const entries = rows.reduce((sum, row) => sum + row.columns.length, 0);
  const starts = new Int32Array(rows.length + 1);
  const columns = new Int32Array(entries);
  const values = new Float64Array(entries);
  let at = 0;
  rows.forEach((row, r) => {
    columns.set(row.columns, at);
    values.set(row.values, at);
    at += row.columns.length;
    starts[r + 1] = at;
  });
  return {
    cost: Float64Array.from(parts.cost),
    lower: Float64Array.from(parts.lower),
    upper: Float64Array.from(parts.upper),
    whole: Uint8Array.from(parts.whole),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    starts,
    columns,
    values,
  };
}
