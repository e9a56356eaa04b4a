import ExcelFile from 'exceljs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import type { CellError } from '../../workbench/grid/grid';
import type { WorkbenchPage } from '../support/workbench-page';
import { eventually } from '../support/eventually';
import { openWorkbench } from '../support/workbench-page';

/** Functions that the add-in does not have: asynchronous, cancelled, streaming. */
const EXTRA_FUNCTIONS = [
  { id: 'TEST.LATER', name: 'TEST.LATER', parameters: [{ name: 'value', type: 'number' }] },
  { id: 'TEST.FAILS', name: 'TEST.FAILS', parameters: [{ name: 'value', type: 'any', optional: true }] },
  { id: 'TEST.STREAM', name: 'TEST.STREAM', options: { stream: true, cancelable: true }, parameters: [] },
  { id: 'TEST.WHERE', name: 'TEST.WHERE', options: { requiresAddress: true }, parameters: [] },
];

const EXTRA_CODE = `
  CustomFunctions.associate('TEST.LATER', (value) =>
    new Promise((resolve) => setTimeout(() => resolve([['late', value * 2]]), 300)));
  CustomFunctions.associate('TEST.FAILS', async (value) => {
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, 'value is ' + String(value));
  });
  CustomFunctions.associate('TEST.STREAM', (invocation) => {
    let count = 0;
    const timer = setInterval(() => invocation.setResult(++count), 150);
    invocation.onCanceled = () => { clearInterval(timer); parent.streamCancelled = count; };
  });
  CustomFunctions.associate('TEST.WHERE', (invocation) => invocation.address);
`;

async function addFunctions(page: Page): Promise<void> {
  await page.route('**/functions.json', async (route) => {
    const response = await route.fetch();
    const { functions } = (await response.json()) as { functions: object[] };
    await route.fulfill({ response, json: { functions: [...functions, ...EXTRA_FUNCTIONS] } });
  });
  await page.route('**/functions.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + EXTRA_CODE });
  });
}

async function modelFile(): Promise<Uint8Array> {
  const workbook = new ExcelFile.Workbook();
  const inputs = workbook.addWorksheet('Inputs', { views: [{ state: 'frozen', ySplit: 1, xSplit: 0 }] });
  inputs.addRows([
    ['Driver', 'Value'],
    ['Unit cost', 12.5],
    ['Volume', 4000],
  ]);
  inputs.getColumn(1).width = 30;
  inputs.getCell('A1').font = { bold: true };
  inputs.getCell('B2').numFmt = '$#,##0.00';
  inputs.getCell('B2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
  inputs.getCell('B4').value = { formula: 'UnitCost*B3', result: 0 };
  inputs.mergeCells('D1:E1');
  inputs.getCell('D1').value = 'Merged';
  const model = workbook.addWorksheet('Model', { views: [{ rightToLeft: true }] });
  model.getCell('A1').value = { formula: 'Inputs!B4/2', result: 0 };
  workbook.definedNames.add('Inputs!$B$2', 'UnitCost');
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

let workbench: WorkbenchPage;

beforeAll(async () => {
  workbench = await openWorkbench(addFunctions);
}, 120_000);

afterAll(async () => {
  expect(workbench.problems).toEqual([]);
  await workbench.close();
});

const statusIs = (text: string) => eventually(async () => expect(await workbench.cellStatus()).toBe(text));
const notice = () => workbench.page.textContent('.notice p');

it('opens with the task pane beside the grid, on the real Office.js', async () => {
  const pane = await workbench.pane();
  await pane.waitForSelector('#pane > *');
  expect(await pane.evaluate(() => typeof Office.context.document.settings.get)).toBe('function');
});

it('calculates the sample as it opens, what its functions spill included', async () => {
  const spilled = await workbench.page.evaluate(() => {
    const { grid } = window.workbench.current;
    return grid.sheets().flatMap(({ id }) => {
      const used = grid.usedArea(id, true);
      if (!used) return [];
      const formulas = grid.formulas({ sheet: id, ...used });
      return formulas.flatMap((row, r) =>
        row.flatMap((formula, c) =>
          formula?.includes('DISTANCEMATRIX')
            ? [grid.spillOf(id, used.row + r, used.column + c)?.columnCount ?? 1]
            : [],
        ),
      );
    });
  });
  expect(spilled.length).toBeGreaterThan(0);
  for (const columns of spilled) expect(columns).toBeGreaterThan(1);
});

describe('a workbook opened by the Open button', () => {
  beforeAll(async () => {
    await workbench.openFile('model.xlsx', await modelFile());
  });

  it('is calculated, names and other sheets included', async () => {
    expect(await workbench.readArea('Inputs!B2:B4')).toEqual([[12.5], [4000], [50_000]]);
    expect(await workbench.read('Model!A1')).toBe(25_000);
    await workbench.write('Inputs!B3', 100);
    expect(await workbench.read('Model!A1')).toBe(625);
    await workbench.write('Inputs!B3', 4000);
  });

  it('shows what a custom function spills, and what spilled into the selected cell', async () => {
    await workbench.write('Inputs!G1', {
      formula: '=FULCRUM.NET.DISTANCEMATRIX({41.9,-87.6;40.7,-74},{41.9,-87.6;40.7,-74})',
    });
    const [header, first] = await workbench.readArea('Inputs!G1:H2');
    expect(header).toEqual([expect.any(String), expect.any(String)]);
    expect(first![1]).toBeGreaterThan(0);
    await workbench.select('Inputs!H2');
    await statusIs('Spilled from G1');
  });

  it('shows the sentence of a custom function’s error when the cell is selected', async () => {
    await workbench.write('Inputs!A8', { formula: '=FULCRUM.METRIC.TURNS(1200,0)' });
    const error = (await workbench.read('Inputs!A8')) as CellError;
    expect(error).toEqual({ error: '#VALUE!', message: expect.stringContaining('averageInventory') });
    await workbench.select('Inputs!A8');
    await statusIs(`#VALUE!  ${error.message}`);
    await workbench.write('Inputs!A8', { formula: '=FULCRUM.METRIC.TURNS(1200,300)' });
    expect(await workbench.read('Inputs!A8')).toBe(4);
    await statusIs('');
  });

  it('waits for asynchronous functions, passes omitted arguments as null and the caller’s address', async () => {
    await workbench.write('Model!C1', { formula: '=FULCRUM.TEST.LATER(21)' });
    await workbench.write('Model!C3', { formula: '=FULCRUM.TEST.FAILS()' });
    await workbench.write('Model!C4', { formula: '=FULCRUM.TEST.WHERE()' });
    await workbench.write('Model!C5', { formula: '=D1+1' });
    expect(await workbench.readArea('Model!C1:D1')).toEqual([['late', 42]]);
    expect(await workbench.read('Model!C3')).toEqual({ error: '#N/A', message: 'value is null' });
    expect(await workbench.read('Model!C4')).toBe('Model!C4');
    expect(await workbench.read('Model!C5')).toBe(43);
  });

  it('shows a stream’s results as they come, and cancels it when its formula goes', async () => {
    await workbench.write('Model!F1', { formula: '=FULCRUM.TEST.STREAM()' });
    await eventually(async () => expect(await workbench.read('Model!F1')).toBeGreaterThanOrEqual(2));
    await workbench.write('Model!F1', null);
    const cancelled = () => workbench.page.evaluate(() => 'streamCancelled' in window);
    await eventually(async () => expect(await cancelled()).toBe(true));
  });

  it('is saved with everything, and read by exceljs and the workbench alike', async () => {
    const saved = await workbench.save();
    const workbook = new ExcelFile.Workbook();
    await workbook.xlsx.load(saved as unknown as ExcelFile.Buffer);
    const inputs = workbook.getWorksheet('Inputs')!;
    expect(inputs.getCell('B4').value).toEqual({ formula: 'UnitCost*B3', result: 50_000 });
    expect(inputs.getCell('B2').numFmt).toBe('$#,##0.00');
    expect(inputs.getCell('B2').fill).toMatchObject({ fgColor: { argb: 'FFFFF2CC' } });
    expect(inputs.getCell('A1').font).toMatchObject({ bold: true });
    expect(inputs.getColumn(1).width).toBeCloseTo(30, 1);
    expect(inputs.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(inputs.getCell('E1').master.address).toBe('D1');
    expect(inputs.getCell('G1').value).toMatchObject({ shareType: 'array', ref: 'G1:H3' });
    expect(workbook.definedNames.getRanges('UnitCost').ranges).toEqual(['Inputs!$B$2']);
    expect(workbook.worksheets.map(({ views }) => views[0]!.rightToLeft)).toEqual([false, true]);
    expect(await notice()).toBe('model.xlsx was saved to your downloads.');

    await workbench.openFile('again.xlsx', saved);
    expect(await workbench.readArea('Inputs!B2:B4')).toEqual([[12.5], [4000], [50_000]]);
    expect(await workbench.formula('Inputs!A8')).toBe('=FULCRUM.METRIC.TURNS(1200,300)');
    expect(await workbench.read('Inputs!A8')).toBe(4);
  });

  it('is saved without the charts that the add-in wrote, and a warning names their sheets', async () => {
    await (
      await workbench.pane()
    ).evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Model');
        sheet.charts.add('ColumnClustered', sheet.getRange('A1:A2'), 'Columns');
        await context.sync();
      }),
    );
    const saved = await workbench.save();
    expect(await notice()).toBe(
      'again.xlsx was saved to your downloads, without the charts of Model: the workbench does not draw or save ' +
        'charts. Write these sheets again in Excel to have them.',
    );
    expect(Object.keys(unzipSync(saved)).filter((path) => /chart|drawing/i.test(path))).toEqual([]);
  });
});

describe('a file that cannot be opened leaves the workbook as it is, and says why', () => {
  const utf16 = (text: string) => Array.from(text).flatMap((letter) => [letter.charCodeAt(0), 0]);
  const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

  it.each([
    [
      'locked.xlsx',
      async () => new Uint8Array([...ole, ...utf16('EncryptedPackage')]),
      /protected with a password/,
    ],
    ['torn.xlsx', async () => (await modelFile()).slice(0, 3000), /damaged and could not be read/],
    ['notes.xlsx', async () => new TextEncoder().encode('a,b\n1,2'), /not an Excel workbook/],
  ])('%s', async (name, content, message) => {
    await workbench.write('Inputs!A20', name);
    await workbench.openFile(name, await content());
    expect(await notice()).toMatch(message);
    expect(await notice()).toContain(name);
    expect(await workbench.page.getAttribute('.notice', 'role')).toBe('alert');
    expect(await workbench.read('Inputs!A20')).toBe(name);
  });
});

it('keeps unsaved changes when the page goes, and offers to discard them', async () => {
  await workbench.write('Inputs!A21', 'not saved yet');
  await workbench.page.waitForTimeout(2_500);
  await workbench.reload();
  expect(await workbench.read('Inputs!A21')).toBe('not saved yet');
  expect(await workbench.formula('Inputs!B4')).toBe('=UnitCost*B3');
  expect(await workbench.read('Model!A1')).toBe(25_000);
  expect(await notice()).toMatch(/^Your unsaved changes to .*xlsx of .* were recovered\.$/);
});

it('opens a file that is dropped on the page', async () => {
  const data = Array.from(await modelFile());
  await workbench.page.evaluate((bytes) => {
    document.documentElement.dataset['workbench'] = 'asked';
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], 'dropped.xlsx'));
    const grid = document.querySelector('#grid canvas')!;
    for (const type of ['dragenter', 'dragover', 'drop']) {
      grid.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, data);
  await workbench.page.waitForFunction(() => document.documentElement.dataset['workbench'] === 'ready');
  expect(await workbench.page.textContent('#file-name')).toContain('dropped.xlsx');
  expect(await workbench.read('Inputs!B4')).toBe(50_000);
});

it('resizes the pane by keys and by choice, within its bounds', async () => {
  const { page } = workbench;
  const width = async () => (await page.locator('#pane').boundingBox())!.width;
  await page.selectOption('#pane-width', '450');
  expect(await width()).toBe(450);
  await page.focus('#splitter');
  await page.keyboard.press('ArrowRight');
  expect(await width()).toBe(440);
  await page.keyboard.press('Home');
  expect(await width()).toBe(320);
  expect(await page.getAttribute('#splitter', 'aria-valuenow')).toBe('320');
});

it('tells the pane the theme that is chosen', async () => {
  await workbench.page.selectOption('#theme', 'dark');
  await eventually(async () => {
    const theme = await (await workbench.pane()).evaluate(() => Office.context.officeTheme);
    expect(theme.bodyBackgroundColor.toUpperCase()).toBe('#262626');
  }, 20_000);
  await workbench.page.selectOption('#theme', 'light');
});
