import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

let workbench: WorkbenchPage;

beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(() => workbench.close());

const FREE = 'KPIs!Z50';
const TABLE = 'KPIs!P60';

it('ALT.VALUE and ALT.TABLE follow the evaluation, say why they are out of date, and come back', async () => {
  const { page } = workbench;
  await page.selectOption('#pane-width', '450');
  const pane = await workbench.pane();
  await pane.locator('#tab-compare').click();
  const evaluate = pane.getByRole('button', { name: /^Evaluate/ });
  const evaluated = async () => {
    await evaluate.click();
    await eventually(async () => expect(await pane.getByText('Up to date').count()).toBe(1), 90_000);
  };
  await evaluated();
  const row = pane.locator('tbody tr:has(data)').first();
  const value = async () => Number(await row.locator('data').first().getAttribute('value'));
  const metric = await row
    .locator('th')
    .first()
    .evaluate((heading) => heading.querySelector('button')!.textContent!);

  await workbench.write(FREE, { formula: `=FULCRUM.ALT.VALUE("Do nothing","${metric}")` });
  await workbench.write(TABLE, { formula: `=FULCRUM.ALT.TABLE("${metric}")` });
  const before = await value();
  await eventually(async () => {
    expect(await workbench.read(FREE)).toBe(before);
    expect((await workbench.readArea('KPIs!P60:U62')).flat()).toContain(before);
  }, 30_000);

  // An unknown metric is refused in words.
  await workbench.write(FREE, { formula: '=FULCRUM.ALT.VALUE("Do nothing","No such metric")' });
  await workbench.select(FREE);
  await eventually(async () => {
    expect(await workbench.read(FREE)).toMatchObject({ error: '#N/A' });
    expect(await workbench.cellStatus()).toContain('No such metric');
  }, 30_000);

  // A constant of the model changes: the values are from before, and say so.
  await workbench.write(FREE, { formula: `=FULCRUM.ALT.VALUE("Do nothing","${metric}")` });
  await eventually(async () => expect(await workbench.read(FREE)).toBe(before), 30_000);
  await workbench.write('Inputs!H90', 1);
  await eventually(async () => expect(await workbench.read(FREE)).toMatchObject({ error: '#N/A' }), 30_000);
  await workbench.select(FREE);
  await eventually(
    async () => expect(await workbench.cellStatus()).toContain('before the model changed'),
    30_000,
  );
  await evaluated();
  await eventually(async () => expect(await workbench.read(FREE)).toBe(await value()), 30_000);
});
