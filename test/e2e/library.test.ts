import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

let workbench: WorkbenchPage;
let pane: Frame;

beforeAll(async () => {
  workbench = await openWorkbench();
  await workbench.page.selectOption('#pane-width', '450');
  pane = await workbench.pane();
  await show('library', 'Library', 'More views');
});
afterAll(() => workbench.close());

const TARGET = 'Inputs!J94';
/** Below the heading that the function spills with its table. */
const QUANTITY = 'Inputs!J95';

/** Shows what a tab stands for, from the menu where the width does not hold the tab. */
async function show(id: string, name: string, more = 'More parts of the library'): Promise<void> {
  const tab = pane.locator(`#tab-${id}`);
  await pane.getByRole('tablist').first().waitFor();
  if (await tab.isVisible()) await tab.click();
  else {
    await pane.getByRole('button', { name: more }).click();
    await pane.getByRole('menuitem', { name }).click();
  }
  await pane.locator(`#panel-${id}`).waitFor();
}

async function say(text: RegExp): Promise<void> {
  await pane.getByText(text).first().waitFor({ timeout: 30_000 });
}

/** Takes over the cells selected in the workbook into the field. */
async function take(cells: string, field: string): Promise<void> {
  await workbench.select(cells);
  const shown = new RegExp(`^Take over the selection for ${field}: .*${cells.split('!')[1]}$`);
  await pane.getByRole('button', { name: shown }).click();
}

it('finds a function by a word of its help and inserts it by cells selected in the workbook', async () => {
  await workbench.write('Inputs!J90', 8);
  await workbench.write('Inputs!J91', 0.225);
  await workbench.write('Inputs!J92', 1300);
  await pane.getByRole('searchbox', { name: 'Search' }).fill('economic order quantity');
  await pane.locator('[data-function="INV.EOQ"]').click();
  await pane.getByRole('heading', { level: 2, name: 'INV.EOQ' }).waitFor();

  // What is missing is said at its field.
  await pane.getByRole('button', { name: 'Insert', exact: true }).click();
  await say(/Enter a value, or select its cells/);

  for (const [i, name] of ['orderCost', 'holdingCost', 'demandRate'].entries())
    await take(`Inputs!J${90 + i}`, name);
  await take(TARGET, 'Into cell');
  await pane.getByRole('button', { name: 'Insert', exact: true }).click();
  await say(/The formula is in Inputs!J94/);
  expect(await workbench.formula(TARGET)).toBe('=FULCRUM.INV.EOQ(J90, J91, J92)');
  // Snyder & Shen, Fundamentals of Supply Chain Theory, example 3.1: √(2 · 8 · 1300 / 0.225)
  await eventually(async () => expect(await workbench.read(QUANTITY)).toBeCloseTo(304.0468, 4), 20_000);
});

it('freezes the selected formulas to the values that they show', async () => {
  const shown = await workbench.readArea('Inputs!J94:L95');
  await show('tools', 'Repair');
  await workbench.select('Inputs!J90:L95');
  await pane.getByRole('button', { name: 'Freeze Inputs!J90:L95' }).click();
  await say(/^1 formula is a value now/);
  expect(await workbench.formula(TARGET)).toBeNull();
  expect(await workbench.readArea('Inputs!J94:L95')).toEqual(shown);

  // As the message says, undo in the workbook brings the formula back, and redo the values.
  await say(/Undo brings it back/);
  await workbench.page
    .locator('canvas[id^="univer-sheet-main-canvas"]')
    .click({ position: { x: 200, y: 200 } });
  await workbench.page.keyboard.press('Control+z');
  await eventually(
    async () => expect(await workbench.formula(TARGET)).toBe('=FULCRUM.INV.EOQ(J90, J91, J92)'),
    20_000,
  );
  await workbench.page.keyboard.press('Control+y');
  await eventually(async () => expect(await workbench.formula(TARGET)).toBeNull(), 20_000);
});

it('names the function that a #NAME? asks for and that does not exist', async () => {
  await workbench.write(TARGET, { formula: '=FULCRUM.INV.NOSUCH(1)' });
  await eventually(
    async () => expect(await workbench.read(TARGET)).toMatchObject({ error: '#NAME?' }),
    20_000,
  );
  await pane.getByRole('button', { name: 'Repair all sheets' }).click();
  await say(/There is no function FULCRUM\.INV\.NOSUCH/);
  await workbench.write(TARGET, null);
});

it('lists the assumptions, and what a careful reader would object to, each with its cell', async () => {
  await show('assumptions', 'Assumptions');
  const register = pane.getByRole('region', { name: 'Assumption register' });
  const drivers = await register.getByRole('listitem').count();
  await say(new RegExp(`^${drivers} assumptions; without a source: \\d+\\.$`));

  await pane.getByRole('button', { name: 'Run the checks' }).click();
  const checks = pane.getByRole('region', { name: 'Checks', exact: true });
  await checks.getByText(/^\d+ objections?\.$/).waitFor({ timeout: 30_000 });
  const found = checks.getByRole('listitem');
  expect(await checks.getByText(/^\d+ objections?\.$/).textContent()).toMatch(
    new RegExp(`^${await found.count()} `),
  );
  await pane.getByRole('button', { name: 'Write the sheet Checks' }).click();
  await pane.getByRole('button', { name: 'Show it' }).first().waitFor({ timeout: 30_000 });
  expect(workbench.problems).toEqual([]);
});
