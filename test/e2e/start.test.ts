import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

let workbench: WorkbenchPage;

beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(() => workbench.close());

it('opens the worked sample from Start in place of an empty workbook', async () => {
  const { page } = workbench;
  await page.getByRole('button', { name: 'New', exact: true }).click();
  const sheets = () => page.evaluate(() => window.workbench.current.grid.sheets().map(({ name }) => name));
  await eventually(async () => expect(await sheets()).not.toContain('Fulcrum case'), 20_000);

  const empty = await workbench.pane();
  await empty.getByRole('button', { name: 'Open the sample' }).click();
  await eventually(async () => expect(await sheets()).toContain('Fulcrum case'), 30_000);
  await workbench.whenCalculated();

  const pane = await workbench.pane();
  await pane.getByRole('heading', { level: 1, name: /^Decide by/ }).waitFor({ timeout: 30_000 });
  await pane.locator('#tab-compare').click();
  await pane.getByRole('button', { name: /^Evaluate/ }).waitFor();
  expect(workbench.problems).toEqual([]);
});
