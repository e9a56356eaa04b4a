import type { InjectedFunction } from '../../../workbench/grid/formula-evaluator';
import { formulaEvaluator } from '../../../workbench/grid/formula-evaluator';
import type { SheetArea } from '../../../workbench/grid/grid';
import { MemoryGrid } from '../../../workbench/grid/memory-grid';
import { memoryGrid } from '../../../workbench/grid/memory-workbook';
import { gridContract } from './grid-contract';

describe('the in-memory grid keeps the contract of all grids', () =>
  gridContract({ make: () => new MemoryGrid() }));

function first(grid: MemoryGrid, rowCount: number, columnCount: number): SheetArea {
  return { sheet: grid.sheets()[0]!.id, row: 0, column: 0, rowCount, columnCount };
}

test('calculated values come with time, as in the real one', async () => {
  const grid = memoryGrid({ Sheet1: [[1, '=A1*2']] }, { calculationDelay: 15 });
  await grid.whenCalculated();
  grid.write(first(grid, 1, 1), [[5]]);
  expect([grid.isCalculating(), grid.values(first(grid, 1, 2))]).toEqual([true, [[5, 2]]]);
  await grid.whenCalculated();
  expect([grid.isCalculating(), grid.values(first(grid, 1, 2))]).toEqual([false, [[5, 10]]]);
});

test('in manual mode it calculates on request only', async () => {
  const grid = memoryGrid({ Sheet1: [[1, '=A1*2']] });
  await grid.whenCalculated();
  grid.setCalculationMode('manual');
  grid.write(first(grid, 1, 1), [[5]]);
  await grid.whenCalculated();
  expect(grid.values(first(grid, 1, 2))).toEqual([[5, 2]]);
  grid.calculate();
  await grid.whenCalculated();
  expect(grid.values(first(grid, 1, 2))).toEqual([[5, 10]]);
});

test('cells pushed to the right leave the widths of their columns where they are', () => {
  const grid = memoryGrid({ Sheet1: [[1, 2]] });
  const { sheet } = first(grid, 1, 1);
  grid.setColumnWidth(sheet, 0, 1, 90);
  grid.shift({ kind: 'insert', axis: 'columns', area: first(grid, 1, 1) });
  expect([grid.columnWidth(sheet, 0), grid.columnWidth(sheet, 1)]).toEqual([90, 48]);
  expect(grid.values(first(grid, 1, 3))).toEqual([[null, 1, 2]]);
});

test('formulas that read spilled cells follow them', async () => {
  const grid = memoryGrid({
    Sheet1: [
      [3, '=SUM(C1:C3)', '=A1*{1;2;3}'],
      ['=SUM(C1#)', '', ''],
    ],
  });
  await grid.whenCalculated();
  expect(grid.values(first(grid, 2, 3))).toEqual([
    [3, 18, 3],
    [18, null, 6],
  ]);
  grid.write(first(grid, 1, 1), [[1]]);
  await grid.whenCalculated();
  expect(grid.values(first(grid, 2, 2))).toEqual([
    [1, 6],
    [6, null],
  ]);
});

test('structured references read a table by its columns', async () => {
  const grid = memoryGrid({
    Sheet1: [
      ['driver', 'value'],
      ['a', 2],
      ['b', 3],
      ['=SUM(Drivers[value])', '=Drivers[[#Headers],[value]]'],
    ],
  });
  const sheet = grid.sheets()[0]!.id;
  grid.stored.tables.push({
    id: '1',
    name: 'Drivers',
    area: { sheet, row: 0, column: 0, rowCount: 3, columnCount: 2 },
    showHeaders: true,
    showTotals: false,
    showBandedRows: true,
    showBandedColumns: false,
    showFilterButton: true,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    style: '',
    columns: [
      { id: 1, name: 'driver' },
      { id: 2, name: 'value' },
    ],
  });
  grid.write({ sheet, row: 1, column: 2, rowCount: 1, columnCount: 1 }, [
    [{ formula: '=Drivers[@value]*10' }],
  ]);
  await grid.whenCalculated();
  expect(grid.values(first(grid, 4, 3))).toEqual([
    ['driver', 'value', null],
    ['a', 2, 20],
    ['b', 3, null],
    [5, 'value', null],
  ]);
});

test('injected functions get ranges as rows, may spill, and show their error with its sentence', async () => {
  const refuse = (): never => {
    throw Object.assign(new Error('demandSd must be a positive number'), { code: '#VALUE!' });
  };
  const functions = new Map<string, InjectedFunction>([
    [
      'FULCRUM.TOTAL',
      (cells: number[][], extra: number[][] | null) =>
        cells.flat().reduce((a, b) => a + b, 0) + (extra?.[0]?.[0] ?? 0),
    ],
    [
      'FULCRUM.TABLE',
      () => [
        ['header', 'value'],
        ['x', 1],
      ],
    ],
    ['FULCRUM.REFUSE', refuse],
  ]);
  const grid = memoryGrid(
    {
      Sheet1: [
        [1, 2, '=FULCRUM.Total(A1:B1)', '=FULCRUM.TOTAL(A1,)'],
        ['=FULCRUM.TABLE()', '', '=FULCRUM.REFUSE(1)', '=FULCRUM.NOSUCH()'],
      ],
    },
    { evaluate: formulaEvaluator(functions) },
  );
  await grid.whenCalculated();
  expect(grid.values(first(grid, 3, 4))).toEqual([
    [1, 2, 3, 1],
    [
      'header',
      'value',
      { error: '#VALUE!', message: 'demandSd must be a positive number' },
      { error: '#NAME?' },
    ],
    ['x', 1, null, null],
  ]);
});

test("a co-author's edit is told from one's own", () => {
  const grid = new MemoryGrid();
  const sources: string[] = [];
  grid.onChange(({ source }) => sources.push(source));
  grid.asCoauthor(() => grid.write(first(grid, 1, 1), [[1]]));
  grid.write(first(grid, 1, 1), [[2]]);
  expect(sources).toEqual(['remote', 'local']);
});

test('an unknown sheet is refused', () => {
  expect(() =>
    new MemoryGrid().values({ sheet: 'nowhere', row: 0, column: 0, rowCount: 1, columnCount: 1 }),
  ).toThrow('The workbook has no sheet nowhere.');
});
