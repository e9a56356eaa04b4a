/** The grid on the page: Univer's workbook behind the interface that the Excel object model works on. */
import type {
  FUniver,
  ICellData,
  Injector,
  IRange,
  IWorksheetData,
  Workbook,
  Worksheet,
} from '@univerjs/presets';
import {
  BooleanNumber,
  ICommandService,
  IUniverInstanceService,
  UniverInstanceType,
} from '@univerjs/presets';
import {
  FormulaDataModel,
  IDefinedNamesService,
  IFunctionService,
  InsertDefinedNameCommand,
  RemoveDefinedNameCommand,
  SetDefinedNameCommand,
  SetRangeValuesCommand,
  SetScrollOperation,
  SetRangeValuesMutation,
  SheetsSelectionsService,
} from '@univerjs/preset-sheets-core';
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
import { narrowFormulaUpdates } from './univer/narrow-formula-updates';
import { UniverCalculation } from './univer/univer-calculation';
import type { ErrorMessages } from './univer/univer-cells';
import { UniverCells } from './univer/univer-cells';
import { fittingWidth } from './univer/fitting-width';
import { UniverEvents } from './univer/univer-events';
import {
  LEAST_COLUMNS,
  LEAST_ROWS,
  literalCell,
  NO_FORMAT,
  PIXELS_PER_POINT,
  univerReference,
  univerSnapshot,
  WORKBOOK_SCOPE,
} from './univer/univer-snapshot';
import type { CellCustom } from './univer/univer-snapshot';
import { DEFAULT_STYLE, patchedExtras, writeStyle } from './univer/univer-style';

export interface UniverGridOptions {
  readonly api: FUniver;
  readonly injector: Injector;
  /** The sentence that a custom function gave with the error in this cell. */
  readonly errorMessage: ErrorMessages;
}

const UNSCROLLED = { offsetX: 0, offsetY: 0, sheetViewStartRow: 0, sheetViewStartColumn: 0 };

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
  private readonly workbook: Workbook;
  private readonly formulaModel: FormulaDataModel;
  private readonly commands: ICommandService;
  private readonly nameService: IDefinedNamesService;
  private keptNames: readonly DefinedName[] | null = null;
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
    this.commands = injector.get(ICommandService);
    this.formulaModel = injector.get(FormulaDataModel);
    this.nameService = injector.get(IDefinedNamesService);
    narrowFormulaUpdates(this.formulaModel);
    const namesUpdated = this.nameService.update$.subscribe(() => (this.keptNames = null));
    this.subscriptions.push({ dispose: () => namesUpdated.unsubscribe() });
    this.calculation = new UniverCalculation(injector);
    const { snapshot, sheetIds } = univerSnapshot(this.unitId, file);
    this.fileSheetIds = sheetIds;
    api.createWorkbook(snapshot);
    const workbook = injector
      .get(IUniverInstanceService)
      .getUnit<Workbook>(this.unitId, UniverInstanceType.UNIVER_SHEET);
    if (!workbook) throw new Error('Univer did not open the workbook.');
    this.workbook = workbook;
    this.events = new UniverEvents(injector, {
      unitId: this.unitId,
      value: ({ sheet, row, column }) => this.cells(sheet).value(row, column),
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

  private get book() {
    const book = this.options.api.getWorkbook(this.unitId);
    if (!book) throw new Error('The workbook was closed.');
    return book;
  }

  private sheet(id: SheetId) {
    const sheet = this.book.getSheetBySheetId(id);
    if (!sheet) throw new Error(`The workbook has no sheet "${id}".`);
    return sheet;
  }

  private worksheet(id: SheetId): Worksheet {
    return this.sheet(id).getSheet();
  }

  private cells(id: SheetId): UniverCells {
    return new UniverCells(this.workbook, this.worksheet(id), this.formulaModel, this.options.errorMessage);
  }

  /** The area, cut to the rows and columns that Univer holds. */
  private range(area: SheetArea) {
    const sheet = this.sheet(area.sheet);
    const rowCount = Math.min(area.rowCount, sheet.getMaxRows() - area.row);
    const columnCount = Math.min(area.columnCount, sheet.getMaxColumns() - area.column);
    return rowCount > 0 && columnCount > 0
      ? sheet.getRange(area.row, area.column, rowCount, columnCount)
      : null;
  }

  /** Makes room up to the end of the area, unless it is whole rows or columns. */
  private makeRoom({ sheet: id, row, column, rowCount, columnCount }: SheetArea): void {
    const sheet = this.sheet(id);
    if (rowCount < ROW_LIMIT && row + rowCount > sheet.getMaxRows()) sheet.setRowCount(row + rowCount);
    if (columnCount < COLUMN_LIMIT && column + columnCount > sheet.getMaxColumns()) {
      sheet.setColumnCount(column + columnCount);
    }
  }

  // ---- sheets

  sheets(): readonly SheetInfo[] {
    return this.workbook.getSheets().map((sheet) => {
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

  addSheet(name: string, position = this.workbook.getSheets().length): SheetId {
    const sheet: Partial<IWorksheetData> = {
      defaultStyle: DEFAULT_STYLE,
      defaultColumnWidth: DEFAULT_COLUMN_WIDTH * PIXELS_PER_POINT,
      defaultRowHeight: DEFAULT_ROW_HEIGHT * PIXELS_PER_POINT,
      rowCount: LEAST_ROWS,
      columnCount: LEAST_COLUMNS,
    };
    return this.quietly(() => this.book.insertSheet(name, { index: position, sheet }).getSheetId());
  }

  /** Univer shows, selects and scrolls to what it inserts, hides or moves, as for a user at work; Excel's API does not. */
  private quietly<T>(work: () => T): T {
    const before = this.selection();
    const scrolled = this.book.getScrollStateBySheetId(before.sheet) ?? UNSCROLLED;
    const result = work();
    const now = this.selection();
    if (this.book.getSheetBySheetId(before.sheet)?.isSheetHidden() !== false) return result;
    if (now.sheet !== before.sheet || !sameArea(now, before)) {
      if (now.sheet !== before.sheet) this.activateSheet(before.sheet);
      this.range(before)?.activate();
    }
    this.options.api.syncExecuteCommand(SetScrollOperation.id, {
      unitId: this.unitId,
      sheetId: before.sheet,
      ...scrolled,
    });
    return result;
  }

  /** Runs on the sheet that is shown, where Univer's command knows no other. */
  private onSheet(sheet: SheetId, work: () => void): void {
    this.quietly(() => {
      if (this.activeSheet() !== sheet) this.activateSheet(sheet);
      work();
    });
  }

  deleteSheet(sheet: SheetId): void {
    this.book.deleteSheet(sheet);
  }

  updateSheet(id: SheetId, patch: SheetPatch): void {
    const sheet = this.sheet(id);
    if (patch.name !== undefined) sheet.setName(patch.name);
    if (patch.tabColor !== undefined) sheet.setTabColor(patch.tabColor);
    if (patch.showGridlines !== undefined) sheet.setHiddenGridlines(!patch.showGridlines);
    if (patch.visibility !== undefined) {
      sheet.setCustomMetadata({ ...sheet.getCustomMetadata(), visibility: patch.visibility });
      this.quietly(() => (patch.visibility === 'visible' ? sheet.showSheet() : sheet.hideSheet()));
    }
  }

  moveSheet(sheet: SheetId, position: number): void {
    this.book.moveSheet(this.sheet(sheet), position);
  }

  activeSheet(): SheetId {
    return this.book.getActiveSheet().getSheetId();
  }

  activateSheet(sheet: SheetId): void {
    this.book.setActiveSheet(sheet);
  }

  frozenPanes(sheet: SheetId): FrozenPanes {
    const { xSplit, ySplit } = this.sheet(sheet).getFreeze();
    return { rows: ySplit, columns: xSplit };
  }

  freezePanes(id: SheetId, { rows, columns }: FrozenPanes): void {
    const sheet = this.sheet(id);
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
    return this.cells(sheet).usedArea(valuesOnly);
  }

  values(area: SheetArea): CellValue[][] {
    const cells = this.cells(area.sheet);
    return mapArea(area, (row, column) => cells.value(row, column));
  }

  formulas(area: SheetArea): (string | null)[][] {
    const cells = this.cells(area.sheet);
    return mapArea(area, (row, column) => cells.formula(row, column));
  }

  text(area: SheetArea): string[][] {
    const shown = this.range(area)?.getDisplayValues() ?? [];
    return mapArea(area, (row, column) => shown[row - area.row]?.[column - area.column] ?? '');
  }

  write(area: SheetArea, inputs: readonly (readonly CellInput[])[]): void {
    this.makeRoom(area);
    const cells = this.cells(area.sheet);
    const cellValue: Record<number, Record<number, ICellData>> = {};
    inputs.forEach((line, r) =>
      line.forEach((input, c) => {
        if (input === undefined) return;
        const row = area.row + r;
        const column = area.column + c;
        const data: ICellData =
          input !== null && typeof input === 'object' && 'formula' in input
            ? {
                f: input.formula,
                v: null,
                t: null,
                ...(cells.numberFormat(row, column) === 'General' && { s: NO_FORMAT }),
              }
            : { f: null, ...literalCell(input) };
        (cellValue[row] ??= {})[column] = { ...data, si: null, p: null };
      }),
    );
    this.setCells(area.sheet, cellValue);
  }

  private setCells(subUnitId: SheetId, cellValue: Record<number, Record<number, ICellData>>): void {
    const params = { unitId: this.unitId, subUnitId, cellValue };
    // Univer calculates after every change but those that it takes for another user's.
    if (this.mode === 'manual')
      this.commands.syncExecuteCommand(SetRangeValuesMutation.id, params, { onlyLocal: true });
    else
      this.commands.syncExecuteCommand(SetRangeValuesCommand.id, {
        unitId: this.unitId,
        subUnitId,
        value: cellValue,
      });
  }

  numberFormats(area: SheetArea): string[][] {
    const cells = this.cells(area.sheet);
    return mapArea(area, (row, column) => cells.numberFormat(row, column));
  }

  setNumberFormats(area: SheetArea, codes: readonly (readonly (string | undefined)[])[]): void {
    this.makeRoom(area);
    this.setLook(area, (row, column) => {
      const pattern = codes[row - area.row]?.[column - area.column];
      return pattern === undefined ? null : { s: { n: { pattern } } };
    });
  }

  styles(area: SheetArea): CellStyle[][] {
    const cells = this.cells(area.sheet);
    return mapArea(area, (row, column) => cells.style(row, column));
  }

  applyStyle(area: SheetArea, patch: StylePatch): void {
    this.makeRoom(area);
    const s = writeStyle(patch);
    const cells = this.cells(area.sheet);
    this.setLook(area, (row, column) => {
      const custom = cells.cell(row, column)?.custom as CellCustom | null | undefined;
      const extras = patchedExtras(custom?.style, patch);
      return { s, ...((extras || custom) && { custom: extras ? { style: extras } : null }) };
    });
  }

  private setLook(area: SheetArea, look: (row: number, column: number) => ICellData | null): void {
    const range = this.range(area)?.getRange();
    if (!range) return;
    const value: Record<number, Record<number, ICellData>> = {};
    for (let row = range.startRow; row <= range.endRow; row++) {
      for (let column = range.startColumn; column <= range.endColumn; column++) {
        const data = look(row, column);
        if (data) (value[row] ??= {})[column] = data;
      }
    }
    // The mutation alone: the command takes formulas that are not calculated yet for emptied cells. A look calculates
    // nothing, so Univer need not hear of it as of a change.
    this.commands.syncExecuteCommand(
      SetRangeValuesMutation.id,
      { unitId: this.unitId, subUnitId: area.sheet, cellValue: value },
      { onlyLocal: true },
    );
  }

  clear(area: SheetArea, what: 'all' | 'contents' | 'formats'): void {
    if (what !== 'formats') this.range(area)?.clearContent();
    if (what === 'contents') return;
    // Univer's own command takes apart what is merged where the selection of the sheet shown lies, not this area.
    this.unmerge(area);
    const cells = this.cells(area.sheet);
    this.setLook(area, (row, column) => {
      const cell = cells.cell(row, column);
      return cell && { s: null, ...(cell.custom && { custom: null }) };
    });
  }

  spillOf(sheet: SheetId, row: number, column: number): Area | null {
    return this.cells(sheet).spillOf(row, column);
  }

  spillParentOf(sheet: SheetId, row: number, column: number): { row: number; column: number } | null {
    return this.cells(sheet).spillParentOf(row, column);
  }

  // ---- columns and rows

  columnWidth(sheet: SheetId, column: number): number {
    return this.worksheet(sheet).getColumnWidth(column) / PIXELS_PER_POINT;
  }

  setColumnWidth(sheet: SheetId, column: number, count: number, points: number): void {
    this.makeRoom({ sheet, row: 0, column, rowCount: 1, columnCount: count });
    this.sheet(sheet).setColumnWidths(
      column,
      this.columnsHeld(sheet, column, count),
      points * PIXELS_PER_POINT,
    );
  }

  private columnsHeld(sheet: SheetId, column: number, count: number): number {
    return Math.min(count, this.sheet(sheet).getMaxColumns() - column);
  }

  private rowsHeld(sheet: SheetId, row: number, count: number): number {
    return Math.min(count, this.sheet(sheet).getMaxRows() - row);
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
    return !this.worksheet(sheet).getColVisible(column);
  }

  setColumnsHidden(sheet: SheetId, column: number, count: number, hidden: boolean): void {
    const held = this.columnsHeld(sheet, column, count);
    this.onSheet(sheet, () => {
      if (hidden) this.sheet(sheet).hideColumns(column, held);
      else this.sheet(sheet).showColumns(column, held);
    });
  }

  rowHeight(sheet: SheetId, row: number): number {
    const { h, ah } = this.worksheet(sheet).getRowManager().getRow(row) ?? {};
    return h || ah ? this.worksheet(sheet).getRowHeight(row) / PIXELS_PER_POINT : DEFAULT_ROW_HEIGHT;
  }

  setRowHeight(sheet: SheetId, row: number, count: number, points: number): void {
    this.makeRoom({ sheet, row, column: 0, rowCount: count, columnCount: 1 });
    this.sheet(sheet).setRowHeightsForced(row, this.rowsHeld(sheet, row, count), points * PIXELS_PER_POINT);
  }

  autofitRows(sheet: SheetId, row: number, count: number): void {
    const held = this.rowsHeld(sheet, row, count);
    if (held > 0) this.sheet(sheet).setRowAutoHeight(row, held);
  }

  rowHidden(sheet: SheetId, row: number): boolean {
    return !this.worksheet(sheet).getRowVisible(row);
  }

  setRowsHidden(sheet: SheetId, row: number, count: number, hidden: boolean): void {
    const held = this.rowsHeld(sheet, row, count);
    this.onSheet(sheet, () => {
      if (hidden) this.sheet(sheet).hideRows(row, held);
      else this.sheet(sheet).showRows(row, held);
    });
  }

  // ---- structure

  merges(sheet: SheetId): readonly Area[] {
    return this.worksheet(sheet).getMergeData().map(areaOfRange);
  }

  merge(area: SheetArea): void {
    this.makeRoom(area);
    this.range(area)?.merge({ isForceMerge: true, defaultMerge: true });
  }

  unmerge(area: SheetArea): void {
    this.range(area)?.breakApart();
  }

  shift({ kind, axis, area }: CellShift): void {
    const sheet = this.sheet(area.sheet);
    const { row, column, rowCount, columnCount } = area;
    if (axis === 'rows' && columnCount === COLUMN_LIMIT) {
      const held = this.rowsHeld(area.sheet, row, rowCount);
      this.quietly(() => (kind === 'insert' ? sheet.insertRows(row, rowCount) : sheet.deleteRows(row, held)));
    } else if (axis === 'columns' && rowCount === ROW_LIMIT) {
      const held = this.columnsHeld(area.sheet, column, columnCount);
      this.quietly(() =>
        kind === 'insert' ? sheet.insertColumns(column, columnCount) : sheet.deleteColumns(column, held),
      );
    } else {
      this.makeRoom(area);
      const { Dimension } = this.options.api.Enum;
      const direction = axis === 'rows' ? Dimension.ROWS : Dimension.COLUMNS;
      this.onSheet(area.sheet, () => {
        const range = this.range(area);
        if (kind === 'insert') range?.insertCells(direction);
        else range?.deleteCells(direction);
      });
    }
  }

  // ---- names

  /** Univer keeps formulas parsed with the cells that their names referred to, even where these moved. */
  private forgetParsedNames(): void {
    if (this.nameParams().length === 0) return;
    this.options.injector.get(IFunctionService).deleteFormulaAstCacheKey(this.unitId);
    if (this.mode !== 'manual') this.calculation.calculateAll();
  }

  names(): readonly DefinedName[] {
    // Asked for once per cell of a case; making the list anew for each would take most of the time.
    this.keptNames ??= this.nameParams().map(
      ({ name, formulaOrRefString, comment, localSheetId, hidden }) => ({
        name,
        scope: !localSheetId || localSheetId === WORKBOOK_SCOPE ? null : localSheetId,
        formula: formulaOrRefString.startsWith('=') ? formulaOrRefString : `=${formulaOrRefString}`,
        comment: comment ?? '',
        visible: !hidden,
      }),
    );
    return this.keptNames;
  }

  private nameParams() {
    return Object.values(this.nameService.getDefinedNameMap(this.unitId) ?? {});
  }

  setName({ name, scope, formula, comment, visible }: DefinedName): void {
    const before = this.nameId(name, scope);
    this.commands.syncExecuteCommand(before ? SetDefinedNameCommand.id : InsertDefinedNameCommand.id, {
      unitId: this.unitId,
      id: before ?? crypto.randomUUID(),
      name,
      formulaOrRefString: univerReference(formula),
      comment,
      localSheetId: scope ?? WORKBOOK_SCOPE,
      hidden: !visible,
    });
  }

  deleteName(name: string, scope: SheetId | null): void {
    const id = this.nameId(name, scope);
    const param = this.nameParams().find((candidate) => candidate.id === id);
    if (param)
      this.commands.syncExecuteCommand(RemoveDefinedNameCommand.id, { ...param, unitId: this.unitId });
  }

  private nameId(name: string, scope: SheetId | null): string | undefined {
    return this.nameParams().find(
      (candidate) =>
        candidate.name.toLowerCase() === name.toLowerCase() &&
        (candidate.localSheetId ?? WORKBOOK_SCOPE) === (scope ?? WORKBOOK_SCOPE),
    )?.id;
  }

  // ---- selection and editing

  selection(): SheetArea {
    const sheet = this.activeSheet();
    const range = this.book.getActiveRange();
    if (!range) return { sheet, row: 0, column: 0, rowCount: 1, columnCount: 1 };
    return {
      sheet,
      row: range.getRow(),
      column: range.getColumn(),
      rowCount: range.getHeight(),
      columnCount: range.getWidth(),
    };
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
    this.makeRoom(area);
    if (this.activeSheet() !== area.sheet) this.activateSheet(area.sheet);
    const range = this.range(area);
    if (!range) return;
    range.activate();
    const sheet = this.sheet(area.sheet);
    const shown = sheet.getVisibleRange();
    const isShown = shown && containsCell(areaOfRange(shown), area.row, area.column);
    if (!isShown) sheet.scrollToCell(Math.max(0, area.row - 2), Math.max(0, area.column - 1));
  }

  isEditing(): boolean {
    return this.book.isCellEditing();
  }

  whenEditingEnds(): Promise<void> {
    if (!this.isEditing()) return Promise.resolve();
    return new Promise((resolve) => {
      const ended = this.options.api.addEvent(this.options.api.Event.SheetEditEnded, () => {
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
