/** The release as a browser gets it from a real nginx: integrity, policies, workers, and the reference. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { nginxBinary, sayWithoutNginx, startNginx } from '../release/nginx';
import type { RunningNginx } from '../release/nginx';

const SITE = path.resolve('dist/release/site');
const OFFICE = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');

const released = existsSync(path.join(SITE, 'taskpane.html'));
sayWithoutNginx('the release');
if (!released) process.stdout.write('The release is not made; "npm run release" first checks it too.\n');

(released && nginxBinary ? describe : describe.skip)('the release, served by nginx', () => {
  let nginx: RunningNginx;
  let page: Page;
  let close: () => Promise<void>;
  const problems: string[] = [];
  beforeAll(async () => {
    nginx = await startNginx(SITE, 'https://addins.example.com/fulcrum', false);
    const browser = await launchBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    // Microsoft's network is not asked in a test; the package holds the same files.
    await page.route('https://appsforoffice.microsoft.com/**', async (route) => {
      const file = path.join(
        OFFICE,
        new URL(route.request().url()).pathname.replace(/^\/lib\/1\/hosted\//, ''),
      );
      await (existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 }));
    });
    close = () => browser.close();
  });
  afterAll(async () => {
    await close();
    await nginx.stop();
  });
  beforeEach(() => void problems.splice(0));

  it('holds what its list of hashes says, and a manifest of its version for its address', () => {
    const folder = path.dirname(SITE);
    const sums = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
    expect(sums.length).toBeGreaterThan(100);
    for (const line of sums) {
      const [hash, file] = line.split('  ') as [string, string];
      const content = readFileSync(path.join(folder, file));
      expect([file, createHash('sha256').update(content).digest('hex')]).toEqual([file, hash]);
    }
    const { version, baseUrl } = JSON.parse(readFileSync(path.join(folder, 'release.json'), 'utf8')) as {
      version: string;
      baseUrl: string;
    };
    const manifest = readFileSync(path.join(SITE, 'manifest.xml'), 'utf8');
    expect(manifest).toContain(`<Version>${version}.0</Version>`);
    for (const file of ['functions.json', 'functions.de.json']) {
      expect(manifest).toContain(`"${baseUrl}/${file}"`);
      expect(existsSync(path.join(SITE, file))).toBe(true);
    }
    expect(manifest).not.toContain('localhost');
  });

  it('loads the pane, whose scripts have the integrity that the page states', async () => {
    expect(readFileSync(path.join(SITE, 'taskpane.html'), 'utf8')).toMatch(/ integrity="sha384-/);
    await page.goto(`${nginx.origin}/fulcrum/taskpane.html`);
    await page.getByText(/Excel/).first().waitFor({ timeout: 60_000 });
    expect(problems).toEqual([]);
  });

  it('solves in its worker by WebAssembly, under the policy that the worker gets', async () => {
    const solver = /fulcrum-solver\.[0-9a-f]{8}\.js/.exec(
      readFileSync(path.resolve('dist/release/SHA256SUMS'), 'utf8'),
    )![0];
    const answer = await page.evaluate(
      (file) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(file);
          worker.onerror = (event) => reject(new Error(event.message));
          worker.onmessage = ({ data }: MessageEvent<{ type: string }>) => {
            if (data.type !== 'progress') resolve(data);
          };
          const input = {
            unitCost: [
              [1, 4],
              [3, 2],
            ],
            fixedCost: [10, 20],
            demand: [5, 5],
            capacity: [6, 8],
          };
          worker.postMessage({ id: 1, request: { kind: 'capacitatedLocation', input } });
        }),
      solver,
    );
    expect(answer).toMatchObject({
      type: 'solved',
      result: { option: { totalCost: 45 }, report: { status: 'optimal' } },
    });
    expect(problems).toEqual([]);
  });

  it('shows the reference, and narrows it to what is searched', async () => {
    await page.goto(`${nginx.origin}/fulcrum/`);
    expect(page.url()).toContain('/fulcrum/reference/index.html');
    await page.keyboard.press('/');
    await page.keyboard.type('safety stock fill');
    const shown = page.locator('nav li:visible');
    expect(await shown.allTextContents()).toContain('INV.SAFETYSTOCK');
    expect(await shown.count()).toBeLessThan(20);
    expect(await page.locator('#found').textContent()).toMatch(/^\d+ functions$/);
    await page.fill('#search', 'xylophone');
    expect(await page.locator('#found').textContent()).toBe('0 functions');
    await page.fill('#search', 'shapley');
    await page.keyboard.press('Enter');
    await page.waitForURL(/share\.html#share-shapley$/);
    expect(problems).toEqual([]);
  });
});
