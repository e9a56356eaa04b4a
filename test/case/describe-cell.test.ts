import { describeCell, likelyDirection, unitOfFormat } from '../../src/case/describe-cell';
import type { CellValue } from '../../src/workbook/workbook';

const around =
  (rows: readonly (readonly CellValue[])[]) =>
  (row: number, column: number): CellValue =>
    rows[row]?.[column] ?? null;

it.each([
  ['label and unit on either side', [['Price', 10, 'USD']], 0, 1, 'Price', 'USD'],
  ['the unit between label and number', [['Lead time', 'days', 12]], 0, 2, 'Lead time', 'days'],
  ['a unit such as $/order before the number', [['Handling', '$/order', 4.2]], 0, 2, 'Handling', '$/order'],
  ['a label that only looks like a unit', [['Units', 100]], 0, 1, 'Units', ''],
  ['a heading above', [['Volume'], [5]], 1, 0, 'Volume', ''],
  [
    'row and heading within a grid',
    [
      [null, 'North', 'South'],
      ['Demand', 5, 6],
    ],
    1,
    2,
    'Demand, South',
    '',
  ],
  [
    'a year that heads its column',
    [
      [null, 2026, 2027],
      ['Demand', 5, 6],
    ],
    1,
    1,
    'Demand, 2026',
    '',
  ],
  [
    'the row alone where one number stands in it',
    [
      ['Input', 'Value'],
      ['Price', 5],
    ],
    1,
    1,
    'Price',
    '',
  ],
  ['the unit in brackets after the label', [['Price (EUR/kWh)', null, 0.19]], 0, 2, 'Price', 'EUR/kWh'],
  ['thousands of a unit in brackets', [['Start volume [k units]', 42]], 0, 1, 'Start volume', 'k units'],
  ['brackets that hold no unit', [['Volume (base case)', 42]], 0, 1, 'Volume (base case)', ''],
  ['a percent sign in brackets', [['Growth (%)', 3]], 0, 1, 'Growth (%)', ''],
  [
    'the unit in brackets within a grid',
    [
      [null, 2026, 2027],
      ['Volume (pallets)', 5, 6],
    ],
    1,
    1,
    'Volume, 2026',
    'pallets',
  ],
  ['a bar drawn of blocks', [['Best fifth of customers', '████', 1.05]], 0, 2, 'Best fifth of customers', ''],
  [
    'the heading of a long table',
    [
      [null, 'Sales', 'Margin'],
      ...Array.from({ length: 60 }, (_, i) => [`Customer ${i}`, i, i]),
      ['Total', 5, 6],
    ],
    61,
    2,
    'Total, Margin',
    '',
  ],
  ['nothing around', [[5]], 0, 0, '', ''],
] as const)('%s', (_, rows, row, column, label, unit) => {
  expect(describeCell(around(rows), row, column)).toEqual({ label, unit });
});

it.each([
  ['0.0%', '%'],
  ['#,##0.00 [$€-407]', '€'],
  ['$#,##0;[Red]-$#,##0', '$'],
  ['0.0 "days"', 'days'],
  ['"$"#,##0', '$'],
  ['General', ''],
  ['yyyy-mm-dd', ''],
])('reads the unit of the format %s', (format, unit) => {
  expect(unitOfFormat(format)).toBe(unit);
});

it.each([
  ['Net present value', 'higher'],
  ['Cost to serve', 'lower'],
  ['Inventory turns', 'higher'],
  ['Bestand im Mittel', 'lower'],
  ['NPV of cost', 'lower'],
  ['Cost of sales', 'lower'],
  ['Service cost', 'lower'],
  ['Cost savings', 'higher'],
  ['Something else', null],
])('takes %s to be better when %s', (label, direction) => {
  expect(likelyDirection(label)).toBe(direction);
});
