import Excel from 'exceljs';
import { unzipSync, strFromU8 } from 'fflate';
import { defaultPageLayout, StoredModel } from '../../../workbench/grid/stored-model';
import { emptySheet } from '../../../workbench/page/empty-workbook';
import { openXlsx } from '../../../workbench/xlsx/open-xlsx';
import { saveXlsx } from '../../../workbench/xlsx/save-xlsx';
import type { SheetFile, WorkbookFile } from '../../../workbench/xlsx/workbook-file';

const sheetFile = (given: Partial<SheetFile> & { name: string }): SheetFile => ({
  ...emptySheet(given.name),
  ...given,
});

const inputs = sheetFile({
  name: 'Inputs & drivers',
  tabColor: '#1F7A5C',
  showGridlines: false,
  rightToLeft: true,
  frozen: { rows: 1, columns: 2 },
  cells: [
    { row: 0, column: 0, value: 'Driver', formula: null, style: { bold: true, fillColor: '#FFF2CC' } },
    { row: 0, column: 1, value: 'likely', formula: null },
    {
      row: 1,
      column: 0,
      value: 'Freight <rate> & "duty"',
      formula: null,
      style: { wrapText: true, indentLevel: 2 },
    },
    { row: 1, column: 1, value: 2.35, formula: null, numberFormat: '#,##0.00' },
    { row: 2, column: 0, value: 'from', formula: null },
    { row: 2, column: 1, value: 45_658.25, formula: null, numberFormat: 'yyyy-mm-dd hh:mm' },
    { row: 3, column: 0, value: true, formula: null },
    { row: 3, column: 1, value: { error: '#N/A' }, formula: null },
    {
      row: 4,
      column: 1,
      value: 4.7,
      formula: '=B2*2',
      style: {
        fontName: 'Arial',
        fontSize: 9,
        fontColor: '#0000FF',
        italic: true,
        underline: 'double',
        strikethrough: true,
        horizontalAlignment: 'centerAcrossSelection',
        verticalAlignment: 'center',
        textRotation: 45,
        locked: false,
        borders: {
          top: { style: 'continuous', weight: 'thin', color: '#112233' },
          bottom: { style: 'double', weight: 'thick', color: '#000000' },
          left: { style: 'dash', weight: 'medium', color: '#00FF00' },
          diagonalUp: { style: 'dot', weight: 'thin', color: '#FF0000' },
        },
      },
    },
    { row: 5, column: 1, value: '', formula: '=IF(B2>9,"high","")' },
    { row: 9, column: 3, value: null, formula: null, style: { fillColor: '#ABCDEF' } },
  ],
  columns: [
    { first: 0, count: 1, points: 120, hidden: false },
    { first: 3, count: 2, hidden: true },
  ],
  rows: [{ first: 0, count: 1, points: 30, hidden: false }],
  merges: [{ row: 6, column: 0, rowCount: 2, columnCount: 2 }],
  tables: [
    {
      name: 'Drivers',
      area: { row: 0, column: 0, rowCount: 4, columnCount: 2 },
      showHeaders: true,
      showTotals: false,
      showBandedRows: true,
      showBandedColumns: false,
      showFilterButton: false,
      highlightFirstColumn: true,
      highlightLastColumn: false,
      style: 'TableStyleLight9',
      columns: ['Driver', 'likely'],
    },
  ],
  protection: { password: null, options: { allowFormatCells: true } },
  pageLayout: {
    ...(defaultPageLayout() as SheetFile['pageLayout']),
    orientation: 'Landscape',
    paperSize: 'A4',
    zoom: { horizontalFitToPages: 1 },
    printArea: [{ row: 0, column: 0, rowCount: 9, columnCount: 4 }],
    printTitleRows: { row: 0, column: 0, rowCount: 1, columnCount: 16_384 },
    headersFooters: {
      ...defaultPageLayout().headersFooters,
      leftFooter: '&F',
      centerFooter: 'Discount rate 9 %',
      rightFooter: '&D',
    },
  },
});

const model = sheetFile({
  name: "Model '24",
  visibility: 'veryHidden',
  cells: [
    {
      row: 0,
      column: 0,
      value: 'lane',
      formula: "=FULCRUM.NET.DISTANCEMATRIX('Inputs & drivers'!A1:B2)",
      spill: { rowCount: 2, columnCount: 2 },
    },
    { row: 0, column: 1, value: 'km', formula: null, spilled: true },
    { row: 1, column: 0, value: 'A', formula: null, spilled: true },
    { row: 1, column: 1, value: 120, formula: null, spilled: true },
    { row: 3, column: 0, value: 3, formula: '=LET(rate,1,XLOOKUP(rate,B1:B2,A1:A2,3))' },
  ],
});

const file: WorkbookFile = {
  name: 'case.xlsx',
  sheets: [inputs, model],
  activeSheet: 0,
  names: [
    {
      name: 'FreightRate',
      scope: null,
      formula: "='Inputs & drivers'!$B$2",
      comment: 'per km',
      visible: true,
    },
    { name: 'rates', scope: 1, formula: '=Inputs!$A:$A', comment: '', visible: false },
    { name: 'Tax', scope: null, formula: '=0.21', comment: '', visible: true },
  ],
  calculationMode: 'manual',
  settings: new Map<string, unknown>([
    ['fulcrum.journal', { cells: [['Inputs!B2', '=A1<"x" & 1']] }],
    ['__proto__', 'harmless'],
  ]),
  properties: {
    ...new StoredModel().properties,
    title: 'Network redesign',
    author: 'Analyst',
    custom: new Map<string, { type: string; value: unknown }>([
      ['version', { type: 'Number', value: 3 }],
      ['final', { type: 'Boolean', value: false }],
      ['note', { type: 'String', value: 'a < b' }],
    ]),
  },
};

describe('a workbook saved and opened again', () => {
  let reopened: WorkbookFile;
  let data: Uint8Array;
  beforeAll(async () => {
    data = await saveXlsx(file);
    const opened = await openXlsx('case.xlsx', data);
    expect(opened.leftOut).toEqual([]);
    reopened = opened.file;
  });

  it('keeps values, formulas, spills and looks of every cell', () => {
    // The file has no way to tell an empty text from no result; recalculating brings it back.
    const expected = inputs.cells.map((cell) => (cell.value === '' ? { ...cell, value: null } : cell));
    expect(reopened.sheets[0]!.cells).toEqual(expected);
    expect(reopened.sheets[1]!.cells).toEqual(model.cells);
  });

  it('keeps sheets, sizes, merges, freeze panes, tables, layout and protection', () => {
    for (const [i, written] of file.sheets.entries()) {
      // Without what is undefined; the cells are compared above.
      const expected = JSON.parse(JSON.stringify({ ...written, cells: undefined })) as SheetFile;
      expect(reopened.sheets[i]).toMatchObject(expected);
    }
  });

  it('keeps names, settings and properties', () => {
    expect(reopened.names).toEqual(file.names);
    expect(reopened.calculationMode).toBe('manual');
    expect(reopened.settings).toEqual(file.settings);
    expect(Object.getPrototypeOf({})).not.toHaveProperty('harmless');
    expect(reopened.properties).toMatchObject({ title: 'Network redesign', author: 'Analyst' });
    expect(reopened.properties.custom).toEqual(file.properties.custom);
  });

  it('spells functions and dynamic arrays as Excel does in files', () => {
    const parts = unzipSync(data);
    const xml = strFromU8(parts['xl/worksheets/sheet2.xml']!);
    expect(xml).toContain(
      '<c r="A1" t="str" cm="1"><f t="array" ref="A1:B2">_xldudf_FULCRUM_NET_DISTANCEMATRIX(',
    );
    expect(xml).toContain('_xlfn.LET(_xlpm.rate,1,_xlfn.XLOOKUP(_xlpm.rate,B1:B2,A1:A2,3))');
    expect(strFromU8(parts['xl/metadata.xml']!)).toContain('fDynamic="1"');
    expect(strFromU8(parts['[Content_Types].xml']!)).toContain('/xl/metadata.xml');
  });

  it('is read by exceljs alone', async () => {
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(data as unknown as Excel.Buffer);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Inputs & drivers', "Model '24"]);
    expect(workbook.getWorksheet('Inputs & drivers')!.getCell('B5').value).toEqual({
      formula: 'B2*2',
      result: 4.7,
    });
    expect(workbook.definedNames.getRanges('FreightRate').ranges).toEqual(["'Inputs & drivers'!$B$2"]);
  });
});
