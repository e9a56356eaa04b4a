import fc from 'fast-check';
import { usedColumns } from '../../src/order-lines/check-plan';
import { guessPlan } from '../../src/order-lines/guess-plan';
import type { FileColumn, OrderLinesPlan } from '../../src/order-lines/order-lines';
import { numberLiteral, quoteIdentifier, quoteText } from '../../src/order-lines/sql-text';

const column = (name: string, kind: FileColumn['kind']): FileColumn => ({ name, kind, example: '' });
const columns = [
  column('CustomerID', 'text'),
  column('SalesOrderNo', 'text'),
  column('order_date', 'date'),
  column('NetSales', 'number'),
  column('COGS', 'number'),
  column('Qty', 'number'),
  column('Weight kg', 'number'),
  column('Expedited', 'boolean'),
  column('Remarks', 'text'),
];
const plan = guessPlan({ format: 'parquet', rows: 1, decimalMark: '.', columns });
const activity = plan.activities[0]!;

test('columns are guessed from headings in words, camel case and underscores', () => {
  expect(plan).toMatchObject({
    customer: 'CustomerID',
    revenue: 'NetSales',
    costOfGoods: 'COGS',
    order: 'SalesOrderNo',
    quantity: 'Qty',
    date: 'order_date',
    activity: null,
  });
  expect(plan.activities.map(({ driver }) => driver)).toEqual([
    { kind: 'orders' },
    { kind: 'lines' },
    { kind: 'sum', column: 'Weight kg' },
    { kind: 'flag', column: 'Expedited' },
  ]);
});

test.each<[string, Partial<OrderLinesPlan>, string]>([
  ['no customer', { customer: '' }, 'customer must be a column of the file'],
  [
    'a column that is not there',
    { revenue: 'Sales' },
    'revenue must be a column of the file; "Sales" is none',
  ],
  ['dates as revenue', { revenue: 'order_date', date: null }, 'which holds dates'],
  [
    'one column in two roles',
    { costOfGoods: 'CustomerID' },
    'cost of goods must be another column than customer',
  ],
  ['revenue as cost', { costOfGoods: 'NetSales' }, 'cost of goods must be another column than revenue'],
  ['no activities', { activities: [] }, 'activities must have at least 1 entry'],
  ['two activities of a name', { activities: [activity, activity] }, 'no other column of the table has'],
  ['a negative rate', { activities: [{ ...activity, amount: -1 }] }, 'must be zero or a positive number'],
  ['orders without their column', { order: null }, 'needs the column of the order number'],
  [
    'an activity named like a column of the table',
    { activities: [{ ...activity, name: 'Net_Margin' }] },
    'no other column of the table has',
  ],
])('%s is refused with the field and the rule', (_, change, message) => {
  expect(() => usedColumns({ ...plan, ...change }, columns)).toThrow(message);
});

test('property: quoted names and texts end only where they are meant to', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', "'", ';', '-', 'a', '\\', '\n', 'é') }), (text) => {
      expect(quoteIdentifier(text).slice(1, -1).replaceAll('""', '')).not.toContain('"');
      expect(quoteText(text).slice(1, -1).replaceAll("''", '')).not.toContain("'");
    }),
  );
  expect(() => quoteIdentifier('a\0b')).toThrow('NUL');
});

test('property: a number reads back as itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(numberLiteral(value))).toBe(value === 0 ? 0 : value);
    }),
  );
  expect(() => numberLiteral(NaN)).toThrow('must be a number');
});
