/** The cells of a worksheet as exceljs read it. */
import type ExcelJS from 'exceljs';
import type { Area, CellStyle, CellValue } from '../grid/grid';
import { parseAddress } from '../grid/a1';
import { containsCell } from '../grid/area';
import { fromFileFormula } from './file-formula';
import { readStyle } from './file-style';
import type { CellFile } from './workbook-file';

/** What exceljs holds of a row, which its types leave open; gaps between cells are not in it. */
export interface RowModel {
  readonly number: number;
  readonly height?: number;
  readonly hidden?: boolean;
  readonly cells: readonly CellModel[];
}

interface CellModel {
  readonly address: string;
  readonly style?: Partial<ExcelJS.Style>;
  readonly formula?: string;
  readonly sharedFormula?: string;
  readonly shareType?: string;
  readonly ref?: string;
  readonly result?: unknown;
  readonly value?: unknown;
  readonly text?: unknown;
}

const DAY = 86_400_000;
/** 1970-01-01 as a serial date. */
const UNIX_EPOCH = 25_569;

/** exceljs turns numbers with a date's format into dates; the grid wants the number back. */
function serialDate(date: Date): number {
  return Math.round((date.getTime() / DAY + UNIX_EPOCH) * DAY) / DAY;
}

function plainValue(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value instanceof Date) return serialDate(value);
  const { error, richText, text } = value as { error?: unknown; richText?: unknown; text?: unknown };
  if (typeof error === 'string') return { error };
  if (Array.isArray(richText)) {
    return richText.map((run: { text?: unknown }) => String(run.text ?? '')).join('');
  }
  return text === undefined ? null : plainValue(text);
}

/** One object for each look, however many cells have it. */
export class StyleReader {
  private readonly byStyle = new Map<Partial<ExcelJS.Style>, CellStyle | undefined>();
  private readonly byContent = new Map<string, CellStyle>();

  constructor(private readonly theme: readonly string[]) {}

  read(style: Partial<ExcelJS.Style> | undefined): CellStyle | undefined {
    if (!style) return undefined;
    if (this.byStyle.has(style)) return this.byStyle.get(style);
    const read = readStyle(style, this.theme);
    const shared = read && this.shared(read);
    this.byStyle.set(style, shared);
    return shared;
  }

  private shared(style: CellStyle): CellStyle {
    const content = JSON.stringify(style);
    const known = this.byContent.get(content);
    if (!known) this.byContent.set(content, style);
    return known ?? style;
  }
}

export function readCells(
  sheet: ExcelJS.Worksheet,
  rows: readonly RowModel[],
  styles: StyleReader,
  dateOffset: number,
): CellFile[] {
  const cells: CellFile[] = [];
  // Areas come in the order of their first cell, so one pass knows each before its cells.
  const spills: Area[] = [];
  for (const { cells: models } of rows) {
    for (const model of models) {
      const { row, column } = parseAddress(model.address)!.area;
      const style = styles.read(model.style);
      const numberFormat = model.style?.numFmt;
      const look = {
        ...(style && { style }),
        ...(numberFormat && numberFormat !== 'General' && { numberFormat }),
      };
      // A clone of a shared formula is spelled out by exceljs.
      const written = model.sharedFormula ? sheet.getCell(model.address).formula : model.formula;
      const value = plainValue(written ? model.result : (model.value ?? model.text));
      const dated =
        typeof value === 'number' && dateOffset !== 0 && isDate(written ? model.result : model.value);
      const cell = { row, column, value: dated ? (value as number) + dateOffset : value, ...look };
      if (written) {
        const area =
          model.shareType === 'array' && model.ref ? (parseAddress(model.ref)?.area ?? null) : null;
        const larger = area !== null && area.rowCount * area.columnCount > 1;
        if (larger) spills.push(area);
        cells.push({
          ...cell,
          formula: fromFileFormula(written),
          ...(larger && { spill: { rowCount: area.rowCount, columnCount: area.columnCount } }),
        });
      } else if (value !== null || style || look.numberFormat) {
        const spilled = spills.some((area) => containsCell(area, row, column));
        cells.push({ ...cell, formula: null, ...(spilled && { spilled }) });
      }
    }
  }
  return cells;
}

function isDate(value: unknown): boolean {
  return value instanceof Date;
}
