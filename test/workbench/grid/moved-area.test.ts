import fc from 'fast-check';
import type { CellShift, SheetArea } from '../../../workbench/grid/grid';
import { COLUMN_LIMIT, ROW_LIMIT } from '../../../workbench/grid/grid';
import { movedArea } from '../../../workbench/grid/moved-area';
import { movedFormula, renamedFormula } from '../../../workbench/grid/moved-formula';

function rows(kind: CellShift['kind'], row: number, rowCount: number, sheet = 's'): CellShift {
  return { kind, axis: 'rows', area: { sheet, row, column: 0, rowCount, columnCount: COLUMN_LIMIT } };
}

const area: SheetArea = { sheet: 's', row: 5, column: 1, rowCount: 3, columnCount: 2 };

test('rows inserted above move an area, within it widen it, below leave it', () => {
  expect(movedArea(area, rows('insert', 5, 2))).toMatchObject({ row: 7, rowCount: 3 });
  expect(movedArea(area, rows('insert', 6, 2))).toMatchObject({ row: 5, rowCount: 5 });
  expect(movedArea(area, rows('insert', 8, 2))).toMatchObject({ row: 5, rowCount: 3 });
});

test('rows deleted take their part of an area; all of them take the area', () => {
  expect(movedArea(area, rows('delete', 4, 2))).toMatchObject({ row: 4, rowCount: 2 });
  expect(movedArea(area, rows('delete', 0, 5))).toMatchObject({ row: 0, rowCount: 3 });
  expect(movedArea(area, rows('delete', 5, 3))).toBeNull();
});

test('whole columns stay whole, and what is pushed off the sheet is gone', () => {
  const column: SheetArea = { sheet: 's', row: 0, column: 2, rowCount: ROW_LIMIT, columnCount: 1 };
  expect(movedArea(column, rows('insert', 5, 2))).toEqual(column);
  expect(movedArea({ ...area, row: ROW_LIMIT - 4, rowCount: 4 }, rows('insert', 0, 2))).toMatchObject({
    rowCount: 2,
  });
  expect(movedArea({ ...area, row: ROW_LIMIT - 1, rowCount: 1 }, rows('insert', 0, 2))).toBeNull();
});

test('cells that do not cover the breadth of an area leave it, as do those of another sheet', () => {
  const narrow: CellShift = {
    kind: 'insert',
    axis: 'rows',
    area: { sheet: 's', row: 0, column: 0, rowCount: 1, columnCount: 2 },
  };
  expect(movedArea(area, narrow)).toBe(area);
  expect(movedArea(area, rows('insert', 0, 1, 'other'))).toBe(area);
});

test('deleting what was inserted leaves every area as it was', () => {
  const index = fc.integer({ min: 0, max: 30 });
  const size = fc.integer({ min: 1, max: 10 });
  fc.assert(
    fc.property(index, size, index, size, (row, rowCount, at, count) => {
      const before: SheetArea = { sheet: 's', row, column: 0, rowCount, columnCount: 1 };
      const between = movedArea(before, rows('insert', at, count));
      expect(between && movedArea(between, rows('delete', at, count))).toEqual(before);
    }),
  );
});

const sheetIdOf = (name: string): string | null => (name === 'Inputs' ? 's' : null);

test.each([
  ['=SUM(A1:A9)+$B$7', '=SUM(A1:A11)+$B$9'],
  ["=Inputs!A7*'Inputs'!$A7:B$8", '=Inputs!A9*Inputs!$A9:B$10'],
  ['=Other!A7&"A7"', '=Other!A7&"A7"'],
  ['=SUM(A:A)', '=SUM(A:A)'],
])('%s becomes %s when two rows are inserted at 6', (before, after) => {
  expect(movedFormula(before, 's', rows('insert', 5, 2), sheetIdOf)).toBe(after);
});

test('what was deleted becomes #REF!', () => {
  expect(movedFormula('=A6+A1:A6', 's', rows('delete', 5, 1), sheetIdOf)).toBe('=#REF!+A1:A5');
});

test('a renamed sheet is renamed in formulas, a deleted one is #REF!', () => {
  expect(renamedFormula('=inputs!A1+Inputs!rate+Outputs!A1', 'Inputs', 'New inputs')).toBe(
    "='New inputs'!A1+'New inputs'!rate+Outputs!A1",
  );
  expect(renamedFormula('=Inputs!A1+Outputs!A1', 'Inputs', null)).toBe('=#REF!+Outputs!A1');
});
