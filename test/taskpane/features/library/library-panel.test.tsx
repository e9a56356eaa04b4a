/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import pipeline from '../../../../scripts/functions-pipeline.cjs';
import { inventoryTurnsFunction } from '../../../../src/functions/metric.functions';
import { openPane } from '../../support/render-pane';
import type { OpenPane } from '../../support/render-pane';

jest.setTimeout(60_000);

let pane: OpenPane;
beforeAll(() => {
  const text = pipeline.helpJson(pipeline.describeFunctions());
  globalThis.fetch = (async () => ({ ok: true, json: async () => JSON.parse(text) as unknown })) as never;
});
afterEach(() => pane.close());

const button = (name: string | RegExp) => screen.findByRole('button', { name });

test('without a case: a function is found, filled in, inserted where nothing stands, and asked about where something does', async () => {
  const functions = new Map([
    [
      'FULCRUM.METRIC.TURNS',
      (...args: unknown[]) =>
        inventoryTurnsFunction(
          ...(args.map((one) => (Array.isArray(one) ? one : [[one]])) as [any[][], any[][]]),
        ),
    ],
  ]);
  pane = await openPane({ sheets: { S: [[1200, 300, null, 'mine']] }, functions: functions as never });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name: /^Library/ }));
  await user.type(await screen.findByRole('searchbox', {}, { timeout: 30_000 }), 'METRIC.TURNS');
  await user.click(await button(/^METRIC\.TURNS/));
  await user.type(await screen.findByRole('textbox', { name: /^costOfGoods/ }), 'S!A1');
  await user.type(await screen.findByRole('textbox', { name: /^averageInventory/ }), 'S!B1');
  const target = await screen.findByRole('textbox', { name: /^Into cell/ });
  await user.clear(target);
  await user.type(target, 'S!D1');
  await user.click(await button('Insert'));
  expect(await screen.findByText(/S!D1 holds “mine”/)).toBeInTheDocument();
  expect((await pane.workbook.read(['S!D1']))[0]!.values[0]![0]).toBe('mine');
  await user.clear(target);
  await user.type(target, 'S!C1');
  await user.click(await button('Insert'));
  await waitFor(async () => {
    const [cell] = await pane.workbook.read(['S!C1']);
    expect(cell).toMatchObject({ values: [[4]], formulas: [['=FULCRUM.METRIC.TURNS(A1, B1)']] });
  });
});

test('a case begins from a template', async () => {
  pane = await openPane({ sheets: { S: [[1]] } });
  await userEvent.setup().click(await button('Redesign a network'));
  await waitFor(() => expect(pane.caseStore.getState().case?.alternatives.length).toBeGreaterThan(2));
});
