import { createCaseStore } from '../../src/case/case-store';
import { createCaseSheet } from '../../src/case/case-sheet/write-case-sheet';
import { connect } from '../../src/taskpane/connect';
import { createI18n } from '../../src/taskpane/i18n/i18n';
import { createPaneStore } from '../../src/taskpane/pane-store';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { MODEL, sampleCase } from '../case/sample-case';
import type { ExcelInNode } from '../support/excel-in-node';
import { openExcel } from '../support/excel-in-node';

let excel: ExcelInNode;

beforeEach(async () => {
  excel = await openExcel({ sheets: MODEL });
});

afterEach(() => excel.close());

/** The view that the pane shows once it has read an evaluated case, and something was done meanwhile. */
async function viewAfter(meanwhile: (pane: ReturnType<typeof createPaneStore>) => void): Promise<string> {
  const workbook = excelWorkbook();
  await createCaseSheet(workbook, sampleCase());
  const evaluating = createCaseStore({ workbook, eventGrace: 0 });
  await evaluating.load();
  await evaluating.evaluate();

  const pane = createPaneStore();
  const services = { workbook, caseStore: createCaseStore({ workbook }), pane };
  const connecting = connect(services, await createI18n('en-US'));
  meanwhile(pane);
  const stop = await connecting;
  await stop();
  return pane.getState().view;
}

test('a case with results opens at the comparison', async () => {
  expect(await viewAfter(() => undefined)).toBe('compare');
});

test('whoever chose a view while the case was read stays there, be it the one that was shown', async () => {
  expect(await viewAfter((pane) => pane.getState().show('start'))).toBe('start');
});
