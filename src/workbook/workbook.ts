/**
 * The port to the open workbook: all that the task pane, the case and the recalculation engine may ask of it.
 * Plain types only; the adapter beside it is the only code that talks to Excel.
 *
 * - **Addresses** are A1 references with their sheet, such as `Inputs!B4` or `'Cash flow'!B4:D9`; `$` is allowed
 *   and ignored. What the port returns is without `$`, quoted where Excel needs quotes (see `address.ts`).
 * - **Formulas** are in English with comma separators and begin with "=", whatever the user's locale.
 * - **Failures** reject with `WorkbookError`, whose message is a sentence for the user; a batch that is refused
 *   changes nothing before the failing write and nothing after it.
 * - Every method is one trip (or a bounded few for very large ranges): hand it all addresses at once.
 */

// ---------------------------------------------------------------------------------------------
// Cells

/** An error in a cell, such as `{ error: '#DIV/0!' }`. */
export interface CellError {
  readonly error: string;
}

/** What a cell holds after calculation. Null: an empty cell (a formula's empty text is ''). Dates are serials. */
export type CellValue = number | string | boolean | CellError | null;

/** Text as it stands; kept as text even where it begins with = + - @ or looks like a number or a date. */
export interface TextInput {
  readonly text: string;
}

/** A formula beginning with "=". */
export interface FormulaInput {
  readonly formula: string;
}

/** What to put in a cell: a number, a truth value, text, a formula, null to empty it, undefined to leave it alone. */
export type CellInput = number | boolean | TextInput | FormulaInput | null | undefined;

export function text(value: string): TextInput {
  return { text: value };
}

export function formula(source: string): FormulaInput {
  return { formula: source };
}

export function isCellError(value: unknown): value is CellError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export interface RangeContent {
  /** The address as asked for, normalised. */
  readonly address: string;
  /** Rows of values as last calculated. */
  readonly values: readonly (readonly CellValue[])[];
  /** Rows of formulas; null where the cell holds a literal, nothing, or a value spilled from another cell. */
  readonly formulas: readonly (readonly (string | null)[])[];
  /** Rows of codes such as "#,##0.00"; only where asked for. */
  readonly numberFormats?: readonly (readonly string[])[];
}

interface ReadOptions {
  readonly numberFormats?: boolean;
}

export interface CellWrite {
  readonly address: string;
  /** Rows as the address has them; or one input for every cell. */
  readonly cells: readonly (readonly CellInput[])[] | CellInput;
  /** One code for every cell. */
  readonly numberFormat?: string;
}

export interface CellReplacement {
  /** The defined name of the cell, for the whole workbook; null without one. */
  readonly name: string | null;
  /** Where the cell was last found. */
  readonly address: string;
  readonly cell: CellInput;
}

interface WriteOptions {
  /** Waits for the calculation after the write. Off by default. */
  readonly calculate?: boolean;
}

export interface CellAccess {
  /** Reads ranges, in the order asked for. @throws WorkbookError "not-found" naming the sheet or address */
  read(addresses: readonly string[], options?: ReadOptions): Promise<RangeContent[]>;
  /** Writes cells in the order given. @throws WorkbookError "protected" naming the sheet, "editing" */
  write(writes: readonly CellWrite[], options?: WriteOptions): Promise<void>;
  /**
   * Writes single cells and returns what they held at that very moment, so that an edit which came in since they were
   * read is not covered unseen. A cell with a defined name is found by it, wherever it has moved to.
   * @throws WorkbookError as `write` does, "not-found" where a name is gone
   */
  replace(writes: readonly CellReplacement[]): Promise<RangeContent[]>;
  /**
   * Calculates what changed (or everything) and waits until results are in; those of the add-in's functions too where
   * `withFunctions` says that the formulas call them.
   * @throws WorkbookError "calculation-timeout" after `timeoutSeconds` (30 without one)
   */
  calculate(options?: {
    readonly full?: boolean;
    readonly timeoutSeconds?: number;
    readonly withFunctions?: boolean;
  }): Promise<void>;
  /**
   * For each of the given single cells the area its formula spills over, itself included; null where it does not
   * spill (or where this Excel knows no dynamic arrays).
   */
  spills(cells: readonly string[]): Promise<(string | null)[]>;
}

// ---------------------------------------------------------------------------------------------
// Sheets

export interface SheetInfo {
  readonly name: string;
  readonly visible: boolean;
  /** Whether a protection is on; locked cells refuse writes then. */
  readonly protected: boolean;
  /** The rectangle of all cells with content, such as `Inputs!A1:H40`; null for an empty sheet. */
  readonly usedRange: string | null;
}

export interface SheetAccess {
  /** In the order of the tabs. */
  sheets(): Promise<SheetInfo[]>;
  /** Adds a sheet at the end; one of that name that exists already is left as it is. Does not activate it. */
  addSheet(name: string): Promise<void>;
  activateSheet(name: string): Promise<void>;
  /** Deletes a sheet with all that it holds; one that is not there is passed over. */
  deleteSheet(name: string): Promise<void>;
  /** Opens a file (.xlsx) as a new workbook, not saved yet; this one stays open. @throws WorkbookError "unsupported" */
  openAsNew(file: Uint8Array): Promise<void>;
  /**
   * Makes the sheet agree with the plan, adding it where it is missing. Written again it updates in place: only
   * the plan's own area (remembered in a defined name) is rewritten; where it grew, whole rows or columns are
   * inserted, so that the user's notes beside and below it stay theirs.
   */
  writeSheet(plan: SheetPlan): Promise<void>;
}

/** The look of a cell, told by what it is for; the adapter turns it into fonts, fills and borders. */
export type StyleRole =
  | 'title'
  | 'subtitle'
  /** A column or row heading of a table. */
  | 'heading'
  /** A section's heading within the sheet. */
  | 'section'
  | 'label'
  /** Wrapped prose. */
  | 'prose'
  /** Blue on pale yellow: a value meant to be changed. */
  | 'input'
  /** Black: a formula. */
  | 'calculation'
  /** Green: a reference to another sheet. */
  | 'link'
  | 'total'
  /** Small grey italics. */
  | 'note'
  /** Coloured, in words too: the text itself says better, worse or breached. */
  | 'good'
  | 'bad'
  | 'warning'
  | 'muted';

export interface PlannedCell {
  readonly content: CellInput;
  /** "label" for text and "calculation" for the rest without one. */
  readonly role?: StyleRole;
  readonly numberFormat?: string;
  /** Merged over so many columns, this one included. */
  readonly columns?: number;
  /** How many lines its text takes where it wraps; estimated for merged prose without one. */
  readonly lines?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** Steps by which the text is set off from the edge of its cell that it is aligned to. */
  readonly indent?: number;
  /** Breaks into lines, also in a role whose text does not. */
  readonly wrap?: boolean;
}

interface SheetBlock {
  /** The top left cell, such as "A1". */
  readonly at: string;
  /** Undefined entries are left alone. */
  readonly rows: readonly (readonly (PlannedCell | undefined)[])[];
}

export interface PrintPlan {
  readonly orientation: 'landscape' | 'portrait';
  /** Fitted to one page wide always; to one page in all where true. */
  readonly onePage?: boolean;
  /** All that is on the sheet is printed, not only what the plan writes. */
  readonly wholeSheet?: boolean;
  /** Rows repeated on each page, such as "5:5". */
  readonly titleRows?: string;
  /** Footers may use Excel's codes: &F file, &D date, &P page; a plain ampersand is written &&. */
  readonly footerLeft?: string;
  readonly footerCenter?: string;
  readonly footerRight?: string;
}

export interface ChartPlan {
  /** The chart's name on the sheet; one of that name is updated. */
  readonly name: string;
  readonly kind: 'columns' | 'bars' | 'stackedColumns' | 'stackedBars' | 'line' | 'scatter';
  readonly title: string;
  /** Headings and numbers on the planned sheet, such as "A5:F9". */
  readonly source: string;
  readonly seriesBy: 'columns' | 'rows';
  /** The names of the categories, where they do not stand beside the numbers. */
  readonly categories?: string;
  /** The cells it covers, such as "A20:G36". */
  readonly covers: string;
  readonly categoryAxisTitle?: string;
  readonly valueAxisTitle?: string;
}

/** A name for a part of the planned sheet. */
interface PlannedName {
  readonly name: string;
  /** On the planned sheet, such as "C7" or "C7:F7". */
  readonly at: string;
}

/** What an output sheet should hold and look like. */
export interface SheetPlan {
  readonly name: string;
  readonly blocks: readonly SheetBlock[];
  /** In characters, from column A. */
  readonly columnWidths?: readonly number[];
  /** How many rows from the top and columns from the left stay in view. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly print?: PrintPlan;
  readonly names?: readonly PlannedName[];
  readonly charts?: readonly ChartPlan[];
  /** Shown by default. */
  readonly gridlines?: boolean;
}

// ---------------------------------------------------------------------------------------------
// Defined names

export interface NameInfo {
  readonly name: string;
  /** The sheet it belongs to; null for the whole workbook. */
  readonly sheet: string | null;
  /** Such as "=Inputs!$B$4"; "=#REF!" where its cells were deleted. */
  readonly formula: string;
  readonly visible: boolean;
}

export interface NameDefinition {
  readonly name: string;
  /** The cells it stands for. */
  readonly address: string;
  readonly comment?: string;
}

export interface NameAccess {
  names(): Promise<NameInfo[]>;
  /** Defines names for the whole workbook; one of the same name is pointed to the new address. */
  defineNames(definitions: readonly NameDefinition[]): Promise<void>;
  /** Deletes names of the whole workbook; unknown ones are passed over. */
  deleteNames(names: readonly string[]): Promise<void>;
  /** For each name of the whole workbook its cells; null where it is missing, broken, or no reference. */
  resolveNames(names: readonly string[]): Promise<(string | null)[]>;
}

// ---------------------------------------------------------------------------------------------
// Tables

export interface TableContent {
  readonly name: string;
  readonly sheet: string;
  /** Header and body, without a totals row. */
  readonly address: string;
  readonly headers: readonly string[];
  /** Body rows. */
  readonly values: readonly (readonly CellValue[])[];
  /** Body rows; null where there is no formula. */
  readonly formulas: readonly (readonly (string | null)[])[];
}

export interface TableDefinition {
  readonly name: string;
  readonly sheet: string;
  /** Written as a section heading in the cell above the table's first. */
  readonly title?: string;
  /** The top left cell, such as "A5"; the cells it will take are empty or may be overwritten. */
  readonly at: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellInput[])[];
  /** In characters, of the table's columns; as they are without. */
  readonly columnWidths?: readonly number[];
  /** Headings and texts break into lines instead of being cut off by what stands beside them. */
  readonly wrap?: boolean;
}

/** One step of changing a table; rows and columns count from 0 within the body, as they stand at that step. */
export type TableEdit =
  /** Whole sheet rows are inserted, so that notes beside the table stay with their rows. `at` may be the row count. */
  | {
      readonly kind: 'insertRows';
      readonly table: string;
      readonly at: number;
      readonly rows: readonly (readonly CellInput[])[];
    }
  /** Whole sheet rows are deleted, with what stands beside the table in them. */
  | { readonly kind: 'deleteRows'; readonly table: string; readonly at: number; readonly count: number }
  | { readonly kind: 'insertColumn'; readonly table: string; readonly at: number; readonly header: string }
  | { readonly kind: 'deleteColumn'; readonly table: string; readonly at: number }
  | { readonly kind: 'renameColumn'; readonly table: string; readonly at: number; readonly header: string }
  /** Writes single body cells. */
  | {
      readonly kind: 'setCells';
      readonly table: string;
      readonly cells: readonly {
        readonly row: number;
        readonly column: number;
        readonly content: CellInput;
      }[];
    }
  | { readonly kind: 'create'; readonly definition: TableDefinition };

interface TableInfo {
  readonly name: string;
  readonly sheet: string;
  readonly address: string;
}

export interface TableAccess {
  tables(): Promise<TableInfo[]>;
  /** Reads tables by name, in the order asked for; null where there is none of that name. */
  readTables(names: readonly string[]): Promise<(TableContent | null)[]>;
  /** Applies the steps in order, as one. A table keeps at least one body row, emptied where none is left. */
  editTables(edits: readonly TableEdit[]): Promise<void>;
}

// ---------------------------------------------------------------------------------------------
// Selection and events

/** Stops the notifications. */
export type Unsubscribe = () => Promise<void>;

export interface CellsChanged {
  /** What changed, with its sheet. */
  readonly address: string;
  readonly kind: 'edited' | 'rowsInserted' | 'rowsDeleted' | 'columnsInserted' | 'columnsDeleted' | 'other';
  /** "remote": a co-author's edit. */
  readonly source: 'local' | 'remote';
  /** Whether this add-in made it; null where this Excel does not tell. */
  readonly byAddIn: boolean | null;
  /** What the cell holds since; where a single cell was edited and this Excel tells. */
  readonly after?: CellValue;
}

export interface Interaction {
  /** The selected cells. @throws WorkbookError "several-areas" */
  selection(): Promise<string>;
  /** Shows the sheet and selects the cells. */
  select(address: string): Promise<void>;
  onSelectionChanged(listener: (address: string) => void): Promise<Unsubscribe>;
  /** Hears edits of any sheet, the add-in's own included; never a mere recalculation. */
  onChanged(listener: (change: CellsChanged) => void): Promise<Unsubscribe>;
}

// ---------------------------------------------------------------------------------------------
// Settings kept in the workbook file

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface SettingsAccess {
  /** The setting; undefined where there is none. */
  readSetting(key: string): Promise<Json | undefined>;
  /** Stores settings in the workbook at once; undefined removes one. About 2 MB in all. */
  writeSettings(settings: Readonly<Record<string, Json | undefined>>): Promise<void>;
}

// ---------------------------------------------------------------------------------------------
// The workbook as a whole

export interface WorkbookInfo {
  /** The file's name, such as "Network.xlsx". */
  readonly fileName: string;
  readonly calculationMode: 'automatic' | 'automaticExceptTables' | 'manual';
  /** 1900 or 1904: the year dates count from. */
  readonly dateSystem: 1900 | 1904;
  /** Null where iterative calculation is off, or this Excel does not tell. */
  readonly iteration: { readonly maxIterations: number; readonly maxChange: number } | null;
  readonly locale: Locale;
}

export interface Locale {
  /** Of the user interface, such as "de-DE". */
  readonly displayLanguage: string;
  /** Of numbers and dates, such as "en-US". */
  readonly contentLanguage: string;
  readonly decimalSeparator: string;
  readonly thousandsSeparator: string;
}

/** What this Excel can do beyond the least that the add-in needs. */
export interface Capabilities {
  /** The minor version of the highest ExcelApi set supported: 17 for ExcelApi 1.17. */
  readonly excelApi: number;
  readonly dynamicArrays: boolean;
  /** Whether several writes can be undone as one. */
  readonly undoGroups: boolean;
  /** Whether the source of a change tells the add-in's own from the user's. */
  readonly changeTrigger: boolean;
  readonly sharedRuntime: boolean;
}

export interface Workbook
  extends CellAccess, SheetAccess, NameAccess, TableAccess, Interaction, SettingsAccess {
  readonly capabilities: Capabilities;
  info(): Promise<WorkbookInfo>;
  /**
   * Runs the work on a workbook whose writes are undone as one step where Excel allows it (one step per write
   * where it does not). What the work throws is thrown on; writes made until then stay.
   */
  undoGroup<T>(work: (workbook: Workbook) => Promise<T>): Promise<T>;
}

// ---------------------------------------------------------------------------------------------
// Failures

export type WorkbookErrorCode =
  /** A sheet, table, name or address that does not exist (any more). */
  | 'not-found'
  /** The sheet or workbook is protected. */
  | 'protected'
  /** The user is typing in a cell. */
  | 'editing'
  /** Several areas are selected where one is needed. */
  | 'several-areas'
  /** The request does not fit the workbook, such as text too long or tables that would overlap. */
  | 'refused'
  /** A sheet of the user's has the name of one that is to be written. */
  | 'sheet-taken'
  | 'calculation-timeout'
  /** Excel keeps silent: a dialog is open, or a cell is being edited. */
  | 'no-answer'
  /** This Excel lacks the feature. */
  | 'unsupported'
  /** The connection to Excel broke; reopening the pane restores it. */
  | 'lost';

/** A failure of the workbook, in a sentence that tells the user what to do. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  constructor(
    readonly code: WorkbookErrorCode,
    message: string,
    /** The address, sheet, name or table it concerns. */
    readonly where?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
