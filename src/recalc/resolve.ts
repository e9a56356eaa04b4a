/** What the references of a formula stand for, seen from the formula's own cell. */
import type { Edge, Expression, ReferenceExpression } from './expression';
import type { TableModel } from './model';
import { MAX_COLUMNS, MAX_ROWS } from './model';
import type { Remark } from './remark';
import { remark, remarkText } from './remark';
import type { CellStore, StoredCell, StoreSheet } from './store';
import type { CellError, RangeValue } from './values';
import { MultiRange, NAME, REF, VALUE } from './values';

/** Where a formula stands. */
export interface Place {
  readonly sheet: StoreSheet;
  readonly row: number;
  readonly column: number;
}

export type Resolved = RangeValue | MultiRange | CellError;

/** A feature that the engine does not have. */
export class UnsupportedFeature extends Error {
  override readonly name = 'UnsupportedFeature';

  constructor(readonly why: Remark) {
    super(remarkText(why));
  }
}

/** Relative edges that leave the sheet come in again on the other side. */
function position(edge: Edge, origin: number, size: number): number {
  return edge.absolute ? edge.value : (((origin + edge.value) % size) + size) % size;
}

/** An area of more cells is kept only as far as the sheet's content reaches. */
const MOST_CELLS = 2 ** 22;

function onSheet(
  store: CellStore,
  sheet: StoreSheet,
  reference: ReferenceExpression,
  place: Place,
): RangeValue {
  const { top, left, bottom, right } = reference;
  // Whole columns and rows end where the sheet's content ends.
  let r0 = top ? position(top, place.row, MAX_ROWS) : 0;
  let r1 = bottom ? position(bottom, place.row, MAX_ROWS) : Math.max(r0, sheet.rows - 1);
  let c0 = left ? position(left, place.column, MAX_COLUMNS) : 0;
  let c1 = right ? position(right, place.column, MAX_COLUMNS) : Math.max(c0, sheet.columns - 1);
  if (r1 < r0) [r0, r1] = [r1, r0];
  if (c1 < c0) [c0, c1] = [c1, c0];
  let blankRows = top === null && bottom === null ? MAX_ROWS - 1 - r1 : 0;
  let blankColumns = left === null && right === null ? MAX_COLUMNS - 1 - c1 : 0;
  // So does an area that is larger than any sheet's content.
  if ((r1 - r0 + 1) * (c1 - c0 + 1) > MOST_CELLS) {
    const [lastRow, lastColumn] = [Math.max(r0, sheet.rows - 1), Math.max(c0, sheet.columns - 1)];
    blankRows += Math.max(0, r1 - lastRow);
    blankColumns += Math.max(0, c1 - lastColumn);
    r1 = Math.min(r1, lastRow);
    c1 = Math.min(c1, lastColumn);
  }
  const range = store.range(sheet, r0, c0, r1, c1, blankRows, blankColumns);
  return reference.trim ? trimmed(store, range, reference.trim !== 'tail', reference.trim !== 'head') : range;
}

/** The range without blank rows and columns at its head, tail, or both. */
export function trimmed(
  store: { range: CellStore['range'] },
  range: RangeValue,
  head: boolean,
  tail: boolean,
): RangeValue {
  const filled = (row: number, column: number) => range.sheet.slotAt(row, column) >= 0;
  let { top, left, bottom, right } = range;
  const rowFilled = (row: number) => {
    for (let c = left; c <= right; c++) if (filled(row, c)) return true;
    return false;
  };
  const columnFilled = (column: number) => {
    for (let r = top; r <= bottom; r++) if (filled(r, column)) return true;
    return false;
  };
  if (head) while (top < bottom && !rowFilled(top)) top++;
  if (tail) while (bottom > top && !rowFilled(bottom)) bottom--;
  if (head) while (left < right && !columnFilled(left)) left++;
  if (tail) while (right > left && !columnFilled(right)) right--;
  return store.range(range.sheet, top, left, bottom, right);
}

/** The cells of a reference. */
export function resolveReference(store: CellStore, reference: ReferenceExpression, place: Place): Resolved {
  if (reference.sheet === undefined) return onSheet(store, place.sheet, reference, place);
  const first = store.sheet(reference.sheet);
  if (!first) throw new UnsupportedFeature(remark('missingSheet', { sheet: reference.sheet }));
  if (reference.lastSheet === undefined) return onSheet(store, first, reference, place);
  const last = store.sheet(reference.lastSheet);
  if (!last) return REF;
  const from = Math.min(first.index, last.index);
  const to = Math.max(first.index, last.index);
  const sheets = store.sheets.slice(from, to + 1);
  return new MultiRange(sheets.map((sheet) => onSheet(store, sheet, reference, place)));
}

/** The cells of a structured reference. */
export function resolveTable(
  store: CellStore,
  { table: name, columns, sections }: Extract<Expression, { kind: 'table' }>,
  place: Place,
): Resolved {
  const table = name === undefined ? store.tableAt(place.sheet, place.row, place.column) : store.table(name);
  if (!table) return NAME;
  const sheet = store.sheet(table.sheet);
  if (!sheet) return REF;
  const width = columnsOf(table, columns);
  const height = rowsOf(table, sections, place);
  if (!width || !height) return sections.includes('this row') ? VALUE : REF;
  return store.range(sheet, height[0], width[0], height[1], width[1]);
}

function columnsOf(table: TableModel, columns: readonly string[]): [number, number] | undefined {
  const { left, right } = table.area;
  if (columns.length === 0) return [left, right];
  const plain = (text: string) => text.replace(/'(['#[\]@])/g, '$1').toLowerCase();
  const found = columns.map((column) => table.columns.findIndex((name) => plain(name) === plain(column)));
  if (found.some((index) => index < 0)) return undefined;
  return [left + Math.min(...found), left + Math.max(...found)];
}

function rowsOf(table: TableModel, sections: readonly string[], place: Place): [number, number] | undefined {
  const { top, bottom } = table.area;
  const first = top + table.headerRows;
  const last = bottom - table.totalsRows;
  if (sections.length === 0) return [first, last];
  const spans = sections.map((section): [number, number] | undefined => {
    switch (section.toLowerCase().replace(/^#/, '')) {
      case 'all':
        return [top, bottom];
      case 'headers':
        return table.headerRows > 0 ? [top, first - 1] : undefined;
      case 'totals':
        return table.totalsRows > 0 ? [last + 1, bottom] : undefined;
      case 'this row':
      case '@':
        return place.row >= first && place.row <= last ? [place.row, place.row] : undefined;
      default:
        return [first, last];
    }
  });
  const present = spans.filter((span): span is [number, number] => span !== undefined);
  if (present.length === 0) return undefined;
  return [Math.min(...present.map(([a]) => a)), Math.max(...present.map(([, b]) => b))];
}

/** The spill of the array formula in a cell, by the reference to that cell. */
export function spillOf(store: CellStore, anchor: RangeValue): RangeValue | undefined {
  const slot = anchor.sheet.slotAt(anchor.top, anchor.left);
  const cell: StoredCell | undefined = slot < 0 ? undefined : store.cells[slot];
  if (!cell?.array) return undefined;
  const { top, left, bottom, right } = cell.array;
  return store.range(anchor.sheet, top, left, bottom, right);
}
