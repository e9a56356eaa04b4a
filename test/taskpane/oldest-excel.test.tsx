/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { atAddress, createCase, driver } from '../../src/case/create-case';
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

/** The requirement sets of the manifest. */
const LEAST = Object.fromEntries(
  Array.from(
    readFileSync('manifest.xml', 'utf8').matchAll(/<Set Name="(\w+)" MinVersion="([\d.]+)"/g),
    (set) => [set[1]!, set[2]!],
  ),
);

let pane: OpenPane | undefined;
afterEach(async () => {
  await pane?.close();
  pane = undefined;
});

describe('an Excel that knows no newer API', () => {
  it.each([
    ['ExcelApi 1.14, as Excel 2021', { ExcelApi: '1.14' }],
    ["the manifest's least", LEAST],
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
    // Rows are added to the tables of the case, at their ends and within.
    pane.caseStore.edit((of) => ({
      ...of,
      drivers: [
        driver({ name: 'Price', cell: atAddress('Model!B1') }),
        ...of.drivers,
        driver({ name: 'Volume', values: { Mexico: 3 } }),
      ],
    }));
    await pane.caseStore.save();
    await pane.caseStore.load();
    const after = pane.caseStore.getState();
    expect(after).toMatchObject({ failure: null, recovery: null });
    expect(after.case!.drivers.map(({ name, cell }) => [name, cell?.address])).toEqual([
      ['Price', 'Model!B1'],
      ['Cost', 'Model!B2'],
      ['Volume', undefined],
    ]);
  });
});
