/** The sheet `Checks`: what a careful reader would object to, each with its cell. */
import { text } from '../../workbook/workbook';
import type { SheetPlan, Workbook } from '../../workbook/workbook';
import { CaseError } from '../case-error';
import { readCaseSheet } from '../case-sheet/case-sheet';
import { checkCase } from '../checks/checks';
import type { Check } from '../checks/check';
import type { Case } from '../case';
import { readModel } from '../evaluation/fingerprint';
import { checkFreshness } from '../evaluation/results';
import { sheetFooter } from './sheet-conventions';
import { ENGLISH } from './sheet-language';
import type { SheetLanguage } from './sheet-language';
import { CHECKS_SHEET } from './output-sheets';
import { say } from '../said';

/** Checks case and model as the workbook has them. @throws CaseError "not-evaluable" without a case */
export async function runChecks(
  workbook: Workbook,
): Promise<{ readonly case: Case; readonly checks: Check[] }> {
  const sheet = await readCaseSheet(workbook);
  if (!sheet) throw new CaseError('not-evaluable', say('noCaseOnSheet'));
  const [freshness, model] = await Promise.all([checkFreshness(workbook, sheet.case), readModel(workbook)]);
  return { case: sheet.case, checks: checkCase({ sheet, freshness, model }) };
}

/** Runs the checks and writes the sheet; returns what they found. */
export async function writeChecks(workbook: Workbook, language: SheetLanguage = ENGLISH): Promise<Check[]> {
  const { case: of, checks } = await runChecks(workbook);
  await workbook.writeSheet(checksSheet(of, checks, language));
  return checks;
}

function checksSheet(of: Case, checks: readonly Check[], { words, textOf }: SheetLanguage): SheetPlan {
  const own = words.checks;
  const errors = checks.filter(({ severity }) => severity === 'error').length;
  const summary = checks.length === 0 ? own.nothingFound : own.summary(errors, checks.length - errors);
  return {
    name: CHECKS_SHEET,
    columnWidths: [18, 26, 24, 90],
    freeze: { rows: 4, columns: 0 },
    print: { orientation: 'landscape', titleRows: '4:4', ...sheetFooter(of, words) },
    gridlines: false,
    blocks: [
      {
        at: 'A1',
        rows: [
          [{ content: text(own.title), role: 'title', columns: 4 }],
          [{ content: text(summary), role: 'subtitle', columns: 4 }],
          [],
          [own.weight, own.check, own.cell, own.whatToDo].map((label) => ({
            content: text(label),
            role: 'heading' as const,
          })),
          ...checks.map(({ rule, severity, cell, ...said }) => [
            {
              content: text(severity === 'error' ? own.settle : own.lookAt),
              role: severity === 'error' ? ('bad' as const) : ('warning' as const),
              // Level with the first line of what to do.
              wrap: true,
            },
            { content: text(own.rules[rule]), role: 'label' as const, wrap: true },
            { content: text(cell), role: 'label' as const, wrap: true },
            { content: text(textOf(said)), role: 'prose' as const },
          ]),
        ],
      },
    ],
  };
}
