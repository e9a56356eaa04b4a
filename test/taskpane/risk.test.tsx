/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Driver } from '../../src/case/case';
import { alternative, atAddress, createCase } from '../../src/case/create-case';
import { openPane } from './support/render-pane';
import type { OpenPane } from './support/render-pane';

jest.setTimeout(60_000);

/** What a year costs, bought or made. */
const model = {
  Model: [
    ['Units', 100],
    ['Price', 40],
    ['Own cost', 36],
    ['Share made', 0],
    ['Cost', '=B1*(B4*B3+(1-B4)*B2)'],
  ],
};

/** Buying cheaper beats making at any price and any own cost within these ranges. */
function caseWith(ranges: Readonly<Record<string, Partial<Driver>>>) {
  const driver = (name: string, address: string, values: Driver['values'] = {}) => ({
    name,
    cell: atAddress(address),
    values,
    ...ranges[name],
  });
  return createCase({
    alternatives: [
      alternative({ name: 'Do nothing' }),
      alternative({ name: 'Make' }),
      alternative({ name: 'Buy cheaper' }),
    ],
    drivers: [
      driver('Price', 'Model!B2', { 'Buy cheaper': 30 }),
      driver('Own cost', 'Model!B3'),
      driver('Share made', 'Model!B4', { Make: 1 }),
    ],
    metrics: [{ name: 'Cost', role: 'primary', direction: 'lower', cell: atAddress('Model!B5') }],
  });
}

const range = (low: number, likely: number, high: number) => ({ low, likely, high });

// jsdom draws nothing; the chart measures its labels on a canvas where there is one.
beforeAll(() => {
  HTMLCanvasElement.prototype.getContext = () => null;
});

let pane: OpenPane;
afterEach(() => pane.close());

const openRisk = async (user: ReturnType<typeof userEvent.setup>, ranges: Parameters<typeof caseWith>[0]) => {
  pane = await openPane({ sheets: model, of: caseWith(ranges) });
  await user.click(await screen.findByRole('tab', { name: /^Risk/ }));
};

test('without a range nothing is simulated: figures without a spread would look like certainty', async () => {
  const user = userEvent.setup({ delay: null });
  await openRisk(user, {
    Price: { low: 35, high: 45 },
    'Own cost': { ...range(30, 36, 50), distribution: 'fixed' },
  });
  expect(await screen.findByText('Nothing to simulate yet')).toBeInTheDocument();
  expect(screen.getByText(/give the drivers low, likely and high/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Simulate' })).toHaveAttribute('aria-disabled', 'true');
});

test('one driver with a range: how many vary is said, and that a map takes two', async () => {
  const user = userEvent.setup({ delay: null });
  await openRisk(user, { 'Own cost': range(20, 36, 50) });
  await user.click(await screen.findByRole('button', { name: 'Simulate' }));
  expect(await screen.findByText(/^1 of 3 drivers varies; the others have no range/)).toBeInTheDocument();
  expect(screen.getByText(/^Only Own cost varies\. A map .* takes two drivers/)).toBeInTheDocument();
  expect(screen.queryByText(/no driver changes the choice/)).toBeNull();
});

test('the map lets an alternative keep its own price, as the trials do', async () => {
  const user = userEvent.setup({ delay: null });
  await openRisk(user, { Price: range(35, 40, 50), 'Own cost': range(20, 36, 50) });
  await user.click(await screen.findByRole('button', { name: 'Simulate' }));
  expect(
    await screen.findByText(/The values are those of Do nothing; the other alternatives keep their planned/),
  ).toBeInTheDocument();
  const winners = new Set(
    screen.getAllByRole('cell').flatMap((cell) => cell.querySelector('abbr')?.title ?? []),
  );
  expect(winners).toEqual(new Set(['Make', 'Buy cheaper']));
});
