/** A grid's whole contents as plain data, and back: for saving, for drafts, and for grids in tests. */
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from '../xlsx/workbook-file';
import type {
  CellFile,
  LineFile,
  NameFile,
  PageLayoutFile,
  SheetFile,
  TableFile,
  WorkbookFile,
} from '../xlsx/workbook-file';
import { onSheet } from './area';
import type { Area, CellInput, CellStyle, Grid, SheetArea, SheetId, SheetInfo } from './grid';
import type { TableModel } from './stored-model';

function plainArea({ row, column, rowCount, columnCount }: Area): Area {
  return { row, column, rowCount, columnCount };
}

/** Cells that look the same get one style object. */
function styleSharer(): (style: CellStyle) => CellStyle | undefined {
  const known = new Map<string, CellStyle>();
  const seen = new Map<CellStyle, CellStyle | undefined>();
  const share = (style: CellStyle): CellStyle | undefined => {
    const key = JSON.stringify(style);
    if (key === '{}') return undefined;
    const shared = known.get(key) ?? style;
    known.set(key, shared);
    return shared;
  };
  return (style) => {
    if (!seen.has(style)) seen.set(style, share(style));
    return seen.get(style);
  };
}

function cellsOf(grid: Grid, sheet: SheetId, used: Area | null): CellFile[] {
  if (!used) return [];
  const area = onSheet(sheet, used);
  const values = grid.values(area);
  const formulas = grid.formulas(area);
  const formats = grid.numberFormats(area);
  const styles = grid.styles(area);
  const shared = styleSharer();
  const cells: CellFile[] = [];
  const spilled = new Set<string>();
  for (let r = 0; r < used.rowCount; r++) {
    for (let c = 0; c < used.columnCount; c++) {
      const [row, column] = [used.row + r, used.column + c];
      const formula = formulas[r]![c]!;
      const spill = formula === null ? null : grid.spillOf(sheet, row, column);
      if (spill && spill.rowCount * spill.columnCount > 1) {
        for (let i = 0; i < spill.rowCount; i++) {
          for (let j = 0; j < spill.columnCount; j++) spilled.add(`${spill.row + i},${spill.column + j}`);
        }
      }
      const value = values[r]![c]!;
      const style = shared(styles[r]![c]!);
      const numberFormat = formats[r]![c]!;
      const formatted = numberFormat !== 'General';
      if (value === null && formula === null && !style && !formatted) continue;
      cells.push({
        row,
        column,
        value: value !== null && typeof value === 'object' ? { error: value.error } : value,
        formula,
        ...(spill && { spill: { rowCount: spill.rowCount, columnCount: spill.columnCount } }),
        ...(formula === null && spilled.has(`${row},${column}`) && { spilled: true }),
        ...(style && { style }),
        ...(formatted && { numberFormat }),
      });
    }
  }
  return cells;
}

/** Columns or rows that differ from the default, in runs. */
function linesOf(
  count: number,
  points: (index: number) => number,
  hidden: (index: number) => boolean,
  normal: number,
): LineFile[] {
  const lines: LineFile[] = [];
  for (let i = 0; i < count; i++) {
    const size = points(i);
    const isHidden = hidden(i);
    const sized = Math.abs(size - normal) > 0.01;
    if (!sized && !isHidden) continue;
    const last = lines.at(-1);
    if (
      last &&
      last.first + last.count === i &&
      last.hidden === isHidden &&
      last.points === (sized ? size : undefined)
    ) {
      lines[lines.length - 1] = { ...last, count: last.count + 1 };
    } else lines.push({ first: i, count: 1, ...(sized && { points: size }), hidden: isHidden });
  }
  return lines;
}

/** Sizes are looked for a little beyond the contents. */
const SIZED_BEYOND = 10;

function sheetFile(grid: Grid, info: SheetInfo): SheetFile {
  const { id } = info;
  const used = grid.usedArea(id, false);
  const rowCount = used ? used.row + used.rowCount + SIZED_BEYOND : SIZED_BEYOND;
  const columnCount = used ? used.column + used.columnCount + SIZED_BEYOND : SIZED_BEYOND;
  const layout = grid.stored.pageLayout(id);
  const tables = grid.stored.tables.filter(({ area }) => area.sheet === id);
  return {
    name: info.name,
    visibility: info.visibility,
    tabColor: info.tabColor,
    showGridlines: info.showGridlines,
    rightToLeft: grid.stored.rightToLeft.has(id),
    frozen: grid.frozenPanes(id),
    cells: cellsOf(grid, id, used),
    columns: linesOf(
      columnCount,
      (column) => grid.columnWidth(id, column),
      (column) => grid.columnHidden(id, column),
      DEFAULT_COLUMN_WIDTH,
    ),
    rows: linesOf(
      rowCount,
      (row) => grid.rowHeight(id, row),
      (row) => grid.rowHidden(id, row),
      DEFAULT_ROW_HEIGHT,
    ),
    merges: grid.merges(id).map(plainArea),
    tables: tables.map(({ id: _, area, columns, ...table }): TableFile => ({
      ...table,
      area: plainArea(area),
      columns: columns.map(({ name }) => name),
    })),
    charts: grid.stored.charts.flatMap(({ sheet, ...chart }) =>
      sheet === id ? [structuredClone(chart)] : [],
    ),
    protection: structuredClone(grid.stored.protection.get(id) ?? null),
    pageLayout: {
      ...structuredClone(layout),
      printArea: layout.printArea.map(plainArea),
      printTitleRows: layout.printTitleRows && plainArea(layout.printTitleRows),
      printTitleColumns: layout.printTitleColumns && plainArea(layout.printTitleColumns),
    },
  };
}

export function fileFromGrid(grid: Grid): WorkbookFile {
  const sheets = grid.sheets();
  const position = (id: SheetId) => sheets.findIndex((sheet) => sheet.id === id);
  return {
    name: grid.name,
    sheets: sheets.map((info) => sheetFile(grid, info)),
    activeSheet: Math.max(0, position(grid.activeSheet())),
    names: grid.names().map(({ scope, ...name }): NameFile => ({
      ...name,
      scope: scope === null ? null : position(scope),
    })),
    calculationMode: grid.calculationMode(),
    settings: structuredClone(grid.stored.settings),
    properties: structuredClone(grid.stored.properties),
  };
}

/** Fills what the grid keeps beside its cells; `sheetIds` are the ids of the file's sheets. */
export function restoreStored(grid: Grid, file: WorkbookFile, sheetIds: readonly SheetId[]): void {
  const { stored } = grid;
  let tableCount = 0;
  file.sheets.forEach((sheet, i) => {
    const id = sheetIds[i]!;
    const placed = (area: Area): SheetArea => onSheet(id, area);
    for (const { area, columns, ...table } of sheet.tables) {
      const model: TableModel = {
        ...table,
        id: String(++tableCount),
        area: placed(area),
        columns: columns.map((name, position) => ({ id: position + 1, name })),
      };
      stored.tables.push(model);
    }
    for (const chart of sheet.charts) stored.charts.push({ ...structuredClone(chart), sheet: id });
    if (sheet.rightToLeft) stored.rightToLeft.add(id);
    if (sheet.protection) stored.protection.set(id, structuredClone(sheet.protection));
    Object.assign(stored.pageLayout(id), placedLayout(sheet.pageLayout, placed));
  });
  for (const [key, value] of file.settings) stored.settings.set(key, structuredClone(value));
  Object.assign(stored.properties, structuredClone(file.properties));
}

function placedLayout(layout: PageLayoutFile, placed: (area: Area) => SheetArea) {
  return {
    ...structuredClone(layout),
    printArea: layout.printArea.map(placed),
    printTitleRows: layout.printTitleRows && placed(layout.printTitleRows),
    printTitleColumns: layout.printTitleColumns && placed(layout.printTitleColumns),
  };
}

/** Fills a grid that has one empty sheet; values are left to its calculation. */
export function fillGrid(grid: Grid, file: WorkbookFile): void {
  const first = grid.sheets()[0]!.id;
  const sheetIds = file.sheets.map(({ name }, i) => {
    if (i > 0) return grid.addSheet(name);
    grid.updateSheet(first, { name });
    return first;
  });
  file.sheets.forEach((sheet, i) => fillSheet(grid, sheetIds[i]!, sheet));
  for (const { scope, ...name } of file.names) {
    grid.setName({ ...name, scope: scope === null ? null : sheetIds[scope]! });
  }
  restoreStored(grid, file, sheetIds);
  grid.setCalculationMode(file.calculationMode);
  grid.activateSheet(sheetIds[file.activeSheet]!);
}

function fillSheet(grid: Grid, sheet: SheetId, file: SheetFile): void {
  const { visibility, tabColor, showGridlines } = file;
  for (const { row, column, value, formula, spilled, style, numberFormat } of file.cells) {
    const area = { sheet, row, column, rowCount: 1, columnCount: 1 };
    const input: CellInput = formula === null ? value : { formula };
    if (!spilled && input !== null) grid.write(area, [[input]]);
    if (numberFormat) grid.setNumberFormats(area, [[numberFormat]]);
    if (style) grid.applyStyle(area, style);
  }
  for (const { first, count, points, hidden } of file.columns) {
    if (points !== undefined) grid.setColumnWidth(sheet, first, count, points);
    if (hidden) grid.setColumnsHidden(sheet, first, count, true);
  }
  for (const { first, count, points, hidden } of file.rows) {
    if (points !== undefined) grid.setRowHeight(sheet, first, count, points);
    if (hidden) grid.setRowsHidden(sheet, first, count, true);
  }
  for (const area of file.merges) grid.merge(onSheet(sheet, area));
  grid.freezePanes(sheet, file.frozen);
  grid.updateSheet(sheet, { visibility, tabColor, showGridlines });
}
