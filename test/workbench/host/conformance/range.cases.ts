import type { Bench, Case, Cases } from './bench';
import { plain, properties, readings } from './bench';

/** A case for each way to another range, with the address where it leads. */
function ways(
  from: string,
  expected: Readonly<Record<string, readonly [args: readonly unknown[], address: string]>>,
): Cases {
  return Object.fromEntries(
    Object.entries(expected).map(([method, [args, address]]): [string, Case] => [
      `Range.${method}()`,
      async (bench) => {
        const range = bench.range(from) as unknown as Record<string, (...list: unknown[]) => Excel.Range>;
        expect(await bench.address(range[method]!(...args))).toBe(address);
      },
    ]),
  );
}

const mixed = (bench: Bench): Excel.Range =>
  bench.range('A1:B3', [
    [1.5, 'text'],
    [true, '=A1*2'],
    ['=1/0', ''],
  ]);

export const rangeCases: Cases = {
  ...readings('Range', (bench) => bench.range('B2:C4'), {
    rowIndex: 1,
    columnIndex: 1,
    rowCount: 3,
    columnCount: 2,
    cellCount: 6,
    isEntireRow: false,
    isEntireColumn: false,
    top: 15,
    left: 48,
    height: 45,
    width: 96,
    hidden: false,
  }),
  'Range.address, Range.addressLocal': async (bench) => {
    const sheet = bench.workbook.worksheets.add('Cash flow');
    const range = sheet.getRange('A1:B2');
    range.load('address,addressLocal');
    await bench.sync();
    expect([range.address, range.addressLocal]).toEqual(["'Cash flow'!A1:B2", "'Cash flow'!A1:B2"]);
  },
  ...readings('Range', mixed, {
    values: [
      [1.5, 'text'],
      [true, 3],
      ['#DIV/0!', ''],
    ],
    valueTypes: [
      ['Double', 'String'],
      ['Boolean', 'Double'],
      ['Error', 'Empty'],
    ],
    text: [
      ['1.5', 'text'],
      ['TRUE', '3'],
      ['#DIV/0!', ''],
    ],
    formulas: [
      [1.5, 'text'],
      [true, '=A1*2'],
      ['=1/0', ''],
    ],
  }),
  'Range.values =': async (bench) => {
    const range = bench.range('A1:B2', [
      [1, 2],
      [3, 4],
    ]);
    // Null leaves a cell, an empty text empties it, texts are read as Excel reads them.
    range.values = [
      [null, ''],
      ['12%', "'007"],
    ];
    range.load('values,numberFormat');
    await bench.sync();
    expect(plain(range.values)).toEqual([
      [1, ''],
      [0.12, '007'],
    ]);
    expect(range.numberFormat[1]![0]).toBe('0%');
    range.values = 'same' as unknown as string[][];
    expect(await bench.read(range, 'values')).toEqual([
      ['same', 'same'],
      ['same', 'same'],
    ]);
    range.values = [[1, 2]];
    expect(await bench.failure()).toBe('InvalidArgument');
    range.getEntireColumn().values = [[1]];
    expect(await bench.failure()).toBe('RangeExceedsLimit');
  },
  'Range.formulas =': async (bench) => {
    const range = bench.range('A1:A2');
    range.formulas = [[4], ['=SUM(A1,1.5)']];
    expect(await bench.read(range, 'values')).toEqual([[4], [5.5]]);
    range.formulas = [['=SUM('], [1]];
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'Range.formulasLocal, Range.formulasLocal =': async (bench) => {
    const range = bench.range('A1');
    range.formulasLocal = [['=SUM(1,2.5)']];
    expect(await bench.read(range, 'formulasLocal')).toEqual([['=SUM(1,2.5)']]);
  },
  'Range.formulasR1C1, Range.formulasR1C1 =': async (bench) => {
    const range = bench.range('B2:B3', [
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
    range.formulasR1C1 = [['=RC[-1]*R1C1'], ['=RC[-1]*R1C1']];
    range.load('formulas,formulasR1C1,values');
    await bench.sync();
    expect(plain(range.formulas)).toEqual([['=A2*$A$1'], ['=A3*$A$1']]);
    expect(plain(range.formulasR1C1)).toEqual([['=RC[-1]*R1C1'], ['=RC[-1]*R1C1']]);
    expect(plain(range.values)).toEqual([[2], [3]]);
  },
  'Range.numberFormat, Range.numberFormat =': async (bench) => {
    const range = bench.range('A1:B1', [[1234.5, 0.25]]);
    expect(await bench.read(range, 'numberFormat')).toEqual([['General', 'General']]);
    range.numberFormat = [['#,##0.00', '0%']];
    range.load('numberFormat,text');
    await bench.sync();
    expect([plain(range.numberFormat), plain(range.text)]).toEqual([
      [['#,##0.00', '0%']],
      [['1,234.50', '25%']],
    ]);
  },
  'Range.numberFormatLocal, Range.numberFormatLocal =': async (bench) => {
    const range = bench.range('A1');
    range.numberFormatLocal = [['#,##0.0']];
    expect(await bench.read(range, 'numberFormatLocal')).toEqual([['#,##0.0']]);
  },
  ...properties('Range', (bench) => bench.range('A2:B3'), {
    rowHidden: [false, true],
    columnHidden: [false, true],
  }),
  'Range.format': async (bench) => {
    const range = bench.range('A1');
    range.format.wrapText = true;
    range.load('format/wrapText');
    await bench.sync();
    expect(range.format.wrapText).toBe(true);
  },
  'Range.worksheet': async (bench) => {
    const sheet = bench.sheet();
    const range = sheet.getRange('A1');
    range.load('worksheet/name');
    sheet.load('name');
    await bench.sync();
    expect(range.worksheet.name).toBe(sheet.name);
  },
  ...ways('B2:D5', {
    getCell: [[1, 2], 'D3'],
    getRow: [[1], 'B3:D3'],
    getColumn: [[2], 'D2:D5'],
    getLastRow: [[], 'B5:D5'],
    getLastColumn: [[], 'D2:D5'],
    getLastCell: [[], 'D5'],
    getEntireRow: [[], '2:5'],
    getEntireColumn: [[], 'B:D'],
    getOffsetRange: [[1, -1], 'A3:C6'],
    getResizedRange: [[1, -1], 'B2:C6'],
    getAbsoluteResizedRange: [[1, 2], 'B2:C2'],
    getRowsBelow: [[2], 'B6:D7'],
    getColumnsAfter: [[], 'E2:E5'],
    getColumnsBefore: [[1], 'A2:A5'],
    getBoundingRect: [['F1'], 'B1:F5'],
    getIntersection: [['C1:Z3'], 'C2:D3'],
  }),
  ...ways('B4:D5', { getRowsAbove: [[2], 'B2:D3'] }),
  'Range.getIntersectionOrNullObject()': async (bench) => {
    const sheet = bench.sheet();
    const none = sheet.getRange('A1:B2').getIntersectionOrNullObject(sheet.getRange('D4'));
    none.load('address');
    await bench.sync();
    expect(none.isNullObject).toBe(true);
    sheet.getRange('A1').getIntersection('D4').load('address');
    expect(await bench.failure()).toBe('ItemNotFound');
    sheet.getRange('A1').getOffsetRange(-1, 0).load('address');
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'Range.getUsedRange(), Range.getUsedRangeOrNullObject()': async (bench) => {
    const sheet = bench.sheet([[1], [2]]);
    expect(await bench.address(sheet.getRange('A:C').getUsedRange())).toBe('A1:A2');
    const none = sheet.getRange('B:C').getUsedRangeOrNullObject(true);
    none.load('address');
    await bench.sync();
    expect(none.isNullObject).toBe(true);
  },
  'Range.hasSpill, Range.getSpillingToRange(), Range.getSpillingToRangeOrNullObject(), Range.getSpillParent(), Range.getSpillParentOrNullObject()':
    async (bench) => {
      const sheet = bench.sheet([['={1,2;3,4}']]);
      expect(await bench.address(sheet.getRange('A1').getSpillingToRange())).toBe('A1:B2');
      expect(await bench.address(sheet.getRange('B2').getSpillParent())).toBe('A1');
      expect(await bench.read(sheet.getRange('A1:B2'), 'hasSpill')).toBe(true);
      expect(await bench.read(sheet.getRange('A1:C2'), 'hasSpill')).toBe(null);
      expect(await bench.read(sheet.getRange('A1:B2'), 'values')).toEqual([
        [1, 2],
        [3, 4],
      ]);
      const none = sheet.getRange('D1').getSpillingToRangeOrNullObject();
      const orphan = sheet.getRange('D1').getSpillParentOrNullObject();
      none.load('address');
      orphan.load('address');
      await bench.sync();
      expect([none.isNullObject, orphan.isNullObject]).toEqual([true, true]);
      sheet.getRange('B2').values = [['in the way']];
      expect(await bench.read(sheet.getRange('A1'), 'values')).toEqual([['#SPILL!']]);
    },
  'Range.calculate()': async (bench) => {
    const sheet = bench.sheet([[3, '=A1+1']]);
    sheet.getRange('B1').calculate();
    expect(await bench.read(sheet.getRange('B1'), 'values')).toEqual([[4]]);
  },
  'Range.clear()': async (bench) => {
    const range = bench.range('A1', [[1]]);
    range.numberFormat = [['0.00']];
    range.format.fill.color = '#FFFF00';
    range.clear(bench.excel.Excel.ClearApplyTo.contents);
    range.load('values,numberFormat,format/fill/color');
    await bench.sync();
    expect([range.values[0]![0], range.numberFormat[0]![0], range.format.fill.color]).toEqual([
      '',
      '0.00',
      '#FFFF00',
    ]);
    range.values = [[2]];
    range.clear(bench.excel.Excel.ClearApplyTo.formats);
    range.load('values,numberFormat,format/fill/color');
    await bench.sync();
    expect([range.values[0]![0], range.numberFormat[0]![0], range.format.fill.color]).toEqual([
      2,
      'General',
      '#FFFFFF',
    ]);
    range.clear();
    expect(await bench.read(range, 'values')).toEqual([['']]);
  },
  'Range.insert(), Range.delete()': async (bench) => {
    const sheet = bench.sheet([
      [1, 10],
      [2, 20],
      ['=SUM(A1:A2)', '=B1'],
    ]);
    const sum = sheet.getRange('A3');
    sum.track();
    await bench.sync();
    expect(await bench.address(sheet.getRange('2:2').insert('Down' as Excel.InsertShiftDirection))).toBe(
      '2:2',
    );
    // A range that was kept goes with its cells, and formulas with theirs.
    sum.load('address,formulas,values');
    await bench.sync();
    expect(sum.address).toMatch(/!A4$/);
    expect([sum.formulas[0]![0], sum.values[0]![0]]).toEqual(['=SUM(A1:A3)', 3]);
    sheet.getRange('A2:A3').delete('Up' as Excel.DeleteShiftDirection);
    expect(await bench.read(sheet.getRange('A1:B4'), 'formulas')).toEqual([
      [1, 10],
      ['=SUM(A1:A1)', ''],
      ['', 20],
      ['', '=B1'],
    ]);
    sheet.getRange('2:2').delete('Up' as Excel.DeleteShiftDirection);
    sum.load('address');
    expect(await bench.failure()).toBe('InvalidReference');
    // A part of a table cannot be shifted.
    sheet.tables.add('D5:F7', true);
    sheet.getRange('E1').insert('Down' as Excel.InsertShiftDirection);
    expect(await bench.failure()).toBe('InvalidOperation');
    sheet.getRange('C1:G1').insert('Down' as Excel.InsertShiftDirection);
    expect(await bench.address(sheet.tables.getItemAt(0).getRange())).toBe('D6:F8');
  },
  'Range.merge(), Range.unmerge(), Range.getMergedAreasOrNullObject()': async (bench) => {
    const sheet = bench.sheet([[1, 2]]);
    const range = sheet.getRange('A1:B2');
    range.merge();
    expect(await bench.read(range.getMergedAreasOrNullObject(), 'cellCount')).toBe(4);
    expect(await bench.read(range, 'values')).toEqual([
      [1, ''],
      ['', ''],
    ]);
    range.merge(true);
    expect(await bench.read(range.getMergedAreasOrNullObject(), 'areaCount')).toBe(2);
    range.unmerge();
    const none = range.getMergedAreasOrNullObject();
    none.load('address');
    await bench.sync();
    expect(none.isNullObject).toBe(true);
  },
  'Range.copyFrom()': async (bench) => {
    const sheet = bench.sheet([[2, '=A1*3']]);
    sheet.getRange('A1').format.font.bold = true;
    sheet.getRange('A2').copyFrom('A1:B1');
    sheet.getRange('A3').copyFrom(sheet.getRange('A1:B1'), bench.excel.Excel.RangeCopyType.values);
    const all = sheet.getRange('A2:B3');
    all.load('formulas');
    const bold = sheet.getRange('A2');
    bold.load('format/font/bold');
    await bench.sync();
    expect(plain(all.formulas)).toEqual([
      [2, '=A2*3'],
      [2, 6],
    ]);
    expect(bold.format.font.bold).toBe(true);
  },
  // Office.js writes more than 1,500 cells in chunks, after it had the size checked.
  'Range._ValidateArraySize(), Range.getRow(), Range.getBoundingRect(), Range.values =': async (bench) => {
    const sheet = bench.sheet();
    const rows = Array.from({ length: 400 }, (_, r) => Array.from({ length: 7 }, (__, c) => r * 7 + c));
    sheet.getRangeByIndexes(0, 0, 400, 7).values = rows;
    expect(await bench.read(sheet.getRangeByIndexes(0, 0, 400, 7), 'values')).toEqual(rows);
    sheet.getRangeByIndexes(0, 0, 399, 7).values = rows;
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  ...readings('RangeAreas', (bench) => bench.sheet().getRanges('A1:B2,D:D'), {
    areaCount: 2,
    cellCount: 1_048_580,
    isEntireColumn: false,
    isEntireRow: false,
  }),
  'RangeAreas.address, RangeAreas.addressLocal, RangeAreas.worksheet': async (bench) => {
    const areas = bench.workbook.worksheets.add('Areas').getRanges('A1,B2:C3');
    areas.load('address,addressLocal,worksheet/name');
    await bench.sync();
    expect([areas.address, areas.addressLocal]).toEqual(['Areas!A1,Areas!B2:C3', 'Areas!A1,Areas!B2:C3']);
    expect(areas.worksheet.name).toBe('Areas');
  },
  'RangeAreas.areas, RangeAreas.format, RangeCollection.getCount(), RangeCollection.getItemAt(), RangeCollection.items':
    async (bench) => {
      const { areas, format } = bench.sheet().getRanges('A1,B2:C3');
      format.fill.color = '#00FF00';
      areas.load('items/address');
      const count = areas.getCount();
      const second = areas.getItemAt(1);
      second.load('address,format/fill/color');
      await bench.sync();
      expect(count.value).toBe(2);
      expect(areas.items.map(({ address }) => address.replace(/^.*!/, ''))).toEqual(['A1', 'B2:C3']);
      expect(second.format.fill.color).toBe('#00FF00');
    },
};

const format = (bench: Bench): Excel.RangeFormat => bench.range('B2:C3').format;

export const formatCases: Cases = {
  ...properties('RangeFormat', format, {
    horizontalAlignment: ['General', 'CenterAcrossSelection'],
    verticalAlignment: ['Bottom', 'Top'],
    wrapText: [false, true],
    indentLevel: [0, 2],
    textOrientation: [0, 45],
    columnWidth: [48, 120],
    rowHeight: [15, 30],
  }),
  'RangeFormat.autofitColumns(), RangeFormat.autofitRows()': async (bench) => {
    const sheet = bench.sheet([['a heading that is rather long', 'b']]);
    const both = sheet.getRange('A1:B1');
    both.format.rowHeight = 60;
    both.format.autofitColumns();
    both.format.autofitRows();
    const [wide, narrow] = [sheet.getRange('A1').format, sheet.getRange('B1').format];
    both.load('format/columnWidth,format/rowHeight');
    wide.load('columnWidth');
    narrow.load('columnWidth');
    await bench.sync();
    expect(wide.columnWidth).toBeGreaterThan(narrow.columnWidth);
    expect([both.format.columnWidth, both.format.rowHeight]).toEqual([null, 15]);
  },
  'RangeFormat.fill, RangeFill.color, RangeFill.color =, RangeFill.clear()': async (bench) => {
    const range = bench.range('A1:B1');
    range.getCell(0, 0).format.fill.color = 'yellow';
    // Cells that differ answer an empty colour.
    expect(await bench.read(range.format.fill, 'color')).toBe('');
    range.format.fill.color = '#ffF2cc';
    expect(await bench.read(range.format.fill, 'color')).toBe('#FFF2CC');
    range.format.fill.clear();
    expect(await bench.read(range.format.fill, 'color')).toBe('#FFFFFF');
    range.format.fill.color = 'no colour';
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'RangeFormat.font': async (bench) => {
    const range = bench.range('A1');
    range.set({ format: { font: { bold: true, color: '#0000FF' } } });
    expect(await bench.read(range.format.font, 'color')).toBe('#0000FF');
  },
  ...properties('RangeFont', (bench) => format(bench).font, {
    name: ['Calibri', 'Arial'],
    size: [11, 14],
    color: ['#000000', '#0000FF'],
    bold: [false, true],
    italic: [false, true],
    underline: ['None', 'Double'],
    strikethrough: [false, true],
  }),
  'RangeFormat.protection': async (bench) =>
    expect(await bench.read(format(bench).protection, 'locked')).toBe(true),
  ...properties('FormatProtection', (bench) => format(bench).protection, { locked: [true, false] }),
  'RangeFormat.borders, RangeBorderCollection.count, RangeBorderCollection.items, RangeBorderCollection.getItem(), RangeBorderCollection.getItemAt(), RangeBorder.sideIndex':
    async (bench) => {
      const { borders } = format(bench);
      borders.load('count,items/sideIndex,items/style');
      const bottom = borders.getItem('EdgeBottom');
      const second = borders.getItemAt(1);
      bottom.load('sideIndex');
      second.load('sideIndex');
      await bench.sync();
      expect(borders.count).toBe(8);
      expect(borders.items.map(({ style }) => style)).toEqual(Array.from({ length: 8 }, () => 'None'));
      expect([bottom.sideIndex, second.sideIndex]).toEqual(['EdgeBottom', 'EdgeBottom']);
    },
  ...properties('RangeBorder', (bench) => format(bench).borders.getItem('EdgeTop'), {
    style: ['None', 'Double'],
  }),
  'RangeBorder.weight, RangeBorder.weight =, RangeBorder.color, RangeBorder.color =': async (bench) => {
    const sheet = bench.sheet();
    const border = sheet.getRange('A1:B2').format.borders.getItem('InsideHorizontal');
    border.weight = 'Thick';
    border.color = '#C00000';
    border.load('style,weight,color');
    const edge = sheet.getRange('A1:B1').format.borders.getItem('EdgeBottom');
    edge.load('color');
    await bench.sync();
    expect([border.style, border.weight, border.color]).toEqual(['Continuous', 'Thick', '#C00000']);
    expect(edge.color).toBe('#C00000');
    border.style = 'None' as Excel.BorderLineStyle;
    expect(await bench.read(border, 'style')).toBe('None');
  },
};
