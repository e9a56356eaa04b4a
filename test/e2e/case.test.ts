import Excel from 'exceljs';
import type { Frame } from 'playwright-core';
import type { UniverApp } from '../../workbench/page/univer-app';
import type { WorkbenchPage } from '../support/workbench-page';
import { eventually } from '../support/eventually';
import { openWorkbench } from '../support/workbench-page';

/** The sample's drivers and metrics stand on its case sheet; tests read them there rather than repeat them. */
interface SampleCase {
  readonly drivers: { readonly name: string; readonly cell: string; readonly values: readonly number[] }[];
  readonly metrics: { readonly name: string; readonly cell: string }[];
  readonly alternatives: readonly string[];
}

const CASE_SHEET = 'Fulcrum case';

async function tableAt(
  workbench: WorkbenchPage,
  name: string,
): Promise<{ headers: string[]; rows: unknown[][] }> {
  const area = await workbench.page.evaluate((wanted) => {
    const { stored, values } = window.workbench.current.grid as unknown as {
      stored: { tables: { name: string; area: never }[] };
      values(area: never): unknown[][];
    };
    const table = stored.tables.find((candidate) => candidate.name === wanted);
    return table ? values.call(window.workbench.current.grid, table.area) : null;
  }, name);
  if (!area) throw new Error(`There is no table ${name}.`);
  const [headers = [], ...rows] = area;
  return { headers: headers.map(String), rows };
}

async function tableName(workbench: WorkbenchPage, ending: string): Promise<string> {
  const names = await workbench.page.evaluate(() =>
    (
      window.workbench.current.grid as unknown as { stored: { tables: { name: string }[] } }
    ).stored.tables.map(({ name }) => name),
  );
  const found = names.find((name) => name.toLowerCase().endsWith(ending.toLowerCase()));
  if (!found) throw new Error(`No table ends with ${ending}: ${names.join(', ')}`);
  return found;
}

async function sampleCase(workbench: WorkbenchPage): Promise<SampleCase> {
  const drivers = await tableAt(workbench, await tableName(workbench, 'Drivers'));
  const metrics = await tableAt(workbench, await tableName(workbench, 'Metrics'));
  const alternatives = await tableAt(workbench, await tableName(workbench, 'Alternatives'));
  const column = (table: { headers: string[] }, header: string) => {
    const found = table.headers.findIndex((text) => text.toLowerCase() === header.toLowerCase());
    if (found < 0) throw new Error(`No column ${header} among ${table.headers.join(', ')}`);
    return found;
  };
  const names = alternatives.rows.map((row) => String(row[column(alternatives, 'Name')]));
  const cells = await boundCells(workbench);
  return {
    alternatives: names,
    drivers: drivers.rows.map((row) => ({
      name: String(row[column(drivers, 'Name')]),
      cell: cells.get(String(row[column(drivers, 'Name')]))!,
      values: names.map((name) => Number(row[column(drivers, name)])),
    })),
    metrics: metrics.rows.map((row) => ({
      name: String(row[column(metrics, 'Name')]),
      cell: cells.get(String(row[column(metrics, 'Name')]))!,
    })),
  };
}

/** Addresses by the label in column A beside the bound cell's own sheet are not enough: the names say them. */
async function boundCells(workbench: WorkbenchPage): Promise<Map<string, string>> {
  const names = await workbench.page.evaluate(() =>
    window.workbench.current.grid
      .names()
      .filter(({ name }) => name.startsWith('Fulcrum_'))
      .map(({ name, formula }) => ({ name, formula })),
  );
  const bound = new Map<string, string>();
  for (const ending of ['Drivers', 'Metrics']) {
    const table = await tableAt(workbench, await tableName(workbench, ending));
    for (const row of table.rows) {
      const label = String(row[0]);
      const key = label.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
      const kind = ending.slice(0, -1).toLowerCase();
      const found = names.find(({ name }) => {
        const plain = name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
        return plain === `fulcrum${kind}${key}`;
      });
      if (!found) throw new Error(`No name for ${label} among ${names.map(({ name }) => name).join(', ')}`);
      bound.set(label, found.formula.replace(/^=/, '').replaceAll('$', ''));
    }
  }
  return bound;
}

async function evaluate(pane: Frame): Promise<void> {
  await pane.getByRole('tab', { name: 'Compare' }).click();
  await pane.getByRole('button', { name: /^Evaluate/ }).click();
  await pane
    .getByText(/alternatives evaluated\. Your cells are as they were/)
    .first()
    .waitFor({ timeout: 90_000 });
  expect(await pane.getByText('Something went wrong').count()).toBe(0);
}

/** The row at the top of the sheet that is shown. */
function topRow({ page }: WorkbenchPage): Promise<number> {
  return page.evaluate(() => {
    const { app } = window.workbench as unknown as { readonly app: UniverApp };
    return app.api.getActiveWorkbook()!.getActiveSheet().getScrollState().sheetViewStartRow;
  });
}

/** The comparison as the pane shows it: exact values by metric, do nothing first. */
async function comparison(pane: Frame): Promise<Map<string, number[]>> {
  const rows = await pane.locator('table tbody tr').evaluateAll((elements) =>
    elements.map((row) => ({
      metric: row.querySelector('th')?.textContent ?? '',
      values: [...row.querySelectorAll('data')].map((cell) => Number(cell.getAttribute('value'))),
    })),
  );
  return new Map(
    rows.filter(({ values }) => values.length > 0).map(({ metric, values }) => [metric, values]),
  );
}

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

/** Formulas and literals of every driver cell. */
async function contents(workbench: WorkbenchPage, cells: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const cell of cells) found.push((await workbench.formula(cell)) ?? (await workbench.read(cell)));
  return found;
}

describe('the sample case in the workbench', () => {
  let workbench: WorkbenchPage;
  let sample: SampleCase;

  beforeAll(async () => {
    workbench = await openWorkbench();
    await workbench.page.setViewportSize({ width: 1900, height: 1000 });
    const splitter = (await workbench.page.locator('#splitter').boundingBox())!;
    await workbench.page.mouse.move(splitter.x + splitter.width / 2, 500);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(700, 500, { steps: 4 });
    await workbench.page.mouse.up();
    sample = await sampleCase(workbench);
  });
  afterAll(() => workbench.close());

  it('spills a custom function into the grid and follows a changed driver', async () => {
    const distances = await workbench.readArea('Customers!G6:I8');
    for (const distance of distances.flat()) expect(distance).toEqual(expect.any(Number));
    const before = (await workbench.read('Inventory!K6')) as number;
    const fill = sample.drivers.find(({ name }) => name === 'Target fill rate')!;
    await workbench.write(fill.cell, 0.99);
    await eventually(async () => expect(await workbench.read('Inventory!K6')).toBeGreaterThan(before));
    await workbench.write(fill.cell, fill.values[0]!);
    await eventually(async () => expectClose((await workbench.read('Inventory!K6')) as number, before));
  });

  it('shows the comparison while the engine is still checked, which can be skipped', async () => {
    const pane = await workbench.pane();
    const cells = sample.drivers.map(({ cell }) => cell);
    const before = await contents(workbench, cells);
    await pane.getByRole('tab', { name: 'Compare' }).click();
    await pane.getByRole('button', { name: 'Evaluate' }).click();
    const skip = pane.getByRole('button', { name: 'Skip check' });
    await skip.waitFor({ timeout: 60_000 });
    const ahead = await comparison(pane);
    expect(ahead.size).toBe(sample.metrics.length);
    expect([...ahead.values()].every((row) => row.length === sample.alternatives.length)).toBe(true);
    await skip.click();
    await pane.getByText('Up to date').first().waitFor({ timeout: 30_000 });
    expect(await comparison(pane)).toEqual(ahead);
    expect(await contents(workbench, cells)).toEqual(before);
  });

  it('evaluates four alternatives to the numbers of the workbook set by hand to each of them', async () => {
    expect(sample.alternatives).toHaveLength(4);
    expect(sample.drivers.length).toBeGreaterThanOrEqual(12);
    expect(sample.metrics.length).toBeGreaterThanOrEqual(10);
    const pane = await workbench.pane();
    const before = await contents(
      workbench,
      sample.drivers.map(({ cell }) => cell),
    );
    await evaluate(pane);
    expect(await topRow(workbench)).toBe(0);
    expect(
      await contents(
        workbench,
        sample.drivers.map(({ cell }) => cell),
      ),
    ).toEqual(before);
    const results = await tableAt(workbench, await tableName(workbench, 'Results'));
    const shown = await comparison(pane);

    // Before cells are changed by hand: switching values are told of results that hold.
    await eventually(
      async () => expect(await pane.getByText('Nearest switching value').count()).toBe(1),
      60_000,
    );
    for (const [a, alternative] of sample.alternatives.entries()) {
      for (const driver of sample.drivers) await workbench.write(driver.cell, driver.values[a]!);
      await workbench.whenCalculated();
      for (const metric of sample.metrics) {
        const byHand = (await workbench.read(metric.cell)) as number;
        const stored = results.rows.find((row) => row[0] === alternative && row[1] === metric.name);
        expectClose(Number(stored?.[2]), byHand);
        const row = [...shown].find(([text]) => text.startsWith(metric.name))?.[1];
        if (row && row.length > a) expectClose(row[a]!, byHand);
      }
    }
    expect([...shown.values()].some((row) => row.length === sample.alternatives.length)).toBe(true);
    for (const driver of sample.drivers) await workbench.write(driver.cell, driver.values[0]!);
  });

  it('shows the frontier of two metrics and a waterfall whose steps add up to the alternative', async () => {
    const pane = await workbench.pane();
    await pane.locator('#compare-frontier').click();
    const rows = pane.locator('#compare-part tbody tr');
    await eventually(async () => expect(await rows.count()).toBe(sample.alternatives.length), 10_000);
    expect(await pane.getByRole('img', { name: / against / }).count()).toBe(1);
    expect(await rows.filter({ hasText: 'efficient' }).count()).toBeGreaterThan(0);

    await pane.locator('#compare-waterfall').click();
    await pane.getByRole('button', { name: 'Write waterfall' }).waitFor({ timeout: 60_000 });
    const levels = await pane
      .locator('#compare-part data')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));
    expect(levels.length).toBeGreaterThan(2);
    const [start, ...rest] = levels;
    const steps = rest.slice(0, -1);
    expectClose(start! + steps.reduce((sum, step) => sum + step, 0), rest.at(-1)!);
    const results = await tableAt(workbench, await tableName(workbench, 'Results'));
    const values = results.rows
      .filter((row) => row[1] === sample.metrics[0]!.name)
      .map((row) => Number(row[2]));
    expect(values.some((value) => Math.abs(value - rest.at(-1)!) <= 1e-9 * Math.abs(value))).toBe(true);
    await pane.getByRole('button', { name: 'Write waterfall' }).click();
    await eventually(
      async () => expect(await workbench.read('Waterfall!A1')).toMatch(/^Waterfall: /),
      30_000,
    );

    await pane.locator('#compare-criteria').click();
    await pane.getByText('never added up or turned into money').waitFor();
    await pane.locator('#compare-table').click();
  });

  it('writes the trade-off table, and keeps case, names and sheets in the saved file', async () => {
    const pane = await workbench.pane();
    await pane.getByRole('button', { name: 'Write trade-off table' }).click();
    await eventually(async () => {
      const sheets = await workbench.page.evaluate(() =>
        window.workbench.current.grid.sheets().map(({ name }) => name),
      );
      expect(sheets).toContain('Trade-offs');
    }, 30_000);
    await workbench.whenCalculated();

    const saved = new Excel.Workbook();
    await saved.xlsx.load((await workbench.save()) as unknown as Excel.Buffer);
    const sheets = saved.worksheets.map(({ name }) => name);
    expect(sheets).toEqual(expect.arrayContaining(['Inputs', 'KPIs', CASE_SHEET, 'Trade-offs']));
    const names = saved.definedNames.model.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('Fulcrum_')).length).toBeGreaterThanOrEqual(
      sample.drivers.length + sample.metrics.length,
    );
    const texts: string[] = [];
    saved
      .getWorksheet('Trade-offs')!
      .eachRow((row) => row.eachCell((cell) => texts.push(String(cell.result ?? cell.value ?? ''))));
    for (const metric of sample.metrics) expect(texts).toContain(metric.name);
    for (const alternative of sample.alternatives) expect(texts.join('\n')).toContain(alternative);
  });
});

describe('a page that dies in the middle of an evaluation', () => {
  it('offers the interrupted evaluation when it is opened again, and every formula comes back', async () => {
    const workbench = await openWorkbench();
    try {
      const sample = await sampleCase(workbench);
      const cells = sample.drivers.map(({ cell }) => cell);
      const before = await contents(workbench, cells);
      const pane = await workbench.pane();
      await pane.getByRole('tab', { name: 'Compare' }).click();
      const untouched = JSON.stringify(await workbench.readArea('Inputs!C1:C60'));
      await pane.getByRole('button', { name: /^Evaluate/ }).click();
      // Killed at the moment when a cell holds another alternative's value.
      await workbench.page.evaluate((original) => {
        const { grid } = window.workbench.current;
        const sheet = grid.sheets().find(({ name }) => name === 'Inputs')!.id;
        const inputs = { sheet, row: 0, column: 2, rowCount: 60, columnCount: 1 };
        return new Promise<void>((changed) => {
          const timer = setInterval(() => {
            if (JSON.stringify(grid.values(inputs)) === original) return;
            clearInterval(timer);
            changed();
          }, 1);
        });
      }, untouched);
      await workbench.reload();
      const reopened = await workbench.pane();
      await reopened.getByRole('button', { name: 'Restore my cells' }).click({ timeout: 30_000 });
      await eventually(async () => expect(await contents(workbench, cells)).toEqual(before), 30_000);
    } finally {
      await workbench.close();
    }
  });
});
