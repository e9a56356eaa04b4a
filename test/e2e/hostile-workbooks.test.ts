/** Workbooks made to harm whoever opens them: what is written in one does nothing, and a bomb is refused at once. */
import Excel from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Frame, Locator } from 'playwright-core';
import { atAddress, createCase } from '../../src/case/create-case';
import { createCaseSheet } from '../../src/case/case-sheet/write-case-sheet';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { fileFromGrid } from '../../workbench/grid/grid-file';
import { saveXlsx } from '../../workbench/xlsx/save-xlsx';
import { eventually } from '../support/eventually';
import { openExcel } from '../support/excel-in-node';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

jest.setTimeout(240_000);

/** As long as the name of a sheet may be. */
const SHEET = '<img src=x onerror=intruded=1>';
const MARKUP = '<img src=x onerror="intruded=1"><script>intruded=1</script>';
const LINK = 'javascript:intruded=1';

/** A workbook whose every text is an attack, saved with a case. */
async function hostileCase(): Promise<Uint8Array> {
  const excel = await openExcel({
    sheets: {
      [SHEET]: [
        ['Cost', 6],
        ['Profit', '=10-B1'],
      ],
    },
  });
  try {
    const names = [`${MARKUP} 1`, `[click](${LINK})`];
    await createCaseSheet(
      excelWorkbook(),
      createCase({
        decision: { decision: MARKUP, owner: LINK },
        alternatives: names.map((name) => ({ name, description: MARKUP })),
        drivers: [
          {
            name: `Cost ${MARKUP}`,
            unit: MARKUP,
            source: LINK,
            owner: MARKUP,
            cell: atAddress(`'${SHEET}'!B1`),
            values: { [names[0]!]: 6, [names[1]!]: 4 },
          },
        ],
        metrics: [
          {
            name: `Profit ${MARKUP}`,
            unit: LINK,
            role: 'primary',
            direction: 'higher',
            cell: atAddress(`'${SHEET}'!B2`),
          },
        ],
      }),
    );
    return await saveXlsx(fileFromGrid(excel.grid));
  } finally {
    await excel.close();
  }
}

async function hostileTexts(): Promise<Uint8Array> {
  const workbook = new Excel.Workbook();
  workbook.title = MARKUP;
  workbook.creator = MARKUP;
  const sheet = workbook.addWorksheet('Inputs');
  sheet.getCell('A1').value = MARKUP;
  sheet.getCell('A1').note = MARKUP;
  sheet.getCell('A2').value = { text: 'click', hyperlink: LINK, tooltip: MARKUP };
  sheet.getCell('A3').value = { richText: [{ font: { bold: true }, text: MARKUP }] };
  sheet.getCell('A4').numFmt = `"${MARKUP.replaceAll('"', '')}"0`;
  sheet.getCell('A4').value = 1;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function parts(): Promise<Record<string, Uint8Array>> {
  const workbook = new Excel.Workbook();
  workbook.addWorksheet('Inputs').getCell('A1').value = 1;
  return unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const SHEET_PART = 'xl/worksheets/sheet1.xml';

async function withSheet(change: (xml: string) => string): Promise<Uint8Array> {
  const all = await parts();
  return zipSync({ ...all, [SHEET_PART]: strToU8(change(strFromU8(all[SHEET_PART]!))) }, { level: 9 });
}

let workbench: WorkbenchPage;
const dialogs: string[] = [];
beforeAll(async () => {
  workbench = await openWorkbench();
  workbench.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
}, 120_000);
afterAll(() => workbench.close());

/** What an attack would leave behind: a variable in either document, an element, a link that runs something. */
async function harm(pane: Frame): Promise<object> {
  const { page } = workbench;
  return {
    ran: [await page.evaluate(() => 'intruded' in window), await pane.evaluate(() => 'intruded' in window)],
    images: (await page.locator('img[src="x"]').count()) + (await pane.locator('img[src="x"]').count()),
    links:
      (await page.locator('a[href^="javascript" i]').count()) +
      (await pane.locator('a[href^="javascript" i]').count()),
    dialogs,
  };
}
const NONE = { ran: [false, false], images: 0, links: 0, dialogs: [] };

async function show(pane: Frame, view: string): Promise<Locator> {
  const tab = pane.getByRole('tab', { name: view, exact: true });
  if (await tab.isVisible()) await tab.click();
  else {
    await pane.getByRole('button', { name: 'More views' }).click();
    await pane.getByRole('menuitem', { name: view, exact: true }).click();
  }
  // A view may have parts of the same name.
  const panel = pane.getByRole('tabpanel', { name: view, exact: true }).first();
  await panel.waitFor();
  await panel.getByRole('progressbar').waitFor({ state: 'detached' });
  return panel;
}

/** The text of a view, with what its fields hold. */
const textOf = (panel: Locator): Promise<string> =>
  panel.evaluate((element) =>
    [
      element.textContent,
      ...[...element.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    ].join('\n'),
  );

describe('markup and javascript: links are text, and do nothing', () => {
  it('in the names, units, owners and sources of a case, in every view of the pane', async () => {
    await workbench.openFile('hostile.xlsx', await hostileCase());
    expect(await workbench.page.evaluate(() => window.workbench.current.grid.sheets()[0]!.name)).toBe(SHEET);
    const pane = await workbench.pane();
    const compare = await show(pane, 'Compare');
    await compare.getByRole('button', { name: /^Evaluate/ }).click();
    await pane
      .getByText(/alternatives evaluated\. Your cells are as they were/)
      .first()
      .waitFor();
    // What each view has to show, letter by letter, of what was written in the case.
    const shown: readonly (readonly [view: string, texts: readonly string[]])[] = [
      ['Start', [MARKUP]],
      ['Decide', [MARKUP, LINK]],
      ['Compare', [`${MARKUP} 1`, `[click](${LINK})`, `Profit ${MARKUP}`]],
      ['Drivers', [`Cost ${MARKUP}`]],
      ['Risk', []],
      ['Challenge', []],
      ['Follow-through', []],
      ['Library', []],
    ];
    for (const [view, texts] of shown) {
      const panel = await show(pane, view);
      await eventually(async () => {
        const text = await textOf(panel);
        expect([view, texts.filter((one) => !text.includes(one))]).toEqual([view, []]);
      });
      expect([view, await harm(pane)]).toEqual([view, NONE]);
    }
  });

  it('in cells, notes, hyperlinks, names and properties of a workbook', async () => {
    await workbench.openFile('texts.xlsx', await hostileTexts());
    const pane = await workbench.pane();
    expect(await workbench.readArea('Inputs!A1:A3')).toEqual([[MARKUP], ['click'], [MARKUP]]);
    for (const cell of ['Inputs!A1', 'Inputs!A2', 'Inputs!A3']) {
      await workbench.select(cell);
      await workbench.page.keyboard.press('F2');
      await workbench.page.keyboard.press('Escape');
      expect([cell, await harm(pane)]).toEqual([cell, NONE]);
    }
    await show(pane, 'Start');
    expect(await harm(pane)).toEqual(NONE);
    // Saved and opened again it is no more than it was.
    await workbench.openFile('again.xlsx', await workbench.save());
    expect(await workbench.readArea('Inputs!A1:A1')).toEqual([[MARKUP]]);
    expect(await harm(await workbench.pane())).toEqual(NONE);
  });
});

describe('a file made to exhaust the tab is refused with a message, and the tab answers meanwhile', () => {
  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'bomb.xlsx',
      async () =>
        zipSync({ ...(await parts()), 'xl/media/a.png': new Uint8Array(100_000_000) }, { level: 9 }),
      /was not opened: .*times its size/,
    ],
    [
      'texts.xlsx',
      async () =>
        zipSync(
          { ...(await parts()), 'xl/sharedStrings.xml': strToU8(`<sst>${growing(40_000_000)}</sst>`) },
          { level: 9 },
        ),
      /was not opened: it has more than 500,000 texts/,
    ],
    ['rows.xlsx', () => withSheet((xml) => xml.replace('<row r="1"', '<row r="99999999"')), /row 99999999/],
    [
      'columns.xlsx',
      () =>
        withSheet((xml) =>
          xml.replace('<sheetData>', '<cols><col min="1" max="999999999" width="9"/></cols><sheetData>'),
        ),
      /column 999999999/,
    ],
    [
      'merge.xlsx',
      () =>
        withSheet((xml) =>
          xml.replace(
            '</sheetData>',
            '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
          ),
        ),
      /A1:XFD1048576/,
    ],
    [
      'prototype.xlsx',
      async () => zipSync({ ...(await parts()), 'xl/__proto__/a.xml': strToU8('x') }),
      /__proto__/,
    ],
    ['cells.xlsx', () => withSheet((xml) => xml.replace('r="A1"', 'r="__proto__"')), /__proto__/],
  ])('%s', async (name, content, told) => {
    const { page } = workbench;
    const data = await content();
    await page.evaluate(() => {
      document.querySelector('#notices')!.replaceChildren();
      const at = { longest: 0, last: performance.now() };
      Object.assign(window, {
        pulse: at,
        beat: setInterval(() => {
          const now = performance.now();
          at.longest = Math.max(at.longest, now - at.last);
          at.last = now;
        }, 20),
      });
    });
    const mimeType = 'application/octet-stream';
    await page.setInputFiles('#file', { name, mimeType, buffer: Buffer.from(data) });
    await page.locator('.notice[data-kind="error"]').waitFor({ timeout: 30_000 });
    const longest = await page.evaluate(() => {
      const { pulse, beat } = window as unknown as { pulse: { longest: number }; beat: number };
      clearInterval(beat);
      return pulse.longest;
    });
    expect(await page.textContent('.notice p')).toMatch(told);
    expect(await page.textContent('.notice p')).toContain(name);
    expect(longest).toBeLessThan(2_000);
    expect(await page.evaluate(() => ({}) as Record<string, unknown>)).toEqual({});
    expect(await workbench.read('A1')).not.toBeUndefined();
  });
});

/** Text that packs well, though not so well as to give itself away. */
function growing(size: number): string {
  const entry = (i: number) => `<si><t>${`${i}`.repeat(8)}</t></si>`;
  const entries = Array.from({ length: 50_000 }, (_, i) => entry(i)).join('');
  return entries.repeat(Math.ceil(size / entries.length)).slice(0, size);
}
