/** The content-security policy of the production page, held against what the pane really does in a browser. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import policy from '../../scripts/content-policy-plugin.cjs';
import { launchBrowser } from '../support/browser';
import { eventually } from '../support/eventually';
import { openWorkbench } from '../support/workbench-page';

const BUILD = path.resolve('dist/addin');
const OFFICE = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
const PAGE = 'https://addins.example.com/fulcrum/';

/** Collects what the policy of any of the page's documents blocks. */
async function watchViolations(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('reportViolation', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber, columnNumber } = event;
      void (window as unknown as { reportViolation(text: string): void }).reportViolation(
        `${violatedDirective} blocked ${blockedURI} ${sourceFile}:${lineNumber}:${columnNumber}`,
      );
    });
  });
  return violations;
}

describe('the content-security policy', () => {
  it('lets the pane do all that it does: start, evaluate, solve in its worker', async () => {
    let violations: string[] = [];
    const asked = new Set<string>();
    const workbench = await openWorkbench(async (page) => {
      violations = await watchViolations(page);
      page.context().on('request', (request) => asked.add(new URL(request.url()).origin));
      await page.route('**/taskpane.html', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: policy.withContentPolicy(await response.text()) });
      });
    });
    try {
      const pane = await workbench.pane();
      await pane.getByRole('tab', { name: 'Compare' }).waitFor();
      for (const tab of await pane.getByRole('tab').all()) await tab.click();
      await pane.getByRole('tab', { name: 'Compare' }).click();
      await pane.getByRole('button', { name: /^Evaluate/ }).click();
      await pane
        .getByText(/alternatives evaluated\. Your cells are as they were/)
        .first()
        .waitFor({ timeout: 90_000 });

      // Capacities make this one a mixed-integer program, which HiGHS solves as WebAssembly.
      await workbench.write('About!A60', {
        formula: '=FULCRUM.NET.CAPACITATEDLOCATION({1,4;3,2}, {10;20}, {5,5}, {6;8})',
      });
      await eventually(async () => expect(await workbench.read('About!C62')).toBe(45), 30_000);

      expect(violations).toEqual([]);
      // The workbench serves Office.js itself; blobs and data have the page's origin or none.
      expect([...asked].filter((origin) => origin !== 'null')).toEqual([workbench.url]);
      // The watch itself works: an inline script is stopped and told.
      await pane.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.intruder = true;';
        document.head.append(script);
      });
      expect(await pane.evaluate(() => 'intruder' in window)).toBe(false);
      await eventually(async () => expect(violations.join()).toMatch(/script-src-elem blocked inline/));
    } finally {
      await workbench.close();
    }
  });

  const built = existsSync(path.join(BUILD, 'taskpane.html'));
  if (!built)
    process.stdout.write('The production page is not built; "npm run build" first checks it too.\n');
  (built ? it : it.skip)('stands in the production page, which loads with it', async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const violations = await watchViolations(page);
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      const asked: string[] = [];
      await page.route('**/*', async (route) => {
        const url = route.request().url();
        asked.push(new URL(url).host);
        const file = url.startsWith(PAGE)
          ? path.join(BUILD, decodeURIComponent(url.slice(PAGE.length)))
          : path.join(OFFICE, new URL(url).pathname.replace(/^\/lib\/1\/hosted\//, ''));
        await (existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 }));
      });
      await page.goto(`${PAGE}taskpane.html`);
      await page.getByText(/Excel/).first().waitFor({ timeout: 60_000 });
      expect(readFileSync(path.join(BUILD, 'taskpane.html'), 'utf8')).toContain(
        'http-equiv="Content-Security-Policy"',
      );
      expect(violations).toEqual([]);
      expect(problems).toEqual([]);
      expect([...new Set(asked)].sort()).toEqual(['addins.example.com', 'appsforoffice.microsoft.com']);
    } finally {
      await browser.close();
    }
  });
});
