import type { CellShift, SheetArea } from './sheet-area';
import { COLUMN_LIMIT, ROW_LIMIT } from './sheet-area';

/** First index and count along one axis after an insertion or deletion at `at`; null when nothing is left. */
function movedSpan(
  first: number,
  count: number,
  at: number,
  by: number,
  kind: CellShift['kind'],
  limit: number,
): [number, number] | null {
  if (kind === 'insert') {
    if (at >= first + count) return [first, count];
    const [start, size] = at <= first ? [first + by, count] : [first, count + by];
    return start < limit ? [start, Math.min(size, limit - start)] : null;
  }
  const last = first + count;
  const lost = Math.max(0, Math.min(last, at + by) - Math.max(first, at));
  if (lost === count) return null;
  return [first - Math.max(0, Math.min(first, at + by) - at), count - lost];
}

/**
 * Where an area lies after cells moved; null when all of it was deleted or pushed off the sheet. As in Excel, an
 * area follows only when the moving cells cover its whole breadth, and whole rows and columns stay whole.
 */
export function movedArea(area: SheetArea, { kind, axis, area: moved }: CellShift): SheetArea | null {
  if (area.sheet !== moved.sheet) return area;
  if (axis === 'rows') {
    if (area.rowCount === ROW_LIMIT) return area;
    const covered =
      moved.column <= area.column && moved.column + moved.columnCount >= area.column + area.columnCount;
    if (!covered) return area;
    const span = movedSpan(area.row, area.rowCount, moved.row, moved.rowCount, kind, ROW_LIMIT);
    return span && { ...area, row: span[0], rowCount: span[1] };
  }
  if (area.columnCount === COLUMN_LIMIT) return area;
  const covered = moved.row <= area.row && moved.row + moved.rowCount >= area.row + area.rowCount;
  if (!covered) return area;
  const span = movedSpan(area.column, area.columnCount, moved.column, moved.columnCount, kind, COLUMN_LIMIT);
  return span && { ...area, column: span[0], columnCount: span[1] };
}
