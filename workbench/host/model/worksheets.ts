/** Excel.WorksheetCollection */
import type { SheetInfo } from '../../grid/grid';
import { eventMembers, WORKBOOK_TARGET } from '../event-hub';
import { itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asText, hostObject, isMissing } from '../object-type';
import type { Book } from './book';
import { findSheet } from './book';
import { checkedSheetName, worksheet } from './worksheet';

interface WorksheetsSelf {
  readonly book: Book;
}

export function worksheetCollection(book: Book): HostObject {
  return hostObject(worksheetCollectionType, { book });
}

function sheets({ book }: WorksheetsSelf, visibleOnly: unknown): readonly SheetInfo[] {
  const only = isMissing(visibleOnly) ? false : asBoolean(visibleOnly);
  return book.grid.sheets().filter(({ visibility }) => !only || visibility === 'visible');
}

function freeName(book: Book): string {
  for (let i = 1; ; i++) if (!findSheet(book, `Sheet${i}`)) return `Sheet${i}`;
}

function target({ book }: WorksheetsSelf): { events: Book['events']; target: string } {
  return { events: book.events, target: WORKBOOK_TARGET };
}

export const worksheetCollectionType: ObjectType<WorksheetsSelf> = {
  name: 'WorksheetCollection',
  items: ({ book }) => book.grid.sheets().map(({ id }) => worksheet(book, id)),
  item: ({ book }, key) => {
    const sheet = findSheet(book, asText(key));
    if (!sheet) throw itemNotFound();
    return worksheet(book, sheet.id);
  },
  call: {
    add: ({ book }, [name]) => {
      const free = isMissing(name) ? freeName(book) : checkedSheetName(book, name, null);
      return worksheet(book, book.grid.addSheet(free));
    },
    getActiveWorksheet: ({ book }) => worksheet(book, book.grid.activeSheet()),
    getCount: (self, [visibleOnly]) => sheets(self, visibleOnly).length,
    getFirst: (self, [visibleOnly]) => worksheet(self.book, sheets(self, visibleOnly)[0]!.id),
    getLast: (self, [visibleOnly]) => worksheet(self.book, sheets(self, visibleOnly).at(-1)!.id),
    getItemOrNullObject: ({ book }, [key]) => {
      const sheet = findSheet(book, asText(key));
      return sheet && worksheet(book, sheet.id);
    },
    ...eventMembers('changed', 'DataChangedEvent', target),
    ...eventMembers('selectionChanged', 'SelectionChangedEvent', target),
    ...eventMembers('calculated', 'CalculatedEvent', target),
    ...eventMembers('activated', 'ActivatedEvent', target),
    ...eventMembers('deactivated', 'DeactivatedEvent', target),
    ...eventMembers('added', 'AddedEvent', target),
    ...eventMembers('deleted', 'DeletedEvent', target),
    ...eventMembers('nameChanged', 'EventNameChanged', target),
  },
};
