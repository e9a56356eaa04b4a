import { writeBrief } from '../../../src/case/output-sheets/brief-sheet';
import type { Case } from '../../../src/case/case';
import { createCaseStore } from '../../../src/case/case-store';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { text } from '../../../src/workbook/workbook';
import type { Workbook } from '../../../src/workbook/workbook';
import { openExcel } from '../../support/excel-in-node';
import type { ExcelInNode } from '../../support/excel-in-node';
import { calculatedSheet, libreOffice, printedPages } from '../../support/saved-workbook';
import { MODEL, sampleCase } from '../sample-case';
import { BRIEF_SHEET } from '../../../src/case/output-sheets/output-sheets';

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
  workbook = excelWorkbook();
});

afterEach(async () => {
  await excel.close();
});

async function evaluated(of: Case) {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create(of);
  await store.evaluate();
  return store;
}

const brief = () => calculatedSheet(excel.grid, BRIEF_SHEET);
const words = async () => (await brief()).map((row) => row.filter((cell) => cell !== null).join(' | '));

function fullCase(): Case {
  const of = sampleCase();
  return {
    ...of,
    decision: {
      ...of.decision,
      businessReason: '=Margins shrink', // text, not a formula
      recommendation: 'Raise price, with care.',
      consequencesOfInaction: 'The plant closes.',
    },
    metrics: of.metrics.map((metric) => ({ ...metric, unit: '$' })),
  };
}

it('tells problem, value, options, assumptions, implementation and inaction in this order', async () => {
  await evaluated(fullCase());
  await writeBrief(workbook, { freshness: { state: 'fresh' } });
  const rows = await words();
  const order = [
    'Problem',
    'Value at stake',
    'Options',
    'Assumptions',
    'Implementation',
    'Consequences of inaction',
  ];
  const places = order.map((title) => rows.indexOf(title));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(rows[0]).toBe('Raise the price or cut the cost?');
  expect(rows).toContain('=Margins shrink');
  expect(rows).toContain('Recommended: Raise price. Profit $495 against $350 under Do nothing: +$145.');
  expect(rows).toContain('Highest Profit: Cut cost, $500.');
  // 1,080 against the guardrail of 1,050: three significant digits.
  expect(rows).toContain('Revenue | $ | 1000 | 1080 | 1000');
  expect(rows).toContain('guardrail: at least $1,050 | BREACH | pass | BREACH');
  expect(rows).toContain('Do nothing: Profit $350, Revenue $1,000.');
  // Do nothing says nothing of the volume: the number is that of the model's cell.
  expect(rows.find((row) => row.startsWith('Volume'))).toMatch(/^Volume \| {2}\| 100 \| 90 \|/);
});

it('cuts no text off: long reasons and long names break into lines', async () => {
  const long =
    'Without a decision the plant keeps losing its best customers to the competitor next door. '.repeat(4);
  const of = fullCase();
  const name = 'Raise the price for all customers but those under contract';
  const renamed = (one: string) => (one === 'Raise price' ? name : one);
  await evaluated({
    ...of,
    decision: { ...of.decision, consequencesOfInaction: long },
    alternatives: of.alternatives.map((one) => ({ ...one, name: renamed(one.name) })),
    drivers: of.drivers.map((one) => ({
      ...one,
      values: Object.fromEntries(Object.entries(one.values).map(([at, value]) => [renamed(at), value])),
    })),
  });
  await writeBrief(workbook, { freshness: { state: 'fresh' } });
  const rows = await brief();
  const { grid } = excel;
  const sheet = grid.sheets().find((one) => one.name === BRIEF_SHEET)!.id;
  const shown = (row: number, column: number) => ({
    wraps: grid.styles({ sheet, row, column, rowCount: 1, columnCount: 1 })[0]![0]!.wrapText,
    lines: grid.rowHeight(sheet, row) / 15,
  });
  const inaction = shown(
    rows.findIndex((row) => row[0] === long),
    0,
  );
  expect(inaction.wraps).toBe(true);
  expect(inaction.lines).toBeGreaterThanOrEqual(3);
  const heading = rows.findIndex((row) => row[0] === 'Metric');
  expect(shown(heading, rows[heading]!.indexOf(name)).lines).toBeGreaterThanOrEqual(5);
});

it('changes its sentences with the numbers, without being written again', async () => {
  await evaluated(fullCase());
  await writeBrief(workbook, { freshness: { state: 'fresh' } });
  await workbook.write([{ address: 'Inputs!B2', cells: 123_456 }]);
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.load();
  await store.evaluate();
  const rows = await words();
  expect(rows).toContain('Recommended: Raise price. Profit $495 against $432k under Do nothing: -$432k.');
  // 123,456 × 10 = 1,234,560: three digits in the table and in words.
  expect(rows).toContain('Revenue | $ | 1230000 | 1080 | 1230000');
  expect(rows).toContain('Do nothing: Profit $432k, Revenue $1.23M.');
});

it('speaks of the leading alternative where none is recommended, and of nothing where none is evaluated', async () => {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create(sampleCase());
  await writeBrief(workbook, { freshness: { state: 'none' } });
  expect(await words()).toContain('Nothing is recommended against Do nothing.');
  expect(await words()).toContain('No alternative is evaluated yet.');
  await store.evaluate();
  await writeBrief(workbook, { freshness: { state: 'fresh' } });
  // Cut cost has the higher profit but breaches the guardrail.
  expect((await words()).join('\n')).toMatch(/No recommendation yet\. Leading: Raise price\. Profit 495/);
});

test.each([
  ['Cut cost', 'it loses to Cut cost once Price reaches $11, planned $12'],
  [null, 'it misses the threshold of Profit once Price reaches $11, planned $12'],
])(
  'names the switching value against the recommendation, and whom it lets win: %s',
  async (against, objection) => {
    const of = fullCase();
    await evaluated({
      ...of,
      drivers: of.drivers.map((driver) => ({ ...driver, unit: driver.name === 'Price' ? '$' : driver.unit })),
    });
    const price = { driver: 'Price', metric: 'Profit', alternative: 'Raise price', base: 12, atBase: 495 };
    await writeBrief(workbook, {
      freshness: { state: 'fresh' },
      sensitivity: [{ ...price, atLow: 225, atHigh: 585, switching: { value: 11, against } }],
    });
    expect(await words()).toContain(
      `Strongest case against Raise price, when this was written: ${objection}.`,
    );
  },
);

it('updates in place and keeps what the user wrote below and beside it', async () => {
  const store = await evaluated(fullCase());
  await writeBrief(workbook, { freshness: { state: 'fresh' } });
  const height = (await brief()).length;
  await workbook.write([
    { address: `${BRIEF_SHEET}!A${height + 2}`, cells: text('my note below') },
    { address: `${BRIEF_SHEET}!K6`, cells: text('my note beside') },
  ]);
  store.edit((of) => ({
    ...of,
    followThrough: [
      ...of.followThrough,
      {
        ...of.followThrough[0]!,
        kind: 'adoption step',
        text: '+1 shift',
        date: '2026-10-01',
        threshold: null,
      },
    ],
  }));
  await store.save();
  await writeBrief(workbook, { freshness: { state: 'fresh' } });
  const rows = await brief();
  expect(rows.flat().filter((cell) => cell === 'my note below')).toHaveLength(1);
  expect(rows[5]).toContain('my note beside');
  expect(rows.flat()).toContain('• 2026-10-01: +1 shift, no owner');
  expect((await words()).filter((row) => row === 'Problem')).toHaveLength(1);
});

it('says in its footer file, version, date and discount rate, and fits on one page', async () => {
  await evaluated(fullCase());
  await writeBrief(workbook, { freshness: { state: 'fresh' } });
  const sheet = excel.grid.sheets().find(({ name }) => name === BRIEF_SHEET)!;
  expect(excel.grid.stored.pageLayout(sheet.id)).toMatchObject({
    orientation: 'Landscape',
    zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 },
    headersFooters: {
      leftFooter: '&F',
      centerFooter: expect.stringMatching(/^model version [0-9a-f]{8}, discount rate not stated$/) as string,
      rightFooter: '&D, page &P of &N',
    },
  });
});

const withLibreOffice = libreOffice() ? it : it.skip;
withLibreOffice(
  'prints on one page as LibreOffice converts it (skipped where LibreOffice is not installed)',
  async () => {
    await evaluated(fullCase());
    await writeBrief(workbook, { freshness: { state: 'fresh' } });
    expect((await printedPages(excel.grid, BRIEF_SHEET)).pages).toBe(1);
  },
  120_000,
);

it('refuses a workbook without a case', async () => {
  await expect(writeBrief(workbook, { freshness: { state: 'none' } })).rejects.toMatchObject({
    code: 'not-evaluable',
  });
});
