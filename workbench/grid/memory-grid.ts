/** The grid in memory: strict, small, with a calculation that takes its time as the real one does. */
import { format } from 'numfmt';
import { intersection, mapArea, sameArea } from './area';
import type { FormulaEvaluator } from './formula-evaluator';
import { formulaEvaluator } from './formula-evaluator';
import type {
  Area,
  CalculationMode,
  CellInput,
  CellShift,
  CellStyle,
  CellValue,
  DefinedName,
  FrozenPanes,
  Grid,
  GridChange,
  SheetArea,
  SheetChange,
  SheetId,
  SheetInfo,
  SheetPatch,
  StylePatch,
  Unsubscribe,
} from './grid';
import { COLUMN_LIMIT, ROW_LIMIT } from './grid';
import { CalculationSchedule } from './calculation-schedule';
import type { CalculationDelay } from './calculation-schedule';
import { Listeners } from './listeners';
import { calculate } from './memory-calculation';
import { MemoryNames } from './memory-names';
import type { MemoryCell } from './memory-sheet';
import { MemorySheet } from './memory-sheet';
import { movedArea } from './moved-area';
import { movedFormula, renamedFormula } from './moved-formula';
import { StoredModel } from './stored-model';

export interface MemoryGridOptions {
  readonly name?: string;
  /** BCP 47; how numbers show. */
  readonly locale?: string;
  readonly evaluate?: FormulaEvaluator;
  readonly calculationDelay?: CalculationDelay;
}

export class MemoryGrid implements Grid {
  readonly name: string;
  readonly stored = new StoredModel();
  private readonly locale: string;
  private readonly sheetList: MemorySheet[] = [];
  private nextSheetNumber = 1;
  private active = '';
  private selected: SheetArea;
  private readonly definedNames = new MemoryNames();
  private readonly schedule: CalculationSchedule;
  private source: 'local' | 'remote' = 'local';
  private editing: { readonly ended: Promise<void>; readonly end: () => void } | null = null;
  private readonly changes = new Listeners<GridChange>();
  private readonly sheetChanges = new Listeners<SheetChange>();
  private readonly selections = new Listeners<SheetArea>();
  private readonly calculations = new Listeners<SheetId>();

  constructor(sheetNames: readonly string[] = ['Sheet1'], options: MemoryGridOptions = {}) {
    this.name = options.name ?? 'Book1.xlsx';
    this.locale = options.locale ?? 'en-US';
    const evaluate = options.evaluate ?? formulaEvaluator();
    this.schedule = new CalculationSchedule(options.calculationDelay ?? 0, () => {
      const changed = calculate({
        sheets: this.sheetList,
        names: this.definedNames.all,
        stored: this.stored,
        evaluate,
      });
      for (const sheet of changed) this.calculations.emit(sheet);
    });
    for (const name of sheetNames) this.addSheet(name);
    this.active = this.sheetList[0]!.id;
    this.selected = { sheet: this.active, row: 0, column: 0, rowCount: 1, columnCount: 1 };
  }

  // ---- what only tests do

  /** Runs edits as a co-author's: listeners hear of them with the source "remote". */
  asCoauthor(edit: () => void): void {
    this.source = 'remote';
    try {
      edit();
    } finally {
      this.source = 'local';
    }
  }

  /** The user starts typing in a cell; Excel refuses batches until `endEditing`. */
  beginEditing(): void {
    if (this.editing) return;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.editing = { ended, end };
  }

  endEditing(): void {
    this.editing?.end();
    this.editing = null;
  }

  // ---- sheets

  sheets(): readonly SheetInfo[] {
    return this.sheetList.map(({ info }) => info);
  }

  addSheet(name: string, position = this.sheetList.length): SheetId {
    const id = `{00000000-0000-0000-0000-${String(this.nextSheetNumber++).padStart(12, '0')}}`;
    const info: SheetInfo = { id, name, visibility: 'visible', tabColor: '', showGridlines: true };
    this.sheetList.splice(position, 0, new MemorySheet(info));
    this.schedule.soon();
    this.sheetChanges.emit({ kind: 'added', sheet: id, source: this.source });
    return id;
  }

  deleteSheet(sheet: SheetId): void {
    const gone = this.sheet(sheet);
    this.sheetList.splice(this.sheetList.indexOf(gone), 1);
    this.stored.forgetSheet(sheet);
    this.definedNames.forgetSheet(sheet);
    this.rewriteFormulas((formula) => renamedFormula(formula, gone.info.name, null));
    if (this.active === sheet) this.activateSheet(this.sheetList[0]!.id);
    this.schedule.soon();
    this.sheetChanges.emit({ kind: 'deleted', sheet, source: this.source });
  }

  updateSheet(id: SheetId, patch: SheetPatch): void {
    const sheet = this.sheet(id);
    const before = sheet.info.name;
    sheet.info = { ...sheet.info, ...patch };
    if (patch.name === undefined || patch.name === before) return;
    const { name } = patch;
    this.rewriteFormulas((formula) => renamedFormula(formula, before, name));
    this.sheetChanges.emit({ kind: 'renamed', sheet: id, source: this.source });
  }

  moveSheet(id: SheetId, position: number): void {
    const sheet = this.sheet(id);
    this.sheetList.splice(this.sheetList.indexOf(sheet), 1);
    this.sheetList.splice(position, 0, sheet);
  }

  activeSheet(): SheetId {
    return this.active;
  }

  activateSheet(sheet: SheetId): void {
    this.sheet(sheet);
    if (this.active === sheet) return;
    this.active = sheet;
    this.selected = { sheet, row: 0, column: 0, rowCount: 1, columnCount: 1 };
    this.sheetChanges.emit({ kind: 'activated', sheet, source: 'local' });
  }

  frozenPanes(sheet: SheetId): FrozenPanes {
    return this.sheet(sheet).frozen;
  }

  freezePanes(sheet: SheetId, panes: FrozenPanes): void {
    this.sheet(sheet).frozen = panes;
  }

  // ---- cells

  usedArea(sheet: SheetId, valuesOnly: boolean): Area | null {
    return this.sheet(sheet).usedArea(valuesOnly);
  }

  values(area: SheetArea): CellValue[][] {
    const sheet = this.sheet(area.sheet);
    return mapArea(area, (row, column) => sheet.value(row, column));
  }

  formulas(area: SheetArea): (string | null)[][] {
    const sheet = this.sheet(area.sheet);
    return mapArea(area, (row, column) => sheet.cell(row, column)?.formula ?? null);
  }

  text(area: SheetArea): string[][] {
    const sheet = this.sheet(area.sheet);
    return mapArea(area, (row, column) => this.cellText(sheet, row, column));
  }

  private cellText(sheet: MemorySheet, row: number, column: number): string {
    const value = sheet.value(row, column);
    if (value === null) return '';
    if (typeof value === 'object') return value.error;
    return format(sheet.numberFormat(row, column), value, { locale: this.locale, throws: false });
  }

  write(area: SheetArea, cells: readonly (readonly CellInput[])[]): void {
    const sheet = this.sheet(area.sheet);
    const before = sheet.value(area.row, area.column);
    cells.forEach((line, r) => {
      line.forEach((input, c) => {
        if (input !== undefined) put(sheet, MemorySheet.key(area.row + r, area.column + c), input);
      });
    });
    this.schedule.soon();
    const single = area.rowCount === 1 && area.columnCount === 1;
    const after = single ? { before, after: sheet.value(area.row, area.column) } : {};
    this.changes.emit({ kind: 'edited', area, source: this.source, ...after });
  }

  numberFormats(area: SheetArea): string[][] {
    const sheet = this.sheet(area.sheet);
    return mapArea(area, (row, column) => sheet.numberFormat(row, column));
  }

  setNumberFormats(area: SheetArea, codes: readonly (readonly (string | undefined)[])[]): void {
    const sheet = this.sheet(area.sheet);
    const first = codes[0]?.[0];
    if (first !== undefined && codes.every((line) => line.every((code) => code === first))) {
      sheet.addLayer(area, { numberFormat: first });
      return;
    }
    codes.forEach((line, r) => {
      line.forEach((code, c) => {
        if (code === undefined) return;
        sheet.addLayer(
          { row: area.row + r, column: area.column + c, rowCount: 1, columnCount: 1 },
          { numberFormat: code },
        );
      });
    });
  }

  styles(area: SheetArea): CellStyle[][] {
    const sheet = this.sheet(area.sheet);
    return mapArea(area, (row, column) => sheet.style(row, column));
  }

  applyStyle(area: SheetArea, patch: StylePatch): void {
    this.sheet(area.sheet).addLayer(area, patch);
  }

  clear(area: SheetArea, what: 'all' | 'contents' | 'formats'): void {
    const sheet = this.sheet(area.sheet);
    if (what !== 'contents') {
      sheet.clearFormats(area);
      this.unmerge(area);
    }
    if (what === 'formats') return;
    for (const key of [...sheet.cells.keys()]) {
      if (intersection(area, { ...MemorySheet.position(key), rowCount: 1, columnCount: 1 }))
        sheet.cells.delete(key);
    }
    this.schedule.soon();
    this.changes.emit({ kind: 'edited', area, source: this.source });
  }

  spillOf(sheet: SheetId, row: number, column: number): Area | null {
    return this.sheet(sheet).spills.get(MemorySheet.key(row, column))?.area ?? null;
  }

  spillParentOf(sheet: SheetId, row: number, column: number): { row: number; column: number } | null {
    for (const [key, { area }] of this.sheet(sheet).spills) {
      if (intersection(area, { row, column, rowCount: 1, columnCount: 1 })) return MemorySheet.position(key);
    }
    return null;
  }

  // ---- columns and rows

  columnWidth(sheet: SheetId, column: number): number {
    return this.sheet(sheet).columnWidth(column);
  }

  setColumnWidth(id: SheetId, column: number, count: number, points: number): void {
    const sheet = this.sheet(id);
    for (let i = 0; i < count; i++) sheet.columnWidths.set(column + i, points);
  }

  autofitColumns(id: SheetId, column: number, count: number): void {
    const sheet = this.sheet(id);
    for (let c = column; c < column + count; c++) {
      sheet.columnWidths.set(
        c,
        sheet.fittedWidth(c, (row) => this.cellText(sheet, row, c)),
      );
    }
  }

  columnHidden(sheet: SheetId, column: number): boolean {
    return this.sheet(sheet).hiddenColumns.has(column);
  }

  setColumnsHidden(sheet: SheetId, column: number, count: number, hidden: boolean): void {
    toggle(this.sheet(sheet).hiddenColumns, column, count, hidden);
  }

  rowHeight(sheet: SheetId, row: number): number {
    return this.sheet(sheet).rowHeight(row);
  }

  setRowHeight(id: SheetId, row: number, count: number, points: number): void {
    const sheet = this.sheet(id);
    for (let i = 0; i < count; i++) sheet.rowHeights.set(row + i, points);
  }

  autofitRows(id: SheetId, row: number, count: number): void {
    const sheet = this.sheet(id);
    for (let i = 0; i < count; i++) sheet.rowHeights.delete(row + i);
  }

  rowHidden(sheet: SheetId, row: number): boolean {
    return this.sheet(sheet).hiddenRows.has(row);
  }

  setRowsHidden(sheet: SheetId, row: number, count: number, hidden: boolean): void {
    toggle(this.sheet(sheet).hiddenRows, row, count, hidden);
  }

  // ---- structure

  merges(sheet: SheetId): readonly Area[] {
    return this.sheet(sheet).merges;
  }

  merge(area: SheetArea): void {
    const sheet = this.sheet(area.sheet);
    this.unmerge(area);
    sheet.merges.push({
      row: area.row,
      column: area.column,
      rowCount: area.rowCount,
      columnCount: area.columnCount,
    });
    const anchor = MemorySheet.key(area.row, area.column);
    for (const key of [...sheet.cells.keys()]) {
      const inside = intersection(area, { ...MemorySheet.position(key), rowCount: 1, columnCount: 1 });
      if (inside && key !== anchor) sheet.cells.delete(key);
    }
    this.schedule.soon();
  }

  unmerge(area: SheetArea): void {
    const sheet = this.sheet(area.sheet);
    sheet.merges = sheet.merges.filter((merge) => !intersection(merge, area));
  }

  shift(shift: CellShift): void {
    this.sheet(shift.area.sheet).shift(shift);
    const sheetIdOf = (name: string): SheetId | null =>
      this.sheetList.find(({ info }) => info.name.toLowerCase() === name.toLowerCase())?.id ?? null;
    this.rewriteFormulas((formula, home) => movedFormula(formula, home, shift, sheetIdOf));
    this.stored.shift(shift);
    this.selected = movedArea(this.selected, shift) ?? this.selected;
    this.schedule.soon();
    this.changes.emit({ kind: shiftKind(shift), area: shift.area, axis: shift.axis, source: this.source });
  }

  // ---- names

  names(): readonly DefinedName[] {
    return this.definedNames.all;
  }

  setName(name: DefinedName): void {
    this.definedNames.set(name);
    this.schedule.soon();
  }

  deleteName(name: string, scope: SheetId | null): void {
    this.definedNames.delete(name, scope);
    this.schedule.soon();
  }

  // ---- selection and editing

  selection(): SheetArea {
    return this.selected;
  }

  select(area: SheetArea): void {
    this.activateSheet(area.sheet);
    if (this.selected.sheet === area.sheet && sameArea(this.selected, area)) return;
    this.selected = area;
    this.selections.emit(area);
  }

  isEditing(): boolean {
    return this.editing !== null;
  }

  async whenEditingEnds(): Promise<void> {
    while (this.editing) await this.editing.ended;
  }

  // ---- calculation

  calculationMode(): CalculationMode {
    return this.schedule.mode;
  }

  setCalculationMode(mode: CalculationMode): void {
    this.schedule.mode = mode;
    this.schedule.soon();
  }

  calculate(): void {
    this.schedule.now();
  }

  isCalculating(): boolean {
    return this.schedule.isDue();
  }

  whenCalculated(): Promise<void> {
    return this.schedule.whenDone();
  }

  // ---- listeners

  onChange(listener: (change: GridChange) => void): Unsubscribe {
    return this.changes.add(listener);
  }

  onSheetChange(listener: (change: SheetChange) => void): Unsubscribe {
    return this.sheetChanges.add(listener);
  }

  onSelectionChange(listener: (selection: SheetArea) => void): Unsubscribe {
    return this.selections.add(listener);
  }

  onCalculated(listener: (sheet: SheetId) => void): Unsubscribe {
    return this.calculations.add(listener);
  }

  // ---- within

  private sheet(id: SheetId): MemorySheet {
    const sheet = this.sheetList.find((candidate) => candidate.id === id);
    if (!sheet) throw new Error(`The workbook has no sheet ${id}.`);
    return sheet;
  }

  /** Rewrites the formulas of all cells and names; names are at home on the sheet of their scope. */
  private rewriteFormulas(rewrite: (formula: string, home: SheetId) => string): void {
    for (const sheet of this.sheetList) {
      for (const cell of sheet.cells.values())
        if (cell.formula !== null) cell.formula = rewrite(cell.formula, sheet.id);
    }
    this.definedNames.rewrite(rewrite);
  }
}

function put(sheet: MemorySheet, key: number, input: Exclude<CellInput, undefined>): void {
  if (input === null) {
    sheet.cells.delete(key);
    return;
  }
  const known = sheet.cells.get(key);
  const cell: MemoryCell =
    typeof input === 'object' && 'formula' in input
      ? { formula: input.formula, value: known?.value ?? 0 }
      : { formula: null, value: input };
  sheet.cells.set(key, cell);
}

function toggle(set: Set<number>, first: number, count: number, on: boolean): void {
  for (let i = first; i < first + count; i++) {
    if (on) set.add(i);
    else set.delete(i);
  }
}

function shiftKind({ kind, axis, area }: CellShift): GridChange['kind'] {
  const inserted = kind === 'insert';
  if (axis === 'rows' && area.columnCount === COLUMN_LIMIT) return inserted ? 'rowsInserted' : 'rowsDeleted';
  if (axis === 'columns' && area.rowCount === ROW_LIMIT)
    return inserted ? 'columnsInserted' : 'columnsDeleted';
  return inserted ? 'cellsInserted' : 'cellsDeleted';
}
