/** Puts a worksheet into an exceljs workbook. */
import type ExcelJS from 'exceljs';
import type { CellValue } from '../grid/grid';
import { areaAddress } from '../grid/a1';
import { widthOfPoints } from './column-width';
import { isDynamicArray, toFileFormula } from './file-formula';
import { writeStyle } from './file-style';
import { writePageLayout, writeProtection } from './page-layout-file';
import type { CellFile, SheetFile } from './workbook-file';

function writtenValue(value: CellValue): ExcelJS.CellValue {
  return value !== null && typeof value === 'object'
    ? { error: value.error as ExcelJS.CellErrorValue['error'] }
    : value;
}

function cellContent({ row, column, value, formula, spill }: CellFile): ExcelJS.CellValue {
  if (formula === null) return writtenValue(value);
  // An empty result has no place in the file.
  const result = value === null ? {} : { result: writtenValue(value) as number };
  const written = { formula: toFileFormula(formula), ...result };
  if (!spill && !isDynamicArray(formula)) return written;
  const ref = areaAddress({ row, column, ...(spill ?? { rowCount: 1, columnCount: 1 }) });
  return { ...written, shareType: 'array', ref } as unknown as ExcelJS.CellFormulaValue;
}

/** Tables first: exceljs fills their cells, which their true contents then replace. */
function writeTables(sheet: ExcelJS.Worksheet, { tables }: SheetFile): void {
  for (const table of tables) {
    const { area, showHeaders, showTotals } = table;
    const bodyRows = area.rowCount - Number(showHeaders) - Number(showTotals);
    sheet.addTable({
      name: table.name,
      ref: areaAddress({ ...area, rowCount: 1, columnCount: 1 }),
      headerRow: showHeaders,
      totalsRow: showTotals,
      style: {
        ...(table.style && { theme: table.style as NonNullable<ExcelJS.TableStyleProperties['theme']> }),
        showFirstColumn: table.highlightFirstColumn,
        showLastColumn: table.highlightLastColumn,
        showRowStripes: table.showBandedRows,
        showColumnStripes: table.showBandedColumns,
      },
      columns: table.columns.map((name) => ({ name, filterButton: table.showFilterButton })),
      rows: Array.from({ length: Math.max(1, bodyRows) }, () => table.columns.map(() => null)),
    });
  }
}

export async function writeSheet(sheet: ExcelJS.Worksheet, file: SheetFile): Promise<void> {
  writeTables(sheet, file);
  for (const cell of file.cells) {
    const target = sheet.getCell(cell.row + 1, cell.column + 1);
    target.value = cellContent(cell);
    target.style = writeStyle(cell.style, cell.numberFormat);
  }
  for (const { first, count, points, hidden } of file.columns) {
    for (let i = 1; i <= count; i++) {
      const column = sheet.getColumn(first + i);
      if (points !== undefined) column.width = widthOfPoints(points);
      column.hidden = hidden;
    }
  }
  for (const { first, count, points, hidden } of file.rows) {
    for (let i = 1; i <= count; i++) {
      const row = sheet.getRow(first + i);
      if (points !== undefined) row.height = points;
      row.hidden = hidden;
    }
  }
  // After the cells: what is written to a merged cell goes to the first of its area.
  for (const { row, column, rowCount, columnCount } of file.merges) {
    sheet.mergeCellsWithoutStyle(row + 1, column + 1, row + rowCount, column + columnCount);
  }
  writePageLayout(sheet, file.pageLayout);
  await writeProtection(sheet, file.protection);
}

/** How the sheet is created: exceljs takes these with its name. */
export function sheetOptions({ visibility, tabColor, showGridlines, rightToLeft, frozen }: SheetFile) {
  const isFrozen = frozen.rows > 0 || frozen.columns > 0;
  const view: Partial<ExcelJS.WorksheetView> = {
    showGridLines: showGridlines,
    rightToLeft,
    ...(isFrozen ? { state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows } : { state: 'normal' }),
  };
  return {
    state: visibility,
    ...(tabColor && { properties: { tabColor: { argb: `FF${tabColor.slice(1).toUpperCase()}` } } }),
    views: [view],
  } as Partial<ExcelJS.AddWorksheetOptions>;
}
