import fc from 'fast-check';
import { remarkText } from '../../src/recalc/remark';
import { proposeCells } from '../../src/recalc/uses/propose-cells';
import type { CellProposals } from '../../src/recalc/uses/propose-cells';
import { cell, modelOf } from './written-model';

const address = ({ cell: { row, column } }: { readonly cell: { row: number; column: number } }) =>
  `${String.fromCharCode(65 + column)}${row + 1}`;
const drivers = ({ drivers: found }: CellProposals) => found.map(address);
const outputs = ({ outputs: found }: CellProposals) => found.map(address);

/** Profit = volume × (price − cost) − fixed; its margin; a rate that nothing reads. */
const shop = {
  A1: 1000,
  A2: 10,
  A3: 6,
  A4: 3000,
  A5: 7,
  B1: '=A1*(A2-A3)-A4',
  B2: '=B1/(A1*A2)',
};

test('finds the results that nothing reads and ranks the inputs by what a tenth more does to them', async () => {
  const found = await proposeCells(modelOf({ Model: shop }), null, new Map());
  expect(outputs(found)).toEqual(['B2']);
  expect(found.unmeasured).toBeNull();
  expect(found.constants).toBe(4);
  // Profit 1,000: a tenth of the price is worth 1,000, of the cost 600, of the volume 400, of the fixed cost 300.
  const profit = await proposeCells(modelOf({ Model: shop }), [cell('Model!B1')], new Map());
  expect(drivers(profit)).toEqual(['A2', 'A3', 'A1', 'A4']);
  const effects = profit.drivers.map((driver) => driver.effects[0]!);
  [1, -0.6, 0.4, -0.3].forEach((wanted, i) => expect(effects[i]).toBeCloseTo(wanted, 12));
  expect(profit.drivers.map(({ dependents }) => dependents)).toEqual([1, 1, 1, 1]);
});

test('a switch that stands at 0 is measured as switched on', async () => {
  const found = await proposeCells(modelOf({ Model: { A1: 0, A2: 50, B1: '=A2*(1+A1)' } }), null, new Map());
  expect(found.drivers.map((driver) => [address(driver), driver.effects[0]])).toEqual([
    ['A1', 1],
    ['A2', expect.closeTo(0.1, 12)],
  ]);
});

test('constants that number periods, and those without effect, are no drivers', async () => {
  const found = await proposeCells(
    modelOf({
      Model: {
        A1: 2026,
        B1: 2027,
        C1: 2028,
        A2: 5,
        B2: 6,
        C2: 7,
        A3: 1,
        D9: '=SUM(A1:C1)*0+SUM(A2:C2)+0*A3',
      },
    }),
    null,
    new Map(),
  );
  expect(drivers(found)).toEqual(['C2', 'B2', 'A2']);
});

test('a column of copies is a table and no list of results', async () => {
  const rows = Array.from({ length: 8 }, (_, i) => [
    [`A${i + 1}`, i * 3 + 2],
    [`B${i + 1}`, `=A${i + 1}*2`],
  ]).flat();
  const found = await proposeCells(
    modelOf({ Model: { ...Object.fromEntries(rows), D1: '=SUM(A1:A8)' } }),
    null,
    new Map(),
  );
  expect(outputs(found)).toEqual(['D1']);
});

test('a model that cannot be recalculated is counted instead, with the reason', async () => {
  const found = await proposeCells(
    modelOf({ Model: { A1: 3, A2: 4, B1: '=A1*2', B2: '=B1+A2+NOTAFUNCTION(A1)', B3: '=B2+A1' } }),
    null,
    new Map(),
  );
  expect(remarkText(found.unmeasured!)).toBe(
    'Model!B2 cannot be recalculated: it uses the function NOTAFUNCTION',
  );
  expect(found.drivers.map((driver) => [address(driver), driver.dependents, driver.effects])).toEqual([
    ['A1', 3, []],
    ['A2', 2, []],
  ]);
});

test('nothing is proposed without formulas', async () => {
  const found = await proposeCells(modelOf({ Model: { A1: 3, A2: 'text' } }), null, new Map());
  expect(found).toEqual({ outputs: [], drivers: [], constants: 0, unmeasured: null });
});

test('the inputs of a table of a hundred thousand cells are looked through', async () => {
  const cells: Record<string, number | string> = { D1: '=SUM(A1:A100000)*D2', D2: 3 };
  for (let i = 1; i <= 100_000; i++) cells[`A${i}`] = (i * 7919) % 1000;
  const found = await proposeCells(modelOf({ Model: cells }), null, new Map());
  expect(address(found.drivers[0]!)).toBe('D2');
  expect(found.constants).toBe(100_001);
});

test('in a sum the effects are the shares of the summands', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 }),
      async (values) => {
        // Every second column, so that no run of numbers looks like periods.
        const cells = Object.fromEntries(values.map((value, i) => [`A${2 * i + 1}`, value]));
        const found = await proposeCells(
          modelOf({ Model: { ...cells, B1: '=SUM(A1:A20)' } }),
          null,
          new Map(),
        );
        const total = values.reduce((sum, value) => sum + value, 0);
        for (const { value, effects } of found.drivers) {
          expect(effects[0]).toBeCloseTo((0.1 * value) / total, 9);
        }
        expect(found.drivers).toHaveLength(values.length);
      },
    ),
    { numRuns: 25 },
  );
});

test('what a check or a verdict in words reads is a result still, and the check is none', async () => {
  const found = await proposeCells(
    modelOf({
      Model: {
        A1: 400,
        A2: 50,
        C1: '=A1/A2',
        C2: '=IF(C1>10,"ok","slow")',
        A3: 'Total',
        C3: '=A1+A2',
        A4: 'Check: parts less total',
        C4: '=A1+A2-C3',
        A5: 'Checkout time',
        C5: '=A2*2',
      },
    }),
    null,
    new Map(),
  );
  expect([...outputs(found)].sort()).toEqual(['C1', 'C3', 'C5']);
});

test('single cells of a table of inputs come after the assumptions, whatever they do', async () => {
  const cells: Record<string, number | string> = { H1: 2, H2: 3, J1: '=SUM(D1:D20)*H1+H2' };
  for (let i = 1; i <= 20; i++) {
    cells[`A${i}`] = 7 * i + 1;
    cells[`B${i}`] = i === 1 ? 900_000 : (i * i) % 11;
    cells[`D${i}`] = `=A${i}*B${i}`;
  }
  const found = await proposeCells(modelOf({ Model: cells }), null, new Map());
  expect(drivers(found).slice(0, 2)).toEqual(['H1', 'H2']);
  // The first row makes up nearly all of the result.
  expect(drivers(found).slice(2, 4).sort()).toEqual(['A1', 'B1']);
  expect(found.drivers.map(({ ofTable }) => ofTable).slice(0, 4)).toEqual([false, false, true, true]);
});

test('a list of assumptions is no table, however long', async () => {
  const cells: Record<string, number | string> = { D1: '=SUMPRODUCT(B1:B30,B1:B30)' };
  for (let i = 1; i <= 30; i++) cells[`B${i}`] = (i * i) % 17;
  const found = await proposeCells(modelOf({ Model: cells }), null, new Map());
  expect(found.drivers.every(({ ofTable }) => !ofTable)).toBe(true);
});
