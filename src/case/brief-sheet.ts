/**
 * The sheet `Brief`: one printed page for those who decide, in the order problem, value at stake, options,
 * assumptions, implementation, consequences of inaction. Its sentences are formulas over the case's tables, so that
 * they change with the numbers; figures have three significant digits.
 */
import { columnLetters } from '../workbook/address';
import { formula, text } from '../workbook/workbook';
import type { CellInput, PlannedCell, SheetPlan, StyleRole, Workbook } from '../workbook/workbook';
import { isChoice, sameName } from './case';
import type { Alternative, Case, Decision, Driver, Metric } from './case';
import { CaseError } from './case-error';
import { plainFigure } from './challenge';
import { readCaseSheet } from './case-sheet';
import type { CaseSheet } from './case-sheet';
import { ALTERNATIVES_TABLE, DRIVERS_TABLE, FOLLOW_THROUGH_TABLE, METRICS_TABLE } from './case-tables';
import { alternativeInFocus, counterCase, recommendedAlternative } from './recommendation';
import type { Objection } from './recommendation';
import type { Freshness } from './results';
import { largestSwing } from './sensitivity';
import type { Sensitivity } from './sensitivity';
import { sheetFooter } from './sheet-conventions';
import {
  cellOfRow,
  decisionCell,
  fractionUnit,
  inWords,
  quoted,
  resultExpression,
  rowCell,
  threeDigits,
} from './sheet-references';
import { numberFormatOf } from './trade-offs-sheet';
import { BRIEF_SHEET } from './output-sheets';

/** What one page holds; what is left out is said. */
const METRICS_SHOWN = 6;
const DRIVERS_SHOWN = 6;
const STEPS_SHOWN = 4;
const TRIPWIRES_SHOWN = 3;

const FIXED_COLUMNS = 2;
const LEAST_COLUMNS = 8;
const WIDTHS = { first: 34, unit: 10, other: 17 };

type Row = (PlannedCell | undefined)[];

export interface BriefOptions {
  readonly freshness: Freshness;
  /** Puts the assumptions that matter most first. */
  readonly sensitivity?: Sensitivity;
}

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeBrief(workbook: Workbook, options: BriefOptions): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', 'The workbook has no case to write a brief of.');
  await workbook.writeSheet(briefSheet(sheet, options));
}

function briefSheet(sheet: CaseSheet, { freshness, sensitivity = [] }: BriefOptions): SheetPlan {
  const of = sheet.case;
  const width = Math.max(LEAST_COLUMNS, FIXED_COLUMNS + of.alternatives.length);
  const page = new Page(width);
  const metrics = shownMetrics(of);
  const focus = focusOf(of);

  page.add([
    {
      content: linked(decisionCell(sheet, 'decision'), 'Decision not written yet'),
      role: 'title',
      columns: width,
      lines: linesOf(of.decision.decision, 90) * 1.4,
    },
  ]);
  page.prose(terms(sheet), 110, 'subtitle');

  page.section('Problem');
  page.linked(sheet, 'businessReason', 'Business reason not written yet');
  page.linked(sheet, 'whyNow', 'Why now: not written yet', '"Why now: "&');

  // The sentences on value refer to the table below them, whose rows are known once the sentences are counted.
  page.section('Value at stake');
  const against = counterSentence(of, focus, sensitivity);
  const stakes = page.reserve(against === null ? 3 : 4);
  page.section(`Options${freshnessNote(freshness)}`);
  const table = optionsTable(sheet, page, metrics);
  const sentences = [...stakesSentences(of, table, focus), ...(against === null ? [] : [text(against)])];
  sentences.forEach((sentence, i) => page.fill(stakes + i, sentence, 'prose'));

  page.section('Assumptions');
  assumptions(sheet, page, focus, sensitivity);

  page.section('Implementation');
  implementation(sheet, page, focus);

  page.section('Consequences of inaction');
  page.linked(sheet, 'consequencesOfInaction', 'Not written yet');
  page.prose(formula(`=${inaction(table)}`), 160);

  page.add([
    {
      content: text(
        'Green: from the case sheet. Black: calculated. Figures have three significant digits; BREACH marks a guardrail that is not met.',
      ),
      role: 'note',
      columns: width,
    },
  ]);
  return {
    name: BRIEF_SHEET,
    blocks: [{ at: 'A1', rows: page.rows }],
    columnWidths: [
      WIDTHS.first,
      WIDTHS.unit,
      ...Array.from({ length: width - FIXED_COLUMNS }, () => WIDTHS.other),
    ],
    print: { orientation: 'landscape', onePage: true, ...sheetFooter(of) },
    gridlines: false,
  };
}

// ---------------------------------------------------------------------------------------------

/** The rows of the page, from the top. */
class Page {
  readonly rows: Row[] = [];

  constructor(readonly width: number) {}

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

  linked(sheet: CaseSheet, field: keyof Decision, otherwise: string, before = ''): void {
    const cell = decisionCell(sheet, field);
    const content = cell ? formula(`=IF(${cell}="",${quoted(otherwise)},${before}${cell})`) : text(otherwise);
    this.prose(content, sheet.case.decision[field].length + before.length, before === '' ? 'link' : 'prose');
  }

  /** Keeps rows for sentences that follow; the number of the first. */
  reserve(count: number): number {
    const first = this.rows.length + 1;
    for (let i = 0; i < count; i++) this.add([]);
    return first;
  }

  fill(row: number, content: CellInput, role: StyleRole): void {
    this.rows[row - 1] = [this.proseCell(content, 130, role)];
  }

  private proseCell(content: CellInput, length: number, role: StyleRole): PlannedCell {
    const characters = WIDTHS.first + WIDTHS.unit + (this.width - FIXED_COLUMNS) * WIDTHS.other;
    return { content, role, columns: this.width, lines: linesOf(' '.repeat(length), characters) };
  }
}

function linesOf(words: string, characters: number): number {
  return Math.max(1, Math.ceil(words.length / characters));
}

function linked(cell: string | null, otherwise: string): CellInput {
  return cell ? formula(`=IF(${cell}="",${quoted(otherwise)},${cell})`) : text(otherwise);
}

function freshnessNote(freshness: Freshness): string {
  if (freshness.state === 'stale') return ' (STALE when written: the model changed since the evaluation)';
  return freshness.state === 'unknown' ? ' (not checked against the model when written)' : '';
}

/** The alternative that the page speaks of; null where nothing is recommended or evaluated. */
function focusOf(of: Case): Alternative | null {
  const name = alternativeInFocus(of);
  return of.alternatives.find((one) => name !== null && sameName(one.name, name)) ?? null;
}

/** Primary first, then guardrails, then the others, as many as the page holds. */
function shownMetrics(of: Case): Metric[] {
  const rank = ({ role }: Metric): number =>
    role === 'primary' ? 0 : role === 'guardrail' ? 1 : role === null ? 3 : 2;
  return [...of.metrics].sort((a, b) => rank(a) - rank(b)).slice(0, METRICS_SHOWN);
}

/** Who decides by when over which horizon. */
function terms(sheet: CaseSheet): CellInput {
  const part = (label: string, field: keyof Decision): string => {
    const cell = decisionCell(sheet, field);
    return cell ? `${quoted(`${label}: `)}&IF(${cell}="","not set",${cell})` : quoted(`${label}: not set`);
  };
  return formula(
    `="Decision brief. "&${[part('Decide by', 'decideBy'), part('owner', 'owner'), part('horizon', 'horizon')].join('&", "&')}`,
  );
}

// ---------------------------------------------------------------------------------------------
// Options

interface OptionsTable {
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

function optionsTable(sheet: CaseSheet, page: Page, metrics: readonly Metric[]): OptionsTable {
  const of = sheet.case;
  const column = (index: number): string => columnLetters(FIXED_COLUMNS + index);
  const headerRow = page.add([
    heading(text('Metric')),
    heading(text('Unit')),
    ...of.alternatives.map(({ name }) => ({
      ...heading(linked(rowCell(sheet, ALTERNATIVES_TABLE.table, name, 'Name'), name)),
      align: 'right' as const,
      lines: linesOf(name, WIDTHS.other - 2),
    })),
  ]);
  const valueRows = new Map<Metric, number>();
  let changeRow: number | null = null;
  let rangeRows: OptionsTable['rangeRows'] = null;
  const [first] = metrics;
  const primary = first?.role === 'primary' ? first : null;
  for (const metric of metrics) {
    const r = page.rows.length + 1;
    const format = briefFormat(of, metric);
    valueRows.set(metric, r);
    page.add([
      {
        content: linked(rowCell(sheet, METRICS_TABLE.table, metric.name, 'Name'), metric.name),
        role: 'link',
      },
      { content: linked(rowCell(sheet, METRICS_TABLE.table, metric.name, 'Unit'), ''), role: 'link' },
      ...of.alternatives.map((_, i): PlannedCell => {
        const { value, isThere } = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`);
        return figure(`=IF(${isThere},${threeDigits(value)},"n/a")`, format);
      }),
    ]);
    if (metric === primary) {
      changeRow = page.add([
        { content: text('  change against do nothing'), role: 'label' },
        { content: formula(`=$B${r}`), role: 'calculation' },
        ...of.alternatives.map((_, i): PlannedCell => {
          const own = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`);
          const base = resultExpression(sheet, `${column(0)}$${headerRow}`, `$A${r}`);
          const change = `(${own.value}-${base.value})`;
          return figure(
            `=IF(AND(${own.isThere},${base.isThere}),${threeDigits(change)},"n/a")`,
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
          { content: text(`  ${header}, from the simulation`), role: 'label' },
          { content: formula(`=$B${r}`), role: 'calculation' },
          ...of.alternatives.map((_, i): PlannedCell => {
            const { value, isThere } = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`, header);
            return figure(`=IF(${isThere},${threeDigits(value)},"n/a")`, format);
          }),
        ]);
      rangeRows = { p10: percentile('P10'), p90: percentile('P90') };
    }
    if (metric.role === 'guardrail' && metric.threshold !== null && metric.direction !== null) {
      page.add(guardrailRow(sheet, metric, r, headerRow, column));
    }
  }
  if (of.metrics.length > metrics.length) {
    const more = of.metrics.length - metrics.length;
    page.add([
      { content: text(`and ${more} more on the sheet Trade-offs`), role: 'note', columns: page.width },
    ]);
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
): Row {
  const cell = (header: string): string => rowCell(sheet, METRICS_TABLE.table, metric.name, header)!;
  const limit = inWords(cell('Threshold'), metric.unit);
  const least = `IF(${cell('Direction')}="higher","at least ","at most ")`;
  return [
    { content: formula(`="  guardrail: "&${least}&${limit}`), role: 'calculation', columns: FIXED_COLUMNS },
    undefined,
    ...sheet.case.alternatives.map(({ name }, i): PlannedCell => {
      const { value, isThere } = resultExpression(sheet, `${column(i)}$${headerRow}`, `$A${r}`);
      const met = `IF(${cell('Direction')}="higher",${value}>=${cell('Threshold')},${value}<=${cell('Threshold')})`;
      const waived = sheet.case.followThrough.some(
        (row) =>
          row.kind === 'waiver' && sameName(row.metric, metric.name) && sameName(row.alternative, name),
      );
      return {
        content: formula(`=IF(${isThere},IF(${met},"pass",${waived ? '"waived"' : '"BREACH"'}),"n/a")`),
        role: 'calculation',
        align: 'right',
      };
    }),
  ];
}

function heading(content: CellInput): PlannedCell {
  return { content, role: 'heading' };
}

function figure(source: string, numberFormat: string): PlannedCell {
  return { content: formula(source), role: 'calculation', align: 'right', numberFormat };
}

/** As many decimals as three digits can need. */
function briefFormat(of: Case, metric: Metric): string {
  if (fractionUnit(metric.unit) !== null) return '0.0%';
  const format = numberFormatOf(of, metric);
  return format === '#,##0.0' ? '#,##0.##' : format;
}

// ---------------------------------------------------------------------------------------------
// Sentences

function stakesSentences(of: Case, table: OptionsTable, focus: Alternative | null): CellInput[] {
  const { primary, changeRow, column, headerRow, last } = table;
  const r = primary && table.valueRows.get(primary);
  if (!primary || !r || changeRow === null)
    return [text('No primary metric is set, so that no value can be told.')];
  const name = (c: string): string => `${c}$${headerRow}`;
  const words = (c: string): string => inWords(`${c}${r}`, primary.unit);
  const base = column(0);
  const sentences: CellInput[] = [];
  const at = focus ? of.alternatives.indexOf(focus) : -1;
  if (at > 0) {
    const own = column(at);
    const role =
      recommendedAlternative(of) === null ? '"No recommendation yet. Leading: "' : '"Recommended: "';
    const change = `${own}${changeRow}`;
    sentences.push(
      formula(
        `=IF(AND(ISNUMBER(${own}${r}),ISNUMBER(${base}${r})),${role}&${name(own)}&". "&$A${r}&" "&${words(own)}&` +
          `" against "&${words(base)}&" under "&${name(base)}&": "&IF(${change}>0,"+","")&` +
          `${inWords(change, primary.unit)}&".",${role}&${name(own)}&". Not evaluated yet.")`,
      ),
    );
  } else {
    sentences.push(formula(`="Nothing is recommended against "&${name(base)}&"."`));
  }
  if (primary.direction !== null) {
    const values = `$${base}${r}:$${last}${r}`;
    const best = `${primary.direction === 'higher' ? 'MAX' : 'MIN'}(${values})`;
    const names = `$${base}$${headerRow}:$${last}$${headerRow}`;
    const word = primary.direction === 'higher' ? 'Highest' : 'Lowest';
    sentences.push(
      formula(
        `=IF(COUNT(${values})=0,"No alternative is evaluated yet.",${quoted(`${word} `)}&$A${r}&": "&` +
          `INDEX(${names},1,MATCH(${best},${values},0))&", "&${inWords(best, primary.unit)}&".")`,
      ),
    );
  }
  const range = table.rangeRows;
  if (at > 0 && range) {
    const own = column(at);
    const [low, high] = [`${own}${range.p10}`, `${own}${range.p90}`];
    sentences.push(
      formula(
        `=IF(AND(ISNUMBER(${low}),ISNUMBER(${high})),"In eight cases out of ten "&$A${r}&" under "&${name(own)}&` +
          `" lies between "&${inWords(low, primary.unit)}&" and "&${inWords(high, primary.unit)}&".",` +
          `"No range is simulated for "&${name(own)}&".")`,
      ),
    );
  }
  return sentences;
}

/** The gravest objection to the alternative in focus, as known when the page is written. */
function counterSentence(of: Case, focus: Alternative | null, sensitivity: Sensitivity): string | null {
  const [gravest] = focus ? counterCase(of, focus.name, sensitivity) : [];
  if (!focus || gravest === undefined) return null;
  const figure = (value: number, subject: string): string =>
    plainFigure({ value, unit: unitOf(of, subject) });
  const words = (one: Objection): string => {
    switch (one.kind) {
      case 'breach':
        return `it breaches the guardrail ${one.metric} by ${figure(one.missedBy, one.metric)}`;
      case 'dominated':
        return `${one.by} is nowhere worse and somewhere better`;
      case 'switching':
        return (
          `it loses once ${one.entry.driver} reaches ${figure(one.entry.switching!.value, one.entry.driver)}, ` +
          `planned ${figure(one.entry.base, one.entry.driver)}`
        );
      case 'beaten':
        return `${one.by} is better in ${one.metric} by ${figure(one.difference, one.metric)}`;
    }
  };
  return `Strongest case against ${focus.name}, when this was written: ${words(gravest)}.`;
}

/** What do nothing comes to, metric by metric. */
function inaction({ valueRows, column, headerRow }: OptionsTable): string {
  const base = column(0);
  const parts = [...valueRows].slice(0, 3).map(([metric, r]) => {
    const cell = `${base}${r}`;
    return `$A${r}&" "&IF(ISNUMBER(${cell}),${inWords(cell, metric.unit)},"not evaluated")`;
  });
  if (parts.length === 0) return quoted('No metric is set.');
  return `${base}$${headerRow}&": "&${parts.join('&", "&')}&"."`;
}

// ---------------------------------------------------------------------------------------------
// Assumptions

function assumptions(
  sheet: CaseSheet,
  page: Page,
  focus: Alternative | null,
  sensitivity: Sensitivity,
): void {
  const of = sheet.case;
  if (of.drivers.length === 0) return page.prose(text('No driver is bound yet.'), 30);
  const base = of.alternatives[0]!;
  const other = focus === base ? null : focus;
  // What the alternatives choose is no assumption.
  const assumed = of.drivers.filter((driver) => !isChoice(driver));
  const weighed = assumed.sort((a, b) => importance(of, b, sensitivity) - importance(of, a, sensitivity));
  const headings = ['Driver', 'Unit', base.name, other?.name ?? '', 'Low', 'High', 'Source'];
  page.add(
    headings.map((label, i) => ({
      ...heading(text(label === 'Source' ? '  Source' : label)),
      ...(i >= 2 && i <= 5 ? { align: 'right' as const } : {}),
      ...(label === 'Source' ? { columns: page.width - headings.length + 1 } : {}),
    })),
  );
  for (const driver of weighed.slice(0, DRIVERS_SHOWN)) {
    const cell = (header: string): string | null => rowCell(sheet, DRIVERS_TABLE.table, driver.name, header);
    const number = (content: CellInput): PlannedCell => ({
      content,
      role: 'link',
      align: 'right',
      numberFormat: driverFormat(driver),
    });
    const baseCell = cell(base.name);
    const likely = cell('Likely');
    const standing =
      baseCell && likely
        ? `IF(ISNUMBER(${baseCell}),${baseCell},IF(ISNUMBER(${likely}),${likely},"as in the model"))`
        : '"as in the model"';
    const own = other && cell(other.name);
    page.add([
      { content: linked(cell('Name'), driver.name), role: 'link' },
      { content: linked(cell('Unit'), ''), role: 'link' },
      number(formula(`=${standing}`)),
      other ? number(formula(own ? `=IF(ISNUMBER(${own}),${own},${standing})` : `=${standing}`)) : undefined,
      number(linked(cell('Low'), 'not set')),
      number(linked(cell('High'), 'not set')),
      { content: source(cell('Source')), role: 'link', columns: page.width - 6 },
    ]);
  }
  if (assumed.length > DRIVERS_SHOWN) {
    const more = assumed.length - DRIVERS_SHOWN;
    page.add([
      { content: text(`and ${more} more on the sheet Fulcrum case`), role: 'note', columns: page.width },
    ]);
  }
}

/** Set off from the number to its left. */
function source(cell: string | null): CellInput {
  return cell ? formula(`="  "&IF(${cell}="","NO SOURCE",${cell})`) : text('  NO SOURCE');
}

/** By its effect on the primary metric where that is known, or else by the width of its range. */
function importance(of: Case, driver: Driver, sensitivity: Sensitivity): number {
  const primary = of.metrics.find(({ role }) => role === 'primary');
  const swing = primary && largestSwing(sensitivity, driver.name, primary.name);
  if (swing) return 1e6 + swing.swing;
  const { low, likely, high } = driver;
  return low === null || high === null ? 0 : (high - low) / (Math.abs(likely ?? (low + high) / 2) || 1);
}

function driverFormat({ unit, low, likely, high, values }: Driver): string {
  const sizes = [low, likely, high, ...Object.values(values)].flatMap((one) =>
    one === null ? [] : Math.abs(one),
  );
  const largest = Math.max(0, ...sizes);
  if (fractionUnit(unit) !== null) return '0.0%';
  return largest >= 1000 ? '#,##0' : largest >= 10 ? '#,##0.##' : '0.00##';
}

// ---------------------------------------------------------------------------------------------
// Implementation

function implementation(sheet: CaseSheet, page: Page, focus: Alternative | null): void {
  const of = sheet.case;
  if (focus && focus !== of.alternatives[0]) {
    const cell = (header: string): string | null =>
      rowCell(sheet, ALTERNATIVES_TABLE.table, focus.name, header);
    const part = (label: string, header: string, after = ''): string => {
      const at = cell(header);
      return at
        ? `${quoted(`${label}: `)}&IF(${at}="","not stated",${at}${after})`
        : quoted(`${label}: not stated`);
    };
    const name = cell('Name');
    page.prose(
      formula(
        `=${name ?? quoted(focus.name)}&". "&${[
          part('Time', 'Months', '&" months"'),
          part('people', 'People'),
          part('systems', 'Systems'),
          part('way back', 'Reversibility'),
          part('risk', 'Risk'),
        ].join('&"; "&')}&"."`,
      ),
      focus.people.length + focus.systems.length + focus.reversibility.length + focus.risk.length + 80,
    );
  }
  const promise = (row: unknown, header: string): string | null =>
    cellOfRow(sheet, FOLLOW_THROUGH_TABLE.table, row, header);
  const steps = of.followThrough
    .filter(({ kind }) => kind === 'adoption step')
    .sort((a, b) => a.date.localeCompare(b.date))
    .slice(0, STEPS_SHOWN);
  for (const step of steps) {
    const [what, date, owner] = ['Text', 'Date', 'Owner'].map((header) => promise(step, header));
    if (!what || !date || !owner) continue;
    page.prose(
      formula(
        `="• "&IF(${date}="","no date",${date})&": "&${what}&IF(${owner}="",", no owner",", "&${owner})`,
      ),
      step.text.length + step.owner.length + 16,
    );
  }
  if (steps.length === 0) page.prose(text('No adoption steps are set.'), 30);
  const tripwires = of.followThrough
    .filter(({ kind, threshold }) => kind === 'tripwire' && threshold !== null)
    .slice(0, TRIPWIRES_SHOWN);
  for (const tripwire of tripwires) {
    const [subject, threshold, action] = ['Metric', 'Threshold', 'Action'].map((header) =>
      promise(tripwire, header),
    );
    if (!subject || !threshold || !action) continue;
    page.prose(
      formula(
        `="• Tripwire: "&${subject}&" at "&${inWords(threshold, unitOf(of, tripwire.metric))}&": "&IF(${action}="","no action set",${action})`,
      ),
      tripwire.metric.length + tripwire.action.length + 30,
    );
  }
  page.linked(
    sheet,
    'whatWouldChangeOurMind',
    'What would change our mind: not written yet',
    '"What would change our mind: "&',
  );
}

function unitOf(of: Case, subject: string): string {
  return [...of.metrics, ...of.drivers].find(({ name }) => sameName(name, subject))?.unit ?? '';
}
