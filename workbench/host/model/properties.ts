/** Excel.DocumentProperties with its custom properties. */
import type { PropertiesModel } from '../../grid/stored-model';
import { invalidArgument, itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asInteger, asText, hostObject } from '../object-type';
import type { Book } from './book';

export function documentProperties(book: Book): HostObject {
  return hostObject(documentPropertiesType, book.grid.stored.properties);
}

const TEXTS = [
  'title',
  'subject',
  'author',
  'keywords',
  'comments',
  'category',
  'manager',
  'company',
] as const;

export const documentPropertiesType: ObjectType<PropertiesModel> = {
  name: 'DocumentProperties',
  read: {
    ...Object.fromEntries(TEXTS.map((field) => [field, (self: PropertiesModel) => self[field]])),
    lastAuthor: (self) => self.lastAuthor,
    revisionNumber: (self) => self.revisionNumber,
    creationDate: (self) => self.creationDate,
  },
  write: {
    ...Object.fromEntries(
      TEXTS.map((field) => [
        field,
        (self: PropertiesModel, value: unknown) => {
          self[field] = asText(value);
        },
      ]),
    ),
    revisionNumber: (self, value) => {
      self.revisionNumber = asInteger(value);
    },
  },
  open: { custom: (self) => hostObject(customPropertyCollectionType, self) },
};

interface CustomSelf {
  readonly properties: PropertiesModel;
  readonly key: string;
}

/** Keys are alike whatever their case, as in Excel. */
function storedKey({ custom }: PropertiesModel, key: unknown): string | null {
  const lower = asText(key).toLowerCase();
  return [...custom.keys()].find((known) => known.toLowerCase() === lower) ?? null;
}

function find(properties: PropertiesModel, key: unknown): HostObject | null {
  const known = storedKey(properties, key);
  return known === null ? null : hostObject(customPropertyType, { properties, key: known });
}

function existing({ properties, key }: CustomSelf): { type: string; value: unknown } {
  const property = properties.custom.get(key);
  if (!property) throw itemNotFound();
  return property;
}

function typed(value: unknown): { type: string; value: unknown } {
  switch (typeof value) {
    case 'number':
      return { type: Number.isInteger(value) ? 'Number' : 'Float', value };
    case 'boolean':
      return { type: 'Boolean', value };
    case 'string':
      return { type: 'String', value };
    default:
      throw invalidArgument();
  }
}

export const customPropertyCollectionType: ObjectType<PropertiesModel> = {
  name: 'CustomPropertyCollection',
  items: (properties) =>
    [...properties.custom.keys()].map((key) => hostObject(customPropertyType, { properties, key })),
  item: (properties, key) => {
    const found = find(properties, key);
    if (!found) throw itemNotFound();
    return found;
  },
  call: {
    add: (properties, [key, value]) => {
      const name = storedKey(properties, key) ?? asText(key);
      properties.custom.set(name, typed(value));
      return hostObject(customPropertyType, { properties, key: name });
    },
    deleteAll: (properties) => properties.custom.clear(),
    getCount: (properties) => properties.custom.size,
    getItemOrNullObject: (properties, [key]) => find(properties, key),
  },
};

export const customPropertyType: ObjectType<CustomSelf> = {
  name: 'CustomProperty',
  // Office.js finds a custom property again by its key.
  id: { field: 'Id', of: ({ key }) => key },
  read: { key: ({ key }) => key, value: (self) => existing(self).value, type: (self) => existing(self).type },
  write: {
    value: (self, value) => {
      existing(self);
      self.properties.custom.set(self.key, typed(value));
    },
  },
  call: {
    delete: (self) => {
      existing(self);
      self.properties.custom.delete(self.key);
    },
  },
};
