import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

let workbench: WorkbenchPage;
let first: Frame;
let second: Frame;

/** A second task pane with an Office.js of its own on the same workbook, as a co-author has. */
async function secondPane(): Promise<Frame> {
  await workbench.page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.id = 'second-pane';
    frame.src = 'taskpane.html';
    frame.style.cssText = 'position: fixed; left: 0; top: 60px; width: 450px; height: 800px; z-index: 10';
    document.body.append(frame);
  });
  const frame = await (await workbench.page.waitForSelector('#second-pane')).contentFrame();
  return frame!;
}

async function show(pane: Frame, view: string): Promise<void> {
  const tab = pane.locator(`#tab-${view}`);
  await tab.click();
  await pane.locator('[role="tabpanel"] [role="progressbar"]').waitFor({ state: 'detached' });
}

async function commit(pane: Frame, label: string, text: string): Promise<void> {
  const field = pane.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
}

/** The text beside a field of the Decision table. */
async function onSheet(field: string): Promise<unknown> {
  const rows = await workbench.readArea("'Fulcrum case'!A1:B30");
  return rows.find(([name]) => name === field)?.[1];
}

/** The cell beside a field of the Decision table. */
async function cellOf(field: string): Promise<string> {
  const rows = await workbench.readArea("'Fulcrum case'!A1:B30");
  return `'Fulcrum case'!B${rows.findIndex(([name]) => name === field) + 1}`;
}

beforeAll(async () => {
  workbench = await openWorkbench();
  await workbench.page.selectOption('#pane-width', '450');
  first = await workbench.pane();
  await first.getByRole('tablist').first().waitFor();
  second = await secondPane();
  await second.getByRole('heading', { level: 1, name: /^Decide by/ }).waitFor({ timeout: 30_000 });
  await show(first, 'decide');
  await show(second, 'decide');
});
afterAll(() => workbench.close());

it('what two people write at the same time in different fields stays, and each sees the other', async () => {
  // A page has one focus: going to the second pane leaves the field of the first, and both write together.
  await first.getByLabel('Business reason', { exact: true }).fill('Written in the first pane.');
  await commit(second, 'Why now', 'Written in the second pane.');
  await eventually(async () => {
    expect(await onSheet('Business reason')).toBe('Written in the first pane.');
    expect(await onSheet('Why now')).toBe('Written in the second pane.');
    for (const pane of [first, second]) {
      expect(await pane.getByLabel('Business reason', { exact: true }).inputValue()).toBe(
        'Written in the first pane.',
      );
      expect(await pane.getByLabel('Why now', { exact: true }).inputValue()).toBe(
        'Written in the second pane.',
      );
    }
  }, 20_000);
});

it('an edit on the sheet by hand shows in both', async () => {
  await workbench.write(await cellOf('Owner'), 'The board');
  await eventually(async () => {
    for (const pane of [first, second]) {
      expect(await pane.getByLabel('Owner', { exact: true }).inputValue()).toBe('The board');
    }
  }, 20_000);
});

it('what is typed in one while the other evaluates is kept, and the cells come back', async () => {
  const inputs = JSON.stringify(await workbench.readArea('Inputs!C1:C60'));
  await show(first, 'compare');
  await first.getByRole('button', { name: /^Evaluate/ }).click();
  await commit(second, 'Stakeholders', 'Typed during the evaluation.');
  await first
    .getByText(/alternatives evaluated\. Your cells are as they were/)
    .first()
    .waitFor({ timeout: 90_000 });
  await eventually(async () => {
    expect(await onSheet('Stakeholders')).toBe('Typed during the evaluation.');
    expect(JSON.stringify(await workbench.readArea('Inputs!C1:C60'))).toBe(inputs);
    expect(await second.getByText('Up to date').count()).toBe(1);
  }, 30_000);
});

it('two evaluations at once: one waits its turn or is refused in words, and no cell is lost', async () => {
  const inputs = JSON.stringify(await workbench.readArea('Inputs!C1:C60'));
  await show(second, 'compare');
  await Promise.all([first, second].map((pane) => pane.getByRole('button', { name: /^Evaluate/ }).click()));
  await eventually(async () => {
    for (const pane of [first, second]) {
      expect(await pane.getByRole('button', { name: /^(Cancel evaluation|Skip check)$/ }).count()).toBe(0);
    }
    expect(JSON.stringify(await workbench.readArea('Inputs!C1:C60'))).toBe(inputs);
  }, 90_000);
});
