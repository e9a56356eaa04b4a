/**
 * The sheet `Trade-offs`, the CFO's table: values, changes against do nothing, better or worse, guardrails, and the
 * burden and judgement of each alternative. Native formulas over the case's tables, so that it stays right when
 * the case is evaluated again and survives without the add-in.
 */
import { columnLetters, parseAddress } from '../../workbook/address';
import { formula, text } from '../../workbook/workbook';
import type { PlannedCell, SheetPlan, Workbook } from '../../workbook/workbook';
import { CRITERIA, nameKey, sameName } from '../case';
import type { Alternative, Case, Metric } from '../case';
import { CaseError } from '../case-error';
import { cellOf, columnAt, readCaseSheet } from '../case-sheet/case-sheet';
import type { CaseSheet, ReadTable } from '../case-sheet/case-sheet';
import {
  ALTERNATIVES_TABLE,
  DECISION_FIELDS,
  DECISION_TABLE,
  FOLLOW_THROUGH_TABLE,
  METRICS_TABLE,
  RESULTS_TABLE,
} from '../case-sheet/case-tables';
import { LEGEND, sheetFooter } from './sheet-conventions';
import { figureFormat } from '../unit';
import type { Freshness } from '../evaluation/results';
import { TRADE_OFFS_SHEET } from './output-sheets';
import { say } from '../said';

/** Metric, unit, role, better, threshold; the alternatives follow. */
const FIXED_COLUMNS = 5;
const HEADINGS = ['Metric', 'Unit', 'Role', 'Better', 'Threshold'];

type Row = (PlannedCell | undefined)[];

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeTradeOffs(workbook: Workbook, of: Case, freshness: Freshness): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
  await workbook.writeSheet(tradeOffsSheet({ ...sheet, case: of }, freshness));
}

/** The plan of the sheet; `sheet.case` may have rows that are not on the case sheet yet: they show as text. */
function tradeOffsSheet(sheet: CaseSheet, freshness: Freshness): SheetPlan {
  const of = sheet.case;
  const source = references(sheet);
  const rows: Row[] = [];
  const width = FIXED_COLUMNS + of.alternatives.length;
  const at = (column: number): string => columnLetters(column);
  const first = at(FIXED_COLUMNS);
  const columns = of.alternatives.map((_, i) => FIXED_COLUMNS + i);

  rows.push([{ content: text('Trade-offs'), role: 'title', columns: width }]);
  rows.push([{ content: source.decision, role: 'prose', columns: width, lines: 2 }]);
  rows.push([
    {
      content: text(`Changes are alternative minus do nothing. ${freshnessNote(freshness)}`),
      role: 'note',
      columns: width,
    },
  ]);

  // Values
  rows.push([]);
  const headerRow = rows.length + 1;
  rows.push(headings('Values', source, of));
  const valueRow = new Map<Metric, number>();
  for (const metric of of.metrics) {
    const r = rows.length + 1;
    valueRow.set(metric, r);
    const format = numberFormatOf(of, metric);
    const direction = source.metricField(metric, 'Direction');
    rows.push([
      link(source.metricField(metric, 'Name')),
      link(source.metricField(metric, 'Unit')),
      link(source.metricField(metric, 'Role')),
      link(direction),
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
    rows.push(headings(title, source, of, headerRow));
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
  section('Change against do nothing', (r, c) => `=IF(${both(r, c)},${c}${r}-$${first}${r},"n/a")`, 'own');
  section(
    'Change, share of do nothing',
    (r, c) =>
      `=IF(${both(r, c)},IF($${first}${r}=0,"n/a",(${c}${r}-$${first}${r})/ABS($${first}${r})),"n/a")`,
    '0.0%',
  );
  section('Better or worse', (r, c) => verdict(r, c, first, both(r, c)));
  const guardrails = of.metrics.filter(({ role }) => role === 'guardrail');
  if (guardrails.length > 0) {
    section('Guardrails', (r, c) => source.guardrail(r, c, headerRow), undefined, guardrails);
  }

  // Burden and judgement
  rows.push([]);
  rows.push(headings('Implementation and judgement', source, of, headerRow));
  for (const [label, unit, words] of JUDGEMENT_ROWS) {
    // Words wrap somewhat before the column is full.
    const lines = words
      ? Math.max(...of.alternatives.map((one) => Math.ceil(words(one).length / (ALTERNATIVE_WIDTH - 4))), 1)
      : 1;
    rows.push([
      // Level with the first line of the words.
      { content: text(label), role: 'label', ...(words && { wrap: true }) },
      { content: text(unit), role: 'label' },
      undefined,
      undefined,
      undefined,
      ...columns.map((column) => ({
        content: formula(source.alternativeField(`${at(column)}$${headerRow}`, label)),
        role: 'link' as const,
        ...(words ? { align: 'left' as const, indent: 1, wrap: true, lines } : { align: 'right' as const }),
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
      { content: text('Alternative'), role: 'heading' },
      {
        ...calculation(`=$A${r}`),
        role: 'heading',
        align: 'right',
        lines: Math.ceil(primary.name.length / 12),
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
        title: `${primary.name} by alternative`,
        source: `A${top}:B${top + columns.length}`,
        seriesBy: 'columns',
        covers: `D${top}:${at(Math.max(width - 1, 7))}${top + 14}`,
        ...(primary.unit === '' ? {} : { valueAxisTitle: primary.unit }),
      },
    ];
    while (rows.length < top + 14) rows.push([]);
  }

  rows.push([]);
  rows.push([{ content: text(LEGEND), role: 'note', columns: width }]);
  return {
    name: TRADE_OFFS_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [34, 14, 15, 9, 12, ...columns.map(() => ALTERNATIVE_WIDTH)],
    freeze: { rows: headerRow, columns: 1 },
    print: { orientation: 'landscape', titleRows: `${headerRow}:${headerRow}`, ...sheetFooter(of) },
    gridlines: false,
    ...(charts ? { charts } : {}),
  };
}

/** In characters. */
const ALTERNATIVE_WIDTH = 20;

/** Rows of words have no unit; `words` are what they say, for the height of the row. */
const JUDGEMENT_ROWS: readonly (readonly [
  label: string,
  unit: string,
  words?: (of: Alternative) => string,
])[] = [
  ['Months', 'months'],
  ['People', '', ({ people }) => people],
  ['Systems', '', ({ systems }) => systems],
  ['Reversibility', '', ({ reversibility }) => reversibility],
  ['Risk', '', ({ risk }) => risk],
  ['Implication for customers and staff', '', ({ implication }) => implication],
  ...CRITERIA.map((criterion) => [criterion, '1 to 5'] as const),
];

function freshnessNote(freshness: Freshness): string {
  switch (freshness.state) {
    case 'fresh':
      return 'Values come from the last evaluation of the case; the model had not changed since when this was written.';
    case 'stale':
      return `STALE when written: the model changed since the evaluation of ${freshness.alternatives.join(', ')}.`;
    case 'unknown':
      return `Values come from the last evaluation of the case; not checked since: ${freshness.reason}`;
    case 'none':
      return 'The case is not evaluated yet.';
  }
}

function link(content: PlannedCell['content']): PlannedCell {
  return { content, role: 'link' };
}

function calculation(source: string): PlannedCell {
  return { content: formula(source), role: 'calculation' };
}

/** A section's heading with the alternatives; below the first they repeat the first's. */
function headings(title: string, source: References, of: Case, headerRow?: number): Row {
  const fixed = headerRow === undefined ? [title, ...HEADINGS.slice(1)] : [title, 'Unit', '', '', ''];
  return [
    ...fixed.map((label): PlannedCell => ({ content: text(label), role: 'heading' })),
    ...of.alternatives.map((alternative, i): PlannedCell => ({
      content:
        headerRow === undefined
          ? source.alternativeName(alternative.name)
          : formula(`=${columnLetters(FIXED_COLUMNS + i)}$${headerRow}`),
      role: 'heading',
      align: 'right',
      lines: Math.ceil(alternative.name.length / 18),
    })),
  ];
}

function verdict(r: number, column: string, base: string, both: string): string {
  const value = `${column}${r}`;
  const other = `$${base}${r}`;
  if (column === base) return '="base"';
  const gain = `(${value}-${other})*IF($D${r}="higher",1,-1)`;
  const rounding = `1E-9*MAX(ABS(${value}),ABS(${other}))`;
  return (
    `=IF(NOT(${both}),"n/a",IF(AND($D${r}<>"higher",$D${r}<>"lower"),"no direction",` +
    `IF(ABS(${value}-${other})<=${rounding},"= same",IF(${gain}>0,"▲ better","▼ worse"))))`
  );
}

// ---------------------------------------------------------------------------------------------
// References to the case's tables

interface References {
  readonly decision: PlannedCell['content'];
  alternativeName(name: string): PlannedCell['content'];
  metricField(metric: Metric, header: string): PlannedCell['content'];
  /** The formula of a result, from the cells that hold the alternative's and the metric's name. */
  result(alternativeCell: string, metricCell: string): string;
  /** The formula of an alternative's field, from the cell that holds its name. */
  alternativeField(alternativeCell: string, header: string): string;
  guardrail(r: number, column: string, headerRow: number): string;
}

function references(sheet: CaseSheet): References {
  const table = (name: string): ReadTable<unknown> => sheet.tables.get(name)!;
  const column = (name: string, header: string): string => {
    const { content } = table(name);
    const top = cellOf(content, 0, header);
    const bottom = cellOf(content, Math.max(0, content.values.length - 1), header);
    return `${absolute(top)}:${absolute(bottom).split('!').at(-1)}`;
  };
  const rowOf = (name: string, key: string): number | undefined =>
    (table(name) as ReadTable<{ name: string }>).rows.find(({ row }) => sameName(row.name, key))?.index;
  const field = (name: string, key: string, header: string): PlannedCell['content'] => {
    const index = rowOf(name, key);
    if (index === undefined) return header === 'Name' ? text(key) : null;
    const cell = absolute(cellOf(table(name).content, index, header));
    return formula(`=IF(${cell}="","",${cell})`);
  };
  const results = {
    alternative: column(RESULTS_TABLE.table, 'Alternative'),
    metric: column(RESULTS_TABLE.table, 'Metric'),
    value: column(RESULTS_TABLE.table, 'Value'),
  };
  const promise = (header: string): string => column(FOLLOW_THROUGH_TABLE.table, header);
  return {
    decision: decisionCell(sheet),
    alternativeName: (name) => field(ALTERNATIVES_TABLE.table, name, 'Name'),
    metricField: (metric, header) => field(METRICS_TABLE.table, metric.name, header),
    result: (alternativeCell, metricCell) => {
      const row = `(${results.alternative}=${alternativeCell})*(${results.metric}=${metricCell})`;
      return `=IF(SUMPRODUCT(${row}*ISNUMBER(${results.value}))=0,"n/a",SUMPRODUCT(${row},${results.value}))`;
    },
    alternativeField: (alternativeCell, header) => {
      const names = column(ALTERNATIVES_TABLE.table, 'Name');
      const found = `INDEX(${column(ALTERNATIVES_TABLE.table, header)},MATCH(${alternativeCell},${names},0))`;
      return `=IF(${found}="","",${found})`;
    },
    guardrail: (r, c, headerRow) => {
      const waived =
        `SUMPRODUCT((${promise('Kind')}="waiver")*(${promise('Metric')}=$A${r})*` +
        `(${promise('Alternative')}=${c}$${headerRow}))>0`;
      const met = `IF($D${r}="higher",${c}${r}>=$E${r},${c}${r}<=$E${r})`;
      return (
        `=IF(NOT(AND(ISNUMBER(${c}${r}),ISNUMBER($E${r}))),"n/a",` +
        `IF(${met},"pass",IF(${waived},"waived","BREACH")))`
      );
    },
  };
}

function decisionCell(sheet: CaseSheet): PlannedCell['content'] {
  const { content, rows } = sheet.tables.get(DECISION_TABLE.table) as ReadTable<{ field: string }>;
  const row = rows.find((one) => nameKey(one.row.field) === nameKey(DECISION_FIELDS.decision));
  if (!row || columnAt(content, 'Text') < 0) return text(sheet.case.decision.decision);
  const cell = absolute(cellOf(content, row.index, 'Text'));
  return formula(`=IF(${cell}="","Decision not stated yet",${cell})`);
}

/** "'Fulcrum case'!B7" → "'Fulcrum case'!$B$7". */
function absolute(address: string): string {
  const { row, column } = parseAddress(address)!;
  return `${address.slice(0, address.lastIndexOf('!'))}!$${columnLetters(column)}$${row + 1}`;
}

// ---------------------------------------------------------------------------------------------
// Number formats

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
