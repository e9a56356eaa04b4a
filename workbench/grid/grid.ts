/**
 * The small interface between the Excel object model of the embedded workbook and whatever holds the cells:
 * the spreadsheet on the page, or memory in unit tests. Everything is synchronous but the calculation.
 * Rows and columns count from 0; an area lies within one sheet; sheets are known by an id that survives renaming.
 *
 * What no grid computes with (tables, charts, page layout, settings, …) is kept in `stored`, one model shared by
 * all adapters; an adapter only calls `stored.shift(…)` where rows, columns or cells move, and
 * `stored.forgetSheet(…)` when a sheet goes.
 */
import type { Area, CellShift, SheetArea, SheetId } from './sheet-area';
import type { StoredModel } from './stored-model';

export type { Area, CellShift, SheetArea, SheetId } from './sheet-area';
export { COLUMN_LIMIT, ROW_LIMIT } from './sheet-area';

/** The error a cell holds, and the sentence a custom function gave with it. */
export interface CellError {
  readonly error: string;
  readonly message?: string;
}

/** What a cell holds after calculation; null when it is empty. */
export type CellValue = number | string | boolean | CellError | null;

/** What a formula yields: a value, or a matrix of values that spills. */
export type Computed = CellValue | CellValue[][];

/** What to put in a cell: a literal, null to empty it, a formula, or undefined to leave the cell as it is. */
export type CellInput = number | string | boolean | null | CellError | CellFormula | undefined;

/** A formula in English with comma separators, beginning with "=". */
export interface CellFormula {
  readonly formula: string;
}

export type BorderEdge = 'top' | 'bottom' | 'left' | 'right' | 'diagonalDown' | 'diagonalUp';

export interface BorderLine {
  readonly style: 'continuous' | 'dash' | 'dashDot' | 'dashDotDot' | 'dot' | 'double' | 'slantDashDot';
  readonly weight: 'hairline' | 'thin' | 'medium' | 'thick';
  /** "#RRGGBB". */
  readonly color: string;
}

/** How one cell looks; a missing field has the workbook's default. Colours are "#RRGGBB". */
export interface CellStyle {
  readonly fillColor?: string;
  readonly fontName?: string;
  /** In points. */
  readonly fontSize?: number;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: 'single' | 'double';
  readonly strikethrough?: boolean;
  readonly horizontalAlignment?:
    'left' | 'center' | 'right' | 'fill' | 'justify' | 'centerAcrossSelection' | 'distributed';
  readonly verticalAlignment?: 'top' | 'center' | 'bottom' | 'justify' | 'distributed';
  readonly wrapText?: boolean;
  readonly indentLevel?: number;
  /** Degrees, −90 to 90. */
  readonly textRotation?: number;
  /** False where a protected sheet still lets the cell be edited. */
  readonly locked?: boolean;
  readonly borders?: Readonly<Partial<Record<BorderEdge, BorderLine>>>;
}

/** A change of style: undefined leaves a field, null returns it to the default; borders merge edge by edge. */
export type StylePatch = {
  readonly [K in Exclude<keyof CellStyle, 'borders'>]?: CellStyle[K] | null | undefined;
} & { readonly borders?: Readonly<Partial<Record<BorderEdge, BorderLine | null>>> | null | undefined };

export interface SheetInfo {
  readonly id: SheetId;
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** "#RRGGBB", or empty without one. */
  readonly tabColor: string;
  readonly showGridlines: boolean;
}

export type SheetPatch = Partial<Omit<SheetInfo, 'id'>>;

export interface FrozenPanes {
  /** Rows frozen from the top, columns frozen from the left; 0 when none are. */
  readonly rows: number;
  readonly columns: number;
}

/** A defined name; `scope` is null for the whole workbook. */
export interface DefinedName {
  readonly name: string;
  readonly scope: SheetId | null;
  /** In English with "=", such as "=Inputs!$B$4". */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

/** What listeners hear when cells were changed by hand, by the add-in or by a co-author; never for a recalculation. */
export interface GridChange {
  readonly kind:
    | 'edited'
    | 'rowsInserted'
    | 'rowsDeleted'
    | 'columnsInserted'
    | 'columnsDeleted'
    | 'cellsInserted'
    | 'cellsDeleted';
  readonly area: SheetArea;
  readonly source: 'local' | 'remote';
  /** Given for "cellsInserted" and "cellsDeleted": which way the other cells went. */
  readonly axis?: CellShift['axis'];
  /** Given where exactly one cell was edited. */
  readonly before?: CellValue;
  readonly after?: CellValue;
}

/** What happened to sheets as a whole. */
export interface SheetChange {
  readonly kind: 'added' | 'deleted' | 'activated' | 'renamed';
  readonly sheet: SheetId;
  readonly source: 'local' | 'remote';
}

export type CalculationMode = 'automatic' | 'automaticExceptTables' | 'manual';

/** Removes the listener. */
export type Unsubscribe = () => void;

export interface Grid {
  /** The workbook's file name, such as "Book1.xlsx". */
  readonly name: string;
  readonly stored: StoredModel;

  // Sheets, in the order of their tabs
  sheets(): readonly SheetInfo[];
  /** Adds a sheet at the position (at the end without one) and returns its id; the name is free and valid. */
  addSheet(name: string, position?: number): SheetId;
  deleteSheet(sheet: SheetId): void;
  /** Renaming updates the formulas and names that refer to the sheet. */
  updateSheet(sheet: SheetId, patch: SheetPatch): void;
  moveSheet(sheet: SheetId, position: number): void;
  activeSheet(): SheetId;
  activateSheet(sheet: SheetId): void;
  frozenPanes(sheet: SheetId): FrozenPanes;
  freezePanes(sheet: SheetId, panes: FrozenPanes): void;

  // Cells
  /** The rectangle of all cells with a value or formula, and unless `valuesOnly`, with a format; null when there is none. */
  usedArea(sheet: SheetId, valuesOnly: boolean): Area | null;
  /** Values as last calculated, spilled cells included. */
  values(area: SheetArea): CellValue[][];
  /** The formula of each cell in English with "=", null where it holds none (spilled cells hold none). */
  formulas(area: SheetArea): (string | null)[][];
  /** Each cell's text as displayed. */
  text(area: SheetArea): string[][];
  write(area: SheetArea, cells: readonly (readonly CellInput[])[]): void;
  /** Codes in English, "General" by default. */
  numberFormats(area: SheetArea): string[][];
  /** A code for each cell; undefined leaves one as it is. */
  setNumberFormats(area: SheetArea, codes: readonly (readonly (string | undefined)[])[]): void;
  styles(area: SheetArea): CellStyle[][];
  applyStyle(area: SheetArea, patch: StylePatch): void;
  /** Empties contents, or resets formats, number formats and merges as Excel does, or both. */
  clear(area: SheetArea, what: 'all' | 'contents' | 'formats'): void;
  /** The area that the formula in this cell spills over, the cell itself included; null when it does not spill. */
  spillOf(sheet: SheetId, row: number, column: number): Area | null;
  /** The cell whose formula spills into this one (itself when it is that cell); null when none does. */
  spillParentOf(
    sheet: SheetId,
    row: number,
    column: number,
  ): { readonly row: number; readonly column: number } | null;

  // Columns and rows; widths and heights in points
  columnWidth(sheet: SheetId, column: number): number;
  setColumnWidth(sheet: SheetId, column: number, count: number, points: number): void;
  autofitColumns(sheet: SheetId, column: number, count: number): void;
  columnHidden(sheet: SheetId, column: number): boolean;
  setColumnsHidden(sheet: SheetId, column: number, count: number, hidden: boolean): void;
  rowHeight(sheet: SheetId, row: number): number;
  setRowHeight(sheet: SheetId, row: number, count: number, points: number): void;
  autofitRows(sheet: SheetId, row: number, count: number): void;
  rowHidden(sheet: SheetId, row: number): boolean;
  setRowsHidden(sheet: SheetId, row: number, count: number, hidden: boolean): void;

  // Structure
  merges(sheet: SheetId): readonly Area[];
  merge(area: SheetArea): void;
  /** Takes apart every merge that meets the area. */
  unmerge(area: SheetArea): void;
  /**
   * Inserts or deletes cells and moves the others; formulas, names and `stored` follow. An area of full width
   * ("rows") or full height ("columns") moves whole rows or columns.
   */
  shift(shift: CellShift): void;

  // Names
  names(): readonly DefinedName[];
  /** Adds the name, or replaces the one of the same name (upper and lower case alike) and scope. */
  setName(name: DefinedName): void;
  deleteName(name: string, scope: SheetId | null): void;

  // Selection and editing
  selection(): SheetArea;
  /** Selects the area and activates its sheet. */
  select(area: SheetArea): void;
  /** Whether the user is typing in a cell or the formula bar. */
  isEditing(): boolean;
  /** Settles when no cell is being edited. */
  whenEditingEnds(): Promise<void>;

  // Calculation
  calculationMode(): CalculationMode;
  setCalculationMode(mode: CalculationMode): void;
  /** "recalculate": what changed; "full": every formula; "fullRebuild": dependencies too. */
  calculate(kind: 'recalculate' | 'full' | 'fullRebuild'): void;
  isCalculating(): boolean;
  /** Settles when no calculation is under way or due, asynchronous functions included. */
  whenCalculated(): Promise<void>;

  // Listeners
  onChange(listener: (change: GridChange) => void): Unsubscribe;
  onSheetChange(listener: (change: SheetChange) => void): Unsubscribe;
  onSelectionChange(listener: (selection: SheetArea) => void): Unsubscribe;
  onCalculated(listener: (sheet: SheetId) => void): Unsubscribe;
}
