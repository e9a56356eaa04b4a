/** The aggregated table and where it came from, as worksheet tables: written after the file is read, never before. */
import { columnLetters } from '../workbook/address';
import { formula, text } from '../workbook/workbook';
import type { CellInput, CellWrite, TableDefinition, Workbook } from '../workbook/workbook';
import type { OrderLinesPlan, OrderLinesResult, RejectedLine } from './order-lines';

/** Excel takes 5 MB in one request on the web. */
const MOST_CELLS = 250_000;
const FIXED_COLUMNS = 9;
/** Excel holds 32,767 characters in a cell. */
const CELL_TEXT = 30_000;

const SHEET = 'Customer profit';
const TABLE = 'CustomerProfit';

/** How many customers the sheet takes with these activities. */
export function mostCustomers({ activities }: Pick<OrderLinesPlan, 'activities'>): number {
  return Math.floor(MOST_CELLS / (FIXED_COLUMNS + activities.length));
}

/** The words of the sheet, in the reader's language. */
export interface SheetWords {
  readonly reason: (line: RejectedLine) => string;
}

/**
 * Writes a new sheet and returns its name: an earlier one keeps what it holds. The tables are written as one
 * step, so that no sheet shows half of them.
 */
export async function writeCustomerSheet(
  workbook: Workbook,
  plan: OrderLinesPlan,
  result: OrderLinesResult,
  words: SheetWords,
): Promise<string> {
  const [sheets, tables] = await Promise.all([workbook.sheets(), workbook.tables()]);
  const taken = new Set([
    ...sheets.map(({ name }) => name.toLowerCase()),
    ...tables.map(({ name }) => name.toLowerCase()),
  ]);
  let number = 1;
  const named = (base: string, gap: string): string => (number === 1 ? base : `${base}${gap}${number}`);
  while (
    [
      named(SHEET, ' '),
      ...['', '_Source', '_Rates', '_Rejected'].map((part) => named(TABLE, '') + part),
    ].some((name) => taken.has(name.toLowerCase()))
  ) {
    number++;
  }
  const sheet = named(SHEET, ' ');
  const definitions = sheetTables(sheet, named(TABLE, ''), plan, result, words);
  await workbook.undoGroup(async (book) => {
    await book.addSheet(sheet);
    await book.editTables(definitions.map((definition) => ({ kind: 'create', definition })));
    await book.write(numberFormats(definitions, plan, result));
    await book.activateSheet(sheet);
  });
  return sheet;
}

function sheetTables(
  sheet: string,
  table: string,
  plan: OrderLinesPlan,
  result: OrderLinesResult,
  words: SheetWords,
): TableDefinition[] {
  const { facts, statement } = sourceRows(plan, result);
  const rates = plan.activities.map((activity, i): CellInput[] => [
    text(activity.name.trim()),
    text(driverText(plan, i)),
    result.volumes[i]!,
    result.rates[i]!,
    text(activity.basis === 'pool' ? `${activity.amount} spread over the volume` : 'as given'),
  ]);
  const below = (row: number, rows: number): number => row + rows + 3;
  const ratesAt = below(2, facts.length + TOTALS.length + statement.length);
  const customersAt = below(ratesAt, rates.length);
  const headers = customerHeaders(plan);
  const totals = TOTALS.map((heading): CellInput[] => {
    const column = columnLetters(headers.indexOf(heading));
    const [first, last] = [customersAt + 1, customersAt + result.customers.length];
    return [text(`${heading} in all`), formula(`=SUM(${column}${first}:${column}${last})`)];
  });
  const definitions: TableDefinition[] = [
    {
      name: `${table}_Source`,
      sheet,
      title: 'Where these figures come from',
      at: 'A2',
      headers: ['Item', 'Value'],
      rows: [...facts, ...totals, ...statement],
    },
    {
      name: `${table}_Rates`,
      sheet,
      title: 'Activities and rates',
      at: `A${ratesAt}`,
      headers: ['Activity', 'Driver', 'Volume', 'Rate', 'Basis'],
      rows: rates,
    },
    {
      name: table,
      sheet,
      title: 'Customer profit, highest net margin first',
      at: `A${customersAt}`,
      headers,
      columnWidths: headers.map((_, column) => (column === 0 ? 30 : column === 1 ? 20 : 14)),
      rows: result.customers.map((row): CellInput[] => [
        typeof row.customer === 'number' ? row.customer : text(row.customer),
        row.lines,
        row.revenue,
        row.costOfGoods,
        row.grossMargin,
        ...row.activityCosts,
        row.costToServe,
        row.netMargin,
        row.costToServeShare,
        row.netMarginShare,
      ]),
    },
  ];
  if (result.rejected.length > 0) {
    definitions.push({
      name: `${table}_Rejected`,
      sheet,
      title: 'Rejected lines',
      at: `A${below(customersAt, result.customers.length)}`,
      headers: ['Row in the file', 'Column', 'Value', 'Reason'],
      rows: result.rejected.map((line) => [
        line.row,
        text(line.column ?? ''),
        text(line.value),
        text(words.reason(line)),
      ]),
    });
  }
  return definitions;
}

function customerHeaders(plan: Pick<OrderLinesPlan, 'activities'>): string[] {
  return [
    'Customer',
    'Lines',
    'Revenue',
    'Cost of goods',
    'Gross margin',
    ...plan.activities.map(({ name }) => name.trim()),
    'Cost-to-serve',
    'Net margin',
    'Cost-to-serve % of revenue',
    'Net margin % of revenue',
  ];
}

/** Columns whose sum stands beside the source, to be held against the books. */
const TOTALS = ['Revenue', 'Cost-to-serve', 'Net margin'];

function sourceRows(
  plan: OrderLinesPlan,
  { provenance }: OrderLinesResult,
): { facts: CellInput[][]; statement: CellInput[][] } {
  const { sql } = provenance;
  const pieces = Array.from({ length: Math.ceil(sql.length / CELL_TEXT) }, (_, i) =>
    sql.slice(i * CELL_TEXT, (i + 1) * CELL_TEXT),
  );
  return {
    facts: [
      [text('File'), text(provenance.fileName)],
      [text('Size in bytes'), provenance.bytes],
      [text('SHA-256'), text(provenance.sha256)],
      [text('Lines in the file'), provenance.rows],
      [text('Lines counted'), provenance.acceptedRows],
      [text('Lines rejected'), provenance.rejectedRows],
      [text('First date'), text(provenance.firstDate ?? 'no date column')],
      [text('Last date'), text(provenance.lastDate ?? 'no date column')],
      [text('Calculated'), text(provenance.calculatedAt)],
      [text('Cost of goods'), text(plan.costOfGoods ?? 'no such column: gross margin is revenue')],
    ],
    statement: pieces.map((piece, i) => [text(i === 0 ? 'SQL' : 'SQL, continued'), text(piece)]),
  };
}

/** The driver of an activity in words, such as "sum of Weight kg". */
function driverText(plan: OrderLinesPlan, at: number): string {
  const { driver, name } = plan.activities[at]!;
  switch (driver.kind) {
    case 'lines':
      return 'lines';
    case 'orders':
      return `different ${plan.order ?? ''}`;
    case 'sum':
      return `sum of ${driver.column}`;
    case 'flag':
      return `lines with ${driver.column}`;
    case 'named':
      return `${plan.volume ?? 'lines'} where ${plan.activity ?? ''} is ${name.trim()}`;
  }
}

function numberFormats(
  definitions: readonly TableDefinition[],
  plan: OrderLinesPlan,
  { customers, volumes }: OrderLinesResult,
): CellWrite[] {
  const { sheet } = definitions[0]!;
  const formats: CellWrite[] = [];
  const format = (definition: TableDefinition, column: number, rows: number, numberFormat: string): void => {
    if (rows === 0) return;
    const top = Number(definition.at.slice(1)) + 1;
    const letters = columnLetters(column);
    formats.push({
      address: `'${sheet}'!${letters}${top}:${letters}${top + rows - 1}`,
      cells: undefined,
      numberFormat,
    });
  };
  const [source, rates, table] = definitions;
  format(source!, 1, source!.rows.length, '#,##0');
  format(rates!, 2, volumes.length, '#,##0');
  format(rates!, 3, volumes.length, '#,##0.00##');
  const money = 5 + plan.activities.length + 2;
  for (let column = 1; column < money; column++) format(table!, column, customers.length, '#,##0');
  format(table!, money, customers.length, '0.0%');
  format(table!, money + 1, customers.length, '0.0%');
  return formats;
}
