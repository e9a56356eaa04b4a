/** The table of options: metrics by alternatives, in three significant digits. */
import { columnLetters } from '../../../workbook/address';
import { formula, text } from '../../../workbook/workbook';
import type { PlannedCell } from '../../../workbook/workbook';
import { sameName } from '../../case';
import type { Metric } from '../../case';
import type { CaseSheet } from '../../case-sheet/case-sheet';
import { ALTERNATIVES_TABLE, METRICS_TABLE } from '../../case-sheet/case-tables';
import { quoted } from '../formula-text';
import { inWords, resultExpression, rowCell, threeDigits } from '../sheet-references';
import type { SheetWords } from '../words/en';
import { numberFormatOf } from '../trade-offs-sheet';
import { textLines } from '../../../workbook/text-lines';
import { FIXED_COLUMNS, WIDTHS, figure, heading, linked } from './page';
import type { Page, Row } from './page';

export interface OptionsTable {
  readonly headerRow: number;
  /** The rows of values, and of the primary metric the row of changes. */
  readonly valueRows: ReadonlyMap<Metric, number>;
  readonly changeRow: number | null;
  /** Of the primary metric's P10 and P90, where it was simulated. */
  readonly rangeRows: { readonly p10: number; readonly p90: number } | null;
  readonly primary: Metric | null;
  /** The column of an alternative by its place. */
  readonly column: (index: number) => string;
  readonly last: string;
}

export function optionsTable(sheet: CaseSheet, page: Page, metrics: readonly Metric[]): OptionsTable {
  const of = sheet.case;
  const { words } = page;
  const { brief } = words;
  const notAvailable = quoted(words.notAvailable);
  const column = (index: number): string => columnLetters(FIXED_COLUMNS + index);
  const headerRow = page.add([
    heading(text(brief.metric)),
    heading(text(brief.unit)),
    ...of.alternatives.map(({ name }) => ({
      ...heading(linked(rowCell(sheet, ALTERNATIVES_TABLE.table, name, 'Name'), name)),
      align: 'right' as const,
      // Bold letters are wider.
      lines: textLines(name, WIDTHS.other - 3),
    })),
  ]);
  const valueRows = new Map<Metric, number>();
  let changeRow: number | null = null;
  let rangeRows: OptionsTable['rangeRows'] = null;
  const [first] = metrics;
  const primary = first?.role === 'primary' ? first : null;
  for (const metric of metrics) {
    const r = page.rows.length + 1;
    const format = numberFormatOf(of, metric);
    valueRows.set(metric, r);
    page.add([
      {
        content: linked(rowCell(sheet, METRICS_TABLE.table, metric.name, 'Name'), metric.name),
        role: 'link',
      },
      { content: linked(rowCell(sheet, METRICS_TABLE.table, metric.name, 'Unit'), ''), role: 'link' },
      ...of.alternatives.map((_, i): PlannedCell => {
        const { value, isThere } = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`);
        return figure(`=IF(${isThere},${threeDigits(value)},${notAvailable})`, format);
      }),
    ]);
    if (metric === primary) {
      changeRow = page.add([
        { content: text(brief.change), role: 'label', indent: 1 },
        { content: formula(`=$B${r}`), role: 'calculation' },
        ...of.alternatives.map((_, i): PlannedCell => {
          const own = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`);
          const base = resultExpression(sheet, `${column(0)}$${headerRow}`, `$A${r}`);
          const change = `(${own.value}-${base.value})`;
          return figure(
            `=IF(AND(${own.isThere},${base.isThere}),${threeDigits(change)},${notAvailable})`,
            `+${format};-${format};0`,
          );
        }),
      ]);
    }
    if (
      metric === primary &&
      of.results.some((one) => sameName(one.metric, metric.name) && one.p10 !== null)
    ) {
      const percentile = (header: 'P10' | 'P90'): number =>
        page.add([
          { content: text(brief.percentile(header)), role: 'label', indent: 1 },
          { content: formula(`=$B${r}`), role: 'calculation' },
          ...of.alternatives.map((_, i): PlannedCell => {
            const { value, isThere } = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`, header);
            return figure(`=IF(${isThere},${threeDigits(value)},${notAvailable})`, format);
          }),
        ]);
      rangeRows = { p10: percentile('P10'), p90: percentile('P90') };
    }
    if (metric.role === 'guardrail' && metric.threshold !== null && metric.direction !== null) {
      page.add(guardrailRow(sheet, metric, r, headerRow, column, words));
    }
  }
  if (of.metrics.length > metrics.length) {
    const more = brief.moreMetrics(of.metrics.length - metrics.length);
    page.add([{ content: text(more), role: 'note', columns: page.width }]);
  }
  return {
    headerRow,
    valueRows,
    changeRow,
    rangeRows,
    primary,
    column,
    last: column(of.alternatives.length - 1),
  };
}

/** Judged by full precision, not by the rounded figures above it. */
function guardrailRow(
  sheet: CaseSheet,
  metric: Metric,
  r: number,
  headerRow: number,
  column: (index: number) => string,
  words: SheetWords,
): Row {
  const { brief } = words;
  const cell = (header: string): string => rowCell(sheet, METRICS_TABLE.table, metric.name, header)!;
  const limit = inWords(cell('Threshold'), metric.unit, words);
  const bound = `IF(${cell('Direction')}="higher",${quoted(brief.atLeast)},${quoted(brief.atMost)})`;
  return [
    {
      content: formula(`=${brief.guardrail(bound, limit)}`),
      role: 'calculation',
      columns: FIXED_COLUMNS,
      indent: 1,
    },
    undefined,
    ...sheet.case.alternatives.map(({ name }, i): PlannedCell => {
      const { value, isThere } = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`);
      const met = `IF(${cell('Direction')}="higher",${value}>=${cell('Threshold')},${value}<=${cell('Threshold')})`;
      const waived = sheet.case.followThrough.some(
        (row) =>
          row.kind === 'waiver' && sameName(row.metric, metric.name) && sameName(row.alternative, name),
      );
      const [pass, missed, none] = [words.pass, waived ? words.waived : words.breach, words.notAvailable].map(
        quoted,
      );
      return {
        content: formula(`=IF(${isThere},IF(${met},${pass!},${missed!}),${none!})`),
        role: 'calculation',
        align: 'right',
      };
    }),
  ];
}
