/** Univer without a page, bundled for tests: calculates the formulas of one sheet. */
import { createUniver, LocaleType, LogLevel } from '@univerjs/presets';
import { UniverSheetsNodeCorePreset } from '@univerjs/presets/preset-sheets-node-core';

/** A formula begins with "="; null is a blank cell. */
export type UniverContent = number | string | boolean | null;
/** What a cell shows; errors by their code. */
export type UniverValue = number | string | boolean | null;

const TEXT = 1;
const NUMBER = 2;
const BOOLEAN = 3;

/**
 * The values of a sheet's cells once calculated.
 *
 * @public reached through the bundle that the test makes
 */
export async function calculateInUniver(
  rows: readonly (readonly UniverContent[])[],
): Promise<UniverValue[][]> {
  const { univer, univerAPI } = createUniver({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: {} },
    logLevel: LogLevel.SILENT,
    presets: [UniverSheetsNodeCorePreset()],
  });
  const cellData = Object.fromEntries(
    rows.map((row, r) => [
      r,
      Object.fromEntries(row.flatMap((content, c) => (content === null ? [] : [[c, cellOf(content)]]))),
    ]),
  );
  const width = Math.max(...rows.map((row) => row.length));
  const workbook = univerAPI.createWorkbook({
    id: 'workbook',
    sheetOrder: ['sheet'],
    sheets: {
      sheet: { id: 'sheet', name: 'Model', cellData, rowCount: rows.length + 10, columnCount: width + 10 },
    },
  });
  const formulas = univerAPI.getFormula();
  formulas.executeCalculation();
  await formulas.onCalculationEnd();
  const cells = workbook.getActiveSheet().getRange(0, 0, rows.length, width).getCellDatas();
  const values = cells.map((row) =>
    row.map((cell): UniverValue => {
      const value = cell?.v ?? null;
      return cell?.t === BOOLEAN ? value === 1 || value === true : value;
    }),
  );
  univer.dispose();
  return values;
}

function cellOf(content: Exclude<UniverContent, null>) {
  if (typeof content === 'number') return { v: content, t: NUMBER };
  if (typeof content === 'boolean') return { v: content ? 1 : 0, t: BOOLEAN };
  return content.startsWith('=') ? { f: content } : { v: content, t: TEXT };
}
