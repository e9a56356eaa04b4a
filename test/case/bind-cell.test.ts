import { checkCell } from '../../src/case/bind-cell';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import type { Workbook } from '../../src/workbook/workbook';
import type { ExcelInNode } from '../support/excel-in-node';
import { openExcel } from '../support/excel-in-node';
import { createCase } from '../../src/case/create-case';
import { createCaseSheet } from '../../src/case/case-sheet/write-case-sheet';
import { MODEL, sampleCase } from './sample-case';

let excel: ExcelInNode;
let workbook: Workbook;
const none = createCase({});

beforeEach(async () => {
  excel = await openExcel({
    sheets: {
      ...MODEL,
      Grid: [
        ['Year', 'Volume'],
        [2026, 5],
        [2027, 6],
      ],
    },
  });
  workbook = excelWorkbook();
});

afterEach(async () => {
  await excel.close();
});

it('takes the selected cell, with the label and unit beside it', async () => {
  await workbook.select('Inputs!B1');
  expect(await checkCell(workbook, none, 'driver')).toEqual({
    address: 'Inputs!B1',
    value: 10,
    label: 'Unit price',
    unit: 'USD',
  });
});

it('takes a computed cell as a metric, and a label from above', async () => {
  expect(await checkCell(workbook, none, 'metric', 'KPIs!B1')).toMatchObject({ value: 400, label: 'Profit' });
  expect(await checkCell(workbook, none, 'driver', 'Grid!B3')).toMatchObject({
    value: 6,
    label: 'Volume',
    unit: '',
  });
});

it.each([
  ['driver', 'Inputs!B4', 'Inputs!B4 holds the formula =B1-B3; a driver is an input'],
  ['driver', 'Inputs!B5', 'Inputs!B5 holds the text "text"; a driver needs a number there.'],
  ['driver', 'Inputs!B9', 'Inputs!B9 is blank; a driver needs a number there.'],
  ['metric', 'Inputs!A1', 'Inputs!A1 holds the text "Unit price"; a metric needs a number there.'],
  ['driver', 'Inputs!B1:B3', 'Inputs!B1:B3 is not one cell; select a single cell'],
] as const)('refuses as a %s the cell %s', async (kind, address, message) => {
  await expect(checkCell(workbook, none, kind, address)).rejects.toMatchObject({
    code: 'binding',
    message: expect.stringContaining(message),
  });
});

it('refuses as a driver a number in a cell formatted as text, where every other would be a text', async () => {
  const inputs = excel.grid.sheets()[0]!.id;
  const cell = { sheet: inputs, row: 0, column: 1, rowCount: 1, columnCount: 1 };
  excel.grid.setNumberFormats(cell, [['@']]);
  await expect(checkCell(workbook, none, 'driver', 'Inputs!B1')).rejects.toMatchObject({
    code: 'binding',
    message: expect.stringMatching(/^Inputs!B1 is formatted as text/),
  });
  expect(await checkCell(workbook, none, 'metric', 'Inputs!B1')).toMatchObject({ value: 10 });
});

it('refuses several selected cells, a cell bound already, a protected sheet and a sheet of its own', async () => {
  await workbook.select('Inputs!A1:B2');
  await expect(checkCell(workbook, none, 'driver')).rejects.toMatchObject({ cell: 'Inputs!A1:B2' });

  const of = await createCaseSheet(workbook, sampleCase());
  await expect(checkCell(workbook, of, 'driver', 'Inputs!B2')).rejects.toMatchObject({
    message: 'Inputs!B2 is bound already, as the driver "Volume".',
  });
  await expect(checkCell(workbook, of, 'metric', "'Fulcrum case'!B2")).rejects.toMatchObject({
    message: expect.stringContaining('is on a sheet that Fulcrum writes'),
  });
  excel.grid.stored.protection.set(excel.grid.sheets()[0]!.id, { password: null, options: {} });
  await expect(checkCell(workbook, none, 'driver', 'Inputs!B1')).rejects.toMatchObject({
    message: expect.stringContaining('is on the protected sheet "Inputs"; unprotect it'),
  });
  expect(await checkCell(workbook, none, 'metric', 'Inputs!B4')).toMatchObject({ value: 4 });
});
