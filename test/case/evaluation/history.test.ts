import { changeBridge, bridgeEnds } from '../../../src/case/decision/change-bridge';
import { changeBridgeSheet } from '../../../src/case/output-sheets/change-bridge-sheet';
import type { Case } from '../../../src/case/case';
import { atAddress, createCase } from '../../../src/case/create-case';
import { createCaseStore } from '../../../src/case/case-store';
import {
  MOST_EVALUATIONS,
  evaluationsOf,
  removeEvaluation,
  renameEvaluation,
  savedValue,
  withEvaluation,
} from '../../../src/case/evaluation/history';
import { withResults } from '../../../src/case/evaluation/results';
import { readCaseSheet } from '../../../src/case/case-sheet/case-sheet';
import { createCaseSheet, updateCaseSheet } from '../../../src/case/case-sheet/write-case-sheet';
import { LocalEngine } from '../../../src/taskpane/local-engine';
import { excelWorkbook } from '../../../src/workbook/excel-workbook';
import { openExcel } from '../../support/excel-in-node';
import type { ExcelInNode } from '../../support/excel-in-node';

const of = createCase({
  alternatives: [{ name: 'Do nothing' }, { name: 'Cut cost' }],
  drivers: [
    { name: 'Price', unit: '$', cell: atAddress('Model!B1') },
    { name: 'Unit cost', unit: '$', cell: atAddress('Model!B2'), values: { 'Cut cost': 5 } },
  ],
  metrics: [{ name: 'Profit', unit: '$', cell: atAddress('Model!B4') }],
});
const MODEL = {
  Model: [
    ['Price', 10],
    ['Cost', 6],
    ['Volume', 100],
    ['Profit', '=B3*(B1-B2)'],
  ],
};

const record = (day: number, model = 'm', price = 10) => ({
  by: 'Ada',
  time: new Date(Date.UTC(2026, 5, day)),
  model,
  standing: new Map([
    ['price', price],
    ['unit cost', 6],
  ]),
});
const evaluated = (profit: number): Case =>
  withResults(
    of,
    of.alternatives.map(({ name }, i) => ({
      alternative: name,
      metric: 'Profit',
      value: profit + 100 * i,
      p10: null,
      p90: null,
      time: '2026-06-01T00:00:00.000Z',
      fingerprint: 'f',
      engine: 'local',
      verification: '',
      note: '',
    })),
  );

test('an evaluation is kept with who, when and the drivers that differ from doing nothing', () => {
  const kept = withEvaluation(evaluated(400), record(1));
  expect(evaluationsOf(kept)).toEqual([
    {
      name: 'Evaluation 1',
      time: '2026-06-01T00:00:00.000Z',
      by: 'Ada',
      model: 'm',
      alternatives: ['Do nothing', 'Cut cost'],
      metrics: ['Profit'],
    },
  ]);
  expect(kept.history.map(({ alternative, name, value }) => [alternative, name, value])).toEqual([
    ['Do nothing', 'Price', 10],
    ['Do nothing', 'Unit cost', 6],
    ['Do nothing', 'Profit', 400],
    ['Cut cost', 'Unit cost', 5],
    ['Cut cost', 'Profit', 500],
  ]);
  expect(savedValue(kept, 'evaluation 1', 'Cut cost', 'driver', 'Price')).toBe(10);
  expect(savedValue(kept, 'Evaluation 1', 'Cut cost', 'metric', 'Margin')).toBeUndefined();
});

test('the same figures are not kept twice; a changed model or figure is', () => {
  const once = withEvaluation(evaluated(400), record(1));
  expect(withEvaluation(once, record(2))).toBe(once);
  const changedModel = withEvaluation(once, record(2, 'n'));
  expect(evaluationsOf(changedModel).map(({ name }) => name)).toEqual(['Evaluation 2', 'Evaluation 1']);
});

test('the oldest give way, a renamed one keeps its name, and one can be removed', () => {
  let kept: Case = evaluated(0);
  for (let i = 1; i <= MOST_EVALUATIONS + 3; i++) kept = withEvaluation(kept, record(i, `m${i}`));
  expect(evaluationsOf(kept)).toHaveLength(MOST_EVALUATIONS);
  expect(evaluationsOf(kept).at(-1)!.name).toBe('Evaluation 4');
  kept = renameEvaluation(kept, 'Evaluation 4', 'Board of June');
  expect(evaluationsOf(kept).at(-1)!.name).toBe('Board of June');
  expect(evaluationsOf(removeEvaluation(kept, 'Board of June'))).toHaveLength(MOST_EVALUATIONS - 1);
});

test('the bridge names the drivers that changed; what they do not explain is the model', () => {
  const first = withEvaluation(evaluated(400), record(1));
  const second = withEvaluation({ ...evaluated(650), history: first.history }, record(2, 'n', 12));
  const ends = bridgeEnds(second, {
    from: 'Evaluation 1',
    to: 'Evaluation 2',
    alternative: 'Do nothing',
    metric: 'Profit',
  });
  expect(ends).toMatchObject({ before: 400, after: 650, modelChanged: true, unknown: [] });
  expect(ends.changed.map(({ driver, before, after }) => [driver.name, before, after])).toEqual([
    ['Price', 10, 12],
  ]);
  const bridge = changeBridge(ends, [200], 'every order');
  expect(bridge.rest).toBe(50);
  const sheet = changeBridgeSheet(second, bridge);
  expect(JSON.stringify(sheet)).toContain('"=E6+D7"');
});

describe('in a workbook', () => {
  let excel: ExcelInNode;
  const open = async () => {
    excel = await openExcel({ sheets: MODEL });
    return excelWorkbook();
  };
  afterEach(() => excel.close());

  test('evaluations are kept by the store, and the bridge between them sums on the real model', async () => {
    const workbook = await open();
    await createCaseSheet(workbook, of);
    const store = createCaseStore({ workbook, user: () => 'Ada', eventGrace: 0 });
    await store.load();
    await store.evaluate();
    await workbook.write([{ address: 'Model!B1', cells: 12 }]);
    await workbook.write([{ address: 'Model!B2', cells: 7 }]);
    await store.evaluate();
    await workbook.write([{ address: 'Model!B3', cells: 150 }]);
    await store.evaluate();
    await store.load();
    const kept = store.getState().case!;
    expect(evaluationsOf(kept).map(({ name, by }) => [name, by])).toEqual([
      ['Evaluation 3', 'Ada'],
      ['Evaluation 2', 'Ada'],
      ['Evaluation 1', 'Ada'],
    ]);
    const engine = new LocalEngine(workbook);
    const question = { alternative: 'Do nothing', metric: 'Profit', from: 'Evaluation 1' };
    // 400 became 500 by two drivers, and then 750 by the volume, which is no driver.
    const drivers = await engine.bridge(kept, bridgeEnds(kept, { ...question, to: 'Evaluation 2' }));
    expect(drivers.steps.map(({ driver, part }) => [driver.name, part])).toEqual([
      ['Price', 300],
      ['Unit cost', -150],
    ]);
    expect(drivers).toMatchObject({ before: 400, after: 500, modelChanged: false, rest: -50 });
    const model = await engine.bridge(
      kept,
      bridgeEnds(kept, { ...question, from: 'Evaluation 2', to: 'Evaluation 3' }),
    );
    expect(model).toMatchObject({ before: 500, after: 750, steps: [], rest: 250, modelChanged: true });
  });

  test('a sheet of version 1 is read, and brought up to date when it is next written', async () => {
    const workbook = await open();
    await createCaseSheet(workbook, withEvaluation(evaluated(400), record(1)));
    // As version 1 had it: no column "Model".
    const [table] = await workbook.readTables(['FulcrumHistory']);
    await workbook.editTables([
      { kind: 'deleteColumn', table: 'FulcrumHistory', at: table!.headers.indexOf('Model') },
    ]);
    await workbook.write([{ address: "'Fulcrum case'!B2", cells: 1 }]);
    const old = (await readCaseSheet(workbook))!;
    expect(old.problems).toEqual([]);
    expect(evaluationsOf(old.case)).toMatchObject([{ name: 'Evaluation 1', model: '' }]);

    const next = withEvaluation({ ...evaluated(500), history: old.case.history }, record(2));
    await updateCaseSheet(workbook, old, { ...old.case, history: next.history });
    const now = (await readCaseSheet(workbook))!;
    expect(now.version).toBe(2);
    expect(evaluationsOf(now.case).map(({ name, model }) => [name, model])).toEqual([
      ['Evaluation 2', 'm'],
      ['Evaluation 1', ''],
    ]);
    expect(now.case.history).toEqual(next.history);
  });
});
