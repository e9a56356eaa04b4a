import type { Frame, Page } from 'playwright-core';
import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

const focused = (pane: Frame) =>
  pane.evaluate(() => {
    const element = document.activeElement;
    return {
      role: element?.getAttribute('role') ?? element?.tagName.toLowerCase() ?? '',
      text: element?.getAttribute('aria-label') ?? element?.textContent ?? '',
    };
  });

/** Presses a key until the focus is where it should be. */
async function press(page: Page, pane: Frame, key: string, role: string, text: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let i = 0; i < 60; i++) {
    const now = await focused(pane);
    if (now.role === role && text.test(now.text)) return;
    seen.push(`${now.role} ${now.text.slice(0, 40)}`);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${role} ${String(text)}; it went over ${seen.join(' › ')}`);
}

describe('the five-minute path with the keyboard alone', () => {
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    workbench = await openWorkbench();
    await workbench.page.selectOption('#pane-width', '450');
  });
  afterAll(() => workbench.close());

  it('goes from start to an evaluated comparison and a written sheet', async () => {
    const { page } = workbench;
    const pane = await workbench.pane();
    await pane.getByRole('tablist').first().waitFor();
    await pane.evaluate(() => window.focus());
    await press(page, pane, 'Tab', 'tab', /^Start/);
    await press(page, pane, 'ArrowRight', 'tab', /^Compare/);
    await page.keyboard.press('Enter');
    await press(page, pane, 'Tab', 'button', /^Evaluate/);
    await page.keyboard.press('Enter');
    await pane
      .getByText(/alternatives evaluated\. Your cells are as they were/)
      .first()
      .waitFor({ timeout: 90_000 });
    // The focus is where it was, so that the next step is one key away.
    await eventually(async () => expect((await focused(pane)).text).toMatch(/^Evaluate/), 10_000);
    await eventually(async () => {
      expect(await pane.getByRole('button', { name: 'Write trade-off table' }).isEnabled()).toBe(true);
    }, 10_000);
    // Both stand in one toolbar: a single stop, arrows within.
    await press(page, pane, 'ArrowRight', 'button', /^Write trade-off table/);
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const sheets = await page.evaluate(() =>
        window.workbench.current.grid.sheets().map(({ name }) => name),
      );
      expect(sheets).toContain('Trade-offs');
    }, 30_000);
  });

  it('goes the whole way from start to the printed brief', async () => {
    const { page } = workbench;
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.evaluate(() => (document.getElementById('pane')!.style.width = '1000px'));
    const pane = await workbench.pane();
    /** Up to the tabs of the views, along them, and in. */
    const goTo = async (view: RegExp) => {
      const here = await focused(pane);
      if (
        here.role !== 'tab' ||
        !(await pane.evaluate(() => document.activeElement?.id.startsWith('tab-')))
      ) {
        for (let i = 0; i < 80; i++) {
          await page.keyboard.press('Shift+Tab');
          if (await pane.evaluate(() => document.activeElement?.id.startsWith('tab-'))) break;
        }
      }
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
      await press(page, pane, 'ArrowRight', 'tab', view);
      await page.keyboard.press('Enter');
      await pane.locator('[role="tabpanel"] [role="progressbar"]').waitFor({ state: 'detached' });
    };

    await goTo(/^Start/);
    await goTo(/^Decide/);
    await press(page, pane, 'Tab', 'textarea', /^Decide by/);
    await press(page, pane, 'Tab', 'button', /^Add to the text: Why now/);
    await page.keyboard.press('Enter');
    await goTo(/^Compare/);
    await press(page, pane, 'Tab', 'tab', /^Table/);
    await press(page, pane, 'ArrowRight', 'tab', /^Waterfall/);
    await page.keyboard.press('Enter');
    await pane.getByRole('button', { name: 'Write waterfall' }).waitFor({ timeout: 60_000 });
    await goTo(/^Drivers/);
    await press(page, pane, 'Tab', 'tab', /^Drivers/);
    await goTo(/^Risk/);
    await press(page, pane, 'Tab', 'button', /^Simulate/);
    await page.keyboard.press('Enter');
    await pane.getByRole('button', { name: 'Simulate again' }).waitFor({ timeout: 90_000 });
    await goTo(/^Challenge/);
    await pane.getByRole('button', { name: /\?/ }).first().waitFor();
    await press(page, pane, 'Tab', 'button', /\?/);
    await page.keyboard.press('Enter');
    await press(page, pane, 'Tab', 'textarea', /^$/);
    await page.keyboard.type('Two regions were tested.');
    await page.keyboard.press('Tab');
    await pane.getByText('Answered', { exact: true }).first().waitFor();
    await goTo(/^Follow-through/);
    await press(page, pane, 'Tab', 'button', /^Write brief/);
    await page.keyboard.press('Enter');
    await eventually(async () => {
      const sheets = await page.evaluate(() =>
        window.workbench.current.grid.sheets().map(({ name }) => name),
      );
      expect(sheets).toContain('Brief');
    }, 30_000);
  });
});
