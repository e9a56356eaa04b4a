/** The aggregated table and where it came from, as worksheet tables: written after the file is read, never before. */
import { columnLetters } from '../workbook/address';
import { formula, text } from '../workbook/workbook';
import type { CellInput, CellWrite, TableDefinition, Workbook } from '../workbook/workbook';
import { columnNames } from './csv-records';
import type { CustomerSheetWord } from './customer-sheet-words';
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

/** The words of the sheet, in the reader's language; the names of sheet and tables are the same in each. */
export interface CustomerSheetWords {
  readonly say: (word: CustomerSheetWord, places?: Readonly<Record<string, string>>) => string;
  /** A number within words. */
  readonly plain: (value: number) => string;
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
  words: CustomerSheetWords,
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
  words: CustomerSheetWords,
): TableDefinition[] {
  const { say, plain } = words;
  const { facts, statement } = sourceRows(plan, result, words);
  const rates = plan.activities.map((activity, i): CellInput[] => [
    text(activity.name.trim()),
    text(driverText(plan, i, words)),
    result.volumes[i]!,
    result.rates[i]!,
    text(activity.basis === 'pool' ? say('spread', { amount: plain(activity.amount) }) : say('asGiven')),
  ]);
  const below = (row: number, rows: number): number => row + rows + 3;
  const ratesAt = below(2, facts.length + TOTALS.length + statement.length);
  const customersAt = below(ratesAt, rates.length);
  const headers = customerHeaders(plan, words);
  const totals = TOTALS.map((total): CellInput[] => {
    const heading = say(total);
    const column = columnLetters(headers.indexOf(heading));
    const [first, last] = [customersAt + 1, customersAt + result.customers.length];
    return [text(say('total', { heading })), formula(`=SUM(${column}${first}:${column}${last})`)];
  });
  const definitions: TableDefinition[] = [
    {
      name: `${table}_Source`,
      sheet,
      title: say('source'),
      at: 'A2',
      headers: [say('item'), say('value')],
      rows: [...facts, ...totals, ...statement],
    },
    {
      name: `${table}_Rates`,
      sheet,
      title: say('rates'),
      at: `A${ratesAt}`,
      headers: [say('activity'), say('driver'), say('volume'), say('rate'), say('basis')],
      rows: rates,
    },
    {
      name: table,
      sheet,
      title: say('customers'),
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
      title: say('rejected'),
      at: `A${below(customersAt, result.customers.length)}`,
      headers: [say('row'), say('column'), say('value'), say('reason')],
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

function customerHeaders(plan: Pick<OrderLinesPlan, 'activities'>, { say }: CustomerSheetWords): string[] {
  const saidOf = (...words: readonly CustomerSheetWord[]): string[] => words.map((word) => say(word));
  const before = saidOf('customer', 'lines', 'revenue', 'costOfGoods', 'grossMargin');
  const after = saidOf('costToServe', 'netMargin', 'costToServeShare', 'netMarginShare');
  // An activity that is called like another heading in the reader's language gets a number.
  const all = columnNames([...before, ...after, ...plan.activities.map(({ name }) => name)]);
  return [...before, ...all.slice(FIXED_COLUMNS), ...after];
}

/** Columns whose sum stands beside the source, to be held against the books. */
const TOTALS = ['revenue', 'costToServe', 'netMargin'] as const;

function sourceRows(
  plan: OrderLinesPlan,
  { provenance }: OrderLinesResult,
  { say }: CustomerSheetWords,
): { facts: CellInput[][]; statement: CellInput[][] } {
  const { sql } = provenance;
  const pieces = Array.from({ length: Math.ceil(sql.length / CELL_TEXT) }, (_, i) =>
    sql.slice(i * CELL_TEXT, (i + 1) * CELL_TEXT),
  );
  return {
    facts: [
      [text(say('file')), text(provenance.fileName)],
      [text(say('bytes')), provenance.bytes],
      [text(say('sha256')), text(provenance.sha256)],
      [text(say('linesInFile')), provenance.rows],
      [text(say('linesCounted')), provenance.acceptedRows],
      [text(say('linesRejected')), provenance.rejectedRows],
      [text(say('firstDate')), text(provenance.firstDate ?? say('noDate'))],
      [text(say('lastDate')), text(provenance.lastDate ?? say('noDate'))],
      [text(say('calculated')), text(provenance.calculatedAt)],
      [text(say('costOfGoods')), text(plan.costOfGoods ?? say('noCostOfGoods'))],
    ],
    statement: pieces.map((piece, i) => [text(say(i === 0 ? 'sql' : 'sqlContinued')), text(piece)]),
  };
}

/** The driver of an activity in words, such as "sum of Weight kg". */
function driverText(plan: OrderLinesPlan, at: number, { say }: CustomerSheetWords): string {
  const { driver, name } = plan.activities[at]!;
  switch (driver.kind) {
    case 'lines':
      return say('driverLines');
    case 'orders':
      return say('driverOrders', { column: plan.order ?? '' });
    case 'sum':
      return say('driverSum', { column: driver.column });
    case 'flag':
      return say('driverFlag', { column: driver.column });
    case 'named': {
      const places = { column: plan.activity ?? '', activity: name.trim() };
      return plan.volume === null
        ? say('driverNamedLines', places)
        : say('driverNamedVolume', { ...places, volume: plan.volume });
    }
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
