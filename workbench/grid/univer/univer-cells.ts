/** What one worksheet's cells hold, spilled values included. */
import type { ICellData, IRange, IStyleData, Nullable, Workbook, Worksheet } from '@univerjs/presets';
import { CellValueType } from '@univerjs/presets';
import type { FormulaDataModel } from '@univerjs/preset-sheets-core';
import type { Area, CellError, CellStyle, CellValue } from '../grid';
import type { CellCustom } from './univer-snapshot';
import { readStyle } from './univer-style';

const ERRORS = new Set([
  '#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#SPILL!', '#CALC!', '#BUSY!', '#CYCLE!',
  '#ERROR!', '#CONNECT!', '#GETTING_DATA',
]); // prettier-ignore

/** The sentence that a custom function gave with an error, by cell. */
export type ErrorMessages = (sheet: string, row: number, column: number) => string | undefined;

export class UniverCells {
  readonly sheetId: string;
  /** Many cells share few looks. */
  private readonly looks = new Map<IStyleData | null, CellStyle>();

  constructor(
    private readonly workbook: Workbook,
    private readonly sheet: Worksheet,
    private readonly formulas: FormulaDataModel,
    private readonly messages: ErrorMessages,
  ) {
    this.sheetId = sheet.getSheetId();
  }

  cell(row: number, column: number): ICellData | null {
    return this.sheet.getCellRaw(row, column) ?? null;
  }

  formula(row: number, column: number): string | null {
    const cell = this.cell(row, column);
    if (!cell?.f && !cell?.si) return null;
    // A formula that was filled down may be kept by reference to the first.
    const { f, si } = cell;
    if (f && !si) return f;
    return (
      this.formulas.getFormulaStringByCell(row, column, this.sheetId, this.workbook.getUnitId()) ?? f ?? null
    );
  }

  value(row: number, column: number): CellValue {
    const cell = this.cell(row, column);
    if (cell && cell.v !== null && cell.v !== undefined) return this.held(cell, row, column);
    const text = cell?.p?.body?.dataStream.replace(/\r\n$/, '');
    if (text) return text;
    const spilled = this.spilledCell(row, column);
    return spilled ? this.held(spilled, row, column) : null;
  }

  private held({ v, t }: ICellData, row: number, column: number): CellValue {
    if (v === null || v === undefined) return null;
    if (t === CellValueType.BOOLEAN) return v === 1 || v === '1' || v === true;
    if (typeof v !== 'string') return v;
    // Univer cannot tell a text from an error; Excel would not let such a text be typed either.
    if (ERRORS.has(v)) return this.error(v, row, column);
    return t === CellValueType.NUMBER && v.trim() !== '' && Number.isFinite(Number(v)) ? Number(v) : v;
  }

  private error(error: string, row: number, column: number): CellError {
    const message = this.messages(this.sheetId, row, column);
    return message === undefined ? { error } : { error, message };
  }

  private spilledCell(row: number, column: number): ICellData | null {
    const unit = this.formulas.getArrayFormulaCellData()[this.workbook.getUnitId()];
    return unit?.[this.sheetId]?.[row]?.[column] ?? null;
  }

  /** Areas over which formulas spill, each with the cell of its formula; single cells are none. */
  spills(): { readonly row: number; readonly column: number; readonly area: Area }[] {
    const rows = this.formulas.getArrayFormulaRange()[this.workbook.getUnitId()]?.[this.sheetId] ?? {};
    return Object.entries(rows).flatMap(([row, columns]) =>
      Object.entries((columns ?? {}) as Record<string, Nullable<IRange>>).flatMap(([column, range]) => {
        if (!range || !this.formula(Number(row), Number(column))) return [];
        const area = {
          row: range.startRow,
          column: range.startColumn,
          rowCount: range.endRow - range.startRow + 1,
          columnCount: range.endColumn - range.startColumn + 1,
        };
        return area.rowCount * area.columnCount > 1
          ? [{ row: Number(row), column: Number(column), area }]
          : [];
      }),
    );
  }

  spillOf(row: number, column: number): Area | null {
    return this.spills().find((spill) => spill.row === row && spill.column === column)?.area ?? null;
  }

  private spillOrigin(row: number, column: number): readonly [number, number] | null {
    const spill = this.spills().find(
      ({ area }) =>
        row >= area.row &&
        row < area.row + area.rowCount &&
        column >= area.column &&
        column < area.column + area.columnCount,
    );
    // A cell with contents of its own keeps the other from spilling.
    return spill && this.spilledCell(row, column) ? [spill.row, spill.column] : null;
  }

  spillParentOf(row: number, column: number): { row: number; column: number } | null {
    const origin = this.spillOrigin(row, column);
    return origin && { row: origin[0], column: origin[1] };
  }

  style(row: number, column: number): CellStyle {
    const cell = this.cell(row, column);
    const extras = (cell?.custom as CellCustom | null | undefined)?.style;
    const style = this.univerStyle(cell);
    if (extras) return readStyle(style, extras);
    const look = this.looks.get(style) ?? readStyle(style, undefined);
    this.looks.set(style, look);
    return look;
  }

  numberFormat(row: number, column: number): string {
    return this.univerStyle(this.cell(row, column))?.n?.pattern || 'General';
  }

  private univerStyle(cell: ICellData | null): IStyleData | null {
    return (cell && this.workbook.getStyles().getStyleByCell(cell)) ?? null;
  }

  usedArea(valuesOnly: boolean): Area | null {
    let top = Infinity;
    let left = Infinity;
    let bottom = -1;
    let right = -1;
    const include = (row: number, column: number, endRow = row, endColumn = column) => {
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, endRow);
      right = Math.max(right, endColumn);
    };
    this.sheet.getCellMatrix().forValue((row, column, cell) => {
      if (!cell) return;
      const holds = (cell.v !== null && cell.v !== undefined && cell.v !== '') || cell.f || cell.si || cell.p;
      if (holds || (!valuesOnly && cell.s)) include(row, column);
    });
    for (const { area } of this.spills()) {
      include(area.row, area.column, area.row + area.rowCount - 1, area.column + area.columnCount - 1);
    }
    return bottom < 0
      ? null
      : { row: top, column: left, rowCount: bottom - top + 1, columnCount: right - left + 1 };
  }
}
