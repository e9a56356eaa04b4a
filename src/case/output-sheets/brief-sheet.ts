/**
 * The sheet `Brief`: one printed page for those who decide, in the order problem, value at stake, options,
 * assumptions, implementation, consequences of inaction. Its sentences are formulas over the case's tables, so that
 * they change with the numbers; figures have three significant digits.
 */
import { formula, text } from '../../workbook/workbook';
import type { CellInput, SheetPlan, Workbook } from '../../workbook/workbook';
import { assumptions } from './brief/assumptions';
import { implementation } from './brief/implementation';
import { optionsTable } from './brief/options';
import { FIXED_COLUMNS, LEAST_COLUMNS, Page, WIDTHS, linked, linesOf } from './brief/page';
import { counterSentence, inaction, stakesSentences } from './brief/sentences';
import { sameName } from '../case';
import type { Alternative, Case, Decision, Metric } from '../case';
import { CaseError } from '../case-error';
import { readCaseSheet } from '../case-sheet/case-sheet';
import type { CaseSheet } from '../case-sheet/case-sheet';
import { BRIEF_SHEET } from './output-sheets';
import { alternativeInFocus } from '../decision/recommendation';
import type { Freshness } from '../evaluation/results';
import type { Sensitivity } from '../decision/sensitivity';
import { sheetFooter } from './sheet-conventions';
import { decisionCell, quoted } from './sheet-references';
import { say } from '../said';

/** What one page holds; what is left out is said. */
const METRICS_SHOWN = 6;

export interface BriefOptions {
  readonly freshness: Freshness;
  /** Puts the assumptions that matter most first. */
  readonly sensitivity?: Sensitivity;
}

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeBrief(workbook: Workbook, options: BriefOptions): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
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
