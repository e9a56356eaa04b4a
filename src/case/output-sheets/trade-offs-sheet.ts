/**
 * The sheet `Trade-offs`, the CFO's table: values, changes against do nothing, better or worse, guardrails, and the
 * burden and judgement of each alternative. Native formulas over the case's tables, so that it stays right when
 * the case is evaluated again and survives without the add-in.
 */
import { columnLetters } from '../../workbook/address';
import { textLines } from '../../workbook/text-lines';
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import { CRITERIA, sameName } from '../case';
import type { Alternative, Case, Metric } from '../case';
import { CaseError } from '../case-error';
import { readCaseSheet } from '../case-sheet/case-sheet';
import type { CaseSheet } from '../case-sheet/case-sheet';
import { quoted } from './formula-text';
import { columnWidth, nameWidth, sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import { references } from './trade-offs/references';
import type { References } from './trade-offs/references';
import type { SheetWords } from './words/en';
import { figureFormat } from '../unit';
import type { Freshness } from '../evaluation/results';
import { TRADE_OFFS_SHEET } from './output-sheets';
import { say } from '../said';

/** Metric, unit, role, better, threshold; the alternatives follow. */
const FIXED_COLUMNS = 5;

type Row = (PlannedCell | undefined)[];

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeTradeOffs(
  workbook: Workbook,
  of: Case,
  freshness: Freshness,
  language: SheetLanguage = ENGLISH,
): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
  await workbook.writeSheet(tradeOffsSheet({ ...sheet, case: of }, freshness, language));
}

/** The plan of the sheet; `sheet.case` may have rows that are not on the case sheet yet: they show as text. */
function tradeOffsSheet(sheet: CaseSheet, freshness: Freshness, language: SheetLanguage): SheetPlan {
  const of = sheet.case;
  const { words } = language;
  const { tradeOffs } = words;
  const source = references(sheet, words);
  const rows: Row[] = [];
  const width = FIXED_COLUMNS + of.alternatives.length;
  const at = (column: number): string => columnLetters(column);
  const first = at(FIXED_COLUMNS);
  const columns = of.alternatives.map((_, i) => FIXED_COLUMNS + i);

  rows.push([{ content: text(tradeOffs.title), role: 'title', columns: width }]);
  rows.push([{ content: source.decision, role: 'prose', columns: width, lines: 2 }]);
  rows.push([
    {
      content: text(`${tradeOffs.changes} ${freshnessNote(freshness, language)}`),
      role: 'note',
      columns: width,
    },
  ]);

  // Values
  rows.push([]);
  const headerRow = rows.length + 1;
  rows.push(headings(tradeOffs.values, source, of, words));
  const valueRow = new Map<Metric, number>();
  for (const metric of of.metrics) {
    const r = rows.length + 1;
    valueRow.set(metric, r);
    const format = numberFormatOf(of, metric);
    rows.push([
      link(source.metricField(metric, 'Name')),
      link(source.metricField(metric, 'Unit')),
      link(source.metricField(metric, 'Role', words.roles)),
      link(source.metricField(metric, 'Direction', words.directions)),
      { ...link(source.metricField(metric, 'Threshold')), numberFormat: format, align: 'right' },
      ...columns.map((column) => ({
        content: formula(source.result(`${at(column)}$${headerRow}`, `$A${r}`)),
        role: 'link' as const,
        numberFormat: format,
        align: 'right' as const,
      })),
    ]);
  }

  const section = (
    title: string,
    cells: (r: number, column: string, metric: Metric) => string,
    format?: 'own' | '0.0%',
    metrics = of.metrics,
  ): void => {
    rows.push([]);
    rows.push(headings(title, source, of, words, headerRow));
    for (const metric of metrics) {
      const r = valueRow.get(metric)!;
      rows.push([
        calculation(`=$A${r}`),
        calculation(format === '0.0%' ? '="%"' : format === 'own' ? `=$B${r}` : '=""'),
        undefined,
        undefined,
        undefined,
        ...columns.map((column) => ({
          ...calculation(cells(r, at(column), metric)),
          align: 'right' as const,
          ...(format === undefined
            ? {}
            : { numberFormat: format === 'own' ? signed(numberFormatOf(of, metric)) : '+0.0%;-0.0%;0.0%' }),
        })),
      ]);
    }
  };
  const both = (r: number, column: string): string => `AND(ISNUMBER(${column}${r}),ISNUMBER($${first}${r}))`;
  const none = quoted(words.notAvailable);
  section(tradeOffs.change, (r, c) => `=IF(${both(r, c)},${c}${r}-$${first}${r},${none})`, 'own');
  section(
    tradeOffs.share,
    (r, c) =>
      `=IF(${both(r, c)},IF($${first}${r}=0,${none},(${c}${r}-$${first}${r})/ABS($${first}${r})),${none})`,
    '0.0%',
  );
  section(tradeOffs.verdicts, (r, c) => verdict(r, c, first, both(r, c), words));
  const guardrails = of.metrics.filter(({ role }) => role === 'guardrail');
  if (guardrails.length > 0) {
    section(tradeOffs.guardrails, (r, c) => source.guardrail(r, c, headerRow), undefined, guardrails);
  }

  // Burden and judgement
  rows.push([]);
  rows.push(headings(tradeOffs.judgement, source, of, words, headerRow));
  for (const { header, label, unit, prose } of judgementRows(words)) {
    // Words wrap somewhat before the column is full.
    const lines = prose
      ? Math.max(...of.alternatives.map((one) => Math.ceil(prose(one).length / (ALTERNATIVE_WIDTH - 4))), 1)
      : 1;
    rows.push([
      // Level with the first line of the words.
      { content: text(label), role: 'label', ...(prose && { wrap: true }) },
      { content: text(unit), role: 'label' },
      undefined,
      undefined,
      undefined,
      ...columns.map((column) => ({
        content: formula(source.alternativeField(`${at(column)}$${headerRow}`, header)),
        role: 'link' as const,
        ...(prose ? { align: 'left' as const, indent: 1, wrap: true, lines } : { align: 'right' as const }),
      })),
    ]);
  }

  // The primary metric as a chart
  const primary = of.metrics.find(({ role }) => role === 'primary');
  let charts: SheetPlan['charts'];
  if (primary) {
    rows.push([]);
    const top = rows.length + 1;
    const r = valueRow.get(primary)!;
    rows.push([
      { content: text(tradeOffs.alternative), role: 'heading' },
      {
        ...calculation(`=$A${r}`),
        role: 'heading',
        align: 'right',
        lines: textLines(primary.name, 14),
      },
    ]);
    for (const column of columns) {
      rows.push([
        calculation(`=${at(column)}$${headerRow}`),
        { ...calculation(`=${at(column)}${r}`), numberFormat: numberFormatOf(of, primary), align: 'right' },
      ]);
    }
    charts = [
      {
        name: 'Fulcrum primary metric',
        kind: 'columns',
        title: tradeOffs.chart(primary.name),
        source: `A${top}:B${top + columns.length}`,
        seriesBy: 'columns',
        covers: `D${top}:${at(Math.max(width - 1, 7))}${top + 14}`,
        ...(primary.unit === '' ? {} : { valueAxisTitle: primary.unit }),
      },
    ];
    while (rows.length < top + 14) rows.push([]);
  }

  rows.push([]);
  rows.push([{ content: text(words.legend), role: 'note', columns: width }]);
  return {
    name: TRADE_OFFS_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [
      nameWidth(
        of.metrics.map(({ name }) => name),
        34,
      ),
      14,
      15,
      columnWidth(words.directions.lower, 9),
      12,
      ...columns.map(() => ALTERNATIVE_WIDTH),
    ],
    freeze: { rows: headerRow, columns: 1 },
    print: { orientation: 'landscape', titleRows: `${headerRow}:${headerRow}`, ...sheetFooter(of, words) },
    gridlines: false,
    ...(charts ? { charts } : {}),
  };
}

/** In characters. */
const ALTERNATIVE_WIDTH = 20;

interface JudgementRow {
  /** Of the column of the case sheet. */
  readonly header: string;
  readonly label: string;
  /** Rows of prose have none. */
  readonly unit: string;
  /** What it says, for the height of the row. */
  readonly prose?: (of: Alternative) => string;
}

function judgementRows({ tradeOffs, criteria }: SheetWords): JudgementRow[] {
  const prose = (header: string, label: string, said: (of: Alternative) => string): JudgementRow => ({
    header,
    label,
    unit: '',
    prose: said,
  });
  return [
    { header: 'Months', label: tradeOffs.months, unit: tradeOffs.unitOfMonths },
    prose('People', tradeOffs.people, ({ people }) => people),
    prose('Systems', tradeOffs.systems, ({ systems }) => systems),
    prose('Reversibility', tradeOffs.reversibility, ({ reversibility }) => reversibility),
    prose('Risk', tradeOffs.risk, ({ risk }) => risk),
    prose('Implication for customers and staff', tradeOffs.implication, ({ implication }) => implication),
    ...CRITERIA.map((criterion) => ({
      header: criterion,
      label: criteria[criterion],
      unit: tradeOffs.scores,
    })),
  ];
}

function freshnessNote(freshness: Freshness, { words: { tradeOffs }, textOf }: SheetLanguage): string {
  switch (freshness.state) {
    case 'fresh':
      return tradeOffs.fresh;
    case 'stale':
      return tradeOffs.stale(freshness.alternatives);
    case 'unknown':
      return tradeOffs.unchecked(textOf(freshness.reason));
    case 'none':
      return tradeOffs.none;
  }
}

function link(content: PlannedCell['content']): PlannedCell {
  return { content, role: 'link' };
}

function calculation(source: string): PlannedCell {
  return { content: formula(source), role: 'calculation' };
}

/** A section's heading with the alternatives; below the first they repeat the first's. */
function headings(
  title: string,
  source: References,
  of: Case,
  { tradeOffs: { unit, role, better, threshold } }: SheetWords,
  headerRow?: number,
): Row {
  const fixed = headerRow === undefined ? [title, unit, role, better, threshold] : [title, unit, '', '', ''];
  return [
    ...fixed.map((label): PlannedCell => ({
      content: text(label),
      role: 'heading',
      ...(label === threshold && { align: 'right' }),
    })),
    ...of.alternatives.map((alternative, i): PlannedCell => ({
      content:
        headerRow === undefined
          ? source.alternativeName(alternative.name)
          : formula(`=${columnLetters(FIXED_COLUMNS + i)}$${headerRow}`),
      role: 'heading',
      align: 'right',
      // Bold letters are wider.
      lines: textLines(alternative.name, ALTERNATIVE_WIDTH - 3),
    })),
  ];
}

function verdict(
  r: number,
  column: string,
  base: string,
  both: string,
  { notAvailable, directions, tradeOffs }: SheetWords,
): string {
  const value = `${column}${r}`;
  const other = `$${base}${r}`;
  if (column === base) return `=${quoted(tradeOffs.base)}`;
  const [higher, lower] = [quoted(directions.higher), quoted(directions.lower)];
  const gain = `(${value}-${other})*IF($D${r}=${higher},1,-1)`;
  const rounding = `1E-9*MAX(ABS(${value}),ABS(${other}))`;
  return (
    `=IF(NOT(${both}),${quoted(notAvailable)},` +
    `IF(AND($D${r}<>${higher},$D${r}<>${lower}),${quoted(tradeOffs.noDirection)},` +
    `IF(ABS(${value}-${other})<=${rounding},${quoted(tradeOffs.isSame)},` +
    `IF(${gain}>0,${quoted(tradeOffs.isBetter)},${quoted(tradeOffs.isWorse)}))))`
  );
}

/** Of a metric, by what its results come to. */
export function numberFormatOf(of: Case, metric: Metric): string {
  return figureFormat(
    metric.unit,
    of.results.filter((result) => sameName(result.metric, metric.name)).map(({ value }) => value),
  );
}

function signed(code: string): string {
  return `+${code};-${code};${code}`;
}
