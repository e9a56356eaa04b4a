/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import pipeline from '../../../../scripts/functions-pipeline.cjs';
import translation from '../../../../scripts/functions-translation.cjs';
import type { FunctionHelp } from '../../../../src/taskpane/features/library/function-help';
import type * as functionHelpModule from '../../../../src/taskpane/features/library/function-help';
import { openPane } from '../../support/render-pane';
import type { OpenPane } from '../../support/render-pane';

jest.setTimeout(60_000);

let pane: OpenPane | undefined;
/** The files of the build that were asked for. */
const asked: string[] = [];
const described = pipeline.describeFunctions();
const files = new Map([
  ['functions-help.json', pipeline.helpJson(described)],
  ['functions-help.de.json', pipeline.helpJson(translation.translated(described, 'de'))],
]);
beforeAll(() => {
  globalThis.fetch = (async (url: URL) => {
    const name = url.pathname.split('/').at(-1)!;
    asked.push(name);
    const text = files.get(name);
    return {
      ok: text !== undefined,
      status: text === undefined ? 404 : 200,
      json: async () => JSON.parse(text!) as unknown,
    };
  }) as never;
});
beforeEach(() => asked.splice(0));
afterEach(async () => {
  await pane?.close();
  pane = undefined;
});

/** The help as a pane that is opened anew asks for it. */
async function freshHelp(): Promise<FunctionHelp> {
  let help!: Promise<FunctionHelp>;
  jest.isolateModules(() => {
    const fresh =
      require('../../../../src/taskpane/features/library/function-help') as typeof functionHelpModule;
    help = fresh.functionHelp('de');
  });
  return help;
}

const sheets = { S: [[1]] };
const find = (name: string) =>
  screen.findByRole('searchbox', { name }, { timeout: 30_000 }) as Promise<HTMLInputElement>;

it('German: a function is found by German words, and its page and arguments speak German', async () => {
  pane = await openPane({ sheets, language: 'de-DE' });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name: /^Bibliothek/ }));
  await user.type(await find('Suchen'), 'sicherheitsbestand servicegrad');
  await user.click(await screen.findByRole('button', { name: /^INV\.SAFETYSTOCK/ }));

  expect(
    screen.getByText(/^Sicherheitsbestand, der einen Servicegrad \(Lieferbereitschaftsgrad\) erreicht/),
  ).toBeInTheDocument();
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
    'Einsatz',
    'Formel',
    'Einheiten',
    'Quelle',
    'Ergebnis',
  ]);
  const field = screen.getByRole('textbox', { name: /^leadTimeSd/ });
  expect(field).toHaveAccessibleDescription(/^Standardabweichung der Wiederbeschaffungszeit \(Perioden\)/);
  expect(asked).toEqual(['functions-help.de.json']);
});

it('German: the id finds a function as well', async () => {
  pane = await openPane({ sheets, language: 'de-AT' });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name: /^Bibliothek/ }));
  await user.type(await find('Suchen'), 'inv.eoq ');
  expect(await screen.findByRole('button', { name: /^INV\.EOQ Wirtschaftliche/ })).toBeInTheDocument();
});

it('a language without help of its own: English', async () => {
  pane = await openPane({ sheets, language: 'fr-FR' });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name: /Library/ }));
  await user.type(await find('Search'), 'METRIC.TURNS');
  expect(await screen.findByRole('button', { name: /Inventory turns/ })).toBeInTheDocument();
  expect(asked).toEqual(['functions-help.json']);
});

it('German, from a server without the German file: English', async () => {
  files.delete('functions-help.de.json');
  expect((await freshHelp()).functions[0]!.summary).toMatch(/^The comparison of the case as a table/);
  expect(asked).toEqual(['functions-help.de.json', 'functions-help.json']);
});
