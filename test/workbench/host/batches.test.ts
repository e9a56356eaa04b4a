import { HostError } from '../../../workbench/host/host-error';
import type { ExcelInNode, ExcelInNodeOptions } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';

let excel: ExcelInNode;

async function open(options: ExcelInNodeOptions): Promise<ExcelInNode> {
  excel = await openExcel(options);
  return excel;
}

afterEach(() => excel.close());

function cell(context: Excel.RequestContext, address: string): Excel.Range {
  return context.workbook.worksheets.getItem('Sheet1').getRange(address);
}

/** The value in the grid itself, past Office.js. */
function inGrid(row: number, column: number): unknown {
  const sheet = excel.grid.sheets()[0]!.id;
  return excel.grid.values({ sheet, row, column, rowCount: 1, columnCount: 1 })[0]![0];
}

const code = (error: unknown): string => (error as OfficeExtension.Error).code;

test('a property that was not loaded cannot be read', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[1]] } });
  await Excel.run(async (context) => {
    const range = cell(context, 'A1');
    range.load('address');
    await context.sync();
    expect(() => range.values).toThrow(expect.objectContaining({ code: 'PropertyNotLoaded' }));
  });
});

test('writes reach the workbook with the sync, not before', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[1]] } });
  await Excel.run(async (context) => {
    cell(context, 'A1').values = [[2]];
    expect(inGrid(0, 0)).toBe(1);
    await context.sync();
    expect(inGrid(0, 0)).toBe(2);
  });
});

test('a read waits for the calculation of what was written before it, in the same batch and in the next', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[1, '=A1*10']] }, calculationDelay: 25 });
  await Excel.run(async (context) => {
    const driver = cell(context, 'A1');
    const metric = cell(context, 'B1');
    driver.values = [[2]];
    metric.load('values');
    await context.sync();
    expect(metric.values[0]![0]).toBe(20);
    driver.values = [[3]];
    await context.sync();
    expect(excel.grid.isCalculating()).toBe(true);
    metric.load('values');
    await context.sync();
    expect(metric.values[0]![0]).toBe(30);
  });
});

test('several writes and reads in one batch each see the values of their moment', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[1, '=A1*10']] }, calculationDelay: 5 });
  const seen = await Excel.run(async (context) => {
    const results: Excel.Range[] = [];
    for (const value of [4, 5, 6]) {
      cell(context, 'A1').values = [[value]];
      const metric = cell(context, 'B1');
      metric.load('values');
      results.push(metric);
    }
    await context.sync();
    return results.map(({ values }) => values[0]![0] as number);
  });
  expect(seen).toEqual([40, 50, 60]);
});

test('what does not depend on values does not wait for them', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[1, '=A1*10']] }, calculationDelay: 200 });
  await Excel.run(async (context) => {
    cell(context, 'A1').values = [[2]];
    const range = cell(context, 'A1:B1');
    range.load('address,formulas');
    await context.sync();
    expect(range.formulas[0]![1]).toBe('=A1*10');
    expect(excel.grid.isCalculating()).toBe(true);
  });
});

test('batches are executed one at a time, in the order in which they were sent', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[1, '=A1']] }, calculationDelay: 10 });
  const readBack = (value: number): Promise<unknown> =>
    Excel.run(async (context) => {
      cell(context, 'A1').values = [[value]];
      const metric = cell(context, 'B1');
      metric.load('values');
      await context.sync();
      return metric.values[0]![0];
    });
  expect(await Promise.all([readBack(1), readBack(2), readBack(3)])).toEqual([1, 2, 3]);
});

test('an error ends the batch: what came before it stays, what comes after is not done', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[0]] } });
  const failure: OfficeExtension.Error = await Excel.run(async (context) => {
    cell(context, 'A1').values = [['before']];
    context.workbook.worksheets.getItem('Missing').getRange('A1').values = [[1]];
    cell(context, 'A1').values = [['after']];
    await context.sync();
  }).then(
    () => Promise.reject(new Error('the batch should have failed')),
    (error: unknown) => error as OfficeExtension.Error,
  );
  expect(failure.code).toBe('ItemNotFound');
  expect(failure.debugInfo.errorLocation).toBe('WorksheetCollection.getItem');
  expect(inGrid(0, 0)).toBe('before');
});

test.each<[string, (context: Excel.RequestContext) => unknown]>([
  ['Range.conditionalFormats', (context) => cell(context, 'A1').conditionalFormats.load('items')],
  ['Range.style', (context) => cell(context, 'A1').load('style')],
  ['Range.style = …', (context) => Object.assign(cell(context, 'A1'), { style: 'Heading 1' })],
  ['Range.autoFill()', (context) => cell(context, 'A1').autoFill('A1:A9')],
  ['Worksheet.copy()', (context) => context.workbook.worksheets.getItem('Sheet1').copy()],
  ['Workbook.pivotTables', (context) => context.workbook.pivotTables.load('items')],
])('%s is answered with NotImplemented and its name', async (member, use) => {
  const { Excel } = await open({ sheets: { Sheet1: [[1]] } });
  await expect(
    Excel.run(async (context) => {
      use(context);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: 'NotImplemented', message: expect.stringContaining(member) as string });
});

describe('while a cell is being edited', () => {
  test('a batch is refused', async () => {
    const { Excel, grid } = await open({ sheets: { Sheet1: [[1]] } });
    grid.beginEditing();
    const attempt = Excel.run(async (context) => {
      cell(context, 'A1').values = [[2]];
      await context.sync();
    });
    await expect(attempt.catch(code)).resolves.toBe('InvalidOperationInCellEditMode');
    expect(inGrid(0, 0)).toBe(1);
    grid.endEditing();
  });

  test('a batch with delayForCellEdit waits for its end', async () => {
    const { Excel, grid } = await open({ sheets: { Sheet1: [[1]] } });
    grid.beginEditing();
    let done = false;
    const batch = Excel.run({ delayForCellEdit: true }, async (context) => {
      cell(context, 'A1').values = [[2]];
      await context.sync();
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([done, inGrid(0, 0)]).toEqual([false, 1]);
    grid.endEditing();
    await batch;
    expect(inGrid(0, 0)).toBe(2);
  });

  test('an undo group is no obstacle', async () => {
    const { Excel } = await open({ sheets: { Sheet1: [[1]] } });
    const options = { delayForCellEdit: true, mergeUndoGroup: true } as Excel.RunOptions;
    await Excel.run(options, async (context) => {
      cell(context, 'A1').values = [[3]];
      await context.sync();
    });
    expect(inGrid(0, 0)).toBe(3);
  });
});

describe('injected faults', () => {
  test('an error takes the place of the batch', async () => {
    let countdown = 2;
    const { Excel } = await open({
      sheets: { Sheet1: [[1]] },
      beforeBatch: ({ Actions }) =>
        Actions.some(({ Name }) => Name === 'Values') && --countdown === 0
          ? new HostError('GeneralException', 'Injected.')
          : undefined,
    });
    const write = (value: number): Promise<void> =>
      Excel.run(async (context) => {
        cell(context, 'A1').values = [[value]];
        await context.sync();
      });
    await write(2);
    await expect(write(3)).rejects.toMatchObject({ code: 'GeneralException', message: 'Injected.' });
    expect(inGrid(0, 0)).toBe(2);
    await write(4);
    expect(inGrid(0, 0)).toBe(4);
  });

  test('a delay holds the batch back', async () => {
    const { Excel } = await open({ sheets: { Sheet1: [[1]] }, beforeBatch: () => ({ delay: 40 }) });
    const start = performance.now();
    await Excel.run(async (context) => {
      cell(context, 'A1').values = [[2]];
      await context.sync();
    });
    expect(performance.now() - start).toBeGreaterThan(35);
  });
});

describe('requirement sets', () => {
  test('are those that were declared', async () => {
    const { Office } = await open({ requirementSets: { ExcelApi: '1.14', SharedRuntime: null } });
    const supports = (name: string, version: string): boolean =>
      Office.context.requirements.isSetSupported(name, version);
    expect([
      supports('ExcelApi', '1.14'),
      supports('ExcelApi', '1.15'),
      supports('SharedRuntime', '1.1'),
    ]).toEqual([true, false, false]);
  });
});

test('a range whose sheet was deleted can no longer be used', async () => {
  const { Excel } = await open({ sheets: { Sheet1: [[1]], Other: [[2]] } });
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem('Other');
    const range = sheet.getRange('A1');
    range.load('values');
    await context.sync();
    sheet.delete();
    range.load('values');
    await expect(context.sync().catch(code)).resolves.toBe('InvalidReference');
    sheet.load('name');
    await expect(context.sync().catch(code)).resolves.toBe('ItemNotFound');
  });
});

test('a fault of the grid itself is shown with its message, and the next batch goes on', async () => {
  const { Excel, grid } = await open({ sheets: { Sheet1: [[1]] } });
  const read = (): Promise<unknown> =>
    Excel.run(async (context) => {
      const range = cell(context, 'A1');
      range.load('text');
      await context.sync();
      return range.text[0]![0];
    });
  const fault = jest.spyOn(grid, 'text').mockImplementationOnce(() => {
    throw new Error('the grid broke');
  });
  await expect(read()).rejects.toMatchObject({
    message: expect.stringContaining('the grid broke') as string,
  });
  expect(fault).toHaveBeenCalled();
  await expect(read()).resolves.toBe('1');
});

test('a calculation that never ends does not hold the pane for ever', async () => {
  const { Excel, host, grid } = await open({ sheets: { Sheet1: [[1]] } });
  jest.spyOn(grid, 'whenCalculated').mockImplementation(() => new Promise(() => undefined));
  Object.assign(host, { calculationPatience: 20 });
  await Excel.run(async (context) => {
    const range = cell(context, 'A1');
    range.values = [[2]];
    range.load('values');
    await context.sync();
    expect(range.values[0]![0]).toBe(2);
  });
});

test('ranges are let go when the batch function ends', async () => {
  const { Excel, host } = await open({ sheets: { Sheet1: [[1]] } });
  await Excel.run(async (context) => {
    cell(context, 'A1').load('values');
    await context.sync();
    expect(host.referenceCount).toBe(1);
  });
  await host.whenIdle();
  expect(host.referenceCount).toBe(0);
});

test('a pane has opened when it has asked and then asks no more', async () => {
  const { Excel, host } = await open({ sheets: { Sheet1: [[1]] } });
  const order: string[] = [];
  const opened = host.whenOpened().then(() => order.push('opened'));
  for (const name of ['first', 'second']) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    await Excel.run((context) => context.sync());
    order.push(name);
  }
  await opened;
  expect(order).toEqual(['first', 'second', 'opened']);
});

test('settings of the document are one store, by either interface, and outlive the pane', async () => {
  const { Excel, Office, grid } = await open({});
  Office.context.document.settings.set('pointer', { sheet: 'Fulcrum case' });
  await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
  await Excel.run(async (context) => {
    const setting = context.workbook.settings.getItem('pointer');
    setting.load('value');
    await context.sync();
    expect(setting.value).toEqual({ sheet: 'Fulcrum case' });
    context.workbook.settings.add('journal', 'cells');
    await context.sync();
  });
  await excel.close();
  const reopened = await open({ grid });
  expect(reopened.Office.context.document.settings.get('journal')).toBe('cells');
});

test('the pane knows its host, its language and its theme', async () => {
  const { Office } = await open({ locale: 'de-DE' });
  expect(Office.context.host).toBe('Excel');
  expect(Office.context.displayLanguage).toBe('de-DE');
  expect(Office.context.officeTheme.bodyForegroundColor?.toUpperCase()).toBe('#252423');
});

test('custom functions compute in the cells', async () => {
  const double = (cells: number[][]): number[][] => cells.map((row) => row.map((value) => value * 2));
  const { Excel } = await open({
    sheets: { Sheet1: [[1, 2, '=FULCRUM.DOUBLE(A1:B1)']] },
    functions: new Map([['FULCRUM.DOUBLE', double]]),
  });
  await Excel.run(async (context) => {
    const spill = cell(context, 'C1').getSpillingToRange();
    spill.load('values,address');
    await context.sync();
    expect([spill.address, spill.values[0]]).toEqual(['Sheet1!C1:D1', [2, 4]]);
  });
});

test('Excel and Office are global until the workbook is closed', async () => {
  const opened = await open({});
  expect(globalThis.Excel).toBe(opened.Excel);
  await opened.close();
  expect('Excel' in globalThis).toBe(false);
});
