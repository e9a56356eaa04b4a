/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { atAddress, createCase } from '../../src/case/create-case';
import { openPane } from './support/render-pane';
import type { OpenPane } from './support/render-pane';

jest.setTimeout(60_000);

const model = {
  Inputs: [
    ['Price', 10, '$'],
    ['Unit cost', 6, '$'],
  ],
  Results: [['Profit', '=100*(Inputs!B1-Inputs!B2)', '$']],
};

const shop = createCase({
  decision: { decision: 'Move sourcing to Mexico by June.', recommendation: 'Mexico' },
  alternatives: [{ name: 'Do nothing' }, { name: 'Mexico' }],
  drivers: [
    {
      name: 'Unit cost',
      unit: '$',
      low: 5,
      high: 7,
      cell: atAddress('Inputs!B2'),
      values: { 'Do nothing': 6, Mexico: 5.5 },
    },
  ],
  metrics: [
    {
      name: 'Profit',
      unit: '$',
      role: 'primary',
      direction: 'higher',
      threshold: 420,
      cell: atAddress('Results!B1'),
    },
  ],
  effects: [
    { party: 'Plant', alternative: 'Mexico', costBorne: 60, benefitReceived: 0 },
    { party: 'Sales', alternative: 'Mexico', costBorne: 0, benefitReceived: 90 },
  ],
});

let pane: OpenPane;
afterEach(() => pane.close());

const show = async (name: string) =>
  userEvent.click(await screen.findByRole('tab', { name: new RegExp(`^${name}`) }));
const sheets = async () => (await pane.workbook.sheets()).map(({ name }) => name);

test('a question is answered, bound to a cell that moves with its rows, and written to the transcript', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await show('Challenge');
  const question = /^Where does the figure \$6 for Unit cost come from/;
  await user.click(await screen.findByRole('button', { name: question }));
  const card = screen.getByRole('button', { name: question }).closest('section')!;
  await user.type(within(card).getByLabelText(/^Answer$/), 'Quote of May');
  await user.tab();
  await pane.workbook.select('Inputs!B1');
  await user.click(await within(card).findByRole('button', { name: 'Link Inputs!B1' }));
  expect(await within(card).findByRole('button', { name: 'Go to Inputs!B1' })).toBeInTheDocument();
  expect(within(card).getByText('Answered')).toBeInTheDocument();
  await waitFor(() =>
    expect(pane.caseStore.getState().case!.challenge[0]).toMatchObject({
      key: 'unsourced-driver:Unit cost',
      answer: 'Quote of May',
      cells: [{ name: 'Fulcrum_Answer_1', address: 'Inputs!B1' }],
    }),
  );
  await user.click(screen.getByRole('button', { name: 'Write transcript' }));
  expect((await screen.findAllByText('The sheet Challenge is written.')).length).toBeGreaterThan(0);
  expect(await sheets()).toContain('Challenge');
});

test('promises, an actual and a party are entered; brief and follow-through are written', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await show('Follow-through');
  expect(await screen.findByText('Sales pays Plant $60')).toBeInTheDocument();

  await user.selectOptions(screen.getByLabelText('Kind'), 'Tripwire');
  await user.click(screen.getByRole('button', { name: 'Add' }));
  await user.selectOptions(await screen.findByLabelText('Watches'), 'Profit');
  await user.type(screen.getByLabelText('Threshold'), '430{Enter}');

  const form = screen.getByRole('group', { name: 'Enter actual' });
  await user.selectOptions(within(form).getByLabelText('Driver or metric'), 'Profit');
  await user.type(within(form).getByLabelText('Date'), '2026-12-31');
  await user.type(within(form).getByLabelText('Value'), '400');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Enter actual' }));
  expect(await screen.findByText('reached: act now')).toBeInTheDocument();
  expect(screen.getByText('act below $430')).toBeInTheDocument();
  const metrics = screen.getByRole('region', { name: 'Metrics and their owners' });
  const profit = within(metrics).getByRole('row', { name: /^Profit/ });
  expect(profit).toHaveTextContent('no owner');
  expect(profit).toHaveTextContent('no cadence');
  expect(profit).toHaveTextContent('$400misses $420');
  await waitFor(() =>
    expect(pane.caseStore.getState().case!.actuals).toMatchObject([
      { subject: 'Profit', date: '2026-12-31', value: 400 },
    ]),
  );

  await user.click(screen.getByRole('button', { name: 'Write brief' }));
  await waitFor(async () => expect(await sheets()).toContain('Brief'));
  await user.click(screen.getByRole('button', { name: 'Write follow-through' }));
  await waitFor(async () => expect(await sheets()).toContain('Follow-through'));
});

test('an actual without date or value is refused in words', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop });
  await show('Follow-through');
  await user.click(await screen.findByRole('button', { name: 'Enter actual' }));
  expect(
    (await screen.findAllByText('Choose what it is of, and enter date and value.')).length,
  ).toBeGreaterThan(0);
  expect(pane.caseStore.getState().case!.actuals).toEqual([]);
});

test('the sentence is checked, and the counter-case told once the case is evaluated', async () => {
  const user = userEvent.setup({ delay: null });
  const [profit] = shop.metrics;
  const guarded = {
    ...shop,
    metrics: [profit!, { ...profit!, name: 'Cash', role: 'guardrail' as const, threshold: 500 }],
  };
  pane = await openPane({ sheets: model, of: guarded });
  await show('Decide');
  const sentence = await screen.findByLabelText('Decision in one sentence');
  await user.clear(sentence);
  await user.type(sentence, 'Optimise the sourcing of all castings');
  await user.tab();
  expect(
    await screen.findByText('Under "Optimise" nothing need happen: say what is done.'),
  ).toBeInTheDocument();
  expect(screen.getByText('By when? Name a date here or under Decide by.')).toBeInTheDocument();
  await pane.caseStore.evaluate();
  const against = await screen.findByRole('region', { name: 'What speaks against Mexico' });
  expect(within(against).getByText('It breaches the guardrail Cash by $50.')).toBeInTheDocument();
});

test('the leading alternative is not said to hold guardrails that it breaches, and is no choice by itself', async () => {
  const [profit] = shop.metrics;
  const all = {
    ...shop,
    decision: { ...shop.decision, recommendation: '' },
    metrics: [profit!, { ...profit!, name: 'Cash', role: 'guardrail' as const, threshold: 500 }],
  };
  pane = await openPane({ sheets: model, of: all });
  await show('Decide');
  await pane.caseStore.evaluate();
  expect(
    await screen.findByText(/leads on Profit with \$450, but no evaluated alternative holds every guardrail/),
  ).toBeInTheDocument();
  pane.caseStore.edit((of) => ({ ...of, alternatives: of.alternatives.slice(0, 1) }));
  await waitFor(() => expect(screen.queryByText(/leads on Profit/)).toBeNull());
  await show('Compare');
  const missing = await screen.findByText(/^Still missing: .*alternative/);
  await userEvent.click(within(missing).getByRole('button'));
  expect(await screen.findByRole('button', { name: 'Add alternative' })).toBeInTheDocument();
});
