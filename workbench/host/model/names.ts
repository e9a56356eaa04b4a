/** Excel.NamedItemCollection and Excel.NamedItem */
import { fullAddress, parseAddress } from '../../grid/a1';
import { isFormula } from '../../grid/formula-evaluator';
import type { DefinedName, SheetArea, SheetId } from '../../grid/grid';
import { HostObject } from '../object-type';
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../host-error';
import { englishFormula } from '../locale';
import type { ObjectType } from '../object-type';
import { asBoolean, asText, hostObject, isMissing, selfOf } from '../object-type';
import type { Book } from './book';
import { findSheet, sheetInfo } from './book';
import { rangeType } from './range';

interface NamesSelf {
  readonly book: Book;
  readonly scope: SheetId | null;
}

interface NameSelf {
  readonly book: Book;
  readonly name: string;
  readonly scope: SheetId | null;
}

export function namedItemCollection(book: Book, scope: SheetId | null): HostObject {
  return hostObject(namedItemCollectionType, { book, scope });
}

function known({ book, name, scope }: NameSelf): DefinedName | null {
  const lower = name.toLowerCase();
  return book.grid.names().find((item) => item.name.toLowerCase() === lower && item.scope === scope) ?? null;
}

function existing(self: NameSelf): DefinedName {
  const name = known(self);
  if (!name) throw itemNotFound();
  return name;
}

function find({ book, scope }: NamesSelf, key: unknown): HostObject | null {
  const self: NameSelf = { book, scope, name: asText(key) };
  const name = known(self);
  return name && hostObject(namedItemType, { ...self, name: name.name });
}

const VALID_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u;
const LIKE_A_REFERENCE = /^(?:[a-z]{1,3}\d+|r\d*c?\d*|c\d*)$/i;

function add({ book, scope }: NamesSelf, key: unknown, formula: string, comment: unknown): HostObject {
  const name = asText(key);
  if (!VALID_NAME.test(name) || LIKE_A_REFERENCE.test(name) || name.length > 255) throw invalidArgument();
  if (known({ book, scope, name })) throw itemAlreadyExists();
  if (!isFormula(formula)) throw invalidArgument();
  book.grid.setName({
    name,
    scope,
    formula,
    comment: isMissing(comment) ? '' : asText(comment),
    visible: true,
  });
  return hostObject(namedItemType, { book, scope, name });
}

/** A range becomes an absolute reference; a text must be a formula. */
function referenceFormula(book: Book, reference: unknown): string {
  if (reference instanceof HostObject) {
    const { area } = selfOf(rangeType, reference);
    return `=${fullAddress(sheetInfo(book, area.sheet).name, area, true)}`;
  }
  const text = asText(reference);
  if (!text.startsWith('=')) throw invalidArgument();
  return text;
}

/** The area a name refers to; null when it stands for something else, or its cells are gone. */
function areaOf(self: NameSelf): SheetArea | null {
  const name = existing(self);
  const parsed = parseAddress(name.formula.slice(1));
  if (!parsed) return null;
  const sheet = parsed.sheetName === null ? name.scope : (findSheet(self.book, parsed.sheetName)?.id ?? null);
  return sheet === null ? null : { sheet, ...parsed.area };
}

function literal(formula: string): number | string | boolean | null {
  const text = formula.slice(1);
  if (/^".*"$/s.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (/^(?:TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null;
}

function typeOf(self: NameSelf): string {
  const { formula } = existing(self);
  if (areaOf(self)) return 'Range';
  if (formula.includes('#REF!')) return 'Error';
  const value = literal(formula);
  if (value === null) return 'String';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}

/** The address for a range; the literal for a literal; else the formula's text. */
function valueOf(self: NameSelf): unknown {
  const area = areaOf(self);
  const { formula } = existing(self);
  if (area) return fullAddress(sheetInfo(self.book, area.sheet).name, area, true);
  if (formula.includes('#REF!')) return '#REF!';
  return literal(formula) ?? formula;
}

export const namedItemCollectionType: ObjectType<NamesSelf> = {
  name: 'NamedItemCollection',
  items: ({ book, scope }) =>
    book.grid
      .names()
      .filter((item) => item.scope === scope)
      .map(({ name }) => hostObject(namedItemType, { book, scope, name })),
  item: (self, key) => {
    const found = find(self, key);
    if (!found) throw itemNotFound();
    return found;
  },
  call: {
    add: (self, [name, reference, comment]) =>
      add(self, name, referenceFormula(self.book, reference), comment),
    addFormulaLocal: (self, [name, formula, comment]) => {
      const text = asText(formula);
      if (!text.startsWith('=')) throw invalidArgument();
      return add(self, name, englishFormula(text, self.book.locale), comment);
    },
    getCount: ({ book, scope }) => book.grid.names().filter((item) => item.scope === scope).length,
    getItemOrNullObject: (self, [key]) => find(self, key),
  },
};

export const namedItemType: ObjectType<NameSelf> = {
  name: 'NamedItem',
  id: { field: '_Id', of: ({ name }) => name },
  read: {
    name: (self) => existing(self).name,
    comment: (self) => existing(self).comment,
    visible: (self) => existing(self).visible,
    formula: (self) => existing(self).formula,
    scope: ({ scope }) => (scope === null ? 'Workbook' : 'Worksheet'),
    type: typeOf,
    value: valueOf,
  },
  write: {
    comment: (self, value) => self.book.grid.setName({ ...existing(self), comment: asText(value) }),
    visible: (self, value) => self.book.grid.setName({ ...existing(self), visible: asBoolean(value) }),
    formula: (self, value) => {
      const formula = asText(value);
      if (!formula.startsWith('=') || !isFormula(formula)) throw invalidArgument();
      self.book.grid.setName({ ...existing(self), formula });
    },
  },
  open: {
    worksheet: ({ book, scope }) => {
      if (scope === null) throw itemNotFound();
      return book.make.worksheet(scope);
    },
    worksheetOrNullObject: ({ book, scope }) => (scope === null ? null : book.make.worksheet(scope)),
  },
  call: {
    delete: (self) => {
      existing(self);
      self.book.grid.deleteName(self.name, self.scope);
    },
    getRange: (self) => {
      const area = areaOf(self);
      if (!area) throw itemNotFound();
      return self.book.make.range(area);
    },
    getRangeOrNullObject: (self) => {
      const area = areaOf(self);
      return area && self.book.make.range(area);
    },
  },
};
