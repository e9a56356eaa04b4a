/** Where cells are, and how they move. Rows and columns count from 0. */
export type SheetId = string;

/** A rectangle of cells. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** A rectangle of cells on a sheet. */
export interface SheetArea extends Area {
  readonly sheet: SheetId;
}

/** Excel's own limits. */
export const ROW_LIMIT = 1_048_576;
export const COLUMN_LIMIT = 16_384;

/** Cells that move: rows or columns inserted or deleted; `area` is what is inserted or deleted. */
export interface CellShift {
  readonly kind: 'insert' | 'delete';
  /** "rows": cells below move; "columns": cells to the right move. */
  readonly axis: 'rows' | 'columns';
  readonly area: SheetArea;
}
