/** Writes the case onto its worksheet: a new sheet, or the cells that differ on the one that is there. */
import { text } from '../../workbook/workbook';
import type { NameDefinition, Workbook } from '../../workbook/workbook';
import { SCHEMA_VERSION } from '../case';
import type { Case } from '../case';
import { CaseError } from '../case-error';
import { SCHEMA_NAME } from './case-sheet';
import type { CaseSheet } from './case-sheet';
import { bindNames, caseSheetEdits, newCaseTables } from './case-sheet-edits';
import { CASE_SHEET } from './case-tables';
import { say } from '../said';

/** The note would wrap over many lines in the first column alone. */
const NOTE_COLUMNS = 3;

/**
 * Makes the sheet `Fulcrum case` with its tables and returns the case, each bound cell with its defined name.
 *
 * @throws CaseError "damaged" when a sheet of that name exists already; it is left as it is
 */
export async function createCaseSheet(workbook: Workbook, of: Case): Promise<Case> {
  const sheets = await workbook.sheets();
  if (sheets.some(({ name }) => name.toLowerCase() === CASE_SHEET.toLowerCase())) {
    throw new CaseError('damaged', say('caseSheetTaken', { sheet: CASE_SHEET }), `'${CASE_SHEET}'!A1`);
  }
  const { case: bound, definitions } = bindNames(of, await workbook.names());
  try {
    await workbook.undoGroup((group) => writeNewSheet(group, bound, definitions));
  } catch (error) {
    // Half a case would be in the way of the next attempt.
    await removeHalfMade(workbook, definitions).catch(() => undefined);
    throw error;
  }
  return bound;
}

async function removeHalfMade(workbook: Workbook, definitions: readonly NameDefinition[]): Promise<void> {
  await workbook.deleteSheet(CASE_SHEET);
  await workbook.deleteNames([SCHEMA_NAME, ...definitions.map(({ name }) => name)]);
}

async function writeNewSheet(
  workbook: Workbook,
  of: Case,
  definitions: readonly NameDefinition[],
): Promise<void> {
  await workbook.writeSheet({
    name: CASE_SHEET,
    // Narrow enough that one page holds the widest table in a legible size; what is longer wraps.
    columnWidths: [28, 34, 14, 14, 14, 14, 14, 16, 18, ...Array.from({ length: 9 }, () => 14)],
    print: {
      orientation: 'landscape',
      wholeSheet: true,
      footerLeft: '&F, &A',
      footerRight: '&D, page &P of &N',
    },
    blocks: [
      {
        at: 'A1',
        rows: [
          [{ content: text('Fulcrum case'), role: 'title' }],
          [
            { content: text('Schema version') },
            { content: SCHEMA_VERSION, role: 'calculation', align: 'left' },
          ],
          [
            {
              content: text(
                'The tables hold the case; edit them freely, and keep your own columns and notes beside them.',
              ),
              role: 'note',
              columns: NOTE_COLUMNS,
            },
          ],
        ],
      },
    ],
  });
  await workbook.defineNames([{ name: SCHEMA_NAME, address: `'${CASE_SHEET}'!B2` }, ...definitions]);
  await workbook.editTables(newCaseTables(of, CASE_SHEET, 3));
}

/** Changes the sheet to hold `next` and returns it with the defined names that bind its cells. */
export async function updateCaseSheet(workbook: Workbook, sheet: CaseSheet, next: Case): Promise<Case> {
  const { case: bound, defineNames, editTables, deleteNames } = caseSheetEdits(sheet, next);
  await workbook.undoGroup(async (group) => {
    if (defineNames.length > 0) await group.defineNames(defineNames);
    if (editTables.length > 0) await group.editTables(editTables);
    if (deleteNames.length > 0) await group.deleteNames(deleteNames);
    if (sheet.version < SCHEMA_VERSION) {
      await group.write([{ address: sheet.versionCell, cells: SCHEMA_VERSION }]);
    }
  });
  return bound;
}
