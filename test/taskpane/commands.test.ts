/** @jest-environment jsdom */
import './support/node-globals';
import { createCaseStore } from '../../src/case/case-store';
import { atAddress, createCase } from '../../src/case/create-case';
import { createCaseSheet } from '../../src/case/case-sheet/write-case-sheet';
import { associateCommands } from '../../src/taskpane/commands';
import type { StartedPane } from '../../src/taskpane/commands';
import { createI18n } from '../../src/taskpane/i18n/i18n';
import { createPaneStore } from '../../src/taskpane/pane-store';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { openExcel } from '../support/excel-in-node';
import type { ExcelInNode } from '../support/excel-in-node';

let excel: ExcelInNode;
afterEach(() => excel.close());

/** Presses a ribbon button as Excel does; settles when the command reports that it is done. */
function press(id: string): Promise<void> {
  const { mappings } = (Office.actions as unknown as { _association: { mappings: Record<string, unknown> } })
    ._association;
  const action = mappings[id] ?? mappings[id.toUpperCase()];
  return new Promise((completed) => (action as (event: unknown) => void)({ completed }));
}

async function open(of = createCase({})) {
  excel = await openExcel({ sheets: { Model: [[2, '=A1*A1']] } });
  const workbook = excelWorkbook();
  await createCaseSheet(workbook, of);
  const services = { workbook, caseStore: createCaseStore({ workbook }), pane: createPaneStore() };
  await services.caseStore.load();
  associateCommands(Promise.resolve({ services, words: await createI18n('en-US') }));
  return services;
}

test('Compare on the ribbon shows the comparison', async () => {
  const { pane } = await open();
  await press('Fulcrum.ShowCompare');
  expect(pane.getState()).toMatchObject({ view: 'compare', notices: [] });
});

test('Evaluate on the ribbon evaluates the case and shows the comparison', async () => {
  const { pane, caseStore } = await open(
    createCase({
      alternatives: [{ name: 'Do nothing' }, { name: 'Twice' }],
      drivers: [{ name: 'Side', cell: atAddress('Model!A1'), values: { Twice: 4 } }],
      metrics: [{ name: 'Area', cell: atAddress('Model!B1') }],
    }),
  );
  await press('Fulcrum.EvaluateCase');
  expect(pane.getState()).toMatchObject({ view: 'compare', evaluating: false });
  expect(caseStore.getState().case!.results.map(({ value }) => value)).toEqual([4, 16]);
});

test('a button that starts the page waits for the pane', async () => {
  const services = await open();
  let begin!: (started: StartedPane) => void;
  associateCommands(new Promise((resolve) => (begin = resolve)));
  const pressed = press('Fulcrum.ShowCompare');
  expect(services.pane.getState().view).toBe('start');
  begin({ services, words: await createI18n('en-US') });
  await pressed;
  expect(services.pane.getState().view).toBe('compare');
});

test('a button is released where the pane could not start', async () => {
  await open();
  associateCommands(Promise.reject(new Error('The words could not be loaded.')));
  await press('Fulcrum.EvaluateCase');
});

test('a pane that Office cannot bring up is told of, and the command carried out', async () => {
  const { pane } = await open();
  jest.spyOn(Office.addin, 'showAsTaskpane').mockRejectedValue(new Error('The pane is blocked.'));
  await press('Fulcrum.ShowCompare');
  expect(pane.getState().notices).toMatchObject([
    { intent: 'warning', text: expect.stringContaining('blocked') },
  ]);
  expect(pane.getState().view).toBe('compare');
});

test('a case that cannot be evaluated says so in the pane, and the ribbon button is released', async () => {
  const { caseStore } = await open();
  await press('Fulcrum.EvaluateCase');
  expect(caseStore.getState().failure).toMatchObject({ code: 'not-evaluable' });
});
