import ExcelJS from 'exceljs';
import { CUSTOMERS, generateOrderLines, items, SEED, trades } from './order-lines';
import { columnLetter, SheetWriter, type CellKind } from './sheet-writer';

/**
 * The second sample: a distributor of maintenance supplies asks which customers earn, which erode, and what it would be
 * worth if they ordered differently. From order lines over time equations and capacity rates to profit by customer.
 */
export function costToServeModel(): { workbook: ExcelJS.Workbook } {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Fulcrum';
  workbook.created = new Date(Date.UTC(2026, 0, 1));
  workbook.modified = workbook.created;
  aboutSheet(workbook);
  inputsSheet(workbook);
  departmentsSheet(workbook);
  customersSheet(workbook);
  profitSheet(workbook);
  whaleCurveSheet(workbook);
  segmentsSheet(workbook);
  waterfallSheet(workbook);
  menuSheet(workbook);
  orderLinesSheet(workbook);
  sourcesSheet(workbook);
  return { workbook };
}

const { customers, lines } = generateOrderLines();

/** Rows of a table from `first` to `last`, and a column of them as other sheets refer to it. */
interface Rows {
  readonly sheet: string;
  readonly first: number;
  readonly last: number;
}
const orderLines: Rows = { sheet: "'Order lines'", first: 5, last: 4 + lines.length };
const customerRows: Rows = { sheet: 'Customers', first: 6, last: 5 + CUSTOMERS };
const profitRows: Rows = { sheet: 'Profit', first: 5, last: 4 + CUSTOMERS };
const curveRows: Rows = { sheet: "'Whale curve'", first: 5, last: 4 + CUSTOMERS };
const segmentRows: Rows = { sheet: 'Segments', first: 5, last: 4 + CUSTOMERS };

const range = ({ sheet, first, last }: Rows, column: string, toColumn = column): string =>
  `${sheet}!$${column}$${first}:$${toColumn}$${last}`;

// ---------------------------------------------------------------------------------------------
// Inputs

type InputRow = readonly [
  key: string,
  label: string,
  value: number,
  unit: string,
  format: string,
  note: string,
];

const inputSections: readonly { title: string; rows: readonly InputRow[] }[] = [
  {
    title: 'Departments, first quarter of 2026',
    rows: [
      ['serviceCost', 'Customer service: cost', 61000, 'USD', '#,##0', 'Ledger: pay, systems, space'],
      ['serviceHeads', 'Customer service: people', 3, 'people', '0', 'Staff plan'],
      ['warehouseCost', 'Warehouse: cost', 83500, 'USD', '#,##0', 'Ledger: pay, equipment, space'],
      ['warehouseHeads', 'Warehouse: people', 4, 'people', '0', 'Staff plan'],
      ['minutes', 'Paid minutes per head', 29760, 'minutes', '#,##0', '62 days of 480 minutes'],
      [
        'practical',
        'Practical share of paid minutes',
        0.8,
        'share',
        '0%',
        'Kaplan & Anderson (2004): 80 % for people',
      ],
    ],
  },
  {
    title: 'Rates',
    rows: [
      [
        'expedite',
        'Carrier premium of an expedited order',
        85,
        'USD/order',
        '#,##0.00',
        'Carrier contract 2026',
      ],
      ['return', 'Goods written off per returned line', 24, 'USD/line', '#,##0.00', 'Returns ledger, 2025'],
      ['capital', 'Cost of capital', 0.1, 'per year', '0.0%', 'Treasury'],
      ['inventoryDays', 'Days of inventory', 52, 'days', '0', 'Balance sheet'],
      ['payableDays', 'Days payable', 38, 'days', '0', 'Balance sheet'],
      ['minimumFreight', 'Least freight of a shipment', 19.5, 'USD', '#,##0.00', 'Carrier contract 2026'],
    ],
  },
  {
    title: 'Segments by cumulative revenue',
    rows: [
      ['shareA', 'Class A up to', 0.8, 'share', '0%', 'Usual limit'],
      ['shareB', 'Class B up to', 0.95, 'share', '0%', 'Usual limit'],
    ],
  },
  {
    title: 'Terms to be offered to eroding customers',
    rows: [
      ['termOrder', 'Order size of at least', 600, 'USD', '#,##0', 'Sales: order minimum under discussion'],
      ['termExpedite', 'Expedited orders at most', 0.03, 'share', '0%', 'Sales'],
      ['termReturn', 'Returned lines per order at most', 0.05, 'share', '0%', 'Sales'],
      ['termDays', 'Payment within', 30, 'days', '0', 'Sales'],
    ],
  },
];

/** Minutes per unit of each driver of the order lines, in the order of their columns. */
const timeEquations: readonly (readonly [driver: string, service: number, warehouse: number])[] = [
  ['Order', 12, 10],
  ['Order by phone', 9, 0],
  ['Expedited order', 25, 15],
  ['Line', 2.5, 5],
  ['Returned line', 35, 25],
  ['Unit', 0, 0.12],
];

const tariff: readonly (readonly [fromKilograms: number, rate: number])[] = [
  [0, 0.66],
  [50, 0.54],
  [100, 0.45],
  [250, 0.37],
  [500, 0.3],
  [1000, 0.24],
];

const inputCells = new Map<string, string>();

function input(key: string): string {
  const cell = inputCells.get(key);
  if (!cell) throw new Error(`no input "${key}"`);
  return `Inputs!${cell}`;
}

function inputsSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(workbook, 'Inputs', 'Inputs', [44, 3, 18, 18, 60]);
  sheet.headings(3, ['Assumption', '', 'Value', 'Unit', 'Source']);
  let row = 4;
  for (const { title, rows } of inputSections) {
    sheet.section(row++, title, 5);
    for (const [key, label, value, unit, format, note] of rows) {
      sheet.put(`A${row}`, label);
      sheet.put(`C${row}`, value, 'input', format);
      sheet.put(`D${row}`, unit, 'note');
      sheet.put(`E${row}`, note, 'note');
      inputCells.set(key, `$C$${row}`);
      row++;
    }
    row++;
  }
  sheet.section(row++, 'Time equations, minutes per unit of driver', 5);
  sheet.headings(row++, ['Driver', '', 'Customer service', 'Warehouse', 'Source']);
  const equations = row;
  for (const [driver, service, warehouse] of timeEquations) {
    sheet.put(`A${row}`, driver);
    sheet.put(`C${row}`, service, 'input', '0.00');
    sheet.put(`D${row}`, warehouse, 'input', '0.00');
    sheet.put(`E${row}`, 'Time study of 40 orders per department, February 2026', 'note');
    row++;
  }
  inputCells.set('drivers', `$A$${equations}:$A$${row - 1}`);
  inputCells.set('serviceMinutes', `$C$${equations}:$C$${row - 1}`);
  inputCells.set('warehouseMinutes', `$D$${equations}:$D$${row - 1}`);
  timeEquations.forEach(([driver], i) => {
    inputCells.set(`service ${driver}`, `$C$${equations + i}`);
    inputCells.set(`warehouse ${driver}`, `$D$${equations + i}`);
  });
  row++;
  sheet.section(row++, 'Freight tariff', 5);
  sheet.headings(row++, ['Bracket', '', 'From, kg', 'Rate, USD/kg', 'Source']);
  const brackets = row;
  tariff.forEach(([from, rate], i) => {
    sheet.put(`A${row}`, `Bracket ${i + 1}`);
    sheet.put(`C${row}`, from, 'input', '#,##0');
    sheet.put(`D${row}`, rate, 'input', '0.00');
    sheet.put(`E${row}`, 'Carrier contract 2026; a lighter shipment may be billed at the next break', 'note');
    row++;
  });
  inputCells.set('breakWeights', `$C$${brackets}:$C$${row - 1}`);
  inputCells.set('breakRates', `$D$${brackets}:$D$${row - 1}`);
  sheet.freeze(1, 3);
}

// ---------------------------------------------------------------------------------------------
// From order lines to customers

/** Columns H to M are the drivers of the time equations, in the order of Inputs. */
function orderLinesSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Order lines',
    'Order lines of the first quarter of 2026, as the order system exports them',
    [10, 13, 12, 13, 16, 14, 15, 12, 11, 13, 8, 12, 9, 14, 22, 16, 14],
  );
  sheet.put(
    'A2',
    'Paste your own lines over columns A to N. The three columns on the right are one formula each.',
    'note',
  );
  sheet.headings(4, [
    'Order',
    'Date',
    'Customer',
    'Channel',
    'Item',
    'List value, USD',
    'Cost of goods, USD',
    'First line of order',
    'By phone',
    'Expedited',
    'Line',
    'Returned',
    'Units',
    'Shipment, kg',
    'Customer service, minutes',
    'Warehouse, minutes',
    'Freight, USD',
  ]);
  lines.forEach((line, i) => {
    const r = orderLines.first + i;
    const flag = (on: boolean) => (on ? 1 : 0);
    const values: [string, number | string | Date, string?][] = [
      ['A', line.order],
      ['B', line.date, 'yyyy-mm-dd'],
      ['C', line.customer],
      ['D', line.channel],
      ['E', line.item],
      ['F', line.listValue, '#,##0.00'],
      ['G', line.costOfGoods, '#,##0.00'],
      ['H', flag(line.isFirst)],
      ['I', flag(line.isFirst && line.channel === 'Phone')],
      ['J', flag(line.isExpedited)],
      ['K', 1],
      ['L', flag(line.isReturned)],
      ['M', line.units],
      ['N', line.shipmentWeight, '#,##0.0'],
    ];
    for (const [column, value, format] of values) sheet.put(`${column}${r}`, value, 'input', format);
  });
  const { first, last } = orderLines;
  const drivers = `H${first}:M${last}`;
  const spills: [column: string, formula: string][] = [
    ['O', `=FULCRUM.CTS.TIMEEQUATION(0,${input('serviceMinutes')},${drivers})`],
    ['P', `=FULCRUM.CTS.TIMEEQUATION(0,${input('warehouseMinutes')},${drivers})`],
    [
      'Q',
      `=FULCRUM.CTS.FREIGHT(N${first}:N${last},${input('breakWeights')},${input('breakRates')},${input('minimumFreight')})`,
    ],
  ];
  for (const [column, formula] of spills) {
    sheet.spill(`${column}${first}`, `${column}${last}`, formula, '#,##0.00');
  }
  sheet.freeze(3, 4);
}

function departmentsSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Departments',
    'Departments: what capacity costs, and what the orders use of it',
    [38, 18, 18, 4, 38, 18, 18],
  );
  const departments: [column: string, key: string, name: string, minutesColumn: string][] = [
    ['A', 'service', 'Customer service', 'O'],
    ['E', 'warehouse', 'Warehouse', 'P'],
  ];
  for (const [column, key, name, minutesColumn] of departments) {
    const label = column;
    const value = columnLetter(column.charCodeAt(0) - 63);
    sheet.put(`${label}3`, name, 'section');
    sheet.put(`${value}3`, null, 'section');
    const rows: [string, string, CellKind, string][] = [
      [
        'Practical minutes',
        `=${input(`${key}Heads`)}*${input('minutes')}*${input('practical')}`,
        'link',
        '#,##0',
      ],
      [
        'Capacity rate, USD/minute',
        `=FULCRUM.CTS.CAPACITYRATE(${input(`${key}Cost`)},${input(`${key}Heads`)},${input('minutes')},${input('practical')})`,
        'link',
        '0.0000',
      ],
    ];
    rows.forEach(([text, formula, kind, format], i) => {
      sheet.put(`${label}${4 + i}`, text);
      sheet.put(`${value}${4 + i}`, formula, kind, format);
    });
    const third = columnLetter(column.charCodeAt(0) - 62);
    sheet.spillTable(
      `${label}17`,
      `${third}26`,
      `=FULCRUM.CTS.TDABC(${value}5,${input(`${key}Minutes`)},B9:B14,${value}4,${input('drivers')})`,
      '#,##0',
    );
    sheet.sheet.getCell(`${value}26`).numFmt = '0.0%';
    sheet.put(`${label}28`, 'Check: minutes of lines less minutes used', 'note');
    sheet.put(
      `${value}28`,
      `=ROUND(SUM(${range(orderLines, minutesColumn)})-${value}24,6)`,
      'link',
      '0.000000',
    );
  }
  sheet.section(7, 'Volumes of the quarter', 3);
  sheet.headings(8, ['Driver', 'Volume']);
  timeEquations.forEach(([driver], i) => {
    sheet.put(`A${9 + i}`, driver);
    sheet.put(`B${9 + i}`, `=SUM(${range(orderLines, 'HIJKLM'[i]!)})`, 'link', '#,##0');
  });
  sheet.section(16, 'Minutes and cost by activity', 7);
  sheet.freeze(0, 3);
}

/** Driver volumes of cost-to-serve: columns O to T of Customers, with the rate of each in row 4. */
const activities: readonly (readonly [
  name: string,
  unit: string,
  rate: () => string,
  volume: (row: number) => string,
])[] = [
  ['Customer service', 'minutes', () => '=Departments!B5', (r) => ofCustomer('O', r)],
  ['Warehouse', 'minutes', () => '=Departments!F5', (r) => ofCustomer('P', r)],
  ['Freight', 'USD', () => '=1', (r) => ofCustomer('Q', r)],
  ['Expedites', 'orders', () => `=${input('expedite')}`, (r) => `=H${r}`],
  ['Returns', 'lines', () => `=${input('return')}`, (r) => `=I${r}`],
  ['Receivables', 'USD × days', () => `=${input('capital')}/365`, (r) => `=M${r}*E${r}`],
];
const firstActivity = 15;

/** Sum of a column of the order lines for the customer of a row. */
function ofCustomer(column: string, row: number): string {
  return `=SUMIFS(${range(orderLines, column)},${range(orderLines, 'C')},$A${row})`;
}

function customersSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Customers',
    'Customers: terms, order behaviour and what they use',
    [13, 19, 13, 11, 12, 11, 9, 13, 12, 15, 15, 13, 19, 15, 14, 14, 13, 13, 12, 16],
  );
  const headings = [
    'Customer',
    'Trade',
    'Invoice discount',
    'Rebate',
    'Payment days',
    'Orders',
    'Lines',
    'Expedited orders',
    'Returned lines',
    'List revenue, USD',
    'Invoice discount, USD',
    'Rebate, USD',
    'Net revenue, USD',
    'Cost of goods, USD',
  ];
  sheet.put('M3', 'Unit of driver', 'note');
  sheet.put('M4', 'Rate, USD per unit', 'note');
  sheet.headings(5, [...headings, ...activities.map(([name]) => name)]);
  activities.forEach(([, unit, rate], a) => {
    const column = columnLetter(firstActivity + a);
    sheet.put(`${column}3`, unit, 'note');
    sheet.put(`${column}4`, rate(), 'link', '0.0000');
  });
  const { first, last } = customerRows;
  customers.forEach(({ id, trade, discount, rebate, paymentDays }, i) => {
    const r = first + i;
    sheet.put(`A${r}`, id);
    sheet.put(`B${r}`, trade.name);
    sheet.put(`C${r}`, discount, 'input', '0.0%');
    sheet.put(`D${r}`, rebate, 'input', '0.0%');
    sheet.put(`E${r}`, paymentDays, 'input', '0');
    const formulas: [column: string, formula: string, kind: CellKind, format: string][] = [
      ['F', ofCustomer('H', r), 'link', '#,##0'],
      ['G', ofCustomer('K', r), 'link', '#,##0'],
      ['H', ofCustomer('J', r), 'link', '#,##0'],
      ['I', ofCustomer('L', r), 'link', '#,##0'],
      ['J', ofCustomer('F', r), 'link', '#,##0'],
      ['K', `=J${r}*C${r}`, 'calculation', '#,##0'],
      ['L', `=(J${r}-K${r})*D${r}`, 'calculation', '#,##0'],
      ['M', `=J${r}-K${r}-L${r}`, 'calculation', '#,##0'],
      ['N', ofCustomer('G', r), 'link', '#,##0'],
    ];
    for (const [column, formula, kind, format] of formulas) sheet.put(`${column}${r}`, formula, kind, format);
    activities.forEach(([, , , volume], a) => {
      sheet.put(`${columnLetter(firstActivity + a)}${r}`, volume(r), a < 3 ? 'link' : 'calculation', '#,##0');
    });
  });
  const total = last + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  for (const column of 'FGHIJKLMNOPQRST') {
    sheet.put(`${column}${total}`, `=SUM(${column}${first}:${column}${last})`, 'total', '#,##0');
  }
  sheet.freeze(1, 5);
}
const customerTotal = customerRows.last + 1;

function profitSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Profit',
    'Profit by customer after the cost of serving it, USD',
    [14, 16, 16, 14, 13, 13, 13, 15, 16, 15, 16, 15],
  );
  sheet.put(
    'A2',
    'One formula. Positive net margins earn; negative ones erode what the others earn.',
    'note',
  );
  const { first, last } = profitRows;
  sheet.spillTable(
    `A${first - 1}`,
    `L${last}`,
    `=FULCRUM.CTS.CUSTOMERPROFIT(${range(customerRows, 'M')},${range(customerRows, 'N')},${range(customerRows, 'O', 'T')},Customers!$O$4:$T$4,${range(customerRows, 'A')},Customers!$O$5:$T$5)`,
    '#,##0',
  );
  for (let r = first; r <= last; r++) {
    for (const column of 'KL') sheet.sheet.getCell(`${column}${r}`).numFmt = '0.0%';
  }
  const total = last + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  for (const column of 'BCDEFGHIJ') {
    sheet.put(`${column}${total}`, `=SUM(${column}${first}:${column}${last})`, 'total', '#,##0');
  }
  sheet.put(`K${total}`, `=I${total}/Customers!M${customerTotal}`, 'total', '0.0%');
  sheet.put(`L${total}`, `=J${total}/Customers!M${customerTotal}`, 'total', '0.0%');
  sheet.put(`A${total + 2}`, 'Check: net revenue less cost of goods, activities and net margin', 'note');
  sheet.put(
    `J${total + 2}`,
    `=ROUND(Customers!M${customerTotal}-Customers!N${customerTotal}-SUM(C${total}:H${total})-J${total},6)`,
    'link',
    '0.000000',
  );
  sheet.freeze(1, 4);
}
const profitTotal = profitRows.last + 1;

// ---------------------------------------------------------------------------------------------
// What it says

function whaleCurveSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Whale curve',
    'Whale curve: who earns and who erodes',
    [8, 13, 14, 15, 15, 14, 48, 3, 46, 14],
  );
  const { first, last } = curveRows;
  sheet.spillTable(
    `A${first - 1}`,
    `F${last}`,
    `=FULCRUM.CTS.WHALECURVE(${range(profitRows, 'J')},${range(profitRows, 'A')})`,
    '#,##0',
  );
  for (let r = first; r <= last; r++) sheet.sheet.getCell(`E${r}`).numFmt = '0.0%';
  sheet.headings(4, ['Curve: cumulative profit over its peak'], 7);
  for (let r = first; r <= last; r++) {
    sheet.put(`G${r}`, `=REPT("█",MAX(0,ROUND(28*D${r}/MAX(D$${first}:D$${last}),0)))`).font = {
      color: { argb: 'FF0F7C7C' },
    };
  }
  sheet.headings(4, ['Reading', 'Value'], 9);
  const rows: [label: string, formula: string, format: string][] = [
    ['Customers that earn', `=COUNTIF(F${first}:F${last},"earner")`, '0'],
    ['Customers that erode', `=COUNTIF(F${first}:F${last},"eroder")`, '0'],
    ['Total net margin, USD', `=D${last}`, '#,##0'],
    ['Peak of the curve, USD', `=MAX(D${first}:D${last})`, '#,##0'],
    ['Peak over total', '=J8/J7', '0%'],
    ['Given back by eroding customers, USD', '=J8-J7', '#,##0'],
    [
      'Share of profit made by the best fifth',
      `=INDEX(E${first}:E${last},ROUNDUP(ROWS(E${first}:E${last})/5,0))`,
      '0%',
    ],
    ['Check: the curve ends at the total of Profit', `=ROUND(D${last}-Profit!J${profitTotal},6)`, '0.000000'],
  ];
  rows.forEach(([label, formula, format], i) => {
    sheet.put(`I${5 + i}`, label);
    sheet.put(`J${5 + i}`, formula, i === rows.length - 1 ? 'link' : 'calculation', format);
  });
  sheet.freeze(0, 4);
}

function segmentsSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Segments',
    'Segments by revenue and by trade',
    [12, 9, 10, 14, 3, 22, 14, 19, 20, 18, 16, 15],
  );
  const { first, last } = segmentRows;
  sheet.spillTable(
    `A${first - 1}`,
    `D${last}`,
    `=FULCRUM.CTS.SEGMENT(${range(customerRows, 'M')},Inputs!${inputCells.get('shareA')!}:${inputCells.get('shareB')!},${range(customerRows, 'A')})`,
    '0.0%',
  );
  const headings = [
    'Customers',
    'Net revenue, USD',
    'Cost-to-serve, USD',
    'Net margin, USD',
    'Cost-to-serve',
    'Net margin',
  ];
  const block = (row: number, title: string, names: readonly string[], keys: string): void => {
    sheet.headings(row, [title, ...headings], 6);
    names.forEach((name, i) => {
      const r = row + 1 + i;
      sheet.put(`F${r}`, name);
      sheet.put(`G${r}`, `=COUNTIF(${keys},F${r})`, 'link', '0');
      sheet.put(`H${r}`, `=SUMIFS(${range(customerRows, 'M')},${keys},F${r})`, 'link', '#,##0');
      sheet.put(`I${r}`, `=SUMIFS(${range(profitRows, 'I')},${keys},F${r})`, 'link', '#,##0');
      sheet.put(`J${r}`, `=SUMIFS(${range(profitRows, 'J')},${keys},F${r})`, 'link', '#,##0');
      sheet.put(`K${r}`, `=I${r}/H${r}`, 'calculation', '0.0%');
      sheet.put(`L${r}`, `=J${r}/H${r}`, 'calculation', '0.0%');
    });
  };
  block(4, 'Class', ['A', 'B', 'C'], range(segmentRows, 'B'));
  block(
    10,
    'Trade',
    trades.map(({ name }) => name),
    range(customerRows, 'B'),
  );
  sheet.section(17, 'Break-even order of each trade', 7, 6);
  sheet.headings(
    18,
    ['Trade', 'Gross margin', 'Cost of an order, USD', 'Break-even order, USD', 'Average order, USD'],
    6,
  );
  trades.forEach(({ name }, i) => {
    const r = 19 + i;
    const keys = range(customerRows, 'B');
    sheet.put(`F${r}`, name);
    sheet.put(`G${r}`, `=SUMIFS(${range(profitRows, 'B')},${keys},F${r})/H${11 + i}`, 'link', '0.0%');
    sheet.put(`H${r}`, `='Service menu'!C6`, 'link', '#,##0.00');
    sheet.put(`I${r}`, `=FULCRUM.CTS.DROPSIZE(H${r},G${r})`, 'calculation', '#,##0');
    sheet.put(`J${r}`, `=H${11 + i}/SUMIFS(${range(customerRows, 'F')},${keys},F${r})`, 'link', '#,##0');
  });
  sheet.section(25, 'Working capital of the year', 7, 6);
  sheet.put('F26', 'Average payment days', 'label');
  sheet.put(
    'H26',
    `=SUMPRODUCT(${range(customerRows, 'M')},${range(customerRows, 'E')})/Customers!M${customerTotal}`,
    'link',
    '0.0',
  );
  sheet.spillTable(
    'F28',
    'K29',
    `=FULCRUM.CTS.WORKINGCAPITAL(H26,${input('inventoryDays')},${input('payableDays')},4*Customers!M${customerTotal},4*Customers!N${customerTotal},${input('capital')})`,
    '#,##0',
  );
  sheet.freeze(0, 4);
}

function waterfallSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Waterfall',
    'Price waterfall: from list revenue to net margin, USD',
    [28, 16, 4, 28, 16, 16, 16, 62],
  );
  sheet.headings(4, ['Step', 'Deduction']);
  const ofProfit = (column: string) => `=Profit!${column}${profitTotal}`;
  const steps: [label: string, formula: string | null][] = [
    ['Invoice discount', `=Customers!K${customerTotal}`],
    ['Invoice price', null],
    ['Rebate', `=Customers!L${customerTotal}`],
    ['Freight', ofProfit('E')],
    ['Expedites', ofProfit('F')],
    ['Receivables', ofProfit('H')],
    ['Pocket price', null],
    ['Cost of goods', `=Customers!N${customerTotal}`],
    ['Customer service', ofProfit('C')],
    ['Warehouse', ofProfit('D')],
    ['Returns', ofProfit('G')],
  ];
  steps.forEach(([label, formula], i) => {
    sheet.put(`A${5 + i}`, label);
    if (formula) sheet.put(`B${5 + i}`, formula, 'link', '#,##0');
  });
  const last = 4 + steps.length;
  sheet.put(`A${last + 2}`, 'A step without deduction is a subtotal.', 'note');
  sheet.spillTable(
    'D4',
    `G${6 + steps.length}`,
    `=FULCRUM.CTS.WATERFALL(Customers!J${customerTotal},B5:B${last},A5:A${last})`,
    '#,##0',
  );
  for (let r = 5; r <= 6 + steps.length; r++) sheet.sheet.getCell(`G${r}`).numFmt = '0.0%';
  sheet.headings(4, ['What is left (dark) and what the step takes (light)'], 8);
  for (let r = 5; r <= 6 + steps.length; r++) {
    const blocks = (amount: string) => `MAX(0,ROUND(36*${amount}/F$5,0))`;
    sheet.put(`H${r}`, `=REPT("█",${blocks(`F${r}`)})&REPT("░",${blocks(`-N(E${r})`)})`).font = {
      color: { argb: 'FF0F7C7C' },
    };
  }
  sheet.put(`D${8 + steps.length}`, 'Check: ends at the net margin of Profit', 'note');
  sheet.put(
    `F${8 + steps.length}`,
    `=ROUND(F${6 + steps.length}-Profit!J${profitTotal},6)`,
    'link',
    '0.000000',
  );
  sheet.freeze(0, 4);
}

const MENU_CUSTOMERS = 12;

function menuSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Service menu',
    'Service menu: what each changed behaviour of the most eroding customers saves in a year, USD',
    [14, 17, 13, 13, 12, 12, 13, 13, 12, 12, 15, 14, 13, 14, 13, 15, 15],
  );
  sheet.section(3, 'Cost of a behaviour', 4);
  sheet.headings(4, ['Rate', '', 'Value', 'Unit']);
  const timeCost = (driver: string) =>
    `Departments!$B$5*${input(`service ${driver}`)}+Departments!$F$5*${input(`warehouse ${driver}`)}`;
  const rates: [label: string, formula: string, unit: string][] = [
    ['Order, least freight included', `=${timeCost('Order')}+${input('minimumFreight')}`, 'USD/order'],
    ['Expedited order', `=${timeCost('Expedited order')}+${input('expedite')}`, 'USD/order'],
    ['Returned line', `=${timeCost('Returned line')}+${input('return')}`, 'USD/line'],
    ['Capital', `=${input('capital')}`, 'per year'],
  ];
  rates.forEach(([label, formula, unit], i) => {
    sheet.put(`A${6 + i}`, label);
    sheet.put(`C${6 + i}`, formula, 'link', i === 3 ? '0.0%' : '#,##0.00');
    sheet.put(`D${6 + i}`, unit, 'note');
  });
  sheet.section(12, 'Customers as they order today, as proposed, and what the change saves', 17);
  sheet.headings(13, [
    'Customer',
    'Revenue per year, USD',
    'Orders per year',
    'Expedited',
    'Returned',
    'Payment days',
    'Proposed order, USD',
    'Proposed expedited',
    'Proposed returned',
    'Proposed days',
    'Order size saves',
    'Expedites save',
    'Returns save',
    'Payment days save',
    'All together',
    'Net margin today',
    'Net margin then',
  ]);
  for (let i = 0; i < MENU_CUSTOMERS; i++) {
    const r = 14 + i;
    const find = (rows: Rows, column: string) =>
      `INDEX(${range(rows, column)},MATCH($A${r},${range(rows, 'A')},0))`;
    const of = (column: string) => find(customerRows, column);
    const menu = `FULCRUM.CTS.MENU($B${r}:$F${r},$G${r}:$J${r},$C$6:$C$9)`;
    const cells: [column: string, formula: string, kind: CellKind, format: string][] = [
      ['A', `=INDEX(${range(curveRows, 'B')},${CUSTOMERS - i})`, 'link', '@'],
      ['B', `=4*${of('M')}`, 'link', '#,##0'],
      ['C', `=4*${of('F')}`, 'link', '#,##0'],
      ['D', `=${of('H')}/${of('F')}`, 'link', '0.0%'],
      ['E', `=MIN(1,${of('I')}/${of('F')})`, 'link', '0.0%'],
      ['F', `=${of('E')}`, 'link', '0'],
      ['G', `=MAX(B${r}/C${r},${input('termOrder')})`, 'link', '#,##0'],
      ['H', `=MIN(D${r},${input('termExpedite')})`, 'link', '0.0%'],
      ['I', `=MIN(E${r},${input('termReturn')})`, 'link', '0.0%'],
      ['J', `=MIN(F${r},${input('termDays')})`, 'link', '0'],
      ...['K', 'L', 'M', 'N', 'O'].map((column, line): [string, string, CellKind, string] => [
        column,
        `=INDEX(${menu},${line + 2},5)`,
        'calculation',
        '#,##0',
      ]),
      ['P', `=4*${find(profitRows, 'J')}`, 'link', '#,##0'],
      ['Q', `=P${r}+O${r}`, 'calculation', '#,##0'],
    ];
    for (const [column, formula, kind, format] of cells) sheet.put(`${column}${r}`, formula, kind, format);
  }
  const total = 14 + MENU_CUSTOMERS;
  sheet.put(`A${total}`, 'Total', 'total');
  for (const column of 'BCKLMNOPQ') {
    sheet.put(`${column}${total}`, `=SUM(${column}14:${column}${total - 1})`, 'total', '#,##0');
  }
  sheet.freeze(1, 13);
}

// ---------------------------------------------------------------------------------------------
// Words

function aboutSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'About',
    'Cost-to-serve: who earns, who erodes, and what to change',
    [22, 96],
  );
  const rows: [string, string][] = [
    [
      'The question',
      'Which customers earn after the cost of serving them, which erode, and what would other terms be worth?',
    ],
    ['Inputs', 'Department costs, time equations, freight tariff, rates and the terms to be offered.'],
    ['Departments', 'Cost per practical minute, minutes and cost by activity, used and unused capacity.'],
    [
      'Customers',
      `${CUSTOMERS} customers: terms, order behaviour, revenue and driver volumes from the order lines.`,
    ],
    ['Profit', 'Gross margin, cost by activity, cost-to-serve and net margin of each customer.'],
    ['Whale curve', 'Customers from the most to the least profitable, and how much the last ones give back.'],
    ['Segments', 'Classes by revenue, trades, break-even order sizes and working capital.'],
    ['Waterfall', 'From list revenue over invoice and pocket price to net margin.'],
    [
      'Service menu',
      `What each changed behaviour of the ${MENU_CUSTOMERS} most eroding customers saves in a year.`,
    ],
    ['Order lines', `${lines.length} lines of one quarter; paste your own over them.`],
    ['Sources', 'Where the method comes from, and how the invented lines were made.'],
  ];
  rows.forEach(([name, text], i) => {
    sheet.put(`A${3 + i}`, name).font = { bold: true };
    sheet.put(`B${3 + i}`, text).alignment = { wrapText: true, vertical: 'top' };
  });
  sheet.section(15, 'Legend', 2);
  const legend: [CellKind, string, string][] = [
    ['input', 'Input', 'blue on pale yellow: may be changed'],
    ['calculation', 'Calculation', 'black: a formula on this sheet'],
    ['link', 'Link', 'green: a formula that reads another sheet'],
  ];
  legend.forEach(([kind, name, text], i) => {
    sheet.put(`A${16 + i}`, name, kind);
    sheet.put(`B${16 + i}`, text);
  });
  sheet.freeze(0, 1);
}

function sourcesSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(workbook, 'Sources', 'Sources', [34, 100]);
  sheet.headings(3, ['Figure', 'Source']);
  const rows: [string, string][] = [
    [
      'Capacity rates and time equations',
      'R. S. Kaplan & S. R. Anderson, "Time-Driven Activity-Based Costing", Harvard Business Review (November 2004); practical capacity of 80 % of paid time for people',
    ],
    [
      'Whale curve and service menu',
      'R. S. Kaplan & V. G. Narayanan, "Measuring and Managing Customer Profitability", Journal of Cost Management (September/October 2001)',
    ],
    [
      'Price waterfall',
      'M. V. Marn & R. L. Rosiello, "Managing Price, Gaining Profit", Harvard Business Review (September 1992)',
    ],
    [
      'Freight with weight breaks',
      'R. H. Ballou, Business Logistics/Supply Chain Management, 5th ed. (2004), ch. 6: a shipment may be billed at the next break',
    ],
    [
      'Order lines',
      `Invented, by a generator with the seed ${SEED}: ${CUSTOMERS} customers of the four trades below; each customer's size, frequency, shares and terms vary log-normally around its trade, lines per order are geometric, units per line log-normal, days uniform over 64 working days from 5 January 2026`,
    ],
    ...trades.map((trade): [string, string] => [
      `Trade: ${trade.name}`,
      `${percent(trade.share)} of customers; means of ${trade.orders} orders a quarter and ${trade.lines} lines an order, median ${trade.units} units a line; ${percent(trade.phone)} by phone, ${percent(trade.expedited)} expedited, ${percent(trade.returned)} of lines returned; discount ${percent(trade.discount)}, rebate ${percent(trade.rebate)}, ${trade.paymentDays} days to pay`,
    ]),
    [
      'Items',
      items
        .map(([name, price, cost, kg]) => `${name} ${price} USD list, ${cost} USD cost, ${kg} kg`)
        .join('; '),
    ],
    [
      'Everything else',
      'The company, its ledger, contracts and time studies are invented, of a realistic size',
    ],
  ];
  rows.forEach(([figure, source], i) => {
    sheet.put(`A${4 + i}`, figure).alignment = { vertical: 'top' };
    sheet.put(`B${4 + i}`, source).alignment = { wrapText: true, vertical: 'top' };
  });
  sheet.freeze(0, 3);
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
