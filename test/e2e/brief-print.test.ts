import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import { openWorkbench } from '../support/workbench-page';

/** Where LibreOffice is not installed nothing can be printed; the page setup itself is tested with the sheet. */
const office = ['soffice', 'libreoffice'].find(
  (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0,
);

/** Prints one sheet of a saved workbook; the pages it takes. */
async function pagesOf(file: Uint8Array, sheet: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'fulcrum-print-'));
  try {
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(file as unknown as Excel.Buffer);
    for (const one of workbook.worksheets) one.state = one.name === sheet ? 'visible' : 'hidden';
    const activeTab = workbook.worksheets.findIndex(({ name }) => name === sheet);
    workbook.views = [
      { x: 0, y: 0, width: 10_000, height: 10_000, activeTab, firstSheet: activeTab } as never,
    ];
    const path = join(folder, 'printed.xlsx');
    await workbook.xlsx.writeFile(path);
    const home = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const { status, stderr } = spawnSync(
      office!,
      [home, '--headless', '--convert-to', 'pdf', '--outdir', folder, path],
      { encoding: 'utf8', timeout: 120_000 },
    );
    if (status !== 0) throw new Error(`LibreOffice did not print: ${stderr}`);
    const pdf = readFileSync(join(folder, 'printed.pdf'), 'latin1');
    return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

(office ? describe : describe.skip)('the printed sheets', () => {
  it.each([
    ['en-US', /^Evaluate/, 'Write brief', 'Decision brief'],
    ['de-DE', /^Auswerten/, 'Kurzbericht schreiben', 'Entscheidungsvorlage'],
  ])('puts the brief of the sample on one page, in %s', async (language, evaluate, write, title) => {
    const workbench = await openWorkbench(undefined, `?language=${language}`);
    try {
      await workbench.page.selectOption('#pane-width', '450');
      await workbench.page.evaluate(() => (document.getElementById('pane')!.style.width = '1000px'));
      const pane = await workbench.pane();
      await pane.locator('#tab-compare').click();
      await pane.getByRole('button', { name: evaluate }).first().click();
      await pane
        .getByText(/alternatives evaluated|Alternativen ausgewertet/)
        .first()
        .waitFor({ timeout: 90_000 });
      await pane.locator('#tab-followThrough').click();
      await pane.getByRole('button', { name: write }).click();
      await pane
        .getByText(/^(The sheet Brief is written|Das Blatt Brief ist geschrieben)/)
        .first()
        .waitFor({ timeout: 30_000 });
      expect(await workbench.read('Brief!A2')).toMatch(new RegExp(`^${title}\\. `));
      expect(await pagesOf(await workbench.save(), 'Brief')).toBe(1);
    } finally {
      await workbench.close();
    }
  });
});
