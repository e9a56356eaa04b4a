/** Widths, heights and visibility of the columns and rows of Univer's workbook; sizes in points. */
import type { ICellData } from '@univerjs/presets';
import { Direction } from '@univerjs/presets';
import { InsertRowByRangeCommand } from '@univerjs/preset-sheets-core';
import { DEFAULT_ROW_HEIGHT } from '../../xlsx/workbook-file';
import type { SheetId } from '../grid';
import { PIXELS_PER_POINT } from './univer-snapshot';
import type { UniverUnit } from './univer-unit';

export class UniverLines {
  constructor(private readonly unit: UniverUnit) {}

  columnWidth(sheet: SheetId, column: number): number {
    return this.unit.worksheet(sheet).getColumnWidth(column) / PIXELS_PER_POINT;
  }

  setColumnWidth(sheet: SheetId, column: number, count: number, points: number): void {
    this.unit.makeRoom({ sheet, row: 0, column, rowCount: 1, columnCount: count });
    this.unit
      .sheet(sheet)
      .setColumnWidths(column, this.unit.columnsHeld(sheet, column, count), points * PIXELS_PER_POINT);
  }

  columnHidden(sheet: SheetId, column: number): boolean {
    return !this.unit.worksheet(sheet).getColVisible(column);
  }

  setColumnsHidden(sheet: SheetId, column: number, count: number, hidden: boolean): void {
    const held = this.unit.columnsHeld(sheet, column, count);
    this.unit.onSheet(sheet, () => {
      if (hidden) this.unit.sheet(sheet).hideColumns(column, held);
      else this.unit.sheet(sheet).showColumns(column, held);
    });
  }

  rowHeight(sheet: SheetId, row: number): number {
    const { h, ah } = this.unit.worksheet(sheet).getRowManager().getRow(row) ?? {};
    return h || ah ? this.unit.worksheet(sheet).getRowHeight(row) / PIXELS_PER_POINT : DEFAULT_ROW_HEIGHT;
  }

  setRowHeight(sheet: SheetId, row: number, count: number, points: number): void {
    this.unit.makeRoom({ sheet, row, column: 0, rowCount: count, columnCount: 1 });
    this.unit
      .sheet(sheet)
      .setRowHeightsForced(row, this.unit.rowsHeld(sheet, row, count), points * PIXELS_PER_POINT);
  }

  autofitRows(sheet: SheetId, row: number, count: number): void {
    const held = this.unit.rowsHeld(sheet, row, count);
    if (held > 0) this.unit.sheet(sheet).setRowAutoHeight(row, held);
  }

  /** Blank rows that look like the row above them. Univer's own way asks how that row looks for each new one. */
  insertRows(sheet: SheetId, row: number, count: number): void {
    const worksheet = this.unit.worksheet(sheet);
    const endColumn = worksheet.getColumnCount() - 1;
    const look: Record<number, ICellData> = {};
    for (let column = 0; row > 0 && column <= endColumn; column++) {
      const style = worksheet.getCellRaw(row - 1, column)?.s;
      if (style) look[column] = { s: style };
    }
    const range = { startRow: row, endRow: row + count - 1, startColumn: 0, endColumn };
    const isPlain = Object.keys(look).length === 0;
    this.unit.commands.syncExecuteCommand(InsertRowByRangeCommand.id, {
      unitId: this.unit.unitId,
      subUnitId: sheet,
      direction: Direction.UP,
      range,
      cellValue: isPlain ? {} : Object.fromEntries(Array.from({ length: count }, (_, i) => [row + i, look])),
    });
  }

  rowHidden(sheet: SheetId, row: number): boolean {
    return !this.unit.worksheet(sheet).getRowVisible(row);
  }

  setRowsHidden(sheet: SheetId, row: number, count: number, hidden: boolean): void {
    const held = this.unit.rowsHeld(sheet, row, count);
    this.unit.onSheet(sheet, () => {
      if (hidden) this.unit.sheet(sheet).hideRows(row, held);
      else this.unit.sheet(sheet).showRows(row, held);
    });
  }
}
