/** Excel.Workbook, the root of the object model. */
import { onSheet } from '../../grid/area';
import type { Grid } from '../../grid/grid';
import type { EventHub } from '../event-hub';
import { itemNotFound } from '../host-error';
import type { HostLocale } from '../locale';
import type { HostObject, ObjectType } from '../object-type';
import { asText, hostObject } from '../object-type';
import { application } from './application';
import type { Book } from './book';
import { areaOfAddress, findSheet } from './book';
import { functions } from './functions';
import { namedItemCollection } from './names';
import { documentProperties } from './properties';
import { range } from './range';
import { rangeAreas } from './range-areas';
import { settingCollection } from './settings';
import { tableCollection } from './tables';
import { worksheet } from './worksheet';
import { worksheetCollection } from './worksheets';

/** The book that all objects share, with the makers of those that lead to each other. */
export function createBook(
  grid: Grid,
  locale: HostLocale,
  events: EventHub,
  openFile: Book['openFile'],
): Book {
  const book: Book = {
    grid,
    locale,
    events,
    openFile,
    make: {
      range: (area) => range(book, area),
      rangeAreas: (areas) => rangeAreas(book, areas),
      worksheet: (sheet) => worksheet(book, sheet),
      tables: (sheet, within) => tableCollection(book, sheet, within),
    },
  };
  return book;
}

export function workbook(book: Book): HostObject {
  return hostObject(workbookType, { book });
}

interface WorkbookSelf {
  readonly book: Book;
}

/** Events name their cells by a reference; ours is the full address with the sheet's id. */
export function eventReference(sheet: string, address: string): string {
  return `${sheet}!${address}`;
}

function eventRange({ book }: WorkbookSelf, reference: unknown): HostObject | null {
  const text = asText(reference);
  const cut = text.indexOf('!');
  const sheet = findSheet(book, text.slice(0, cut));
  return sheet && range(book, areaOfAddress(book, text.slice(cut + 1), sheet.id));
}

export const workbookType: ObjectType<WorkbookSelf> = {
  name: 'Workbook',
  read: {
    name: ({ book }) => book.grid.name,
    readOnly: () => false,
    autoSave: () => false,
    isDirty: () => false,
    previouslySaved: () => true,
  },
  open: {
    application: ({ book }) => application(book),
    functions: () => functions(),
    names: ({ book }) => namedItemCollection(book, null),
    properties: ({ book }) => documentProperties(book),
    settings: ({ book }) => settingCollection(book),
    tables: ({ book }) => tableCollection(book, null),
    worksheets: ({ book }) => worksheetCollection(book),
  },
  call: {
    getSelectedRange: ({ book }) => range(book, book.grid.selection()),
    getSelectedRanges: ({ book }) => rangeAreas(book, [book.grid.selection()]),
    getActiveCell: ({ book }) => {
      const { sheet, row, column } = book.grid.selection();
      return range(book, onSheet(sheet, { row, column, rowCount: 1, columnCount: 1 }));
    },
    _GetRangeForEventByReferenceId: (self, [reference]) => {
      const found = eventRange(self, reference);
      if (!found) throw itemNotFound();
      return found;
    },
    _GetRangeOrNullObjectForEventByReferenceId: (self, [reference]) => eventRange(self, reference),
  },
};
