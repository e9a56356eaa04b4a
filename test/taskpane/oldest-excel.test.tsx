/** @jest-environment jsdom */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { atAddress, createCase } from '../../src/case/create-case';
import { openPane } from './support/render-pane';
import type { OpenPane } from './support/render-pane';

jest.setTimeout(60_000);

const model = {
  Model: [
    ['Price', 10],
    ['Cost', 6],
    ['Profit', '=B1-B2'],
  ],
};
const shop = createCase({
  decision: { decision: 'Move sourcing to Mexico by June.' },
  alternatives: [{ name: 'Do nothing' }, { name: 'Mexico' }],
  drivers: [{ name: 'Cost', cell: atAddress('Model!B2'), values: { Mexico: 5 } }],
  metrics: [{ name: 'Profit', role: 'primary', direction: 'higher', cell: atAddress('Model!B3') }],
});

let pane: OpenPane | undefined;
afterEach(async () => {
  await pane?.close();
  pane = undefined;
});

describe('an Excel that knows no newer API', () => {
  it.each([
    ['ExcelApi 1.14, as Excel 2021', { ExcelApi: '1.14' }],
    ["the manifest's least", { ExcelApi: '1.12', SharedRuntime: '1.1', CustomFunctionsRuntime: '1.3' }],
  ])('%s evaluates, restores and writes the table', async (_, requirementSets) => {
    pane = await openPane({ sheets: model, of: shop, requirementSets });
    expect(pane.workbook.capabilities.undoGroups).toBe(false);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('tab', { name: 'Compare' }));
    await user.click(await screen.findByRole('button', { name: /^Evaluate/ }));
    await waitFor(
      () => expect(pane!.caseStore.getState().case!.results.map(({ value }) => value)).toEqual([4, 5]),
      { timeout: 20_000 },
    );
    await user.click(await screen.findByRole('button', { name: 'Write trade-off table' }));
    await waitFor(
      async () => expect((await pane!.workbook.sheets()).map(({ name }) => name)).toContain('Trade-offs'),
      { timeout: 20_000 },
    );
    expect((await pane.workbook.read(['Model!B1:B3']))[0]!.values).toEqual([[10], [6], [4]]);
    expect(pane.caseStore.getState()).toMatchObject({ failure: null, recovery: null });
  });
});
