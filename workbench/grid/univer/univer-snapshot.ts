/** A workbook's file as the snapshot that Univer opens. */
import type { ICellData, IRange, IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/presets';
import { BooleanNumber, CellValueType, LocaleType } from '@univerjs/presets';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../../xlsx/workbook-file';
import type { CellFile, LineFile, SheetFile, WorkbookFile } from '../../xlsx/workbook-file';
import { parseAddress } from '../a1';
import type { Area, CellStyle, CellValue } from '../grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../grid';
import { DEFAULT_STYLE, patchedExtras, writeStyle } from './univer-style';
import type { StyleExtras } from './univer-style';

export const PIXELS_PER_POINT = 4 / 3;

/** Room that a sheet offers beyond its contents; writing beyond it makes more. */
const SPARE_ROWS = 100;
const SPARE_COLUMNS = 12;
export const LEAST_ROWS = 200;
export const LEAST_COLUMNS = 26;

/** What Univer keeps beside a cell. */
export interface CellCustom {
  readonly style?: StyleExtras;
}

/** Names whose scope is the whole workbook. */
export const WORKBOOK_SCOPE = 'AllDefaultWorkbook';

export function univerRange({ row, column, rowCount, columnCount }: Area): IRange {
  return {
    startRow: row,
    startColumn: column,
    endRow: row + rowCount - 1,
    endColumn: column + columnCount - 1,
  };
}

/** A literal as Univer holds it. */
export function literalCell(value: CellValue): ICellData {
  switch (typeof value) {
    case 'number':
      return { v: value, t: CellValueType.NUMBER };
    case 'boolean':
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    case 'string':
      return { v: value, t: CellValueType.STRING };
    default:
      return value === null ? { v: null, t: null } : { v: value.error, t: CellValueType.STRING };
  }
}

/** The reference of a name as Univer writes it: without "=" when it is one. */
export function univerReference(formula: string): string {
  const written = formula.replace(/^=/, '');
  return parseAddress(written) ? written : `=${written}`;
}

/** Univer would give a formula's cell the format of the cells it refers to; Excel gives it none. */
export const NO_FORMAT: IStyleData = { n: { pattern: 'General' } };

class Styles {
  readonly table: Record<string, IStyleData> = {};
  private readonly ids = new Map<CellStyle | undefined, Map<string, string>>();
  private count = 0;

  id(style: CellStyle | undefined, numberFormat: string): string | undefined {
    if (!style && numberFormat === '') return undefined;
    let formats = this.ids.get(style);
    if (!formats) this.ids.set(style, (formats = new Map()));
    let id = formats.get(numberFormat);
    if (id === undefined) {
      id = `s${++this.count}`;
      formats.set(numberFormat, id);
      this.table[id] = {
        ...(style && writeStyle(style)),
        ...(numberFormat && { n: { pattern: numberFormat } }),
      };
    }
    return id;
  }
}

function cellData(cell: CellFile, styles: Styles): ICellData {
  const format = cell.numberFormat ?? (cell.formula ? 'General' : '');
  const s = styles.id(cell.style, format);
  const extras = cell.style && patchedExtras(undefined, cell.style);
  return {
    // The values of spilled cells come with the first calculation.
    ...(cell.spilled ? {} : literalCell(cell.value)),
    ...(cell.formula && { f: cell.formula }),
    ...(s && { s }),
    ...(extras && { custom: { style: extras } satisfies CellCustom }),
  };
}

function lines<K extends 'w' | 'h'>(files: readonly LineFile[], key: K, limit: number) {
  const data: Record<number, { [L in K]?: number } & { hd?: BooleanNumber; ia?: BooleanNumber }> = {};
  for (const { first, count, points, hidden } of files) {
    for (let i = first; i < Math.min(first + count, limit); i++) {
      data[i] = {
        ...(points !== undefined && {
          [key]: points * PIXELS_PER_POINT,
          ...(key === 'h' && { ia: BooleanNumber.FALSE }),
        }),
        ...(hidden && { hd: BooleanNumber.TRUE }),
      } as (typeof data)[number];
    }
  }
  return data;
}

function sheetData(id: string, file: SheetFile, styles: Styles): Partial<IWorksheetData> {
  const data: Record<number, Record<number, ICellData>> = {};
  let lastRow = 0;
  let lastColumn = 0;
  for (const cell of file.cells) {
    (data[cell.row] ??= {})[cell.column] = cellData(cell, styles);
    lastRow = Math.max(lastRow, cell.row);
    lastColumn = Math.max(lastColumn, cell.column);
  }
  const rowCount = Math.min(ROW_LIMIT, Math.max(LEAST_ROWS, lastRow + 1 + SPARE_ROWS));
  const columnCount = Math.min(COLUMN_LIMIT, Math.max(LEAST_COLUMNS, lastColumn + 1 + SPARE_COLUMNS));
  const { rows, columns } = file.frozen;
  return {
    id,
    name: file.name,
    tabColor: file.tabColor,
    hidden: file.visibility === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    rowCount,
    columnCount,
    defaultColumnWidth: DEFAULT_COLUMN_WIDTH * PIXELS_PER_POINT,
    defaultRowHeight: DEFAULT_ROW_HEIGHT * PIXELS_PER_POINT,
    defaultStyle: DEFAULT_STYLE,
    freeze: {
      xSplit: columns,
      ySplit: rows,
      startRow: rows > 0 ? rows : -1,
      startColumn: columns > 0 ? columns : -1,
    },
    showGridlines: file.showGridlines ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    mergeData: file.merges.map(univerRange),
    cellData: data,
    rowData: lines(file.rows, 'h', rowCount),
    columnData: lines(file.columns, 'w', columnCount),
    custom: { visibility: file.visibility },
  };
}

/** The snapshot, and the ids that its sheets have in it, in their order. */
export function univerSnapshot(
  id: string,
  file: WorkbookFile,
): { snapshot: IWorkbookData; sheetIds: string[] } {
  const styles = new Styles();
  const sheetIds = file.sheets.map(
    (_, i) => `{${crypto.randomUUID().slice(0, 24)}${String(i + 1).padStart(12, '0')}}`,
  );
  const names = Object.fromEntries(
    file.names.map((name, i) => [
      `name${i}`,
      {
        id: `name${i}`,
        name: name.name,
        formulaOrRefString: univerReference(name.formula),
        comment: name.comment,
        localSheetId: name.scope === null ? WORKBOOK_SCOPE : sheetIds[name.scope],
        hidden: !name.visible,
      },
    ]),
  );
  const sheets = Object.fromEntries(
    file.sheets.map((sheet, i) => [sheetIds[i]!, sheetData(sheetIds[i]!, sheet, styles)]),
  );
  const snapshot: IWorkbookData = {
    id,
    name: file.name,
    appVersion: '0.25.1',
    locale: LocaleType.EN_US,
    styles: styles.table,
    sheetOrder: sheetIds,
    sheets,
    resources: [{ name: 'SHEET_DEFINED_NAME_PLUGIN', data: JSON.stringify(names) }],
  };
  return { snapshot, sheetIds };
}
