/** The grid on the page: Univer's workbook behind the interface that the Excel object model works on. */
import type { IRange, IWorksheetData } from '@univerjs/presets';
import { BooleanNumber } from '@univerjs/presets';
import { IFunctionService, SheetsSelectionsService } from '@univerjs/preset-sheets-core';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../xlsx/workbook-file';
import type { WorkbookFile } from '../xlsx/workbook-file';
import { containsCell, mapArea, sameArea } from './area';
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
import { Listeners } from './listeners';
import { StoredModel } from './stored-model';
import { fittingWidth } from './univer/fitting-width';
import { UniverCalculation } from './univer/univer-calculation';
import { UniverEvents } from './univer/univer-events';
import { UniverLines } from './univer/univer-lines';
import { UniverNames } from './univer/univer-names';
import { LEAST_COLUMNS, LEAST_ROWS, PIXELS_PER_POINT, univerSnapshot } from './univer/univer-snapshot';
import { DEFAULT_STYLE } from './univer/univer-style';
import { UniverUnit } from './univer/univer-unit';
import type { UniverGridOptions } from './univer/univer-unit';
import { UniverWriting } from './univer/univer-writing';

let units = 0;

function areaOfRange({ startRow, startColumn, endRow, endColumn }: IRange): Area {
  return {
    row: startRow,
    column: startColumn,
    rowCount: endRow - startRow + 1,
    columnCount: endColumn - startColumn + 1,
  };
}

export class UniverGrid implements Grid {
  readonly name: string;
  readonly stored = new StoredModel();
  readonly unitId = `workbook-${++units}`;
  readonly calculation: UniverCalculation;
  /** The ids of the file's sheets, in their order. */
  readonly fileSheetIds: readonly SheetId[];
  private readonly events: UniverEvents;
  private readonly selections = new Listeners<SheetArea>();
  private readonly subscriptions: { dispose(): void }[] = [];
  private readonly unit: UniverUnit;
  private readonly writing: UniverWriting;
  private readonly definedNames: UniverNames;
  private readonly lines: UniverLines;
  private mode: CalculationMode;
  private lastSelection: SheetArea;
  private selectionTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    file: WorkbookFile,
    private readonly options: UniverGridOptions,
  ) {
    const { api, injector } = options;
    this.name = file.name;
    this.mode = file.calculationMode;
    this.calculation = new UniverCalculation(injector);
    const { snapshot, sheetIds } = univerSnapshot(this.unitId, file);
    this.fileSheetIds = sheetIds;
    api.createWorkbook(snapshot);
    this.unit = new UniverUnit(options, this.unitId);
    this.writing = new UniverWriting(this.unit, () => this.mode === 'manual');
    this.lines = new UniverLines(this.unit);
    this.definedNames = new UniverNames(injector, this.unitId);
    this.subscriptions.push(this.definedNames);
    this.events = new UniverEvents(injector, {
      unitId: this.unitId,
      value: ({ sheet, row, column }) => this.unit.cells(sheet).value(row, column),
      moved: (shift) => {
        this.stored.shift(shift);
        this.forgetParsedNames();
      },
      deleted: (sheet) => this.stored.forgetSheet(sheet),
      activeSheet: () => this.activeSheet(),
    });
    this.lastSelection = this.selection();
    const selections = injector.get(SheetsSelectionsService);
    // By pointer or keys, and by a command.
    for (const moved of [selections.selectionMoveEnd$, selections.selectionSet$]) {
      const subscription = moved.subscribe(() => this.selectionMoved());
      this.subscriptions.push({ dispose: () => subscription.unsubscribe() });
    }
  }

  dispose(): void {
    if (this.selectionTimer !== null) clearTimeout(this.selectionTimer);
    this.events.dispose();
    this.calculation.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
    this.options.api.disposeUnit(this.unitId);
  }

  // ---- sheets

  sheets(): readonly SheetInfo[] {
    return this.unit.workbook.getSheets().map((sheet) => {
      const config = sheet.getConfig();
      const kept: unknown = config.custom?.['visibility'];
      const hidden = config.hidden === BooleanNumber.TRUE;
      return {
        id: sheet.getSheetId(),
        name: sheet.getName(),
        visibility: !hidden ? 'visible' : kept === 'veryHidden' ? 'veryHidden' : 'hidden',
        tabColor: config.tabColor ? config.tabColor.toUpperCase() : '',
        showGridlines: config.showGridlines !== BooleanNumber.FALSE,
      };
    });
  }

  addSheet(name: string, position = this.unit.workbook.getSheets().length): SheetId {
    const sheet: Partial<IWorksheetData> = {
      defaultStyle: DEFAULT_STYLE,
      defaultColumnWidth: DEFAULT_COLUMN_WIDTH * PIXELS_PER_POINT,
      defaultRowHeight: DEFAULT_ROW_HEIGHT * PIXELS_PER_POINT,
      rowCount: LEAST_ROWS,
      columnCount: LEAST_COLUMNS,
    };
    return this.unit.quietly(() => this.unit.book.insertSheet(name, { index: position, sheet }).getSheetId());
  }

  deleteSheet(sheet: SheetId): void {
    this.unit.book.deleteSheet(sheet);
  }

  updateSheet(id: SheetId, patch: SheetPatch): void {
    const sheet = this.unit.sheet(id);
    if (patch.name !== undefined) sheet.setName(patch.name);
    if (patch.tabColor !== undefined) sheet.setTabColor(patch.tabColor);
    if (patch.showGridlines !== undefined) sheet.setHiddenGridlines(!patch.showGridlines);
    if (patch.visibility !== undefined) {
      sheet.setCustomMetadata({ ...sheet.getCustomMetadata(), visibility: patch.visibility });
      this.unit.quietly(() => (patch.visibility === 'visible' ? sheet.showSheet() : sheet.hideSheet()));
    }
  }

  moveSheet(sheet: SheetId, position: number): void {
    this.unit.book.moveSheet(this.unit.sheet(sheet), position);
  }

  activeSheet(): SheetId {
    return this.unit.book.getActiveSheet().getSheetId();
  }

  activateSheet(sheet: SheetId): void {
    this.unit.book.setActiveSheet(sheet);
  }

  frozenPanes(sheet: SheetId): FrozenPanes {
    const { xSplit, ySplit } = this.unit.sheet(sheet).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  freezePanes(id: SheetId, { rows, columns }: FrozenPanes): void {
    const sheet = this.unit.sheet(id);
    if (rows === 0 && columns === 0) sheet.cancelFreeze();
    else {
      sheet.setFreeze({
        xSplit: columns,
        ySplit: rows,
        startRow: rows > 0 ? rows : -1,
        startColumn: columns > 0 ? columns : -1,
      });
    }
  }

  // ---- cells

  usedArea(sheet: SheetId, valuesOnly: boolean): Area | null {
    return this.unit.cells(sheet).usedArea(valuesOnly);
  }

  values(area: SheetArea): CellValue[][] {
    const cells = this.unit.cells(area.sheet);
    return mapArea(area, (row, column) => cells.value(row, column));
  }

  formulas(area: SheetArea): (string | null)[][] {
    const cells = this.unit.cells(area.sheet);
    return mapArea(area, (row, column) => cells.formula(row, column));
  }

  text(area: SheetArea): string[][] {
    const shown = this.unit.range(area)?.getDisplayValues() ?? [];
    return mapArea(area, (row, column) => shown[row - area.row]?.[column - area.column] ?? '');
  }

  write(area: SheetArea, inputs: readonly (readonly CellInput[])[]): void {
    this.writing.write(area, inputs);
  }

  numberFormats(area: SheetArea): string[][] {
    const cells = this.unit.cells(area.sheet);
    return mapArea(area, (row, column) => cells.numberFormat(row, column));
  }

  setNumberFormats(area: SheetArea, codes: readonly (readonly (string | undefined)[])[]): void {
    this.writing.setNumberFormats(area, codes);
  }

  styles(area: SheetArea): CellStyle[][] {
    const cells = this.unit.cells(area.sheet);
    return mapArea(area, (row, column) => cells.style(row, column));
  }

  applyStyle(area: SheetArea, patch: StylePatch): void {
    this.writing.applyStyle(area, patch);
  }

  clear(area: SheetArea, what: 'all' | 'contents' | 'formats'): void {
    this.writing.clear(area, what);
  }

  spillOf(sheet: SheetId, row: number, column: number): Area | null {
    return this.unit.cells(sheet).spillOf(row, column);
  }

  spillParentOf(sheet: SheetId, row: number, column: number): { row: number; column: number } | null {
    return this.unit.cells(sheet).spillParentOf(row, column);
  }

  // ---- columns and rows

  columnWidth(sheet: SheetId, column: number): number {
    return this.lines.columnWidth(sheet, column);
  }

  setColumnWidth(sheet: SheetId, column: number, count: number, points: number): void {
    this.lines.setColumnWidth(sheet, column, count, points);
  }

  autofitColumns(sheet: SheetId, column: number, count: number): void {
    const used = this.usedArea(sheet, true);
    if (!used) return;
    const end = Math.min(column + count, used.column + used.columnCount);
    for (let at = Math.max(column, used.column); at < end; at++) {
      const area = { sheet, row: used.row, column: at, rowCount: used.rowCount, columnCount: 1 };
      const points = fittingWidth(this.text(area).flat(), this.styles(area).flat());
      if (points !== null) this.setColumnWidth(sheet, at, 1, points);
    }
  }

  columnHidden(sheet: SheetId, column: number): boolean {
    return this.lines.columnHidden(sheet, column);
  }

  setColumnsHidden(sheet: SheetId, column: number, count: number, hidden: boolean): void {
    this.lines.setColumnsHidden(sheet, column, count, hidden);
  }

  rowHeight(sheet: SheetId, row: number): number {
    return this.lines.rowHeight(sheet, row);
  }

  setRowHeight(sheet: SheetId, row: number, count: number, points: number): void {
    this.lines.setRowHeight(sheet, row, count, points);
  }

  autofitRows(sheet: SheetId, row: number, count: number): void {
    this.lines.autofitRows(sheet, row, count);
  }

  rowHidden(sheet: SheetId, row: number): boolean {
    return this.lines.rowHidden(sheet, row);
  }

  setRowsHidden(sheet: SheetId, row: number, count: number, hidden: boolean): void {
    this.lines.setRowsHidden(sheet, row, count, hidden);
  }

  // ---- structure

  merges(sheet: SheetId): readonly Area[] {
    return this.unit.worksheet(sheet).getMergeData().map(areaOfRange);
  }

  merge(area: SheetArea): void {
    this.unit.makeRoom(area);
    this.unit.range(area)?.merge({ isForceMerge: true, defaultMerge: true });
  }

  unmerge(area: SheetArea): void {
    this.unit.range(area)?.breakApart();
  }

  shift({ kind, axis, area }: CellShift): void {
    const sheet = this.unit.sheet(area.sheet);
    const { row, column, rowCount, columnCount } = area;
    if (axis === 'rows' && columnCount === COLUMN_LIMIT) {
      const held = this.unit.rowsHeld(area.sheet, row, rowCount);
      if (kind === 'insert') this.unit.quietly(() => this.lines.insertRows(area.sheet, row, rowCount));
      // References and names follow what is deleted only on the sheet that is shown.
      else this.unit.onSheet(area.sheet, () => sheet.deleteRows(row, held));
    } else if (axis === 'columns' && rowCount === ROW_LIMIT) {
      const held = this.unit.columnsHeld(area.sheet, column, columnCount);
      if (kind === 'insert') this.unit.quietly(() => sheet.insertColumns(column, columnCount));
      else this.unit.onSheet(area.sheet, () => sheet.deleteColumns(column, held));
    } else {
      this.unit.makeRoom(area);
      const { Dimension } = this.unit.api.Enum;
      const direction = axis === 'rows' ? Dimension.ROWS : Dimension.COLUMNS;
      this.unit.onSheet(area.sheet, () => {
        const range = this.unit.range(area);
        if (kind === 'insert') range?.insertCells(direction);
        else range?.deleteCells(direction);
      });
    }
  }

  // ---- names

  /** Univer keeps formulas parsed with the cells that their names referred to, even where these moved. */
  private forgetParsedNames(): void {
    if (this.names().length === 0) return;
    this.options.injector.get(IFunctionService).deleteFormulaAstCacheKey(this.unitId);
    if (this.mode !== 'manual') this.calculation.calculateAll();
  }

  names(): readonly DefinedName[] {
    return this.definedNames.all();
  }

  setName(name: DefinedName): void {
    this.definedNames.set(name);
  }

  deleteName(name: string, scope: SheetId | null): void {
    this.definedNames.delete(name, scope);
  }

  // ---- selection and editing

  selection(): SheetArea {
    return this.unit.selection();
  }

  /** Tells of a new selection once the command that moved it is done, and not of one that was put back. */
  private selectionMoved(): void {
    this.selectionTimer ??= setTimeout(() => {
      this.selectionTimer = null;
      const selection = this.selection();
      const last = this.lastSelection;
      if (last.sheet === selection.sheet && sameArea(last, selection)) return;
      this.lastSelection = selection;
      this.selections.emit(selection);
    });
  }

  select(area: SheetArea): void {
    this.unit.makeRoom(area);
    if (this.activeSheet() !== area.sheet) this.activateSheet(area.sheet);
    const range = this.unit.range(area);
    if (!range) return;
    range.activate();
    const sheet = this.unit.sheet(area.sheet);
    const shown = sheet.getVisibleRange();
    const isShown = shown && containsCell(areaOfRange(shown), area.row, area.column);
    if (!isShown) sheet.scrollToCell(Math.max(0, area.row - 2), Math.max(0, area.column - 1));
  }

  isEditing(): boolean {
    return this.unit.book.isCellEditing();
  }

  whenEditingEnds(): Promise<void> {
    if (!this.isEditing()) return Promise.resolve();
    return new Promise((resolve) => {
      const ended = this.unit.api.addEvent(this.unit.api.Event.SheetEditEnded, () => {
        ended.dispose();
        // The value reaches the cell after the event.
        setTimeout(resolve);
      });
    });
  }

  // ---- calculation

  calculationMode(): CalculationMode {
    return this.mode;
  }

  setCalculationMode(mode: CalculationMode): void {
    const automatic = this.mode === 'manual' && mode !== 'manual';
    this.mode = mode;
    if (automatic) this.calculation.calculateAll();
  }

  calculate(kind: 'recalculate' | 'full' | 'fullRebuild'): void {
    // In automatic mode nothing is left to recalculate.
    if (kind !== 'recalculate' || this.mode === 'manual') this.calculation.calculateAll();
  }

  isCalculating(): boolean {
    return this.calculation.isCalculating();
  }

  whenCalculated(): Promise<void> {
    return this.calculation.whenCalculated();
  }

  // ---- listeners

  onChange(listener: (change: GridChange) => void): Unsubscribe {
    return this.events.changes.add(listener);
  }

  onSheetChange(listener: (change: SheetChange) => void): Unsubscribe {
    return this.events.sheetChanges.add(listener);
  }

  onSelectionChange(listener: (selection: SheetArea) => void): Unsubscribe {
    return this.selections.add(listener);
  }

  onCalculated(listener: (sheet: SheetId) => void): Unsubscribe {
    return this.calculation.onCalculated(() => {
      for (const { id } of this.sheets()) listener(id);
    });
  }
}
