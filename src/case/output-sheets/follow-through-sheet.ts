/**
 * The sheet `Follow-through`: who answers for what and when it is looked at, what makes us act, what was promised,
 * what came of it, who pays and who gains. Native formulas over the case's tables.
 */
import { formula, text } from '../../workbook/workbook';
import type { SheetPlan, Workbook } from '../../workbook/workbook';
import { CaseError } from '../case-error';
import { readCaseSheet } from '../case-sheet/case-sheet';
import type { CaseSheet } from '../case-sheet/case-sheet';
import { actuals, charges, parties } from './follow-through/outcomes';
import { metrics, reviews, steps, tripwires, waivers } from './follow-through/promises';
import { WIDTH } from './follow-through/rows';
import type { Context } from './follow-through/rows';
import { FOLLOW_THROUGH_SHEET } from './output-sheets';
import { alternativeInFocus } from '../decision/recommendation';
import type { Sensitivity } from '../decision/sensitivity';
import { quoted } from './formula-text';
import { headingWidth, nameWidth, sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import { decisionCell } from './sheet-references';
import { say } from '../said';

export interface FollowThroughOptions {
  /** What drivers do to metrics; with it deviations from the plan are charged to those who decided. */
  readonly sensitivity?: Sensitivity;
  readonly language?: SheetLanguage;
}

/** Writes the sheet. @throws CaseError "not-evaluable" where the workbook has no case; WorkbookError "refused" */
export async function writeFollowThrough(
  workbook: Workbook,
  options: FollowThroughOptions = {},
): Promise<void> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
  await workbook.writeSheet(followThroughSheet(sheet, options));
}

function followThroughSheet(
  sheet: CaseSheet,
  { sensitivity = [], language: { words } = ENGLISH }: FollowThroughOptions,
): SheetPlan {
  const of = sheet.case;
  const own = words.followThrough;
  const followed = alternativeInFocus(of) ?? of.alternatives[0]?.name ?? '';
  const sentence = decisionCell(sheet, 'decision');
  const context: Context = { sheet, of, words, own, followed, rows: [] };
  const { rows } = context;
  rows.push(
    [{ content: text(own.title), role: 'title', columns: WIDTH }],
    [
      {
        content: sentence
          ? formula(`=IF(${sentence}="",${quoted(words.decisionMissing)},${sentence})`)
          : text(words.decisionMissing),
        role: 'prose',
        columns: WIDTH,
        lines: Math.max(1, Math.ceil(of.decision.decision.length / 140)),
      },
    ],
    [{ content: text(own.followed(followed)), role: 'subtitle', columns: WIDTH }],
  );
  for (const part of [reviews, metrics, tripwires, steps, waivers, actuals, parties]) part(context);
  charges(context, sensitivity);
  rows.push([]);
  rows.push([
    {
      content: text(own.note),
      role: 'note',
      columns: WIDTH,
    },
  ]);
  return {
    name: FOLLOW_THROUGH_SHEET,
    blocks: [{ at: 'A1', rows }],
    columnWidths: [
      nameWidth(
        [...of.metrics, ...of.drivers].map(({ name }) => name),
        36,
      ),
      22,
      headingWidth(own.benefit, 18),
      headingWidth(own.lastActual, 16),
      16,
      20,
      headingWidth(own.lastActual, 16),
      26,
    ],
    print: { orientation: 'landscape', ...sheetFooter(of, words) },
    gridlines: false,
  };
}
