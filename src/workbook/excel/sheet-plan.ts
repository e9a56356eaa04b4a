/** Makes a worksheet agree with a plan, in place when it is written again. */
import { columnLetters, localAddress, parseAddress, parseLocalAddress } from '../address';
import type { CellArea } from '../address';
import { WorkbookError } from '../workbook';
import type { ChartPlan, PlannedCell, SheetPlan, StyleRole } from '../workbook';
import { excelInput } from './cell-input';
import type { ExcelInput } from './cell-input';
import { protectedSheet } from './cells';
import { pointName } from './names';
import { applyRole, setColumnWidths, wraps } from './styles';
import { textLines } from '../text-lines';

type LocalArea = Omit<CellArea, 'sheet'>;

/** A planned cell and where it stands. */
interface Placed {
  readonly row: number;
  readonly column: number;
  readonly cell: PlannedCell;
}

const DEFAULT_WIDTH = 8.43;
const LINE_POINTS = 15;

export async function writeSheetPlan(context: Excel.RequestContext, plan: SheetPlan): Promise<void> {
  const placed = placeCells(plan);
  const area = boundsOf(plan, placed);
  const { workbook } = context;
  const areaName = nameOfArea(plan.name);
  const existing = workbook.worksheets.getItemOrNullObject(plan.name);
  existing.load('name');
  existing.protection.load('protected');
  const used = existing.getUsedRangeOrNullObject(true);
  used.load('address');
  const ours = workbook.names.getItemOrNullObject(areaName);
  ours.load('name');
  const oursRange = ours.getRangeOrNullObject();
  oursRange.load('address');
  const names = (plan.names ?? []).map(({ name }) => workbook.names.getItemOrNullObject(name));
  for (const name of names) name.load('name');
  const charts = (plan.charts ?? []).map(({ name }) => existing.charts.getItemOrNullObject(name));
  for (const chart of charts) chart.load('name');
  await context.sync();

  const before = oursRange.isNullObject ? null : parseAddress(oursRange.address);
  if (!existing.isNullObject) {
    if (existing.protection.protected) throw protectedSheet(plan.name);
    if (!before && !used.isNullObject) {
      throw new WorkbookError(
        'sheet-taken',
        `The workbook has a sheet "${plan.name}" of your own; rename it, so that Fulcrum can write one. Nothing was changed.`,
        plan.name,
      );
    }
  }
  context.application.suspendApiCalculationUntilNextSync();
  const sheet = existing.isNullObject ? workbook.worksheets.add(plan.name) : existing;
  if (before) makeRoom(sheet, before, area);
  // The name comes before the contents: a sheet that was cut off half-way is known as Fulcrum's and written anew.
  const here = (one: LocalArea): CellArea => ({ sheet: plan.name, ...one });
  pointName(context, ours, { name: areaName, area: here(area), comment: `Written by Fulcrum: ${plan.name}` });
  const whole = before ? union(before, area) : area;
  writeContents(sheet, whole, placed);
  writeFormats(sheet, plan, whole, placed);
  layOut(sheet, plan, area);
  (plan.names ?? []).forEach(({ name, at }, i) => {
    pointName(context, names[i]!, { name, area: here(requireLocal(at)) });
  });
  (plan.charts ?? []).forEach((chart, i) => writeChart(sheet, chart, charts[i]!));
  await context.sync();
}

function nameOfArea(sheet: string): string {
  return `Fulcrum_Sheet_${sheet.replace(/[^\p{L}\p{N}]+/gu, '')}`;
}

// ---------------------------------------------------------------------------------------------
// Where things stand

function placeCells(plan: SheetPlan): Placed[] {
  return plan.blocks.flatMap((block) => {
    const corner = requireLocal(block.at);
    return block.rows.flatMap((row, r) =>
      row.flatMap((cell, c) => (cell ? { row: corner.row + r, column: corner.column + c, cell } : [])),
    );
  });
}

function requireLocal(at: string): LocalArea {
  const area = parseLocalAddress(at);
  if (!area)
    throw new WorkbookError('refused', `"${at}" is not the address of a cell on a planned sheet.`, at);
  return area;
}

/** From A1 over all blocks and charts. */
function boundsOf(plan: SheetPlan, placed: readonly Placed[]): LocalArea {
  const charts = (plan.charts ?? []).map(({ covers }) => requireLocal(covers));
  const ends = [
    ...placed.map(({ row, column, cell }) => ({ row: row + 1, column: column + (cell.columns ?? 1) })),
    ...charts.map((area) => ({ row: area.row + area.rowCount, column: area.column + area.columnCount })),
  ];
  return {
    row: 0,
    column: 0,
    rowCount: ends.reduce((most, { row }) => Math.max(most, row), 1),
    columnCount: ends.reduce((most, { column }) => Math.max(most, column), 1),
  };
}

function union(one: LocalArea, other: LocalArea): LocalArea {
  return {
    row: 0,
    column: 0,
    rowCount: Math.max(one.row + one.rowCount, other.rowCount),
    columnCount: Math.max(one.column + one.columnCount, other.columnCount),
  };
}

/** Whole rows and columns are inserted where the plan outgrew its area, so that what lies beyond moves away. */
function makeRoom(sheet: Excel.Worksheet, before: LocalArea, area: LocalArea): void {
  const bottom = before.row + before.rowCount;
  const right = before.column + before.columnCount;
  if (area.rowCount > bottom) sheet.getRange(`${bottom + 1}:${area.rowCount}`).insert('Down');
  if (area.columnCount > right) {
    sheet.getRange(`${columnLetters(right)}:${columnLetters(area.columnCount - 1)}`).insert('Right');
  }
}

// ---------------------------------------------------------------------------------------------
// Contents and formats

function writeContents(sheet: Excel.Worksheet, whole: LocalArea, placed: readonly Placed[]): void {
  const range = sheet.getRange(localAddress(whole));
  range.unmerge();
  const cells: ExcelInput[][] = Array.from({ length: whole.rowCount }, () =>
    Array.from({ length: whole.columnCount }, () => ''),
  );
  for (const { row, column, cell } of placed) cells[row]![column] = excelInput(cell.content);
  range.formulas = cells;
}

interface Look {
  readonly role: StyleRole;
  readonly numberFormat: string | undefined;
  readonly align: PlannedCell['align'];
  readonly indent: number;
  readonly wrap: boolean;
}

function lookOf({ content, role, numberFormat, align, indent = 0, wrap = false }: PlannedCell): Look {
  const isText = typeof content === 'object' && content !== null && 'text' in content;
  return {
    role: role ?? (isText || content === null || content === undefined ? 'label' : 'calculation'),
    numberFormat,
    align,
    indent,
    wrap,
  };
}

function sameLook(one: Look, other: Look): boolean {
  return (
    one.role === other.role &&
    one.numberFormat === other.numberFormat &&
    one.align === other.align &&
    one.indent === other.indent &&
    one.wrap === other.wrap
  );
}

/** Neighbours in a row that look alike are formatted as one range. */
function writeFormats(
  sheet: Excel.Worksheet,
  plan: SheetPlan,
  whole: LocalArea,
  placed: readonly Placed[],
): void {
  sheet.getRange(localAddress(whole)).clear('Formats');
  const ordered = [...placed].sort((a, b) => a.row - b.row || a.column - b.column);
  for (let i = 0; i < ordered.length;) {
    const first = ordered[i]!;
    const look = lookOf(first.cell);
    let end = first.column + (first.cell.columns ?? 1);
    let next = i + 1;
    for (; next < ordered.length; next++) {
      const other = ordered[next]!;
      if (other.row !== first.row || other.column !== end || !sameLook(look, lookOf(other.cell))) break;
      end = other.column + (other.cell.columns ?? 1);
    }
    formatRun(
      sheet,
      { row: first.row, column: first.column, rowCount: 1, columnCount: end - first.column },
      look,
    );
    i = next;
  }
  for (const { row, column, cell } of placed) {
    if ((cell.columns ?? 1) > 1) {
      sheet.getRange(localAddress({ row, column, rowCount: 1, columnCount: cell.columns! })).merge(false);
    }
  }
  setRowHeights(sheet, plan, placed);
}

function formatRun(
  sheet: Excel.Worksheet,
  area: LocalArea,
  { role, numberFormat, align, indent, wrap }: Look,
): void {
  const range = sheet.getRange(localAddress(area));
  applyRole(range, role);
  if (numberFormat !== undefined)
    range.numberFormat = [Array.from({ length: area.columnCount }, () => numberFormat)];
  if (align !== undefined) {
    range.format.horizontalAlignment = align === 'left' ? 'Left' : align === 'right' ? 'Right' : 'Center';
  }
  if (indent > 0) {
    // Text that is aligned to no edge has none to be set off from.
    if (align === undefined) range.format.horizontalAlignment = 'Left';
    range.format.indentLevel = indent;
  }
  if (wrap) {
    range.format.wrapText = true;
    range.format.verticalAlignment = 'Top';
  }
}

/** What a line in these roles takes; of the others `LINE_POINTS`. */
const TALL_LINES: Partial<Record<StyleRole, number>> = { title: 26, subtitle: 18, section: 20 };

/** Excel fits no row to merged text, so its height is set from the length of the text. */
function setRowHeights(sheet: Excel.Worksheet, plan: SheetPlan, placed: readonly Placed[]): void {
  const heights = new Map<number, number>();
  for (const { row, column, cell } of placed) {
    const least = TALL_LINES[lookOf(cell).role] ?? 0;
    const height = Math.max(least, LINE_POINTS * (cell.lines ?? linesOf(plan, column, cell)));
    if (height > LINE_POINTS) heights.set(row, Math.max(height, heights.get(row) ?? 0));
  }
  for (const [row, height] of heights) {
    sheet.getRange(`${row + 1}:${row + 1}`).format.rowHeight = Math.min(height, 409);
  }
}

function linesOf(plan: SheetPlan, column: number, cell: PlannedCell): number {
  const { content } = cell;
  if (typeof content !== 'object' || content === null || !('text' in content)) return 1;
  if (!cell.wrap && !wraps(lookOf(cell).role)) return 1;
  const span = Array.from(
    { length: cell.columns ?? 1 },
    (_, i) => plan.columnWidths?.[column + i] ?? DEFAULT_WIDTH,
  );
  const width = span.reduce((sum, one) => sum + one, 0);
  return textLines(content.text, width);
}

// ---------------------------------------------------------------------------------------------
// Layout, print, charts

function layOut(sheet: Excel.Worksheet, plan: SheetPlan, area: LocalArea): void {
  if (plan.columnWidths) setColumnWidths(sheet, 0, plan.columnWidths);
  if (plan.gridlines !== undefined) sheet.showGridlines = plan.gridlines;
  const { freeze, print } = plan;
  if (freeze) {
    sheet.freezePanes.unfreeze();
    if (freeze.rows > 0 && freeze.columns > 0) {
      const corner = { row: 0, column: 0, rowCount: freeze.rows, columnCount: freeze.columns };
      sheet.freezePanes.freezeAt(sheet.getRange(localAddress(corner)));
    } else if (freeze.rows > 0) sheet.freezePanes.freezeRows(freeze.rows);
    else if (freeze.columns > 0) sheet.freezePanes.freezeColumns(freeze.columns);
  }
  if (!print) return;
  const layout = sheet.pageLayout;
  layout.orientation = print.orientation === 'landscape' ? 'Landscape' : 'Portrait';
  layout.zoom = print.onePage
    ? { horizontalFitToPages: 1, verticalFitToPages: 1 }
    : { horizontalFitToPages: 1 };
  if (!print.wholeSheet) layout.setPrintArea(localAddress(area));
  if (print.titleRows !== undefined) layout.setPrintTitleRows(`$${print.titleRows.replace(':', ':$')}`);
  const footer = layout.headersFooters.defaultForAllPages;
  footer.leftFooter = print.footerLeft ?? '';
  footer.centerFooter = print.footerCenter ?? '';
  footer.rightFooter = print.footerRight ?? '';
}

const CHART_KINDS: Readonly<Record<ChartPlan['kind'], Excel.ChartType>> = {
  columns: 'ColumnClustered' as Excel.ChartType.columnClustered,
  bars: 'BarClustered' as Excel.ChartType.barClustered,
  stackedColumns: 'ColumnStacked' as Excel.ChartType.columnStacked,
  stackedBars: 'BarStacked' as Excel.ChartType.barStacked,
  line: 'LineMarkers' as Excel.ChartType.lineMarkers,
  scatter: 'XYScatter' as Excel.ChartType.xyscatter,
};

function writeChart(sheet: Excel.Worksheet, plan: ChartPlan, existing: Excel.Chart): void {
  const seriesBy = plan.seriesBy === 'columns' ? 'Columns' : 'Rows';
  const source = sheet.getRange(plan.source);
  const kind = CHART_KINDS[plan.kind];
  const chart = existing.isNullObject ? sheet.charts.add(kind, source, seriesBy) : existing;
  if (!existing.isNullObject) {
    chart.chartType = kind;
    chart.setData(source, seriesBy);
  }
  if (plan.categories !== undefined) {
    chart.series.getItemAt(0).setXAxisValues(sheet.getRange(plan.categories));
  }
  if (plan.kind === 'bars' || plan.kind === 'stackedBars') {
    // Excel begins at the bottom; the first row belongs at the top, and the scale stays below.
    chart.axes.categoryAxis.reversePlotOrder = true;
    chart.axes.categoryAxis.position = 'Maximum' as Excel.ChartAxisPosition.maximum;
  }
  chart.name = plan.name;
  chart.title.text = plan.title;
  const [from, to] = plan.covers.split(':');
  chart.setPosition(sheet.getRange(from!), sheet.getRange(to ?? from!));
  if (plan.categoryAxisTitle !== undefined) chart.axes.categoryAxis.title.text = plan.categoryAxisTitle;
  if (plan.valueAxisTitle !== undefined) chart.axes.valueAxis.title.text = plan.valueAxisTitle;
}
