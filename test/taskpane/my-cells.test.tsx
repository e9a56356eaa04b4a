/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { atAddress, createCase } from '../../src/case/create-case';
import { openPane } from './support/render-pane';
import type { OpenPane } from './support/render-pane';

jest.setTimeout(30_000);

/** Profit of a shop, with its inputs on another sheet and notes around them. */
const model = {
  Inputs: [
    ['Shop model'],
    ['Price', '$', 10],
    ['Unit cost', '$', 6],
    ['Units', null, 100],
    ['Comment', null, 'as discussed'],
  ],
  Results: [
    ['Profit', '=Inputs!C4*(Inputs!C2-Inputs!C3)', '$'],
    ['Margin', '=1-Inputs!C3/Inputs!C2', '%'],
  ],
};

let pane: OpenPane;
afterEach(() => pane.close());

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const group = (name: string) => screen.findByRole('region', { name });
const namesIn = (region: HTMLElement) =>
  within(region)
    .getAllByRole('textbox', { name: /^Name of/ })
    .map((box) => (box as HTMLInputElement).value);

test('results are found, inputs ranked by their effect, and those accepted become a case bound by name', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model });
  await user.click(await button('Use my cells'));
  await user.click(await button('Find results'));

  const metrics = await group('Metrics');
  expect(namesIn(metrics)).toEqual(['Profit', 'Margin']);
  const drivers = await group('Drivers');
  expect(namesIn(drivers)).toEqual(['Price', 'Unit cost', 'Units']);
  // A tenth of the price, 1, is worth 100 of a profit of 400.
  expect(within(drivers).getByText('10% more: Profit +25%')).toBeInTheDocument();
  expect(screen.getByText('Take at least one of them.')).toBeInTheDocument();

  await user.click(within(metrics).getByRole('checkbox', { name: 'Take Profit in Results!B1' }));
  await user.click(within(drivers).getByRole('checkbox', { name: 'Take Price in Inputs!C2' }));
  await user.click(within(drivers).getByRole('checkbox', { name: 'Take Units in Inputs!C4' }));
  const name = within(drivers).getByRole('textbox', { name: 'Name of Inputs!C2' });
  await user.clear(name);
  await user.type(name, 'List price');
  await user.click(await button('Create the case'));

  await screen.findByText('From here to the brief');
  const { case: made } = pane.caseStore.getState();
  expect(made!.metrics).toMatchObject([
    { name: 'Profit', unit: '$', direction: 'higher', cell: { address: 'Results!B1' } },
  ]);
  expect(made!.drivers.map(({ name: one, unit, cell }) => [one, unit, cell?.address])).toEqual([
    ['List price', '$', 'Inputs!C2'],
    ['Units', '', 'Inputs!C4'],
  ]);
  expect(await pane.workbook.resolveNames(['Fulcrum_Driver_ListPrice', 'Fulcrum_Metric_Profit'])).toEqual([
    'Inputs!C2',
    'Results!B1',
  ]);
});

test('a driver shows what its cell holds where doing nothing takes that, and follows the cell', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model });
  await pane.caseStore.create(
    createCase({ drivers: [{ name: 'Price', unit: '$', cell: atAddress('Inputs!C2') }] }),
  );
  await user.click(await screen.findByRole('tab', { name: /^Drivers/ }));
  const field = await screen.findByPlaceholderText('cell: 10');
  expect(field).toHaveValue('');

  const sheet = pane.excel.grid.sheets()[0]!.id;
  pane.excel.grid.write({ sheet, row: 1, column: 2, rowCount: 1, columnCount: 1 }, [[12.5]]);
  await pane.workbook.select('Inputs!C3');
  expect(await screen.findByPlaceholderText('cell: 12.5')).toHaveValue('');
});

test('a German pane calls the alternative of doing nothing by its German name', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, language: 'de-DE' });
  await user.click(await button('Meine Zellen verwenden'));
  await user.click(await button('Ergebnisse finden'));
  await user.click(await screen.findByRole('checkbox', { name: /Profit.*Results!B1/ }));
  await user.click(await screen.findByRole('checkbox', { name: /Price.*Inputs!C2/ }));
  await user.click(await button('Fall anlegen'));
  await waitFor(() =>
    expect(pane.caseStore.getState().case?.alternatives.map(({ name }) => name)).toEqual(['Nichtstun']),
  );
});

test('the selected results are used, and what cannot be one is named', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model });
  await user.click(await button('Use my cells'));
  await pane.workbook.select('Results!A1:C1');
  await user.click(await button('Use Results!A1:C1'));
  expect(namesIn(await group('Metrics'))).toEqual(['Profit']);

  await pane.workbook.select('Inputs!C2');
  await user.click(await button('Use Inputs!C2'));
  expect(
    await screen.findByText(/Inputs!C2 is a number that was typed in: it can be a driver/),
  ).toBeInTheDocument();
  await pane.workbook.select('Inputs!C5');
  await user.click(await button('Use Inputs!C5'));
  expect(
    await screen.findByText('Inputs!C5 holds text: select a formula cell that shows a number.'),
  ).toBeInTheDocument();
  await pane.workbook.select('Inputs!H9');
  await user.click(await button('Use Inputs!H9'));
  expect(await screen.findByText(/Inputs!H9 is blank/)).toBeInTheDocument();
});

test('a workbook without formulas says what a metric is', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: { Sheet1: [['Price', 10]] } });
  await user.click(await button('Use my cells'));
  await user.click(await button('Find results'));
  expect(await screen.findByText(/No formula cell with a label was found/)).toBeInTheDocument();
});

test('where the engine cannot follow, inputs are counted, with the cell that stands in the way', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({
    sheets: {
      Model: [
        ['Volume', 5],
        ['Chance', '=OTHERADDIN.ODD(B1)'],
        ['Cost', '=B2*B1+1'],
      ],
    },
    functions: new Map([['OTHERADDIN.ODD', () => 7]]),
  });
  await user.click(await button('Use my cells'));
  await user.click(await button('Find results'));
  expect(await screen.findByText(/could not be measured: Model!B2 .*OTHERADDIN\.ODD/)).toBeInTheDocument();
  expect(within(await group('Drivers')).getByText('2 formulas depend on it')).toBeInTheDocument();
});

test('an open case gets further rows, and not the cells that it has', async () => {
  const user = userEvent.setup({ delay: null });
  const of = createCase({ drivers: [{ name: 'Price', cell: atAddress('Inputs!C2') }] });
  pane = await openPane({ sheets: model, of });
  await user.click(await button('Propose rows from my cells'));
  await user.click(await button('Find results'));
  expect(namesIn(await group('Drivers'))).toEqual(['Unit cost', 'Units']);
  await user.click(await button('Take all: Metrics'));
  await user.click(await button('Add to the case'));
  await waitFor(() =>
    expect(pane.caseStore.getState().case!.metrics.map(({ name }) => name)).toEqual(['Profit', 'Margin']),
  );
  expect(pane.caseStore.getState().case!.drivers).toHaveLength(1);
});

test('inputs are ranked by the results taken, and the first of these is proposed as the one that decides', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({
    sheets: {
      Model: [
        ['Rent', 100],
        ['Wages', 40],
        ['Staff', 3],
        ['Total cost', '=B1+B2*B3'],
        ['Wages in all', '=B2*B3'],
      ],
    },
  });
  await user.click(await button('Use my cells'));
  await user.click(await button('Find results'));
  const drivers = await group('Drivers');
  expect(namesIn(drivers)).toEqual(['Wages', 'Staff', 'Rent']);
  const metrics = await group('Metrics');
  const role = (cell: string) => within(metrics).getByRole('combobox', { name: `Role of ${cell}` });
  expect(role('Model!B4')).toHaveValue('');

  await user.click(within(metrics).getByRole('checkbox', { name: 'Take Total cost in Model!B4' }));
  // A tenth of the rent is 10 of 220; of the wages 12.
  expect(within(drivers).getByText('10% more: Total cost +4.5%')).toBeInTheDocument();
  expect(role('Model!B4')).toHaveValue('primary');
  await user.click(within(metrics).getByRole('checkbox', { name: 'Take Wages in all in Model!B5' }));
  expect(role('Model!B5')).toHaveValue('');
  await user.selectOptions(role('Model!B5'), 'Role: Primary');
  expect(role('Model!B4')).toHaveValue('');
  await user.selectOptions(role('Model!B4'), 'Role: Guardrail');
  await user.click(await button('Create the case'));
  await screen.findByText('From here to the brief');
  expect(pane.caseStore.getState().case!.metrics.map(({ name, role: one }) => [name, one])).toEqual([
    ['Total cost', 'guardrail'],
    ['Wages in all', 'primary'],
  ]);
});
