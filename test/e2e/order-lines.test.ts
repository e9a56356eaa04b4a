/** "Cost-to-serve from a file" as a user goes through it: the built pane, the real worker, DuckDB as WebAssembly. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createHash } from 'node:crypto';
import type { Frame } from 'playwright-core';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { customerProfitFunction } from '../../src/functions/cost-to-serve.functions';
import { openDatabase, rowsOf } from '../../src/worker/order-lines/database';
import { duckDbInNode } from '../support/duckdb-in-node';
import { eventually } from '../support/eventually';
import { openWorkbench } from '../support/workbench-page';
import type { WorkbenchPage } from '../support/workbench-page';

interface Line {
  readonly customer: string;
  readonly order: string;
  readonly revenue: number;
  readonly cost: number;
  readonly weight: number;
  readonly rush: boolean;
  readonly date: string;
}

function seededLines(count: number): Line[] {
  const random = xoroshiro128plus(20_250_303);
  const upTo = (most: number): number => uniformInt(random, 0, most);
  let order = 0;
  let customer = '';
  return Array.from({ length: count }, () => {
    if (order === 0 || upTo(2) === 0) {
      order++;
      customer = `O'Hara & "Söhne" ${Math.floor(60 * (upTo(1000) / 1001) ** 2)}`;
    }
    const revenue = (500 + upTo(90_000)) / 100;
    return {
      customer,
      order: `SO-${1000 + order}`,
      revenue,
      cost: Math.round(revenue * (50 + upTo(30))) / 100,
      weight: upTo(900) / 10,
      rush: upTo(11) === 0,
      date: `2025-${String(1 + upTo(11)).padStart(2, '0')}-${String(1 + upTo(27)).padStart(2, '0')}`,
    };
  });
}

const LINES = seededLines(2_400);
const HEADING = 'Sold-to party,Sales document,Net value,COGS,Weight kg,Rush,Order date';
const csvLine = ({ customer, order, revenue, cost, weight, rush, date }: Line): string =>
  `"${customer.replaceAll('"', '""')}",${order},${revenue},${cost},${weight},${rush ? 'yes' : 'no'},${date}`;

/** Lines that must not be counted, with the reason that the pane gives. */
const BAD: readonly (readonly [string, RegExp])[] = [
  ['"A",SO-1,"1,200.50",3,4,no,2025-01-10', /thousands separators/],
  ['"A",SO-1,12.5,3,-4,no,2025-01-10', /negative/],
  ['"A",SO-1,12.5,3,4,no,31.01.2025', /a date that is not written like/],
  ['"A",SO-1,12.5,3,4,maybe,2025-01-10', /neither yes nor no/],
  ['"A",SO-1,12.5,3,4', /more or fewer fields/],
  ['"A",,12.5,3,4,no,2025-01-10', /nothing there/],
];

const ACTIVITIES = [
  { name: 'Order handling', rate: 12.5 },
  { name: 'Line handling', rate: 1.75 },
  { name: 'Weight kg', rate: 0.31 },
  { name: 'Rush', rate: 45 },
];

/** What the functions of the sheet make of the same lines, by customer. */
function sheetTable(lines: readonly Line[]): Map<string, (number | string)[]> {
  const byCustomer = new Map<string, Line[]>();
  for (const line of lines) byCustomer.set(line.customer, [...(byCustomer.get(line.customer) ?? []), line]);
  const all = [...byCustomer.values()];
  const sum = (some: readonly Line[], value: (line: Line) => number): number =>
    some.reduce((total, line) => total + value(line), 0);
  const [, ...rows] = customerProfitFunction(
    all.map((some) => [sum(some, ({ revenue }) => revenue)]),
    all.map((some) => [sum(some, ({ cost }) => cost)]),
    all.map((some) => [
      new Set(some.map(({ order }) => order)).size,
      some.length,
      sum(some, ({ weight }) => weight),
      some.filter(({ rush }) => rush).length,
    ]),
    [ACTIVITIES.map(({ rate }) => rate)],
    [[...byCustomer.keys()]],
  );
  return new Map(rows.map(([customer, ...numbers]) => [customer as string, numbers]));
}

function expectNear(actual: unknown, wanted: unknown): void {
  expect(Math.abs(Number(actual) - Number(wanted))).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(Number(wanted))),
  );
}

let workbench: WorkbenchPage;
let pane: Frame;
const asked: string[] = [];

beforeAll(async () => {
  workbench = await openWorkbench();
  await workbench.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  workbench.context.on('request', (request) => asked.push(request.url()));
  await workbench.page.evaluate(() => (document.getElementById('pane')!.style.width = '800px'));
  pane = await workbench.pane();
  await pane.getByRole('tab', { name: 'Library' }).click();
  await pane.getByRole('tab', { name: 'Order lines' }).click();
});

afterAll(async () => {
  expect(workbench.problems).toEqual([]);
  await workbench.close();
});

const wasm = () => asked.filter((url) => url.endsWith('.wasm'));
const sheetNames = () =>
  workbench.page.evaluate(() => window.workbench.current.grid.sheets().map(({ name }) => name));

async function choose(name: string, content: string | ArrayBuffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  await pane
    .getByLabel('File of order lines')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await pane.getByText(`${name}, 7 columns`).waitFor({ timeout: 60_000 });
}

async function plan(): Promise<void> {
  await pane.getByLabel('Customer', { exact: true }).selectOption('Sold-to party');
  await pane.getByLabel('Order number').selectOption('Sales document');
  await pane.getByLabel('Revenue', { exact: true }).selectOption('Net value');
  await pane.getByLabel('Cost of goods').selectOption('COGS');
  await pane.getByLabel('Date of the order').selectOption('Order date');
  if ((await pane.getByRole('group', { name: 'Order handling' }).count()) === 0) {
    await pane.getByRole('button', { name: 'Add activity' }).click();
    const added = pane.getByRole('group', { name: /^Activity \d/ });
    await added.getByLabel('Driver').selectOption({ label: 'Orders' });
    await added.getByLabel('Activity').fill('Order handling');
    await added.getByLabel('Activity').press('Enter');
  }
  for (const { name, rate } of ACTIVITIES) {
    const field = pane.getByRole('group', { name, exact: true }).getByLabel('Rate', { exact: true });
    await field.fill(String(rate));
    await field.press('Enter');
  }
}

const run = () => pane.getByRole('button', { name: 'Calculate and write the sheet' }).click();

/** The customer table on a written sheet, its facts by name, and the rejected lines below it. */
async function readSheet(name: string) {
  const rows = await workbench.readArea(`'${name}'!A1:N200`);
  const start = rows.findIndex(([cell, next]) => cell === 'Customer' && next === 'Lines');
  const length = rows.slice(start).findIndex(([cell]) => cell === null || cell === '');
  const headings = rows[start]!.filter((cell) => cell !== null && cell !== '').map(String);
  return {
    headings,
    customers: rows.slice(start + 1, start + length).map((row) => row.slice(0, headings.length)),
    facts: new Map(rows.slice(0, start).map(([key, value]) => [String(key), value])),
    rejected: rows.slice(start + length).filter(([row]) => typeof row === 'number'),
  };
}

function expectSameAsFunctions(sheet: Awaited<ReturnType<typeof readSheet>>): void {
  const wanted = sheetTable(LINES);
  expect(sheet.customers).toHaveLength(wanted.size);
  const order = ['Gross margin', ...ACTIVITIES.map(({ name }) => name), 'Cost-to-serve', 'Net margin'];
  order.push('Cost-to-serve % of revenue', 'Net margin % of revenue');
  for (const row of sheet.customers) {
    const numbers = wanted.get(String(row[0]))!;
    order.forEach((heading, i) => expectNear(row[sheet.headings.indexOf(heading)], numbers[i]));
  }
}

it('asks for no DuckDB before a file is chosen', () => {
  expect(wasm()).toEqual([]);
});

it('cancels a long file in the middle and writes nothing', async () => {
  const before = await sheetNames();
  const some = LINES.map(csvLine).join('\n');
  await choose('long.csv', `${HEADING}\n${Array.from({ length: 300 }, () => some).join('\n')}\n`);
  await plan();
  await run();
  await pane.getByText(/Reading the file: [\d,]+ lines/).waitFor({ timeout: 60_000 });
  await pane.getByRole('button', { name: 'Cancel', exact: true }).click();
  await pane.getByText('Cancelled. Nothing was written.').first().waitFor();
  await pane.getByText(/Reading the file/).waitFor({ state: 'detached' });
  expect(await sheetNames()).toEqual(before);
});

it('costs a CSV file, shows the rejected lines with reasons, and writes what the functions of the sheet give', async () => {
  const good = LINES.map(csvLine);
  const content = [HEADING, ...BAD.map(([line]) => line), ...good, ''].join('\n');
  await choose('lines.csv', content);
  await plan();
  await run();
  await pane
    .getByText(`2,400 of 2,406 lines counted, ${sheetTable(LINES).size} customers`)
    .waitFor({ timeout: 60_000 });
  const shown = await pane
    .getByRole('region', { name: '6 rejected lines' })
    .getByRole('row')
    .allTextContents();
  BAD.forEach(([, reason], i) => {
    const row = shown.find((text) => text.startsWith(String(i + 2)));
    expect(row).toMatch(reason);
  });

  await pane.getByText('The sheet Customer profit is written.').first().waitFor({ timeout: 60_000 });
  const sheet = await readSheet('Customer profit');
  expectSameAsFunctions(sheet);
  expect(sheet.rejected.map(([row]) => row)).toEqual([2, 3, 4, 5, 6, 7]);
  expect(sheet.facts.get('File')).toBe('lines.csv');
  expect(sheet.facts.get('SHA-256')).toBe(createHash('sha256').update(content).digest('hex'));
  expect(sheet.facts.get('Lines in the file')).toBe(2406);
  expect(sheet.facts.get('Lines counted')).toBe(2400);
  await workbench.whenCalculated();
  expectNear(
    sheet.facts.get('Revenue in all'),
    LINES.reduce((total, { revenue }) => total + revenue, 0),
  );
});

it('copies SQL that runs unchanged elsewhere and gives the same table', async () => {
  const sheet = await readSheet('Customer profit');
  await pane.getByRole('button', { name: 'Copy SQL' }).click();
  await pane.getByText('The SQL is in the clipboard.').first().waitFor();
  const sql = await pane.evaluate(() => navigator.clipboard.readText());
  expect(sql).toBe(sheet.facts.get('SQL'));
  for (const { rate } of ACTIVITIES) expect(sql).toContain(`* ${rate} AS`);

  const duckDb = await duckDbInNode();
  const connection = openDatabase(duckDb);
  connection.query(
    'CREATE TABLE order_lines ("Sold-to party" VARCHAR, "Sales document" VARCHAR, "Net value" DOUBLE PRECISION, ' +
      '"COGS" DOUBLE PRECISION, "Weight kg" DOUBLE PRECISION, "Rush" BOOLEAN, "Order date" DATE)',
  );
  duckDb.registerFileBuffer('lines.csv', Buffer.from([HEADING, ...LINES.map(csvLine), ''].join('\n')));
  connection.query(
    "INSERT INTO order_lines SELECT * FROM read_csv('lines.csv', all_varchar = true, header = true)",
  );
  const rows = rowsOf(connection, sql);
  connection.close();
  expect(rows.map(([customer]) => customer)).toEqual(sheet.customers.map(([customer]) => customer));
  const [, , ...columns] = sheet.headings;
  rows.forEach((row, r) => columns.forEach((_, c) => expectNear(row[c + 2], sheet.customers[r]![c + 2])));
});

it('costs the same lines from Parquet to the same table, on a sheet of its own', async () => {
  const column = <T>(value: (line: Line) => T): T[] => LINES.map(value);
  await choose(
    'lines.parquet',
    parquetWriteBuffer({
      rowGroupSize: 1_000,
      columnData: [
        { name: 'Sold-to party', data: column(({ customer }) => customer), type: 'STRING' },
        { name: 'Sales document', data: column(({ order }) => order), type: 'STRING' },
        { name: 'Net value', data: column(({ revenue }) => revenue), type: 'DOUBLE' },
        { name: 'COGS', data: column(({ cost }) => cost), type: 'DOUBLE' },
        { name: 'Weight kg', data: column(({ weight }) => weight), type: 'DOUBLE' },
        { name: 'Rush', data: column(({ rush }) => rush), type: 'BOOLEAN' },
        { name: 'Order date', data: column(({ date }) => new Date(date)), type: 'TIMESTAMP' },
      ],
    }),
  );
  await plan();
  await run();
  await pane.getByText('The sheet Customer profit 2 is written.').first().waitFor({ timeout: 60_000 });
  const [csv, parquet] = [await readSheet('Customer profit'), await readSheet('Customer profit 2')];
  expectSameAsFunctions(parquet);
  expect(parquet.customers.map(([customer]) => customer)).toEqual(
    csv.customers.map(([customer]) => customer),
  );
  expect(parquet.rejected).toEqual([]);
});

it('refuses a file that is not what its name says', async () => {
  const before = await sheetNames();
  await pane.getByLabel('File of order lines').setInputFiles({
    name: 'lines.parquet',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(`${HEADING}\n`),
  });
  await pane
    .getByText(/Nothing was written: "lines.parquet" is not Parquet, as its name says, but text/)
    .first()
    .waitFor();
  expect(await sheetNames()).toEqual(before);
});

it('asked nothing of any other server, and took DuckDB from beside the pane', async () => {
  const foreign = asked.filter((url) => !url.startsWith(workbench.url) && !/^(blob|data):/.test(url));
  expect(foreign).toEqual([]);
  await eventually(async () => expect(wasm().some((url) => /duckdb/.test(url))).toBe(true));
});
