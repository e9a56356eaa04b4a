import fc from 'fast-check';
import { isFormula } from '../../../workbench/grid/formula-evaluator';
import type { CellValue } from '../../../workbench/grid/grid';
import { memoryGrid } from '../../../workbench/grid/memory-workbook';

async function evaluate(
  formula: string,
  cells: readonly (number | string | boolean)[] = [],
): Promise<CellValue> {
  const grid = memoryGrid({ Sheet1: [[formula, ...cells]] });
  await grid.whenCalculated();
  return grid.values({ sheet: grid.activeSheet(), row: 0, column: 0, rowCount: 1, columnCount: 1 })[0]![0]!;
}

test.each<[string, CellValue]>([
  ['=1+2*3^2', 19],
  ['=-2^2', 4],
  ['=(1+2)*3', 9],
  ['=10%', 0.1],
  ['="a"&1&TRUE', 'a1TRUE'],
  ['=1<2', true],
  ['="B"="b"', true],
  ['="a"<"B"', true],
  ['=1<"a"', true],
  ['=1/0', { error: '#DIV/0!' }],
  ['="a"+1', { error: '#VALUE!' }],
  ['="3"+1', 4],
  ['=(-1)^0.5', { error: '#NUM!' }],
  ['=NOSUCH(1)', { error: '#NAME?' }],
  ['=nosuch', { error: '#NAME?' }],
  ['=Nowhere!A1', { error: '#REF!' }],
  ['=SUM(1,TRUE,{2,"x";3,4})', 11],
  ['=MIN(3,1,2)', 1],
  ['=MAX()', 0],
  ['=IF(1>2,"yes","no")', 'no'],
  ['=IF(FALSE,1)', false],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=ROUND(2.675,2)', 2.68],
  ['=ROUND(-2.5,0)', -3],
  ['=ROUND(1234,-2)', 1200],
  ['=ROUND(0.0000001,2)', 0],
  ['=AVERAGE("x",1)', { error: '#VALUE!' }],
  ['=COUNT({1,"a",2})', 2],
  ['=AND(TRUE,1)', true],
  ['=OR(FALSE,0)', false],
  ['=NOT(1)', false],
  ['=INDEX({1,2;3,4},2,1)', 3],
  ['=INDEX({1,2;3,4},3,1)', { error: '#REF!' }],
  ['=SUM({1,2}*{10;20})', 90],
  ['=LET(x,2,x*x)', 4],
  ['=SQRT(-1)', { error: '#NUM!' }],
  ['=ABS(-3)', 3],
  ['=PRODUCT(2,3)', 6],
])('%s is %j', async (formula, expected) => {
  expect(await evaluate(formula)).toEqual(expected);
});

// Microsoft's documentation of NPV gives 1,188.44 for this example.
test('NPV of the example in the documentation of Excel, "NPV function", Microsoft Support', async () => {
  expect(await evaluate('=ROUND(NPV(10%,-10000,3000,4200,6800),2)')).toBe(1188.44);
});

test('references are read from the sheet; a circle ends', async () => {
  expect(await evaluate('=SUM(B1:D1)', [1, 2, '=B1+C1'])).toBe(6);
  expect(await evaluate('=A1+1')).toEqual(expect.any(Number));
});

test('addition and comparison agree with arithmetic', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: -1000, max: 1000 }),
      fc.integer({ min: -1000, max: 1000 }),
      async (a, b) => {
        expect(await evaluate('=B1+C1', [a, b])).toBe(a + b);
        expect(await evaluate('=B1<C1', [a, b])).toBe(a < b);
      },
    ),
    { numRuns: 25 },
  );
});

test.each(['=SUM(', '=1+', '=)'])('%s is no formula', (text) => expect(isFormula(text)).toBe(false));
