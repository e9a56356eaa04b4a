import { mkdirSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { VIEWS } from '../../src/taskpane/pane-store';
import { openWorkbench } from '../../test/support/workbench-page';

/** Every view of the pane in three widths and three themes, and the workbench as a whole, on the evaluated sample. */
const folder = 'docs/screenshots';
const widths = [320, 450, 1200] as const;
const themes = ['light', 'dark', 'contrast'] as const;

async function setTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === 'light' ? 'light' : 'dark',
    forcedColors: theme === 'contrast' ? 'active' : 'none',
  });
  await page.selectOption('#theme', theme);
  await page.waitForTimeout(1500);
}

async function setWidth(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width: Math.max(1440, width + 240), height: 900 });
  await page.evaluate((pixels) => (document.getElementById('pane')!.style.width = `${pixels}px`), width);
  await page.waitForTimeout(400);
}

async function showView(pane: Frame, view: string): Promise<void> {
  const tab = pane.locator(`[role="tab"][value="${view}"], #tab-${view}`).first();
  if (await tab.isVisible().catch(() => false)) {
    await tab.click();
  } else {
    await pane.getByRole('button', { name: 'More views' }).click({ timeout: 5_000 });
    await pane
      .getByRole('menuitem', { name: new RegExp(view.replace(/([A-Z])/g, '.?$1'), 'i') })
      .click({ timeout: 5_000 });
  }
  await pane.waitForTimeout(700);
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const wanted = process.argv.slice(2);
  const views = VIEWS.filter((view) => wanted.length === 0 || wanted.includes(view));
  const workbench = await openWorkbench();
  const { page } = workbench;
  try {
    await setWidth(page, 450);
    let pane = await workbench.pane();
    await showView(pane, 'compare');
    await pane.getByRole('button', { name: /^Evaluate/ }).click();
    await pane
      .getByText(/alternatives evaluated/)
      .first()
      .waitFor({ timeout: 90_000 });
    await page.screenshot({ path: `${folder}/workbench-light-1440.png` });
    for (const theme of themes) {
      await setTheme(page, theme);
      pane = await workbench.pane();
      await pane.getByRole('tablist').waitFor();
      for (const width of widths) {
        await setWidth(page, width);
        for (const view of views) {
          await showView(pane, view).catch((error: unknown) => console.error(view, width, theme, error));
          await page.locator('#pane').screenshot({ path: `${folder}/${view}-${width}-${theme}.png` });
        }
      }
    }
  } finally {
    await workbench.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
