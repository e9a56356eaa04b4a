/**
 * The sheet `Follow-through`: who answers for what and when it is looked at, what makes us act, what was promised,
 * what came of it, who pays and who gains. Native formulas over the case's tables.
 */
import { formula, text } from '../workbook/workbook';
import type { CellInput, PlannedCell, SheetPlan, Workbook } from '../workbook/workbook';
import { sameName } from './case';
import type { Case, FollowThrough, FollowThroughKind } from './case';
import { CaseError } from './case-error';
import { readCaseSheet } from './case-sheet';
import type { CaseSheet } from './case-sheet';
import {
  ACTUALS_TABLE,
  DRIVERS_TABLE,
  EFFECTS_TABLE,
  FOLLOW_THROUGH_TABLE,
  METRICS_TABLE,
} from './case-tables';
import { chargeToDeciders, deviationsFromPlan, paysAndGains } from './charge-back';
import { alternativeInFocus, primaryMetric } from './recommendation';
import type { Sensitivity } from './sensitivity';
import { sheetFooter } from './sheet-conventions';
import {
  cellOfRow,
  decisionCell,
  fractionUnit,
  quoted,
  resultExpression,
  rowCell,
  tableColumn,
} from './sheet-references';
import { goodSide } from './tripwires';
import { FOLLOW_THROUGH_SHEET } from './output-sheets';

const WIDTH = 8;

/** Headings of columns with numbers. */
const NUMBERS = new Set([
  'Threshold',
  'Expected',
  'Last actual',
  'Actual',
  'Low or P10',
  'High or P90',
  'Cost borne',
  'Benefit received',
  'Net',
  'Transfer',
  'Net after transfer',
  'Consequence',
]);

/** Set off from the numbers to their left. */
const WORDS_AFTER_NUMBERS = new Set(['State', 'Good side', 'Place', 'Unit of it']);

type Row = (PlannedCell | undefined)[];

export interface FollowThroughOptions {
  /** What drivers do to metrics; with it deviations from the plan are charged to those who decided. */
  readonly sensitivity?: Sensitivity;
}

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeFollowThrough(
  workbook: Workbook,
  options: FollowThroughOptions = {},
): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', 'The workbook has no case to follow through.');
  await workbook.writeSheet(followThroughSheet(sheet, options));
}

function followThroughSheet(sheet: CaseSheet, { sensitivity = [] }: FollowThroughOptions = {}): SheetPlan {
  const of = sheet.case;
  const followed = alternativeInFocus(of) ?? of.alternatives[0]?.name ?? '';
  const sentence = decisionCell(sheet, 'decision');
  const rows: Row[] = [
    [{ content: text('Follow-through'), role: 'title', columns: WIDTH }],
    [
      {
        content: sentence
          ? formula(`=IF(${sentence}="","Decision not written yet",${sentence})`)
          : text('Decision not written yet'),
        role: 'prose',
        columns: WIDTH,
        lines: Math.max(1, Math.ceil(of.decision.decision.length / 140)),
      },
    ],
    [{ content: text(`Followed: ${followed}`), role: 'subtitle', columns: WIDTH }],
  ];
  reviews(sheet, rows);
  metrics(sheet, rows, followed);
  tripwires(sheet, rows);
  steps(sheet, rows);
  waivers(sheet, rows);
  actuals(sheet, rows, followed);
  parties(sheet, rows, followed);
  charges(of, rows, followed, sensitivity);
  rows.push([]);
  rows.push([
    {
      content: text(
        'Green: from the case sheet, where it is changed. Black: calculated. Promises and actuals are entered in the pane or in the tables of the case sheet.',
      ),
      role: 'note',
      columns: WIDTH,
    },
  ]);
  return {
    name: FOLLOW_THROUGH_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [36, 22, 18, 16, 16, 20, 16, 26],
    print: { orientation: 'landscape', ...sheetFooter(of) },
    gridlines: false,
  };
}

// ---------------------------------------------------------------------------------------------

function section(rows: Row[], title: string, headings: readonly string[]): void {
  rows.push([]);
  rows.push([{ content: text(title), role: 'section', columns: WIDTH }]);
  if (headings.length > 0)
    rows.push(
      headings.map((label, i) => ({
        content: text(label),
        role: 'heading',
        // The band reaches over the whole table, prose in the last column included.
        ...(i === headings.length - 1 ? { columns: WIDTH - i } : {}),
        ...(NUMBERS.has(label) && i < headings.length - 1 ? { align: 'right' as const } : {}),
        ...(WORDS_AFTER_NUMBERS.has(label) ? { align: 'center' as const } : {}),
      })),
    );
}

function nothing(rows: Row[], words: string): void {
  rows.push([{ content: text(words), role: 'muted', columns: WIDTH }]);
}

function link(cell: string | null, otherwise = ''): PlannedCell {
  return { content: linked(cell, otherwise), role: 'link' };
}

function linked(cell: string | null, otherwise = ''): CellInput {
  return cell ? formula(`=IF(${cell}="",${quoted(otherwise)},${cell})`) : text(otherwise);
}

function prose(cell: string | null, length: number, characters: number, columns = 1): PlannedCell {
  return {
    content: linked(cell),
    role: 'prose',
    columns,
    lines: Math.max(1, Math.ceil(length / characters)),
  };
}

function calculation(source: string, numberFormat?: string): PlannedCell {
  return {
    content: formula(source),
    role: 'calculation',
    align: 'right',
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

/** A verdict in words. */
function verdict(source: string): PlannedCell {
  return { content: formula(source), role: 'calculation', align: 'center' };
}

function number(cell: PlannedCell, numberFormat: string): PlannedCell {
  return { ...cell, numberFormat, align: 'right' };
}

function promises(of: Case, ...kinds: readonly FollowThroughKind[]): FollowThrough[] {
  return of.followThrough.filter(({ kind }) => kind !== null && kinds.includes(kind));
}

function promiseCell(sheet: CaseSheet, row: FollowThrough, header: string): string | null {
  return cellOfRow(sheet, FOLLOW_THROUGH_TABLE.table, row, header);
}

/** Full precision in the cell; as many decimals as its size needs for the eye. */
function formatFor(unit: string, sizes: readonly (number | null)[]): string {
  const largest = Math.max(0, ...sizes.map((one) => Math.abs(one ?? 0)));
  if (fractionUnit(unit) !== null) return '0.0%';
  return largest >= 1000 ? '#,##0' : largest >= 10 ? '#,##0.0' : '0.00##';
}

function formatOf(of: Case, subject: string): string {
  const driver = of.drivers.find(({ name }) => sameName(name, subject));
  if (driver) return formatFor(driver.unit, [driver.low, driver.likely, driver.high]);
  const metric = of.metrics.find(({ name }) => sameName(name, subject));
  const values = of.results.filter((one) => sameName(one.metric, subject)).map(({ value }) => value);
  return formatFor(metric?.unit ?? '', [...values, metric?.threshold ?? null]);
}

/** The last actual of the subject named in a cell, in the order of the table, as an expression; null without a table. */
function lastActual(
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

// ---------------------------------------------------------------------------------------------

function reviews(sheet: CaseSheet, rows: Row[]): void {
  section(rows, 'Review and escalation', ['What', 'Owner', 'How']);
  const found = promises(sheet.case, 'review cadence', 'escalation path', 'metric owner');
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Kind')),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 110, WIDTH - 2),
    ]);
  }
  if (found.length === 0) nothing(rows, 'No review cadence and no escalation path are set.');
}

function metrics(sheet: CaseSheet, rows: Row[], followed: string): void {
  const of = sheet.case;
  section(rows, 'Metrics', [
    'Metric',
    'Unit',
    'Owner',
    'Cadence',
    'Threshold',
    'Expected',
    'Last actual',
    'State',
  ]);
  for (const metric of of.metrics) {
    const r = rows.length + 1;
    const cell = (header: string): string | null => rowCell(sheet, METRICS_TABLE.table, metric.name, header);
    const format = formatOf(of, metric.name);
    const expected = resultExpression(sheet, quoted(followed), `$A${r}`);
    const actual = lastActual(sheet, `$A${r}`);
    const direction = cell('Direction');
    const met = `IF(${direction ?? '""'}="higher",G${r}>=E${r},G${r}<=E${r})`;
    rows.push([
      link(cell('Name'), metric.name),
      link(cell('Unit')),
      link(cell('Owner'), 'NOBODY'),
      link(cell('Cadence'), 'not set'),
      number(link(cell('Threshold'), 'not set'), format),
      calculation(`=IF(${expected.isThere},${expected.value},"not evaluated")`, format),
      calculation(actual ? `=IF(${actual.isThere},${actual.value},"none yet")` : '="none yet"', format),
      verdict(
        `=IF(AND(ISNUMBER(G${r}),ISNUMBER(E${r})),IF(${met},"meets threshold","MISSES threshold"),"no verdict yet")`,
      ),
    ]);
  }
  if (of.metrics.length === 0) nothing(rows, 'No metric is bound yet.');
}

function tripwires(sheet: CaseSheet, rows: Row[]): void {
  const of = sheet.case;
  section(rows, 'Tripwires', [
    'Watches',
    'Threshold',
    'Good side',
    'Last actual',
    'State',
    'Owner',
    'Action',
  ]);
  const found = promises(of, 'tripwire');
  for (const row of found) {
    const r = rows.length + 1;
    const format = formatOf(of, row.metric);
    const actual = lastActual(sheet, `$A${r}`);
    const good = goodSide(of, row);
    rows.push([
      link(promiseCell(sheet, row, 'Metric'), 'nothing'),
      number(link(promiseCell(sheet, row, 'Threshold'), 'not set'), format),
      {
        content: text(good === null ? 'not known' : good === 'higher' ? 'above' : 'below'),
        role: 'label',
        align: 'center',
      },
      calculation(actual ? `=IF(${actual.isThere},${actual.value},"none yet")` : '="none yet"', format),
      verdict(
        `=IF(AND(ISNUMBER(B${r}),ISNUMBER(D${r}),C${r}<>"not known"),` +
          `IF(IF(C${r}="above",D${r}>=B${r},D${r}<=B${r}),"clear","TRIPPED"),"no verdict yet")`,
      ),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      prose(promiseCell(sheet, row, 'Action'), row.action.length, 50, WIDTH - 6),
    ]);
  }
  if (found.length === 0) nothing(rows, 'No tripwire is set: no figure makes us stop or turn back.');
}

function steps(sheet: CaseSheet, rows: Row[]): void {
  section(rows, 'Adoption steps', ['By', 'Owner', 'Step']);
  const found = promises(sheet.case, 'adoption step').sort((a, b) => a.date.localeCompare(b.date));
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Date'), 'no date'),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 110, WIDTH - 2),
    ]);
  }
  if (found.length === 0) nothing(rows, 'No adoption steps are set.');
}

function waivers(sheet: CaseSheet, rows: Row[]): void {
  const found = promises(sheet.case, 'waiver');
  if (found.length === 0) return;
  section(rows, 'Waivers', ['Guardrail', 'Allowed by', 'Alternative', 'Why']);
  for (const row of found) {
    rows.push([
      link(promiseCell(sheet, row, 'Metric')),
      link(promiseCell(sheet, row, 'Owner'), 'NOBODY'),
      link(promiseCell(sheet, row, 'Alternative')),
      prose(promiseCell(sheet, row, 'Text'), row.text.length, 90, WIDTH - 3),
    ]);
  }
}

function actuals(sheet: CaseSheet, rows: Row[], followed: string): void {
  const of = sheet.case;
  section(rows, 'Actuals against the ranges given', [
    'Driver or metric',
    'Date',
    'By',
    'Actual',
    'Low or P10',
    'High or P90',
    'Place',
  ]);
  for (const row of of.actuals) {
    const r = rows.length + 1;
    const cell = (header: string): string | null => cellOfRow(sheet, ACTUALS_TABLE.table, row, header);
    const format = formatOf(of, row.subject);
    const isDriver = of.drivers.some(({ name }) => sameName(name, row.subject));
    const end = (driverEnd: 'Low' | 'High', percentile: 'P10' | 'P90'): PlannedCell => {
      if (isDriver)
        return number(link(rowCell(sheet, DRIVERS_TABLE.table, row.subject, driverEnd), 'not set'), format);
      const { value, isThere } = resultExpression(sheet, quoted(followed), `$A${r}`, percentile);
      return calculation(`=IF(${isThere},${value},"not simulated")`, format);
    };
    rows.push([
      link(cell('Driver or metric')),
      link(cell('Date'), 'no date'),
      link(cell('By')),
      number(link(cell('Value'), 'no value'), format),
      end('Low', 'P10'),
      end('High', 'P90'),
      verdict(
        `=IF(NOT(ISNUMBER(D${r})),"no verdict",IF(AND(ISNUMBER(E${r}),D${r}<E${r}),"BELOW range",` +
          `IF(AND(ISNUMBER(F${r}),D${r}>F${r}),"ABOVE range",IF(AND(ISNUMBER(E${r}),ISNUMBER(F${r})),"within","no range"))))`,
      ),
    ]);
  }
  if (of.actuals.length === 0) nothing(rows, 'No actual is entered yet.');
}

function parties(sheet: CaseSheet, rows: Row[], followed: string): void {
  const of = sheet.case;
  section(rows, `Who pays and who gains under ${followed}`, [
    'Function or partner',
    'Cost borne',
    'Benefit received',
    'Net',
    'Transfer',
    'Net after transfer',
    '',
  ]);
  const found = paysAndGains(of, followed).parties;
  const column = (header: string): string => tableColumn(sheet, EFFECTS_TABLE.table, header)!;
  const first = rows.length + 1;
  const last = rows.length + found.length;
  const format = formatFor(
    '',
    found.flatMap(({ cost, benefit }) => [cost, benefit]),
  );
  const nets = `$D$${first}:$D$${last}`;
  const whole = `SUM(${nets})>=0`;
  for (const { party } of found) {
    const r = rows.length + 1;
    const matching = `(${column('Function or partner')}=$A${r})*(${column('Alternative')}=${quoted(followed)})`;
    // A negative cost is a benefit, and the other way round.
    const sum = (own: string, other: string): string =>
      `=SUMPRODUCT(${matching}*(${column(own)}>0),${column(own)})-SUMPRODUCT(${matching}*(${column(other)}<0),${column(other)})`;
    rows.push([
      { content: text(party), role: 'label' },
      calculation(sum('Cost borne', 'Benefit received'), format),
      calculation(sum('Benefit received', 'Cost borne'), format),
      calculation(`=C${r}-B${r}`, `+${format};-${format};0`),
      calculation(
        `=IF(${whole},IF(D${r}<0,-D${r},IF(D${r}=0,0,D${r}*SUMIF(${nets},"<0")/SUMIF(${nets},">0"))),"none")`,
        `+${format};-${format};0`,
      ),
      calculation(`=IF(ISNUMBER(E${r}),D${r}+E${r},D${r})`, `+${format};-${format};0`),
    ]);
  }
  if (found.length === 0) return nothing(rows, 'No effects on functions or partners are entered.');
  const total = (c: string): PlannedCell => ({
    ...calculation(`=SUM(${c}${first}:${c}${last})`, format),
    role: 'total',
  });
  rows.push([{ content: text('All'), role: 'total' }, ...['B', 'C', 'D', 'E', 'F'].map(total)]);
  rows.push([
    {
      content: formula(
        `=IF(${whole},"The least transfers that leave nobody worse off: losses are made whole by those who gain, in proportion to their gain.",` +
          `"The costs exceed the benefits: no transfers can leave nobody worse off.")`,
      ),
      role: 'note',
      columns: WIDTH,
    },
  ]);
}

function charges(of: Case, rows: Row[], followed: string, sensitivity: Sensitivity): void {
  const primary = primaryMetric(of);
  if (!primary || sensitivity.length === 0) return;
  const found = chargeToDeciders(of, deviationsFromPlan(of, followed, primary.name, sensitivity));
  section(rows, `Consequences for ${primary.name}, charged to the function that decided`, [
    'Function',
    'Consequence',
    'Unit of it',
    'Drivers that came out otherwise',
  ]);
  const format = formatFor(
    primary.unit,
    found.map(({ amount }) => amount),
  );
  for (const { decider, amount, drivers } of found) {
    rows.push([
      { content: text(decider || 'nobody owns the driver'), role: 'label' },
      { content: amount, role: 'calculation', numberFormat: `+${format};-${format};0`, align: 'right' },
      { content: text(primary.unit), role: 'label', align: 'center' },
      { content: text(drivers.map(({ driver }) => driver).join(', ')), role: 'prose', columns: WIDTH - 3 },
    ]);
  }
  if (found.length === 0) return nothing(rows, 'No driver with a known effect came out otherwise yet.');
  rows.push([
    {
      content: text(
        'Each driver alone, from its plan to its last actual, the others as planned; as computed when this was written.',
      ),
      role: 'note',
      columns: WIDTH,
    },
  ]);
}
