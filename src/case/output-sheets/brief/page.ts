/** The page of the brief: its rows, and cells that all its parts are made of. */
import { formula, text } from '../../../workbook/workbook';
import type { CellInput, PlannedCell, StyleRole } from '../../../workbook/workbook';
import type { Decision } from '../../case';
import { textLines } from '../../../workbook/text-lines';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { quoted, textLength } from '../formula-text';
import { nameWidth } from '../sheet-conventions';
import { decisionCell } from '../sheet-references';
import type { SheetWords } from '../words/en';

export const FIXED_COLUMNS = 2;
export const LEAST_COLUMNS = 8;
export const WIDTHS = { first: 40, unit: 12, other: 16 };
/** Of the first column, however long the names in it. */
const WIDEST_FIRST = 52;

export type Row = (PlannedCell | undefined)[];

/** A sentence and about how many characters it will have. */
export interface Sentence {
  readonly content: CellInput;
  readonly length: number;
}

/** The rows of the page, from the top. */
export class Page {
  readonly rows: Row[] = [];
  /** Of the column with the names of metrics and drivers. */
  readonly firstWidth: number;

  constructor(
    readonly width: number,
    readonly words: SheetWords,
    names: readonly string[],
  ) {
    this.firstWidth = Math.min(WIDEST_FIRST, nameWidth(names, WIDTHS.first));
  }

  /** The number of the row added, from 1. */
  add(row: Row): number {
    return this.rows.push(row);
  }

  section(title: string): void {
    this.add([]);
    this.add([{ content: text(title), role: 'section', columns: this.width }]);
  }

  prose(content: CellInput, length: number, role: StyleRole = 'prose'): void {
    this.add([this.proseCell(content, length, role)]);
  }

  /** @param within puts the field into a sentence, both as expressions */
  linked(
    sheet: CaseSheet,
    field: keyof Decision,
    otherwise: string,
    within?: (field: string) => string,
  ): void {
    const cell = decisionCell(sheet, field);
    const content = cell
      ? formula(`=IF(${cell}="",${quoted(otherwise)},${within?.(cell) ?? cell})`)
      : text(otherwise);
    this.prose(
      content,
      sheet.case.decision[field].length + textLength(within?.('') ?? ''),
      within ? 'prose' : 'link',
    );
  }

  /** Keeps rows for sentences that follow; the number of the first. */
  reserve(count: number): number {
    const first = this.rows.length + 1;
    for (let i = 0; i < count; i++) this.add([]);
    return first;
  }

  fill(row: number, { content, length }: Sentence): void {
    this.rows[row - 1] = [this.proseCell(content, length, 'prose')];
  }

  private proseCell(content: CellInput, length: number, role: StyleRole): PlannedCell {
    const characters = this.firstWidth + WIDTHS.unit + (this.width - FIXED_COLUMNS) * WIDTHS.other;
    return { content, role, columns: this.width, wrap: true, lines: linesOf(length, characters) };
  }
}

/** Of a text of which the length alone is known. */
function linesOf(length: number, characters: number): number {
  return textLines('x'.repeat(length), characters);
}

export function linked(cell: string | null, otherwise: string): CellInput {
  return cell ? formula(`=IF(${cell}="",${quoted(otherwise)},${cell})`) : text(otherwise);
}

export function heading(content: CellInput): PlannedCell {
  return { content, role: 'heading' };
}

export function figure(source: string, numberFormat: string): PlannedCell {
  return { content: formula(source), role: 'calculation', align: 'right', numberFormat };
}
