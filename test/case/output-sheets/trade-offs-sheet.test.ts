import { evaluateInWorkbook } from '../../../src/case/evaluation/evaluate-in-workbook';
import type { Case } from '../../../src/case/case';
import { followThrough } from '../../../src/case/create-case';
import { createCaseStore } from '../../../src/case/case-store';
import { modelVersion, sheetFooter } from '../../../src/case/output-sheets/sheet-conventions';
import { numberFormatOf, writeTradeOffs } from '../../../src/case/output-sheets/trade-offs-sheet';
import { en } from '../../../src/case/output-sheets/words/en';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { text } from '../../../src/workbook/workbook';
import type { CellValue, Workbook } from '../../../src/workbook/workbook';
import type { ExcelInNode } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';
import { MODEL, sampleCase } from '../sample-case';
import { TRADE_OFFS_SHEET } from '../../../src/case/output-sheets/output-sheets';

type Cells = CellValue[][] | CellValue;

/** The functions of Excel's that the in-memory workbook does not have, as far as the sheet needs them. */
const FUNCTIONS = new Map<string, (...args: never[]) => unknown>([
  [
    'SUMPRODUCT',
    (...args: Cells[]) => {
      const lists = args.map((one) => (Array.isArray(one) ? one.flat() : [one]));
      return lists[0]!.reduce<number>(
        (sum, _, i) =>
          sum + lists.reduce((product, list) => product * (typeof list[i] === 'number' ? list[i] : 0), 1),
        0,
      );
    },
  ],
  [
    'ISNUMBER',
    (value: Cells) =>
      Array.isArray(value)
        ? value.map((row) => row.map((one) => typeof one === 'number'))
        : typeof value === 'number',
  ],
  [
    'MATCH',
    (wanted: Cells, list: Cells) => {
      const one = (Array.isArray(wanted) ? wanted.flat()[0] : wanted) as string;
      return (list as CellValue[][]).flat().findIndex((item) => item === one) + 1;
    },
  ],
  [
    'INDEX',
    (list: Cells, position: number) => {
      const at = Number(Array.isArray(position) ? (position as number[][]).flat()[0] : position);
      return (list as CellValue[][]).flat()[at - 1] ?? '';
    },
  ],
]) as never;

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL, functions: FUNCTIONS });
  workbook = excelWorkbook();
});

afterEach(async () => {
  await excel.close();
});

async function written(): Promise<readonly (readonly CellValue[])[]> {
  const info = (await workbook.sheets()).find(({ name }) => name === TRADE_OFFS_SHEET)!;
  return (await workbook.read([info.usedRange!]))[0]!.values;
}

/** The rows below a heading, up to the next blank one, from the unit on. */
function section(rows: readonly (readonly CellValue[])[], title: string): CellValue[][] {
  const top = rows.findIndex(([first, second]) => first === title && second !== null);
  const end = rows.findIndex((row, i) => i > top && row.every((cell) => cell === null));
  return rows.slice(top + 1, end < 0 ? undefined : end).map((row) => row.slice(5, 8));
}

async function evaluatedCase(change: Partial<Case> = {}) {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create({
    ...sampleCase(),
    ...change,
    followThrough: [
      followThrough({
        kind: 'waiver',
        metric: 'Revenue',
        alternative: 'Cut cost',
        text: 'accepted',
        owner: 'CFO',
      }),
    ],
  });
  await store.evaluate();
  return { of: store.getState().case!, freshness: store.getState().freshness };
}

it('holds values, changes, verdicts and guardrails as native formulas that agree with the case', async () => {
  const { of, freshness } = await evaluatedCase();
  await writeTradeOffs(workbook, of, freshness);
  const rows = await written();
  expect(section(rows, 'Values')).toEqual([
    [350, 495, 500],
    [1000, 1080, 1000],
  ]);
  expect(section(rows, 'Change against do nothing')).toEqual([
    [0, 145, 150],
    [0, 80, 0],
  ]);
  expect(section(rows, 'Change, share of do nothing')[1]).toEqual([0, 0.08, 0]);
  expect(section(rows, 'Better or worse')).toEqual([
    ['base', '▲ better', '▲ better'],
    ['base', '▲ better', '= same'],
  ]);
  expect(section(rows, 'Guardrails')).toEqual([['BREACH', 'pass', 'waived']]);
  expect(rows[0]![0]).toBe('Trade-offs');
  expect(rows[1]![0]).toBe('Raise the price or cut the cost?');
  expect(rows.at(-1)![0]).toMatch(/^Legend: inputs are blue on pale yellow/);
  const [content] = await workbook.read([`'${TRADE_OFFS_SHEET}'!F6:H7`]);
  expect(content!.formulas.flat().every((one) => one?.includes("'Fulcrum case'!"))).toBe(true);
});

it('judges no guardrail of which it is not known whether more or less is better', async () => {
  const { of, freshness } = await evaluatedCase({
    metrics: sampleCase().metrics.map((one) =>
      one.role === 'guardrail' ? { ...one, direction: null } : one,
    ),
  });
  await writeTradeOffs(workbook, of, freshness);
  expect(section(await written(), 'Guardrails')).toEqual([['n/a', 'n/a', 'n/a']]);
});

it('follows the next evaluation without being written again', async () => {
  const { of, freshness } = await evaluatedCase();
  await writeTradeOffs(workbook, of, freshness);
  await workbook.write([{ address: 'Inputs!B2', cells: 200 }]);
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.load();
  await store.evaluate();
  await workbook.calculate();
  expect(section(await written(), 'Values')[0]).toEqual([700, 495, 1000]);
});

it('prints landscape, one page wide, with file, version, discount rate and date below', async () => {
  const { of, freshness } = await evaluatedCase();
  await writeTradeOffs(workbook, of, freshness);
  await writeTradeOffs(workbook, of, freshness);
  const sheet = excel.grid.sheets().find(({ name }) => name === TRADE_OFFS_SHEET)!;
  const layout = excel.grid.stored.pageLayout(sheet.id);
  expect(layout).toMatchObject({ orientation: 'Landscape', zoom: { horizontalFitToPages: 1 } });
  expect(layout.headersFooters).toMatchObject({
    leftFooter: '&F',
    centerFooter: `${modelVersion(of, en)}, discount rate not stated`,
    rightFooter: '&D, page &P of &N',
  });
  expect(excel.grid.stored.charts).toHaveLength(1);
  expect(excel.grid.stored.charts[0]!.title.text).toBe('Profit by alternative');
});

it('says in words what was not evaluated', async () => {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create(sampleCase());
  await writeTradeOffs(workbook, store.getState().case!, store.getState().freshness);
  const rows = await written();
  expect(section(rows, 'Values')).toEqual([
    ['n/a', 'n/a', 'n/a'],
    ['n/a', 'n/a', 'n/a'],
  ]);
  expect(section(rows, 'Better or worse')[0]).toEqual(['base', 'n/a', 'n/a']);
  expect(rows[2]![0]).toMatch(/The case is not evaluated yet/);
});

it("refuses a workbook without a case and a sheet of the user's with that name", async () => {
  await expect(writeTradeOffs(workbook, sampleCase(), { state: 'none' })).rejects.toMatchObject({
    code: 'not-evaluable',
  });
  const { of, freshness } = await evaluatedCase();
  await workbook.addSheet(TRADE_OFFS_SHEET);
  await workbook.write([{ address: `'${TRADE_OFFS_SHEET}'!A1`, cells: text('mine') }]);
  await expect(writeTradeOffs(workbook, of, freshness)).rejects.toMatchObject({ code: 'sheet-taken' });
});

it('takes the discount rate from the driver of that name, and formats from unit and size', async () => {
  const { of } = await evaluatedCase();
  const [first, ...others] = of.drivers;
  const named = { ...of, drivers: [{ ...first!, name: 'WACC', likely: 0.085, values: {} }, ...others] };
  expect(sheetFooter(named, en).footerCenter).toMatch(/^model version [0-9a-f]{8}, discount rate 8.5 %$/);
  expect(sheetFooter(sampleCase(), en).footerCenter).toBe('not evaluated yet, discount rate not stated');
  expect(of.metrics.map((metric) => numberFormatOf(of, metric))).toEqual(['#,##0.0', '#,##0']);
  const { results } = await evaluateInWorkbook(workbook, of, { eventGrace: 0 });
  const shares = { ...of, results: results.map((one) => ({ ...one, value: 0.95 })) };
  expect(numberFormatOf(shares, { ...of.metrics[0]!, unit: '%' })).toBe('0.0%');
});
