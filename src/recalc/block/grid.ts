/** A range or an array expression as a rectangle of nodes. */
import { NA } from '../values';
import type { BlockNode, ColumnPool, Run } from './nodes';
import { constant } from './nodes';

export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. */
  readonly nodes: readonly BlockNode[];
  /** Nodes that several elements read, to be run before any of them. */
  readonly prologue: readonly BlockNode[];
  /** Whether the elements are a range's own cells, whose texts and truth values aggregates pass over. */
  readonly isRange: boolean;
}

/** A grid that is stretched gives the same node several times: it is run once and keeps its column. */
export function stretched(grid: Grid, rows: number, columns: number, pool: ColumnPool): Grid {
  if (grid.rows === rows && grid.columns === columns) return grid;
  const prologue = [...grid.prologue];
  const nodes = grid.nodes.map((node): BlockNode => {
    if (node.kind === 'constant' || node.run === undefined) return node;
    const { run } = node;
    if (node.kind === 'mixed') {
      prologue.push(node);
      return { ...node, run: undefined };
    }
    const column = pool.fresh();
    const source = node.column;
    const copy: Run = (count) => {
      run(count);
      column.values.set(source.values.subarray(0, count));
      column.errors.set(source.errors.subarray(0, count));
    };
    prologue.push({ kind: node.kind, column, run: copy, isTemporary: false });
    return { kind: node.kind, column, run: undefined, isTemporary: false };
  });
  return { ...grid, nodes, prologue };
}

/** The element as the whole shape's operation sees it: a single row or column stands for each. */
export function elementOf(grid: Grid, row: number, column: number): BlockNode {
  const r = grid.rows === 1 ? 0 : row;
  const c = grid.columns === 1 ? 0 : column;
  return r < grid.rows && c < grid.columns ? (grid.nodes[r * grid.columns + c] as BlockNode) : constant(NA);
}
