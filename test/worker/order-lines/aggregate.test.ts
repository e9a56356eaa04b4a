import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createHash } from 'node:crypto';
import { customerProfits } from '../../../src/domain/cost-to-serve/customer-profit';
import { usedColumns } from '../../../src/order-lines/check-plan';
import { guessPlan } from '../../../src/order-lines/guess-plan';
import type { OrderLinesPlan, OrderLinesResult } from '../../../src/order-lines/order-lines';
import { aggregateFile, inspectFile } from '../../../src/worker/order-lines/aggregate';
import { openDatabase, rowsOf } from '../../../src/worker/order-lines/database';
import { duckDbInNode } from '../../support/duckdb-in-node';

let duckDb: DuckDBBindings;
beforeAll(async () => {
  duckDb = await duckDbInNode();
}, 60_000);

interface Line {
  readonly customer: string;
  readonly order: string;
  readonly revenue: number;
  readonly cost: number;
  readonly weight: number;
  readonly expedite: boolean;
  readonly date: string;
}

const plan: OrderLinesPlan = {
  customer: 'Customer',
  revenue: 'Revenue',
  costOfGoods: 'Cost of goods',
  order: 'Order',
  quantity: null,
  date: 'Order date',
  activity: null,
  volume: null,
  rowsAre: 'orderLines',
  decimalMark: '.',
  activities: [
    { name: 'Order handling', driver: { kind: 'orders' }, basis: 'rate', amount: 12.5 },
    { name: 'Picking', driver: { kind: 'lines' }, basis: 'rate', amount: 1.75 },
    { name: 'Freight', driver: { kind: 'sum', column: 'Weight' }, basis: 'rate', amount: 0.31 },
    { name: 'Expediting', driver: { kind: 'flag', column: 'Expedite' }, basis: 'pool', amount: 1000 },
  ],
};

const HEADING = 'Customer,Order,Revenue,Cost of goods,Weight,Expedite,Order date';

function csvOf(lines: readonly Line[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return [
    HEADING,
    ...lines.map((line) =>
      [
        quoted(line.customer),
        line.order,
        line.revenue,
        line.cost,
        line.weight,
        line.expedite ? 'yes' : 'no',
        line.date,
      ].join(','),
    ),
    '',
  ].join('\n');
}

function parquetOf(lines: readonly Line[], rowGroupSize = 1000): ArrayBuffer {
  return parquetWriteBuffer({
    rowGroupSize,
    columnData: [
      { name: 'Customer', data: lines.map(({ customer }) => customer), type: 'STRING' },
      { name: 'Order', data: lines.map(({ order }) => order), type: 'STRING' },
      { name: 'Revenue', data: lines.map(({ revenue }) => revenue), type: 'DOUBLE' },
      { name: 'Cost of goods', data: lines.map(({ cost }) => cost), type: 'DOUBLE' },
      { name: 'Weight', data: lines.map(({ weight }) => weight), type: 'DOUBLE' },
      { name: 'Expedite', data: lines.map(({ expedite }) => expedite), type: 'BOOLEAN' },
      { name: 'Order date', data: lines.map(({ date }) => new Date(date)), type: 'TIMESTAMP' },
    ],
  });
}

async function aggregate(
  content: string | ArrayBuffer,
  name: string,
  change: Partial<OrderLinesPlan> = {},
): Promise<OrderLinesResult> {
  const file = new Blob([content]);
  const inspection = await inspectFile(duckDb, file, name);
  return aggregateFile(duckDb, file, name, inspection, { ...plan, ...change });
}

/** The same table from the same lines, by the function of the sheet. */
function sheetTable(lines: readonly Line[]) {
  const customers = [...new Set(lines.map(({ customer }) => customer))];
  const of = (customer: string) => lines.filter((line) => line.customer === customer);
  const sum = (some: readonly Line[], value: (line: Line) => number) =>
    some.reduce((total, line) => total + value(line), 0);
  const expedited = lines.filter(({ expedite }) => expedite).length;
  return customerProfits({
    customers,
    revenue: customers.map((customer) => sum(of(customer), ({ revenue }) => revenue)),
    costOfGoods: customers.map((customer) => sum(of(customer), ({ cost }) => cost)),
    driverVolumes: customers.map((customer) => [
      new Set(of(customer).map(({ order }) => order)).size,
      of(customer).length,
      sum(of(customer), ({ weight }) => weight),
      of(customer).filter(({ expedite }) => expedite).length,
    ]),
    driverRates: [12.5, 1.75, 0.31, 1000 / expedited],
  });
}

function expectSameTable(result: OrderLinesResult, lines: readonly Line[]): void {
  const expected = new Map(sheetTable(lines).map((row) => [row.customer, row]));
  expect(result.customers.length).toBe(expected.size);
  const near = (actual: number, wanted: number): void =>
    expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
  for (const row of result.customers) {
    const wanted = expected.get(String(row.customer))!;
    near(row.grossMargin, wanted.grossMargin);
    row.activityCosts.forEach((cost, i) => near(cost, wanted.activityCosts[i]!));
    near(row.costToServe, wanted.costToServe);
    near(row.netMargin, wanted.netMargin);
    expect(row.costToServeShare === null).toBe(wanted.costToServeShare === undefined);
    if (wanted.costToServeShare !== undefined) near(row.costToServeShare!, wanted.costToServeShare);
    if (wanted.netMarginShare !== undefined) near(row.netMarginShare!, wanted.netMarginShare);
  }
}

const manyLines: Line[] = Array.from({ length: 3210 }, (_, i) => ({
  customer: `Customer "${(i * 7) % 31}", Inc.`,
  order: `SO-${Math.floor(i / 3)}`,
  revenue: ((i * 37) % 1000) / 8 + 10,
  cost: ((i * 37) % 800) / 9,
  weight: ((i * 13) % 97) / 10,
  expedite: i % 11 === 0,
  date: `2025-${String((i % 12) + 1).padStart(2, '0')}-15`,
}));

test('a CSV file and the function of the sheet give the same table to 1e-9 on the same lines', async () => {
  const result = await aggregate(csvOf(manyLines), 'lines.csv');
  expectSameTable(result, manyLines);
  expect(result.rejections).toEqual([]);
  expect(result.provenance).toMatchObject({
    rows: 3210,
    acceptedRows: 3210,
    firstDate: '2025-01-15',
    lastDate: '2025-12-15',
  });
});

test('a Parquet file of several row groups and the function of the sheet give the same table to 1e-9', async () => {
  const result = await aggregate(parquetOf(manyLines), 'lines.parquet');
  expectSameTable(result, manyLines);
  expect(result.provenance).toMatchObject({ rows: 3210, firstDate: '2025-01-15', lastDate: '2025-12-15' });
});

const sixteenths = (min: number, max: number) =>
  fc.integer({ min: min * 16, max: max * 16 }).map((n) => n / 16);

test('property: CSV, Parquet and the sheet agree on any lines', async () => {
  const line = fc.record({
    customer: fc.constantFrom('A', 'B, Ltd', 'Ça va "GmbH"', '001', "O'Hara", 'x;y'),
    order: fc.constantFrom('1', '2', '3', '4'),
    // Sixteenths are exact in binary: a revenue that cancels out is zero in any order of adding.
    revenue: sixteenths(-1e6, 1e6),
    cost: sixteenths(0, 1e6),
    weight: sixteenths(0, 1e4),
    expedite: fc.boolean(),
    date: fc.constantFrom('2025-01-31', '2024-02-29'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (some) => {
      const lines = [...some, { ...some[0]!, expedite: true }];
      expectSameTable(await aggregate(csvOf(lines), 'lines.csv'), lines);
      expectSameTable(await aggregate(parquetOf(lines, 7), 'lines.parquet'), lines);
    }),
    { numRuns: 15 },
  );
});

test('the copied SQL, run as it is on a table of the lines, gives the same table', async () => {
  const result = await aggregate(csvOf(manyLines), 'lines.csv');
  const connection = openDatabase(duckDb);
  connection.query(
    'CREATE TABLE order_lines ("Customer" VARCHAR, "Order" VARCHAR, "Revenue" DECIMAL(18, 6), ' +
      '"Cost of goods" DOUBLE PRECISION, "Weight" DOUBLE PRECISION, "Expedite" BOOLEAN, "Order date" DATE)',
  );
  duckDb.registerFileBuffer('all.csv', new TextEncoder().encode(csvOf(manyLines)));
  connection.query(
    "INSERT INTO order_lines SELECT * FROM read_csv('all.csv', all_varchar = true, header = true)",
  );
  const rows = rowsOf(connection, result.provenance.sql);
  connection.close();
  expect(rows.map(([customer]) => customer)).toEqual(result.customers.map(({ customer }) => customer));
  rows.forEach((row, i) => {
    const wanted = result.customers[i]!;
    expect(Number(row.at(-3))).toBeCloseTo(wanted.netMargin, 3);
    expect(Number(row.at(-4))).toBeCloseTo(wanted.costToServe, 6);
  });
});

test.each([
  ['words', 'VARCHAR', ['x', '', 'x', 'n', 'x', 'perhaps']],
  ['numbers', 'DOUBLE PRECISION', ['1', '', '0', '1', '1', '2']],
])('the copied SQL leaves out the lines that the file leaves out: a flag in %s', async (_, type, flags) => {
  const content = ['Customer,Revenue,Expedite', ...flags.map((flag) => `A,10,${flag}`), ''].join('\n');
  const result = await aggregate(content, 'flags.csv', {
    costOfGoods: null,
    order: null,
    date: null,
    activities: [plan.activities[3]!],
  });
  expect(result.provenance).toMatchObject({ acceptedRows: 5, rejectedRows: 1 });
  const connection = openDatabase(duckDb);
  connection.query(
    `CREATE TABLE order_lines ("Customer" VARCHAR, "Revenue" DOUBLE PRECISION, "Expedite" ${type})`,
  );
  for (const flag of flags)
    connection.query(`INSERT INTO order_lines VALUES ('A', 10, ${flag === '' ? 'NULL' : `'${flag}'`})`);
  const [row] = rowsOf(connection, result.provenance.sql);
  connection.close();
  expect(row!.slice(0, 3).map(String)).toEqual(['A', '5', '50']);
});

test('provenance: the SHA-256 of the bytes, and the rates inlined in the statement', async () => {
  const content = csvOf(manyLines.slice(0, 50));
  const { provenance, rates, volumes } = await aggregate(content, 'lines.csv');
  expect(provenance.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  expect(provenance.bytes).toBe(Buffer.byteLength(content));
  expect(rates).toEqual([12.5, 1.75, 0.31, 1000 / volumes[3]!]);
  for (const rate of rates) expect(provenance.sql).toContain(`* ${rate} AS`);
});

describe('lines that cannot be counted', () => {
  const good = 'A,1,100,60,5,no,2025-01-15';

  test.each([
    ['a number with thousands separators', '"1,234.50"', 'Revenue', 'thousandsSeparator'],
    ['a date where a number belongs', '2025-01-03', 'Revenue', 'dateAsText'],
    ['text where a number belongs', 'n/a', 'Revenue', 'notANumber'],
    ['infinity', 'inf', 'Revenue', 'notANumber'],
    ['digits with underscores', '1_000', 'Revenue', 'notANumber'],
    ['nothing', '', 'Revenue', 'missing'],
    ['a missing driver', '', 'Weight', 'missing'],
    ['a negative driver', '-3', 'Weight', 'negative'],
    ['a flag that is neither yes nor no', 'perhaps', 'Expedite', 'notYesOrNo'],
    ['a date as text', '15.01.2025', 'Order date', 'dateAsText'],
    ['a date that does not exist', '2025-02-30', 'Order date', 'dateAsText'],
    ['no customer', '  ', 'Customer', 'missing'],
    ['no order', '', 'Order', 'missing'],
  ] as const)('%s: named by row, column and reason', async (_, value, column, reason) => {
    const cells = good.split(',');
    cells[HEADING.split(',').indexOf(column)] = value;
    const many = Array.from({ length: 20 }, () => good.replace('no', 'yes'));
    const result = await aggregate([HEADING, ...many, cells.join(','), good, ''].join('\n'), 'lines.csv');
    expect(result.rejected).toEqual([{ row: 22, column, reason, value: value.replaceAll('"', '') }]);
    expect(result.rejections).toEqual([{ column, reason, lines: 1 }]);
    expect(result.provenance).toMatchObject({ rows: 22, acceptedRows: 21, rejectedRows: 1 });
    expect(result.customers).toMatchObject([{ customer: 'A', lines: 21, revenue: 2100 }]);
  });

  test('rows stay those of the file after blank lines, broken lines and line ends within quotes', async () => {
    const content = [
      HEADING,
      good.replace('no', 'yes'), // 2
      '', // 3
      'A,1,100', // 4: too short
      '"B\nwest",2,100,60,5,no,2025-01-15', // 5
      'A,1,100,60,5,no,2025-01-15,surplus', // 6: too long
      'A,1,100,60,-5,no,2025-01-15', // 7
      '', // 8
      'A,1,100,60,-6,no,2025-01-15', // 9
    ].join('\r\n');
    const result = await aggregate(content, 'lines.csv');
    expect(result.rejected.map(({ row, reason }) => [row, reason])).toEqual([
      [4, 'fieldCount'],
      [6, 'fieldCount'],
      [7, 'negative'],
      [9, 'negative'],
    ]);
    expect(result.provenance).toMatchObject({ rows: 6, acceptedRows: 2, rejectedRows: 4 });
  });

  test('a zero and a negative quantity', async () => {
    const content = 'Customer,Revenue,Qty\nA,10,0\nA,10,-2\nA,10,4\n';
    const result = await aggregate(content, 'q.csv', {
      costOfGoods: null,
      order: null,
      date: null,
      quantity: 'Qty',
      activities: [
        plan.activities[1]!,
        { name: 'Units', driver: { kind: 'sum', column: 'Qty' }, basis: 'rate', amount: 1 },
      ],
    });
    expect(result.rejected).toEqual([
      { row: 2, column: 'Qty', reason: 'zeroVolume', value: '0' },
      { row: 3, column: 'Qty', reason: 'negative', value: '-2' },
    ]);
    expect(result.customers).toMatchObject([{ revenue: 10, activityCosts: [1.75, 4], costOfGoods: 0 }]);
  });

  const named: Partial<OrderLinesPlan> = {
    costOfGoods: null,
    order: null,
    date: null,
    activity: 'Activity',
    volume: 'Volume',
    activities: [
      { name: 'Pick', driver: { kind: 'named' }, basis: 'rate', amount: 2 },
      { name: 'Ship', driver: { kind: 'named' }, basis: 'rate', amount: 10 },
    ],
  };

  test('an unknown activity and a zero volume, where a line names its activity', async () => {
    const content =
      'Customer,Revenue,Activity,Volume\nA,50,Pick,3\nA,0,Ship,2\nA,0,Fly,1\nB,70, Pick ,0\nB,70,Pick,\n';
    const result = await aggregate(content, 'named.csv', named);
    expect(result.rejected).toEqual([
      { row: 4, column: 'Activity', reason: 'unknownActivity', value: 'Fly' },
      { row: 5, column: 'Volume', reason: 'zeroVolume', value: '0' },
      { row: 6, column: 'Volume', reason: 'missing', value: '' },
    ]);
    expect(result.customers).toMatchObject([
      { customer: 'A', revenue: 50, activityCosts: [6, 20], costToServe: 26 },
    ]);
  });

  test('a customer that stands twice in a customer list, also across row groups', async () => {
    const list: Partial<OrderLinesPlan> = {
      costOfGoods: null,
      order: null,
      date: null,
      rowsAre: 'customers',
      activities: [{ name: 'Orders', driver: { kind: 'sum', column: 'Orders' }, basis: 'rate', amount: 3 }],
    };
    const csv = await aggregate('Customer,Revenue,Orders\nA,10,1\nB,20,2\nA ,30,3\n', 'list.csv', list);
    expect(csv.rejected).toEqual([{ row: 4, column: 'Customer', reason: 'duplicateCustomer', value: 'A ' }]);
    const parquet = parquetWriteBuffer({
      rowGroupSize: 2,
      columnData: [
        { name: 'Customer', data: [7, 8, 9, 8], type: 'INT32' },
        { name: 'Revenue', data: [10, 20, 30, 40], type: 'DOUBLE' },
        { name: 'Orders', data: [1, 2, 3, 4], type: 'INT32' },
      ],
    });
    const result = await aggregate(parquet, 'list.parquet', list);
    expect(result.rejected).toEqual([
      { row: 4, column: 'Customer', reason: 'duplicateCustomer', value: '8' },
    ]);
    expect(result.customers.map(({ customer }) => customer)).toEqual([9, 8, 7]);
  });

  test('a cost pool without volume is refused by the name of its activity', async () => {
    await expect(aggregate(`${HEADING}\n${good}\n`, 'lines.csv')).rejects.toThrow(
      'activity "Expediting" has zero volume in the file',
    );
  });

  test('a file of which no line counts gives no customers, but every reason', async () => {
    const result = await aggregate(`${HEADING}\nA,1,x,60,5,no,2025-01-15\n`, 'lines.csv');
    expect(result.customers).toEqual([]);
    expect(result.rejections).toEqual([{ column: 'Revenue', reason: 'notANumber', lines: 1 }]);
  });

  test('Parquet: nulls and numbers kept as text', async () => {
    const content = parquetWriteBuffer({
      columnData: [
        { name: 'Customer', data: ['A', null, 'A', 'A'], type: 'STRING' },
        { name: 'Revenue', data: ['10.5', '3', '1,000', null], type: 'STRING' },
      ],
    });
    const result = await aggregate(content, 'p.parquet', {
      costOfGoods: null,
      order: null,
      date: null,
      activities: [plan.activities[1]!],
    });
    expect(result.rejected).toEqual([
      { row: 2, column: 'Customer', reason: 'missing', value: '' },
      { row: 3, column: 'Revenue', reason: 'thousandsSeparator', value: '1,000' },
      { row: 4, column: 'Revenue', reason: 'missing', value: '' },
    ]);
    expect(result.customers).toMatchObject([{ customer: 'A', revenue: 10.5 }]);
  });
});

test('a German export: semicolons, decimal commas, points that group', async () => {
  const content =
    '\uFEFFKunde;Umsatz;Wareneinsatz;Eilauftrag\nMüller;1234,50;600,25;ja\nMüller;1.234,50;1,00;nein\n007;10,00;2,5;\n';
  const file = new Blob([content]);
  const inspection = await inspectFile(duckDb, file, 'lines.csv');
  expect(inspection).toMatchObject({
    format: 'csv',
    decimalMark: ',',
    dialect: { delimiter: ';', byteOrderMark: true },
  });
  const guessed = guessPlan(inspection);
  expect(guessed).toMatchObject({ customer: 'Kunde', revenue: 'Umsatz', costOfGoods: 'Wareneinsatz' });
  const result = await aggregateFile(duckDb, file, 'lines.csv', inspection, guessed);
  expect(result.rejected).toEqual([
    { row: 3, column: 'Umsatz', reason: 'thousandsSeparator', value: '1.234,50' },
  ]);
  expect(result.customers).toMatchObject([
    { customer: 'Müller', revenue: 1234.5, costOfGoods: 600.25 },
    { customer: '007', revenue: 10 },
  ]);
});

test('hostile column and activity names stay names', async () => {
  const evil = `x"; DROP TABLE volumes; --'`;
  const content = `"Customer","${evil.replaceAll('"', '""')}"\nA,5\nB,6\n`;
  const result = await aggregate(content, 'evil.csv', {
    revenue: evil,
    costOfGoods: null,
    order: null,
    date: null,
    activities: [{ name: `Robert'); "`, driver: { kind: 'sum', column: evil }, basis: 'rate', amount: 0.5 }],
  }).catch((error: unknown) => error);
  // The same column cannot be money and units; the refusal names it whole.
  expect(String(result)).toContain(evil);
  const fine = await aggregate(content, 'evil.csv', {
    revenue: evil,
    costOfGoods: null,
    order: null,
    date: null,
    activities: [{ name: `Robert'); "`, driver: { kind: 'lines' }, basis: 'rate', amount: 0.5 }],
  });
  expect(fine.customers).toMatchObject([
    { customer: 'B', revenue: 6, costToServe: 0.5 },
    { customer: 'A', revenue: 5, costToServe: 0.5 },
  ]);
});

test.each([
  ['lines.csv', 'PK\u0003\u0004rest', /is not CSV.*an Excel workbook/],
  ['lines.csv', 'PAR1....PAR1', /is not CSV.*a Parquet file/],
  ['lines.parquet', 'Customer,Revenue\nA,1\n', /is not Parquet, as its name says, but text/],
  ['lines.parquet', 'PAR1 and no more', /is cut off/],
  ['lines.parquet', 'PAR1\u0000\u0000\u0000\u0000PAR1', /cannot be read as Parquet/],
  ['lines.csv', 'Customer,Revenue\n', /must have at least one line below its heading/],
  ['lines.csv', '', /is empty/],
  ['lines.xlsx', 'PK', /must be a CSV or Parquet file/],
])('%s holding %j is refused', async (name, content, message) => {
  await expect(inspectFile(duckDb, new Blob([content]), name)).rejects.toThrow(message);
});

test('used columns come in the order of the file, each once', async () => {
  const inspection = await inspectFile(duckDb, new Blob([csvOf(manyLines.slice(0, 3))]), 'lines.csv');
  expect(usedColumns(plan, inspection.columns).map(({ name }) => name)).toEqual(HEADING.split(','));
});
