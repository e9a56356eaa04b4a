/** Cell addresses, such as "B4" or "$B$4:$D$9", and areas counted from 0. */
import type { Area } from '../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../grid/grid';

export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function areaAddress({ row, column, rowCount, columnCount }: Area): string {
  const first = cellAddress(row, column);
  return rowCount * columnCount === 1
    ? first
    : `${first}:${cellAddress(row + rowCount - 1, column + columnCount - 1)}`;
}

/** "$A$1:$D$9", with "$1:$2" for whole rows and "$A:$B" for whole columns. */
export function absoluteAddress({ row, column, rowCount, columnCount }: Area): string {
  if (columnCount === COLUMN_LIMIT) return `$${row + 1}:$${row + rowCount}`;
  if (rowCount === ROW_LIMIT) return `$${columnLetters(column)}:$${columnLetters(column + columnCount - 1)}`;
  const first = `$${columnLetters(column)}$${row + 1}`;
  return rowCount * columnCount === 1
    ? first
    : `${first}:$${columnLetters(column + columnCount - 1)}$${row + rowCount}`;
}

/** The area of an address without a sheet, whole rows and columns included; null where it is none or out of the sheet. */
export function parseAddress(address: string): Area | null {
  const match = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?$/i.exec(address.trim());
  if (!match || address === '') return null;
  const [, firstColumn, firstRow, lastColumn, lastRow] = match;
  const single = !address.includes(':');
  if (single && (!firstColumn || !firstRow)) return null;
  if (!single && (!firstColumn !== !lastColumn || !firstRow !== !lastRow)) return null;
  const columns = firstColumn
    ? [columnIndex(firstColumn), columnIndex(lastColumn ?? firstColumn)]
    : [0, COLUMN_LIMIT - 1];
  const rows = firstRow ? [Number(firstRow) - 1, Number(lastRow ?? firstRow) - 1] : [0, ROW_LIMIT - 1];
  const column = Math.min(...columns);
  const row = Math.min(...rows);
  const columnCount = Math.max(...columns) - column + 1;
  const rowCount = Math.max(...rows) - row + 1;
  if (row < 0 || row + rowCount > ROW_LIMIT || column + columnCount > COLUMN_LIMIT) return null;
  return { row, column, rowCount, columnCount };
}

/** A sheet's name as formulas write it, quoted where it must be. */
export function quotedSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([a-z]{1,3}\d+|r\d*c?\d*|c\d*|true|false)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}
