import { recordActual } from '../../../src/case/follow-through/actuals';
import type { Case } from '../../../src/case/case';
import { createCaseStore } from '../../../src/case/case-store';
import { followThrough } from '../../../src/case/create-case';
import { writeFollowThrough } from '../../../src/case/output-sheets/follow-through-sheet';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { text } from '../../../src/workbook/workbook';
import type { Workbook } from '../../../src/workbook/workbook';
import { openExcel } from '../../support/excel-in-node';
import type { ExcelInNode } from '../../support/excel-in-node';
import { calculatedSheet } from '../../support/saved-workbook';
import { MODEL, sampleCase } from '../sample-case';
import { FOLLOW_THROUGH_SHEET } from '../../../src/case/output-sheets/output-sheets';

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
  workbook = excelWorkbook();
});

afterEach(async () => {
  await excel.close();
});

function governed(): Case {
  const of = sampleCase();
  return {
    ...of,
    decision: { ...of.decision, recommendation: 'Raise price' },
    metrics: of.metrics.map((metric) => ({ ...metric, owner: 'CFO', cadence: 'monthly' })),
    followThrough: [
      followThrough({ kind: 'review cadence', text: '=First Monday', owner: 'COO' }),
      followThrough({ kind: 'adoption step', text: 'Tell customers', owner: 'Sales', date: '2026-12-01' }),
      followThrough({ kind: 'tripwire', metric: 'Profit', threshold: 350, action: 'Review', owner: 'CFO' }),
      followThrough({
        kind: 'tripwire',
        metric: 'Price',
        threshold: 11,
        alternative: 'Raise price',
        action: 'Ask',
      }),
    ],
    effects: [
      { party: 'Plant', alternative: 'Raise price', costBorne: 60, benefitReceived: 0 },
      { party: 'Sales', alternative: 'Raise price', costBorne: 0, benefitReceived: 90 },
      { party: 'Finance', alternative: 'Raise price', costBorne: 0, benefitReceived: 30 },
      { party: 'Plant', alternative: 'Cut cost', costBorne: 1, benefitReceived: 0 },
    ],
  };
}

async function opened() {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create(governed());
  await store.evaluate();
  return store;
}

const rows = () => calculatedSheet(excel.grid, FOLLOW_THROUGH_SHEET);
const rowOf = (all: Awaited<ReturnType<typeof rows>>, first: string) => all.find(([cell]) => cell === first)!;

it('holds promises, metrics with what is expected, and who pays and gains, as formulas', async () => {
  await opened();
  await writeFollowThrough(workbook);
  const all = await rows();
  expect(rowOf(all, 'review cadence').slice(0, 3)).toEqual(['review cadence', 'COO', '=First Monday']);
  expect(rowOf(all, '2026-12-01').slice(0, 3)).toEqual(['2026-12-01', 'Sales', 'Tell customers']);
  expect(rowOf(all, 'Profit').slice(2, 8)).toEqual([
    'CFO',
    'monthly',
    400,
    495,
    'none yet',
    'no verdict yet',
  ]);
  expect(rowOf(all, 'Plant').slice(0, 6)).toEqual(['Plant', 60, 0, -60, 60, 0]);
  expect(rowOf(all, 'Sales').slice(0, 6)).toEqual(['Sales', 0, 90, 90, -45, 45]);
  expect(rowOf(all, 'All').slice(1, 6)).toEqual([60, 120, 60, 0, 60]);
});

it('gives no verdict on a metric of which no direction is known', async () => {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  const of = governed();
  await store.create({ ...of, metrics: of.metrics.map((metric) => ({ ...metric, direction: null })) });
  await store.evaluate();
  store.edit((before) =>
    recordActual(before, { subject: 'Profit', date: '2027-02-28', value: 390, by: 'Ada' }),
  );
  await store.save();
  await writeFollowThrough(workbook);
  expect(rowOf(await rows(), 'Profit').slice(6, 8)).toEqual([390, 'no verdict yet']);
});

it('compares actuals with ranges, thresholds and tripwires, and follows corrections on the case sheet', async () => {
  const store = await opened();
  store.edit((of) => recordActual(of, { subject: 'Price', date: '2027-01-31', value: 12.5, by: 'Ada' }));
  store.edit((of) => recordActual(of, { subject: 'Price', date: '2027-02-28', value: 8.5, by: 'Ada' }));
  store.edit((of) => recordActual(of, { subject: 'Profit', date: '2027-02-28', value: 390, by: 'Ada' }));
  await store.save();
  await writeFollowThrough(workbook);
  const all = await rows();
  expect(rowOf(all, 'Profit').slice(6, 8)).toEqual([390, 'MISSES threshold']);
  const tripwires = all.slice(all.findIndex(([first]) => first === 'Tripwires'));
  expect(rowOf(tripwires, 'Price').slice(1, 5)).toEqual([11, 'above', 8.5, 'TRIPPED']);
  expect(rowOf(tripwires, 'Profit').slice(1, 5)).toEqual([350, 'above', 390, 'clear']);
  const actuals = all.slice(all.findIndex(([first]) => first === 'Actuals against the ranges given'));
  expect(actuals.filter(([first]) => first === 'Price').map((row) => row.slice(3, 7))).toEqual([
    [12.5, 9, 13, 'within'],
    [8.5, 9, 13, 'BELOW range'],
  ]);

  const table = (await workbook.readTables(['FulcrumActuals']))[0]!;
  const at = table.values.findIndex((row) => row[1] === '2027-02-28' && row[0] === 'Price');
  await workbook.editTables([
    { kind: 'setCells', table: 'FulcrumActuals', cells: [{ row: at, column: 2, content: 11.5 }] },
  ]);
  const corrected = await rows();
  expect(rowOf(corrected.slice(corrected.findIndex(([first]) => first === 'Tripwires')), 'Price')[4]).toBe(
    'clear',
  );
});

it('updates in place, keeps notes, and charges deviations to those who decided where swings are known', async () => {
  const store = await opened();
  await writeFollowThrough(workbook);
  const height = (await rows()).length;
  await workbook.write([{ address: `'${FOLLOW_THROUGH_SHEET}'!A${height + 3}`, cells: text('mine') }]);
  store.edit((of) => ({
    ...recordActual(of, { subject: 'Price', date: '2027-01-31', value: 10, by: 'Ada' }),
    drivers: of.drivers.map((driver) => ({ ...driver, owner: 'Sales' })),
  }));
  await store.save();
  const sensitivity = [
    {
      driver: 'Price',
      metric: 'Profit',
      alternative: 'Raise price',
      base: 12,
      atBase: 495,
      atLow: 225,
      atHigh: 585,
      switching: null,
    },
  ];
  await writeFollowThrough(workbook, { sensitivity });
  const all = await rows();
  expect(all.flat().filter((cell) => cell === 'mine')).toHaveLength(1);
  const charged = all.slice(all.findIndex(([first]) => String(first).startsWith('Consequences for Profit')));
  expect(charged[2]!.slice(0, 2)).toEqual(['Sales', expect.closeTo(-180) as number]);
});

it('refuses a workbook without a case', async () => {
  await expect(writeFollowThrough(workbook)).rejects.toMatchObject({ code: 'not-evaluable' });
});
