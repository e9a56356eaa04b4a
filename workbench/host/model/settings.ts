/** Excel.SettingCollection and Excel.Setting: what the add-in stores in the document. */
import { itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asText, hostObject } from '../object-type';
import type { Book } from './book';

interface SettingsSelf {
  readonly book: Book;
}

interface SettingSelf extends SettingsSelf {
  readonly key: string;
}

export function settingCollection(book: Book): HostObject {
  return hostObject(settingCollectionType, { book });
}

function find({ book }: SettingsSelf, key: unknown): HostObject | null {
  const text = asText(key);
  return book.grid.stored.settings.has(text) ? hostObject(settingType, { book, key: text }) : null;
}

function existing({ book, key }: SettingSelf): unknown {
  if (!book.grid.stored.settings.has(key)) throw itemNotFound();
  return book.grid.stored.settings.get(key);
}

export const settingCollectionType: ObjectType<SettingsSelf> = {
  name: 'SettingCollection',
  items: ({ book }) =>
    [...book.grid.stored.settings.keys()].map((key) => hostObject(settingType, { book, key })),
  item: (self, key) => {
    const found = find(self, key);
    if (!found) throw itemNotFound();
    return found;
  },
  call: {
    add: ({ book }, [key, value]) => {
      book.grid.stored.settings.set(asText(key), value);
      return hostObject(settingType, { book, key: asText(key) });
    },
    getCount: ({ book }) => book.grid.stored.settings.size,
    getItemOrNullObject: (self, [key]) => find(self, key),
  },
};

export const settingType: ObjectType<SettingSelf> = {
  name: 'Setting',
  id: { field: '_Id', of: ({ key }) => key },
  read: { key: ({ key }) => key, value: existing },
  write: {
    value: (self, value) => {
      existing(self);
      self.book.grid.stored.settings.set(self.key, value);
    },
  },
  call: {
    delete: (self) => {
      existing(self);
      self.book.grid.stored.settings.delete(self.key);
    },
  },
};
