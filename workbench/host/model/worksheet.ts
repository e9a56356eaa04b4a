/** Excel.Worksheet with its frozen panes and its protection. */
import { onSheet } from '../../grid/area';
import type { SheetArea, SheetId } from '../../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../grid/grid';
import { eventMembers } from '../event-hub';
import { invalidArgument, invalidOperation, itemAlreadyExists, itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asChoice, asInteger, asRecord, asText, hostObject, isMissing } from '../object-type';
import type { Book } from './book';
import { areaOfAddress, findSheet, requireEditable, sheetInfo, usedPart, wholeSheet } from './book';
import { chartCollection } from './charts';
import { namedItemCollection } from './names';
import { pageLayout } from './page-layout';
import { areaArgument } from './range';
import { asColor } from './format-values';

export interface WorksheetSelf {
  readonly book: Book;
  readonly id: SheetId;
}

export function worksheet(book: Book, id: SheetId): HostObject {
  sheetInfo(book, id);
  return hostObject(worksheetType, { book, id });
}

const FORBIDDEN_IN_NAME = /[[\]:*?/\\]/;

/** A sheet name that Excel would take. */
export function checkedSheetName(book: Book, value: unknown, own: SheetId | null): string {
  const name = asText(value);
  if (
    name === '' ||
    name.length > 31 ||
    FORBIDDEN_IN_NAME.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'")
  ) {
    throw invalidArgument();
  }
  const other = findSheet(book, name);
  if (other && other.id !== own) throw itemAlreadyExists();
  return name;
}

function used({ book, id }: WorksheetSelf, valuesOnly: unknown): SheetArea | null {
  return usedPart(book, wholeSheet(id), isMissing(valuesOnly) ? false : asBoolean(valuesOnly));
}

function position({ book, id }: WorksheetSelf): number {
  return book.grid.sheets().findIndex((sheet) => sheet.id === id);
}

/** The next sheet in one direction; hidden ones are passed over on request. */
function neighbour(self: WorksheetSelf, step: 1 | -1, visibleOnly: unknown): HostObject | null {
  const sheets = self.book.grid.sheets();
  const skipHidden = isMissing(visibleOnly) ? false : asBoolean(visibleOnly);
  for (let i = position(self) + step; sheets[i]; i += step) {
    if (!skipHidden || sheets[i]!.visibility === 'visible') return worksheet(self.book, sheets[i]!.id);
  }
  return null;
}

function found(object: HostObject | null): HostObject {
  if (!object) throw itemNotFound();
  return object;
}

/** A workbook keeps at least one visible sheet. */
function requireAnotherVisible({ book, id }: WorksheetSelf): void {
  const others = book.grid.sheets().filter((sheet) => sheet.id !== id && sheet.visibility === 'visible');
  if (others.length === 0) throw invalidOperation('A workbook must contain at least one visible worksheet.');
}

const VISIBILITY = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;
const VISIBILITY_NAMES = ['Visible', 'Hidden', 'VeryHidden'] as const;

export const worksheetType: ObjectType<WorksheetSelf> = {
  name: 'Worksheet',
  id: { field: 'Id', of: ({ id }) => id },
  calculated: ['getUsedRange', 'getUsedRangeOrNullObject'],
  read: {
    id: ({ id }) => id,
    name: ({ book, id }) => sheetInfo(book, id).name,
    position,
    visibility: ({ book, id }) =>
      VISIBILITY_NAMES.find((name) => VISIBILITY[name] === sheetInfo(book, id).visibility),
    tabColor: ({ book, id }) => sheetInfo(book, id).tabColor,
    showGridlines: ({ book, id }) => sheetInfo(book, id).showGridlines,
    standardWidth: () => 8.43,
    standardHeight: () => 15,
  },
  write: {
    name: ({ book, id }, value) => book.grid.updateSheet(id, { name: checkedSheetName(book, value, id) }),
    position: ({ book, id }, value) => {
      const to = asInteger(value);
      if (to < 0 || to >= book.grid.sheets().length) throw invalidArgument();
      book.grid.moveSheet(id, to);
    },
    visibility: (self, value) => {
      const name = asChoice(value, VISIBILITY_NAMES);
      if (name !== 'Visible') requireAnotherVisible(self);
      self.book.grid.updateSheet(self.id, { visibility: VISIBILITY[name] });
    },
    tabColor: ({ book, id }, value) =>
      book.grid.updateSheet(id, { tabColor: value === '' ? '' : asColor(value) }),
    // Office.js sends `showGridlines = …` under this name.
    gridlines: ({ book, id }, value) => book.grid.updateSheet(id, { showGridlines: asBoolean(value) }),
  },
  open: {
    charts: ({ book, id }) => chartCollection(book, id),
    tables: ({ book, id }) => book.make.tables(id),
    names: ({ book, id }) => namedItemCollection(book, id),
    freezePanes: (self) => hostObject(worksheetFreezePanesType, self),
    protection: (self) => hostObject(worksheetProtectionType, self),
    pageLayout: ({ book, id }) => pageLayout(book, id),
  },
  call: {
    activate: ({ book, id }) => book.grid.activateSheet(id),
    calculate: ({ book }) => book.grid.calculate('recalculate'),
    delete: (self) => {
      requireAnotherVisible(self);
      self.book.grid.deleteSheet(self.id);
    },
    getCell: ({ book, id }, [row, column]) =>
      book.make.range({
        sheet: id,
        row: asInteger(row),
        column: asInteger(column),
        rowCount: 1,
        columnCount: 1,
      }),
    getRange: ({ book, id }, [address]) => {
      if (isMissing(address) || address === '') return book.make.range(wholeSheet(id));
      const text = asText(address);
      const named = nameOf(book, id, text);
      return named ?? book.make.range(areaOfAddress(book, text, id));
    },
    getRangeByIndexes: ({ book, id }, [row, column, rowCount, columnCount]) =>
      book.make.range({
        sheet: id,
        row: asInteger(row),
        column: asInteger(column),
        rowCount: asInteger(rowCount),
        columnCount: asInteger(columnCount),
      }),
    getRanges: ({ book, id }, [addresses]) =>
      book.make.rangeAreas(
        isMissing(addresses)
          ? [wholeSheet(id)]
          : asText(addresses)
              .split(',')
              .map((address) => areaOfAddress(book, address, id)),
      ),
    // An empty sheet's used range is its first cell.
    getUsedRange: (self, [valuesOnly]) =>
      self.book.make.range(
        used(self, valuesOnly) ?? { sheet: self.id, row: 0, column: 0, rowCount: 1, columnCount: 1 },
      ),
    getUsedRangeOrNullObject: (self, [valuesOnly]) => {
      const area = used(self, valuesOnly);
      return area && self.book.make.range(area);
    },
    getNext: (self, [visibleOnly]) => found(neighbour(self, 1, visibleOnly)),
    getNextOrNullObject: (self, [visibleOnly]) => neighbour(self, 1, visibleOnly),
    getPrevious: (self, [visibleOnly]) => found(neighbour(self, -1, visibleOnly)),
    getPreviousOrNullObject: (self, [visibleOnly]) => neighbour(self, -1, visibleOnly),
    ...eventMembers('changed', 'DataChangedEvent', target),
    ...eventMembers('selectionChanged', 'SelectionChangedEvent', target),
    ...eventMembers('calculated', 'CalculatedEvent', target),
    ...eventMembers('activated', 'ActivatedEvent', target),
    ...eventMembers('deactivated', 'DeactivatedEvent', target),
    ...eventMembers('nameChanged', 'EventNameChanged', target),
  },
};

function target({ book, id }: WorksheetSelf): { events: Book['events']; target: string } {
  return { events: book.events, target: id };
}

/** `sheet.getRange("taxRate")`: the sheet's own name before the workbook's. */
function nameOf(book: Book, id: SheetId, text: string): HostObject | null {
  for (const scope of [id, null]) {
    const { type, self } = namedItemCollection(book, scope);
    const item = type.call?.['getItemOrNullObject']?.(self, [text]) as HostObject | null;
    if (item) return item.type.call?.['getRange']?.(item.self, []) as HostObject;
  }
  return null;
}

export const worksheetFreezePanesType: ObjectType<WorksheetSelf> = {
  name: 'WorksheetFreezePanes',
  call: {
    freezeAt: ({ book, id }, [frozen]) => {
      const area = areaArgument(book, frozen, id);
      const rows = area.rowCount === ROW_LIMIT ? 0 : area.row + area.rowCount;
      const columns = area.columnCount === COLUMN_LIMIT ? 0 : area.column + area.columnCount;
      book.grid.freezePanes(id, { rows, columns });
    },
    freezeRows: ({ book, id }, [count]) =>
      book.grid.freezePanes(id, { rows: isMissing(count) ? 1 : asInteger(count), columns: 0 }),
    freezeColumns: ({ book, id }, [count]) =>
      book.grid.freezePanes(id, { rows: 0, columns: isMissing(count) ? 1 : asInteger(count) }),
    unfreeze: ({ book, id }) => book.grid.freezePanes(id, { rows: 0, columns: 0 }),
    getLocation: (self) => found(frozenRange(self)),
    getLocationOrNullObject: frozenRange,
  },
};

function frozenRange({ book, id }: WorksheetSelf): HostObject | null {
  const { rows, columns } = book.grid.frozenPanes(id);
  if (rows === 0 && columns === 0) return null;
  return book.make.range(
    onSheet(id, {
      row: 0,
      column: 0,
      rowCount: rows === 0 ? ROW_LIMIT : rows,
      columnCount: columns === 0 ? COLUMN_LIMIT : columns,
    }),
  );
}

export const worksheetProtectionType: ObjectType<WorksheetSelf> = {
  name: 'WorksheetProtection',
  read: {
    protected: ({ book, id }) => book.grid.stored.protection.has(id),
    options: ({ book, id }) => book.grid.stored.protection.get(id)?.options ?? null,
  },
  call: {
    protect: ({ book, id }, [options, password]) => {
      if (book.grid.stored.protection.has(id)) requireEditable(book, wholeSheet(id));
      book.grid.stored.protection.set(id, {
        password: isMissing(password) ? null : asText(password),
        options: isMissing(options) ? {} : { ...asRecord(options) },
      });
    },
    unprotect: ({ book, id }, [password]) => {
      const protection = book.grid.stored.protection.get(id);
      if (protection && protection.password !== null && protection.password !== password) {
        throw invalidArgument('The password you supplied is not correct.');
      }
      book.grid.stored.protection.delete(id);
    },
  },
};
