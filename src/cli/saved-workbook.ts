/** A saved workbook as far as reading its case needs it: the port's reading methods over the plain model. */
import type { CellModel, CellValue, SheetModel, WorkbookModel } from '../recalc/model';
import { cellAddress, MAX_COLUMNS, quotedSheetName } from '../recalc/model';
import { formatAddress, parseAddress } from '../workbook/address';
import type { RangeContent, SheetInfo, TableContent, Workbook } from '../workbook/workbook';
import { WorkbookError } from '../workbook/workbook';

export type SavedWorkbook = Pick<Workbook, 'read' | 'sheets' | 'names' | 'readTables'>;

function usedRange({ name, cells }: SheetModel): string | null {
  if (cells.length === 0) return null;
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const { row, column } of cells) {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  return `${quotedSheetName(name)}!${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
}

/** The workbook of a file, to be read only. */
export function savedWorkbook(model: WorkbookModel): SavedWorkbook {
  const grids = new Map<string, Map<number, CellModel>>();
  for (const { name, cells } of model.sheets) {
    grids.set(name.toLowerCase(), new Map(cells.map((cell) => [cell.row * MAX_COLUMNS + cell.column, cell])));
  }
  const read = (address: string): RangeContent => {
    const area = parseAddress(address);
    const grid = area && grids.get(area.sheet.toLowerCase());
    if (!grid) throw new WorkbookError('not-found', `There is no range ${address} in the workbook.`, address);
    const values: CellValue[][] = [];
    const formulas: (string | null)[][] = [];
    for (let r = area.row; r < area.row + area.rowCount; r++) {
      const row = Array.from({ length: area.columnCount }, (_, c) =>
        grid.get(r * MAX_COLUMNS + area.column + c),
      );
      values.push(row.map((cell) => cell?.value ?? null));
      formulas.push(row.map((cell) => cell?.formula ?? null));
    }
    return { address: formatAddress(area), values, formulas };
  };
  const readTable = (wanted: string): TableContent | null => {
    const table = model.tables.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    if (!table) return null;
    const { name, sheet, area, headerRows, totalsRows, columns } = table;
    const bottom = area.bottom - totalsRows;
    const address = `${quotedSheetName(sheet)}!${cellAddress(area.top, area.left)}:${cellAddress(bottom, area.right)}`;
    const { values, formulas } = read(address);
    return {
      name,
      sheet,
      address,
      headers: columns,
      values: values.slice(headerRows),
      formulas: formulas.slice(headerRows),
    };
  };
  return {
    read: (addresses) => Promise.resolve(addresses.map(read)),
    readTables: (names) => Promise.resolve(names.map(readTable)),
    names: () =>
      Promise.resolve(
        model.names.map(({ name, sheet, formula }) => ({
          name,
          sheet: sheet ?? null,
          formula,
          visible: true,
        })),
      ),
    sheets: () =>
      Promise.resolve(
        model.sheets.map((sheet): SheetInfo => ({
          name: sheet.name,
          visible: true,
          protected: false,
          usedRange: usedRange(sheet),
        })),
      ),
  };
}
