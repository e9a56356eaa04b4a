import {
  challengeQuestions,
  otherAnswers,
  questionText,
  withAnswer,
} from '../../../src/case/challenge/challenge';
import { monthsBetween } from '../../../src/case/challenge/questions/assumptions';
import { CHALLENGE_GROUPS } from '../../../src/case/challenge/questions/context';
import type { ChallengeQuestion } from '../../../src/case/challenge/questions/context';
import { CHALLENGE_SENTENCES } from '../../../src/case/challenge/challenge-sentences';
import { readChallenge, writeChallenge } from '../../../src/case/output-sheets/challenge-sheet';
import type { Case } from '../../../src/case/case';
import { createCaseStore } from '../../../src/case/case-store';
import type { DriverSensitivity } from '../../../src/case/decision/sensitivity';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { text } from '../../../src/workbook/workbook';
import type { Workbook } from '../../../src/workbook/workbook';
import { openExcel } from '../../support/excel-in-node';
import type { ExcelInNode } from '../../support/excel-in-node';
import { calculatedSheet } from '../../support/saved-workbook';
import { MODEL, sampleCase } from '../sample-case';
import { CHALLENGE_SHEET } from '../../../src/case/output-sheets/output-sheets';

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  excel = await openExcel({ sheets: { ...MODEL, Costs: [['Freight', '=Inputs!B2*1.35', 'USD']] } });
  workbook = excelWorkbook();
});

afterEach(async () => {
  await excel.close();
});

async function opened(of: Case = sampleCase()) {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create(of);
  await store.evaluate();
  return store;
}

const today = '2026-11-23';
const ask = async (sensitivity?: DriverSensitivity[]) =>
  (await readChallenge(workbook, { today, ...(sensitivity && { sensitivity }) })).questions;
const find = (questions: ChallengeQuestion[], key: string) => {
  const found = questions.find((one) => one.key === key);
  if (!found) throw new Error(`${key} is not among ${questions.map((one) => one.key).join(', ')}`);
  return found;
};

const price: DriverSensitivity = {
  driver: 'Price',
  metric: 'Profit',
  alternative: 'Raise price',
  base: 12,
  atBase: 495,
  atLow: 225,
  atHigh: 585,
  switching: { value: 10.944444, against: null },
};

it('asks in all four groups, each question with cells that exist', async () => {
  await opened();
  const questions = await ask();
  expect(new Set(questions.map(({ group }) => group))).toEqual(new Set(CHALLENGE_GROUPS));
  expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
  const cells = questions.flatMap((one) => one.cells);
  expect(questions.every((one) => one.cells.length > 0)).toBe(true);
  await expect(workbook.read(cells)).resolves.toHaveLength(cells.length);
  // No place of a sentence stays empty or unknown.
  for (const question of questions) {
    expect(questionText(question)).not.toMatch(/\{\{|undefined|NaN|not known/);
    const places = [...CHALLENGE_SENTENCES[question.sentence].matchAll(/\{\{(\w+)\}\}/g)].map(
      ([, place]) => place!,
    );
    expect(Object.keys(question.facts)).toEqual(expect.arrayContaining(places));
  }
});

it('asks after figures without source, unranged drivers, literals, and metrics without an owner', async () => {
  await opened();
  const questions = await ask();
  expect(questionText(find(questions, 'unsourced-driver:Price'))).toBe(
    'Where does the figure $10 for Price come from, and who stands behind it? It has no source.',
  );
  expect(find(questions, 'unsourced-driver:Price').cells[0]).toBe('Inputs!B1');
  expect(find(questions, 'unranged-driver:Volume').group).toBe('assumptions');
  expect(find(questions, 'literal-in-formula:Costs!B1').cells).toEqual(['Costs!B1']);
  expect(questionText(find(questions, 'literal-in-formula:Costs!B1'))).toMatch(
    /^The formula in Costs!B1 holds the number 1\.35. Whose assumption is it/,
  );
  expect(find(questions, 'unowned-metric:Profit').group).toBe('implementation');
  expect(find(questions, 'guardrail-breached:Cut cost|Revenue').sentence).toBe('guardrailBreached');
  // 500 against 495: one per cent of the leader.
  expect(questionText(find(questions, 'close-race:Profit'))).toMatch(
    /^Cut cost and Raise price differ in Profit by 5 only/,
  );
  // 1,080 is within 5 % of the guardrail of 1,050.
  expect(find(questions, 'threshold-near:Revenue').facts['alternatives']).toEqual(['Raise price']);
});

it.each([
  [
    'meets its threshold to the digit',
    { threshold: 1080 },
    'threshold-met:Revenue',
    'Revenue meets its threshold 1,080 under Raise price with nothing to spare. What would make it miss first?',
  ],
  [
    'is a share near its threshold, points apart',
    { unit: '%' },
    'threshold-near:Revenue',
    'Revenue comes within 3,000 pp of its threshold 105,000% under Raise price. What eats up that margin first?',
  ],
])('asks after a metric that %s', async (_, part, key, words) => {
  const of = sampleCase();
  await opened({
    ...of,
    metrics: of.metrics.map((one) => (one.name === 'Revenue' ? { ...one, ...part } : one)),
  });
  const asked = (await ask()).filter((one) => one.key.endsWith(':Revenue') && /^threshold/.test(one.key));
  expect(asked.map((one) => one.key)).toEqual([key]);
  expect(questionText(asked[0]!)).toBe(words);
});

it('does not say that alternatives differ in a driver that is the same under all', async () => {
  const of = sampleCase();
  const same = { 'Do nothing': 100, 'Raise price': null, 'Cut cost': 100 };
  await opened({
    ...of,
    drivers: of.drivers.map((driver) => (driver.name === 'Volume' ? { ...driver, values: same } : driver)),
  });
  expect((await ask()).map(({ key }) => key)).not.toContain('unranged-driver:Volume');
});

it('asks after stale figures by the day of asking', async () => {
  const of = sampleCase();
  await opened({
    ...of,
    drivers: of.drivers.map((driver) => ({ ...driver, source: 'ERP', date: '2025-10-01' })),
  });
  expect(find(await ask(), 'stale-driver:Price').facts['months']).toEqual({ value: 13, unit: '' });
  const earlier = (await readChallenge(workbook, { today: '2026-09-30' })).questions;
  expect(earlier.some(({ key }) => key === 'stale-driver:Price')).toBe(false);
  expect(monthsBetween('2025-10-31', '2026-10-30')).toBe(11);
  expect(monthsBetween('', today)).toBeNull();
});

it('puts what moves the primary metric most in front, and leaves out drivers of small effect', async () => {
  await opened();
  const small = { ...price, driver: 'Volume', atLow: 494, atHigh: 496, switching: null };
  const questions = await ask([price, small]);
  expect(questions[0]!.key).toBe('unsourced-driver:Price');
  expect(questionText(questions[0]!)).toMatch(/over its range it moves Profit by 360/);
  expect(questions.some(({ key }) => key.endsWith(':Volume') && key.startsWith('un'))).toBe(false);
  const turn = find(questions, 'switching-value:Raise price|Price|Profit');
  expect(turn.group).toBe('risk');
  expect(questionText(turn)).toBe(
    'Price needs to go only from $12 to $10.9 for Raise price to miss the threshold of Profit. How likely is that, and who would notice first?',
  );
  // A switching value far outside the range is no question.
  const far = await ask([{ ...price, switching: { value: 2, against: 'Cut cost' } }]);
  expect(far.some(({ key }) => key.startsWith('switching-value'))).toBe(false);
});

it('asks after benefits across functions with costs in one budget, and after options that are too good', async () => {
  const of = sampleCase();
  await opened({
    ...of,
    effects: [
      { party: 'Plant', alternative: 'Cut cost', costBorne: 90, benefitReceived: 0 },
      { party: 'Sales', alternative: 'Cut cost', costBorne: 10, benefitReceived: 80 },
      { party: 'Finance', alternative: 'Cut cost', costBorne: 0, benefitReceived: 40 },
    ],
  });
  const questions = await ask();
  expect(questionText(find(questions, 'split-benefit:Cut cost'))).toBe(
    'Plant bears 90% of the cost of Cut cost, and Sales and Finance gain most of the benefit. What makes Plant see it through?',
  );
  expect(find(questions, 'no-downside:Raise price').group).toBe('alternatives');
});

it('keeps an answer under its key, bound to cells that move with inserted rows', async () => {
  const store = await opened();
  const question = find(await ask(), 'unsourced-driver:Price');
  await workbook.defineNames([{ name: 'Fulcrum_Answer_1', address: 'Inputs!B4' }]);
  store.edit((of) =>
    withAnswer(of, question, {
      question: questionText(question),
      answer: '=Price list of May', // text, not a formula
      cells: [
        { name: 'Fulcrum_Answer_1', address: 'Inputs!B4' },
        { name: null, address: 'KPIs!B1' },
      ],
      by: 'Ada',
      date: today,
    }),
  );
  await store.save();
  const answer = find(await ask(), question.key).answer!;
  expect(answer.answer).toBe('=Price list of May');
  expect(answer.cells).toEqual([
    { name: 'Fulcrum_Answer_1', address: 'Inputs!B4' },
    { name: null, address: 'KPIs!B1' },
  ]);
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem('Inputs').getRange('1:1').insert('Down');
    await context.sync();
  });
  expect(find(await ask(), question.key).answer!.cells[0]!.address).toBe('Inputs!B5');
  expect(questionText(find(await ask(), question.key))).toMatch(/^Where does the figure/);

  const emptied = withAnswer(store.getState().case!, question, { ...answer, answer: '', cells: [] });
  expect(emptied.challenge).toEqual([]);
});

it('writes a transcript in place, with answers, backing cells as they are now, and questions still open', async () => {
  const store = await opened();
  const question = find(await ask(), 'unsourced-driver:Price');
  store.edit((of) =>
    withAnswer(of, question, {
      question: questionText(question),
      answer: 'Price list',
      cells: [{ name: null, address: 'Inputs!B4' }],
      by: 'Ada',
      date: today,
    }),
  );
  await store.save();
  await writeChallenge(workbook, { today });
  await workbook.write([{ address: 'Challenge!J2', cells: text('mine') }]);
  await workbook.write([{ address: 'Inputs!B3', cells: 5 }]);
  const questions = await writeChallenge(workbook, { today });
  const rows = await calculatedSheet(excel.grid, CHALLENGE_SHEET);
  const row = rows.find(([first]) => first === questionText(question))!;
  expect(row.slice(2, 7)).toEqual(['Price list', 'Inputs!B4', 5, 'Ada', today]);
  expect(rows.filter((one) => one[2] === 'OPEN')).toHaveLength(questions.length - 1);
  expect(rows[1]![9]).toBe('mine');
  expect(rows[1]![0]).toBe(
    `${questions.length} questions from the weak points of the case and its model, 1 answered.`,
  );
});

it('keeps answers to questions that no longer arise', async () => {
  const store = await opened();
  const question = find(await ask(), 'unsourced-driver:Price');
  store.edit((of) => {
    const answered = withAnswer(of, question, {
      question: 'Why?',
      answer: 'So.',
      cells: [],
      by: '',
      date: '',
    });
    return { ...answered, drivers: of.drivers.map((driver) => ({ ...driver, source: 'ERP' })) };
  });
  await store.save();
  const { sheet, questions } = await readChallenge(workbook, { today });
  expect(questions.some(({ key }) => key === question.key)).toBe(false);
  expect(otherAnswers(sheet.case, questions).map(({ answer }) => answer)).toEqual(['So.']);
  await writeChallenge(workbook, { today });
  expect((await calculatedSheet(excel.grid, CHALLENGE_SHEET)).flat()).toContain('So.');
});

it('asks the same of the same case, whatever the order of its rows', async () => {
  await opened();
  const { sheet, questions } = await readChallenge(workbook, { today });
  const turned = { ...sheet, case: { ...sheet.case, drivers: [...sheet.case.drivers].reverse() } };
  const again = challengeQuestions({ sheet: turned, today, model: [] });
  const withoutModel = questions.filter(({ key }) => !key.startsWith('literal'));
  expect(again.map(({ key }) => key).sort()).toEqual(withoutModel.map(({ key }) => key).sort());
});

it('refuses a workbook without a case', async () => {
  await expect(writeChallenge(workbook, { today })).rejects.toMatchObject({ code: 'not-evaluable' });
});
