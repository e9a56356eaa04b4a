/** Calculates every formula of the in-memory workbook, spills included. */
import { parseStructRef } from '@borgar/fx';
import type { FormulaEvaluator, FormulaSurroundings } from './formula-evaluator';
import type { Area, CellValue, Computed, DefinedName, SheetArea, SheetId } from './grid';
import { COLUMN_LIMIT, ROW_LIMIT } from './grid';
import { intersection, mapArea, onSheet } from './area';
import { MemorySheet, sameValue } from './memory-sheet';
import type { StoredModel } from './stored-model';

export interface CalculationInput {
  readonly sheets: readonly MemorySheet[];
  readonly names: readonly DefinedName[];
  readonly stored: StoredModel;
  readonly evaluate: FormulaEvaluator;
}

/** Spilled cells may feed formulas that spill in turn; each pass settles one more step. */
const PASS_LIMIT = 20;

/** Leaves in each cell what its formula yields, and in each sheet what is spilled; returns the sheets that changed. */
export function calculate(input: CalculationInput): ReadonlySet<SheetId> {
  const changed = new Set<SheetId>();
  for (let pass = 0; pass < PASS_LIMIT; pass++) {
    const changedNow = new CalculationPass(input).run();
    if (changedNow.size === 0) break;
    for (const sheet of changedNow) changed.add(sheet);
  }
  return changed;
}

class CalculationPass {
  private readonly results = new Map<string, Computed>();
  private readonly underWay = new Set<string>();

  constructor(private readonly input: CalculationInput) {}

  run(): Set<SheetId> {
    const changed = new Set<SheetId>();
    for (const sheet of this.input.sheets) {
      const spills: MemorySheet['spills'] = new Map();
      for (const [key, cell] of sheet.cells) {
        if (cell.formula === null) continue;
        const at = MemorySheet.position(key);
        let result = this.result(sheet, at.row, at.column, cell.formula);
        if (Array.isArray(result)) {
          const area = { ...at, rowCount: result.length, columnCount: result[0]?.length ?? 0 };
          if (isFree(sheet, area, key, spills)) {
            spills.set(key, { area, values: result });
            result = result[0]?.[0] ?? 0;
          } else {
            result = { error: '#SPILL!' };
          }
        }
        const value = result ?? 0;
        if (!sameValue(cell.value, value)) changed.add(sheet.id);
        cell.value = value;
      }
      if (!sameSpills(sheet.spills, spills)) changed.add(sheet.id);
      sheet.spills = spills;
    }
    return changed;
  }

  private result(sheet: MemorySheet, row: number, column: number, formula: string): Computed {
    const key = `${sheet.id}!${row},${column}`;
    const known = this.results.get(key);
    if (known !== undefined) return known;
    if (this.underWay.has(key)) return 0;
    this.underWay.add(key);
    const result = this.input.evaluate(formula, this.surroundings(sheet, row, column));
    this.underWay.delete(key);
    this.results.set(key, result);
    return result;
  }

  private surroundings(sheet: MemorySheet, row: number, column: number): FormulaSurroundings {
    return {
      sheet: sheet.id,
      row,
      column,
      readCell: (area) => this.read(area),
      sheetIdOf: (name) => this.sheetNamed(name)?.id ?? null,
      nameFormula: (name, scope) => {
        const lower = name.toLowerCase();
        const found = this.input.names.filter((defined) => defined.name.toLowerCase() === lower);
        return (
          (
            found.find((defined) => defined.scope === scope) ??
            found.find((defined) => defined.scope === null)
          )?.formula ?? null
        );
      },
      spillOf: (id, r, c) => this.sheet(id)?.spills.get(MemorySheet.key(r, c))?.area ?? null,
      tableArea: (reference, home, homeRow) => structuredArea(this.input.stored, reference, home, homeRow),
    };
  }

  private sheet(id: SheetId): MemorySheet | undefined {
    return this.input.sheets.find((sheet) => sheet.id === id);
  }

  private sheetNamed(name: string): MemorySheet | undefined {
    return this.input.sheets.find((sheet) => sheet.info.name.toLowerCase() === name.toLowerCase());
  }

  private read(area: SheetArea): CellValue[][] {
    const sheet = this.sheet(area.sheet);
    if (!sheet) return [[{ error: '#REF!' }]];
    return mapArea(clipped(sheet, area), (row, column) => {
      const cell = sheet.cell(row, column);
      if (!cell || cell.formula === null) return sheet.value(row, column);
      const result = this.result(sheet, row, column, cell.formula);
      return Array.isArray(result) ? (result[0]?.[0] ?? null) : result;
    });
  }
}

/** Whole columns and rows are read as far as they are used. */
function clipped(sheet: MemorySheet, area: Area): Area {
  if (area.rowCount < ROW_LIMIT && area.columnCount < COLUMN_LIMIT) return area;
  const used = sheet.usedArea(true);
  return (used && intersection(used, area)) ?? { ...area, rowCount: 1, columnCount: 1 };
}

function isFree(sheet: MemorySheet, area: Area, anchor: number, spills: MemorySheet['spills']): boolean {
  for (let row = area.row; row < area.row + area.rowCount; row++) {
    for (let column = area.column; column < area.column + area.columnCount; column++) {
      const key = MemorySheet.key(row, column);
      if (key !== anchor && sheet.cells.has(key)) return false;
    }
  }
  return [...spills.values()].every((other) => !intersection(other.area, area));
}

function sameSpills(a: MemorySheet['spills'], b: MemorySheet['spills']): boolean {
  if (a.size !== b.size) return false;
  for (const [key, { area, values }] of a) {
    const other = b.get(key);
    if (!other || other.area.rowCount !== area.rowCount || other.area.columnCount !== area.columnCount)
      return false;
    if (!values.every((row, r) => row.every((value, c) => sameValue(value, other.values[r]![c]!))))
      return false;
  }
  return true;
}

/** The cells of `Table1[Column]`, `Table1[#Headers]`, `Table1[@Column]` and the like. */
function structuredArea(
  stored: StoredModel,
  reference: string,
  home: SheetId,
  homeRow: number,
): SheetArea | null {
  const parsed = parseStructRef(reference) ?? { table: reference, columns: [], sections: [] };
  const lower = parsed.table?.toLowerCase();
  const table = stored.tables.find((candidate) => candidate.name.toLowerCase() === lower);
  if (!table) return null;
  const columnIndex = (name: string): number =>
    table.columns.findIndex((column) => column.name.toLowerCase() === name.toLowerCase());
  const indices = (parsed.columns ?? []).map(columnIndex);
  if (indices.includes(-1)) return null;
  const first = indices.length === 0 ? 0 : Math.min(...indices);
  const last = indices.length === 0 ? table.columns.length - 1 : Math.max(...indices);
  const rows = sectionRows(table, parsed.sections ?? [], table.area.sheet === home ? homeRow : null);
  return (
    rows &&
    onSheet(table.area.sheet, { ...rows, column: table.area.column + first, columnCount: last - first + 1 })
  );
}

function sectionRows(
  table: StoredModel['tables'][number],
  sections: readonly string[],
  homeRow: number | null,
): { row: number; rowCount: number } | null {
  const { row, rowCount } = table.area;
  const headers = table.showHeaders ? 1 : 0;
  const totals = table.showTotals ? 1 : 0;
  const body = { row: row + headers, rowCount: rowCount - headers - totals };
  if (sections.includes('this row')) {
    const inside = homeRow !== null && homeRow >= body.row && homeRow < body.row + body.rowCount;
    return inside ? { row: homeRow, rowCount: 1 } : null;
  }
  if (sections.includes('all')) return { row, rowCount };
  const withHeaders = sections.includes('headers');
  const withData = sections.length === 0 || sections.includes('data');
  const withTotals = sections.includes('totals');
  if ((withHeaders && !headers) || (withTotals && !totals)) return null;
  const from = withHeaders ? row : withData ? body.row : row + rowCount - 1;
  const to = withTotals ? row + rowCount : withData ? body.row + body.rowCount : row + 1;
  return { row: from, rowCount: to - from };
}
