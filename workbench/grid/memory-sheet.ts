/** One sheet of the in-memory workbook: its cells, how they look, and how they move. */
import { bounding, containsCell, intersection, onSheet } from './area';
import { isCellErrorValue } from './formula-evaluator';
import type {
  Area,
  CellShift,
  CellStyle,
  CellValue,
  FrozenPanes,
  SheetArea,
  SheetId,
  SheetInfo,
  StylePatch,
} from './grid';
import { COLUMN_LIMIT, ROW_LIMIT } from './grid';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../xlsx/workbook-file';
import { movedArea } from './moved-area';

/** A cell with content. */
export interface MemoryCell {
  /** Null for a literal. */
  formula: string | null;
  /** The literal, or the formula's value as last calculated. */
  value: CellValue;
}

/** Formats are kept as the layers in which they were applied: a later layer covers an earlier one. */
interface StyleLayer {
  readonly area: SheetArea;
  readonly patch: StylePatch & { readonly numberFormat?: string };
}

export class MemorySheet {
  info: SheetInfo;
  frozen: FrozenPanes = { rows: 0, columns: 0 };
  merges: Area[] = [];
  /** By row * COLUMN_LIMIT + column. */
  cells = new Map<number, MemoryCell>();
  /** What formulas spill, by the cell of the formula. */
  spills = new Map<number, { readonly area: Area; readonly values: CellValue[][] }>();
  columnWidths = new Map<number, number>();
  rowHeights = new Map<number, number>();
  hiddenColumns = new Set<number>();
  hiddenRows = new Set<number>();
  private layers: StyleLayer[] = [];

  constructor(info: SheetInfo) {
    this.info = info;
  }

  get id(): SheetId {
    return this.info.id;
  }

  static key(row: number, column: number): number {
    return row * COLUMN_LIMIT + column;
  }

  static position(key: number): { readonly row: number; readonly column: number } {
    return { row: Math.floor(key / COLUMN_LIMIT), column: key % COLUMN_LIMIT };
  }

  cell(row: number, column: number): MemoryCell | undefined {
    return this.cells.get(MemorySheet.key(row, column));
  }

  value(row: number, column: number): CellValue {
    const cell = this.cell(row, column);
    if (cell) return cell.value;
    for (const { area, values } of this.spills.values()) {
      if (containsCell(area, row, column)) return values[row - area.row]?.[column - area.column] ?? null;
    }
    return null;
  }

  columnWidth(column: number): number {
    return this.columnWidths.get(column) ?? DEFAULT_COLUMN_WIDTH;
  }

  rowHeight(row: number): number {
    return this.rowHeights.get(row) ?? DEFAULT_ROW_HEIGHT;
  }

  addLayer(area: Area, patch: StyleLayer['patch']): void {
    this.layers.push({ area: onSheet(this.id, area), patch });
  }

  /** Drops the formats of an area; layers that only reach into it are covered by the defaults. */
  clearFormats(area: Area): void {
    this.layers = this.layers.filter((layer) => {
      const common = intersection(layer.area, area);
      return !common || common.rowCount < layer.area.rowCount || common.columnCount < layer.area.columnCount;
    });
    if (this.layers.some((layer) => intersection(layer.area, area))) this.addLayer(area, UNSTYLED);
  }

  style(row: number, column: number): CellStyle {
    const style: Record<string, unknown> = {};
    for (const { area, patch } of this.layers) {
      if (!containsCell(area, row, column)) continue;
      for (const [key, value] of Object.entries(patch)) {
        if (value === undefined || key === 'numberFormat') continue;
        if (value === null) delete style[key];
        else if (key === 'borders')
          style['borders'] = mergedBorders(style['borders'] as object | undefined, value as object);
        else style[key] = value;
      }
    }
    if (style['borders'] && Object.keys(style['borders']).length === 0) delete style['borders'];
    return style as CellStyle;
  }

  numberFormat(row: number, column: number): string {
    for (let i = this.layers.length - 1; i >= 0; i--) {
      const { area, patch } = this.layers[i]!;
      if (patch.numberFormat !== undefined && containsCell(area, row, column)) return patch.numberFormat;
    }
    return 'General';
  }

  usedArea(valuesOnly: boolean): Area | null {
    let used: Area | null = null;
    const include = (area: Area): void => {
      used = used ? bounding(used, area) : area;
    };
    for (const key of this.cells.keys())
      include({ ...MemorySheet.position(key), rowCount: 1, columnCount: 1 });
    for (const { area } of this.spills.values()) include(area);
    if (!valuesOnly) for (const { area, patch } of this.layers) if (patch !== UNSTYLED) include(area);
    return used;
  }

  /** Moves cells, formats, merges and sizes; formulas are the workbook's to rewrite. */
  shift(shift: CellShift): void {
    const moved = new Map<number, MemoryCell>();
    for (const [key, cell] of this.cells) {
      const to = movedArea(
        { sheet: this.id, ...MemorySheet.position(key), rowCount: 1, columnCount: 1 },
        shift,
      );
      if (to) moved.set(MemorySheet.key(to.row, to.column), cell);
    }
    this.cells = moved;
    this.spills = new Map();
    this.layers = this.layers.flatMap((layer) => {
      const area = movedArea(layer.area, shift);
      return area ? [{ ...layer, area }] : [];
    });
    this.merges = this.merges.flatMap((merge) => movedArea(onSheet(this.id, merge), shift) ?? []);
    const whole =
      shift.axis === 'rows' ? shift.area.columnCount === COLUMN_LIMIT : shift.area.rowCount === ROW_LIMIT;
    if (!whole) return;
    const indices = (index: number): number | null => {
      const strip =
        shift.axis === 'rows'
          ? {
              sheet: this.id,
              row: index,
              rowCount: 1,
              column: shift.area.column,
              columnCount: shift.area.columnCount,
            }
          : {
              sheet: this.id,
              column: index,
              columnCount: 1,
              row: shift.area.row,
              rowCount: shift.area.rowCount,
            };
      const to = movedArea(strip, shift);
      return to && (shift.axis === 'rows' ? to.row : to.column);
    };
    if (shift.kind === 'insert' && shift.axis === 'rows') this.lookAsAbove(shift.area);
    if (shift.axis === 'rows') {
      this.rowHeights = movedKeys(this.rowHeights, indices);
      this.hiddenRows = new Set([...this.hiddenRows].flatMap((row) => indices(row) ?? []));
    } else {
      this.columnWidths = movedKeys(this.columnWidths, indices);
      this.hiddenColumns = new Set([...this.hiddenColumns].flatMap((column) => indices(column) ?? []));
    }
  }

  /** Inserted rows look as the row above them. */
  private lookAsAbove({ row, rowCount }: Area): void {
    const above = this.layers.filter(
      ({ area }) =>
        area.row < row && area.row + area.rowCount >= row && area.row + area.rowCount < row + rowCount,
    );
    for (const { area, patch } of above) this.addLayer({ ...area, row, rowCount }, patch);
  }

  /** A width that fits the longest text, roughly a character in 5.5 points. */
  fittedWidth(column: number, textOf: (row: number) => string): number {
    let longest = 0;
    for (const key of this.cells.keys()) {
      const at = MemorySheet.position(key);
      if (at.column === column) longest = Math.max(longest, textOf(at.row).length);
    }
    return longest === 0 ? DEFAULT_COLUMN_WIDTH : 5.5 * longest + 5;
  }
}

const UNSTYLED: StyleLayer['patch'] = {
  fillColor: null,
  fontName: null,
  fontSize: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
  horizontalAlignment: null,
  verticalAlignment: null,
  wrapText: null,
  indentLevel: null,
  textRotation: null,
  locked: null,
  borders: null,
  numberFormat: 'General',
};

function mergedBorders(before: object | undefined, patch: object): object {
  const merged: Record<string, unknown> = { ...before };
  for (const [edge, line] of Object.entries(patch)) {
    if (line === null) delete merged[edge];
    else if (line !== undefined) merged[edge] = line;
  }
  return merged;
}

function movedKeys<T>(map: ReadonlyMap<number, T>, to: (key: number) => number | null): Map<number, T> {
  const moved = new Map<number, T>();
  for (const [key, value] of map) {
    const index = to(key);
    if (index !== null) moved.set(index, value);
  }
  return moved;
}

/** Whether two values are the same, errors with the same sentence. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  return (
    a === b || (isCellErrorValue(a) && isCellErrorValue(b) && a.error === b.error && a.message === b.message)
  );
}
