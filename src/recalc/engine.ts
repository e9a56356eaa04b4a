/**
 * Recalculates a workbook from its formulas. The engine holds every cell's value, computes formulas in order, and
 * plans the part of the model that lies between given drivers and metrics.
 */
import type { CompileContext } from './compile-scalar';
import { compileCell, shownAt } from './compile-scalar';
import type { FunctionRegistry } from './custom-functions';
import { customFunctions } from './custom-functions';
import type { Expression } from './expression';
import { worksheetFunctions } from './functions';
import type { FunctionDefinition } from './functions/definition';
import { DependencyGraph } from './graph';
import type { CellReference, WorkbookModel } from './model';
import { cellName } from './model';
import { FormulaParser, FormulaSyntaxError } from './parse';
import { functionsCalled, rangesRead } from './precedents';
import type { Remark } from './remark';
import { ModelRefused, remark, remarkText } from './remark';
import { UnsupportedFeature } from './resolve';
import { specialForms } from './special-forms';
import type { StoredCell } from './store';
import { CellStore } from './store';
import type { RangeValue, Scalar } from './values';
import { CALC, SPILL, VALUE } from './values';

/** Functions that answer differently each time they are computed. */
const RANDOM = new Set(['RAND', 'RANDBETWEEN', 'RANDARRAY']);
/** Functions that answer with the moment of calculation. */
const CLOCK = new Set(['NOW', 'TODAY']);

interface CompiledCell {
  readonly cell: StoredCell;
  readonly expression: Expression | undefined;
  readonly evaluate: () => Scalar;
  readonly ranges: readonly RangeValue[];
  /** Why the formula cannot be computed here; it keeps Excel's value then. */
  readonly problem: Remark | undefined;
}

/** Enough of a long formula to know it by. */
function shortFormula({ formula = '' }: StoredCell): string {
  return formula.length > 60 ? `${formula.slice(0, 59)}…` : formula;
}

/** A cell turned out to read another that was not known to come before it: the order must be made anew. */
export class NewPrecedent extends Error {
  override readonly name = 'NewPrecedent';

  constructor(readonly cell: string) {
    super(cell);
  }
}

/** A formula cell that keeps the value Excel last calculated, and why. */
export interface FrozenCell {
  readonly cell: string;
  readonly reason: string;
}

/** The part of a model between drivers and metrics, computed once at the workbook's own values. */
export interface ModelPlan {
  readonly drivers: readonly number[];
  readonly metrics: readonly number[];
  /** Formula cells that the metrics need, each after what it reads. */
  readonly order: readonly number[];
  /** Those among them that depend on a driver, in the same order. */
  readonly cone: readonly number[];
  readonly frozen: readonly FrozenCell[];
}

export interface EngineOptions {
  readonly functions?: FunctionRegistry;
}

export class RecalculationEngine {
  readonly store: CellStore;
  readonly parser = new FormulaParser();
  private readonly functions: ReadonlyMap<string, FunctionDefinition>;
  private readonly compiled = new Map<number, CompiledCell>();
  private readonly graph: DependencyGraph;
  private rank: Int32Array = new Int32Array(0);
  private current = -1;
  private newsFound = false;
  /** While a plan settles: computes a cell that turns out to be needed now. */
  private demand: ((slot: number) => void) | undefined;
  private variesInBlock: ((slot: number) => boolean) | undefined;

  constructor(
    readonly model: WorkbookModel,
    options: EngineOptions = {},
  ) {
    this.store = new CellStore(model);
    this.functions = options.functions
      ? new Map([...worksheetFunctions, ...customFunctions(options.functions)])
      : worksheetFunctions;
    this.graph = new DependencyGraph(this.store, (slot) => this.compiledCell(slot));
  }

  /** What a cell's formula is compiled against. */
  contextOf(cell: StoredCell): CompileContext {
    return {
      store: this.store,
      parser: this.parser,
      functions: this.functions,
      forms: specialForms,
      place: cell,
      arrays: this.model.dialect === 'sheet' || cell.array !== undefined,
      variables: [],
      expanding: [],
      touched: (range) => this.touched(range),
    };
  }

  /** The formula of a cell, compiled once. */
  compiledCell(slot: number): CompiledCell {
    let found = this.compiled.get(slot);
    if (!found) this.compiled.set(slot, (found = this.compileCell(this.store.cells[slot] as StoredCell)));
    return found;
  }

  private compileCell(cell: StoredCell): CompiledCell {
    const keep = (
      problem: Remark,
      expression?: Expression,
      ranges: readonly RangeValue[] = [],
    ): CompiledCell => ({
      cell,
      expression,
      evaluate: () => cell.stored,
      ranges,
      problem,
    });
    const context = this.contextOf(cell);
    let expression: Expression;
    try {
      ({ expression } = this.parser.parse(cell.formula as string, cell.row, cell.column));
    } catch (error) {
      if (error instanceof FormulaSyntaxError)
        return keep(remark('unreadableFormula', { formula: shortFormula(cell) }));
      throw error;
    }
    let ranges: readonly RangeValue[] = [];
    try {
      ranges = rangesRead(expression, context);
      const { evaluate } = compileCell(cell, context);
      return { cell, expression, evaluate, ranges, problem: undefined };
    } catch (error) {
      if (error instanceof UnsupportedFeature) return keep(error.why, expression, ranges);
      if (error instanceof FormulaSyntaxError)
        return keep(remark('unreadableName', { formula: shortFormula(cell) }));
      throw error;
    }
  }

  /** Hears of a range found while computing; asks for a new order where the range is not computed yet. */
  private touched(range: RangeValue): void {
    const { store, current } = this;
    if (current < 0) return;
    const { slots } = range;
    for (let i = 0; i < slots.length; i++) {
      const read = slots[i] as number;
      if (read < 0 || !this.graph.discover(current, read)) continue;
      this.newsFound = true;
      if (this.demand) {
        this.demand(read);
        continue;
      }
      // Within a block of trials the cell's values have not been brought here.
      if (this.variesInBlock?.(read) === true) throw new NewPrecedent(store.nameOf(read));
      const source = store.owners.get(read) ?? read;
      if (store.cells[source]?.formula === undefined) continue;
      const rank = this.rank[source] ?? -1;
      if (rank < 0 || rank >= (this.rank[current] as number)) throw new NewPrecedent(store.nameOf(source));
    }
  }

  /** Runs trials in blocks; a computed reference to a varying cell that was not foreseen asks for a new order. */
  duringBlocks<T>(varies: (slot: number) => boolean, work: () => T): T {
    this.variesInBlock = varies;
    try {
      return work();
    } finally {
      this.variesInBlock = undefined;
      this.current = -1;
    }
  }

  /** Says which cell's formula is about to be computed. */
  enter(slot: number): void {
    this.current = slot;
  }

  /** Cells that a formula was found to read only while computing. */
  discovered(slot: number): readonly number[] {
    return this.graph.discoveredBy(slot);
  }

  /** Computes one formula cell and, for an array formula, the cells it fills. */
  evaluateCell(slot: number): Scalar {
    const { store } = this;
    const { cell, evaluate } = this.compiledCell(slot);
    const outer = this.current;
    this.current = slot;
    let value: Scalar;
    try {
      value = evaluate();
    } finally {
      this.current = outer;
    }
    store.values[slot] = value;
    if (cell.array && store.arrays.has(slot)) this.fillArray(cell);
    return value;
  }

  private fillArray({ slot, sheet, array }: StoredCell): void {
    const { store } = this;
    const result = store.arrays.get(slot);
    if (!array || !result) return;
    const rows = array.bottom - array.top + 1;
    const columns = array.right - array.left + 1;
    for (let r = 0; r < rows; r++) {
      for (let c = 0; c < columns; c++) {
        const filled = sheet.slotAt(array.top + r, array.left + c);
        if (filled !== slot && store.owners.get(filled) === slot) {
          store.values[filled] = shownAt(result, r, c);
        }
      }
    }
  }

  /**
   * Computes what the targets need, until no computed reference brings news. Returns the order; every value stands
   * in the store then.
   */
  private settle(targets: readonly number[], drivers: ReadonlySet<number>) {
    for (;;) {
      const plan = this.graph.plan(targets, drivers);
      const inCycle = new Set(plan.cycles.flat());
      this.rank = new Int32Array(this.store.cells.length).fill(-1);
      plan.order.forEach((slot, i) => (this.rank[slot] = i));
      this.newsFound = false;
      const begun = new Uint8Array(this.store.cells.length);
      const compute = (slot: number) => {
        if (begun[slot] === 1) return;
        begun[slot] = 1;
        if (inCycle.has(slot)) this.freeze(slot);
        else this.tryCell(slot);
      };
      // What a computed reference finds is computed there and then; the next plan has it in its place.
      this.demand = (read) => {
        const source = this.store.owners.get(read) ?? read;
        if (begun[source] === 1 || this.store.cells[source]?.formula === undefined || drivers.has(source))
          return;
        for (const slot of this.graph.plan([source], drivers).order) compute(slot);
      };
      try {
        for (const slot of plan.order) compute(slot);
      } finally {
        this.demand = undefined;
      }
      if (!this.newsFound) return plan;
    }
  }

  private freeze(slot: number): void {
    const cell = this.store.cells[slot] as StoredCell;
    this.store.values[slot] = cell.stored;
    if (!cell.array) return;
    for (const [filled, owner] of this.store.owners) {
      if (owner === slot) this.store.values[filled] = (this.store.cells[filled] as StoredCell).stored;
    }
  }

  /** A formula that fails while computing keeps Excel's value, like one that could not be compiled. */
  private tryCell(slot: number): void {
    try {
      if (this.compiledCell(slot).problem === undefined) this.evaluateCell(slot);
      else this.freeze(slot);
    } catch (error) {
      if (!(error instanceof UnsupportedFeature)) throw error;
      this.compiled.set(slot, { ...this.compiledCell(slot), problem: error.why });
      this.freeze(slot);
    }
  }

  /**
   * Computes every formula of the workbook.
   *
   * @returns for each formula cell its value, or why it was left at Excel's
   */
  calculateAll(): { slot: number; value: Scalar; problem: Remark | undefined }[] {
    const formulas = this.store.cells.filter(({ formula }) => formula !== undefined).map(({ slot }) => slot);
    const { cycles } = this.settle(formulas, new Set());
    const circular = new Map<number, Remark>();
    for (const cycle of cycles) {
      const path = cycle.map((slot) => this.store.nameOf(slot)).join(' → ');
      for (const slot of cycle) circular.set(slot, remark('onCircle', { path }));
    }
    return formulas.map((slot) => ({
      slot,
      value: this.store.values[slot] as Scalar,
      problem: circular.get(slot) ?? this.compiledCell(slot).problem,
    }));
  }

  private locate(cell: CellReference): number {
    const slot = this.store.locate(cell);
    if (slot === undefined) {
      throw new ModelRefused('not-found', cellName(cell), remark('offSheet', { cell: cellName(cell) }));
    }
    return slot;
  }

  /**
   * Plans the model between drivers and metrics and computes it once at the workbook's own values.
   *
   * @throws DomainError "not-found" for a cell on an unknown sheet; "infeasible" where a cell of the model is
   * circular, random or uses what the engine does not have, naming cell and cause
   */
  plan(drivers: readonly CellReference[], metrics: readonly CellReference[]): ModelPlan {
    const driverSlots = drivers.map((cell) => this.locate(cell));
    const metricSlots = metrics.map((cell) => this.locate(cell));
    for (const slot of driverSlots) {
      if (this.store.owners.has(slot) || this.store.cells[slot]?.array) {
        const at = this.store.nameOf(slot);
        throw new ModelRefused('infeasible', at, remark('driverInArray', { cell: at }));
      }
      this.store.values[slot] = (this.store.cells[slot] as StoredCell).stored;
    }
    const { order, cone, cycles } = this.settle(metricSlots, new Set(driverSlots));
    this.refuseCycles(cycles, cone);
    const frozen: FrozenCell[] = [];
    for (const slot of order) {
      const reason = this.obstacle(slot, cone.has(slot));
      if (reason === undefined) continue;
      const cell = this.store.nameOf(slot);
      if (cone.has(slot)) {
        throw new ModelRefused('infeasible', cell, remark('formulaRefused', { cell, why: reason }));
      }
      frozen.push({ cell, reason: remarkText(reason) });
    }
    return {
      drivers: driverSlots,
      metrics: metricSlots,
      order,
      cone: order.filter((slot) => cone.has(slot)),
      frozen,
    };
  }

  private refuseCycles(cycles: readonly (readonly number[])[], cone: ReadonlySet<number>): void {
    const cycle = cycles.find((slots) => slots.some((slot) => cone.has(slot)));
    const [first] = cycle ?? [];
    if (!cycle || first === undefined) return;
    const path = cycle.map((slot) => this.store.nameOf(slot)).join(' → ');
    const cell = this.store.nameOf(first);
    const sentence = this.model.iterative ? 'circularIterated' : 'circular';
    throw new ModelRefused('infeasible', cell, remark(sentence, { cell, path }));
  }

  /** Why a needed cell cannot be recomputed, or must not be. */
  private obstacle(slot: number, inCone: boolean): Remark | undefined {
    const { cell, expression, problem } = this.compiledCell(slot);
    const called = expression ? functionsCalled(expression, this.contextOf(cell)) : new Set<string>();
    for (const name of called) {
      if (RANDOM.has(name)) {
        const at = this.store.nameOf(slot);
        throw new ModelRefused('infeasible', at, remark('random', { cell: at, name }));
      }
      if (CLOCK.has(name) && inCone) return remark('clock', { name });
    }
    return problem;
  }

  /** Whether a cell's computed value is another than the workbook's, numbers within a relative tolerance. */
  differs(slot: number, tolerance: number): boolean {
    const { stored } = this.store.cells[slot] as StoredCell;
    return !sameValue(this.store.values[slot] as Scalar, stored, tolerance);
  }
}

/** Whether a computed value is the one Excel shows, numbers within a relative tolerance. */
export function sameValue(computed: Scalar, stored: Scalar, tolerance: number): boolean {
  if (typeof computed === 'number' && typeof stored === 'number') {
    return computed === stored || Math.abs(computed - stored) <= tolerance * Math.max(1, Math.abs(stored));
  }
  // Files keep the errors that came with dynamic arrays as #VALUE!.
  if (stored === VALUE && (computed === CALC || computed === SPILL)) return true;
  return computed === stored;
}
