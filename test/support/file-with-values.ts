import type { RecalculationEngine } from '../../src/recalc/engine';
import { isError } from '../../src/recalc/values';
import type { WorkbookFile } from '../../workbench/xlsx/workbook-file';

/** The file with the value of every formula as the engine holds it; errors as their codes. */
export function fileWithValues(file: WorkbookFile, { store }: RecalculationEngine): WorkbookFile {
  return {
    ...file,
    sheets: file.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        if (cell.formula === null && !cell.spilled) return cell;
        const slot = store.locate({ sheet: sheet.name, row: cell.row, column: cell.column });
        const value = slot === undefined ? null : (store.values[slot] ?? null);
        return { ...cell, value: isError(value) ? { error: value.code } : value } as typeof cell;
      }),
    })),
  };
}
