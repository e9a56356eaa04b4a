/** Excel.TableColumnCollection and Excel.TableColumn */
import type { CellInput, SheetArea } from '../../grid/grid';
import { freeColumnName } from '../../grid/stored-model';
import { readEntry } from '../entry';
import { invalidArgument, itemNotFound, wrongShape } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asInteger, asText, hostObject, isMissing } from '../object-type';
import { requireEditable, shiftCells } from './book';
import { values, writeValues } from './range-cells';
import type { TableSelf } from './table-model';
import { bodyArea, headerArea, tableModel, totalArea } from './table-model';

interface ColumnSelf {
  readonly table: TableSelf;
  readonly id: number;
}

export function tableColumnCollection(table: TableSelf): HostObject {
  return hostObject(tableColumnCollectionType, table);
}

function index({ table, id }: ColumnSelf): number {
  const found = tableModel(table).columns.findIndex((column) => column.id === id);
  if (found < 0) throw itemNotFound();
  return found;
}

function strip(self: ColumnSelf, area: SheetArea): SheetArea {
  return { ...area, column: area.column + index(self), columnCount: 1 };
}

function whole(self: ColumnSelf): SheetArea {
  return strip(self, tableModel(self.table).area);
}

/** By name or by id. */
function find(table: TableSelf, key: unknown): HostObject | null {
  const { columns } = tableModel(table);
  const column =
    typeof key === 'number'
      ? columns.find(({ id }) => id === key)
      : columns.find(({ name }) => name.toLowerCase() === asText(key).toLowerCase());
  return column ? hostObject(tableColumnType, { table, id: column.id }) : null;
}

function at(table: TableSelf, position: number): HostObject {
  const column = tableModel(table).columns[position];
  if (!column) throw itemNotFound();
  return hostObject(tableColumnType, { table, id: column.id });
}

/** A column's values: a header, then the body, as one list of single-cell rows; or the body alone. */
function columnCells(value: unknown, rowCount: number): unknown[] {
  if (!Array.isArray(value)) return Array.from({ length: rowCount }, () => value);
  const rows = (value as unknown[]).map((row) => (Array.isArray(row) ? (row as unknown[]) : [row]));
  if (rows.length !== rowCount || rows.some((row) => row.length !== 1)) throw wrongShape();
  return rows.map((row) => row[0]);
}

function add(table: TableSelf, position: unknown, value: unknown, name: unknown): HostObject {
  const model = tableModel(table);
  const { grid } = table.book;
  const to = isMissing(position) || position === -1 ? model.columns.length : asInteger(position);
  if (to < 0 || to > model.columns.length) throw invalidArgument();
  requireEditable(table.book, model.area);
  const cells = isMissing(value) ? null : columnCells(value, model.area.rowCount);
  const end = to === model.columns.length;
  const known = new Set(model.columns.map((column) => column.id));
  const strip: SheetArea = { ...model.area, column: model.area.column + to, columnCount: 1 };
  shiftCells(table.book, { kind: 'insert', axis: 'columns', area: strip });
  if (end) {
    // Cells inserted beside the table do not widen it by themselves.
    model.area = { ...model.area, columnCount: model.area.columnCount + 1 };
    model.columns.push({ id: Math.max(0, ...known) + 1, name: freeColumnName(model.columns) });
  } else if (to === 0) {
    // Cells inserted at its left edge move it instead.
    model.area = { ...model.area, column: strip.column, columnCount: model.columns.length + 1 };
    model.columns.unshift({ id: Math.max(0, ...known) + 1, name: freeColumnName(model.columns) });
  }
  const column = model.columns[to]!;
  const header = name !== undefined && name !== null ? asText(name) : cells ? String(cells[0]) : column.name;
  if (cells) {
    const entries = cells.map((cell): CellInput[] => [readEntry(cell, false).input]);
    grid.write({ ...model.area, column: strip.column, columnCount: 1 }, entries);
  }
  if (model.showHeaders) grid.write({ ...strip, rowCount: 1 }, [[header]]);
  column.name = header;
  return hostObject(tableColumnType, { table, id: column.id });
}

export const tableColumnCollectionType: ObjectType<TableSelf> = {
  name: 'TableColumnCollection',
  read: { count: (table) => tableModel(table).columns.length },
  items: (table) => tableModel(table).columns.map((_, i) => at(table, i)),
  item: (table, key) => {
    const found = find(table, key);
    if (!found) throw itemNotFound();
    return found;
  },
  call: {
    add: (table, [position, cells, name]) => add(table, position, cells, name),
    getCount: (table) => tableModel(table).columns.length,
    getItemAt: (table, [position]) => at(table, asInteger(position)),
    getItemOrNullObject: (table, [key]) => find(table, key),
  },
};

export const tableColumnType: ObjectType<ColumnSelf> = {
  name: 'TableColumn',
  id: { field: 'Id', of: ({ id }) => id },
  calculated: ['values'],
  read: {
    id: ({ id }) => id,
    index,
    name: (self) => tableModel(self.table).columns[index(self)]!.name,
    values: (self) => values({ book: self.table.book, area: whole(self) }),
  },
  write: {
    name: (self, value) => {
      const name = asText(value);
      const model = tableModel(self.table);
      const taken = model.columns.some(
        (column) => column.id !== self.id && column.name.toLowerCase() === name.toLowerCase(),
      );
      if (name === '' || taken) throw invalidArgument();
      if (model.showHeaders) self.table.book.grid.write(strip(self, headerArea(model)), [[name]]);
      model.columns[index(self)]!.name = name;
    },
    values: (self, value) => writeValues({ book: self.table.book, area: whole(self) }, value),
  },
  call: {
    getRange: (self) => self.table.book.make.range(whole(self)),
    getHeaderRowRange: (self) => self.table.book.make.range(strip(self, headerArea(tableModel(self.table)))),
    getDataBodyRange: (self) => self.table.book.make.range(strip(self, bodyArea(tableModel(self.table)))),
    getTotalRowRange: (self) => self.table.book.make.range(strip(self, totalArea(tableModel(self.table)))),
    delete: (self) => {
      const model = tableModel(self.table);
      if (model.columns.length === 1) throw invalidArgument();
      requireEditable(self.table.book, model.area);
      shiftCells(self.table.book, { kind: 'delete', axis: 'columns', area: whole(self) });
    },
  },
};
