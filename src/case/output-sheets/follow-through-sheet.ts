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
import type { Row } from './follow-through/rows';
import { FOLLOW_THROUGH_SHEET } from './output-sheets';
import { alternativeInFocus } from '../decision/recommendation';
import type { Sensitivity } from '../decision/sensitivity';
import { sheetFooter } from './sheet-conventions';
import { decisionCell } from './sheet-references';
import { say } from '../said';

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
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
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
