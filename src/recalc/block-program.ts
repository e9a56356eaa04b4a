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
  /** The drivers whose values the cell depends on, one bit each. */
  readonly drivers: bigint;
}

/** For each driver its value in every trial. */
export type TrialInputs = readonly Float64Array[];

/** Receives a block's results: the node of each metric and how many trials the block holds. */
export type BlockReader = (first: number, count: number, metrics: readonly BlockNode[]) => void;

export class BlockProgram {
  readonly blockSize: number;
  private readonly nodes = new Map<number, BlockNode>();
  private readonly inputs: NumericNode[];
  private readonly steps: Step[] = [];
  private readonly pool: ColumnPool;
  /** By cell: the drivers its value depends on. */
  private readonly dependence = new Map<number, bigint>();
  /** By set of changed drivers: the steps that these touch. */
  private readonly touched = new Map<bigint, readonly Step[]>();

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
    plan.drivers.forEach((slot, i) => {
      this.nodes.set(slot, this.inputs[i] as NumericNode);
      this.dependence.set(slot, 1n << BigInt(i));
    });
    for (const slot of plan.cone) {
      this.dependence.set(slot, this.driversBehind(slot));
      this.compileStep(engine.store.cells[slot] as StoredCell);
    }
  }

  private driversBehind(slot: number): bigint {
    const { engine, dependence } = this;
    let drivers = 0n;
    const add = (read: number) => {
      const behind = dependence.get(engine.store.owners.get(read) ?? read) ?? dependence.get(read);
      if (behind !== undefined) drivers |= behind;
    };
    for (const { slots } of engine.compiledCell(slot).ranges) slots.forEach(add);
    engine.discovered(slot).forEach(add);
    return drivers;
  }

  private addStep(slot: number, run: Run): void {
    this.steps.push({ slot, run, drivers: this.dependence.get(slot) ?? 0n });
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
      this.addStep(slot, copy);
      return;
    }
    if (!run) {
      this.nodes.set(slot, node);
      return;
    }
    // The node's own column serves other cells as well, which may run again when this one need not.
    const { column } = node;
    const kept = this.pool.fresh();
    this.pool.give([node]);
    this.nodes.set(slot, { ...node, column: kept, run: undefined, isTemporary: false });
    this.addStep(slot, (count) => {
      run(count);
      kept.values.set(column.values);
      kept.errors.set(column.errors);
    });
  }

  /** An array formula is computed trial by trial and fills the columns of all its cells. */
  private addArrayStep(cell: StoredCell, compiler: BlockCompiler): void {
    const { engine } = this;
    const { store } = engine;
    const { slot, sheet, array } = cell;
    const { evaluate, expression } = engine.compiledCell(slot);
    if (!array || !expression) return;
    const { load, repeats } = compiler.trialReads(expression);
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
        if (repeats(t)) {
          for (const { values } of filled) values[t] = values[t - 1] as Scalar;
          continue;
        }
        load(t);
        evaluate();
        const result = store.arrays.get(slot);
        if (!result) continue;
        for (const { r, c, values } of filled) values[t] = shownAt(result, r, c);
      }
    };
    this.addStep(slot, run);
  }

  /** Whether a cell's value may differ between trials. */
  readonly varies = (slot: number): boolean => this.nodes.has(slot);

  /**
   * Computes trials of several cases. A case is computed after the one before it, block by block, and only as far as
   * its drivers' values differ: alternatives on common random numbers share much of a model.
   *
   * @param cases for each case the drivers' values in every trial
   * @param readers one for each case; a block's nodes are only good until the next one
   * @param from first trial to compute, and `to`, one beyond the last
   */
  run(cases: readonly TrialInputs[], from: number, to: number, readers: readonly BlockReader[]): void {
    const metrics = this.plan.metrics.map((slot): BlockNode => this.nodeOf(slot));
    this.engine.duringBlocks(this.varies, () => {
      for (let first = from; first < to; first += this.blockSize) {
        const count = Math.min(this.blockSize, to - first);
        for (const [i, inputs] of cases.entries()) {
          const changed = this.setInputs(inputs, first, count, i === 0);
          for (const { slot, run } of this.stepsAfter(changed)) {
            this.engine.enter(slot);
            run(count);
          }
          readers[i]?.(first, count, metrics);
        }
      }
    });
  }

  /** Puts the drivers' values into their columns; returns the drivers that changed. */
  private setInputs(inputs: TrialInputs, first: number, count: number, all: boolean): bigint {
    let changed = 0n;
    for (const [i, { column }] of this.inputs.entries()) {
      const source = (inputs[i] as Float64Array).subarray(first, first + count);
      if (!all && isSame(column.values, source)) continue;
      column.values.set(source);
      changed |= 1n << BigInt(i);
    }
    return all ? -1n : changed;
  }

  private stepsAfter(changed: bigint): readonly Step[] {
    if (changed === -1n) return this.steps;
    let steps = this.touched.get(changed);
    if (!steps) {
      steps = this.steps.filter(({ drivers }) => (drivers & changed) !== 0n);
      this.touched.set(changed, steps);
    }
    return steps;
  }

  private nodeOf(slot: number): BlockNode {
    return this.nodes.get(slot) ?? { kind: 'constant', value: this.engine.store.values[slot] as Scalar };
  }

  /** For tests: the value of any cell in a trial of the last block. */
  valueAt(slot: number, trial: number): Scalar {
    return valueAt(this.nodeOf(slot), trial);
  }
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  for (let t = 0; t < b.length; t++) if (!Object.is(a[t], b[t])) return false;
  return true;
}
