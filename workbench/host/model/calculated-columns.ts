/**
 * Excel's calculated columns: a formula written into a column of a table goes into all of it. "Fill formulas in tables
 * to create calculated columns" is on by default and takes what add-ins write as well (office-js issues 2093, 5909
 * and 6745).
 */
import { translateFormulaToA1, translateFormulaToR1C1 } from '@borgar/fx';
import { areaAddress } from '../../grid/a1';
import { cellArea, intersection, onSheet } from '../../grid/area';
import type { CellInput, SheetArea } from '../../grid/grid';
import type { Book } from './book';
import { tablesOn } from './book';
import { bodyArea } from './table-model';

interface Fill {
  /** The body of the column. */
  readonly column: SheetArea;
  readonly formulaR1C1: string;
}

/**
 * The columns that will be filled once the inputs are written: those that hold nothing so far, or one and the same
 * formula. With several formulas in one write the last one counts.
 */
export function calculatedColumns(
  book: Book,
  area: SheetArea,
  inputs: readonly (readonly CellInput[])[],
): Fill[] {
  return tablesOn(book, area.sheet).flatMap((table) => {
    const body = bodyArea(table);
    const written = intersection(area, body);
    if (!written || body.rowCount < 2) return [];
    return Array.from({ length: written.columnCount }, (_, i) => written.column + i).flatMap((at) => {
      const column = onSheet(area.sheet, { ...body, column: at, columnCount: 1 });
      const formulas = Array.from({ length: written.rowCount }, (__, i) => written.row + i).flatMap((row) => {
        const source = formulaOf(inputs[row - area.row]![at - area.column]);
        return source === null ? [] : [relative(source, row, at)];
      });
      const last = formulas.at(-1);
      return last !== undefined && holdsOneFormula(book, column) ? [{ column, formulaR1C1: last }] : [];
    });
  });
}

export function fillColumn(book: Book, { column, formulaR1C1 }: Fill): void {
  book.grid.write(
    column,
    Array.from({ length: column.rowCount }, (_, i) => [
      { formula: translateFormulaToA1(formulaR1C1, areaAddress(cellArea(column.row + i, column.column))) },
    ]),
  );
}

function holdsOneFormula(book: Book, column: SheetArea): boolean {
  const values = book.grid.values(column);
  const found = new Set<string>();
  return book.grid.formulas(column).every(([source], i) => {
    if (source === null || source === undefined) return values[i]![0] === null;
    return found.add(relative(source, column.row + i, column.column)).size === 1;
  });
}

function relative(source: string, row: number, column: number): string {
  return translateFormulaToR1C1(source, areaAddress(cellArea(row, column)));
}

function formulaOf(input: CellInput): string | null {
  return typeof input === 'object' && input !== null && 'formula' in input ? input.formula : null;
}
