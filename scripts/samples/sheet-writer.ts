import type { Borders, Cell, CellValue, Fill, Font, Workbook, Worksheet } from 'exceljs';

/**
 * Writes model sheets in the house's conventions: a units column, inputs blue on pale yellow, calculations
 * black, links to other sheets green, one formula per row, a legend on the first sheet.
 */
export type CellKind =
  'input' | 'calculation' | 'link' | 'label' | 'note' | 'heading' | 'title' | 'section' | 'total';

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const under: Partial<Borders> = { bottom: { style: 'thin', color: { argb: 'FF0F5C5C' } } };
const over: Partial<Borders> = { top: { style: 'thin', color: { argb: 'FF595959' } } };

const looks: Record<
  CellKind,
  { font?: Partial<Font>; fill?: Fill; border?: Partial<Borders>; wrap?: boolean; indent?: number }
> = {
  title: { font: { bold: true, size: 16, color: { argb: 'FF0F5C5C' } } },
  section: { font: { bold: true, size: 12, color: { argb: 'FF0F5C5C' } }, border: under },
  heading: { font: { bold: true, color: { argb: 'FFFFFFFF' } }, fill: solid('FF0F5C5C'), wrap: true },
  input: { font: { color: { argb: 'FF0000FF' } }, fill: solid('FFFFF9DB') },
  calculation: { font: { color: { argb: 'FF000000' } } },
  link: { font: { color: { argb: 'FF00703C' } } },
  total: { font: { bold: true, color: { argb: 'FF000000' } }, border: over },
  label: {},
  note: { font: { italic: true, color: { argb: 'FF595959' } }, indent: 1 },
};

export type Content = number | string | Date | null;

export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export class SheetWriter {
  readonly sheet: Worksheet;

  constructor(workbook: Workbook, name: string, title: string, widths: readonly number[]) {
    this.sheet = workbook.addWorksheet(name, {
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
      headerFooter: { oddFooter: '&L&F&C&A&RPage &P of &N' },
    });
    widths.forEach((width, i) => (this.sheet.getColumn(i + 1).width = width));
    this.put('A1', title, 'title');
    this.sheet.getRow(1).height = 24;
  }

  /** Puts a value, or a formula when the text begins with "=". */
  put(address: string, content: Content, kind: CellKind = 'label', numberFormat?: string): Cell {
    const cell = this.sheet.getCell(address);
    cell.value =
      typeof content === 'string' && content.startsWith('=')
        ? { formula: content.slice(1), date1904: false }
        : content;
    this.look(cell, kind);
    if (numberFormat) cell.numFmt = numberFormat;
    return cell;
  }

  private look(cell: Cell, kind: CellKind): void {
    const look = looks[kind];
    if (look.font) cell.font = look.font;
    if (look.fill) cell.fill = look.fill;
    if (look.border) cell.border = look.border;
    if (look.wrap) cell.alignment = { wrapText: true, vertical: 'middle' };
    // A unit stands beside the number it belongs to, not against it.
    if (look.indent) cell.alignment = { horizontal: 'left', indent: look.indent };
  }

  /** As `spill` for a table, whose first row is its headings. */
  spillTable(anchor: string, lastCell: string, formula: string, numberFormat?: string): void {
    this.spill(anchor, lastCell, formula, numberFormat);
    const { row, col } = this.sheet.getCell(anchor);
    const last = Number(this.sheet.getCell(lastCell).col);
    for (let c = Number(col); c <= last; c++) this.look(this.sheet.getCell(Number(row), c), 'heading');
    this.sheet.getRow(Number(row)).height = 32;
  }

  /** Puts a formula that spills over an area, such as "=FULCRUM.CTS.TIMEEQUATION(5,A1:B1,A5:B9)". */
  spill(anchor: string, lastCell: string, formula: string, numberFormat?: string): void {
    const area = `${anchor}:${lastCell}`;
    // exceljs takes array formulas, but its types do not know them.
    const value = { formula: formula.slice(1), shareType: 'array', ref: area };
    this.sheet.getCell(anchor).value = value as unknown as CellValue;
    if (!numberFormat) return;
    const top = this.sheet.getCell(anchor);
    const bottom = this.sheet.getCell(lastCell);
    for (let r = Number(top.row); r <= Number(bottom.row); r++) {
      for (let c = Number(top.col); c <= Number(bottom.col); c++)
        this.sheet.getCell(r, c).numFmt = numberFormat;
    }
  }

  headings(row: number, texts: readonly string[], firstColumn = 1): void {
    texts.forEach((text, i) => this.put(`${columnLetter(firstColumn + i)}${row}`, text, 'heading'));
    this.sheet.getRow(row).height = 32;
  }

  section(row: number, text: string, columns: number, firstColumn = 1): void {
    for (let c = 0; c < columns; c++) {
      this.put(`${columnLetter(firstColumn + c)}${row}`, c === 0 ? text : null, 'section');
    }
  }

  freeze(columns: number, rows: number): void {
    this.sheet.views = [{ state: 'frozen', xSplit: columns, ySplit: rows, showGridLines: false }];
  }
}
