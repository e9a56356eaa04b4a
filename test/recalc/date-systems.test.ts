/** Dates in workbooks that count from 1904, as those that began in Excel for Macintosh do. */
import Excel from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { RecalculationEngine } from '../../src/recalc/engine';
import { readXlsx } from '../../src/recalc/read-xlsx';
import { openXlsx } from '../../workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../workbench/xlsx/save-xlsx';

/** 5 July 1998, in Microsoft's article "Date systems in Excel". */
const SERIALS = { 1900: 35_981, 1904: 34_519 } as const;

async function book(system: keyof typeof SERIALS): Promise<Uint8Array> {
  const workbook = new Excel.Workbook();
  workbook.properties.date1904 = system === 1904;
  const sheet = workbook.addWorksheet('Plan');
  sheet.getCell('A1').value = SERIALS[system];
  sheet.getCell('A1').numFmt = 'yyyy-mm-dd';
  sheet.getCell('A2').value = SERIALS[system];
  const formulas = [
    'YEAR(A1)',
    'MONTH(A1)',
    'DAY(A1)',
    'DATE(1998,7,5)-A1',
    'TEXT(A1,"yyyy-mm-dd")',
    'EDATE(A1,12)-A1',
    'WEEKDAY(A1)',
  ];
  formulas.forEach((formula, i) => (sheet.getCell(i + 1, 2).value = { formula, result: 0 }));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

it.each([1900, 1904] as const)(
  'Microsoft, "Date systems in Excel": 5 July 1998 is the same day by its serial of %d',
  async (system) => {
    const model = readXlsx(await book(system));
    expect(model.dateSystem).toBe(String(system));
    const values = new RecalculationEngine(model).calculateAll().map(({ value }) => value);
    expect(values).toEqual([1998, 7, 5, 0, '1998-07-05', 365, 1]);
  },
);

it('elapsed hours count from nothing in either system', async () => {
  const workbook = new Excel.Workbook();
  workbook.properties.date1904 = true;
  workbook.addWorksheet('Plan').getCell('A1').value = { formula: 'TEXT(1.5,"[h]:mm")', result: '' };
  const model = readXlsx(new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(new RecalculationEngine(model).calculateAll()[0]!.value).toBe('36:00');
});

it.each(['1', 'true'])(
  'the workbench, which counts from 1900, shows and saves the same day (date1904="%s")',
  async (flag) => {
    const parts = unzipSync(await book(1904));
    const xml = strFromU8(parts['xl/workbook.xml']!);
    expect(xml).toContain('date1904="1"');
    parts['xl/workbook.xml'] = strToU8(xml.replace('date1904="1"', `date1904="${flag}"`));
    const { file } = await openXlsx('plan.xlsx', zipSync(parts));
    const dated = file.sheets[0]!.cells.find(({ row, column }) => row === 0 && column === 0)!;
    const plain = file.sheets[0]!.cells.find(({ row, column }) => row === 1 && column === 0)!;
    expect([dated.value, plain.value]).toEqual([SERIALS[1900], SERIALS[1904]]);
    const saved = readXlsx(await saveXlsx(file));
    expect(saved.dateSystem).toBe('1900');
    expect(saved.sheets[0]!.cells.find(({ row, column }) => row === 0 && column === 0)!.value).toBe(
      SERIALS[1900],
    );
  },
);
