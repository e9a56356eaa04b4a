/** Excel's operators over blocks of trials. Each loop computes what the scalar operator computes, to the last bit. */
import type { BinaryOperator } from '../expression';
import { negated, percent, power, scalarOperator, SNAP } from '../operators';
import type { Scalar } from '../values';
import { DIV0, isError, NUM, toNumber } from '../values';
import type { BlockNode, ColumnPool, ConstantNode, NumericColumn, NumericNode, Run } from './nodes';
import { asNumber, constant, errorNumber, runAll, setError, setScalar, valueAt } from './nodes';

export type Numeric = ConstantNode | NumericNode;

/** A column for either operand; a constant fills its own once. */
export function columnOf(node: Numeric, pool: ColumnPool): NumericColumn {
  return node.kind === 'constant' ? pool.constantColumn(toNumber(node.value)) : node.column;
}

/** What an arithmetic operator makes of a trial whose plain result is not a finite number. */
function exceptional(out: NumericColumn, x: NumericColumn, y: NumericColumn, t: number, other: number): void {
  const xError = x.errors[t] as number;
  const yError = y.errors[t] as number;
  const isX = Number.isNaN(x.values[t] as number);
  const isY = Number.isNaN(y.values[t] as number);
  setError(out, t, isX ? xError : isY ? yError : other);
}

type Loop = (out: NumericColumn, x: NumericColumn, y: NumericColumn, count: number) => void;

/* Each operator has its own loop with its operation written out: a loop shared by all of them, calling a function
 * for each trial, takes several times as long. */
const add: Loop = (out, x, y, count) => {
  const o = out.values;
  const a = x.values;
  const b = y.values;
  for (let t = 0; t < count; t++) {
    const r = (a[t] as number) + (b[t] as number);
    if (r - r === 0) o[t] = r;
    else exceptional(out, x, y, t, errorNumber(NUM));
  }
};

const subtract: Loop = (out, x, y, count) => {
  const o = out.values;
  const a = x.values;
  const b = y.values;
  for (let t = 0; t < count; t++) {
    const r = (a[t] as number) - (b[t] as number);
    if (r - r === 0) o[t] = r;
    else exceptional(out, x, y, t, errorNumber(NUM));
  }
};

const addSnapped: Loop = (out, x, y, count) => {
  const o = out.values;
  const a = x.values;
  const b = y.values;
  for (let t = 0; t < count; t++) {
    const first = a[t] as number;
    const r = first + (b[t] as number);
    if (r - r === 0) o[t] = r !== 0 && Math.abs(r) < Math.abs(first) * SNAP ? 0 : r;
    else exceptional(out, x, y, t, errorNumber(NUM));
  }
};

const subtractSnapped: Loop = (out, x, y, count) => {
  const o = out.values;
  const a = x.values;
  const b = y.values;
  for (let t = 0; t < count; t++) {
    const first = a[t] as number;
    const r = first - (b[t] as number);
    if (r - r === 0) o[t] = r !== 0 && Math.abs(r) < Math.abs(first) * SNAP ? 0 : r;
    else exceptional(out, x, y, t, errorNumber(NUM));
  }
};

const multiply: Loop = (out, x, y, count) => {
  const o = out.values;
  const a = x.values;
  const b = y.values;
  for (let t = 0; t < count; t++) {
    const r = (a[t] as number) * (b[t] as number);
    if (r - r === 0) o[t] = r;
    else exceptional(out, x, y, t, errorNumber(NUM));
  }
};

const divide: Loop = (out, x, y, count) => {
  const o = out.values;
  const a = x.values;
  const b = y.values;
  for (let t = 0; t < count; t++) {
    const divisor = b[t] as number;
    const r = (a[t] as number) / divisor;
    if (r - r === 0) o[t] = r;
    else exceptional(out, x, y, t, errorNumber(divisor === 0 ? DIV0 : NUM));
  }
};

const raise: Loop = (out, x, y, count) => {
  const a = x.values;
  const b = y.values;
  for (let t = 0; t < count; t++) {
    const base = a[t] as number;
    const exponent = b[t] as number;
    if (Number.isNaN(base) || Number.isNaN(exponent)) exceptional(out, x, y, t, 0);
    else setScalar(out, t, power(base, exponent) as number);
  }
};

/** The order of two numbers as they read with 15 digits: −1, 0 or 1, tested by what the operator asks. */
const comparing =
  (less: boolean, equal: boolean, more: boolean): Loop =>
  (out, x, y, count) => {
    const o = out.values;
    const a = x.values;
    const b = y.values;
    const whenLess = less ? 1 : 0;
    const whenEqual = equal ? 1 : 0;
    const whenMore = more ? 1 : 0;
    for (let t = 0; t < count; t++) {
      const first = a[t] as number;
      const difference = first - (b[t] as number);
      if (difference - difference !== 0) {
        const second = b[t] as number;
        // Two huge numbers of opposite sign are still in order.
        if (Number.isNaN(first) || Number.isNaN(second)) exceptional(out, x, y, t, 0);
        else o[t] = difference > 0 ? whenMore : whenLess;
      } else if (difference === 0 || Math.abs(difference) < Math.abs(first) * 1e-15) o[t] = whenEqual;
      else o[t] = difference > 0 ? whenMore : whenLess;
    }
  };

const arithmeticLoops: Partial<Record<BinaryOperator, Loop>> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '^': raise,
};

const comparisonLoops: Partial<Record<BinaryOperator, Loop>> = {
  '=': comparing(false, true, false),
  '<>': comparing(true, false, true),
  '<': comparing(true, false, false),
  '>': comparing(false, false, true),
  '<=': comparing(true, true, false),
  '>=': comparing(false, true, true),
};

/** A binary operator over blocks; at least one operand is not constant. */
export function binaryNode(
  operator: BinaryOperator,
  left: BlockNode,
  right: BlockNode,
  pool: ColumnPool,
  closing: boolean,
): BlockNode {
  const arithmetic =
    closing && operator === '+'
      ? addSnapped
      : closing && operator === '-'
        ? subtractSnapped
        : arithmeticLoops[operator];
  if (arithmetic) {
    return looped('number', arithmetic, asNumber(left, pool), asNumber(right, pool), pool);
  }
  const comparison = comparisonLoops[operator];
  if (comparison && comparable(left, right)) {
    return looped('boolean', comparison, left as Numeric, right as Numeric, pool);
  }
  return boxed(operator, left, right, pool);
}

/** Whether both sides are numbers, or both truth values; an error may stand for either. */
function comparable(left: BlockNode, right: BlockNode): boolean {
  const typeOf = (node: BlockNode) => {
    if (node.kind !== 'constant') return node.kind;
    return isError(node.value) ? 'number' : typeof node.value === 'number' ? 'number' : 'other';
  };
  return typeOf(left) === 'number' && typeOf(right) === 'number';
}

function looped(
  kind: 'number' | 'boolean',
  loop: Loop,
  left: Numeric,
  right: Numeric,
  pool: ColumnPool,
): NumericNode {
  const x = columnOf(left, pool);
  const y = columnOf(right, pool);
  pool.give([left, right]);
  const column = pool.take();
  const prepare = runAll([left, right]);
  return {
    kind,
    column,
    isTemporary: true,
    run: (count) => {
      prepare(count);
      loop(column, x, y, count);
    },
  };
}

/** Texts and mixed types: trial by trial through the scalar operator. */
function boxed(operator: BinaryOperator, left: BlockNode, right: BlockNode, pool: ColumnPool): BlockNode {
  const apply = scalarOperator(operator);
  const prepare = runAll([left, right]);
  pool.give([left, right]);
  if (operator === '&') {
    const values = new Array<Scalar>(pool.size).fill(null);
    const run: Run = (count) => {
      prepare(count);
      for (let t = 0; t < count; t++) values[t] = apply(valueAt(left, t), valueAt(right, t));
    };
    return { kind: 'mixed', values, run };
  }
  const column = pool.take();
  const run: Run = (count) => {
    prepare(count);
    for (let t = 0; t < count; t++)
      setScalar(column, t, apply(valueAt(left, t), valueAt(right, t)) as boolean);
  };
  return { kind: 'boolean', column, isTemporary: true, run };
}

/** Minus and percent; plus hands its operand on. */
export function unaryNode(operator: '-' | '%', operand: BlockNode, pool: ColumnPool): BlockNode {
  const node = asNumber(operand, pool);
  // An operand may turn out constant though it reads a cell that varies: IFERROR(TRUE, A1).
  if (node.kind === 'constant') return constant(operator === '-' ? negated(node.value) : percent(node.value));
  pool.give([node]);
  const column = pool.take();
  const source = node.column;
  const { run } = node;
  return {
    kind: 'number',
    column,
    isTemporary: true,
    run: (count) => {
      run?.(count);
      const o = column.values;
      const x = source.values;
      for (let t = 0; t < count; t++) {
        const value = x[t] as number;
        if (Number.isNaN(value)) setError(column, t, source.errors[t] as number);
        else o[t] = operator === '-' ? -value : value / 100;
      }
    },
  };
}
