/** Lookups over blocks: the list that is searched is the same in every trial, what is found may vary. */
import { exactPosition, positionNotAbove, positionNotBelow } from '../search';
import type { RangeValue, Scalar } from '../values';
import { compareNumbers, isError, NA, REF, toBoolean, toNumber, VALUE } from '../values';
import type { BlockNode, ColumnPool, NumericColumn, NumericNode, Run } from './nodes';
import { asNumber, constant, errorNumber, runAll, setError, valueAt } from './nodes';
import { columnOf } from './operators';
import { pickNode } from './selection';

type Find = (wanted: Scalar) => number;

/** A list of numbers that ascends, searched without looking at types. */
function numericNotAbove(list: Float64Array): (wanted: number) => number {
  return (wanted) => {
    let low = 0;
    let high = list.length - 1;
    let found = -1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (compareNumbers(list[middle] as number, wanted) <= 0) {
        found = middle;
        low = middle + 1;
      } else high = middle - 1;
    }
    return found;
  };
}

/** The first position of a number, from an index; a number that is not there is sought once more, as it reads. */
function numericExact(list: readonly Scalar[]): (wanted: number) => number {
  const index = new Map<number, number>();
  for (const [i, cell] of list.entries())
    if (typeof cell === 'number' && !index.has(cell)) index.set(cell, i);
  const sorted = [...index.keys()].sort((a, b) => a - b);
  const isClear = sorted.every((value, i) => i === 0 || compareNumbers(value, sorted[i - 1] as number) !== 0);
  return (wanted) => {
    const at = isClear ? index.get(wanted) : undefined;
    return at ?? exactPosition(wanted, list);
  };
}

/** Positions, counted from 1, of a wanted value in a list that does not vary. */
function positionNode(
  wanted: BlockNode,
  list: readonly Scalar[],
  mode: 'exact' | 'notAbove' | 'notBelow',
  pool: ColumnPool,
): NumericNode {
  const general: Find = (value) =>
    mode === 'exact'
      ? exactPosition(value, list)
      : mode === 'notAbove'
        ? positionNotAbove(value, list)
        : positionNotBelow(value, list);
  const isNumeric = list.every((cell) => typeof cell === 'number');
  const quick =
    mode === 'exact'
      ? numericExact(list)
      : mode === 'notAbove' && isNumeric
        ? numericNotAbove(Float64Array.from(list as readonly number[]))
        : undefined;
  const prepare = runAll([wanted]);
  const column = pool.take();
  pool.give([wanted]);
  const missing = errorNumber(NA);
  const put = (t: number, position: number) => {
    if (position < 0) setError(column, t, missing);
    else column.values[t] = position + 1;
  };
  if (wanted.kind === 'number' && quick) {
    const source = wanted.column;
    const run: Run = (count) => {
      prepare(count);
      for (let t = 0; t < count; t++) {
        const value = source.values[t] as number;
        if (Number.isNaN(value)) setError(column, t, source.errors[t] as number);
        else put(t, quick(value));
      }
    };
    return { kind: 'number', column, isTemporary: true, isPosition: true, run };
  }
  const run: Run = (count) => {
    prepare(count);
    for (let t = 0; t < count; t++) {
      const value = valueAt(wanted, t);
      if (isError(value)) setError(column, t, errorNumber(value));
      else put(t, general(value));
    }
  };
  return { kind: 'number', column, isTemporary: true, isPosition: true, run };
}

type CellNode = (slot: number) => BlockNode;

/** The cells of a line as nodes, a blank as zero. */
function lineNodes(slots: readonly number[], cellNode: CellNode): BlockNode[] {
  return slots.map((slot) => {
    const node = cellNode(slot);
    return node.kind === 'constant' && node.value === null ? constant(0) : node;
  });
}

/** A list without the cells that vary; undefined where one does. */
function constantList(slots: readonly number[], cellNode: CellNode): Scalar[] | undefined {
  const list: Scalar[] = [];
  for (const slot of slots) {
    const node = cellNode(slot);
    if (node.kind !== 'constant') return undefined;
    list.push(node.value);
  }
  return list;
}

/**
 * INDEX, MATCH, VLOOKUP or HLOOKUP in a static range; `scalars` are the other arguments in their places. Undefined
 * where there is no quick way.
 */
export function lookupNode(
  name: 'INDEX' | 'MATCH' | 'VLOOKUP' | 'HLOOKUP',
  range: RangeValue,
  scalars: readonly (BlockNode | undefined)[],
  cellNode: CellNode,
  pool: ColumnPool,
): BlockNode | undefined {
  const slots = Array.from(range.slots);
  if (name === 'MATCH') {
    const [wanted, , type] = scalars;
    if (!wanted || (range.rows > 1 && range.columns > 1)) return undefined;
    const list = constantList(slots, cellNode);
    const kind = type === undefined ? 1 : type.kind === 'constant' ? toNumber(type.value) : undefined;
    if (!list && kind === 0) return varyingMatch(wanted, slots.map(cellNode), pool);
    if (!list || typeof kind !== 'number') return undefined;
    return positionNode(wanted, list, kind === 0 ? 'exact' : kind > 0 ? 'notAbove' : 'notBelow', pool);
  }
  if (name === 'INDEX') return indexNode(range, slots, scalars, cellNode, pool);

  const down = name === 'VLOOKUP';
  const [wanted, , line, approximate] = scalars;
  if (!wanted || line?.kind !== 'constant') return undefined;
  const at = toNumber(line.value);
  const loose =
    approximate === undefined
      ? true
      : approximate.kind === 'constant'
        ? toBoolean(approximate.value)
        : undefined;
  if (typeof at !== 'number' || typeof loose !== 'boolean') return undefined;
  const index = Math.trunc(at);
  if (index < 1) return constant(VALUE);
  if (index > (down ? range.columns : range.rows)) return constant(REF);
  const length = down ? range.rows : range.columns;
  const cell = (i: number, k: number) =>
    slots[down ? i * range.columns + k : k * range.columns + i] as number;
  const keys = constantList(
    Array.from({ length }, (_, i) => cell(i, 0)),
    cellNode,
  );
  if (!keys) return undefined;
  const results = lineNodes(
    Array.from({ length }, (_, i) => cell(i, index - 1)),
    cellNode,
  );
  if (wanted.kind === 'constant') {
    if (isError(wanted.value)) return wanted;
    const found = loose ? positionNotAbove(wanted.value, keys) : exactPosition(wanted.value, keys);
    return results[found] ?? constant(NA);
  }
  const position = positionNode(wanted, keys, loose ? 'notAbove' : 'exact', pool);
  return pickNode(position, results, errorNumber(NA), pool);
}

/** An exact match of a number among numbers that vary; undefined where a type must be looked at in each trial. */
function varyingMatch(
  wanted: BlockNode,
  nodes: readonly BlockNode[],
  pool: ColumnPool,
): BlockNode | undefined {
  if (wanted.kind !== 'number') return undefined;
  const columns: NumericColumn[] = [];
  for (const node of nodes) {
    if (node.kind !== 'number' && !(node.kind === 'constant' && typeof node.value === 'number'))
      return undefined;
    columns.push(columnOf(node, pool));
  }
  const prepare = runAll([wanted]);
  const source = wanted.column;
  const column = pool.take();
  pool.give([wanted]);
  const missing = errorNumber(NA);
  const run: Run = (count) => {
    prepare(count);
    for (let t = 0; t < count; t++) {
      const value = source.values[t] as number;
      if (Number.isNaN(value)) {
        setError(column, t, source.errors[t] as number);
        continue;
      }
      // An error in the list compares with nothing.
      const at = columns.findIndex(({ values }) => compareNumbers(values[t] as number, value) === 0);
      if (at < 0) setError(column, t, missing);
      else column.values[t] = at + 1;
    }
  };
  return { kind: 'number', column, isTemporary: true, isPosition: true, run };
}

function indexNode(
  range: RangeValue,
  slots: readonly number[],
  [, first, second]: readonly (BlockNode | undefined)[],
  cellNode: CellNode,
  pool: ColumnPool,
): BlockNode | undefined {
  if (!first) return undefined;
  const isRow = range.rows === 1;
  const alongRow = second === undefined && isRow;
  const row = alongRow ? constant(1) : asNumber(first, pool);
  const column = alongRow
    ? asNumber(first, pool)
    : second === undefined
      ? constant(1)
      : asNumber(second, pool);
  const fixed = (node: BlockNode) =>
    node.kind === 'constant' && typeof node.value === 'number' ? Math.trunc(node.value) : undefined;
  const r = fixed(row);
  const c = fixed(column);
  const at = (i: number, k: number) => cellNode(slots[i * range.columns + k] as number);
  if (r !== undefined && c !== undefined) {
    return r >= 1 && c >= 1 && r <= range.rows && c <= range.columns ? at(r - 1, c - 1) : undefined;
  }
  const outside = errorNumber(REF);
  if (r !== undefined && column.kind !== 'constant') {
    if (r < 1 || r > range.rows) return undefined;
    return pickNode(
      column,
      Array.from({ length: range.columns }, (_, k) => at(r - 1, k)),
      outside,
      pool,
    );
  }
  if (c !== undefined && row.kind !== 'constant') {
    if (c < 1 || c > range.columns) return undefined;
    return pickNode(
      row,
      Array.from({ length: range.rows }, (_, i) => at(i, c - 1)),
      outside,
      pool,
    );
  }
  return undefined;
}
