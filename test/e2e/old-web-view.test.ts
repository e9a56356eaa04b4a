/** What the pane's page shows before, and without, its scripts. */
import { readFileSync } from 'node:fs';
import { launchBrowser } from '../support/browser';

const html = readFileSync('src/taskpane/taskpane.html', 'utf8').replace(/<script.*<\/script>/, '');

it('shows nothing before its scripts, and in a web view too old for them what to install', async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    const notes = page.locator('.old-web-view');
    expect(await notes.count()).toBe(2);
    for (const note of await notes.all()) expect(await note.isVisible()).toBe(false);

    // Internet Explorer passes over the whole of a rule that it does not know.
    await page.setContent(html.replace(/@supports[\s\S]*?\}\s*\}/, ''));
    for (const note of await notes.all()) expect(await note.isVisible()).toBe(true);
    expect(await notes.first().textContent()).toMatch(/WebView2 Runtime and restart Excel/);
  } finally {
    await browser.close();
  }
});
