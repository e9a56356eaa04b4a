import type { Case } from '../../../src/case/case';
import type { Check, CheckRule } from '../../../src/case/checks/check';
import { createCaseStore } from '../../../src/case/case-store';
import { runChecks, writeChecks } from '../../../src/case/output-sheets/checks-sheet';
import {
  alternative,
  atAddress,
  createCase,
  driver,
  followThrough,
  metric,
} from '../../../src/case/create-case';
import {
  doubleCountedDrivers,
  literalsInFormulas,
  nettedExcessAndShortage,
} from '../../../src/case/checks/model-checks';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { formula, text } from '../../../src/workbook/workbook';
import type { RangeContent, Workbook } from '../../../src/workbook/workbook';
import type { ExcelInNode } from '../../support/excel-in-node';
import { openExcel } from '../../support/excel-in-node';
import { MODEL, sampleCase } from '../sample-case';
import { CHECKS_SHEET } from '../../../src/case/output-sheets/output-sheets';

let excel: ExcelInNode;
let workbook: Workbook;

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
  workbook = excelWorkbook();
});

afterEach(async () => {
  await excel.close();
});

/** The case of the sample with everything filled in that the checks ask for. */
function sound(): Case {
  const of = sampleCase();
  return {
    ...of,
    alternatives: of.alternatives.map((one) => ({ ...one, risk: 'volume may fall', months: 3 })),
    metrics: of.metrics.map((one) => ({
      ...one,
      owner: 'Finance',
      cadence: 'monthly',
      threshold: 0,
      lenses: ['CFO', 'COO', 'CIO', 'commercial'] as const,
    })),
  };
}

async function checked(of: Case, evaluate = true): Promise<Check[]> {
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.create(of);
  if (evaluate) await store.evaluate();
  return (await runChecks(workbook)).checks;
}

function rules(checks: readonly Check[]): CheckRule[] {
  return [...new Set(checks.map(({ rule }) => rule))];
}

it('finds nothing in a sound case, freshly evaluated', async () => {
  expect(await checked(sound())).toEqual([]);
});

it('names a cell with every objection', async () => {
  const checks = await checked(sampleCase(), false);
  expect(checks.length).toBeGreaterThan(3);
  for (const { cell } of checks) expect(cell).toMatch(/^('[^']+'|\w+)![A-Z]+\d+$/);
});

it('asks for at least two alternatives beside do nothing', async () => {
  const of = sound();
  const checks = await checked({ ...of, alternatives: of.alternatives.slice(0, 2) });
  expect(checks).toMatchObject([
    {
      rule: 'too-few-alternatives',
      severity: 'error',
      message: expect.stringContaining('There is 1 alternative'),
    },
  ]);
});

it('lets no metric be primary without owner, cadence and threshold', async () => {
  const of = sound();
  const [first, second] = of.metrics;
  const checks = await checked({
    ...of,
    metrics: [
      { ...first!, owner: '', threshold: null },
      { ...second!, cadence: '' },
    ],
  });
  expect(checks.map(({ severity, message }) => [severity, message])).toEqual([
    ['error', 'The metric "Profit" still needs owner and threshold; without, it cannot be primary.'],
    ['warning', 'The metric "Revenue" still needs cadence.'],
  ]);
  const [metrics] = await workbook.readTables(['FulcrumMetrics']);
  const row = Number(/![A-Z]+(\d+)/.exec(metrics!.address)![1]) + 1;
  expect(checks.map(({ cell }) => cell)).toEqual([`'Fulcrum case'!G${row}`, `'Fulcrum case'!H${row + 1}`]);
});

it('flags a guardrail breached without waiver, and not one that is waived', async () => {
  const of = sound();
  const metrics = of.metrics.map((one) => (one.role === 'guardrail' ? { ...one, threshold: 1050 } : one));
  const waiver = followThrough({
    kind: 'waiver',
    metric: 'Revenue',
    alternative: 'Cut cost',
    text: 'agreed',
  });
  const checks = await checked({ ...of, metrics, followThrough: [waiver] });
  expect(checks.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^"Do nothing" breaches the guardrail "Revenue" without a waiver/),
  ]);
});

it('says that a case is still too functional', async () => {
  const of = sound();
  const metrics = of.metrics.map((one) => ({ ...one, lenses: ['CFO', 'COO'] as const }));
  expect(await checked({ ...of, metrics })).toMatchObject([
    {
      rule: 'empty-lens',
      message: expect.stringContaining(
        'Still too functional: these lenses see no metric: CIO and commercial',
      ),
    },
  ]);
});

it('finds a driver outside its range and a range the wrong way round', async () => {
  const of = sound();
  const [price, volume, cost] = of.drivers;
  const checks = await checked({
    ...of,
    drivers: [{ ...price!, high: 11 }, { ...volume!, low: 5, high: 1 }, cost!],
  });
  expect(checks.map(({ message }) => message)).toEqual([
    'The driver "Price" is 12 under "Raise price", above the high end 11 of its range; correct the value or the range.',
    'The driver "Volume" is 5 at its low end, above the high end 1 of its range; correct the value or the range.',
  ]);
});

it('finds a lognormal driver that is not above 0 at its low end', async () => {
  const of = sound();
  const [price, ...others] = of.drivers;
  const checks = await checked({
    ...of,
    drivers: [{ ...price!, low: 0, high: 20, distribution: 'lognormal' }, ...others],
  });
  expect(checks.map(({ message }) => message)).toEqual([
    'The driver "Price" is 0 at its low end, but a lognormal driver is always above 0; raise it or choose another distribution.',
  ]);
});

it('compares horizons, in whatever unit they are told', async () => {
  const of = sound();
  const [first, second] = of.metrics;
  const checks = await checked({
    ...of,
    decision: { ...of.decision, horizon: '5 years' },
    metrics: [
      { ...first!, name: 'Profit over 3 years' },
      { ...second!, name: 'Erlös in 60 Monaten' },
    ],
    alternatives: of.alternatives.map((one, i) => (i === 2 ? { ...one, months: 70 } : one)),
  });
  expect(checks.map(({ rule, message }) => [rule, message])).toEqual([
    [
      'different-horizons',
      'The metric "Profit over 3 years" speaks of 3 years, but the horizon of the decision is 5 years; compare like with like.',
    ],
    [
      'different-horizons',
      'The implementation of "Cut cost" takes 70 months, but the horizon of the decision is 5 years; compare like with like.',
    ],
  ]);
});

it('doubts an option without a downside', async () => {
  const of = sound();
  const checks = await checked({ ...of, alternatives: of.alternatives.map((one) => ({ ...one, risk: '' })) });
  expect(checks.map(({ rule, message }) => [rule, message.slice(0, 10)])).toEqual([
    ['no-downside', '"Cut cost"'],
  ]);
});

it('says when results are stale, missing or doubtful', async () => {
  const of = sound();
  await checked(of);
  await workbook.write([{ address: 'Inputs!B2', cells: 101 }]);
  expect((await runChecks(workbook)).checks).toMatchObject([
    {
      rule: 'stale-results',
      message: 'The model changed since the evaluation of Do nothing and Cut cost; evaluate again.',
    },
  ]);
  await workbook.write([{ address: 'Inputs!B2', cells: text('many') }]);
  expect((await runChecks(workbook)).checks).toMatchObject([
    {
      rule: 'stale-results',
      message: expect.stringContaining('It is not known whether the results still hold'),
    },
  ]);
});

it('passes on the cells of the case sheet that cannot be read', async () => {
  await checked(sound());
  const [drivers] = await workbook.readTables(['FulcrumDrivers']);
  const cell = drivers!.address.replace(/!A(\d+):.*/, (_, row) => `!D${Number(row) + 1}`);
  await workbook.write([{ address: cell, cells: text('low') }]);
  expect((await runChecks(workbook)).checks).toMatchObject([
    { rule: 'unreadable-cell', severity: 'error', cell },
  ]);
});

describe('the model', () => {
  it('lists literals that hide in formulas, once for a formula filled right or down, but not modes and neutral numbers', () => {
    const model: RangeContent = {
      address: 'M!A1:D3',
      values: [
        [null, 1, 1, 1],
        [null, 1, 1, 1],
        [null, 1, 1, 1],
      ],
      formulas: [
        [null, '=B9*1.05', '=C9*1.05', '=D9*1.06'],
        [null, '=ROUND(B9*1.05,2)', '=1-C9', '=INDEX(A1:B9,3,2)'],
        [null, '=SUM(A1:A12)/12', '="5"&B1', '=NPV(0.08,B1:D1)'],
      ],
    };
    expect(
      literalsInFormulas([model]).map(({ cell, message }) => [cell, /number (\S+);/.exec(message)?.[1]]),
    ).toEqual([
      ['M!B1', '1.05'],
      ['M!D1', '1.06'],
      ['M!B3', '12'],
      ['M!D3', '0.08'],
    ]);
    expect(literalsInFormulas([model])[0]!.message).toBe(
      'M!B1 and formulas beside or below it, 3 in all, hold the number 1.05; put it in one input cell with unit and source.',
    );
  });

  it('stops listing where a model is full of literals', () => {
    const formulas = Array.from({ length: 60 }, (_, r) => [`=Z1*${r + 2}`]);
    const model = { address: 'M!A1:A60', values: formulas.map(() => [1]), formulas };
    const found = literalsInFormulas([model]);
    expect(found).toHaveLength(41);
    expect(found.at(-1)!.message).toBe('More formulas hold literal numbers, from M!A41 on: 60 in all.');
  });

  it('finds a driver that feeds two benefit lines, by address or by name', async () => {
    await workbook.write([
      {
        address: 'KPIs!A3:B4',
        cells: [
          [text('Savings on freight'), formula('=Inputs!B1*2+0')],
          [text('Avoided cost'), formula('=Inputs!B1+Inputs!B2')],
        ],
      },
    ]);
    const checks = await checked(sound());
    expect(rules(checks)).toEqual(['double-counted-driver', 'literal-in-formula']);
    expect(checks[0]).toMatchObject({
      cell: 'Inputs!B1',
      message:
        'The driver "Price" feeds 3 benefit lines: Revenue (KPIs!B2), Savings on freight (KPIs!B3) and Avoided cost (KPIs!B4); make sure that nothing counts twice.',
    });
  });

  it('finds excess netted against shortage', () => {
    const model: RangeContent = {
      address: 'Stock!A1:B4',
      values: [
        ['Excess units', 5],
        ['Shortage units', 3],
        ['Net', 2],
        ['Both', 8],
      ],
      formulas: [
        [null, null],
        [null, null],
        [null, '=B1-B2'],
        [null, '=B1+B2'],
      ],
    };
    expect(nettedExcessAndShortage([model])).toMatchObject([
      {
        rule: 'excess-and-shortage-netted',
        cell: 'Stock!B3',
        message: expect.stringContaining('nets "Excess units" against "Shortage units"'),
      },
    ]);
  });

  it('reads German labels too', () => {
    const line = (label: string, source: string | null) => ({ label, source });
    const lines = [
      line('Überbestand', null),
      line('Fehlmenge', null),
      line('Saldo', '=B1-B2'),
      line('Umsatz', '=Inputs!B1*2'),
      line('Einsparungen Fracht', '=Inputs!B1*3'),
    ];
    const model = {
      address: 'Lager!A1:B5',
      values: lines.map(({ label }) => [label, 1]),
      formulas: lines.map(({ source }) => [null, source]),
    };
    expect(nettedExcessAndShortage([model]).map(({ cell }) => cell)).toEqual(['Lager!B3']);
    const price = driver({ name: 'Preis', cell: atAddress('Inputs!B1') });
    const counted = doubleCountedDrivers(createCase({ drivers: [price] }), [model], () => 'Inputs!B1');
    expect(counted.map(({ facts }) => facts['lines'])).toEqual([
      ['Umsatz (Lager!B4)', 'Einsparungen Fracht (Lager!B5)'],
    ]);
  });
});

it('writes the sheet, errors first, and again in place', async () => {
  const of = sound();
  await checked({ ...of, metrics: [...of.metrics, metric({ name: 'Extra', role: 'primary' })] });
  const first = await writeChecks(workbook);
  const store = createCaseStore({ workbook, eventGrace: 0 });
  await store.load();
  store.edit((before) => ({ ...before, metrics: before.metrics.slice(0, 2) }));
  await store.save();
  await store.evaluate();
  const second = await writeChecks(workbook);
  expect(first.map(({ severity }) => severity)[0]).toBe('error');
  expect(second).toEqual([]);
  const [content] = await workbook.read([`${CHECKS_SHEET}!A1:D6`]);
  expect(content!.values.slice(0, 2).map(([one]) => one)).toEqual(['Checks', 'No check found anything.']);
  expect(content!.values[4]).toEqual([null, null, null, null]);
});

it('builds a case with do nothing first, wherever it was given', () => {
  const names = (of: Case): string[] => of.alternatives.map(({ name }) => name);
  expect(names(createCase({ alternatives: [{ name: 'West' }] }))).toEqual(['Do nothing', 'West']);
  expect(
    names(createCase({ alternatives: [{ name: 'West' }, { name: 'Keep one DC (do nothing)' }] })),
  ).toEqual(['Keep one DC (do nothing)', 'West']);
  expect(alternative({ name: 'A', months: 3 })).toMatchObject({ months: 3, people: '' });
});
