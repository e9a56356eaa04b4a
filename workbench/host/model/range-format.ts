/** Excel.RangeFormat with its fill, font, borders and protection. */
import type { BorderEdge, BorderLine, CellStyle, SheetArea, StylePatch } from '../../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../grid/grid';
import { invalidArgument, itemNotFound } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asChoice, asInteger, asNumber, asText, hostObject } from '../object-type';
import type { Book } from './book';
import { requireAllowed, usedPart } from './book';

/** The areas a format speaks of: looked up each time, as ranges follow their cells. */
interface FormatSelf {
  readonly book: Book;
  readonly places: readonly { readonly area: SheetArea }[];
}

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

const COLOR_NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#FFFFFF',
  red: '#FF0000',
  green: '#008000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  orange: '#FFA500',
  gray: '#808080',
  grey: '#808080',
};

/** "#RRGGBB" in capitals; Excel also takes HTML colour names, of which the common ones are known. */
export function asColor(value: unknown): string {
  const text = asText(value);
  if (/^#?[0-9a-f]{6}$/i.test(text)) return `#${text.replace('#', '')}`.toUpperCase();
  const named = COLOR_NAMES[text.toLowerCase()];
  if (named === undefined) throw invalidArgument();
  return named;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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

function decapitalised<T extends string>(text: T): Uncapitalize<T> {
  return (text.charAt(0).toLowerCase() + text.slice(1)) as Uncapitalize<T>;
}

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

// Borders

/** Excel's order of border items. */
const SIDES = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
type Side = (typeof SIDES)[number];

interface BorderSelf extends FormatSelf {
  readonly side: Side;
}

/** The cells that have a side of the range, and the edge of each cell that lies on it. */
function cellsOnSide(area: SheetArea, side: Side): { area: SheetArea; edge: BorderEdge }[] {
  const lastRow = area.row + area.rowCount - 1;
  const lastColumn = area.column + area.columnCount - 1;
  switch (side) {
    case 'EdgeTop':
      return [{ area: { ...area, rowCount: 1 }, edge: 'top' }];
    case 'EdgeBottom':
      return [{ area: { ...area, row: lastRow, rowCount: 1 }, edge: 'bottom' }];
    case 'EdgeLeft':
      return [{ area: { ...area, columnCount: 1 }, edge: 'left' }];
    case 'EdgeRight':
      return [{ area: { ...area, column: lastColumn, columnCount: 1 }, edge: 'right' }];
    case 'InsideHorizontal':
      return area.rowCount > 1 ? [{ area: { ...area, rowCount: area.rowCount - 1 }, edge: 'bottom' }] : [];
    case 'InsideVertical':
      return area.columnCount > 1
        ? [{ area: { ...area, columnCount: area.columnCount - 1 }, edge: 'right' }]
        : [];
    case 'DiagonalDown':
      return [{ area, edge: 'diagonalDown' }];
    case 'DiagonalUp':
      return [{ area, edge: 'diagonalUp' }];
  }
}

const DEFAULT_LINE: BorderLine = { style: 'continuous', weight: 'thin', color: '#000000' };

function line(self: BorderSelf): BorderLine | null {
  const { grid } = self.book;
  const lines = self.places.flatMap(({ area }) =>
    cellsOnSide(area, self.side).flatMap(({ area: cells, edge }) =>
      grid.styles(cells).flatMap((row) => row.map((style) => style.borders?.[edge] ?? null)),
    ),
  );
  const first = lines[0] ?? null;
  return first && lines.every((other) => other && JSON.stringify(other) === JSON.stringify(first))
    ? first
    : null;
}

function draw(self: BorderSelf, change: Partial<BorderLine> | null): void {
  const next = change && { ...(line(self) ?? DEFAULT_LINE), ...change };
  for (const { area } of self.places) {
    requireAllowed(self.book, area.sheet, 'allowFormatCells');
    for (const { area: cells, edge } of cellsOnSide(area, self.side)) {
      self.book.grid.applyStyle(cells, { borders: { [edge]: next } });
    }
  }
}

const STYLES = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
] as const;
const WEIGHTS = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;

export const rangeBorderType: ObjectType<BorderSelf> = {
  name: 'RangeBorder',
  read: {
    sideIndex: ({ side }) => side,
    style: (self) => capital(line(self)?.style ?? 'none'),
    weight: (self) => capital(line(self)?.weight ?? 'thin'),
    color: (self) => line(self)?.color ?? '#000000',
  },
  write: {
    style: (self, value) => {
      const style = asChoice(value, STYLES);
      draw(self, style === 'None' ? null : { style: decapitalised(style) });
    },
    weight: (self, value) => draw(self, { weight: decapitalised(asChoice(value, WEIGHTS)) }),
    color: (self, value) => draw(self, { color: asColor(value) }),
  },
};

export const rangeBorderCollectionType: ObjectType<FormatSelf> = {
  name: 'RangeBorderCollection',
  read: { count: () => SIDES.length },
  items: (self) => SIDES.map((side) => hostObject(rangeBorderType, { ...self, side })),
  item: (self, key) => hostObject(rangeBorderType, { ...self, side: asChoice(key, SIDES) }),
  call: {
    getItemAt: (self, [index]) => {
      const side = SIDES[asInteger(index)];
      if (!side) throw itemNotFound();
      return hostObject(rangeBorderType, { ...self, side });
    },
  },
};
