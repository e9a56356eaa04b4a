/** Other Offices, in the browser: the oldest Excel, decimal commas, and languages written from right to left. */
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

let workbench: WorkbenchPage | undefined;
afterEach(async () => {
  await workbench?.close();
  workbench = undefined;
});

async function open(query: string, width: string) {
  workbench = await openWorkbench(undefined, query);
  await workbench.page.selectOption('#pane-width', width);
  const pane = await workbench.pane();
  await pane.getByRole('tablist').first().waitFor();
  return { ...workbench, pane };
}

it('an Excel of 2021, which knows ExcelApi 1.14, evaluates the sample and writes its table', async () => {
  const { pane, page, problems } = await open('?excelApi=1.14', '450');
  expect(
    await pane.evaluate(() =>
      ['1.14', '1.15'].map((version) => Office.context.requirements.isSetSupported('ExcelApi', version)),
    ),
  ).toEqual([true, false]);
  await pane.locator('#tab-compare').click();
  await pane
    .getByRole('button', { name: /^Evaluate/ })
    .first()
    .click();
  await pane.getByRole('button', { name: 'Write trade-off table' }).click();
  await page.waitForFunction(
    () => window.workbench.current.grid.sheets().some(({ name }) => name === 'Trade-offs'),
    null,
    { timeout: 60_000 },
  );
  expect(problems).toEqual([]);
});

it('a German Excel shows decimal commas and German words', async () => {
  const { pane, problems } = await open('?language=de-DE', '450');
  await pane.locator('#tab-compare').click();
  await pane
    .getByRole('button', { name: /^Auswerten/ })
    .first()
    .click();
  await pane.locator('#panel-compare table').first().waitFor({ timeout: 60_000 });
  const text = await pane.locator('#panel-compare').innerText();
  expect(text).toMatch(/\d,\d/);
  // Points stand between thousands and in dates only.
  expect(text.replace(/\d+\.\d+\.\d{4}/g, '')).not.toMatch(/\d\.\d(?!\d\d)/);
  expect(await pane.evaluate(() => document.documentElement.lang)).toMatch(/^de/);
  expect(problems).toEqual([]);
});

it.each(['320', '450'])('a German Excel has the help of functions in German, %s wide', async (width) => {
  const { pane, problems } = await open('?language=de-DE', width);
  const tab = pane.locator('#tab-library');
  await pane.getByRole('tablist').first().waitFor();
  if (await tab.isVisible()) await tab.click();
  else {
    await pane.getByRole('button', { name: 'Weitere Ansichten' }).click();
    await pane.getByRole('menuitem', { name: 'Bibliothek' }).click();
  }
  await pane.getByRole('searchbox', { name: 'Suchen' }).fill('wirtschaftliche bestellmenge');
  await pane.locator('[data-function="INV.EOQ"]').click();
  await pane.getByText('Fixe Kosten einer Bestellung (Geld).').waitFor();
  await pane.getByText(/^Stetige Nachfrage, derselbe Preis für jede Menge/).waitFor();
  expect(await pane.evaluate(() => document.scrollingElement!.scrollWidth - innerWidth)).toBe(0);
  expect(problems).toEqual([]);
});

it.each(['320', '450'])(
  'an Arabic Excel lays the pane out from right to left, %s wide, with nothing beyond its edge',
  async (width) => {
    const { pane, page, problems } = await open('?language=ar-SA', width);
    expect(await pane.evaluate(() => document.documentElement.dir)).toBe('rtl');
    for (const tab of ['start', 'decide', 'compare']) {
      await pane.locator(`#tab-${tab}`).click();
      await pane.locator(`#panel-${tab}`).waitFor();
      const { scroll, client } = await pane.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(client);
    }
    const folder = process.env['FULCRUM_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/rtl-${width}.png` });
    // The first of the tabs stands at the right.
    const places = await pane
      .getByRole('tab')
      .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().left));
    expect(places[0]).toBeGreaterThan(places[1]!);
    expect(problems).toEqual([]);
  },
);
