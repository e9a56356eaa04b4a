/**
 * A case of 50 alternatives × 50 metrics × 200 drivers in the built workbench: how long the page stands still while
 * someone types, scrolls, changes views and evaluates. Needs `npm run build:workbench`.
 */
import type { Frame, Page } from 'playwright-core';
import { atAddress, createCase } from '../src/case/create-case';
import { createCaseSheet } from '../src/case/case-sheet/write-case-sheet';
import { excelWorkbook } from '../src/workbook/excel-workbook';
import { openExcel } from '../test/support/excel-in-node';
import { openWorkbench } from '../test/support/workbench-page';
import { fileFromGrid } from '../workbench/grid/grid-file';
import { saveXlsx } from '../workbench/xlsx/save-xlsx';

const [ALTERNATIVES, METRICS, DRIVERS] = [50, 50, 200];

/** Each metric is a weighted sum of twenty drivers. */
async function largeCase(): Promise<Uint8Array> {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const excel = await openExcel({
    sheets: {
      Inputs: numbers(DRIVERS).map((i) => [`Driver ${i}`, 10 + i, '$']),
      Results: numbers(METRICS).map((m) => {
        const terms = numbers(20).map((k) => `Inputs!B${((m * 7 + k * 11) % DRIVERS) + 1}*${k}`);
        return [`Metric ${m}`, `=${terms.join('+')}`, '$'];
      }),
    },
  });
  try {
    const alternatives = numbers(ALTERNATIVES).map((a) => (a === 1 ? 'Do nothing' : `Alternative ${a}`));
    await createCaseSheet(
      excelWorkbook(),
      createCase({
        decision: { decision: 'Choose one of fifty alternatives by March 2027.' },
        alternatives: alternatives.map((name) => ({ name })),
        drivers: numbers(DRIVERS).map((i) => ({
          name: `Driver ${i}`,
          unit: '$',
          cell: atAddress(`Inputs!B${i}`),
          low: 8 + i,
          likely: 10 + i,
          high: 12 + i,
          values: Object.fromEntries(alternatives.map((name, a) => [name, 10 + i + ((a * i) % 7)])),
        })),
        metrics: numbers(METRICS).map((m) => ({
          name: `Metric ${m}`,
          unit: '$',
          direction: 'lower' as const,
          role: m === 1 ? ('primary' as const) : null,
          cell: atAddress(`Results!B${m}`),
        })),
      }),
    );
    return await saveXlsx(fileFromGrid(excel.grid));
  } finally {
    await excel.close();
  }
}

/** The longest time for which the pane could not answer during the work, milliseconds. */
async function longestPause(pane: Frame, work: () => Promise<void>): Promise<number> {
  await pane.evaluate(() => {
    const watch = { longest: 0, last: performance.now(), on: true };
    Object.assign(window, { pauseWatch: watch });
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      watch.longest = Math.max(watch.longest, now - watch.last);
      watch.last = now;
      if (watch.on) channel.port2.postMessage(null);
    };
    channel.port2.postMessage(null);
  });
  await work();
  return pane.evaluate(() => {
    const { pauseWatch } = window as unknown as { pauseWatch: { longest: number; on: boolean } };
    pauseWatch.on = false;
    return pauseWatch.longest;
  });
}

async function show(pane: Frame, name: string): Promise<void> {
  const tab = pane
    .getByRole('tablist', { name: 'Views of the case' })
    .getByRole('tab', { name, exact: true });
  if (await tab.isVisible()) await tab.click();
  else {
    await pane.getByRole('button', { name: 'More views' }).click();
    await pane.getByRole('menuitem', { name, exact: true }).click();
  }
  await pane.locator('[role="tabpanel"] [role="progressbar"]').waitFor({ state: 'detached' });
  await pane.waitForTimeout(500);
}

async function type(page: Page, pane: Frame, label: string): Promise<void> {
  await pane.getByLabel(label).first().click();
  for (const letter of ' typed while it runs') {
    await page.keyboard.type(letter);
    await page.waitForTimeout(40);
  }
}

async function measure(): Promise<void> {
  const workbench = await openWorkbench();
  const { page } = workbench;
  const report: string[] = [];
  const note = (what: string, figure: number) => report.push(`${what} ${figure.toFixed(0)} ms`);
  try {
    await workbench.openFile('large.xlsx', await largeCase());
    await page.evaluate(() => (document.getElementById('pane')!.style.width = '800px'));
    const pane = await workbench.pane();
    await pane.getByRole('heading', { level: 1, name: /^Choose one/ }).waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2_000);
    for (const view of ['Decide', 'Drivers', 'Compare']) {
      note(`opening ${view}: pause`, await longestPause(pane, () => show(pane, view)));
    }
    const began = Date.now();
    const evaluated = pane.getByText(/alternatives evaluated\. Your cells/).first();
    const pause = await longestPause(pane, async () => {
      await pane.getByRole('button', { name: /^Evaluate/ }).click();
      await show(pane, 'Decide');
      await type(page, pane, 'Business reason');
      await evaluated.waitFor({ timeout: 180_000 });
    });
    note('evaluating in the workbook:', Date.now() - began);
    note('typing while it evaluates: pause', pause);
    note('showing 50 × 50 results: pause', await longestPause(pane, () => show(pane, 'Compare')));
    note(
      'scrolling them: pause',
      await longestPause(pane, async () => {
        await pane.getByRole('table').first().hover();
        for (let i = 0; i < 20; i++) {
          await page.mouse.wheel(60, 120);
          await page.waitForTimeout(30);
        }
      }),
    );
    await show(pane, 'Decide');
    note('typing in Decide: pause', await longestPause(pane, () => type(page, pane, 'Why now')));
    note('opening Drivers: pause', await longestPause(pane, () => show(pane, 'Drivers')));
    const first = pane.getByRole('button', { name: 'Driver 1', exact: true });
    note(
      'opening a driver: pause',
      await longestPause(pane, async () => {
        await first.click();
        await page.waitForTimeout(500);
      }),
    );
    note(
      'typing a value of a driver: pause',
      await longestPause(pane, async () => {
        await pane.getByRole('textbox', { name: 'Alternative 2', exact: true }).first().click();
        await page.keyboard.type('12345', { delay: 60 });
        await page.keyboard.press('Enter');
        await page.waitForTimeout(2_500);
      }),
    );
    if (workbench.problems.length > 0) throw new Error(workbench.problems.join('\n'));
  } finally {
    console.error(report.join('\n'));
    await workbench.close();
  }
}

export const benchmarks = [
  {
    name: `${ALTERNATIVES} alternatives × ${METRICS} metrics × ${DRIVERS} drivers in the workbench, all steps`,
    run: measure,
    aim: 'no pause above 200 ms while typing or scrolling',
  },
];
