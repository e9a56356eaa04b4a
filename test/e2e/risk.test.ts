import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

/** Exact figures of a table of the pane, row by row. */
const figures = (pane: Frame, caption: RegExp) =>
  pane
    .locator('table', { has: pane.locator('caption', { hasText: caption }) })
    .locator('data')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));

async function results(workbench: WorkbenchPage): Promise<Record<string, unknown>[]> {
  const rows = await workbench.page.evaluate(() => {
    const { grid } = window.workbench.current;
    const { stored } = grid as unknown as { stored: { tables: { name: string; area: never }[] } };
    const table = stored.tables.find(({ name }) => name.toLowerCase().endsWith('results'));
    return table ? grid.values(table.area) : [];
  });
  const [headers = [], ...lines] = rows;
  return lines.map((line) =>
    Object.fromEntries(headers.map((name, i) => [String(name).toLowerCase(), line[i]])),
  );
}

async function evaluate(pane: Frame): Promise<number> {
  const began = Date.now();
  await openView(pane, 'Compare');
  await pane.getByRole('button', { name: /^Evaluate/ }).click();
  const running = pane.getByRole('button', { name: /^(Cancel evaluation|Skip check)$/ });
  await running.waitFor({ state: 'attached' });
  await running.waitFor({ state: 'detached', timeout: 120_000 });
  return Date.now() - began;
}

describe('the sample case, recalculated beside the workbook', () => {
  let workbench: WorkbenchPage;
  let pane: Frame;
  const shots = process.env['FULCRUM_SHOTS'];

  beforeAll(async () => {
    workbench = await openWorkbench();
    pane = await workbench.pane();
  });
  afterAll(() => workbench.close());

  it('simulates 20,000 trials of every alternative from the button', async () => {
    await openView(pane, 'Risk');
    const button = pane.getByRole('button', { name: 'Simulate', exact: true });
    await button.waitFor();
    const began = Date.now();
    await button.click();
    await pane.locator('caption', { hasText: 'percentiles' }).waitFor({ timeout: 60_000 });
    await pane.locator('figure svg path').first().waitFor({ state: 'attached' });
    const first = Date.now() - began;
    await pane.getByRole('button', { name: 'Simulate again' }).waitFor();
    const again = Date.now();
    await pane.getByRole('button', { name: 'Simulate again' }).click();
    await pane.getByRole('button', { name: 'Cancel simulation' }).waitFor({ state: 'attached' });
    await pane
      .getByRole('button', { name: 'Cancel simulation' })
      .waitFor({ state: 'detached', timeout: 60_000 });
    console.log(
      `20,000 trials from the button: ${first} ms with reading, comparing and the chart; again ${Date.now() - again} ms`,
    );

    const shown = await figures(pane, /percentiles/);
    expect(shown.length).toBe(4 * 3);
    for (let a = 0; a < 4; a++) {
      const [low, middle, high] = shown.slice(3 * a, 3 * a + 3);
      expect(low!).toBeLessThan(middle!);
      expect(middle!).toBeLessThan(high!);
    }
    expect(await pane.getByText(/20,000 trials for each of 4 alternatives/).count()).toBe(1);
    if (shots) await workbench.page.screenshot({ path: `${shots}/risk.png` });
  });

  it('evaluates by the local engine, once verified, to the numbers of the workbook', async () => {
    const inWorkbook = await evaluate(pane);
    const verified = await results(workbench);
    expect(verified).toHaveLength(4 * 12);
    expect(new Set(verified.map((row) => row['engine']))).toEqual(new Set(['Excel']));
    for (const row of verified)
      expect(row['verification']).toMatch(/^verified: [\d,]+ cells, base case and \d+/);

    const locally = await evaluate(pane);
    console.log(`evaluation in the workbook with verification ${inWorkbook} ms, locally ${locally} ms`);
    const local = await results(workbench);
    expect(new Set(local.map((row) => row['engine']))).toEqual(new Set(['local']));
    for (const [i, row] of local.entries()) {
      const expected = Number(verified[i]!['value']);
      expect([row['alternative'], row['metric']]).toEqual([
        verified[i]!['alternative'],
        verified[i]!['metric'],
      ]);
      expect(Math.abs(Number(row['value']) - expected)).toBeLessThanOrEqual(
        1e-9 * Math.max(1, Math.abs(expected)),
      );
    }
  });

  it('stores the percentiles beside the results on request', async () => {
    await openView(pane, 'Risk');
    await pane.getByRole('button', { name: 'Store P10–P90 in Results' }).click();
    await eventually(async () => {
      for (const row of await results(workbench)) {
        expect(row['p10']).toEqual(expect.any(Number));
        expect(Number(row['p10'])).toBeLessThanOrEqual(Number(row['p90']));
      }
    }, 60_000);
  });
});

/** By its tab, or by its place in the menu of those that the pane's width does not hold. */
async function openView(pane: Frame, name: string): Promise<void> {
  const tab = pane.getByRole('tab', { name });
  if (await tab.isVisible()) return tab.click();
  await pane.getByRole('button', { name: 'More views' }).click();
  await pane.getByRole('menuitem', { name }).click();
}
