import { writeCustomerSheet } from '../../src/order-lines/customer-sheet';
import { CUSTOMER_SHEET_WORDS } from '../../src/order-lines/customer-sheet-words';
import type { OrderLinesPlan, OrderLinesResult } from '../../src/order-lines/order-lines';
import { excelWorkbook } from '../../src/workbook/excel-workbook';
import { openExcel } from '../support/excel-in-node';
import type { ExcelInNode } from '../support/excel-in-node';

let excel: ExcelInNode;
beforeEach(async () => {
  excel = await openExcel();
});
afterEach(() => excel.close());

const plan: OrderLinesPlan = {
  customer: 'Customer',
  revenue: 'Revenue',
  costOfGoods: null,
  order: null,
  quantity: null,
  date: null,
  activity: null,
  volume: null,
  rowsAre: 'orderLines',
  decimalMark: '.',
  activities: [{ name: 'Cost-to-serve', driver: { kind: 'lines' }, basis: 'rate', amount: 2 }],
};

const result: OrderLinesResult = {
  customers: [
    {
      customer: 'Acme',
      lines: 3,
      revenue: 200,
      costOfGoods: 0,
      grossMargin: 200,
      activityCosts: [6],
      costToServe: 10,
      netMargin: 190,
      costToServeShare: 0.05,
      netMarginShare: 0.95,
    },
  ],
  rates: [2],
  volumes: [3],
  rejected: [],
  rejections: [],
  provenance: {
    fileName: 'lines.csv',
    bytes: 1,
    sha256: '',
    rows: 3,
    acceptedRows: 3,
    rejectedRows: 0,
    firstDate: null,
    lastDate: null,
    sql: '',
    calculatedAt: '',
    seconds: 0,
  },
};

test('an activity called like a total gets a number, and the total is still that of all activities', async () => {
  const workbook = excelWorkbook();
  await writeCustomerSheet(workbook, plan, result, {
    say: (word, places = {}) =>
      CUSTOMER_SHEET_WORDS[word].replace(/\{\{(\w+)\}\}/g, (_, place: string) => places[place] ?? ''),
    plain: String,
    reason: ({ reason }) => reason,
  });
  const [table, source] = await workbook.readTables(['CustomerProfit', 'CustomerProfit_Source']);
  expect(table!.headers.slice(5, 7)).toEqual(['Cost-to-serve (2)', 'Cost-to-serve']);
  expect(Object.fromEntries(source!.values)).toMatchObject({ 'Cost-to-serve in all': 10 });
});
