/** @jest-environment jsdom */
/** Excel in another language: what is typed and shown follows the language, what the workbook is told never does. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { atAddress, createCase } from '../../src/case/create-case';
import { say } from '../../src/case/said';
import { createI18n, withoutIsolation } from '../../src/taskpane/i18n/i18n';
import { openPane } from './support/render-pane';
import type { OpenPane } from './support/render-pane';

jest.setTimeout(60_000);

const PROFIT = '=ROUND(B1-B2*0.5,1)';
const model = {
  Model: [
    ['Price', 10],
    ['Cost', 6],
    ['Profit', PROFIT],
  ],
};
const shop = createCase({
  decision: { decision: 'Move sourcing to Mexico by June.' },
  alternatives: [{ name: 'Do nothing' }, { name: 'Mexico' }],
  drivers: [{ name: 'Cost', cell: atAddress('Model!B2'), values: { 'Do nothing': 6, Mexico: 5.5 } }],
  metrics: [{ name: 'Profit', role: 'primary', direction: 'higher', cell: atAddress('Model!B3') }],
});

let pane: OpenPane | undefined;
afterEach(async () => {
  await pane?.close();
  pane = undefined;
});

it('a decimal comma typed in the pane is a number in the cells, and formulas stay those of en-US', async () => {
  const user = userEvent.setup({ delay: null });
  pane = await openPane({ sheets: model, of: shop, locale: 'de-DE', language: 'de-DE' });
  await user.click(await screen.findByRole('tab', { name: /^Treiber/ }));
  const [field] = (await screen.findAllByRole('textbox', { name: 'Mexico' })) as HTMLInputElement[];
  expect(field!.value).toBe('5,5');
  await user.clear(field!);
  await user.type(field!, '-1.234,5{Enter}');
  expect(field!.value.replace('−', '-')).toBe('-1.234,5');
  expect(pane.caseStore.getState().case!.drivers[0]!.values['Mexico']).toBe(-1234.5);

  // The driver's cell under each alternative, as the workbook holds it before each of its answers.
  const held = new Set<unknown>();
  const cost = { sheet: pane.excel.grid.sheets()[0]!.id, row: 1, column: 1, rowCount: 1, columnCount: 1 };
  const { grid, host } = pane.excel;
  host.beforeBatch = () => {
    held.add(grid.values(cost)[0]![0]);
    return undefined;
  };
  await user.click(await screen.findByRole('tab', { name: /^Vergleich/ }));
  await user.click(await screen.findByRole('button', { name: /^(Neu )?[Bb]ewerten|^Auswerten|^Berechnen/ }));
  await waitFor(
    () => expect(pane!.caseStore.getState().case!.results.map(({ value }) => value)).toEqual([7, 627.3]),
    { timeout: 20_000 },
  );
  host.beforeBatch = undefined;
  expect([...held]).toContain(-1234.5);
  expect(await screen.findAllByText(/^627,3/)).not.toHaveLength(0);
  pane.caseStore.setState({ freshness: { state: 'unknown', reason: say('workbookEdited') } });
  expect(await screen.findByText('Die Arbeitsmappe wurde seit der Auswertung bearbeitet.')).toBeTruthy();

  await user.click(await screen.findByRole('button', { name: /Trade-off-Tabelle|Vergleichstabelle/ }));
  await waitFor(
    async () => expect((await pane!.workbook.sheets()).map(({ name }) => name)).toContain('Trade-offs'),
    { timeout: 20_000 },
  );
  expect(grid.formulas({ ...cost, row: 2 })).toEqual([[PROFIT]]);
  const written = grid.sheets().find(({ name }) => name === 'Trade-offs')!.id;
  const area = { sheet: written, ...grid.usedArea(written, true)! };
  const formulas = grid.formulas(area).flatMap((row) => row.filter((formula) => formula !== null));
  expect(formulas.length).toBeGreaterThan(5);
  // Arguments in German stand between semicolons, decimals behind commas.
  for (const formula of formulas) expect(formula.replace(/"[^"]*"/g, '')).not.toMatch(/;|\bWENN\(|\bSUMME\(/);
});

it('what the case says of itself is in German too: checks, and why it cannot be evaluated', async () => {
  const user = userEvent.setup({ delay: null });
  const ranged = { ...shop, drivers: [{ ...shop.drivers[0]!, low: 5.75, high: 7 }] };
  const sheets = {
    Model: [
      ['Price', 10],
      ['Cost', 'six'],
      ['Profit', PROFIT],
    ],
  };
  pane = await openPane({ sheets, of: ranged, locale: 'de-DE', language: 'de-DE' });
  await user.click(await screen.findByRole('tab', { name: /^Vergleich/ }));
  await user.click(await screen.findByRole('button', { name: /^Auswerten/ }));
  expect(
    await screen.findByText(
      /Treiber „Cost“ braucht eine Zahl in Model!B2, doch dort steht "six"/,
      undefined,
      {
        timeout: 20_000,
      },
    ),
  ).toBeTruthy();

  pane.pane.getState().show('library');
  await user.click(await screen.findByRole('tab', { name: /^Annahmen/ }));
  await user.click(await screen.findByRole('button', { name: /^Prüfungen ausführen/ }));
  const found = await screen.findByText(
    /Treiber „Cost“ liegt unter „Mexico“ mit 5,5 unter dem unteren Ende 5,75/,
  );
  const list = within(found.closest('ul')!).getAllByRole('listitem');
  expect(list.map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('Neben dem Nichtstun gibt es 1 Alternative'),
      expect.stringContaining('fehlt: Verantwortung, Rhythmus und Schwelle; so kann sie nicht primär sein.'),
      expect.stringContaining('Der Fall ist noch nicht ausgewertet.'),
    ]),
  );
  expect(list.map(({ textContent }) => textContent).join()).not.toMatch(/\b(the|there|has no|driver)\b/i);
});

it.each([
  ['ar-SA', 'rtl'],
  ['he-IL', 'rtl'],
  ['de-DE', 'ltr'],
  ['en-US', 'ltr'],
])('in %s the pane is laid out %s', async (language, direction) => {
  pane = await openPane({ sheets: model, of: shop, language });
  const tab = await screen.findByRole('tab', { name: /(Compare|Vergleich)/ });
  expect(tab.closest('[dir]')!.getAttribute('dir')).toBe(direction);
  await userEvent.setup({ delay: null }).click(tab);
  expect(await screen.findByRole('button', { name: /(Evaluate|Bewerten|Auswerten)/ })).toBeTruthy();
});

it('English words in a pane from right to left keep their full stop behind them, and go into cells as they are', async () => {
  const { resolvedLanguage, t } = await createI18n('ar-SA');
  expect(resolvedLanguage).toBe('en');
  expect(t('sentences.notEvaluated')).toBe('\u2068The case is not evaluated yet.\u2069');
  expect(withoutIsolation(t('sentences.notEvaluated'))).toBe('The case is not evaluated yet.');
  expect((await createI18n('fr-FR')).t('sentences.notEvaluated')).toBe('The case is not evaluated yet.');
});
