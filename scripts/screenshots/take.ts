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

/** Parts of a view that are kept as well, in one width and theme each. */
const PARTS = [
  { view: 'compare', part: 'frontier', width: 450, theme: 'light' },
  { view: 'compare', part: 'waterfall', width: 450, theme: 'light' },
  { view: 'compare', part: 'criteria', width: 1200, theme: 'dark' },
] as const;

async function simulate(pane: Frame): Promise<void> {
  await showView(pane, 'risk');
  await pane.getByRole('button', { name: /^Simulate/ }).click();
  await pane.getByRole('button', { name: 'Simulate again' }).waitFor({ timeout: 120_000 });
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const wanted = process.argv.slice(2);
  const views = VIEWS.filter((view) => wanted.length === 0 || wanted.includes(view));
  const workbench = await openWorkbench();
  const { page } = workbench;
  const picture = (name: string) => page.locator('#pane').screenshot({ path: `${folder}/${name}.png` });
  try {
    await setWidth(page, 900);
    let pane = await workbench.pane();
    await showView(pane, 'compare');
    await pane.getByRole('button', { name: /^Evaluate/ }).click();
    await pane
      .getByText(/alternatives evaluated/)
      .first()
      .waitFor({ timeout: 120_000 });
    await simulate(pane);
    await pane.getByRole('button', { name: /^Store P10/ }).click();
    await pane
      .getByText(/alternatives evaluated/)
      .last()
      .waitFor({ timeout: 120_000 });
    await pane.waitForTimeout(5000);
    for (const theme of themes) {
      await setTheme(page, theme);
      pane = await workbench.pane();
      await pane.getByRole('tablist').first().waitFor();
      await setWidth(page, 1200);
      // A new theme opens the pane anew, and a simulation lives as long as the pane.
      await simulate(pane);
      if (theme === 'light') {
        await setWidth(page, 450);
        await showView(pane, 'compare');
        await workbench.select('KPIs!A1');
        await pane.waitForTimeout(1500);
        await page.screenshot({ path: `${folder}/workbench-light-1440.png` });
      }
      for (const width of widths) {
        await setWidth(page, width);
        for (const view of views) {
          await showView(pane, view);
          await picture(`${view}-${width}-${theme}`);
          for (const one of PARTS.filter((part) => part.view === view)) {
            if (one.width !== width || one.theme !== theme) continue;
            await pane.locator(`#${view}-${one.part}`).click();
            await pane.waitForTimeout(2500);
            await picture(`${view}-${one.part}-${width}-${theme}`);
          }
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
