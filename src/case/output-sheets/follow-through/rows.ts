/** Cells and headings that all parts of the sheet Follow-through are made of. */
import { formula, text } from '../../../workbook/workbook';
import type { CellInput, PlannedCell } from '../../../workbook/workbook';
import { sameName } from '../../case';
import type { Case, FollowThrough, FollowThroughKind } from '../../case';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { ACTUALS_TABLE, FOLLOW_THROUGH_TABLE } from '../../case-sheet/case-tables';
import { quoted, translated } from '../formula-text';
import { cellOfRow, tableColumn } from '../sheet-references';
import type { SheetWords } from '../words/en';
import { figureFormat } from '../../unit';

export const WIDTH = 8;

type Row = (PlannedCell | undefined)[];

/** What all parts of the sheet are written from, and the rows that they add to. */
export interface Context {
  readonly sheet: CaseSheet;
  readonly of: Case;
  readonly words: SheetWords;
  readonly own: SheetWords['followThrough'];
  /** The alternative that is carried out. */
  readonly followed: string;
  readonly rows: Row[];
}

export function section(rows: Row[], title: string, headings: readonly PlannedCell[]): void {
  rows.push([]);
  rows.push([{ content: text(title), role: 'section', columns: WIDTH }]);
  rows.push(
    headings.map((heading, i) =>
      // The band reaches over the whole table, prose in the last column included.
      i === headings.length - 1 ? { ...heading, columns: WIDTH - i } : heading,
    ),
  );
}

/** The heading of a column with words. */
export function heading(label: string): PlannedCell {
  return { content: text(label), role: 'heading' };
}

/** The heading of a column with numbers. */
export function ofNumbers(label: string): PlannedCell {
  return { ...heading(label), align: 'right' };
}

/** The heading of a column with words set off from the numbers to their left. */
export function afterNumbers(label: string): PlannedCell {
  return { ...heading(label), align: 'center' };
}

export function nothing(rows: Row[], words: string): void {
  rows.push([{ content: text(words), role: 'muted', columns: WIDTH }]);
}

/** @param shown what is shown of the cell, both as expressions */
export function link(cell: string | null, otherwise = '', shown?: (cell: string) => string): PlannedCell {
  return { content: linked(cell, otherwise, shown), role: 'link' };
}

/** A link to a cell that holds one of these words, shown as the sheet's language has it. */
export function wordLink(
  cell: string | null,
  words: Readonly<Record<string, string>>,
  otherwise = '',
): PlannedCell {
  return link(cell, otherwise, (held) => translated(held, words));
}

function linked(cell: string | null, otherwise = '', shown = (held: string): string => held): CellInput {
  return cell ? formula(`=IF(${cell}="",${quoted(otherwise)},${shown(cell)})`) : text(otherwise);
}

export function prose(cell: string | null, length: number, characters: number, columns = 1): PlannedCell {
  return {
    content: linked(cell),
    role: 'prose',
    columns,
    lines: Math.max(1, Math.ceil(length / characters)),
  };
}

export function calculation(source: string, numberFormat?: string): PlannedCell {
  return {
    content: formula(source),
    role: 'calculation',
    align: 'right',
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

/** A verdict in words. */
export function verdict(source: string): PlannedCell {
  return { content: formula(source), role: 'calculation', align: 'center' };
}

export function number(cell: PlannedCell, numberFormat: string): PlannedCell {
  return { ...cell, numberFormat, align: 'right' };
}

export function promises(of: Case, ...kinds: readonly FollowThroughKind[]): FollowThrough[] {
  return of.followThrough.filter(({ kind }) => kind !== null && kinds.includes(kind));
}

export function promiseCell(sheet: CaseSheet, row: FollowThrough, header: string): string | null {
  return cellOfRow(sheet, FOLLOW_THROUGH_TABLE.table, row, header);
}

export function formatOf(of: Case, subject: string): string {
  const driver = of.drivers.find(({ name }) => sameName(name, subject));
  if (driver) return figureFormat(driver.unit, [driver.low, driver.likely, driver.high]);
  const metric = of.metrics.find(({ name }) => sameName(name, subject));
  const values = of.results.filter((one) => sameName(one.metric, subject)).map(({ value }) => value);
  return figureFormat(metric?.unit ?? '', [...values, metric?.threshold ?? null]);
}

/** The last actual of the subject named in a cell, in the order of the table, as an expression; null without a table. */
export function lastActual(
  sheet: CaseSheet,
  subject: string,
): { readonly value: string; readonly isThere: string } | null {
  const subjects = tableColumn(sheet, ACTUALS_TABLE.table, 'Driver or metric');
  const values = tableColumn(sheet, ACTUALS_TABLE.table, 'Value');
  if (!subjects || !values) return null;
  const matching = `(${subjects}=${subject})*ISNUMBER(${values})`;
  const first = values.slice(0, values.indexOf(':'));
  return {
    isThere: `SUMPRODUCT(${matching})>0`,
    value: `INDEX(${values},SUMPRODUCT(MAX(${matching}*(ROW(${values})-ROW(${first})+1))),1)`,
  };
}
