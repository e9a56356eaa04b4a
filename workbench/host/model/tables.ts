/** Excel.TableCollection and Excel.Table */
import { containsArea, intersection, onSheet } from '../../grid/area';
import type { Area, SheetArea, SheetId } from '../../grid/grid';
import type { TableModel } from '../../grid/stored-model';
import { eventMembers, WORKBOOK_TARGET } from '../event-hub';
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asInteger, asText, hostObject } from '../object-type';
import type { Book } from './book';
import { requireEditable, shiftCells, tablesOn } from './book';
import { areaArgument } from './range';
import { shownValue } from './range-cells';
import { tableColumnCollection } from './table-columns';
import type { TableSelf } from './table-model';
import { bodyArea, headerArea, tableModel, totalArea } from './table-model';
import { tableRowCollection } from './table-rows';

interface TablesSelf {
  readonly book: Book;
  /** Null for the workbook's. */
  readonly sheet: SheetId | null;
  readonly within?: { readonly area: SheetArea; readonly fully: boolean } | undefined;
}

export function tableCollection(
  book: Book,
  sheet: SheetId | null,
  within?: TablesSelf['within'],
): HostObject {
  return hostObject(within ? tableScopedCollectionType : tableCollectionType, { book, sheet, within });
}

function table(book: Book, { id }: TableModel): HostObject {
  return hostObject(tableType, { book, id });
}

function listed({ book, sheet, within }: TablesSelf): readonly TableModel[] {
  const tables = tablesOn(book, sheet);
  if (!within) return tables;
  const { area, fully } = within;
  return tables.filter((model) =>
    fully ? containsArea(area, model.area) : intersection(area, model.area) !== null,
  );
}

function find(self: TablesSelf, key: unknown): HostObject | null {
  const text = typeof key === 'number' ? String(key) : asText(key);
  const lower = text.toLowerCase();
  const model = listed(self).find(({ id, name }) => id === text || name.toLowerCase() === lower);
  return model ? table(self.book, model) : null;
}

function getItem(self: TablesSelf, key: unknown): HostObject {
  const found = find(self, key);
  if (!found) throw itemNotFound();
  return found;
}

function freeName(book: Book): string {
  for (let i = 1; ; i++) if (!isTaken(book, `Table${i}`)) return `Table${i}`;
}

function isTaken(book: Book, name: string, except?: string): boolean {
  const lower = name.toLowerCase();
  return (
    book.grid.stored.tables.some((model) => model.id !== except && model.name.toLowerCase() === lower) ||
    book.grid.names().some((defined) => defined.name.toLowerCase() === lower)
  );
}

/** Unique column names from the header cells; empty ones become "Column1", doubled ones get a number. */
function headerNames(cells: readonly unknown[]): string[] {
  const names: string[] = [];
  const taken = (name: string): boolean => names.some((known) => known.toLowerCase() === name.toLowerCase());
  cells.forEach((cell, i) => {
    const base = cell === null || cell === '' ? `Column${i + 1}` : String(cell);
    let name = base;
    for (let n = 2; taken(name); n++) name = `${base}${n}`;
    names.push(name);
  });
  return names;
}

function add({ book, sheet }: TablesSelf, address: unknown, hasHeaders: boolean): HostObject {
  let area = areaArgument(book, address, sheet ?? book.grid.activeSheet());
  requireEditable(book, area);
  if (
    book.grid.stored.tables.some((other) => other.area.sheet === area.sheet && intersection(other.area, area))
  ) {
    throw invalidArgument('A table cannot overlap another table.');
  }
  if (!hasHeaders) {
    // Excel makes room for a header row above the data.
    shiftCells(book, { kind: 'insert', axis: 'rows', area: { ...area, rowCount: 1 } });
    area = { ...area, rowCount: area.rowCount + 1 };
  } else if (area.rowCount === 1) {
    // A table has at least one row of data.
    area = { ...area, rowCount: 2 };
  }
  const header = { ...area, rowCount: 1 };
  const names = headerNames(
    hasHeaders
      ? book.grid.values(header)[0]!.map(shownValue)
      : Array.from({ length: area.columnCount }, () => ''),
  );
  book.grid.write(header, [names]);
  const { tables } = book.grid.stored;
  const id = String(Math.max(0, ...tables.map((other) => Number(other.id))) + 1);
  const model: TableModel = {
    id,
    name: freeName(book),
    area,
    showHeaders: true,
    showTotals: false,
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    style: 'TableStyleMedium2',
    columns: names.map((name, i) => ({ id: i + 1, name })),
  };
  tables.push(model);
  book.events.raise('tableAdded', [WORKBOOK_TARGET, area.sheet], {
    source: 'Local',
    tableId: id,
    worksheetId: area.sheet,
  });
  return table(book, model);
}

function collectionTarget({ book, sheet }: TablesSelf): { events: Book['events']; target: string } {
  return { events: book.events, target: sheet ?? WORKBOOK_TARGET };
}

export const tableCollectionType: ObjectType<TablesSelf> = {
  name: 'TableCollection',
  read: { count: (self) => listed(self).length },
  items: (self) => listed(self).map((model) => table(self.book, model)),
  item: getItem,
  call: {
    add: (self, [address, hasHeaders]) => add(self, address, asBoolean(hasHeaders)),
    getCount: (self) => listed(self).length,
    getItemAt: (self, [index]) => {
      const model = listed(self)[asInteger(index)];
      if (!model) throw itemNotFound();
      return table(self.book, model);
    },
    getItemOrNullObject: (self, [key]) => find(self, key),
    ...eventMembers('tableChanged', 'DataChangedEvent', collectionTarget),
    ...eventMembers('tableAdded', 'AddedEvent', collectionTarget),
    ...eventMembers('tableDeleted', 'DeletedEvent', collectionTarget),
  },
};

export const tableScopedCollectionType: ObjectType<TablesSelf> = {
  name: 'TableScopedCollection',
  items: (self) => listed(self).map((model) => table(self.book, model)),
  item: getItem,
  call: {
    getCount: (self) => listed(self).length,
    getFirst: (self) => {
      const [first] = listed(self);
      if (!first) throw itemNotFound();
      return table(self.book, first);
    },
    getItemOrNullObject: (self, [key]) => find(self, key),
  },
};

type Flag =
  | 'showBandedRows'
  | 'showBandedColumns'
  | 'showFilterButton'
  | 'highlightFirstColumn'
  | 'highlightLastColumn';
const FLAGS: readonly Flag[] = [
  'showBandedRows',
  'showBandedColumns',
  'showFilterButton',
  'highlightFirstColumn',
  'highlightLastColumn',
];

/** Takes the row in or out of the table; the cells below make room, or close up. */
function showTotals(self: TableSelf, show: boolean): void {
  const model = tableModel(self);
  if (model.showTotals === show) return;
  const { grid } = self.book;
  requireEditable(self.book, model.area);
  const below: SheetArea = { ...model.area, row: model.area.row + model.area.rowCount, rowCount: 1 };
  if (show) {
    shiftCells(self.book, { kind: 'insert', axis: 'rows', area: below });
    model.area = { ...model.area, rowCount: model.area.rowCount + 1 };
    model.showTotals = true;
    grid.write({ ...below, columnCount: 1 }, [['Total']]);
  } else {
    const totals = totalArea(model);
    model.showTotals = false;
    shiftCells(self.book, { kind: 'delete', axis: 'rows', area: totals });
  }
}

function showHeaders(self: TableSelf, show: boolean): void {
  const model = tableModel(self);
  if (model.showHeaders === show) return;
  const { grid } = self.book;
  requireEditable(self.book, model.area);
  if (show) {
    if (model.area.row === 0) throw invalidArgument();
    const header: SheetArea = { ...model.area, row: model.area.row - 1, rowCount: 1 };
    model.area = { ...model.area, row: header.row, rowCount: model.area.rowCount + 1 };
    model.showHeaders = true;
    grid.write(header, [model.columns.map(({ name }) => name)]);
  } else {
    const header = headerArea(model);
    model.showHeaders = false;
    model.area = { ...model.area, row: model.area.row + 1, rowCount: model.area.rowCount - 1 };
    grid.clear(header, 'contents');
  }
}

/** A new area keeps the header row; it takes the columns' names from the header cells. */
function resize(self: TableSelf, value: unknown): void {
  const model = tableModel(self);
  const area = areaArgument(self.book, value, model.area.sheet);
  const headersStay = area.sheet === model.area.sheet && area.row === model.area.row;
  if (!headersStay || area.rowCount < 2 || !intersection(area, model.area)) throw invalidArgument();
  const overlaps = self.book.grid.stored.tables.some(
    (other) => other.id !== model.id && other.area.sheet === area.sheet && intersection(other.area, area),
  );
  if (overlaps) throw invalidArgument('A table cannot overlap another table.');
  model.area = area;
  const names = headerNames(self.book.grid.values(headerArea(model))[0]!.map(shownValue));
  const known = [...model.columns];
  let nextId = Math.max(0, ...known.map(({ id }) => id)) + 1;
  model.columns = names.map((name) => known.find((column) => column.name === name) ?? { id: nextId++, name });
  self.book.grid.write(headerArea(model), [names]);
}

function remove(self: TableSelf, keepCells: boolean): SheetArea {
  const model = tableModel(self);
  requireEditable(self.book, model.area);
  const { tables } = self.book.grid.stored;
  tables.splice(tables.indexOf(model), 1);
  if (!keepCells) self.book.grid.clear(model.area, 'all');
  const { sheet } = model.area;
  self.book.events.raise('tableDeleted', [WORKBOOK_TARGET, sheet], {
    source: 'Local',
    tableId: model.id,
    tableName: model.name,
    worksheetId: sheet,
  });
  return model.area;
}

const VALID_TABLE_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;

function tableTarget({ book, id }: TableSelf): { events: Book['events']; target: string } {
  return { events: book.events, target: id };
}

export const tableType: ObjectType<TableSelf> = {
  name: 'Table',
  id: { field: 'Id', of: ({ id }) => id },
  read: {
    id: ({ id }) => id,
    legacyId: ({ id }) => id,
    name: (self) => tableModel(self).name,
    showHeaders: (self) => tableModel(self).showHeaders,
    showTotals: (self) => tableModel(self).showTotals,
    style: (self) => tableModel(self).style,
    ...Object.fromEntries(FLAGS.map((flag) => [flag, (self: TableSelf) => tableModel(self)[flag]])),
  },
  write: {
    name: (self, value) => {
      const name = asText(value);
      if (!VALID_TABLE_NAME.test(name) || name.length > 255) throw invalidArgument();
      if (isTaken(self.book, name, self.id)) throw itemAlreadyExists();
      tableModel(self).name = name;
    },
    showHeaders: (self, value) => showHeaders(self, asBoolean(value)),
    showTotals: (self, value) => showTotals(self, asBoolean(value)),
    style: (self, value) => {
      const style = asText(value);
      if (
        style !== '' &&
        !/^TableStyle(?:(?:Light|Medium)(?:1?\d|2[0-8])|Dark(?:[1-9]|1[01]))$/.test(style)
      ) {
        throw invalidArgument();
      }
      tableModel(self).style = style;
    },
    ...Object.fromEntries(
      FLAGS.map((flag) => [
        flag,
        (self: TableSelf, value: unknown) => {
          tableModel(self)[flag] = asBoolean(value);
        },
      ]),
    ),
  },
  open: {
    columns: (self) => tableColumnCollection(self),
    rows: (self) => tableRowCollection(self),
    worksheet: (self) => self.book.make.worksheet(tableModel(self).area.sheet),
  },
  call: {
    getRange: (self) => self.book.make.range(tableModel(self).area),
    getHeaderRowRange: (self) => self.book.make.range(headerArea(tableModel(self))),
    getDataBodyRange: (self) => self.book.make.range(bodyArea(tableModel(self))),
    getTotalRowRange: (self) => self.book.make.range(totalArea(tableModel(self))),
    resize: (self, [area]) => resize(self, area),
    convertToRange: (self) => self.book.make.range(remove(self, true)),
    delete: (self) => void remove(self, false),
    ...eventMembers('tableChanged', 'DataChangedEvent', tableTarget),
    ...eventMembers('tableSelectionChanged', 'SelectionChangedEvent', tableTarget),
  },
};

/** Keeps the columns' names in step with header cells that were edited. */
export function followHeaders(book: Book, edited: SheetArea): void {
  for (const model of tablesOn(book, edited.sheet)) {
    const header: Area = { ...model.area, rowCount: 1 };
    if (!model.showHeaders || !intersection(header, edited)) continue;
    const cells = book.grid.values(onSheet(edited.sheet, header))[0]!.map(shownValue);
    headerNames(cells).forEach((name, i) => {
      const column = model.columns[i];
      if (column) column.name = name;
    });
  }
}
