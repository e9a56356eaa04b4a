/** The cone of a model compiled for blocks of trials. */
import type { BlockNode, NumericNode, Run } from './block/nodes';
import { ColumnPool, valueAt } from './block/nodes';
import { shown, shownAt } from './compile-scalar';
import { BlockCompiler } from './compile-block';
import type { ModelPlan, RecalculationEngine } from './engine';
import type { StoredCell } from './store';
import type { Scalar } from './values';

interface Step {
  readonly slot: number;
  readonly run: Run;
}

/** Receives a block's results: the node of each metric and how many trials the block holds. */
export type BlockReader = (first: number, count: number, metrics: readonly BlockNode[]) => void;

export class BlockProgram {
  readonly blockSize: number;
  private readonly nodes = new Map<number, BlockNode>();
  private readonly inputs: NumericNode[];
  private readonly steps: Step[] = [];
  private readonly pool: ColumnPool;

  /** The engine's values must be those of the base case. */
  constructor(
    private readonly engine: RecalculationEngine,
    private readonly plan: ModelPlan,
    blockSize?: number,
  ) {
    // Large models take smaller blocks, so that a block's columns stay within the processor's caches.
    this.blockSize = blockSize ?? (plan.cone.length > 4000 ? 128 : 256);
    this.pool = new ColumnPool(this.blockSize);
    this.inputs = plan.drivers.map(() => ({
      kind: 'number',
      column: this.pool.fresh(),
      run: undefined,
      isTemporary: false,
    }));
    plan.drivers.forEach((slot, i) => this.nodes.set(slot, this.inputs[i] as NumericNode));
    for (const slot of plan.cone) this.compileStep(engine.store.cells[slot] as StoredCell);
  }

  private compileStep(cell: StoredCell): void {
    const { engine } = this;
    const { expression } = engine.compiledCell(cell.slot);
    if (!expression) return;
    const context = engine.contextOf(cell);
    const compiler = new BlockCompiler(
      {
        pool: this.pool,
        varying: (slot) => this.nodes.get(slot),
        discovered: (slot) => engine.discovered(slot),
      },
      context,
      cell.slot,
    );
    if (cell.array && (cell.array.top !== cell.array.bottom || cell.array.left !== cell.array.right)) {
      this.addArrayStep(cell, compiler);
      return;
    }
    const { endsInSum } = engine.parser.parse(cell.formula as string, cell.row, cell.column);
    const node = compiler.compileCell(expression, endsInSum && !cell.array);
    this.keep(cell.slot, node);
  }

  /** A cell's node keeps its column for as long as the program lives. */
  private keep(slot: number, node: BlockNode): void {
    if (node.kind === 'constant') return;
    const { run } = node;
    if (node.kind === 'mixed') {
      const values = new Array<Scalar>(this.blockSize).fill(0);
      this.nodes.set(slot, { kind: 'mixed', values, run: undefined });
      const source = node.values;
      const copy: Run = (count) => {
        run?.(count);
        for (let t = 0; t < count; t++) values[t] = shown(source[t] as Scalar);
      };
      this.steps.push({ slot, run: copy });
      return;
    }
    this.nodes.set(slot, { ...node, run: undefined, isTemporary: false });
    if (run) this.steps.push({ slot, run });
  }

  /** An array formula is computed trial by trial and fills the columns of all its cells. */
  private addArrayStep(cell: StoredCell, compiler: BlockCompiler): void {
    const { engine } = this;
    const { store } = engine;
    const { slot, sheet, array } = cell;
    const { evaluate, expression } = engine.compiledCell(slot);
    if (!array || !expression) return;
    const load = compiler.loadAll(expression);
    const rows = array.bottom - array.top + 1;
    const columns = array.right - array.left + 1;
    const filled: { r: number; c: number; values: Scalar[] }[] = [];
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const at = sheet.slotAt(array.top + r, array.left + c);
        if (at !== slot && store.owners.get(at) !== slot) continue;
        const values = new Array<Scalar>(this.blockSize).fill(0);
        this.nodes.set(at, { kind: 'mixed', values, run: undefined });
        filled.push({ r, c, values });
      }
    }
    const run: Run = (count) => {
      for (let t = 0; t < count; t++) {
        load(t);
        evaluate();
        const result = store.arrays.get(slot);
        if (!result) continue;
        for (const { r, c, values } of filled) values[t] = shownAt(result, r, c, rows, columns);
      }
    };
    this.steps.push({ slot, run });
  }

  /** Whether a cell's value may differ between trials. */
  readonly varies = (slot: number): boolean => this.nodes.has(slot);

  /**
   * Computes trials.
   *
   * @param inputs for each driver its value in every trial
   * @param reader hears of each block; its nodes are only good until the next one
   * @param from first trial to compute, and `to`, one beyond the last
   */
  run(inputs: readonly Float64Array[], from: number, to: number, reader: BlockReader): void {
    const metrics = this.plan.metrics.map((slot): BlockNode => this.nodeOf(slot));
    this.engine.duringBlocks(this.varies, () => {
      for (let first = from; first < to; first += this.blockSize) {
        const count = Math.min(this.blockSize, to - first);
        this.inputs.forEach((node, i) =>
          node.column.values.set((inputs[i] as Float64Array).subarray(first, first + count)),
        );
        for (const { slot, run } of this.steps) {
          this.engine.enter(slot);
          run(count);
        }
        reader(first, count, metrics);
      }
    });
  }

  private nodeOf(slot: number): BlockNode {
    return this.nodes.get(slot) ?? { kind: 'constant', value: this.engine.store.values[slot] as Scalar };
  }

  /** For tests: the value of any cell in a trial of the last block. */
  valueAt(slot: number, trial: number): Scalar {
    return valueAt(this.nodeOf(slot), trial);
  }
}
