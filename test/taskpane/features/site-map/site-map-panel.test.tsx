/** @jest-environment jsdom */
import '@testing-library/jest-dom';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { evaluateFunction } from '../../../../src/functions/network-evaluate.functions';
import { openPane } from '../../support/render-pane';
import type { OpenPane, OpenPaneOptions } from '../../support/render-pane';

jest.setTimeout(60_000);

let pane: OpenPane;
beforeAll(() => {
  // The drawing has the width of its place, which jsdom does not lay out.
  globalThis.ResizeObserver = class {
    constructor(private readonly tell: ResizeObserverCallback) {}
    observe() {
      this.tell([{ contentRect: { width: 400 } } as ResizeObserverEntry], this);
    }
    unobserve() {}
    disconnect() {}
  };
  globalThis.fetch = (async () => ({
    ok: true,
    json: async () => ({ namespace: 'FULCRUM', functions: [] }),
  })) as never;
});
afterEach(() => pane.close());

async function openMap(sheets: NonNullable<OpenPaneOptions['sheets']>) {
  pane = await openPane({ sheets });
  const user = userEvent.setup();
  await user.click(await screen.findByRole('tab', { name: /^Library/ }));
  await user.click(await screen.findByRole('tab', { name: /^Map/ }, { timeout: 30_000 }));
  return user;
}

const evaluated = evaluateFunction(
  [
    [1, 4],
    [3, 2],
    [9, 9],
  ],
  [[10], [20], [30]],
  [[5, 15]],
  [[1], [1], [0]],
);
const places = [
  ['DC', 'Latitude', 'Longitude'],
  ['Columbus', 40, -83],
  ['Reno', 39.5, -120],
  ['Dallas', 33, -97],
];
const customers = [
  ['Area', 'Lat', 'Lon'],
  ['Boston', 42, -71],
  ['Seattle', 47.6, -122],
];

test('a result and its coordinates are found and shown as a map, a legend and tables', async () => {
  const user = await openMap({ Net: evaluated, Places: places, Customers: customers });
  expect(
    await screen.findByRole('img', { name: /2 customers served by 2 open sites of 3/ }),
  ).toBeInTheDocument();
  expect(screen.getByText('Seattle: 15 from 2 Reno')).toBeInTheDocument();
  expect(screen.getByText('3 Dallas: closed')).toBeInTheDocument();

  const reno = screen.getByRole('button', { name: '2 Reno' });
  expect(reno).toHaveAttribute('aria-pressed', 'false');
  await user.click(reno);
  expect(reno).toHaveAttribute('aria-pressed', 'true');

  await user.click(screen.getByText('Sites as a table'));
  const row = await screen.findByRole('row', { name: /^2 Reno/ });
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['open', '1', '15', expect.stringMatching(/^75\.0\s?%$/)]);
  await user.click(screen.getByText('Customers as a table'));
  expect(await screen.findByRole('row', { name: /^Boston 1 Columbus/ })).toBeInTheDocument();
});

test('coordinates of another length are refused in words and taken over from the selection', async () => {
  const user = await openMap({
    Net: evaluated,
    Places: places,
    Elsewhere: [
      [42, -71],
      [47.6, -122],
    ],
  });
  const field = await screen.findByRole('textbox', { name: /^Coordinates of the customers/ });
  await user.type(field, 'Places!B2:C4');
  expect(await screen.findByText('The result needs 2 rows; these are 3.')).toBeInTheDocument();
  await user.clear(field);
  await user.type(field, 'Places!A2:C4');
  expect(await screen.findByText(/Name two columns of numbers/)).toBeInTheDocument();
  await pane.workbook.select('Elsewhere!A1:B2');
  await user.click(
    await screen.findByRole('button', {
      name: 'Take over the selection for Coordinates of the customers: Elsewhere!A1:B2',
    }),
  );
  expect(await screen.findByRole('img', { name: /2 customers/ })).toBeInTheDocument();
});

test('without a result the view says how to get one, and finds it when it is there', async () => {
  await openMap({ Net: [[1]], Places: places, Customers: customers });
  expect(await screen.findByText('No network result in this workbook yet')).toBeInTheDocument();
  await pane.workbook.write(
    evaluated.map((row, r) => ({
      address: `Net!A${r + 1}:H${r + 1}`,
      cells: [row.map((cell: unknown) => (typeof cell === 'string' ? { text: cell } : (cell as number)))],
    })),
  );
  await waitFor(() => expect(screen.getByRole('img', { name: /2 customers/ })).toBeInTheDocument(), {
    timeout: 20_000,
  });
});
