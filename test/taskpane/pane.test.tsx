/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createCase, atAddress } from '../../src/case/create-case';
import { HostError } from '../../workbench/host/host-error';
import { openPane } from './support/render-pane';
import type { OpenPane } from './support/render-pane';

jest.setTimeout(30_000);

/** Profit of a shop: units × (price − cost). */
const model = {
  Inputs: [
    ['Price', 10, '$'],
    ['Unit cost', 6, '$'],
    ['Units', 100],
  ],
  Results: [
    ['Profit', '=Inputs!B3*(Inputs!B1-Inputs!B2)', '$'],
    ['Margin', '=1-Inputs!B2/Inputs!B1', '%'],
  ],
};

const shop = createCase({
  decision: { decision: 'Move sourcing to Mexico by June.' },
  alternatives: [{ name: 'Do nothing' }, { name: 'Mexico' }, { name: 'Vietnam' }],
  drivers: [
    {
      name: 'Unit cost',
      unit: '$',
      cell: atAddress('Inputs!B2'),
      values: { 'Do nothing': 6, Mexico: 5.5, Vietnam: 4 },
    },
    { name: 'Units', cell: atAddress('Inputs!B3'), values: { Vietnam: 50 } },
  ],
  metrics: [
    { name: 'Profit', unit: '$', role: 'primary', direction: 'higher', cell: atAddress('Results!B1') },
    {
      name: 'Margin',
      unit: '%',
      role: 'guardrail',
      direction: 'higher',
      threshold: 0.42,
      lenses: ['commercial'],
      cell: atAddress('Results!B2'),
    },
  ],
});

let pane: OpenPane;
afterEach(() => pane.close());

// A tab holds its label twice, the second one unseen, so that it does not widen when it is selected.
const tab = (name: string) => screen.findByRole('tab', { name: new RegExp(`^${name}`) });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
// What a message says is in the live region too.
const message = (text: string | RegExp) => screen.findByText(text, { selector: '.fui-MessageBarBody' });
const cellsOf = async (metric: string) => {
  const header = await screen.findByRole('rowheader', { name: new RegExp(`^${metric}`) });
  return within(header.closest('tr')!)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
};
const inputs = async () => {
  const [content] = await pane.workbook.read(['Inputs!B1:B3']);
  return content!.values.map(([value]) => value);
};

test('a case from nothing to a comparison, by the steps a new user takes', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model });

  await user.click(await button('Start a case here'));
  await user.type(
    await screen.findByLabelText('Decision in one sentence'),
    'Move sourcing to Mexico by June.',
  );
  await user.tab();
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Move sourcing to Mexico by June.');

  await user.click(await tab('Compare'));
  expect(await screen.findByText(/Still missing: an alternative to doing nothing/)).toBeInTheDocument();
  await user.click(await button('Complete the model'));

  await user.click(await button('Add alternative'));
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Mexico{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Mexico' })).toHaveFocus());
  expect(screen.getByRole('button', { name: 'Mexico' })).toHaveAttribute('aria-expanded', 'true');

  await pane.workbook.select('Inputs!B2');
  const parts = screen.getByRole('tablist', { name: 'Parts of the model' });
  await user.click(within(parts).getByRole('tab', { name: /^Drivers/ }));
  expect(await screen.findByText('Selected: Inputs!B2')).toBeInTheDocument();
  await user.click(await button('Add selected cell as driver'));
  const form = await screen.findByRole('form', { name: 'New driver' });
  // Label and unit come from the cells beside it.
  expect(within(form).getByRole('textbox', { name: 'Name' })).toHaveValue('Unit cost');
  expect(within(form).getByRole('textbox', { name: 'Unit' })).toHaveValue('$');
  await user.click(within(form).getByRole('button', { name: 'Add' }));
  await user.type(await screen.findByRole('textbox', { name: 'Mexico' }), '5.5{Enter}');

  await pane.workbook.select('Results!B1');
  await user.click(within(parts).getByRole('tab', { name: /^Metrics/ }));
  await screen.findByText('Selected: Results!B1');
  await user.click(await button('Add selected cell as metric'));
  await user.click(await button('Add'));

  const views = screen.getByRole('tablist', { name: 'Views of the case' });
  await user.click(within(views).getByRole('tab', { name: /^Compare/ }));
  await user.click(await button('Evaluate'));
  expect(await cellsOf('Profit')).toEqual(['$400', '$450+$50 (+13%)better']);
  expect(await inputs()).toEqual([10, 6, 100]);
  await waitFor(() => expect(screen.getByText('Up to date')).toBeInTheDocument());
});

test('a case that the workbook holds opens; evaluating shows deltas, merit and guardrails', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await user.click(await tab('Compare'));
  await user.click(await button('Evaluate'));

  expect(await cellsOf('Profit')).toEqual(['$400', '$450+$50 (+13%)better', '$300−$100 (−25%)worse']);
  expect(await cellsOf('Margin')).toEqual([
    '40%breached by 2\u00a0pp',
    '45%+5\u00a0ppbetterholds',
    '60%+20\u00a0ppbetterholds',
  ]);
  expect(screen.getByText('at least 42%')).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Lens'), 'Commercial');
  expect(screen.queryByRole('rowheader', { name: /^Profit/ })).not.toBeInTheDocument();
  expect(screen.getByRole('rowheader', { name: /^Margin/ })).toBeInTheDocument();
  expect(await inputs()).toEqual([10, 6, 100]);
});

test('the trade-off table is written to a sheet that the message opens', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await user.click(await tab('Compare'));
  await user.click(await button('Evaluate'));
  // While it evaluates, nothing is written.
  await screen.findByText('Up to date');
  await user.click(await button('Write trade-off table'));
  await user.click(await button('Show it'));
  const sheets = await pane.workbook.sheets();
  expect(sheets.map(({ name }) => name)).toContain('Trade-offs');
  expect(await pane.workbook.selection()).toMatch(/^'Trade-offs'!/);
});

test('an edit of the model shows the results as stale', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await user.click(await tab('Compare'));
  await user.click(await button('Evaluate'));
  await screen.findByText('Up to date');
  await pane.workbook.write([{ address: 'Inputs!B1', cells: 12 }], { calculate: true });
  expect(await screen.findByText('The model changed since this comparison')).toBeInTheDocument();
  expect(screen.getByText('Out of date')).toBeInTheDocument();
});

test('a run is announced, can be cancelled, gives every cell back and the focus to where it began', async () => {
  const user = userEvent.setup({ delay: null });
  // The workbook calculates when the test lets it, so that no machine is too slow to press the button in time.
  let calculate = (): void => undefined;
  let held: Promise<void> = Promise.resolve();
  pane = await openPane({ sheets: model, of: shop, calculationDelay: () => held });
  pane.caseStore.subscribe(({ progress }, { progress: before }) => {
    if (progress !== null && before === null) held = new Promise((resolve) => (calculate = resolve));
  });
  await user.click(await tab('Compare'));
  await user.click(await button('Evaluate'));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent(/^Evaluating Do nothing, 1 of 3/));
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuemax', '1');
  await user.click(await button('Cancel evaluation'));
  expect(screen.getByRole('button', { name: 'Cancel evaluation' })).toHaveAttribute('aria-disabled', 'true');
  calculate();

  expect(await message(/The evaluation was cancelled; your cells are as they were/)).toBeInTheDocument();
  expect(await inputs()).toEqual([10, 6, 100]);
  expect(screen.getByRole('button', { name: 'Evaluate' })).toHaveFocus();
  expect(pane.caseStore.getState().case!.results).toEqual([]);
});

test('a formula cannot be a driver: the message says what to do, and nothing changes', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await user.click(await tab('Drivers'));
  await pane.workbook.select('Results!B1');
  await screen.findByText('Selected: Results!B1');
  await user.click(await button('Add selected cell as driver'));
  expect(await message(/Results!B1 holds the formula/)).toBeInTheDocument();
  expect(pane.caseStore.getState().case!.drivers).toHaveLength(2);
  // Another try takes the message away.
  await pane.workbook.select('Inputs!B1');
  await screen.findByText('Selected: Inputs!B1');
  await user.click(await button('Add selected cell as driver'));
  await screen.findByRole('form');
  expect(screen.queryByText(/holds the formula/, { selector: '.fui-MessageBarBody' })).toBeNull();
});

test('a link to a cell finds it after its sheet was renamed, and so does the rest of the pane', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await user.click(await tab('Drivers'));
  const { grid } = pane.excel;
  grid.updateSheet(grid.sheets().find(({ name }) => name === 'Inputs')!.id, { name: 'Plan 2027' });
  await user.click((await screen.findAllByText('Inputs!B2'))[0]!);
  await waitFor(async () => expect(await pane.workbook.selection()).toBe("'Plan 2027'!B2"));
  expect(await screen.findAllByText("'Plan 2027'!B3")).not.toHaveLength(0);
  expect(screen.queryByText(/has no sheet/)).toBeNull();
});

test('removing a driver asks in place; the focus goes to the safe answer, back, and on to the next row', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await user.click(await tab('Drivers'));
  await user.click(await button('Remove: Unit cost'));
  expect(screen.getByRole('button', { name: 'Keep' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Remove: Unit cost' })).toHaveFocus();

  await user.keyboard('{Enter}');
  await user.click(await button('Remove'));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Units' })).toHaveFocus());
  await pane.caseStore.save();
  expect(pane.caseStore.getState().case!.drivers.map(({ name }) => name)).toEqual(['Units']);
  expect(await inputs()).toEqual([10, 6, 100]);
});

test('an alternative renamed keeps its values, on the sheet too', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await user.click(await tab('Drivers'));
  const parts = await screen.findByRole('tablist', { name: 'Parts of the model' });
  await user.click(within(parts).getByRole('tab', { name: /^Alternatives/ }));
  await user.click(await button('Vietnam'));
  const name = screen.getByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'Hanoi{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: 'Hanoi' })).toHaveFocus());
  await pane.caseStore.save();
  await pane.caseStore.load();
  const [unitCost] = pane.caseStore.getState().case!.drivers;
  expect(unitCost!.values).toMatchObject({ Hanoi: 4, Mexico: 5.5 });
});

test('cells of an evaluation that was cut off are offered back', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  const journal = {
    version: 1,
    started: '2026-01-01T00:00:00.000Z',
    cells: [{ name: null, address: 'Inputs!B2', original: 6, written: [6, 5.5, 4] }],
  };
  await pane.workbook.write([{ address: 'Inputs!B2', cells: 4 }]);
  await pane.workbook.writeSettings({ 'Fulcrum.journal': journal });
  await pane.caseStore.load();

  expect(await screen.findByText('An evaluation was cut off')).toBeInTheDocument();
  await user.click(await button('Restore my cells'));
  expect(await message('1 cell is restored.')).toBeInTheDocument();
  expect(await inputs()).toEqual([10, 6, 100]);
  expect(screen.queryByText('An evaluation was cut off')).not.toBeInTheDocument();
});

test('a case sheet of a newer version is refused with its cell, and the pane offers no editing', async () => {
  pane = await openPane({ sheets: model, of: shop });
  const [version] = await pane.workbook.resolveNames(['Fulcrum_Schema']);
  await pane.workbook.write([{ address: version!, cells: 99 }]);
  await pane.caseStore.load();
  expect(await screen.findByText('The case in this workbook cannot be used as it is')).toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
    'The case in this workbook cannot be read',
  );
  expect(screen.getByRole('button', { name: `Go to ${version}` })).toBeInTheDocument();
  // The start, and the Library, which needs no case.
  expect(screen.getAllByRole('tab').map(({ id }) => id)).toEqual(['tab-start', 'tab-library']);
  expect(screen.queryByRole('button', { name: 'Start a case here' })).not.toBeInTheDocument();
});

test('a workbook that cannot be read says so, offers to try again, and no new case', async () => {
  const user = userEvent.setup({ delay: null });
  let broken = false;
  pane = await openPane({
    sheets: model,
    of: shop,
    beforeBatch: () => (broken ? new HostError('GeneralException', 'The host is gone.') : undefined),
  });
  await tab('Compare');
  broken = true;
  await pane.caseStore.load();
  broken = false;
  await user.click(await button('Read the case again'));
  expect(await tab('Compare')).toBeInTheDocument();
});

test('German words and numbers', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop, language: 'de-DE' });
  await user.click(await tab('Treiber'));
  const [field] = await screen.findAllByRole('textbox', { name: 'Mexico' });
  expect(field).toHaveValue('5,5');
  await user.clear(field!);
  await user.type(field!, '1.234,5{Enter}');
  expect(pane.caseStore.getState().case!.drivers[0]!.values.Mexico).toBe(1234.5);
});
