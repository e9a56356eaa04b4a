/** Values of many trials at once: numbers in typed arrays, everything else in plain ones. */
import type { Scalar } from '../values';
import { CellError, isError, NUM, toBoolean, toNumber } from '../values';

/**
 * Numbers, or truth values as 0 and 1, one per trial. NaN stands for an error, whose number is in `errors`; a
 * number itself is always finite.
 */
export interface NumericColumn {
  readonly values: Float64Array;
  readonly errors: Uint8Array;
}

/** Computes the first `count` trials of the block. */
export type Run = (count: number) => void;

export interface ConstantNode {
  readonly kind: 'constant';
  readonly value: Scalar;
}

export interface NumericNode {
  readonly kind: 'number' | 'boolean';
  readonly column: NumericColumn;
  /** Absent where the column is filled already, as for a reference. */
  readonly run: Run | undefined;
  /** Whether the column may be used for something else once it has been read. */
  readonly isTemporary: boolean;
  /** Whether it holds positions in a list, from 1, or errors. */
  readonly isPosition?: boolean;
}

interface MixedNode {
  readonly kind: 'mixed';
  readonly values: Scalar[];
  readonly run: Run | undefined;
}

export type BlockNode = ConstantNode | NumericNode | MixedNode;

/** Errors by number, so that a byte can stand for one. */
const errors: CellError[] = [];
const numbers = new Map<CellError, number>();

export function errorNumber(error: CellError): number {
  let number = numbers.get(error);
  if (number === undefined) {
    number = errors.length;
    errors.push(error);
    numbers.set(error, number);
  }
  return number;
}

export const errorByNumber = (number: number): CellError => errors[number] ?? NUM;

export const constant = (value: Scalar): ConstantNode => ({ kind: 'constant', value });

/** Puts an error into a trial. */
export function setError(column: NumericColumn, trial: number, error: number): void {
  column.values[trial] = NaN;
  column.errors[trial] = error;
}

/** The value of one trial as formulas know it. */
export function valueAt(node: BlockNode, trial: number): Scalar {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'mixed':
      return node.values[trial] as Scalar;
    default: {
      const value = node.column.values[trial] as number;
      if (Number.isNaN(value)) return errorByNumber(node.column.errors[trial] as number);
      return node.kind === 'boolean' ? value !== 0 : value;
    }
  }
}

/** Gives a trial what another one holds. */
export function copyTrial(column: NumericColumn, from: number, to: number): void {
  column.values[to] = column.values[from] as number;
  column.errors[to] = column.errors[from] as number;
}

/**
 * Whether a trial finds in all the nodes what the trial before it found: discrete drivers, assignments and the like
 * seldom change from one trial to the next, and what is computed from them alone need not be computed again.
 */
export function repeatsOf(nodes: readonly BlockNode[]): (trial: number) => boolean {
  const columns = nodes.flatMap((node) =>
    node.kind === 'number' || node.kind === 'boolean' ? [node.column] : [],
  );
  const mixed = nodes.flatMap((node) => (node.kind === 'mixed' ? [node.values] : []));
  return (trial) => {
    if (trial === 0) return false;
    for (const { values, errors } of columns) {
      if (!Object.is(values[trial], values[trial - 1])) return false;
      if (Number.isNaN(values[trial]) && errors[trial] !== errors[trial - 1]) return false;
    }
    for (const values of mixed) if (!Object.is(values[trial], values[trial - 1])) return false;
    return true;
  };
}

/** Puts a number, truth value or error into a trial. */
export function setScalar(column: NumericColumn, trial: number, value: number | boolean | CellError): void {
  if (value instanceof CellError) setError(column, trial, errorNumber(value));
  else {
    const number = Number(value);
    if (Number.isFinite(number)) column.values[trial] = number;
    else setError(column, trial, errorNumber(NUM));
  }
}

/** Runs nodes in order. */
export function runAll(nodes: readonly BlockNode[]): Run {
  const runs = nodes
    .map((node) => (node.kind === 'constant' ? undefined : node.run))
    .filter((run): run is Run => run !== undefined);
  const [first, second] = runs;
  if (!first) return () => undefined;
  if (!second) return first;
  if (runs.length === 2) {
    return (count) => {
      first(count);
      second(count);
    };
  }
  return (count) => {
    for (const run of runs) run(count);
  };
}

/** Hands out columns and takes them back, so that a block touches as little memory as it can. */
export class ColumnPool {
  private readonly free: NumericColumn[] = [];
  private readonly constants = new Map<number | CellError, NumericColumn>();

  constructor(readonly size: number) {}

  fresh(): NumericColumn {
    return { values: new Float64Array(this.size), errors: new Uint8Array(this.size) };
  }

  take(): NumericColumn {
    return this.free.pop() ?? this.fresh();
  }

  /** A column that holds the same number or error in every trial; not to be written to. */
  constantColumn(value: number | CellError): NumericColumn {
    // -0 and 0 are one key in a map, yet not one number.
    let column = Object.is(value, -0) ? undefined : this.constants.get(value);
    if (!column) {
      column = this.fresh();
      for (let t = 0; t < this.size; t++) setScalar(column, t, value);
      if (!Object.is(value, -0)) this.constants.set(value, column);
    }
    return column;
  }

  /** Takes back the columns of nodes that have been read. */
  give(nodes: readonly BlockNode[]): void {
    for (const node of nodes) {
      if (node.kind !== 'constant' && node.kind !== 'mixed' && node.isTemporary) this.free.push(node.column);
    }
  }
}

/** The node where a number is wanted: a constant number or error, or a numeric column. */
export function asNumber(node: BlockNode, pool: ColumnPool): ConstantNode | NumericNode {
  if (node.kind === 'constant') return constant(toNumber(node.value));
  return node.kind === 'mixed' ? converted(node, 'number', toNumber, pool) : node;
}

/** The node where a truth value is wanted; a number counts as true unless it is zero. */
export function asBoolean(node: BlockNode, pool: ColumnPool): ConstantNode | NumericNode {
  if (node.kind === 'constant') return constant(toBoolean(node.value));
  return node.kind === 'mixed' ? converted(node, 'boolean', toBoolean, pool) : node;
}

function converted(
  node: MixedNode,
  kind: 'number' | 'boolean',
  convert: (value: Scalar) => number | boolean | CellError,
  pool: ColumnPool,
): NumericNode {
  // A conversion runs before siblings that were compiled before it, so that it must not share their columns.
  const column = pool.fresh();
  const { values, run } = node;
  return {
    kind,
    column,
    isTemporary: true,
    run: (count) => {
      run?.(count);
      for (let t = 0; t < count; t++) setScalar(column, t, convert(values[t] as Scalar));
    },
  };
}

/** The error of a constant node, if that is what it is. */
export const constantError = (node: BlockNode): CellError | undefined =>
  node.kind === 'constant' && isError(node.value) ? node.value : undefined;
