/** Excel.RangeFormat with its fill, font and protection. */
import type { CellStyle, StylePatch } from '../../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../grid/grid';
import { invalidArgument } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asChoice, asInteger, asNumber, asText, hostObject } from '../object-type';
import type { Book } from './book';
import { requireAllowed, usedPart } from './book';
import type { FormatSelf } from './format-values';
import { asColor, capital, decapitalised } from './format-values';
import { rangeBorderCollectionType } from './range-borders';

export function rangeFormat(book: Book, places: FormatSelf['places']): HostObject {
  return hostObject(rangeFormatType, { book, places });
}

/** The styles that occur: of the formatted cells, and the default where others lie in the area. */
function styles({ book, places }: FormatSelf): CellStyle[] {
  return places.flatMap(({ area }) => {
    const part = usedPart(book, area);
    const found = part ? book.grid.styles(part).flat() : [];
    const covered = part ? part.rowCount * part.columnCount : 0;
    return covered < area.rowCount * area.columnCount ? [...found, {}] : found;
  });
}

/** The value that all cells share; null where they differ, as Excel answers. */
function shared<T>(self: FormatSelf, read: (style: CellStyle) => T): T | null {
  const found = new Set(styles(self).map(read));
  return found.size === 1 ? [...found][0]! : null;
}

function apply({ book, places }: FormatSelf, patch: StylePatch): void {
  for (const { area } of places) {
    requireAllowed(book, area.sheet, 'allowFormatCells');
    book.grid.applyStyle(area, patch);
  }
}

const HORIZONTAL = [
  'General',
  'Left',
  'Center',
  'Right',
  'Fill',
  'Justify',
  'CenterAcrossSelection',
  'Distributed',
] as const;
const VERTICAL = ['Top', 'Center', 'Bottom', 'Justify', 'Distributed'] as const;

function columnsOf({ places }: FormatSelf): { sheet: string; first: number; count: number }[] {
  return places.map(({ area }) => ({ sheet: area.sheet, first: area.column, count: area.columnCount }));
}

function rowsOf({ places }: FormatSelf): { sheet: string; first: number; count: number }[] {
  return places.map(({ area }) => ({ sheet: area.sheet, first: area.row, count: area.rowCount }));
}

/** The common width or height; null where they differ. Whole rows and columns are judged by the used ones. */
function commonSize(sizes: readonly number[]): number | null {
  const found = new Set(sizes);
  return found.size === 1 ? sizes[0]! : null;
}

function list(first: number, count: number, limit: number, used: number): number[] {
  const length = count === limit ? Math.max(1, Math.min(used, 500)) : count;
  return Array.from({ length }, (_, i) => first + i);
}

function columnWidth(self: FormatSelf): number | null {
  const { grid } = self.book;
  return commonSize(
    columnsOf(self).flatMap(({ sheet, first, count }) => {
      const used = grid.usedArea(sheet, false);
      const end = used ? used.column + used.columnCount - first : 1;
      return list(first, count, COLUMN_LIMIT, end).map((column) => grid.columnWidth(sheet, column));
    }),
  );
}

function rowHeight(self: FormatSelf): number | null {
  const { grid } = self.book;
  return commonSize(
    rowsOf(self).flatMap(({ sheet, first, count }) => {
      const used = grid.usedArea(sheet, false);
      const end = used ? used.row + used.rowCount - first : 1;
      return list(first, count, ROW_LIMIT, end).map((row) => grid.rowHeight(sheet, row));
    }),
  );
}

function asSize(value: unknown, most: number): number {
  const points = asNumber(value);
  if (points < 0 || points > most) throw invalidArgument();
  return points;
}

export const rangeFormatType: ObjectType<FormatSelf> = {
  name: 'RangeFormat',
  read: {
    horizontalAlignment: (self) => shared(self, (style) => capital(style.horizontalAlignment ?? 'general')),
    verticalAlignment: (self) => shared(self, (style) => capital(style.verticalAlignment ?? 'bottom')),
    wrapText: (self) => shared(self, (style) => style.wrapText ?? false),
    indentLevel: (self) => shared(self, (style) => style.indentLevel ?? 0),
    textOrientation: (self) => shared(self, (style) => style.textRotation ?? 0),
    columnWidth,
    rowHeight,
  },
  write: {
    horizontalAlignment: (self, value) => {
      const choice = asChoice(value, HORIZONTAL);
      apply(self, { horizontalAlignment: choice === 'General' ? null : decapitalised(choice) });
    },
    verticalAlignment: (self, value) =>
      apply(self, { verticalAlignment: decapitalised(asChoice(value, VERTICAL)) }),
    wrapText: (self, value) => apply(self, { wrapText: asBoolean(value) }),
    indentLevel: (self, value) => apply(self, { indentLevel: asSize(asInteger(value), 250) }),
    textOrientation: (self, value) => {
      const degrees = asInteger(value);
      if (degrees < -90 || degrees > 90) throw invalidArgument();
      apply(self, { textRotation: degrees });
    },
    columnWidth: (self, value) => {
      const points = asSize(value, 1_800);
      for (const { sheet, first, count } of columnsOf(self)) {
        requireAllowed(self.book, sheet, 'allowFormatColumns');
        self.book.grid.setColumnWidth(sheet, first, count, points);
      }
    },
    rowHeight: (self, value) => {
      const points = asSize(value, 409.5);
      for (const { sheet, first, count } of rowsOf(self)) {
        requireAllowed(self.book, sheet, 'allowFormatRows');
        self.book.grid.setRowHeight(sheet, first, count, points);
      }
    },
  },
  open: {
    fill: (self) => hostObject(rangeFillType, self),
    font: (self) => hostObject(rangeFontType, self),
    borders: (self) => hostObject(rangeBorderCollectionType, self),
    protection: (self) => hostObject(formatProtectionType, self),
  },
  call: {
    autofitColumns: (self) => {
      for (const { sheet, first, count } of columnsOf(self)) {
        requireAllowed(self.book, sheet, 'allowFormatColumns');
        const used = self.book.grid.usedArea(sheet, true);
        const end = used ? used.column + used.columnCount : 0;
        const within = Math.min(count, end - first);
        if (within > 0) self.book.grid.autofitColumns(sheet, first, within);
      }
    },
    autofitRows: (self) => {
      for (const { sheet, first, count } of rowsOf(self)) {
        requireAllowed(self.book, sheet, 'allowFormatRows');
        const used = self.book.grid.usedArea(sheet, true);
        const end = used ? used.row + used.rowCount : 0;
        const within = Math.min(count, end - first);
        if (within > 0) self.book.grid.autofitRows(sheet, first, within);
      }
    },
  },
};

export const rangeFillType: ObjectType<FormatSelf> = {
  name: 'RangeFill',
  read: { color: (self) => shared(self, (style) => style.fillColor ?? '#FFFFFF') ?? '' },
  write: { color: (self, value) => apply(self, { fillColor: asColor(value) }) },
  call: { clear: (self) => apply(self, { fillColor: null }) },
};

export const rangeFontType: ObjectType<FormatSelf> = {
  name: 'RangeFont',
  read: {
    name: (self) => shared(self, (style) => style.fontName ?? 'Calibri'),
    size: (self) => shared(self, (style) => style.fontSize ?? 11),
    color: (self) => shared(self, (style) => style.fontColor ?? '#000000') ?? '',
    bold: (self) => shared(self, (style) => style.bold ?? false),
    italic: (self) => shared(self, (style) => style.italic ?? false),
    underline: (self) => shared(self, (style) => (style.underline ? capital(style.underline) : 'None')),
    strikethrough: (self) => shared(self, (style) => style.strikethrough ?? false),
  },
  write: {
    name: (self, value) => apply(self, { fontName: asText(value) }),
    size: (self, value) => apply(self, { fontSize: asSize(value, 409) }),
    color: (self, value) => apply(self, { fontColor: asColor(value) }),
    bold: (self, value) => apply(self, { bold: asBoolean(value) }),
    italic: (self, value) => apply(self, { italic: asBoolean(value) }),
    underline: (self, value) => {
      const choice = asChoice(value, ['None', 'Single', 'Double'] as const);
      apply(self, { underline: choice === 'None' ? null : choice === 'Single' ? 'single' : 'double' });
    },
    strikethrough: (self, value) => apply(self, { strikethrough: asBoolean(value) }),
  },
};

export const formatProtectionType: ObjectType<FormatSelf> = {
  name: 'FormatProtection',
  read: { locked: (self) => shared(self, (style) => style.locked ?? true) },
  write: { locked: (self, value) => apply(self, { locked: asBoolean(value) }) },
};
