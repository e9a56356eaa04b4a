/**
 * Case sheets as each version of the add-in wrote them: files made by that version's own code. A version that raises
 * SCHEMA_VERSION adds its file here, made with the case of `sample-case.ts`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SCHEMA_VERSION } from '../../../src/case/case';
import { readCaseSheet } from '../../../src/case/case-sheet/case-sheet';
import { updateCaseSheet } from '../../../src/case/case-sheet/write-case-sheet';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import type { Workbook } from '../../../src/workbook/workbook';
import { fillGrid } from '../../../workbench/grid/grid-file';
import { MemoryGrid } from '../../../workbench/grid/memory-grid';
import { openXlsx } from '../../../workbench/xlsx/open-xlsx';
import type { ExcelInNode } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';

const versions = Array.from({ length: SCHEMA_VERSION }, (_, i) => i + 1);

describe.each(versions)('a case sheet of schema version %d', (version) => {
  let excel: ExcelInNode;
  let workbook: Workbook;

  beforeEach(async () => {
    const name = `case-schema-${version}.xlsx`;
    const { file } = await openXlsx(name, readFileSync(path.join(__dirname, 'schema-versions', name)));
    const grid = new MemoryGrid(['Sheet1'], { name });
    fillGrid(grid, file);
    excel = await openExcel({ grid });
    workbook = excelWorkbook();
  });
  afterEach(() => excel.close());

  const versionInSheet = async () => (await workbook.read(["'Fulcrum case'!B2"]))[0]!.values[0]![0];

  it('is read whole, without a flaw and without a change to the sheet', async () => {
    const before = await workbook.readTables(['FulcrumHistory', 'FulcrumDrivers']);
    const sheet = (await readCaseSheet(workbook))!;
    expect(sheet.problems).toEqual([]);
    const { decision, alternatives, drivers, metrics, history, actuals, challenge } = sheet.case;
    expect(decision.decision).toBe('Raise the price or cut the cost?');
    expect(alternatives.map(({ name }) => name)).toEqual(['Do nothing', 'Raise price', 'Cut cost']);
    expect(drivers[0]).toMatchObject({
      name: 'Price',
      cell: { name: 'Fulcrum_Driver_Price', address: 'Inputs!B1' },
      low: 9,
      high: 13,
      values: { 'Do nothing': 10, 'Raise price': 12 },
    });
    expect(metrics[0]).toMatchObject({ name: 'Profit', threshold: 400, lenses: ['CFO', 'commercial'] });
    expect(history[0]).toMatchObject({ evaluation: 'Board, March', name: 'Profit', value: 400 });
    expect(actuals[0]).toMatchObject({ subject: 'Price', value: 10.2 });
    expect(challenge[0]).toMatchObject({ answer: 'The list of March.' });
    expect(await versionInSheet()).toBe(version);
    expect(await workbook.readTables(['FulcrumHistory', 'FulcrumDrivers'])).toEqual(before);
  });

  it('becomes one of the present version when it is edited, and keeps all that it held', async () => {
    const sheet = (await readCaseSheet(workbook))!;
    const next = {
      ...sheet.case,
      decision: { ...sheet.case.decision, owner: 'B. Owner' },
      history: [
        ...sheet.case.history,
        { ...sheet.case.history[0]!, evaluation: 'Board, June', model: 'cafe' },
      ],
    };
    const written = await updateCaseSheet(workbook, sheet, next);
    expect(await versionInSheet()).toBe(SCHEMA_VERSION);
    const again = (await readCaseSheet(workbook))!;
    expect(again.problems).toEqual([]);
    expect(again.case).toEqual(written);
    expect(again.case).toEqual(next);
  });
});
