/** Addresses in A1 notation. */
import { fromCol, toCol } from '@borgar/fx';
import type { Area } from './grid';
import { COLUMN_LIMIT, ROW_LIMIT } from './grid';

/** A sheet's name as formulas write it: quoted where it needs to be. */
export function quotedSheetName(name: string): string {
  const plain =
    /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) &&
    !/^[a-z]{1,3}\d+$/i.test(name) &&
    !/^r\d*c?\d*$|^c\d*$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** "B2:C9", "B2" for one cell, "B:C" and "2:9" for whole columns and rows; with "$" when absolute. */
export function areaAddress({ row, column, rowCount, columnCount }: Area, absolute = false): string {
  const mark = absolute ? '$' : '';
  const left = `${mark}${toCol(column)}`;
  const right = `${mark}${toCol(column + columnCount - 1)}`;
  const top = `${mark}${row + 1}`;
  const bottom = `${mark}${row + rowCount}`;
  if (rowCount === ROW_LIMIT && columnCount === COLUMN_LIMIT) return `${mark}1:${mark}${ROW_LIMIT}`;
  if (rowCount === ROW_LIMIT) return `${left}:${right}`;
  if (columnCount === COLUMN_LIMIT) return `${top}:${bottom}`;
  return rowCount === 1 && columnCount === 1 ? left + top : `${left}${top}:${right}${bottom}`;
}

/** The address with its sheet, such as "'Cash flow'!B2:C9". */
export function fullAddress(sheetName: string, area: Area, absolute = false): string {
  return `${quotedSheetName(sheetName)}!${areaAddress(area, absolute)}`;
}

const SHEET = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/;
const CORNER = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;
const COLUMN = /^\$?([A-Z]{1,3})$/i;
const ROW = /^\$?(\d{1,7})$/;

/** Reads an address of one area, with or without a sheet name; null when it is none. */
export function parseAddress(
  address: string,
): { readonly sheetName: string | null; readonly area: Area } | null {
  const qualified = SHEET.exec(address);
  const sheetName = qualified ? (qualified[1]?.replaceAll("''", "'") ?? qualified[2] ?? null) : null;
  const area = parseArea(qualified?.[3] ?? address);
  return area && { sheetName, area };
}

function parseArea(text: string): Area | null {
  const ends = text.split(':');
  if (ends.length > 2) return null;
  const from = ends[0] ?? '';
  const to = ends[1] ?? from;
  const corners = [CORNER.exec(from), CORNER.exec(to)];
  if (corners[0] && corners[1]) {
    return spanned(
      Number(corners[0][2]),
      fromCol(corners[0][1]!),
      Number(corners[1][2]),
      fromCol(corners[1][1]!),
    );
  }
  if (ends.length !== 2) return null;
  const columns = [COLUMN.exec(from), COLUMN.exec(to)];
  if (columns[0] && columns[1])
    return spanned(1, fromCol(columns[0][1]!), ROW_LIMIT, fromCol(columns[1][1]!));
  const rows = [ROW.exec(from), ROW.exec(to)];
  if (rows[0] && rows[1]) return spanned(Number(rows[0][1]), 0, Number(rows[1][1]), COLUMN_LIMIT - 1);
  return null;
}

/** Rows counted from 1, columns from 0; null when it leaves the sheet. */
function spanned(row1: number, column1: number, row2: number, column2: number): Area | null {
  const top = Math.min(row1, row2) - 1;
  const left = Math.min(column1, column2);
  const bottom = Math.max(row1, row2);
  const right = Math.max(column1, column2) + 1;
  if (top < 0 || left < 0 || bottom > ROW_LIMIT || right > COLUMN_LIMIT) return null;
  return { row: top, column: left, rowCount: bottom - top, columnCount: right - left };
}
