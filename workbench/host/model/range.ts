/** Excel.Range */
import { fullAddress } from '../../grid/a1';
import { bounding, intersection, mapArea, onSheet } from '../../grid/area';
import type { Area, SheetArea } from '../../grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../grid/grid';
import { invalidArgument, itemNotFound, rangeExceedsLimit, wrongShape } from '../host-error';
import type { HostObject, ObjectType } from '../object-type';
import { asBoolean, asChoice, asInteger, hostObject, isMissing, selfOf } from '../object-type';
import type { Book } from './book';
import {
  areaOfAddress,
  checkedArea,
  isGone,
  isUnbounded,
  requireAllowed,
  requireEditable,
  shiftCells,
  sheetInfo,
  usedPart,
} from './book';
import * as cells from './range-cells';
import { rangeFormat } from './range-format';

export interface RangeSelf {
  readonly book: Book;
  /** Follows the cells when rows or columns are inserted or deleted. */
  area: SheetArea;
  /** All of its cells were deleted. */
  gone?: boolean;
}

export function range(book: Book, area: SheetArea): HostObject {
  return hostObject(rangeType, { book, area: checkedArea(area) });
}

/** The area of an argument that may be a range or an address on the same sheet. */
export function areaArgument(book: Book, value: unknown, home: string): SheetArea {
  return typeof value === 'string' ? areaOfAddress(book, value, home) : selfOf(rangeType, value).area;
}

function moved({ book, area }: RangeSelf, change: Partial<Area>): HostObject {
  return range(book, { ...area, ...change });
}

function used({ book, area }: RangeSelf, valuesOnly: unknown): HostObject | null {
  const part = usedPart(book, area, isMissing(valuesOnly) ? false : asBoolean(valuesOnly));
  return part && range(book, part);
}

function found(object: HostObject | null): HostObject {
  if (!object) throw itemNotFound();
  return object;
}

function common({ book, area }: RangeSelf, other: unknown): HostObject | null {
  const that = areaArgument(book, other, area.sheet);
  const shared = that.sheet === area.sheet ? intersection(area, that) : null;
  return shared && range(book, onSheet(area.sheet, shared));
}

function spilling({ book, area }: RangeSelf): HostObject | null {
  if (area.rowCount * area.columnCount !== 1) throw invalidArgument();
  const spill = book.grid.spillOf(area.sheet, area.row, area.column);
  return spill && range(book, onSheet(area.sheet, spill));
}

function spillParent({ book, area }: RangeSelf): HostObject | null {
  if (area.rowCount * area.columnCount !== 1) throw invalidArgument();
  const parent = book.grid.spillParentOf(area.sheet, area.row, area.column);
  return parent && range(book, { sheet: area.sheet, ...parent, rowCount: 1, columnCount: 1 });
}

function merged({ book, area }: RangeSelf): HostObject | null {
  const inside = book.grid.merges(area.sheet).filter((merge) => intersection(merge, area));
  return inside.length > 0 ? book.make.rangeAreas(inside.map((merge) => onSheet(area.sheet, merge))) : null;
}

/** Cells beside the range: `count` of them after its end, or before its beginning. */
function beside(
  self: RangeSelf,
  axis: 'rows' | 'columns',
  side: 'after' | 'before',
  count: unknown,
): HostObject {
  const wanted = isMissing(count) ? 1 : asInteger(count);
  if (wanted === 0) throw invalidArgument();
  const { row, column, rowCount, columnCount } = self.area;
  const size = Math.abs(wanted);
  // A negative count looks to the other side, as Excel documents it.
  const forward = (side === 'after') === wanted > 0;
  return axis === 'rows'
    ? moved(self, { row: forward ? row + rowCount : row - size, rowCount: size })
    : moved(self, { column: forward ? column + columnCount : column - size, columnCount: size });
}

function move({ book, area }: RangeSelf, kind: 'insert' | 'delete', axis: 'rows' | 'columns'): void {
  const whole = axis === 'rows' ? area.columnCount === COLUMN_LIMIT : area.rowCount === ROW_LIMIT;
  const what = axis === 'rows' ? 'Rows' : 'Columns';
  requireAllowed(
    book,
    area.sheet,
    whole ? `allow${kind === 'insert' ? 'Insert' : 'Delete'}${what}` : 'never',
  );
  shiftCells(book, { kind, axis, area });
}

function clear({ book, area }: RangeSelf, applyTo: unknown): void {
  const what = isMissing(applyTo)
    ? 'All'
    : asChoice(applyTo, [
        'All',
        'Contents',
        'Formats',
        'Hyperlinks',
        'RemoveHyperlinks',
        'ResetContents',
      ] as const);
  if (what === 'Hyperlinks' || what === 'RemoveHyperlinks') return;
  const part = isUnbounded(area) ? usedPart(book, area) : area;
  if (what === 'Formats') requireAllowed(book, area.sheet, 'allowFormatCells');
  else requireEditable(book, area);
  if (!part) return;
  book.grid.clear(part, what === 'All' ? 'all' : what === 'Formats' ? 'formats' : 'contents');
}

function hidden(self: RangeSelf, axis: 'rows' | 'columns'): boolean | null {
  const { grid } = self.book;
  const { sheet, row, column, rowCount, columnCount } = self.area;
  const count = axis === 'rows' ? rowCount : columnCount;
  if (isUnbounded(self.area) && count > 10_000) return false;
  const flags = Array.from({ length: count }, (_, i) =>
    axis === 'rows' ? grid.rowHidden(sheet, row + i) : grid.columnHidden(sheet, column + i),
  );
  return flags.every(Boolean) ? true : flags.some(Boolean) ? null : false;
}

function distance(count: number, size: (index: number) => number, from = 0): number {
  let points = 0;
  for (let i = 0; i < count; i++) points += size(from + i);
  return points;
}

function hasSpill({ book, area }: RangeSelf): boolean | null {
  if (isUnbounded(area)) return null;
  const flags = mapArea(
    area,
    (row, column) => book.grid.spillParentOf(area.sheet, row, column) !== null,
  ).flat();
  return flags.every(Boolean) ? true : flags.some(Boolean) ? null : false;
}

/** Cell by cell; Excel answers null for whole rows and columns. */
function perCell<T>(read: (self: RangeSelf) => T): (self: RangeSelf) => T | null {
  return (self) => {
    if (isUnbounded(self.area)) return null;
    if (self.area.rowCount * self.area.columnCount > 5_000_000) throw rangeExceedsLimit();
    return read(self);
  };
}

export const rangeType: ObjectType<RangeSelf> = {
  name: 'Range',
  tracked: true,
  gone: (self) => isGone(self.book, self),
  calculated: [
    'values',
    'text',
    'valueTypes',
    'hasSpill',
    'getSpillingToRange',
    'getSpillingToRangeOrNullObject',
    'getSpillParent',
    'getSpillParentOrNullObject',
    'getUsedRange',
    'getUsedRangeOrNullObject',
  ],
  read: {
    address: ({ book, area }) => fullAddress(sheetInfo(book, area.sheet).name, area),
    addressLocal: ({ book, area }) => fullAddress(sheetInfo(book, area.sheet).name, area),
    cellCount: ({ area }) => {
      const count = area.rowCount * area.columnCount;
      return count > 2 ** 31 - 1 ? -1 : count;
    },
    rowIndex: ({ area }) => area.row,
    columnIndex: ({ area }) => area.column,
    rowCount: ({ area }) => area.rowCount,
    columnCount: ({ area }) => area.columnCount,
    isEntireColumn: ({ area }) => area.rowCount === ROW_LIMIT,
    isEntireRow: ({ area }) => area.columnCount === COLUMN_LIMIT,
    values: perCell(cells.values),
    valueTypes: perCell(cells.valueTypes),
    text: perCell(({ book, area }) => book.grid.text(area)),
    formulas: perCell(cells.formulas),
    formulasLocal: perCell(cells.formulasLocal),
    formulasR1C1: perCell(cells.formulasR1C1),
    numberFormat: perCell(({ book, area }) => book.grid.numberFormats(area)),
    numberFormatLocal: perCell(cells.numberFormatLocal),
    hasSpill,
    hidden: (self) => {
      const [rows, columns] = [hidden(self, 'rows'), hidden(self, 'columns')];
      return rows === true || columns === true ? true : rows === null || columns === null ? null : false;
    },
    rowHidden: (self) => hidden(self, 'rows'),
    columnHidden: (self) => hidden(self, 'columns'),
    top: ({ book, area }) => distance(area.row, (row) => book.grid.rowHeight(area.sheet, row)),
    left: ({ book, area }) => distance(area.column, (column) => book.grid.columnWidth(area.sheet, column)),
    height: ({ book, area }) =>
      distance(area.rowCount, (row) => book.grid.rowHeight(area.sheet, row), area.row),
    width: ({ book, area }) =>
      distance(area.columnCount, (column) => book.grid.columnWidth(area.sheet, column), area.column),
  },
  write: {
    values: cells.writeValues,
    formulas: cells.writeValues,
    formulasLocal: cells.writeFormulasLocal,
    formulasR1C1: cells.writeFormulasR1C1,
    numberFormat: cells.writeNumberFormat,
    numberFormatLocal: cells.writeNumberFormatLocal,
    rowHidden: ({ book, area }, value) => {
      requireAllowed(book, area.sheet, 'allowFormatRows');
      book.grid.setRowsHidden(area.sheet, area.row, area.rowCount, asBoolean(value));
    },
    columnHidden: ({ book, area }, value) => {
      requireAllowed(book, area.sheet, 'allowFormatColumns');
      book.grid.setColumnsHidden(area.sheet, area.column, area.columnCount, asBoolean(value));
    },
  },
  open: {
    format: (self) => rangeFormat(self.book, [self]),
    worksheet: ({ book, area }) => book.make.worksheet(area.sheet),
  },
  call: {
    getCell: (self, [row, column]) =>
      moved(self, {
        row: self.area.row + asInteger(row),
        column: self.area.column + asInteger(column),
        rowCount: 1,
        columnCount: 1,
      }),
    getRow: (self, [row]) => moved(self, { row: self.area.row + asInteger(row), rowCount: 1 }),
    getColumn: (self, [column]) =>
      moved(self, { column: self.area.column + asInteger(column), columnCount: 1 }),
    getLastRow: (self) => moved(self, { row: self.area.row + self.area.rowCount - 1, rowCount: 1 }),
    getLastColumn: (self) =>
      moved(self, { column: self.area.column + self.area.columnCount - 1, columnCount: 1 }),
    getLastCell: (self) =>
      moved(self, {
        row: self.area.row + self.area.rowCount - 1,
        column: self.area.column + self.area.columnCount - 1,
        rowCount: 1,
        columnCount: 1,
      }),
    getEntireRow: (self) => moved(self, { column: 0, columnCount: COLUMN_LIMIT }),
    getEntireColumn: (self) => moved(self, { row: 0, rowCount: ROW_LIMIT }),
    getOffsetRange: (self, [rows, columns]) =>
      moved(self, { row: self.area.row + asInteger(rows), column: self.area.column + asInteger(columns) }),
    getResizedRange: (self, [rows, columns]) =>
      moved(self, {
        rowCount: self.area.rowCount + asInteger(rows),
        columnCount: self.area.columnCount + asInteger(columns),
      }),
    getAbsoluteResizedRange: (self, [rows, columns]) =>
      moved(self, { rowCount: asInteger(rows), columnCount: asInteger(columns) }),
    getRowsAbove: (self, [count]) => beside(self, 'rows', 'before', count),
    getRowsBelow: (self, [count]) => beside(self, 'rows', 'after', count),
    getColumnsBefore: (self, [count]) => beside(self, 'columns', 'before', count),
    getColumnsAfter: (self, [count]) => beside(self, 'columns', 'after', count),
    getBoundingRect: (self, [other]) => {
      const that = areaArgument(self.book, other, self.area.sheet);
      if (that.sheet !== self.area.sheet) throw invalidArgument();
      return range(self.book, onSheet(that.sheet, bounding(self.area, that)));
    },
    getIntersection: (self, [other]) => found(common(self, other)),
    getIntersectionOrNullObject: (self, [other]) => common(self, other),
    getUsedRange: (self, [valuesOnly]) =>
      used(self, valuesOnly) ?? moved(self, { rowCount: 1, columnCount: 1 }),
    getUsedRangeOrNullObject: (self, [valuesOnly]) => used(self, valuesOnly),
    getSpillingToRange: (self) => found(spilling(self)),
    getSpillingToRangeOrNullObject: spilling,
    getSpillParent: (self) => found(spillParent(self)),
    getSpillParentOrNullObject: spillParent,
    getMergedAreasOrNullObject: merged,
    getTables: ({ book, area }, [fully]) =>
      book.make.tables(area.sheet, { area, fully: isMissing(fully) ? false : asBoolean(fully) }),
    calculate: ({ book }) => book.grid.calculate('recalculate'),
    clear: (self, [applyTo]) => clear(self, applyTo),
    delete: (self, [shift]) =>
      move(self, 'delete', asChoice(shift, ['Up', 'Left']) === 'Up' ? 'rows' : 'columns'),
    insert: (self, [shift]) => {
      const at = self.area;
      move(self, 'insert', asChoice(shift, ['Down', 'Right']) === 'Down' ? 'rows' : 'columns');
      return range(self.book, at);
    },
    merge: ({ book, area }, [across]) => {
      requireEditable(book, area);
      if (isMissing(across) || !asBoolean(across)) return book.grid.merge(area);
      for (let row = area.row; row < area.row + area.rowCount; row++)
        book.grid.merge({ ...area, row, rowCount: 1 });
    },
    unmerge: ({ book, area }) => {
      requireEditable(book, area);
      book.grid.unmerge(area);
    },
    select: ({ book, area }) => book.grid.select(area),
    copyFrom: (self, [source, copyType, skipBlanks, transpose]) =>
      cells.copyFrom(self, areaArgument(self.book, source, self.area.sheet), {
        copyType,
        skipBlanks,
        transpose,
      }),
    _ValidateArraySize: ({ area }, [rows, columns]) => {
      if (asInteger(rows) !== area.rowCount || asInteger(columns) !== area.columnCount) throw wrongShape();
    },
  },
};
