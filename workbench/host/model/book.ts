/** What all objects of the model share: the grid, the user's language, and the rules of protection. */
import { parseAddress } from '../../grid/a1';
import { intersection, onSheet } from '../../grid/area';
import type { Area, CellShift, Grid, SheetArea, SheetId, SheetInfo } from '../../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../grid/grid';
import type { TableModel } from '../../grid/stored-model';
import type { EventHub } from '../event-hub';
import { accessDenied, invalidArgument, invalidOperation, itemNotFound } from '../host-error';
import type { HostLocale } from '../locale';
import type { HostObject } from '../object-type';

export interface Book {
  readonly grid: Grid;
  readonly locale: HostLocale;
  readonly events: EventHub;
  readonly make: ObjectFactory;
  /** Opens a file as a new workbook beside this one. */
  openFile(data: Uint8Array): void;
}

/** Makes the objects that lead to each other, so that their files need not. */
interface ObjectFactory {
  range(area: SheetArea): HostObject;
  rangeAreas(areas: readonly SheetArea[]): HostObject;
  worksheet(sheet: SheetId): HostObject;
  /** The tables of a sheet (of all when null), or those that meet an area. */
  tables(sheet: SheetId | null, within?: { readonly area: SheetArea; readonly fully: boolean }): HostObject;
}

export function sheetInfo(book: Book, id: SheetId): SheetInfo {
  const info = book.grid.sheets().find((sheet) => sheet.id === id);
  if (!info) throw itemNotFound();
  return info;
}

/** By name (upper and lower case alike) or by id. */
export function findSheet(book: Book, key: string): SheetInfo | null {
  const lower = key.toLowerCase();
  return (
    book.grid
      .sheets()
      .find((sheet) => sheet.name.toLowerCase() === lower || sheet.id.toLowerCase() === lower) ?? null
  );
}

/** The area of an address; without a sheet name it lies on `home`. */
export function areaOfAddress(book: Book, address: string, home: SheetId): SheetArea {
  const parsed = parseAddress(address.trim());
  if (!parsed) throw invalidArgument();
  if (parsed.sheetName === null) return onSheet(home, parsed.area);
  const sheet = findSheet(book, parsed.sheetName);
  if (!sheet) throw itemNotFound();
  return onSheet(sheet.id, parsed.area);
}

/** Whether a range can no longer be used: its cells or its sheet were deleted. */
export function isGone(
  book: Book,
  { area, gone }: { readonly area: SheetArea; readonly gone?: boolean },
): boolean {
  return gone === true || !book.grid.sheets().some(({ id }) => id === area.sheet);
}

export function wholeSheet(sheet: SheetId): SheetArea {
  return { sheet, row: 0, column: 0, rowCount: ROW_LIMIT, columnCount: COLUMN_LIMIT };
}

export function isUnbounded({ rowCount, columnCount }: Area): boolean {
  return rowCount === ROW_LIMIT || columnCount === COLUMN_LIMIT;
}

/** An area as a range may have it; refuses one that leaves the sheet. */
export function checkedArea(area: SheetArea): SheetArea {
  const fits =
    area.row >= 0 &&
    area.column >= 0 &&
    area.rowCount >= 1 &&
    area.columnCount >= 1 &&
    area.row + area.rowCount <= ROW_LIMIT &&
    area.column + area.columnCount <= COLUMN_LIMIT;
  if (!fits) throw invalidArgument();
  return area;
}

/** The part of an area that holds anything, values or formats; null when none does. */
export function usedPart(book: Book, area: SheetArea, valuesOnly = false): SheetArea | null {
  const used = book.grid.usedArea(area.sheet, valuesOnly);
  const common = used && intersection(used, area);
  return common && onSheet(area.sheet, common);
}

/** Refuses to change the contents of locked cells on a protected sheet. */
export function requireEditable(book: Book, area: SheetArea): void {
  if (!book.grid.stored.protection.has(area.sheet)) return;
  const part = isUnbounded(area) ? usedPart(book, area) : area;
  const cells = part && book.grid.styles(part).flat();
  if (!cells || isUnbounded(area) || cells.some((style) => style.locked !== false)) throw accessDenied();
}

/** Refuses what a protected sheet does not explicitly allow, such as "allowFormatCells". */
export function requireAllowed(book: Book, sheet: SheetId, option: string): void {
  const protection = book.grid.stored.protection.get(sheet);
  if (protection && protection.options[option] !== true) throw accessDenied();
}

export function tablesOn(book: Book, sheet: SheetId | null): readonly TableModel[] {
  const { tables } = book.grid.stored;
  return sheet === null ? tables : tables.filter(({ area }) => area.sheet === sheet);
}

/**
 * Inserts or deletes cells; refuses, as Excel does, where only a part of a table's breadth would move.
 */
export function shiftCells(book: Book, shift: CellShift): void {
  const { axis, area } = shift;
  const moving: Area =
    axis === 'rows'
      ? { ...area, rowCount: ROW_LIMIT - area.row }
      : { ...area, columnCount: COLUMN_LIMIT - area.column };
  for (const { area: table } of tablesOn(book, area.sheet)) {
    const part = intersection(moving, table);
    const whole =
      axis === 'rows' ? part?.columnCount === table.columnCount : part?.rowCount === table.rowCount;
    if (part && !whole) throw invalidOperation('The operation would shift a part of the cells of a table.');
  }
  book.grid.shift(shift);
}
