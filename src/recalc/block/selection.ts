/** Choosing between nodes trial by trial: IF, IFERROR, CHOOSE, and picking from a list by position. */
import type { Scalar } from '../values';
import { isError, VALUE } from '../values';
import type { BlockNode, ColumnPool, ConstantNode, NumericColumn, NumericNode, Run } from './nodes';
import { errorByNumber, errorNumber, runAll, setError, setScalar, valueAt } from './nodes';
import { columnOf } from './operators';

/** The type all nodes share, if numbers or truth values; errors go with either. */
function sharedKind(nodes: readonly BlockNode[]): 'number' | 'boolean' | undefined {
  let shared: 'number' | 'boolean' | undefined;
  for (const node of nodes) {
    let kind: string = node.kind;
    if (node.kind === 'constant') {
      if (isError(node.value)) continue;
      kind = typeof node.value;
    }
    if (kind !== 'number' && kind !== 'boolean') return undefined;
    if (shared !== undefined && shared !== kind) return undefined;
    shared = kind;
  }
  return shared ?? 'number';
}

/** A node whose trials each come from one of several, or hold an error of their own. */
function chosenNode(
  options: readonly BlockNode[],
  prepare: Run,
  /** Index of the option for a trial, or minus one less an error's number. */
  choose: (trial: number) => number,
  given: readonly BlockNode[],
  pool: ColumnPool,
  /** Index of the option whose blanks read zero. */
  zeroed = -1,
): BlockNode {
  const kind = sharedKind(options);
  if (kind === undefined) {
    pool.give(given);
    const values = new Array<Scalar>(pool.size).fill(null);
    const run: Run = (count) => {
      prepare(count);
      for (let t = 0; t < count; t++) {
        const choice = choose(t);
        const value = choice < 0 ? errorByNumber(-1 - choice) : valueAt(options[choice] as BlockNode, t);
        values[t] = value === null && choice === zeroed ? 0 : value;
      }
    };
    return { kind: 'mixed', values, run };
  }
  const columns = options.map((node) => columnOf(node as ConstantNode | NumericNode, pool));
  const column = pool.take();
  pool.give(given);
  const run: Run = (count) => {
    prepare(count);
    const o = column.values;
    for (let t = 0; t < count; t++) {
      const choice = choose(t);
      if (choice < 0) setError(column, t, -1 - choice);
      else copyValue(o, column, columns[choice] as NumericColumn, t);
    }
  };
  return { kind, column, isTemporary: true, run };
}

function copyValue(o: Float64Array, out: NumericColumn, from: NumericColumn, t: number): void {
  const value = from.values[t] as number;
  o[t] = value;
  if (Number.isNaN(value)) out.errors[t] = from.errors[t] as number;
}

/** IF over a numeric or truth-valued condition. */
export function ifNode(condition: NumericNode, yes: BlockNode, no: BlockNode, pool: ColumnPool): BlockNode {
  const prepare = runAll([condition, yes, no]);
  const { values, errors } = condition.column;
  const given = [condition, yes, no];
  const kind = sharedKind([yes, no]);
  if (kind === undefined) {
    const choose = (t: number) => {
      const test = values[t] as number;
      return Number.isNaN(test) ? -1 - (errors[t] as number) : test !== 0 ? 0 : 1;
    };
    return chosenNode([yes, no], prepare, choose, given, pool);
  }
  const a = columnOf(yes as ConstantNode | NumericNode, pool);
  const b = columnOf(no as ConstantNode | NumericNode, pool);
  const column = pool.take();
  pool.give(given);
  const run: Run = (count) => {
    prepare(count);
    const o = column.values;
    const x = a.values;
    const y = b.values;
    for (let t = 0; t < count; t++) {
      const test = values[t] as number;
      if (Number.isNaN(test)) setError(column, t, errors[t] as number);
      else {
        const value = (test !== 0 ? x[t] : y[t]) as number;
        o[t] = value;
        if (Number.isNaN(value)) column.errors[t] = (test !== 0 ? a : b).errors[t] as number;
      }
    }
  };
  return { kind, column, isTemporary: true, run };
}

/** IFERROR and IFNA: `replaced` is the number of the only error replaced; undefined for all. */
export function ifErrorNode(
  value: BlockNode,
  fallback: BlockNode,
  replaced: number | undefined,
  pool: ColumnPool,
): BlockNode {
  const choose = (t: number) => {
    if (value.kind === 'mixed') {
      const scalar = value.values[t] as Scalar;
      return isError(scalar) && (replaced === undefined || errorNumber(scalar) === replaced) ? 1 : 0;
    }
    if (value.kind === 'constant' || !Number.isNaN(value.column.values[t] as number)) return 0;
    return replaced === undefined || value.column.errors[t] === replaced ? 1 : 0;
  };
  const both = [value, fallback];
  return chosenNode(both, runAll(both), choose, both, pool, 0);
}

/** Picks option number `index`, counted from 1 and cut to whole; outside is `outside`. */
export function pickNode(
  index: NumericNode,
  options: readonly BlockNode[],
  outside: number,
  pool: ColumnPool,
): BlockNode {
  const { values, errors } = index.column;
  const choose = (t: number) => {
    const at = values[t] as number;
    if (Number.isNaN(at)) return -1 - (errors[t] as number);
    return at >= 1 && at < options.length + 1 ? Math.trunc(at) - 1 : -1 - outside;
  };
  const given = [index, ...options];
  return chosenNode(options, runAll(given), choose, given, pool);
}

export const outsideValue = () => errorNumber(VALUE);

/** ISERROR and its like. */
export function testNode(node: BlockNode, test: (value: Scalar) => boolean, pool: ColumnPool): BlockNode {
  pool.give([node]);
  const column = pool.take();
  const prepare = runAll([node]);
  return {
    kind: 'boolean',
    column,
    isTemporary: true,
    run: (count) => {
      prepare(count);
      for (let t = 0; t < count; t++) setScalar(column, t, test(valueAt(node, t)));
    },
  };
}
