/**
 * A workbook as plain data: what the engine needs to recalculate it, and nothing else. It can be posted to a
 * worker. Rows and columns count from 0 throughout the engine.
 */

/** A cell's value; null is a blank cell. */
export type CellValue = number | string | boolean | null | { readonly error: string };

/** A rectangle of cells, all four edges included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface CellModel {
  readonly row: number;
  readonly column: number;
  /** With its leading "=", in A1 style; absent for a constant. */
  readonly formula?: string;
  /** What Excel shows: the constant, or the formula's last result. */
  readonly value: CellValue;
  /** For an array formula or a spill: the cells that its result fills, this one included. */
  readonly array?: Area;
}

export interface SheetModel {
  readonly name: string;
  readonly cells: readonly CellModel[];
  /** Rows the user has hidden; SUBTOTAL and AGGREGATE may leave them out. */
  readonly hiddenRows?: readonly number[];
  /** Those among them that a filter hides: SUBTOTAL always leaves them out. */
  readonly filteredRows?: readonly number[];
}

export interface NameModel {
  readonly name: string;
  /** The sheet to which the name is limited. */
  readonly sheet?: string;
  /** With its leading "=". */
  readonly formula: string;
}

export interface TableModel {
  readonly name: string;
  readonly sheet: string;
  /** Header and totals rows included. */
  readonly area: Area;
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly columns: readonly string[];
}

export interface WorkbookModel {
  readonly sheets: readonly SheetModel[];
  readonly names: readonly NameModel[];
  readonly tables: readonly TableModel[];
  readonly dateSystem: '1900' | '1904';
  /** Whether Excel iterates over circular references. */
  readonly iterative: boolean;
  /**
   * How formulas are written. In a file, a formula without an array takes one cell of each range by implicit
   * intersection; on a sheet, as a formula bar shows it, only where it says "@".
   */
  readonly dialect: 'file' | 'sheet';
}

/** A cell by the name of its sheet. */
export interface CellReference {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** "A" for 0, "AA" for 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** "B3" for row 2, column 1. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** The sheet's name as formulas write it, quoted where Excel needs quotes. */
export function quotedSheetName(sheet: string): string {
  return /^[A-Za-z_\u00c0-\uffff][\w.\u00c0-\uffff]*$/.test(sheet) && !/^[A-Za-z]{1,3}\d+$/.test(sheet)
    ? sheet
    : `'${sheet.replace(/'/g, "''")}'`;
}

/** "'My sheet'!B3". */
export function cellName({ sheet, row, column }: CellReference): string {
  return `${quotedSheetName(sheet)}!${cellAddress(row, column)}`;
}

/** Row and column of "B3" or "$B$3"; undefined for anything else. */
export function parseCellAddress(address: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address);
  if (!match) return undefined;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row >= 1 && row <= MAX_ROWS && column <= MAX_COLUMNS
    ? { row: row - 1, column: column - 1 }
    : undefined;
}

/** The cells of "B2:D9" or "B2"; undefined for anything else. */
export function parseAreaAddress(address: string): Area | undefined {
  const [first, second = first] = address.split(':');
  const a = parseCellAddress(first ?? '');
  const b = parseCellAddress(second ?? '');
  if (!a || !b) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

/** Reads "Sheet1!B3" or "'My sheet'!$B$3"; undefined for anything else. */
export function parseCellName(name: string): CellReference | undefined {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!([^!]+)$/.exec(name.trim());
  const cell = match && parseCellAddress(match[3]!);
  return cell ? { sheet: match[1]?.replace(/''/g, "'") ?? match[2]!, ...cell } : undefined;
}
