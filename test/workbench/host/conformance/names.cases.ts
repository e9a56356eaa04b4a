import type { Cases } from './bench';

export const namesCases: Cases = {
  'Workbook.names, NamedItemCollection.add(), NamedItemCollection.getItem(), NamedItem.name, NamedItem.formula, NamedItem.value, NamedItem.type, NamedItem.scope, NamedItem.comment, NamedItem.visible':
    async (bench) => {
      const sheet = bench.workbook.worksheets.add('Inputs');
      sheet.getRange('B4').values = [[0.09]];
      bench.workbook.names.add('discountRate', sheet.getRange('B4'), 'per year');
      await bench.sync();
      const item = bench.workbook.names.getItem('DISCOUNTRATE');
      item.load('name,formula,value,type,scope,comment,visible');
      await bench.sync();
      expect([
        item.name,
        item.formula,
        item.value,
        item.type,
        item.scope,
        item.comment,
        item.visible,
      ]).toEqual(['discountRate', '=Inputs!$B$4', 'Inputs!$B$4', 'Range', 'Workbook', 'per year', true]);
      bench.workbook.names.add('discountrate', '=1');
      expect(await bench.failure()).toBe('ItemAlreadyExists');
      bench.workbook.names.add('B4', '=1');
      expect(await bench.failure()).toBe('InvalidArgument');
      bench.workbook.names.getItem('missing').load('name');
      expect(await bench.failure()).toBe('ItemNotFound');
    },
  'NamedItem.getRange(), NamedItem.getRangeOrNullObject()': async (bench) => {
    const sheet = bench.sheet([[7]]);
    bench.workbook.names.add('seven', sheet.getRange('A1'));
    bench.workbook.names.add('literal', '=7');
    const { names } = bench.workbook;
    const none = names.getItem('literal').getRangeOrNullObject();
    none.load('address');
    await bench.sync();
    expect(none.isNullObject).toBe(true);
    expect(await bench.read(names.getItem('seven').getRange(), 'values')).toEqual([[7]]);
    // The name follows its cell, and is an error once the cell is deleted.
    sheet.getRange('1:1').insert('Down' as Excel.InsertShiftDirection);
    expect(await bench.address(names.getItem('seven').getRange())).toBe('A2');
    sheet.getRange('2:2').delete('Up' as Excel.DeleteShiftDirection);
    expect(await bench.read(names.getItem('seven'), 'type')).toBe('Error');
    expect(await bench.read(names.getItem('seven'), 'value')).toBe('#REF!');
    names.getItem('seven').getRange().load('address');
    expect(await bench.failure()).toBe('ItemNotFound');
  },
  'NamedItemCollection.addFormulaLocal(), NamedItem.formula =': async (bench) => {
    const item = bench.workbook.names.addFormulaLocal('margin', '=1.5+0.5');
    expect(await bench.read(item, 'formula')).toBe('=1.5+0.5');
    item.formula = '=3';
    await bench.sync();
    expect(await bench.read(bench.range('A1', [['=margin*2']]), 'values')).toEqual([[6]]);
    item.formula = '=(';
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'NamedItem.comment =, NamedItem.visible =': async (bench) => {
    const item = bench.workbook.names.add('hiddenName', '=1');
    item.comment = 'made by Fulcrum';
    item.visible = false;
    item.load('comment,visible');
    await bench.sync();
    expect([item.comment, item.visible]).toEqual(['made by Fulcrum', false]);
  },
  'Worksheet.names, NamedItem.worksheet, NamedItem.worksheetOrNullObject, NamedItemCollection.getItemOrNullObject()':
    async (bench) => {
      const sheet = bench.workbook.worksheets.add('Local');
      sheet.names.add('rate', '=0.2');
      const local = sheet.names.getItem('rate');
      local.load('scope,worksheet/name');
      const workbookName = bench.workbook.names.getItemOrNullObject('rate');
      workbookName.load('name');
      await bench.sync();
      expect([local.scope, local.worksheet.name]).toEqual(['Worksheet', 'Local']);
      expect(workbookName.isNullObject).toBe(true);
      const global = bench.workbook.names.add('wide', '=1');
      const none = global.worksheetOrNullObject;
      none.load('name');
      await bench.sync();
      expect(none.isNullObject).toBe(true);
      void global.worksheet.load('name');
      expect(await bench.failure()).toBe('ItemNotFound');
    },
  'NamedItemCollection.items, NamedItemCollection.getCount(), NamedItem.delete()': async (bench) => {
    const { names } = bench.sheet();
    names.add('one', '=1');
    names.add('two', '=2');
    names.load('items/name');
    await bench.sync();
    expect(names.items.map(({ name }) => name)).toEqual(['one', 'two']);
    names.getItem('one').delete();
    const count = names.getCount();
    await bench.sync();
    expect(count.value).toBe(1);
  },
};
