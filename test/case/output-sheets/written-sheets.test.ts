/** The sheets that Fulcrum writes keep to what its own checks ask of a model. */
import { writeBrief } from '../../../src/case/output-sheets/brief-sheet';
import { createCaseStore } from '../../../src/case/case-store';
import { writeChallenge } from '../../../src/case/output-sheets/challenge-sheet';
import { runChecks, writeChecks } from '../../../src/case/output-sheets/checks-sheet';
import { followThrough } from '../../../src/case/create-case';
import { writeFollowThrough } from '../../../src/case/output-sheets/follow-through-sheet';
import { literalsInFormulas, nettedExcessAndShortage } from '../../../src/case/checks/model-checks';
import { checkFreshness } from '../../../src/case/evaluation/results';
import { writeTradeOffs } from '../../../src/case/output-sheets/trade-offs-sheet';
import { waterfallOf } from '../../../src/case/decision/waterfall';
import { writeWaterfall } from '../../../src/case/output-sheets/waterfall-sheet';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import type { RangeContent, Workbook } from '../../../src/workbook/workbook';
import { openExcel } from '../../support/excel-in-node';
import type { ExcelInNode } from '../../support/excel-in-node';
import { calculatedSheet } from '../../support/saved-workbook';
import { MODEL, sampleCase } from '../sample-case';
import {
  BRIEF_SHEET,
  CHALLENGE_SHEET,
  CHECKS_SHEET,
  FOLLOW_THROUGH_SHEET,
  TRADE_OFFS_SHEET,
} from '../../../src/case/output-sheets/output-sheets';

const WRITTEN = [TRADE_OFFS_SHEET, BRIEF_SHEET, FOLLOW_THROUGH_SHEET, CHALLENGE_SHEET, CHECKS_SHEET];
const FRESH = { state: 'fresh' } as const;

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
  workbook = excelWorkbook();
  const store = createCaseStore({ workbook, eventGrace: 0 });
  const of = sampleCase();
  await store.create({
    ...of,
    decision: { ...of.decision, recommendation: 'Raise price' },
    effects: [
      { party: 'Plant', alternative: 'Raise price', costBorne: 60, benefitReceived: 0 },
      { party: 'Sales', alternative: 'Raise price', costBorne: 0, benefitReceived: 90 },
    ],
    followThrough: [
      followThrough({ kind: 'adoption step', text: 'Tell customers', owner: 'Sales', date: '2026-12-01' }),
      followThrough({ kind: 'tripwire', metric: 'Profit', threshold: 350, action: 'Review', owner: 'CFO' }),
    ],
  });
  await store.evaluate();
  const evaluated = await runChecks(workbook);
  await writeTradeOffs(workbook, evaluated.case, FRESH);
  await writeBrief(workbook, { freshness: FRESH });
  await writeFollowThrough(workbook);
  await writeChallenge(workbook, { sensitivity: [], today: '2026-10-01' });
  await writeChecks(workbook);
});

afterEach(async () => {
  await excel.close();
});

async function written(): Promise<RangeContent[]> {
  const sheets = await workbook.sheets();
  return workbook.read(WRITTEN.map((sheet) => sheets.find(({ name }) => name === sheet)!.usedRange!));
}

/** Numbers that round and name a figure for the eye ("1.2 M"), and the tolerance below which two figures are the same. */
const OF_DISPLAY = new Set('2 3 99.95 9.995 9995 1000 999500 1000000 999500000 1000000000 1E-9'.split(' '));

/** The literals of a sheet row by row: of all together only the first would be listed. */
function literals(content: RangeContent): (readonly [cell: string, literal: string])[] {
  return content.formulas.flatMap((_, at) => {
    const formulas = content.formulas.map((row, r) => (r === at ? row : row.map(() => null)));
    return literalsInFormulas([{ ...content, formulas }]).flatMap(({ cell, message }) => {
      const literal = /holds? the number (\S+);/.exec(message)![1]!;
      return OF_DISPLAY.has(literal) ? [] : [[cell, literal] as const];
    });
  });
}

it('holds native formulas without assumptions in them, and nets no excess against a shortage', async () => {
  const contents = await written();
  const formulas = contents.flatMap((content) => content.formulas.flat().filter((one) => one !== null));
  expect(formulas.length).toBeGreaterThan(100);
  expect(contents.flatMap(literals)).toEqual([]);
  expect(nettedExcessAndShortage(contents)).toEqual([]);
});

it('would be told of a literal that was put into one of them', async () => {
  const [tradeOffs] = await written();
  const formulas = tradeOffs!.formulas.map((row) => [...row]);
  formulas[5]![5] = '=B1*1.05';
  expect(literals({ ...tradeOffs!, formulas })).toEqual([[`'${TRADE_OFFS_SHEET}'!F6`, '1.05']]);
});

it('calculates without an error in any cell', async () => {
  for (const sheet of WRITTEN) {
    const cells = (await calculatedSheet(excel.grid, sheet)).flat();
    expect(cells.filter((cell) => typeof cell === 'string' && /^#[A-Z/0]+[!?]?$/.test(cell))).toEqual([]);
  }
});

it('is no part of the model that is checked', async () => {
  const { checks } = await runChecks(workbook);
  for (const { cell } of checks) {
    expect(WRITTEN.some((sheet) => cell.startsWith(`${sheet}!`) || cell.startsWith(`'${sheet}'!`))).toBe(
      false,
    );
  }
});

it('leaves the results up to date, the waterfall too', async () => {
  const attribution = { before: 400, after: 495, parts: [95], standardErrors: [0], sampledOrders: null };
  const waterfall = waterfallOf({
    base: 'Do nothing',
    alternative: 'Raise price',
    metric: 'Profit',
    unit: '$',
    drivers: [{ name: 'Price', unit: '$', address: 'Inputs!B1' }],
    before: [10],
    after: [12],
    attribution,
  });
  await writeWaterfall(workbook, waterfall);
  const { case: of } = await runChecks(workbook);
  expect(await checkFreshness(workbook, of)).toEqual({ state: 'fresh' });
});
