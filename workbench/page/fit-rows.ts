import type { Grid, SheetId } from '../grid/grid';
import type { WorkbookFile } from '../xlsx/workbook-file';

/** Makes rows of wrapped text as high as the text where nobody sized them, as Excel does on opening a file. */
export function fitWrappedRows(grid: Grid, file: WorkbookFile, sheetIds: readonly SheetId[]): void {
  file.sheets.forEach(({ cells, rows }, i) => {
    const sized = new Set<number>();
    for (const { first, count, points } of rows) {
      for (let row = first; points !== undefined && row < first + count; row++) sized.add(row);
    }
    const wrapped = new Set(
      cells
        .filter(({ row, style, value }) => style?.wrapText && value !== null && !sized.has(row))
        .map(({ row }) => row),
    );
    const starts = [...wrapped].filter((row) => !wrapped.has(row - 1));
    for (const start of starts) {
      let end = start + 1;
      while (wrapped.has(end)) end++;
      grid.autofitRows(sheetIds[i]!, start, end - start);
    }
  });
}
