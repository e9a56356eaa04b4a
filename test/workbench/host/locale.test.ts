import { englishFormula, hostLocale, localFormula } from '../../../workbench/host/locale';
import type { ExcelInNode } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';

const german = hostLocale('de-DE');

test.each([
  ['=SUM(A1,1.5)', '=SUMME(A1;1,5)'],
  ['=IF(A1>0.5,"a,b;c",-1.25)', '=WENN(A1>0,5;"a,b;c";-1,25)'],
  ["=ROUND('Net, west'!A1*1.1,2)", "=RUNDEN('Net, west'!A1*1,1;2)"],
  ['=FULCRUM.INV.EOQ(A1,B1,0.2)', '=FULCRUM.INV.EOQ(A1;B1;0,2)'],
])('%s reads %s in German, and back', (english, local) => {
  expect(localFormula(english, german)).toBe(local);
  expect(englishFormula(local, german)).toBe(english);
});

describe('in a German workbook', () => {
  let excel: ExcelInNode;

  beforeAll(async () => {
    excel = await openExcel({ sheets: { Tabelle1: [[1234.5, 0.5]] }, locale: 'de-DE' });
  });

  afterAll(() => excel.close());

  test('numbers show with a comma, values and number formats stay as in English', async () => {
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Tabelle1').getRange('A1');
      range.numberFormat = [['#,##0.00']];
      range.load('text,values,numberFormat,numberFormatLocal');
      context.application.load('decimalSeparator,thousandsSeparator');
      context.application.cultureInfo.load('name');
      await context.sync();
      expect([range.text[0]![0], range.values[0]![0]]).toEqual(['1.234,50', 1234.5]);
      expect([range.numberFormat[0]![0], range.numberFormatLocal[0]![0]]).toEqual(['#,##0.00', '#.##0,00']);
      expect([context.application.decimalSeparator, context.application.thousandsSeparator]).toEqual([
        ',',
        '.',
      ]);
      expect(context.application.cultureInfo.name).toBe('de-DE');
    });
  });

  test('formulasLocal takes and gives the German formula, formulas the English one', async () => {
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Tabelle1').getRange('C1:D1');
      range.formulasLocal = [['=SUMME(B1;1,5)', '2,5']];
      range.load('formulas,formulasLocal,values');
      await context.sync();
      expect(range.formulas[0]).toEqual(['=SUM(B1,1.5)', 2.5]);
      expect(range.formulasLocal[0]).toEqual(['=SUMME(B1;1,5)', '2,5']);
      expect(range.values[0]).toEqual([2, 2.5]);
      const name = context.workbook.names.addFormulaLocal('satz', '=0,09');
      name.load('formula');
      await context.sync();
      expect(name.formula).toBe('=0.09');
    });
  });
});
