import type { Bench, Cases } from './bench';
import { plain, properties, readings } from './bench';

const ROWS = [
  ['driver', 'value'],
  ['demand', 100],
  ['price', 5],
];

let number = 0;

/** A table of two columns and two rows from A1 on, with a cell below it. */
function table(bench: Bench): Excel.Table {
  return bench.sheet([...ROWS, ['below', 1]]).tables.add('A1:B3', true);
}

async function cells(bench: Bench, object: { getRange(): Excel.Range }): Promise<unknown[][]> {
  return plain(await bench.read(object.getRange(), 'values'));
}

export const tablesCases: Cases = {
  'Workbook.tables, Worksheet.tables, TableCollection.add(), TableCollection.getItem(), TableCollection.getItemOrNullObject(), TableCollection.items, TableCollection.count, TableCollection.getCount(), TableCollection.getItemAt(), Table.id, Table.legacyId':
    async (bench) => {
      const made = table(bench);
      made.name = `Drivers${++number}`;
      made.load('id,legacyId');
      await bench.sync();
      const { tables } = bench.workbook;
      const found = tables.getItem(`drivers${number}`);
      const none = tables.getItemOrNullObject('nowhere');
      const first = made.worksheet.tables.getItemAt(0);
      const count = made.worksheet.tables.getCount();
      found.load('id');
      none.load('id');
      first.load('id');
      tables.load('count,items/name');
      await bench.sync();
      expect([found.id, first.id, made.legacyId]).toEqual([made.id, made.id, made.id]);
      expect(none.isNullObject).toBe(true);
      expect(tables.items.map(({ name }) => name)).toContain(`Drivers${number}`);
      expect([tables.count, count.value]).toEqual([tables.items.length, 1]);
      tables.getItem('nowhere').load('id');
      expect(await bench.failure()).toBe('ItemNotFound');
      made.worksheet.tables.add('B2:C4', true);
      expect(await bench.failure()).toBe('InvalidArgument');
    },
  'Table.columns, Range.formulas =': async (bench) => {
    // Office-js issues 2093, 5909: AutoCorrect fills what add-ins write, the last formula of a write into all rows.
    const made = table(bench);
    const { worksheet } = made;
    made.columns.add(-1, undefined, 'twice');
    worksheet.getRange('C2').formulas = [['=B2*2']];
    expect(plain(await bench.read(worksheet.getRange('C2:C3'), 'formulas'))).toEqual([['=B2*2'], ['=B3*2']]);
    worksheet.getRange('C2:C3').formulas = [['=B2+1'], ['=B3+2']];
    expect(plain(await bench.read(worksheet.getRange('C2:C3'), 'formulas'))).toEqual([['=B2+2'], ['=B3+2']]);
    // A column that holds anything else keeps it.
    worksheet.getRange('B3').formulas = [['=1+1']];
    expect(plain(await bench.read(worksheet.getRange('B2:B3'), 'formulas'))).toEqual([[100], ['=1+1']]);
  },
  'Table.name, Table.name =': async (bench) => {
    const [first, second] = [table(bench), table(bench)];
    expect(await bench.read(first, 'name')).toMatch(/^Table\d+$/);
    first.name = 'FulcrumDrivers';
    second.name = 'fulcrumdrivers';
    expect(await bench.failure()).toBe('ItemAlreadyExists');
    second.name = 'two words';
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'Table.getRange(), Table.getHeaderRowRange(), Table.getDataBodyRange(), Table.getTotalRowRange(), Table.showTotals, Table.showTotals =':
    async (bench) => {
      const made = table(bench);
      expect(await bench.address(made.getRange())).toBe('A1:B3');
      expect(await bench.address(made.getHeaderRowRange())).toBe('A1:B1');
      expect(await bench.address(made.getDataBodyRange())).toBe('A2:B3');
      expect(await bench.read(made, 'showTotals')).toBe(false);
      made.getTotalRowRange().load('address');
      expect(await bench.failure()).toBe('ItemNotFound');
      made.showTotals = true;
      expect(await bench.address(made.getTotalRowRange())).toBe('A4:B4');
      expect(await bench.read(made.worksheet.getRange('A5'), 'values')).toEqual([['below']]);
      made.showTotals = false;
      expect(await bench.address(made.getRange())).toBe('A1:B3');
    },
  'Table.showHeaders, Table.showHeaders =': async (bench) => {
    const made = table(bench);
    expect(await bench.read(made, 'showHeaders')).toBe(true);
    made.showHeaders = false;
    expect(await bench.address(made.getRange())).toBe('A2:B3');
    made.showHeaders = true;
    expect(await cells(bench, made)).toEqual(ROWS);
  },
  ...properties('Table', table, {
    style: ['TableStyleMedium2', 'TableStyleLight9'],
    showBandedRows: [true, false],
    showBandedColumns: [false, true],
    showFilterButton: [true, false],
    highlightFirstColumn: [false, true],
    highlightLastColumn: [false, true],
  }),
  'Table.worksheet': async (bench) => {
    const sheet = bench.workbook.worksheets.add(`Tables${++number}`);
    const made = sheet.tables.add('A1:B2', false);
    made.load('worksheet/name');
    await bench.sync();
    expect(made.worksheet.name).toBe(`Tables${number}`);
    // Without headers, Excel inserts some above.
    expect(await cells(bench, made)).toEqual([
      ['Column1', 'Column2'],
      ['', ''],
      ['', ''],
    ]);
  },
  'Table.resize()': async (bench) => {
    const made = table(bench);
    made.resize('A1:C4');
    expect(await bench.address(made.getDataBodyRange())).toBe('A2:C4');
    made.columns.load('items/name');
    await bench.sync();
    expect(made.columns.items.map(({ name }) => name)).toEqual(['driver', 'value', 'Column3']);
    made.resize('A2:B3');
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  'Table.convertToRange()': async (bench) => {
    const made = table(bench);
    const range = made.convertToRange();
    expect(await bench.read(range, 'values')).toEqual(ROWS);
    made.load('name');
    expect(await bench.failure()).toBe('ItemNotFound');
  },
  'Table.delete()': async (bench) => {
    const made = table(bench);
    const { worksheet } = made;
    const sheet = worksheet.getRange('A1:B3');
    await bench.sync();
    made.delete();
    expect(await bench.read(sheet, 'values')).toEqual([
      ['', ''],
      ['', ''],
      ['', ''],
    ]);
  },
  'Table.columns, TableColumnCollection.items, TableColumnCollection.count, TableColumnCollection.getCount(), TableColumnCollection.getItem(), TableColumnCollection.getItemAt(), TableColumnCollection.getItemOrNullObject()':
    async (bench) => {
      const { columns } = table(bench);
      columns.load('count,items/name');
      const value = columns.getItem('VALUE');
      const second = columns.getItemAt(1);
      const none = columns.getItemOrNullObject('missing');
      const count = columns.getCount();
      value.load('id');
      second.load('id');
      none.load('id');
      await bench.sync();
      expect([columns.count, count.value, columns.items.map(({ name }) => name)]).toEqual([
        2,
        2,
        ['driver', 'value'],
      ]);
      expect(value.id).toBe(second.id);
      expect(none.isNullObject).toBe(true);
    },
  'TableColumnCollection.add(), TableColumn.delete()': async (bench) => {
    const made = table(bench);
    made.columns.add(undefined, [['west'], [110], [6]]);
    made.columns.add(0, undefined, 'unit');
    made.columns.add(1, [['note'], ['a'], ['b']], 'renamed');
    expect(await cells(bench, made)).toEqual([
      ['unit', 'renamed', 'driver', 'value', 'west'],
      ['', 'a', 'demand', 100, 110],
      ['', 'b', 'price', 5, 6],
    ]);
    made.columns.getItem('renamed').delete();
    made.columns.getItem('unit').delete();
    expect(await cells(bench, made)).toEqual([
      ['driver', 'value', 'west'],
      ['demand', 100, 110],
      ['price', 5, 6],
    ]);
    made.columns.add(undefined, [['too short']]);
    expect(await bench.failure()).toBe('InvalidArgument');
  },
  ...readings('TableColumn', (bench) => table(bench).columns.getItem('value'), { id: 2, index: 1 }),
  ...properties('TableColumn', (bench) => table(bench).columns.getItem('value'), {
    name: ['value', 'base case'],
    values: [
      [['value'], [100], [5]],
      [['value'], [90], [4]],
    ],
  }),
  'TableColumn.getRange(), TableColumn.getHeaderRowRange(), TableColumn.getDataBodyRange(), TableColumn.getTotalRowRange()':
    async (bench) => {
      const made = table(bench);
      made.showTotals = true;
      const column = made.columns.getItem('value');
      expect(await bench.address(column.getRange())).toBe('B1:B4');
      expect(await bench.address(column.getHeaderRowRange())).toBe('B1');
      expect(await bench.address(column.getDataBodyRange())).toBe('B2:B3');
      expect(await bench.address(column.getTotalRowRange())).toBe('B4');
    },
  'Table.rows, TableRowCollection.add(), TableRowCollection.count, TableRowCollection.getCount(), TableRowCollection.items, TableRowCollection.getItemAt(), TableRow.index, TableRow.getRange()':
    async (bench) => {
      const made = table(bench);
      made.rows.add(undefined, [
        ['cost', 3],
        ['volume', '=B2*2'],
      ]);
      made.rows.add(0, [['first', 0]]);
      expect(await cells(bench, made)).toEqual([
        ['driver', 'value'],
        ['first', 0],
        ['demand', 100],
        ['price', 5],
        ['cost', 3],
        ['volume', 200],
      ]);
      made.rows.load('count,items/index,items/values');
      const count = made.rows.getCount();
      const third = made.rows.getItemAt(2);
      third.load('index');
      await bench.sync();
      expect([made.rows.count, count.value, third.index]).toEqual([5, 5, 2]);
      expect(plain(made.rows.items[1]!.values)).toEqual([['demand', 100]]);
      expect(await bench.address(third.getRange())).toBe('A4:B4');
      expect(await bench.read(made.worksheet.getRange('A7'), 'values')).toEqual([['below']]);
      made.rows.add(undefined, [['one cell']]);
      expect(await bench.failure()).toBe('InvalidArgument');
    },
  ...properties('TableRow', (bench) => table(bench).rows.getItemAt(0), {
    values: [[['demand', 100]], [['demand', 120]]],
  }),
  'TableRowCollection.deleteRows(), TableRowCollection.deleteRowsAt(), TableRow.delete()': async (bench) => {
    const made = table(bench);
    made.rows.add(undefined, [
      ['c', 3],
      ['d', 4],
      ['e', 5],
    ]);
    made.rows.deleteRows([1, 3]);
    made.rows.getItemAt(2).delete();
    expect(await cells(bench, made)).toEqual([
      ['driver', 'value'],
      ['demand', 100],
      ['c', 3],
    ]);
    // A table keeps one row, which is emptied.
    made.rows.deleteRowsAt(0, 2);
    expect(await cells(bench, made)).toEqual([
      ['driver', 'value'],
      ['', ''],
    ]);
    expect(await bench.read(made.worksheet.getRange('A3'), 'values')).toEqual([['below']]);
    made.rows.deleteRowsAt(5, 1);
    expect(await bench.failure()).toBe('ItemNotFound');
  },
  'Range.getTables(), TableScopedCollection.getCount(), TableScopedCollection.getFirst(), TableScopedCollection.getItem(), TableScopedCollection.getItemOrNullObject(), TableScopedCollection.items':
    async (bench) => {
      const made = table(bench);
      made.load('name');
      await bench.sync();
      const touching = made.worksheet.getRange('B2').getTables();
      const inside = made.worksheet.getRange('B2').getTables(true).getCount();
      const count = touching.getCount();
      const first = touching.getFirst();
      const named = touching.getItem(made.name);
      const none = touching.getItemOrNullObject('nowhere');
      touching.load('items/name');
      for (const object of [first, named, none]) object.load('name');
      await bench.sync();
      expect([count.value, inside.value, first.name, named.name]).toEqual([1, 0, made.name, made.name]);
      expect(touching.items.map(({ name }) => name)).toEqual([made.name]);
      expect(none.isNullObject).toBe(true);
    },
};
