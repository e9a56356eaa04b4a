/** The sheets that the pane has written are in the language of its words, and stay themselves in another. */
import { recordActual } from '../../src/case/follow-through/actuals';
import { followThrough } from '../../src/case/create-case';
import type { Case, Driver } from '../../src/case/case';
import { createCaseStore } from '../../src/case/case-store';
import type { ChangeBridge } from '../../src/case/decision/change-bridge';
import { waterfallOf } from '../../src/case/decision/waterfall';
import { writeBrief } from '../../src/case/output-sheets/brief-sheet';
import { writeChallenge } from '../../src/case/output-sheets/challenge-sheet';
import { writeChangeBridge } from '../../src/case/output-sheets/change-bridge-sheet';
import { writeChecks } from '../../src/case/output-sheets/checks-sheet';
import { writeFollowThrough } from '../../src/case/output-sheets/follow-through-sheet';
import { BRIEF_SHEET, OUTPUT_SHEETS } from '../../src/case/output-sheets/output-sheets';
import { writeRisk } from '../../src/case/output-sheets/risk-sheet';
import { writeSensitivities } from '../../src/case/output-sheets/sensitivities-sheet';
import type { SheetLanguage } from '../../src/case/output-sheets/sheet-language';
import { writeTradeOffs } from '../../src/case/output-sheets/trade-offs-sheet';
import { writeWaterfall } from '../../src/case/output-sheets/waterfall-sheet';
import { say } from '../../src/case/said';
import { createI18n } from '../../src/taskpane/i18n/i18n';
import { sheetLanguage } from '../../src/taskpane/sheet-language';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { text } from '../../src/workbook/workbook';
import type { Workbook } from '../../src/workbook/workbook';
import { MODEL, sampleCase } from '../case/sample-case';
import { openExcel } from '../support/excel-in-node';
import type { ExcelInNode } from '../support/excel-in-node';
import { calculatedSheet, libreOffice, printedPages } from '../support/saved-workbook';

/** The first is the case itself, which is the same in every language. */
const WRITTEN = OUTPUT_SHEETS.slice(1);
const languageOf = async (locale: string): Promise<SheetLanguage> => sheetLanguage(await createI18n(locale));

let excel: ExcelInNode;
let workbook: Workbook;
let of: Case;

/** A case in which every part of every sheet has something to say. */
function fullCase(): Case {
  const sample = sampleCase();
  const [price] = sample.drivers as [Driver];
  return {
    ...sample,
    decision: { ...sample.decision, recommendation: 'Raise price' },
    drivers: [...sample.drivers, { ...price, name: 'WACC', cell: null, likely: 0.085, values: {} }].map(
      (driver) => ({ ...driver, owner: 'Ada' }),
    ),
    metrics: sample.metrics.map((metric) => ({ ...metric, unit: '$', cadence: 'monthly' })),
    alternatives: sample.alternatives.map((one) => ({ ...one, months: 6 })),
    effects: [
      { party: 'Plant', alternative: 'Raise price', costBorne: 60, benefitReceived: 0 },
      { party: 'Sales', alternative: 'Raise price', costBorne: 0, benefitReceived: 90 },
    ],
    followThrough: [
      followThrough({ kind: 'review cadence', text: 'x', owner: 'COO' }),
      followThrough({ kind: 'escalation path', text: 'y' }),
      followThrough({ kind: 'adoption step', text: 'z', owner: 'Sales', date: '2026-12-01' }),
      followThrough({ kind: 'adoption step', text: 'z' }),
      followThrough({ kind: 'tripwire', metric: 'Profit', threshold: 350, owner: 'CFO' }),
      followThrough({ kind: 'tripwire', metric: 'Price', threshold: 11, alternative: 'Raise price' }),
      followThrough({ kind: 'waiver', metric: 'Revenue', alternative: 'Cut cost', text: 'w' }),
    ],
  };
}

const sensitivity = [
  {
    ...{ driver: 'Price', metric: 'Profit', alternative: 'Raise price' },
    ...{ base: 12, atBase: 495, atLow: 225, atHigh: 585, switching: { value: 11, against: null } },
  },
  {
    ...{ driver: 'Volume', metric: 'Profit', alternative: 'Raise price' },
    ...{ base: 90, atBase: 495, atLow: null, atHigh: 500, switching: null },
  },
];

const outcome = {
  ...{ mean: 1, sd: 1, meanError: 1, probabilityNegative: 0, probabilityMissed: null },
  ...{ percentiles: [0.1, 0.9].map((share) => ({ share, value: share })), lowestTwentieth: 0, computed: 9 },
};

/** Writes every sheet, as the pane does. */
async function writeAll(language: SheetLanguage): Promise<void> {
  await writeTradeOffs(workbook, of, { state: 'unknown', reason: say('noMetricBound') }, language);
  await writeBrief(workbook, {
    freshness: { state: 'unknown', reason: say('noCase') },
    sensitivity,
    language,
  });
  await writeFollowThrough(workbook, { sensitivity, language });
  await writeChecks(workbook, language);
  await writeChallenge(workbook, { sensitivity, today: '2027-10-01' }, language);
  await writeSensitivities(workbook, of, sensitivity, language);
  const regret = { mean: 1, percentile95: 1, greatest: 1, shareBest: 1 };
  await writeRisk(
    workbook,
    of,
    {
      ...{ trials: 20_000, seed: 1, metrics: of.metrics, verification: say('verifiedBase', { cells: 3 }) },
      alternatives: of.alternatives.map(({ name }) => ({ name, metrics: of.metrics.map(() => outcome) })),
      regret: [of.alternatives.map(() => regret), null],
    },
    language,
  );
  const drivers = {
    drivers: [{ name: 'Price', unit: '$', address: 'Inputs!B1' }],
    before: [10],
    after: [12],
  };
  const attribution = { before: 350, after: 495, parts: [145], standardErrors: [2], sampledOrders: 4000 };
  const [base, alternative] = ['Do nothing', 'Raise price'];
  await writeWaterfall(
    workbook,
    waterfallOf({ base, alternative, metric: 'Profit', unit: '', ...drivers, attribution }),
    language,
  );
  const kept = { name: '1', time: '2026-01-01T00:00:00Z', by: 'Ada', comment: '', drivers: [], results: [] };
  await writeChangeBridge(
    workbook,
    of,
    {
      ...{ question: { from: '1', to: '2', alternative, metric: 'Profit' }, unit: '$', before: 1, after: 2 },
      ...{
        from: kept,
        to: { ...kept, name: '2' },
        steps: [{ driver: of.drivers[0], before: 1, after: 2, part: 1 }],
      },
      ...{ changed: [], unknown: ['Volume'], modelChanged: true, rest: 0, method: 'every order' },
    } as unknown as ChangeBridge,
    language,
  );
}

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
  workbook = excelWorkbook();
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create(fullCase());
  await store.evaluate();
  store.edit((one) => recordActual(one, { subject: 'Price', date: '2027-02-28', value: 8.5, by: 'Ada' }));
  // A range, as a simulation gives.
  store.edit((one) => ({ ...one, results: one.results.map((row) => ({ ...row, p10: 1, p90: 2 })) }));
  await store.save();
  of = store.getState().case!;
});

afterEach(() => excel.close());

/** Every text and formula of the written sheets by its cell. */
async function contents(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const sheet of WRITTEN) {
    const [{ formulas, values }] = (await workbook.read([`'${sheet}'!A1:Z90`])) as [
      Awaited<ReturnType<Workbook['read']>>[number],
    ];
    values.forEach((row, r) =>
      row.forEach((value, c) => {
        const content = formulas[r]![c] ?? (typeof value === 'string' ? value : '');
        if (content !== '') found.set(`${sheet} ${r + 1} ${c + 1}`, content);
      }),
    );
  }
  return found;
}

/** What a cell itself says: its text, or the texts within its formula except those that it compares with. */
function said(content: string): string[] {
  if (!content.startsWith('=')) return [content];
  const shown = content.slice(1).replaceAll(/(?:=|<>)"(?:[^"]|"")*"/g, '');
  return (shown.match(/"(?:[^"]|"")*"/g) ?? []).map((one) => one.slice(1, -1));
}

/** Every text of the case. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What charts and footers say. */
function around(): string[] {
  const { stored } = excel.grid;
  const footers = excel.grid
    .sheets()
    .filter(({ name }) => WRITTEN.includes(name))
    .map(({ id }) => Object.values(stored.pageLayout(id).headersFooters));
  return [...footers.flat(), ...stored.charts.map(({ title }) => title.text)].filter((one) => one !== '');
}

it('in German nothing on them is left in English', async () => {
  await writeAll(await languageOf('en-US'));
  const english = new Set([...[...(await contents()).values()].flatMap(said), ...around()]);
  await writeAll(await languageOf('de-DE'));
  const german = [...[...(await contents()).values()].flatMap(said), ...around()];
  // What the case says is the user's.
  const users = [...new Set(textsOf(of))].sort((one, other) => other.length - one.length);
  const own = (words: string) => users.reduce((rest, one) => rest.replaceAll(one, ''), words);
  const alike = new Set(['Alternative', 'FulcrumChallenge']);
  const left = german.filter(
    (words) =>
      english.has(words) &&
      !alike.has(words) &&
      // Cells of the workbook are called the same.
      own(words.replaceAll(/('[^']+'|\w+)![A-Z]+\d+/g, '')).replaceAll(/[^\p{L}]/gu, '').length > 3,
  );
  expect([...new Set(left)]).toEqual([]);
  expect(english.size).toBeGreaterThan(250);
});

it('shows choices of the case sheet in German too, and judges by them as before', async () => {
  const shown = async (locale: string) => {
    await writeAll(await languageOf(locale));
    return Promise.all(WRITTEN.map((sheet) => calculatedSheet(excel.grid, sheet)));
  };
  const [english, german] = [await shown('en-US'), await shown('de-DE')];
  const texts = new Set(german.flat(2).filter((cell) => typeof cell === 'string'));
  for (const words of ['Hauptkennzahl', 'Leitplanke', 'höher', 'monatlich', 'Überprüfung', '01.12.2026']) {
    expect([...texts]).toContain(words);
  }
  for (const words of ['primary', 'guardrail', 'higher', 'monthly', 'review cadence', '2026-12-01']) {
    expect([...texts]).not.toContain(words);
  }
  // Numbers are the same, and a verdict of one language stands where one of the other does.
  const verdicts = {
    '▲ better': '▲ besser',
    '= same': '= unverändert',
    BREACH: 'VERLETZT',
    waived: 'zugelassen',
  };
  const others = {
    pass: 'eingehalten',
    TRIPPED: 'AUSGELÖST',
    'BELOW range': 'UNTER Spanne',
    above: 'darüber',
  };
  const pairs = new Map(Object.entries({ ...verdicts, ...others }));
  const met = new Set<string>();
  english.forEach((sheet, s) =>
    sheet.forEach((row, r) =>
      row.forEach((cell, c) => {
        const other = german[s]![r]![c];
        if (typeof cell === 'number') expect(other).toBe(cell);
        if (typeof cell !== 'string' || !pairs.has(cell)) return;
        met.add(cell);
        expect(other).toBe(pairs.get(cell));
      }),
    ),
  );
  expect([...pairs.keys()].filter((word) => !met.has(word))).toEqual([]);
  expect(german.flat(2).filter((cell) => /^#[A-Z/0]+[!?]?$/.test(String(cell)))).toEqual([]);
});

it('keeps notes beside their rows when written in another language, and is as before when written back', async () => {
  const [english, german] = [await languageOf('en-US'), await languageOf('de-DE')];
  await writeAll(english);
  const first = await contents();
  const note = (row: number) => `${BRIEF_SHEET}!P${row}`;
  const rows = [1, 7, 20];
  await workbook.write(rows.map((row) => ({ address: note(row), cells: text(`note ${row}`) })));
  const noted = await contents();
  await writeAll(german);
  const between = await contents();
  expect([...between.keys()].sort()).toEqual([...noted.keys()].sort());
  for (const row of rows) expect(between.get(`${BRIEF_SHEET} ${row} 16`)).toBe(`note ${row}`);
  await writeAll(english);
  expect(await contents()).toEqual(noted);
  expect(noted.size).toBe(first.size + rows.length);
});

it('keeps to the limits of Excel: no text within a formula is longer than 255 characters', async () => {
  await writeAll(await languageOf('de-DE'));
  for (const content of (await contents()).values()) {
    expect(content.length).toBeLessThan(8192);
    if (content.startsWith('=')) for (const words of said(content)) expect(words.length).toBeLessThan(256);
  }
});

it('writes German sentences with figures as the pane has them', async () => {
  await writeAll(await languageOf('de-DE'));
  const words = (await calculatedSheet(excel.grid, BRIEF_SHEET)).flat();
  expect(words).toContain(
    'Empfehlung: Raise price. Profit 495\u00a0$ gegenüber 350\u00a0$ bei Do nothing: +145\u00a0$.',
  );
  expect(words).toContain(
    'Stärkster Einwand gegen Raise price beim Schreiben dieses Blatts: Profit verfehlt die Schwelle, sobald Price 11\u00a0$ erreicht (geplant: 12\u00a0$).',
  );
  expect(words).toContain(
    'Entscheidungsvorlage. Zu entscheiden bis: 31.12.2026, verantwortlich: nicht gesetzt, Horizont: 1 year',
  );
});

it('falls back to English words where the pane does, without its marks of direction', async () => {
  await writeAll(await languageOf('ar-SA'));
  const texts = [...(await contents()).values()].flatMap(said);
  expect(texts).toContain('Decision not written yet');
  expect(texts.filter((words) => /[\u2066-\u2069]/.test(words))).toEqual([]);
});

(libreOffice() ? it : it.skip)(
  'prints the German brief on one page (skipped where LibreOffice is not installed)',
  async () => {
    await writeBrief(workbook, {
      freshness: { state: 'fresh' },
      sensitivity,
      language: await languageOf('de-DE'),
    });
    expect((await printedPages(excel.grid, BRIEF_SHEET)).pages).toBe(1);
  },
  120_000,
);
