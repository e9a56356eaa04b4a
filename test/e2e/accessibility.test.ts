import { readFileSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { VIEWS } from '../../src/taskpane/pane-store';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function violations(pane: Frame): Promise<string[]> {
  await pane.evaluate(axe);
  const found = (await pane.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: { run(context: object): Promise<{ violations: unknown }> };
    };
    // Fluent's focus manager keeps hidden stops that hand the focus on at once.
    return (await checker.run({ exclude: [['[data-tabster-dummy]']] })).violations;
  })) as Violation[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

async function show(page: Page, pane: Frame, view: string): Promise<void> {
  const tab = pane.locator(`#tab-${view}`);
  await tab.click();
  await pane.locator(`[role="tabpanel"]`).first().waitFor();
  // A view that is loaded when it is opened shows a spinner first.
  await pane.locator('[role="tabpanel"] [role="progressbar"]').waitFor({ state: 'detached' });
  await page.waitForTimeout(300);
}

describe('the pane for people who use assistive technology', () => {
  let workbench: WorkbenchPage;

  beforeAll(async () => {
    workbench = await openWorkbench();
    await workbench.page.setViewportSize({ width: 1600, height: 900 });
    await workbench.page.evaluate(() => (document.getElementById('pane')!.style.width = '900px'));
    // With results there is most to see.
    const pane = await workbench.pane();
    await pane.locator('#tab-compare').click();
    await pane.getByRole('button', { name: /^Evaluate/ }).click();
    await pane
      .getByText(/alternatives evaluated\. Your cells are as they were/)
      .first()
      .waitFor({ timeout: 90_000 });
  });
  afterAll(() => workbench.close());

  it.each(['light', 'dark', 'contrast'])('has no violation that axe finds in any view, %s', async (theme) => {
    const { page } = workbench;
    await page.selectOption('#theme', theme);
    await page.emulateMedia({
      colorScheme: theme === 'light' ? 'light' : 'dark',
      forcedColors: theme === 'contrast' ? 'active' : 'none',
    });
    const pane = await workbench.pane();
    await pane.getByRole('tablist').first().waitFor();
    for (const view of VIEWS) {
      await show(page, pane, view);
      expect({ view, violations: await violations(pane) }).toEqual({ view, violations: [] });
      if (view === 'start') {
        await pane.getByRole('button', { name: 'Propose rows from my cells' }).click();
        await pane.getByRole('button', { name: 'Find results' }).click();
        await pane.getByText(/^Proposed: /).waitFor({ timeout: 60_000 });
        expect({ part: 'my cells', violations: await violations(pane) }).toEqual({
          part: 'my cells',
          violations: [],
        });
        await pane.getByRole('button', { name: 'Back', exact: true }).click();
      }
      // Every form that a row opens into: commitments of each kind, a party, a question, a driver with its details.
      if (view === 'followThrough' || view === 'challenge' || view === 'drivers') {
        const rows = pane.locator('[role="tabpanel"] [data-item]');
        const kinds = view === 'followThrough' ? await rows.count() : 1;
        for (let i = 0; i < kinds; i++) {
          const toggle = rows.nth(i).locator('button[aria-expanded]').first();
          await toggle.click();
          const details = rows.nth(i).getByRole('button', { name: 'Details' });
          if (await details.isVisible()) await details.click();
          const part = `${view}: ${(await toggle.textContent()) ?? ''}`;
          expect({ part, violations: await violations(pane) }).toEqual({ part, violations: [] });
          await toggle.click();
        }
      }
      if (view !== 'compare') continue;
      for (const part of ['frontier', 'waterfall', 'criteria']) {
        await pane.locator(`#compare-${part}`).click();
        await pane.locator('#compare-part table').first().waitFor();
        expect({ part, violations: await violations(pane) }).toEqual({ part, violations: [] });
      }
      await pane.getByText('History and what changed').click();
      await pane.getByRole('heading', { name: 'History of evaluations' }).waitFor();
      expect({ part: 'history', violations: await violations(pane) }).toEqual({
        part: 'history',
        violations: [],
      });
    }
  });
});
