/**
 * The sheet `Brief`: one printed page for those who decide, in the order problem, value at stake, options,
 * assumptions, implementation, consequences of inaction. Its sentences are formulas over the case's tables, so that
 * they change with the numbers; figures have three significant digits.
 */
import { formula, text } from '../../workbook/workbook';
import type { SheetPlan, Workbook } from '../../workbook/workbook';
import { textLines } from '../../workbook/text-lines';
import { assumptions } from './brief/assumptions';
import { implementation } from './brief/implementation';
import { optionsTable } from './brief/options';
import { FIXED_COLUMNS, LEAST_COLUMNS, Page, WIDTHS, linked } from './brief/page';
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
import { quoted, textLength } from './formula-text';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import { decisionCell } from './sheet-references';
import type { SheetWords } from './words/en';
import { say } from '../said';

/** What one page holds; what is left out is said. */
const METRICS_SHOWN = 6;

export interface BriefOptions {
  readonly freshness: Freshness;
  /** Puts the assumptions that matter most first. */
  readonly sensitivity?: Sensitivity;
  readonly language?: SheetLanguage;
}

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeBrief(workbook: Workbook, options: BriefOptions): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
  await workbook.writeSheet(briefSheet(sheet, options));
}

function briefSheet(
  sheet: CaseSheet,
  { freshness, sensitivity = [], language = ENGLISH }: BriefOptions,
): SheetPlan {
  const of = sheet.case;
  const { words } = language;
  const { brief } = words;
  const width = Math.max(LEAST_COLUMNS, FIXED_COLUMNS + of.alternatives.length);
  const metrics = shownMetrics(of);
  const page = new Page(
    width,
    words,
    [...metrics, ...of.drivers].map(({ name }) => name),
  );
  const focus = focusOf(of);

  page.add([
    {
      content: linked(decisionCell(sheet, 'decision'), words.decisionMissing),
      role: 'title',
      columns: width,
      lines: textLines(of.decision.decision, 90) * 1.4,
    },
  ]);
  page.prose(
    formula(`=${terms(sheet, words)}`),
    textLength(brief.terms({ decideBy: '', owner: '', horizon: '' })) +
      of.decision.decideBy.length +
      of.decision.owner.length +
      of.decision.horizon.length,
    'subtitle',
  );

  page.section(brief.problem);
  page.linked(sheet, 'businessReason', brief.businessReasonMissing);
  page.linked(sheet, 'whyNow', brief.whyNowMissing, brief.whyNow);

  // The sentences on value refer to the table below them, whose rows are known once the sentences are counted.
  page.section(brief.value);
  const against = counterSentence(of, focus, sensitivity, language);
  const stakes = page.reserve(against === null ? 3 : 4);
  page.section(brief.options + freshnessNote(freshness, words));
  const table = optionsTable(sheet, page, metrics);
  const sentences = stakesSentences(of, table, focus, words);
  if (against !== null) sentences.push({ content: text(against), length: against.length });
  sentences.forEach((sentence, i) => page.fill(stakes + i, sentence));

  page.section(brief.assumptions);
  assumptions(sheet, page, focus, sensitivity);

  page.section(brief.implementation);
  implementation(sheet, page, focus);

  page.section(brief.inaction);
  page.linked(sheet, 'consequencesOfInaction', brief.notWritten);
  page.prose(formula(`=${inaction(table, words)}`), 160);

  page.add([
    {
      content: text(brief.note),
      role: 'note',
      columns: width,
    },
  ]);
  return {
    name: BRIEF_SHEET,
    blocks: [{ at: 'A1', rows: page.rows }],
    columnWidths: [
      page.firstWidth,
      WIDTHS.unit,
      ...Array.from({ length: width - FIXED_COLUMNS }, () => WIDTHS.other),
    ],
    print: { orientation: 'landscape', onePage: true, ...sheetFooter(of, words) },
    gridlines: false,
  };
}

function freshnessNote({ state }: Freshness, { brief }: SheetWords): string {
  if (state === 'stale') return brief.stale;
  return state === 'unknown' ? brief.unchecked : '';
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

/** Who decides by when over which horizon, as an expression. */
function terms(sheet: CaseSheet, words: SheetWords): string {
  const part = (field: keyof Decision, shown = (cell: string): string => cell): string => {
    const cell = decisionCell(sheet, field);
    return cell ? `IF(${cell}="",${quoted(words.notSet)},${shown(cell)})` : quoted(words.notSet);
  };
  return words.brief.terms({
    decideBy: part('decideBy', words.day),
    owner: part('owner'),
    horizon: part('horizon'),
  });
}
