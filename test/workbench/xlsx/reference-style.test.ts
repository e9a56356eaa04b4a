import Excel from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { RecalculationEngine } from '../../../src/recalc/engine';
import { readXlsx } from '../../../src/recalc/read-xlsx';
import { openXlsx } from '../../../workbench/xlsx/open-xlsx';

it('a workbook displayed in R1C1 style and from right to left is read as any other', async () => {
  const workbook = new Excel.Workbook();
  const sheet = workbook.addWorksheet('Plan', { views: [{ rightToLeft: true }] });
  sheet.getCell('B2').value = 21;
  sheet.getCell('C3').value = { formula: 'B2*2', result: 42 };
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  const xml = strFromU8(parts['xl/workbook.xml']!).replace('<calcPr ', '<calcPr refMode="R1C1" ');
  expect(xml).toContain('refMode');
  expect(strFromU8(parts['xl/worksheets/sheet1.xml']!)).toContain('rightToLeft="1"');
  const data = zipSync({ ...parts, 'xl/workbook.xml': strToU8(xml) });

  const { file } = await openXlsx('plan.xlsx', data);
  expect(file.sheets[0]!.cells.map(({ row, column, formula }) => [row, column, formula])).toEqual([
    [1, 1, null],
    [2, 2, '=B2*2'],
  ]);
  expect(file.sheets[0]!.rightToLeft).toBe(true);
  const [computed] = new RecalculationEngine(readXlsx(data)).calculateAll();
  expect(computed!.value).toBe(42);
});
