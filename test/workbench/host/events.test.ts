import type { SheetArea } from '../../../workbench/grid/grid';
import type { ExcelInNode } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';

let excel: ExcelInNode;

beforeEach(async () => {
  excel = await openExcel({
    sheets: {
      Inputs: [
        ['demand', 100],
        ['price', 5],
      ],
      Outputs: [['=Inputs!B1*Inputs!B2']],
    },
  });
});

afterEach(() => excel.close());

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

/** A cell of the sheet "Inputs". */
function at(row: number, column: number): SheetArea {
  return { sheet: excel.grid.sheets()[0]!.id, row, column, rowCount: 1, columnCount: 1 };
}

async function listen<T>(
  handlers: (context: Excel.RequestContext) => OfficeExtension.EventHandlers<T>,
): Promise<{ heard: T[]; stop: () => Promise<void> }> {
  const heard: T[] = [];
  const result = await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Inputs');
    sheet.load('id');
    await context.sync();
    const added = handlers(context).add((event) => {
      heard.push(event);
      return Promise.resolve();
    });
    await context.sync();
    return added;
  });
  return {
    heard,
    stop: () =>
      excel.Excel.run(result.context as Excel.RequestContext, async (context) => {
        result.remove();
        await context.sync();
      }),
  };
}

test('an edit by hand is heard with its cell, what was there before and what is now', async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.onChanged);
  excel.grid.write(at(0, 1), [[120]]);
  await settled();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatchObject({
    address: 'B1',
    changeType: 'RangeEdited',
    source: 'Local',
    triggerSource: 'Unknown',
    worksheetId: at(0, 0).sheet,
    details: { valueBefore: 100, valueAfter: 120, valueTypeBefore: 'Double', valueTypeAfter: 'Double' },
  });
  const address = await excel.Excel.run(async (context) => {
    const range = heard[0]!.getRange(context);
    range.load('address,values');
    await context.sync();
    return [range.address, range.values[0]![0]];
  });
  expect(address).toEqual(['Inputs!B1', 120]);
});

test("the add-in's own writing is told from others'", async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.onChanged);
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Inputs').getRange('B1:B2').values = [[1], [2]];
    await context.sync();
  });
  await settled();
  expect(heard).toMatchObject([{ address: 'B1:B2', triggerSource: 'ThisLocalAddin' }]);
});

test('during a long batch the page hears its user, whose edit is told from the writing around it', async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.onChanged);
  const write = excel.grid.write.bind(excel.grid);
  const edit = (): void => write(at(0, 1), [[120]]);
  let turns = 0;
  jest.spyOn(excel.grid, 'write').mockImplementation((area, inputs) => {
    write(area, inputs);
    const began = performance.now();
    while (performance.now() - began < 50);
    if (turns++ === 0) setImmediate(edit);
  });
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Inputs');
    for (const address of ['D1', 'D2', 'D3', 'D4']) sheet.getRange(address).values = [[1]];
    await context.sync();
  });
  await settled();
  const sources = heard.map(({ address, triggerSource }) => `${address} ${triggerSource}`);
  expect(new Set(sources)).toEqual(
    new Set(['B1 Unknown', ...['D1', 'D2', 'D3', 'D4'].map((cell) => `${cell} ThisLocalAddin`)]),
  );
  expect(sources.indexOf('B1 Unknown')).toBeLessThan(4);
});

test('a batch waits for an edit that its user began during a turn', async () => {
  const write = excel.grid.write.bind(excel.grid);
  let editing: (() => void) | null = null;
  const order: string[] = [];
  jest.spyOn(excel.grid, 'write').mockImplementation((area, inputs) => {
    order.push('write');
    write(area, inputs);
    const began = performance.now();
    while (performance.now() - began < 50);
  });
  jest.spyOn(excel.grid, 'isEditing').mockImplementation(() => order.length === 1);
  jest.spyOn(excel.grid, 'whenEditingEnds').mockImplementation(
    () =>
      new Promise((resolve) => {
        order.push('edit begun');
        editing = () => {
          order.push('edit ended');
          resolve();
        };
      }),
  );
  const done = excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Inputs');
    for (const address of ['D1', 'D2']) sheet.getRange(address).values = [[1]];
    await context.sync();
  });
  while (!editing) await settled();
  await settled();
  expect(order).toEqual(['write', 'edit begun']);
  (editing as () => void)();
  await done;
  expect(order).toEqual(['write', 'edit begun', 'edit ended', 'write']);
});

test("a co-author's edit comes as remote", async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.onChanged);
  excel.grid.asCoauthor(() => excel.grid.write(at(1, 1), [[6]]));
  await settled();
  expect(heard).toMatchObject([{ address: 'B2', source: 'Remote', triggerSource: 'Unknown' }]);
});

test('a recalculation is no change', async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.getItem('Outputs').onChanged);
  excel.grid.write(at(0, 1), [[120]]);
  await settled();
  expect(heard).toEqual([]);
});

test('inserted rows say which way the cells went', async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.onChanged);
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Inputs').getRange('2:3').insert('Down');
    await context.sync();
  });
  await settled();
  expect(heard).toMatchObject([
    { address: '2:3', changeType: 'RowInserted', changeDirectionState: { insertShiftDirection: 'Down' } },
  ]);
});

test('after it was removed, a listener hears nothing more', async () => {
  const { heard, stop } = await listen((context) => context.workbook.worksheets.onChanged);
  await stop();
  excel.grid.write(at(0, 1), [[1]]);
  await settled();
  expect(heard).toEqual([]);
});

test('a moved selection is heard by the sheets and by the workbook', async () => {
  const bySheets = await listen((context) => context.workbook.worksheets.onSelectionChanged);
  const byWorkbook = await listen((context) => context.workbook.onSelectionChanged);
  excel.grid.select({ ...at(1, 0), columnCount: 2 });
  await settled();
  expect(bySheets.heard).toMatchObject([{ address: 'A2:B2', worksheetId: at(0, 0).sheet }]);
  expect(byWorkbook.heard).toHaveLength(1);
  await byWorkbook.stop();
  excel.grid.select(at(0, 0));
  await settled();
  expect([bySheets.heard.length, byWorkbook.heard.length]).toEqual([2, 1]);
});

test('sheets that come, go, are activated or renamed are heard', async () => {
  const added = await listen((context) => context.workbook.worksheets.onAdded);
  const deleted = await listen((context) => context.workbook.worksheets.onDeleted);
  const activated = await listen((context) => context.workbook.worksheets.onActivated);
  const deactivated = await listen((context) => context.workbook.worksheets.onDeactivated);
  const id = excel.grid.addSheet('Brief');
  excel.grid.activateSheet(id);
  excel.grid.deleteSheet(id);
  await settled();
  expect(added.heard).toMatchObject([{ worksheetId: id, source: 'Local' }]);
  expect(deleted.heard).toMatchObject([{ worksheetId: id }]);
  expect(activated.heard.map(({ worksheetId }) => worksheetId)).toEqual([id, at(0, 0).sheet]);
  expect(deactivated.heard.map(({ worksheetId }) => worksheetId)).toEqual([at(0, 0).sheet, id]);
});

test('a sheet that was calculated is heard', async () => {
  const { heard } = await listen((context) => context.workbook.worksheets.onCalculated);
  excel.grid.write(at(0, 1), [[120]]);
  await excel.grid.whenCalculated();
  await settled();
  expect(heard).toMatchObject([{ worksheetId: excel.grid.sheets()[1]!.id }]);
});

test('a table hears of its own cells, and its columns follow their headers', async () => {
  const changes: Excel.TableChangedEventArgs[] = [];
  await excel.Excel.run(async (context) => {
    const table = context.workbook.worksheets.getItem('Inputs').tables.add('A1:B2', true);
    table.load('id');
    await context.sync();
    table.onChanged.add((event) => {
      changes.push(event);
      return Promise.resolve();
    });
    await context.sync();
  });
  excel.grid.write(at(5, 5), [['elsewhere']]);
  excel.grid.write(at(0, 1), [['base case']]);
  await settled();
  expect(changes.map(({ address, tableId }) => [address, tableId])).toEqual([['B1', '1']]);
  expect(excel.grid.stored.tables[0]!.columns.map(({ name }) => name)).toEqual(['demand', 'base case']);
});

test('an event does not overtake the answer of the batch that caused it', async () => {
  const order: string[] = [];
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.onChanged.add(() => Promise.resolve(void order.push('event')));
    await context.sync();
    const range = context.workbook.worksheets.getItem('Inputs').getRange('B1');
    range.values = [[1]];
    await context.sync();
    order.push('answer');
  });
  await settled();
  expect(order).toEqual(['answer', 'event']);
});
