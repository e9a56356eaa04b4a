/** Rectangles of cells. */
import type { Area, SheetArea } from './grid';

export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rowCount = Math.min(a.row + a.rowCount, b.row + b.rowCount) - row;
  const columnCount = Math.min(a.column + a.columnCount, b.column + b.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : null;
}

/** The smallest area that holds both. */
export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rowCount: Math.max(a.row + a.rowCount, b.row + b.rowCount) - row,
    columnCount: Math.max(a.column + a.columnCount, b.column + b.columnCount) - column,
  };
}

export function containsCell(area: Area, row: number, column: number): boolean {
  return (
    row >= area.row &&
    row < area.row + area.rowCount &&
    column >= area.column &&
    column < area.column + area.columnCount
  );
}

export function containsArea(outer: Area, inner: Area): boolean {
  return (
    containsCell(outer, inner.row, inner.column) &&
    containsCell(outer, inner.row + inner.rowCount - 1, inner.column + inner.columnCount - 1)
  );
}

export function sameArea(a: Area, b: Area): boolean {
  return (
    a.row === b.row && a.column === b.column && a.rowCount === b.rowCount && a.columnCount === b.columnCount
  );
}

export function cellArea(row: number, column: number): Area {
  return { row, column, rowCount: 1, columnCount: 1 };
}

export function onSheet(sheet: string, { row, column, rowCount, columnCount }: Area): SheetArea {
  return { sheet, row, column, rowCount, columnCount };
}

/** A matrix of the area's shape, filled by row and column within it. */
export function mapArea<T>(area: Area, cell: (row: number, column: number) => T): T[][] {
  return Array.from({ length: area.rowCount }, (_, r) =>
    Array.from({ length: area.columnCount }, (_, c) => cell(area.row + r, area.column + c)),
  );
}
