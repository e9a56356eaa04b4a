/** @jest-environment node */
import { freezeToValues, repairNames } from '../../../../src/taskpane/features/library/function-cells';
import { excelWorkbook } from '../../../../src/workbook/excel-workbook';
import { openExcel } from '../../../support/excel-in-node';
import type { ExcelInNode } from '../../../support/excel-in-node';

let excel: ExcelInNode;
afterEach(() => excel.close());

const functions = new Map([
  ['FULCRUM.DOUBLE', (...args: unknown[]) => 2 * Number((args[0] as number[][])[0]?.[0] ?? args[0])],
]);

describe('freezing to values', () => {
  it('keeps other formulas and everything outside the cells asked for; an error stays live', async () => {
    excel = await openExcel({
      sheets: {
        S: [
          [2, '=FULCRUM.DOUBLE(A1)', '=B1+1', '=FULCRUM.NONE(1)'],
          [3, '=FULCRUM.DOUBLE(A2)'],
        ],
      },
      functions,
    });
    const workbook = excelWorkbook();
    expect(await freezeToValues(workbook, 'S!A1:D1')).toEqual({ cells: ['S!B1'], skipped: ['S!D1'] });
    const [after] = await workbook.read(['S!A1:D2']);
    expect(after!.formulas).toEqual([
      [null, null, '=B1+1', '=FULCRUM.NONE(1)'],
      [null, '=FULCRUM.DOUBLE(A2)', null, null],
    ]);
    expect(after!.values[0]!.slice(0, 3)).toEqual([2, 4, 5]);
    expect((await freezeToValues(workbook, null)).cells).toEqual(['S!B2']);
  });
});

describe('repairing #NAME?', () => {
  it('spells the names of a file as people do, and names the function that does not exist', async () => {
    excel = await openExcel({
      sheets: { S: [[2, '=_xldudf_FULCRUM_DOUBLE(A1)', '=FULCRUM.NONE(1)', '=1+1']] },
      functions,
    });
    const workbook = excelWorkbook();
    expect(await repairNames(workbook, ['DOUBLE'])).toEqual({
      repaired: ['S!B1'],
      remaining: [{ cell: 'S!C1', unknown: 'FULCRUM.NONE' }],
    });
    const [after] = await workbook.read(['S!B1:D1']);
    expect(after!.values[0]![0]).toBe(4);
    expect(after!.formulas[0]).toEqual(['=FULCRUM.DOUBLE(A1)', '=FULCRUM.NONE(1)', '=1+1']);
  });
});
