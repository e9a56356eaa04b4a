/** Excel.TableRowCollection and Excel.TableRow */
import type { CellInput, SheetArea } from '../../grid/grid';
import { readEntry } from '../entry';
import { invalidArgument, itemNotFound, wrongShape } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asInteger, HostObject as HostObjectClass, hostObject, isMissing, selfOf } from '../object-type';
import { requireEditable, shiftCells } from './book';
import { values, writeValues } from './range-cells';
import type { TableSelf } from './table-model';
import { bodyArea, tableModel } from './table-model';

interface RowSelf {
  readonly table: TableSelf;
  readonly index: number;
}

export function tableRowCollection(table: TableSelf): HostObject {
  return hostObject(tableRowCollectionType, table);
}

function count(table: TableSelf): number {
  return bodyArea(tableModel(table)).rowCount;
}

function at(table: TableSelf, index: number): HostObject {
  if (index < 0 || index >= count(table)) throw itemNotFound();
  return hostObject(tableRowType, { table, index });
}

function rowsArea(table: TableSelf, index: number, rowCount: number): SheetArea {
  const body = bodyArea(tableModel(table));
  return { ...body, row: body.row + index, rowCount };
}

/** Inserts rows of cells, at the end without a position; one empty row without values. */
function add(table: TableSelf, position: unknown, value: unknown): HostObject {
  const model = tableModel(table);
  const { grid } = table.book;
  const size = count(table);
  const to = isMissing(position) || position === -1 ? size : asInteger(position);
  if (to < 0 || to > size) throw invalidArgument();
  const rows = isMissing(value) ? [model.columns.map(() => '')] : asRows(value, model.columns.length);
  requireEditable(table.book, model.area);
  const room = rowsArea(table, to, rows.length);
  shiftCells(table.book, { kind: 'insert', axis: 'rows', area: room });
  // Cells inserted at the end of the body do not make the table longer by themselves.
  if (to === size && !model.showTotals)
    model.area = { ...model.area, rowCount: model.area.rowCount + rows.length };
  // Nor do cells inserted at the top of a table without headers; they move it.
  if (to === 0 && !model.showHeaders && size > 0) {
    model.area = { ...model.area, row: room.row, rowCount: model.area.rowCount + rows.length };
  }
  grid.write(
    room,
    rows.map((row) => row.map((cell): CellInput => readEntry(cell, false).input)),
  );
  return at(table, to);
}

function asRows(value: unknown, columnCount: number): unknown[][] {
  if (!Array.isArray(value) || value.length === 0) throw invalidArgument();
  const list = value as unknown[];
  const rows = list.every(Array.isArray) ? (list as unknown[][]) : [list];
  if (rows.some((row) => row.length !== columnCount)) throw wrongShape();
  return rows;
}

/** Excel never leaves a table without rows: the last one is emptied. */
function remove(table: TableSelf, index: number, rowCount: number): void {
  const size = count(table);
  if (index < 0 || rowCount < 1 || index + rowCount > size) throw itemNotFound();
  requireEditable(table.book, tableModel(table).area);
  if (rowCount < size) {
    shiftCells(table.book, { kind: 'delete', axis: 'rows', area: rowsArea(table, index, rowCount) });
    return;
  }
  if (size > 1) shiftCells(table.book, { kind: 'delete', axis: 'rows', area: rowsArea(table, 1, size - 1) });
  table.book.grid.clear(rowsArea(table, 0, 1), 'contents');
}

/** Rows may be given by number or as objects. */
function removeAll(table: TableSelf, list: unknown): void {
  if (!Array.isArray(list)) throw invalidArgument();
  const indices = (list as unknown[]).map((row) =>
    row instanceof HostObjectClass ? selfOf(tableRowType, row).index : asInteger(row),
  );
  // From the last to the first, so that the numbers stay right.
  for (const index of [...new Set(indices)].sort((a, b) => b - a)) remove(table, index, 1);
}

export const tableRowCollectionType: ObjectType<TableSelf> = {
  name: 'TableRowCollection',
  read: { count },
  items: (table) => Array.from({ length: count(table) }, (_, i) => at(table, i)),
  call: {
    add: (table, [position, cells]) => add(table, position, cells),
    getCount: count,
    getItemAt: (table, [index]) => at(table, asInteger(index)),
    deleteRows: (table, [rows]) => removeAll(table, rows),
    deleteRowsAt: (table, [index, rowCount]) =>
      remove(table, asInteger(index), isMissing(rowCount) ? 1 : asInteger(rowCount)),
  },
};

export const tableRowType: ObjectType<RowSelf> = {
  name: 'TableRow',
  calculated: ['values'],
  read: {
    index: ({ index }) => index,
    values: ({ table, index }) => values({ book: table.book, area: rowsArea(table, index, 1) }),
  },
  write: {
    values: ({ table, index }, value) =>
      writeValues({ book: table.book, area: rowsArea(table, index, 1) }, value),
  },
  call: {
    getRange: ({ table, index }) => table.book.make.range(rowsArea(table, index, 1)),
    delete: ({ table, index }) => remove(table, index, 1),
  },
};
