/** An open workbook of Univer's, with the ways to its sheets and cells that the parts of the grid share. */
import type { FUniver, Injector, Workbook, Worksheet } from '@univerjs/presets';
import { ICommandService, IUniverInstanceService, UniverInstanceType } from '@univerjs/presets';
import { FormulaDataModel, SetScrollOperation } from '@univerjs/preset-sheets-core';
import { sameArea } from '../area';
import { COLUMN_LIMIT, ROW_LIMIT } from '../grid';
import type { SheetArea, SheetId } from '../grid';
import { narrowFormulaUpdates } from './narrow-formula-updates';
import { UniverCells } from './univer-cells';
import type { ErrorMessages } from './univer-cells';

export interface UniverGridOptions {
  readonly api: FUniver;
  readonly injector: Injector;
  /** The sentence that a custom function gave with the error in this cell. */
  readonly errorMessage: ErrorMessages;
}

const UNSCROLLED = { offsetX: 0, offsetY: 0, sheetViewStartRow: 0, sheetViewStartColumn: 0 };

export class UniverUnit {
  readonly api: FUniver;
  readonly commands: ICommandService;
  readonly workbook: Workbook;
  private readonly formulaModel: FormulaDataModel;
  private readonly errorMessage: ErrorMessages;

  /** Takes a workbook that Univer has opened under that id. */
  constructor(
    { api, injector, errorMessage }: UniverGridOptions,
    readonly unitId: string,
  ) {
    this.api = api;
    this.errorMessage = errorMessage;
    this.commands = injector.get(ICommandService);
    this.formulaModel = injector.get(FormulaDataModel);
    narrowFormulaUpdates(this.formulaModel);
    const workbook = injector
      .get(IUniverInstanceService)
      .getUnit<Workbook>(unitId, UniverInstanceType.UNIVER_SHEET);
    if (!workbook) throw new Error('Univer did not open the workbook.');
    this.workbook = workbook;
  }

  get book() {
    const book = this.api.getWorkbook(this.unitId);
    if (!book) throw new Error('The workbook was closed.');
    return book;
  }

  sheet(id: SheetId) {
    const sheet = this.book.getSheetBySheetId(id);
    if (!sheet) throw new Error(`The workbook has no sheet "${id}".`);
    return sheet;
  }

  worksheet(id: SheetId): Worksheet {
    return this.sheet(id).getSheet();
  }

  cells(id: SheetId): UniverCells {
    return new UniverCells(this.workbook, this.worksheet(id), this.formulaModel, this.errorMessage);
  }

  /** The area, cut to the rows and columns that Univer holds. */
  range(area: SheetArea) {
    const sheet = this.sheet(area.sheet);
    const rowCount = Math.min(area.rowCount, sheet.getMaxRows() - area.row);
    const columnCount = Math.min(area.columnCount, sheet.getMaxColumns() - area.column);
    return rowCount > 0 && columnCount > 0
      ? sheet.getRange(area.row, area.column, rowCount, columnCount)
      : null;
  }

  /** Makes room up to the end of the area, unless it is whole rows or columns. */
  makeRoom({ sheet: id, row, column, rowCount, columnCount }: SheetArea): void {
    const sheet = this.sheet(id);
    if (rowCount < ROW_LIMIT && row + rowCount > sheet.getMaxRows()) sheet.setRowCount(row + rowCount);
    if (columnCount < COLUMN_LIMIT && column + columnCount > sheet.getMaxColumns()) {
      sheet.setColumnCount(column + columnCount);
    }
  }

  /** Univer shows, selects and scrolls to what it inserts, hides or moves, as for a user at work; Excel's API does not. */
  quietly<T>(work: () => T): T {
    const before = this.selection();
    const scrolled = this.book.getScrollStateBySheetId(before.sheet) ?? UNSCROLLED;
    const result = work();
    const now = this.selection();
    if (this.book.getSheetBySheetId(before.sheet)?.isSheetHidden() !== false) return result;
    if (now.sheet !== before.sheet || !sameArea(now, before)) {
      if (now.sheet !== before.sheet) this.book.setActiveSheet(before.sheet);
      this.range(before)?.activate();
    }
    this.api.syncExecuteCommand(SetScrollOperation.id, {
      unitId: this.unitId,
      sheetId: before.sheet,
      ...scrolled,
    });
    return result;
  }

  /** Runs on the sheet that is shown, where Univer's command knows no other. */
  onSheet(sheet: SheetId, work: () => void): void {
    this.quietly(() => {
      if (this.book.getActiveSheet().getSheetId() !== sheet) this.book.setActiveSheet(sheet);
      work();
    });
  }

  columnsHeld(sheet: SheetId, column: number, count: number): number {
    return Math.min(count, this.sheet(sheet).getMaxColumns() - column);
  }

  rowsHeld(sheet: SheetId, row: number, count: number): number {
    return Math.min(count, this.sheet(sheet).getMaxRows() - row);
  }

  selection(): SheetArea {
    const sheet = this.book.getActiveSheet().getSheetId();
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
}
