import Excel from 'exceljs';
import type { Frame, Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

/** A small model as someone types it: a label, its number or formula, and the unit. */
const MODEL: readonly (readonly [label: string, entry: string, unit: string])[] = [
  ['Orders per year', '240000', 'orders'],
  ['Minutes per order', '6.5', 'minutes'],
  ['Wage', '34', '$/hour'],
  ['Capital spent', '0', '$'],
  ['Labour cost', '=B1*B2/60*B3', '$'],
  ['Five-year cost', '=B4+5*B5', '$'],
  ['Cost per order', '=B5/B1', '$/order'],
];

let workbench: WorkbenchPage;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  page = workbench.page;
});
afterAll(() => workbench.close());

const button = (name: string | RegExp) => pane.getByRole('button', { name });
const view = async (name: string) => {
  const tab = pane
    .getByRole('tablist', { name: 'Views of the case' })
    .getByRole('tab', { name, exact: true });
  if (await tab.isVisible()) return tab.click();
  await button('More views').click();
  await pane.getByRole('menuitem', { name }).click();
};

/** Types into the grid as a user does: the cell is selected by a click on it, Tab and Enter lead on. */
async function typeModel(): Promise<void> {
  await workbench.select('Sheet1!A1');
  // The first cell of the grid, below its headings.
  const box = (await page.locator('#grid canvas').first().boundingBox())!;
  await page.mouse.click(box.x + 80, box.y + 30);
  for (const [label, entry, unit] of MODEL) {
    await page.keyboard.type(label);
    await page.keyboard.press('Tab');
    await page.keyboard.type(entry);
    await page.keyboard.press('Tab');
    await page.keyboard.type(unit);
    await page.keyboard.press('Enter');
  }
  await workbench.whenCalculated();
}

it('starts from a new workbook, into which the model is typed', async () => {
  await page.getByRole('button', { name: 'New' }).click();
  await page.waitForFunction(
    () =>
      document.documentElement.dataset['workbench'] === 'ready' &&
      window.workbench.current.grid.name === 'Book1.xlsx',
  );
  await workbench.whenCalculated();
  await typeModel();
  expect(await workbench.readArea('Sheet1!A1:C7')).toEqual([
    ['Orders per year', 240000, 'orders'],
    ['Minutes per order', 6.5, 'minutes'],
    ['Wage', 34, '$/hour'],
    ['Capital spent', 0, '$'],
    ['Labour cost', 884000, '$'],
    ['Five-year cost', 4420000, '$'],
    ['Cost per order', expect.closeTo(3.683333, 5), '$/order'],
  ]);
});

it('makes a case of the cells that are there', async () => {
  await page.selectOption('#pane-width', '450');
  pane = await workbench.pane();
  await button('Use my cells').click();
  await button('Find results').click();
  await pane.getByRole('checkbox', { name: 'Take Five-year cost in Sheet1!B6' }).check();
  await pane.getByRole('checkbox', { name: 'Take Cost per order in Sheet1!B7' }).check();
  const drivers = pane.getByRole('region', { name: 'Drivers' });
  const proposed = await drivers
    .getByRole('textbox', { name: /^Name of/ })
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  expect([...proposed].sort()).toEqual(['Capital spent', 'Minutes per order', 'Orders per year', 'Wage']);
  await pane.getByRole('checkbox', { name: /^Take Minutes per order/ }).check();
  await pane.getByRole('checkbox', { name: /^Take Capital spent/ }).check();
  await button('Create the case').click();
  await pane.getByText('From here to the brief').waitFor({ timeout: 30_000 });
  expect(
    await workbench.page.evaluate(() => window.workbench.current.grid.names().map(({ name }) => name)),
  ).toEqual(
    expect.arrayContaining([
      'Fulcrum_Driver_MinutesPerOrder',
      'Fulcrum_Driver_CapitalSpent',
      'Fulcrum_Metric_FiveYearCost',
    ]),
  );
});

it('takes the decision, an alternative and its values', async () => {
  await view('Decide');
  await pane.getByLabel('Decision in one sentence').fill('Automate the Reno warehouse by March 2027.');
  await pane.getByLabel('Business reason').fill('Wages rise faster than volume.');
  await view('Drivers');
  const parts = pane.getByRole('tablist', { name: 'Parts of the model' });
  await parts.getByRole('tab', { name: /^Alternatives/ }).click();
  await button('Add alternative').click();
  await pane.getByRole('textbox', { name: 'Name' }).fill('Automate');
  await pane.getByRole('textbox', { name: 'Name' }).press('Enter');
  await parts.getByRole('tab', { name: /^Drivers/ }).click();
  for (const [driver, value] of [
    ['Minutes per order', '4'],
    ['Capital spent', '900000'],
  ] as const) {
    const values = pane.getByRole('group', { name: `Values of ${driver}` });
    const field = values.getByRole('textbox', { name: 'Automate' });
    if (!(await field.isVisible())) await button(driver).click();
    await field.fill(value);
    await field.press('Enter');
  }
});

it('evaluates, compares and writes the sheets', async () => {
  await view('Compare');
  await button('Evaluate').click();
  await pane
    .getByText(/2 alternatives evaluated\. Your cells are as they were/)
    .first()
    .waitFor({ timeout: 60_000 });
  const shown = await pane
    .getByRole('row', { name: /^Five-year cost/ })
    .locator('data')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));
  // 240,000 orders of 4 minutes at $34 an hour are $544,000 a year.
  expect(shown).toEqual([4_420_000, 900_000 + 5 * 544_000]);
  expect(await workbench.read('Sheet1!B2')).toBe(6.5);

  await button('Write trade-off table').click();
  await pane.getByText('The sheet Trade-offs is written.').first().waitFor({ timeout: 30_000 });
  await view('Follow-through');
  await button('Write brief').click();
  await eventually(async () => {
    const sheets = await page.evaluate(() => window.workbench.current.grid.sheets().map(({ name }) => name));
    expect(sheets).toEqual(expect.arrayContaining(['Trade-offs', 'Brief']));
  }, 30_000);
});

it('keeps a second evaluation, and says what changed by driver', async () => {
  await workbench.write('Sheet1!B2', 7);
  await view('Compare');
  await button('Evaluate again').click();
  await eventually(async () => {
    await pane.getByText('History and what changed').waitFor();
    expect(await pane.getByText('Up to date').count()).toBe(1);
  }, 60_000);
  await pane.getByText('History and what changed').click();
  await pane.getByRole('heading', { name: 'What changed between two evaluations' }).waitFor();
  const bridge = pane.getByRole('region', { name: 'What changed between two evaluations' });
  await bridge.getByRole('combobox', { name: 'Alternative' }).selectOption('Do nothing');
  await bridge.getByRole('combobox', { name: 'Metric' }).selectOption('Five-year cost');
  // Half a minute for each of 240,000 orders at $34 an hour over five years: $340,000.
  const row = bridge.getByRole('row', { name: /^Minutes per order/ });
  await row.waitFor({ timeout: 30_000 });
  expect(await row.textContent()).toContain('+$340,000');
  await button('Write the bridge to a sheet').click();
  await pane.getByText('The sheet Change bridge is written.').first().waitFor({ timeout: 30_000 });
});

it('is all there in the saved file, and when that is opened again', async () => {
  const file = await workbench.save();
  const saved = new Excel.Workbook();
  await saved.xlsx.load(file as unknown as Excel.Buffer);
  expect(saved.worksheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Sheet1', 'Fulcrum case', 'Trade-offs', 'Brief', 'Change bridge']),
  );
  expect(saved.getWorksheet('Sheet1')!.getCell('B6').formula).toBe('B4+5*B5');

  await workbench.openFile('again.xlsx', file);
  pane = await workbench.pane();
  await pane.getByRole('heading', { level: 1, name: 'Automate the Reno warehouse by March 2027.' }).waitFor();
  await view('Compare');
  await pane.getByText('Up to date').waitFor({ timeout: 30_000 });
  const values = await pane
    .getByRole('row', { name: /^Five-year cost/ })
    .locator('data')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));
  expect(values).toEqual([4_760_000, 3_620_000]);
  await pane.getByText('History and what changed').click();
  await pane.getByRole('textbox', { name: 'Name of the evaluation' }).nth(1).waitFor();
});
