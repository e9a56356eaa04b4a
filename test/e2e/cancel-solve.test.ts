import { eventually } from '../support/eventually';
import type { WorkbenchPage } from '../support/workbench-page';
import { openWorkbench } from '../support/workbench-page';

let workbench: WorkbenchPage;

beforeAll(async () => {
  workbench = await openWorkbench();
});
afterAll(() => workbench.close());

const SITES = 120;
const CUSTOMERS = 60;

/** Costs by distance between points of a fixed seed in columns A to BH, and sizes in column BJ. */
async function writePlaces(): Promise<void> {
  let state = 1;
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const places = Array.from({ length: SITES }, () => [random(), random()] as const);
  const costs = places.map(([x, y]) =>
    places.slice(0, CUSTOMERS).map(([a, b]) => Math.round(1000 * Math.hypot(x - a, y - b))),
  );
  const sizes = places.map(() => [5 + Math.round(30 * random())]);
  await workbench.page.evaluate(
    ([matrix, column]) => {
      const { grid } = window.workbench.current;
      const sheet = grid.sheets().find(({ name }) => name === 'KPIs')!.id;
      const at = { sheet, row: 99, rowCount: matrix.length };
      grid.write({ ...at, column: 0, columnCount: matrix[0]!.length }, matrix);
      grid.write({ ...at, column: 61, columnCount: 1 }, column);
    },
    [costs, sizes] as const,
  );
}

const solvers = () => workbench.page.workers().filter((worker) => worker.url().includes('fulcrum-solver'));

it('cancelling a solve in the pane ends its worker, and another worker answers the next solve', async () => {
  await writePlaces();
  await workbench.whenCalculated();
  const [first] = solvers();
  expect(first).toBeDefined();

  // Each customer from one site alone, with little room to spare: minutes of branching.
  await workbench.write('KPIs!BZ50', {
    formula:
      '=FULCRUM.NET.CAPACITATEDLOCATION(A100:BH219, BJ100:BJ219*700, TRANSPOSE(BJ100:BJ159), BJ100:BJ219*3, TRUE)',
  });
  const cancel = (await workbench.pane()).getByRole('button', { name: 'Cancel the solve' });
  await cancel.click();
  await eventually(async () =>
    expect(await workbench.read('KPIs!BZ50')).toMatchObject({
      error: '#N/A',
      message: 'the solve was cancelled; recalculate the cell to run it again',
    }),
  );
  expect(await cancel.count()).toBe(0);
  await eventually(async () => expect(solvers()).not.toContain(first));

  await workbench.write('KPIs!BZ45', {
    formula: '=INDEX(FULCRUM.NET.FACILITYLOCATION({1,4;3,2}, {10;20}, {5,5}), 3, 3)',
  });
  expect(await workbench.read('KPIs!BZ45')).toBe(35);
  expect(solvers()).toHaveLength(1);
});
