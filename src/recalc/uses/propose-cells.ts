/**
 * Finds what a case could be made of in a model that nobody has described yet: results that nothing else reads, and
 * the constants that move them most.
 */
import type { FunctionRegistry } from '../custom-functions';
import { RecalculationEngine } from '../engine';
import type { Expression } from '../expression';
import type { RunOptions } from '../local-model';
import { LocalModel } from '../local-model';
import type { CellReference, WorkbookModel } from '../model';
import type { Remark } from '../remark';
import { ModelRefused, remark } from '../remark';
import type { StoredCell } from '../store';
import type { RangeValue } from '../values';
import { verifyBase } from '../verify';
import { localEvaluator } from './model-evaluator';
import { withDriver } from './sensitivity';

export interface ProposedOutput {
  readonly cell: CellReference;
  readonly value: number;
  /** Constants that feed it, directly or through other formulas. */
  readonly inputs: number;
}

export interface ProposedDriver {
  readonly cell: CellReference;
  readonly value: number;
  /** Whether it is one of many alike in a table of inputs; such come last. */
  readonly ofTable: boolean;
  /** Formulas on the way to the outputs that depend on it. */
  readonly dependents: number;
  /**
   * For each output its change, as a share of itself, when the constant rises by a tenth (from 0 to 1 where it is
   * 0). Null where the output showed no number; an empty list where nothing could be measured.
   */
  readonly effects: readonly (number | null)[];
}

export interface CellProposals {
  /** The outputs asked for, or those found, the one with the most inputs first. */
  readonly outputs: readonly ProposedOutput[];
  /** Those that move an output most first. */
  readonly drivers: readonly ProposedDriver[];
  /** Numbers that feed the outputs, of which `drivers` are the foremost. */
  readonly constants: number;
  /** Why effects are not measured, with the cell; null where they are. */
  readonly unmeasured: Remark | null;
}

/** Constants whose effect is measured: those that formulas read most directly. */
const MEASURED = 400;
const MOST_DRIVERS = 60;
const MOST_OUTPUTS = 30;
/** So many copies of one formula are a table's column, not a result each. */
const MOST_COPIES = 3;
/** A table of so many rows or columns of constants is data; its cells are no assumptions one by one. */
const LONGEST_LIST = 15;
/** With so many assumptions nobody looks at single data. */
const ENOUGH = 10;
const CHECK =
  /^\W*(?:(?:balance )?checks?|control (?:total|sum)|reconciliation|Prüfung|Prüfsumme|Kontroll(?:e|summe)|Abstimmung|Differenz)\b/i;
/** The part of its value by which a constant is moved, up and down. */
const STEP = 0.1;
/** Changes below this are rounding. */
const NO_EFFECT = 1e-9;

/**
 * @param outputs the results to explain; null has them found: formula cells with a number that no formula reads
 * @throws the signal's reason when it is aborted
 */
export async function proposeCells(
  workbook: WorkbookModel,
  outputs: readonly CellReference[] | null,
  functions: FunctionRegistry,
  options: RunOptions = {},
): Promise<CellProposals> {
  const survey = new Survey(workbook, functions);
  const slots = outputs
    ? outputs.flatMap((cell) => survey.engine.store.locate(cell) ?? [])
    : survey.leaves().slice(0, MOST_OUTPUTS);
  const proposed = slots.map((slot) => survey.output(slot));
  const found = survey.inputsOf(slots);
  const candidates = survey.foremost(found, MEASURED);
  const counted = survey.dependents(candidates, found);
  const cells = candidates.map((slot) => survey.reference(slot));
  const values = candidates.map((slot) => survey.engine.store.cells[slot]?.stored as number);
  const { effects, problem } = await measure(
    workbook,
    cells,
    values,
    proposed.map(({ cell }) => cell),
    functions,
    options,
  );
  const drivers = cells
    .map((cell, i): ProposedDriver => ({
      cell,
      ofTable: survey.isOfTable(candidates[i] as number, found),
      value: values[i] as number,
      dependents: counted[i] as number,
      effects: effects?.[i] ?? [],
    }))
    .filter((driver) => effects === null || strongest(driver) > NO_EFFECT)
    .sort(
      (a, b) =>
        Number(a.ofTable) - Number(b.ofTable) || strongest(b) - strongest(a) || b.dependents - a.dependents,
    );
  return {
    outputs: proposed,
    drivers: drivers.slice(0, MOST_DRIVERS),
    constants: found.constants.size,
    unmeasured: problem,
  };
}

/** The largest effect on any output, its direction left out. */
function strongest({ effects }: ProposedDriver): number {
  return Math.max(0, ...effects.map((effect) => Math.abs(effect ?? 0)));
}

interface Inputs {
  /** Formulas between the constants and the outputs, the outputs included. */
  readonly formulas: ReadonlySet<number>;
  /** Numbers that are read, and how directly: 1 for a formula that reads the cell alone, 1/n in a range of n. */
  readonly constants: ReadonlyMap<number, number>;
}

/** The graph of a whole workbook, calculated once so that computed references are in it. */
class Survey {
  readonly engine: RecalculationEngine;

  constructor(workbook: WorkbookModel, functions: FunctionRegistry) {
    this.engine = new RecalculationEngine(workbook, { functions });
    this.engine.calculateAll();
  }

  reference(slot: number): CellReference {
    const { sheet, row, column } = this.cell(slot);
    return { sheet: sheet.name, row, column };
  }

  output(slot: number): ProposedOutput {
    const value = this.engine.store.values[slot];
    return {
      cell: this.reference(slot),
      value: typeof value === 'number' ? value : NaN,
      inputs: this.inputsOf([slot]).constants.size,
    };
  }

  /**
   * Formula cells with a number that no formula reads, those with the most inputs first. A check, or a word made of a
   * result such as "on target", does not count as a reader, and a check is no result itself.
   */
  leaves(): number[] {
    const { store } = this.engine;
    const all = this.readBy(() => true);
    const isRemark = (cell: StoredCell): boolean =>
      all[cell.slot] === 0 && (typeof store.values[cell.slot] !== 'number' || this.isCheck(cell));
    const read = this.readBy((cell) => !isRemark(cell));
    const unread = store.cells.filter(
      (cell) =>
        cell.formula !== undefined &&
        typeof store.values[cell.slot] === 'number' &&
        read[cell.slot] === 0 &&
        !this.isCheck(cell),
    );
    return this.withoutCopies(unread);
  }

  /** Whether its label says that the cell only checks others. */
  private isCheck({ sheet, row, column }: StoredCell): boolean {
    for (let c = column - 1; c >= 0; c--) {
      const found = sheet.slotAt(row, c);
      const text = found < 0 ? null : this.cell(found).stored;
      if (typeof text === 'string' && text.trim() !== '') return CHECK.test(text);
    }
    return false;
  }

  /** Marks the cells that the formulas read. */
  private readBy(counts: (reader: StoredCell) => boolean): Uint8Array {
    const { store } = this.engine;
    const read = new Uint8Array(store.cells.length);
    const seen = new Set<RangeValue>();
    for (const cell of store.cells) {
      const { slot, formula } = cell;
      if (formula === undefined || !counts(cell)) continue;
      for (const range of this.engine.compiledCell(slot).ranges) {
        if (seen.has(range)) continue;
        seen.add(range);
        for (const one of range.slots) if (one >= 0) read[store.owners.get(one) ?? one] = 1;
      }
      for (const one of this.engine.discovered(slot)) read[store.owners.get(one) ?? one] = 1;
    }
    return read;
  }

  /** Without the cells of columns filled with one formula. */
  private withoutCopies(unread: readonly StoredCell[]): number[] {
    const copies = new Map<string, number>();
    const shapes = new Map<Expression, number>();
    const shapeOf = ({ slot, sheet }: StoredCell): string => {
      const { expression } = this.engine.compiledCell(slot);
      if (!expression) return `${slot}`;
      if (!shapes.has(expression)) shapes.set(expression, shapes.size);
      return `${sheet.index} ${shapes.get(expression)}`;
    };
    for (const cell of unread) copies.set(shapeOf(cell), (copies.get(shapeOf(cell)) ?? 0) + 1);
    const single = unread.filter((cell) => (copies.get(shapeOf(cell)) as number) <= MOST_COPIES);
    const reach = new Map(single.map(({ slot }) => [slot, this.inputsOf([slot]).formulas.size]));
    return single.map(({ slot }) => slot).sort((a, b) => (reach.get(b) as number) - (reach.get(a) as number));
  }

  inputsOf(outputs: readonly number[]): Inputs {
    const { store } = this.engine;
    const formulas = new Set<number>();
    const readers = new Map<RangeValue, number>();
    const constants = new Map<number, number>();
    const pending = outputs.map((slot) => store.owners.get(slot) ?? slot);
    const visit = (read: number): void => {
      const source = store.owners.get(read) ?? read;
      if (this.cell(source).formula !== undefined && !formulas.has(source)) pending.push(source);
    };
    const weigh = (read: number, weight: number): void => {
      if (!this.isCandidate(read)) return;
      constants.set(read, (constants.get(read) ?? 0) + weight);
    };
    for (let slot = pending.pop(); slot !== undefined; slot = pending.pop()) {
      if (formulas.has(slot) || this.cell(slot).formula === undefined) continue;
      formulas.add(slot);
      for (const range of this.engine.compiledCell(slot).ranges) {
        const before = readers.get(range) ?? 0;
        readers.set(range, before + 1);
        if (before === 0) for (const read of range.slots) if (read >= 0) visit(read);
      }
      const discovered = this.engine.discovered(slot);
      for (const read of discovered) {
        visit(read);
        weigh(read, 1 / discovered.length);
      }
    }
    for (const [range, count] of readers) {
      const filled = range.slots.filter((read) => read >= 0);
      for (const read of filled) weigh(read, count / filled.length);
    }
    return { formulas, constants };
  }

  /** The constants that formulas read most directly; single data only where there are few assumptions. */
  foremost(found: Inputs, count: number): number[] {
    const slots = [...found.constants].sort(([, one], [, other]) => other - one).map(([slot]) => slot);
    const assumptions = slots.filter((slot) => !this.isOfTable(slot, found)).slice(0, count);
    if (assumptions.length >= ENOUGH) return assumptions;
    return [...assumptions, ...slots.filter((slot) => this.isOfTable(slot, found)).slice(0, 4 * ENOUGH)];
  }

  /** Whether the cell is one of a table of inputs: in a long row or column of them, beside another. */
  isOfTable(slot: number, { constants }: Inputs): boolean {
    const { sheet, row, column } = this.cell(slot);
    const isInput = (down: number, across: number): boolean =>
      constants.has(sheet.slotAt(row + down, column + across));
    const length = (down: number, across: number): number => {
      let count = 1;
      for (const way of [1, -1])
        for (let i = 1; count < LONGEST_LIST && isInput(way * i * down, way * i * across); i++) count++;
      return count;
    };
    const [high, wide] = [length(1, 0), length(0, 1)];
    return Math.max(high, wide) >= LONGEST_LIST && Math.min(high, wide) > 1;
  }

  /** For each constant the formulas on the way to the outputs that depend on it. */
  dependents(candidates: readonly number[], { formulas }: Inputs): number[] {
    const { store } = this.engine;
    const readersOf = new Map<number, number[]>();
    const wanted = new Set(candidates);
    for (const formula of formulas) {
      const note = (read: number): void => {
        const source = store.owners.get(read) ?? read;
        if (!wanted.has(source) && !formulas.has(source)) return;
        const list = readersOf.get(source);
        if (!list) readersOf.set(source, [formula]);
        else if (list[list.length - 1] !== formula) list.push(formula);
      };
      for (const range of this.engine.compiledCell(formula).ranges)
        for (const read of range.slots) if (read >= 0) note(read);
      for (const read of this.engine.discovered(formula)) note(read);
    }
    return candidates.map((slot) => {
      const reached = new Set<number>();
      const pending = [slot];
      for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
        for (const reader of readersOf.get(at) ?? []) {
          if (reached.has(reader)) continue;
          reached.add(reader);
          pending.push(reader);
        }
      }
      return reached.size;
    });
  }

  private cell(slot: number): StoredCell {
    return this.engine.store.cells[slot] as StoredCell;
  }

  private isCandidate(slot: number): boolean {
    const { formula, stored } = this.cell(slot);
    if (formula !== undefined || typeof stored !== 'number') return false;
    return !this.engine.store.owners.has(slot) && !this.numbersPeriods(slot);
  }

  /** Whether the cell is one of a row or column of constants 1, 2, 3 … or 2026, 2027, 2028 …: no assumption. */
  private numbersPeriods(slot: number): boolean {
    const { sheet, row, column, stored } = this.cell(slot);
    const value = stored as number;
    if (!Number.isInteger(value)) return false;
    const at = (down: number, across: number): number | null => {
      const found = sheet.slotAt(row + down, column + across);
      const cell = found < 0 ? undefined : this.cell(found);
      return cell && cell.formula === undefined && typeof cell.stored === 'number' ? cell.stored : null;
    };
    return [
      [0, 1],
      [1, 0],
    ].some(([down = 0, across = 0]) => {
      let [before, after] = [0, 0];
      while (before < 2_000 && at(-(before + 1) * down, -(before + 1) * across) === value - before - 1)
        before++;
      while (before + after < 2 && at((after + 1) * down, (after + 1) * across) === value + after + 1)
        after++;
      const first = value - before;
      return before + after >= 2 && (first === 0 || first === 1 || (first >= 1990 && first <= 2100));
    });
  }
}

/** For each driver its effect on each output; a problem instead where the model cannot stand in for Excel. */
async function measure(
  workbook: WorkbookModel,
  drivers: readonly CellReference[],
  base: readonly number[],
  outputs: readonly CellReference[],
  functions: FunctionRegistry,
  options: RunOptions,
): Promise<{ effects: (number | null)[][] | null; problem: Remark | null }> {
  if (drivers.length === 0 || outputs.length === 0) return { effects: [], problem: null };
  try {
    const model = new LocalModel(workbook, drivers, outputs, { functions });
    const mismatch = verifyBase(model);
    if (mismatch?.kind === 'mismatch') {
      const { cell, workbook: shown, computed, formula } = mismatch;
      return {
        effects: null,
        problem: remark('baseDiffers', { cell, workbook: shown, computed, formula }),
      };
    }
    const moved = base.flatMap((value, i) => {
      const step = value === 0 ? 1 : STEP * Math.abs(value);
      return [withDriver(base, i, value + step), withDriver(base, i, value - step)];
    });
    const results = await localEvaluator(model).evaluateCases([base, ...moved], options);
    const at = (row: number, m: number): number => results[row]?.[m]?.value ?? NaN;
    const effects = base.map((_, i) =>
      outputs.map((__, m) => effectOf(at(0, m), at(1 + 2 * i, m), at(2 + 2 * i, m))),
    );
    return { effects, problem: null };
  } catch (error) {
    if (!(error instanceof ModelRefused)) throw error;
    return { effects: null, problem: error.why };
  }
}

/** The larger change of the two ways, signed as for a rise, as a share of the output's size. */
function effectOf(standing: number, raised: number, lowered: number): number | null {
  const changes = [raised - standing, standing - lowered].filter((change) => !Number.isNaN(change));
  if (changes.length === 0) return null;
  const change = changes.reduce((one, other) => (Math.abs(other) > Math.abs(one) ? other : one));
  const size = Math.abs(standing) || Math.max(...[raised, lowered].map((value) => Math.abs(value) || 0));
  return size === 0 ? 0 : change / size;
}
