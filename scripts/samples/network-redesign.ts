import ExcelJS from 'exceljs';
import { metropolitanAreas } from './metropolitan-areas';
import { columnLetter, SheetWriter, type CellKind } from './sheet-writer';

/**
 * The sample: a distributor of durable goods that serves the contiguous United States from one national
 * distribution center in Columbus. Public facts stand on the Sources sheet; the company is invented.
 */

const distributionCenters = [
  { city: 'Columbus OH', latitude: 39.9612, longitude: -82.9988 },
  { city: 'Reno NV', latitude: 39.5296, longitude: -119.8138 },
  { city: 'Dallas TX', latitude: 32.7767, longitude: -96.797 },
];
const suppliers = [
  { name: 'Port of Los Angeles', latitude: 33.7361, longitude: -118.2639, share: 0.45 },
  { name: 'Plant in Charlotte NC', latitude: 35.2271, longitude: -80.8431, share: 0.55 },
];

/** Input rows: key, label, value, unit, number format, source or note. The key is how other sheets refer to it. */
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
    title: 'Network choice',
    rows: [
      ['west', 'West DC (Reno) open', 0, '1 = yes', '0', 'Switch of the alternatives'],
      ['south', 'South DC (Dallas) open', 0, '1 = yes', '0', 'Switch of the alternatives'],
      ['pooled', 'Slow movers pooled in one DC', 0, '1 = yes', '0', 'Otherwise every open DC stocks them'],
      ['outsourced', 'Operated by a 3PL', 0, '1 = yes', '0', 'The 3PL serves from all three sites'],
    ],
  },
  {
    title: 'Market',
    rows: [
      ['units', 'Demand in year 1', 1500000, 'units/year', '#,##0', 'Sales plan'],
      ['growth', 'Demand growth', 0.03, 'per year', '0.0%', 'Sales plan; range from five years of history'],
      ['price', 'Net price', 124, 'USD/unit', '#,##0.00', 'Average of the price list after discounts'],
      ['goods', 'Cost of goods at the supplier', 92, 'USD/unit', '#,##0.00', 'Purchasing'],
      ['weight', 'Shipping weight', 22, 'lb/unit', '0.0', 'Master data'],
      [
        'uplift',
        'Sales gained per point of two-day coverage',
        0.0024,
        'share',
        '0.00%',
        'Commercial: test in two regions, 2025',
      ],
      [
        'churn',
        'Sales lost per year while coverage stays below 70 %',
        0.009,
        'share/year',
        '0.0%',
        'Commercial: lost-order survey',
      ],
    ],
  },
  {
    title: 'Freight',
    rows: [
      ['ltlBase', 'Less-than-truckload base charge', 9.5, 'USD/cwt', '0.00', 'Carrier contract 2026'],
      [
        'ltlMile',
        'Less-than-truckload charge per 100 miles',
        0.95,
        'USD/cwt',
        '0.00',
        'Carrier contract 2026',
      ],
      [
        'truckload',
        'Truckload cost',
        2.27,
        'USD/mile',
        '0.00',
        'ATRI, Operational Costs of Trucking 2024: 2.270 USD per mile',
      ],
      [
        'payload',
        'Truckload payload',
        40000,
        'lb',
        '#,##0',
        'Usual dry-van payload under the 80,000 lb gross limit',
      ],
      [
        'circuity',
        'Road miles per straight mile',
        1.2,
        'ratio',
        '0.00',
        'Ballou, Rahardja & Sakai (2002): 1.20 for the United States',
      ],
      ['inflation', 'Freight cost inflation', 0.03, 'per year', '0.0%', 'Carrier contract, index clause'],
    ],
  },
  {
    title: 'Distribution centers and 3PL',
    rows: [
      ['fixedNational', 'Fixed cost, national DC', 4600000, 'USD/year', '#,##0', 'Lease, staff and systems'],
      ['fixedWest', 'Fixed cost, west DC', 1950000, 'USD/year', '#,##0', 'Broker offer, June 2026'],
      ['fixedSouth', 'Fixed cost, south DC', 1850000, 'USD/year', '#,##0', 'Broker offer, June 2026'],
      [
        'relief',
        'Fixed cost saved in the national DC per regional DC',
        0.22,
        'share',
        '0%',
        'Sublet of one hall each',
      ],
      ['feeUnit', '3PL fee', 5.6, 'USD/unit', '0.00', '3PL offer, July 2026'],
      ['feeFixed', '3PL management fee', 950000, 'USD/year', '#,##0', '3PL offer, July 2026'],
      ['discount3pl', '3PL freight discount', 0.05, 'share', '0%', '3PL offer, July 2026'],
      [
        'errors3pl',
        'Order errors at the 3PL against own operation',
        1.3,
        'ratio',
        '0.00',
        'References of two customers',
      ],
    ],
  },
  {
    title: 'Inventory',
    rows: [
      ['fill', 'Target fill rate', 0.97, 'share', '0.0%', 'Service policy'],
      ['leadTime', 'Replenishment lead time', 42, 'days', '0', 'Purchasing: mean of 2025'],
      ['leadTimeSd', 'Standard deviation of the lead time', 9, 'days', '0', 'Purchasing: 2025'],
      [
        'carrying',
        'Carrying cost without capital',
        0.09,
        'per year',
        '0%',
        'Storage, insurance, obsolescence',
      ],
      ['payable', 'Days payable', 45, 'days', '0', 'Supplier terms'],
    ],
  },
  {
    title: 'Investment and finance',
    rows: [
      ['capexSite', 'Investment per new DC', 3100000, 'USD', '#,##0', 'Racking, automation, systems'],
      [
        'transitionSite',
        'Transition cost per new DC',
        850000,
        'USD',
        '#,##0',
        'Hiring, double running, stock moves',
      ],
      [
        'transition3pl',
        'Transition cost to the 3PL',
        5400000,
        'USD',
        '#,##0',
        'Severance, lease exit, integration',
      ],
      ['goLive', 'Months until the change is live', 9, 'months', '0', 'Project plan'],
      ['rampMonths', 'Months from live to full effect', 6, 'months', '0', 'Project plan'],
      ['discount', 'Discount rate', 0.09, 'per year', '0.0%', 'Treasury: weighted average cost of capital'],
      ['tax', 'Tax rate', 0.25, 'share', '0%', 'Federal and state, blended'],
      ['life', 'Depreciation, straight line', 5, 'years', '0', 'Tax advisor'],
    ],
  },
];

const skuGroups: readonly [
  name: string,
  speed: string,
  items: number,
  dailyUnits: number,
  dailySd: number,
  unitCost: number,
  orderDays: number,
][] = [
  ['Filters', 'fast', 14, 62, 24, 58, 14],
  ['Pumps', 'fast', 10, 55, 23, 132, 14],
  ['Valves', 'fast', 18, 38, 18, 71, 14],
  ['Fittings', 'fast', 24, 31, 14, 34, 21],
  ['Motors', 'medium', 16, 14, 9.5, 188, 28],
  ['Controllers', 'medium', 14, 11, 8, 214, 28],
  ['Sensors', 'medium', 22, 9, 7, 96, 28],
  ['Cables', 'medium', 30, 7.5, 6, 42, 28],
  ['Spare kits', 'slow', 60, 1.4, 2.6, 118, 60],
  ['Gaskets', 'slow', 85, 1.1, 2.2, 27, 60],
  ['Legacy boards', 'slow', 70, 0.6, 1.7, 265, 60],
  ['Special tools', 'slow', 45, 0.5, 1.5, 340, 60],
];

const accounts: readonly [
  name: string,
  share: number,
  region: string,
  orders: number,
  lines: number,
  expedites: number,
  returns: number,
  days: number,
  discount: number,
][] = [
  ['Northern Mechanical', 0.094, 'East', 2100, 8, 0.02, 0.01, 38, 0.06],
  ['Union Wholesale', 0.083, 'East', 1650, 11, 0.02, 0.012, 42, 0.065],
  ['Pacific Service Group', 0.078, 'West', 5200, 4, 0.11, 0.03, 51, 0.055],
  ['Lakeland Supply', 0.071, 'Central', 1900, 9, 0.03, 0.01, 35, 0.05],
  ['Gulf Industrial', 0.066, 'South', 3600, 5, 0.07, 0.022, 47, 0.05],
  ['Summit Retail', 0.061, 'West', 9800, 3, 0.09, 0.055, 62, 0.07],
  ['Harbor Distribution', 0.056, 'East', 1300, 12, 0.01, 0.008, 33, 0.045],
  ['Prairie Parts', 0.052, 'Central', 2500, 6, 0.04, 0.015, 40, 0.04],
  ['Metro Maintenance', 0.048, 'East', 6900, 3, 0.06, 0.028, 44, 0.035],
  ['Desert Climate', 0.045, 'West', 4800, 3, 0.13, 0.034, 55, 0.04],
  ['Bayou Contractors', 0.042, 'South', 4100, 4, 0.08, 0.025, 50, 0.035],
  ['Keystone Mechanical', 0.04, 'East', 1200, 10, 0.02, 0.009, 36, 0.035],
  ['Great Basin Supply', 0.037, 'West', 3900, 3, 0.12, 0.03, 58, 0.03],
  ['Piedmont Service', 0.035, 'South', 2300, 5, 0.04, 0.016, 41, 0.03],
  ['Heartland Online', 0.033, 'Central', 14500, 2, 0.03, 0.085, 30, 0.02],
  ['Cascade Facilities', 0.03, 'West', 2600, 4, 0.1, 0.024, 49, 0.025],
  ['Capitol Engineering', 0.027, 'East', 900, 9, 0.01, 0.007, 37, 0.02],
  ['Delta Cooling', 0.024, 'South', 2700, 3, 0.09, 0.028, 53, 0.02],
  ['Tri-State Repair', 0.021, 'Central', 3800, 2, 0.05, 0.03, 43, 0.015],
  ['Sunbelt Homes', 0.018, 'South', 5600, 2, 0.07, 0.06, 60, 0.025],
  ['Island Trade', 0.015, 'West', 1900, 3, 0.16, 0.035, 64, 0.01],
  ['Old Mill Hardware', 0.012, 'East', 2400, 2, 0.04, 0.04, 45, 0.01],
  ['Canyon Rentals', 0.008, 'West', 2100, 2, 0.14, 0.05, 66, 0.005],
  ['Walk-in trade', 0.004, 'Central', 3300, 1, 0.01, 0.07, 5, 0],
];

const activityRates: readonly [key: string, label: string, value: number, unit: string][] = [
  ['order', 'Order handling', 36.5, 'USD/order'],
  ['line', 'Line picking', 5.4, 'USD/line'],
  ['expedite', 'Expedited shipment', 140, 'USD/shipment'],
  ['return', 'Return handling', 72, 'USD/return'],
];

/** Where each input stands, as other sheets refer to it: Inputs!$C$7. */
export const inputCells = new Map<string, string>();

export interface NetworkModel {
  readonly workbook: ExcelJS.Workbook;
  /** Addresses of the outcome cells by key. */
  readonly outcomes: ReadonlyMap<string, string>;
}

export function networkModel(): NetworkModel {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Fulcrum';
  workbook.created = new Date(Date.UTC(2026, 0, 1));
  workbook.modified = workbook.created;
  aboutSheet(workbook);
  inputsSheet(workbook);
  customersSheet(workbook);
  networkSheet(workbook);
  inventorySheet(workbook);
  costToServeSheet(workbook);
  cashFlowSheet(workbook);
  const outcomes = kpiSheet(workbook);
  sourcesSheet(workbook);
  return { workbook, outcomes };
}

function input(key: string): string {
  const cell = inputCells.get(key);
  if (!cell) throw new Error(`no input "${key}"`);
  const [column, row] = [cell[0], cell.slice(1)];
  return `Inputs!$${column}$${row}`;
}

function aboutSheet(workbook: ExcelJS.Workbook): void {
  const about = new SheetWriter(
    workbook,
    'About',
    'Network redesign: one national DC, or closer to the customer?',
    [26, 112],
  );
  const lines: [string, string][] = [
    [
      'The question',
      'Keep one national DC, add a west DC, add west and south with slow movers pooled, or hand over to a 3PL?',
    ],
    ['Inputs', 'Every assumption, with unit and source. The drivers of the case are cells of this sheet.'],
    [
      'Customers',
      '64 metropolitan areas: demand by population, distance to each DC, the cheapest open DC, two-day coverage.',
    ],
    ['Network', 'Volume, utilisation and annual cost by DC; today and under the choice on Inputs.'],
    [
      'Inventory',
      'Safety stock for an exact fill rate by SKU group; every open DC stocks, or slow movers are pooled.',
    ],
    ['Cost-to-serve', '24 accounts from gross margin to net margin, and the whale curve.'],
    ['Cash flow', 'Five years by quarter, from revenue to free cash flow and net present value.'],
    ['KPIs', 'The outcomes on which the alternatives are compared.'],
    ['Sources', 'Where the public figures come from. The company and its accounts are invented.'],
  ];
  lines.forEach(([name, text], i) => {
    about.put(`A${3 + i}`, name, 'label').font = { bold: true };
    about.put(`B${3 + i}`, text).alignment = { wrapText: true, vertical: 'top' };
  });
  about.section(13, 'Legend', 2);
  const legend: [CellKind, string, string][] = [
    ['input', 'Input', 'blue on pale yellow: may be changed'],
    ['calculation', 'Calculation', 'black: a formula on this sheet'],
    ['link', 'Link', 'green: a formula that reads another sheet'],
  ];
  legend.forEach(([kind, name, text], i) => {
    about.put(`A${14 + i}`, name, kind);
    about.put(`B${14 + i}`, text);
  });
  about.freeze(0, 1);
}

function inputsSheet(workbook: ExcelJS.Workbook): void {
  const inputs = new SheetWriter(workbook, 'Inputs', 'Inputs', [50, 3, 16, 14, 64]);
  inputs.headings(3, ['Assumption', '', 'Value', 'Unit', 'Source']);
  let row = 4;
  for (const { title, rows } of inputSections) {
    inputs.section(row++, title, 5);
    for (const [key, label, value, unit, format, note] of rows) {
      inputs.put(`A${row}`, label);
      inputs.put(`C${row}`, value, 'input', format);
      inputs.put(`D${row}`, unit, 'note');
      inputs.put(`E${row}`, note, 'note');
      inputCells.set(key, `C${row}`);
      row++;
    }
    row++;
  }
  inputs.section(row++, 'Activity rates', 5);
  for (const [key, label, value, unit] of activityRates) {
    inputs.put(`A${row}`, label);
    inputs.put(`C${row}`, value, 'input', '#,##0.00');
    inputs.put(`D${row}`, unit, 'note');
    inputs.put(`E${row}`, 'Time study of the customer service and warehouse teams, 2025', 'note');
    inputCells.set(key, `C${row}`);
    row++;
  }
  inputs.freeze(1, 3);
}

const firstCustomer = 6;
const lastCustomer = firstCustomer + metropolitanAreas.length - 1;
const customers = (column: string) => `Customers!$${column}$${firstCustomer}:$${column}$${lastCustomer}`;

function customersSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Customers',
    'Customers by metropolitan area',
    [22, 6, 13, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 10],
  );
  sheet.put(
    'A2',
    'Annual units by population; each area is served by the open DC with the lowest delivered cost.',
    'note',
  );
  ['Columbus, miles', 'Reno, miles', 'Dallas, miles'].forEach((text, i) =>
    sheet.put(`${'GHI'[i]!}4`, text, 'heading'),
  );
  sheet.put('J4', 'Delivered cost from, USD/unit', 'note');
  sheet.headings(5, [
    'Metropolitan area',
    'State',
    'Population 2020',
    'Latitude',
    'Longitude',
    'Units/year',
    '',
    '',
    '',
    'Columbus',
    'Reno',
    'Dallas',
    'Serving DC',
    'Distance, miles',
    'Freight, USD/unit',
    'Freight today, USD/unit',
    'Two-day, 1 = yes',
  ]);
  metropolitanAreas.forEach((area, i) => {
    const r = firstCustomer + i;
    sheet.put(`A${r}`, area.name);
    sheet.put(`B${r}`, area.state);
    sheet.put(`C${r}`, area.population, 'input', '#,##0');
    sheet.put(`D${r}`, area.latitude, 'input', '0.0000');
    sheet.put(`E${r}`, area.longitude, 'input', '0.0000');
    sheet.put(
      `F${r}`,
      `=${input('units')}*C${r}/SUM($C$${firstCustomer}:$C$${lastCustomer})`,
      'link',
      '#,##0',
    );
    ['G', 'H', 'I'].forEach((distance, dc) => {
      const delivered = ['J', 'K', 'L'][dc]!;
      sheet.put(
        `${delivered}${r}`,
        `=IF(Network!$C$${6 + dc}=1,Network!$E$${6 + dc}+Network!$F$${6 + dc}+(${input('ltlBase')}+${input('ltlMile')}*${distance}${r}/100)*${input('weight')}/100,1000000)`,
        'link',
        '0.00',
      );
    });
    sheet.put(`M${r}`, `=MATCH(MIN(J${r}:L${r}),J${r}:L${r},0)`, 'calculation', '0');
    sheet.put(`N${r}`, `=INDEX(G${r}:I${r},1,M${r})`, 'calculation', '#,##0');
    sheet.put(
      `O${r}`,
      `=(${input('ltlBase')}+${input('ltlMile')}*N${r}/100)*${input('weight')}/100*(1-${input('outsourced')}*${input('discount3pl')})`,
      'link',
      '0.00',
    );
    sheet.put(
      `P${r}`,
      `=(${input('ltlBase')}+${input('ltlMile')}*G${r}/100)*${input('weight')}/100`,
      'link',
      '0.00',
    );
    sheet.put(`Q${r}`, `=IF(N${r}<=750,1,0)`, 'calculation', '0');
  });
  // The function's own header row falls into the row of headings.
  sheet.spill(
    `G${firstCustomer - 1}`,
    `I${lastCustomer}`,
    `=FULCRUM.NET.DISTANCEMATRIX(D${firstCustomer}:E${lastCustomer},Network!$J$6:$K$8,"mi",${input('circuity')})`,
    '#,##0',
  );
  const total = lastCustomer + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  sheet.put(`C${total}`, `=SUM(C${firstCustomer}:C${lastCustomer})`, 'total', '#,##0');
  sheet.put(`F${total}`, `=SUM(F${firstCustomer}:F${lastCustomer})`, 'total', '#,##0');
  sheet.freeze(1, 5);
}

function networkSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Network',
    'Network: volume and annual cost by distribution center',
    [30, 10, 10, 14, 14, 14, 14, 14, 12, 12, 12],
  );
  sheet.headings(5, [
    'Distribution center',
    'Number',
    'Open',
    'Capacity, units/year',
    'Inbound, USD/unit',
    'Handling, USD/unit',
    'Units/year',
    'Utilisation',
    'Own handling, USD/unit',
    'Latitude',
    'Longitude',
  ]);
  const openFormulas = [
    '=1',
    `=MAX(${input('west')},${input('outsourced')})`,
    `=MAX(${input('south')},${input('outsourced')})`,
  ];
  const capacities = [1950000, 720000, 820000];
  const handling = [2.1, 2.35, 2.2];
  distributionCenters.forEach((center, i) => {
    const r = 6 + i;
    sheet.put(`A${r}`, center.city);
    sheet.put(`B${r}`, i + 1, 'calculation', '0');
    sheet.put(`C${r}`, openFormulas[i]!, 'link', '0');
    sheet.put(`D${r}`, capacities[i]!, 'input', '#,##0');
    sheet.put(
      `E${r}`,
      `=SUMPRODUCT($D$13:$D$14,${['E', 'F', 'G'][i]}$13:${['E', 'F', 'G'][i]}$14)*${input('truckload')}/${input('payload')}*${input('weight')}`,
      'link',
      '0.00',
    );
    sheet.put(`F${r}`, `=IF(${input('outsourced')}=1,${input('feeUnit')},I${r})`, 'link', '0.00');
    sheet.put(`G${r}`, `=SUMIFS(${customers('F')},${customers('M')},B${r})`, 'link', '#,##0');
    sheet.put(`H${r}`, `=G${r}/D${r}`, 'calculation', '0.0%');
    sheet.put(`I${r}`, handling[i]!, 'input', '0.00');
    sheet.put(`J${r}`, center.latitude, 'input', '0.0000');
    sheet.put(`K${r}`, center.longitude, 'input', '0.0000');
  });
  sheet.put('A9', 'Total', 'total');
  sheet.put('C9', '=SUM(C6:C8)', 'total', '0');
  sheet.put('G9', '=SUM(G6:G8)', 'total', '#,##0');

  sheet.section(11, 'Inbound', 7);
  sheet.headings(12, ['Origin', 'Latitude', 'Longitude', 'Share of volume', '', '', '']);
  ['Columbus, miles', 'Reno, miles', 'Dallas, miles'].forEach((text, i) =>
    sheet.put(`${'EFG'[i]!}11`, text, 'heading'),
  );
  suppliers.forEach((supplier, i) => {
    const r = 13 + i;
    sheet.put(`A${r}`, supplier.name);
    sheet.put(`B${r}`, supplier.latitude, 'input', '0.0000');
    sheet.put(`C${r}`, supplier.longitude, 'input', '0.0000');
    sheet.put(`D${r}`, supplier.share, 'input', '0%');
  });
  sheet.spill('E12', 'G14', `=FULCRUM.NET.DISTANCEMATRIX(B13:C14,J6:K8,"mi",${input('circuity')})`, '#,##0');

  sheet.section(17, 'Annual cost at year-1 volume and prices', 4);
  sheet.headings(18, ['Cost', 'Unit', 'Today', 'Under the choice']);
  const lines: [string, string, string][] = [
    [
      'Outbound freight',
      `=SUMPRODUCT(${customers('F')},${customers('P')})`,
      `=SUMPRODUCT(${customers('F')},${customers('O')})`,
    ],
    ['Inbound freight', '=G9*E6', '=SUMPRODUCT(G6:G8,E6:E8)'],
    ['Handling', '=G9*I6', '=SUMPRODUCT(G6:G8,F6:F8)'],
    [
      'Fixed cost',
      `=${input('fixedNational')}`,
      `=IF(${input('outsourced')}=1,${input('feeFixed')},${input('fixedNational')}*(1-${input('relief')}*(C7+C8))+C7*${input('fixedWest')}+C8*${input('fixedSouth')})`,
    ],
  ];
  lines.forEach(([label, today, choice], i) => {
    const r = 19 + i;
    sheet.put(`A${r}`, label);
    sheet.put(`B${r}`, 'USD/year', 'note');
    sheet.put(`C${r}`, today, 'link', '#,##0');
    sheet.put(`D${r}`, choice, 'link', '#,##0');
  });
  sheet.put('A23', 'Total', 'total');
  sheet.put('B23', 'USD/year', 'note');
  sheet.put('C23', '=SUM(C19:C22)', 'total', '#,##0');
  sheet.put('D23', '=SUM(D19:D22)', 'total', '#,##0');
  sheet.put('A25', 'Demand within two days');
  sheet.put('B25', 'share', 'note');
  sheet.put('C25', `=SUMIFS(${customers('F')},${customers('G')},"<=750")/G9`, 'link', '0.0%');
  sheet.put('D25', `=SUMPRODUCT(${customers('F')},${customers('Q')})/G9`, 'link', '0.0%');
  sheet.put('A26', 'Average distance to the customer');
  sheet.put('B26', 'miles', 'note');
  sheet.put('C26', `=SUMPRODUCT(${customers('F')},${customers('G')})/G9`, 'link', '#,##0');
  sheet.put('D26', `=SUMPRODUCT(${customers('F')},${customers('N')})/G9`, 'link', '#,##0');
  sheet.put('A27', 'Highest utilisation of an open DC');
  sheet.put('B27', 'share', 'note');
  sheet.put('C27', '=G9/D6', 'calculation', '0.0%');
  sheet.put('D27', '=MAX(H6:H8)', 'calculation', '0.0%');
  sheet.freeze(1, 5);
}

const firstSku = 6;
const lastSku = firstSku + skuGroups.length - 1;

function inventorySheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Inventory',
    'Inventory: stock for the target fill rate',
    [18, 10, 10, 12, 12, 12, 12, 12, 14, 14, 14, 14, 16, 16],
  );
  sheet.put(
    'A2',
    'Per item. Demand splits evenly over the stocking DCs; the standard deviation falls with the root of their number.',
    'note',
  );
  sheet.headings(5, [
    'SKU group',
    'Speed',
    'Items',
    'Demand, units/day',
    'Sd, units/day',
    'Unit cost, USD',
    'Order cycle, days',
    'Stocking DCs',
    'Demand per DC',
    'Sd per DC',
    'Safety stock per DC',
    'Safety stock today',
    'Stock, USD',
    'Stock today, USD',
  ]);
  skuGroups.forEach(([name, speed, items, dailyUnits, dailySd, unitCost, orderDays], i) => {
    const r = firstSku + i;
    sheet.put(`A${r}`, name);
    sheet.put(`B${r}`, speed);
    sheet.put(`C${r}`, items, 'input', '0');
    sheet.put(`D${r}`, dailyUnits, 'input', '0.0');
    sheet.put(`E${r}`, dailySd, 'input', '0.0');
    sheet.put(`F${r}`, unitCost, 'input', '0.00');
    sheet.put(`G${r}`, orderDays, 'input', '0');
    sheet.put(`H${r}`, `=IF(AND(B${r}="slow",${input('pooled')}=1),1,Network!$C$9)`, 'link', '0');
    sheet.put(`I${r}`, `=D${r}/H${r}`, 'calculation', '0.00');
    sheet.put(`J${r}`, `=E${r}/SQRT(H${r})`, 'calculation', '0.00');
    sheet.put(`M${r}`, `=C${r}*H${r}*(K${r}+I${r}*G${r}/2)*F${r}`, 'calculation', '#,##0');
    sheet.put(`N${r}`, `=C${r}*(L${r}+D${r}*G${r}/2)*F${r}`, 'calculation', '#,##0');
  });
  const column = (letter: string) => `${letter}${firstSku}:${letter}${lastSku}`;
  const service = `${input('leadTime')},${input('leadTimeSd')},${input('fill')},"fill"`;
  sheet.spill(
    `K${firstSku}`,
    `K${lastSku}`,
    `=FULCRUM.INV.SAFETYSTOCK(${column('I')},${column('J')},${service},${column('I')}*${column('G')})`,
    '#,##0.0',
  );
  sheet.spill(
    `L${firstSku}`,
    `L${lastSku}`,
    `=FULCRUM.INV.SAFETYSTOCK(${column('D')},${column('E')},${service},${column('D')}*${column('G')})`,
    '#,##0.0',
  );
  const total = lastSku + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  sheet.put(`M${total}`, `=SUM(${column('M')})`, 'total', '#,##0');
  sheet.put(`N${total}`, `=SUM(${column('N')})`, 'total', '#,##0');
  sheet.put(`A${total + 2}`, 'Cost of the goods sold in a year by these groups');
  sheet.put(
    `M${total + 2}`,
    `=SUMPRODUCT(${column('C')},${column('D')},${column('F')})*365`,
    'calculation',
    '#,##0',
  );
  sheet.freeze(1, 5);
}
const stockTotal = lastSku + 1;

const firstAccount = 12;
const lastAccount = firstAccount + accounts.length - 1;

function costToServeSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    'Cost-to-serve',
    'Cost-to-serve: from gross margin to net margin by account',
    [24, 10, 10, 10, 10, 11, 10, 10, 10, 14, 14, 12, 12, 12, 12, 12, 14, 12, 3, 8, 24, 14, 14, 12, 12],
  );
  sheet.section(3, 'Freight by region', 4);
  sheet.headings(4, ['Region', 'From longitude', 'To longitude', 'Freight, USD/unit']);
  const regions: [string, number, number][] = [
    ['West', -130, -104],
    ['Central', -104, -84.3],
    ['East', -84.3, -60],
  ];
  regions.forEach(([name, from, to], i) => {
    const r = 5 + i;
    sheet.put(`A${r}`, name);
    sheet.put(`B${r}`, from, 'input', '0.0');
    sheet.put(`C${r}`, to, 'input', '0.0');
    const inRegion = `(${customers('E')}>=B${r})*(${customers('E')}<C${r})*(${customers('D')}>=${name === 'West' ? 0 : 36})`;
    sheet.put(
      `D${r}`,
      `=SUMPRODUCT(${inRegion}*${customers('F')}*${customers('O')})/SUMPRODUCT(${inRegion}*${customers('F')})`,
      'link',
      '0.00',
    );
  });
  sheet.put('A8', 'South');
  sheet.put('B8', -104, 'input', '0.0');
  sheet.put('C8', -60, 'input', '0.0');
  const south = `(${customers('E')}>=B8)*(${customers('E')}<C8)*(${customers('D')}<36)`;
  sheet.put(
    'D8',
    `=SUMPRODUCT(${south}*${customers('F')}*${customers('O')})/SUMPRODUCT(${south}*${customers('F')})`,
    'link',
    '0.00',
  );

  sheet.section(10, 'Accounts, per year', 18);
  sheet.headings(11, [
    'Account',
    'Share of units',
    'Region',
    'Orders',
    'Lines per order',
    'Expedited share',
    'Return share',
    'Days to pay',
    'Rebate',
    'Revenue, USD',
    'Gross margin, USD',
    'Freight, USD',
    'Orders and lines, USD',
    'Expedites, USD',
    'Returns, USD',
    'Capital, USD',
    'Net margin, USD',
    'Cost-to-serve',
  ]);
  accounts.forEach(([name, share, region, orders, lines, expedites, returns, days, rebate], i) => {
    const r = firstAccount + i;
    sheet.put(`A${r}`, name);
    sheet.put(`B${r}`, share, 'input', '0.0%');
    sheet.put(`C${r}`, region);
    sheet.put(`D${r}`, orders, 'input', '#,##0');
    sheet.put(`E${r}`, lines, 'input', '0');
    sheet.put(`F${r}`, expedites, 'input', '0%');
    sheet.put(`G${r}`, returns, 'input', '0.0%');
    sheet.put(`H${r}`, days, 'input', '0');
    sheet.put(`I${r}`, rebate, 'input', '0.0%');
    sheet.put(`J${r}`, `=${input('units')}*B${r}*${input('price')}*(1-I${r})`, 'link', '#,##0');
    sheet.put(`K${r}`, `=J${r}-${input('units')}*B${r}*${input('goods')}`, 'link', '#,##0');
    sheet.put(`L${r}`, `=${input('units')}*B${r}*VLOOKUP(C${r},$A$5:$D$8,4,FALSE)`, 'link', '#,##0');
    sheet.put(`M${r}`, `=D${r}*(${input('order')}+E${r}*${input('line')})`, 'link', '#,##0');
    sheet.put(`N${r}`, `=D${r}*F${r}*${input('expedite')}*IF(Network!$D$25>0.8,0.6,1)`, 'link', '#,##0');
    sheet.put(
      `O${r}`,
      `=D${r}*E${r}*G${r}*${input('return')}*IF(${input('outsourced')}=1,${input('errors3pl')},1)`,
      'link',
      '#,##0',
    );
    sheet.put(`P${r}`, `=J${r}*H${r}/365*${input('discount')}`, 'link', '#,##0');
    sheet.put(`Q${r}`, `=K${r}-SUM(L${r}:P${r})-${input('units')}*B${r}*$D$9`, 'link', '#,##0');
    sheet.put(`R${r}`, `=(K${r}-Q${r})/J${r}`, 'calculation', '0.0%');
  });
  sheet.put('A9', 'Warehousing and inbound, all regions', 'label');
  sheet.put('D9', '=SUM(Network!D20:D22)/Network!G9', 'link', '0.00');
  const total = lastAccount + 1;
  sheet.put(`A${total}`, 'Total', 'total');
  for (const letter of ['B', 'D', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q']) {
    sheet.put(
      `${letter}${total}`,
      `=SUM(${letter}${firstAccount}:${letter}${lastAccount})`,
      'total',
      letter === 'B' ? '0.0%' : '#,##0',
    );
  }
  sheet.put(`R${total}`, `=(K${total}-Q${total})/J${total}`, 'total', '0.0%');

  sheet.put('T10', 'Whale curve', 'section');
  sheet.spill(
    'T11',
    `Y${lastAccount}`,
    `=FULCRUM.CTS.WHALECURVE(Q${firstAccount}:Q${lastAccount},A${firstAccount}:A${lastAccount})`,
  );
  for (let r = firstAccount; r <= lastAccount; r++) {
    for (const letter of ['V', 'W']) sheet.sheet.getCell(`${letter}${r}`).numFmt = '#,##0';
    sheet.sheet.getCell(`X${r}`).numFmt = '0.0%';
  }
  for (const letter of ['T', 'U', 'V', 'W', 'X', 'Y']) {
    sheet.sheet.getCell(`${letter}11`).font = { bold: true };
  }
  sheet.freeze(1, 11);
}
const accountTotal = lastAccount + 1;

const quarters = 20;
const firstQuarter = 4;

function cashFlowSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(workbook, 'Cash flow', 'Cash flow over five years by quarter', [
    36,
    10,
    13,
    ...Array.from({ length: quarters }, () => 13),
  ]);
  sheet.put(
    'A2',
    'Quarter 0 holds the investment. The chosen network takes over from today’s along the ramp.',
    'note',
  );
  const column = (quarter: number) => columnLetter(firstQuarter - 1 + quarter);
  sheet.headings(4, ['USD', 'Unit', ...Array.from({ length: quarters + 1 }, (_, q) => `Q${q}`)]);

  /** A row's formula for quarter q (and optionally quarter 0), with c the column and p the one before. */
  type Formula = (c: string, p: string, q: number) => string;
  const rows: [
    key: string,
    label: string,
    unit: string,
    format: string,
    kind: CellKind,
    formula: Formula,
    atStart?: string,
  ][] = [
    ['quarter', 'Quarter', 'number', '0', 'calculation', (_c, p) => `=${p}5+1`, '=0'],
    ['year', 'Year', 'number', '0', 'calculation', (c) => `=ROUNDUP(${c}5/4,0)`],
    [
      'ramp',
      'Share of the change in effect',
      'share',
      '0%',
      'link',
      (c) =>
        `=IF(SUM(${input('west')},${input('south')},${input('pooled')},${input('outsourced')})=0,0,MAX(0,MIN(1,(3*${c}5-${input('goLive')})/${input('rampMonths')})))`,
      '=0',
    ],
    ['growth', 'Volume index', 'index', '0.000', 'link', (c) => `=(1+${input('growth')})^(${c}6-1)`],
    ['rates', 'Freight price index', 'index', '0.000', 'link', (c) => `=(1+${input('inflation')})^(${c}6-1)`],
    [
      'coverage',
      'Demand within two days',
      'share',
      '0.0%',
      'link',
      (c) => `=Network!$C$25*(1-${c}7)+Network!$D$25*${c}7`,
    ],
    [
      'sales',
      'Sales index from coverage',
      'index',
      '0.000',
      'link',
      (c, p, q) =>
        `=${q === 1 ? '1' : `${p}11`}*IF(${c}10<0.7,1-${input('churn')}/4,1)+${input('uplift')}*100*(${c}10-${q === 1 ? 'Network!$C$25' : `${p}10`})`,
    ],
    ['units', 'Units', 'units', '#,##0', 'link', (c) => `=${input('units')}/4*${c}8*${c}11`],
    [
      'revenue',
      'Revenue',
      'USD',
      '#,##0',
      'link',
      (c) =>
        `=${c}12*${input('price')}*(1-SUMPRODUCT('Cost-to-serve'!$B$${firstAccount}:$B$${lastAccount},'Cost-to-serve'!$I$${firstAccount}:$I$${lastAccount}))`,
    ],
    ['goods', 'Cost of goods', 'USD', '#,##0', 'link', (c) => `=-${c}12*${input('goods')}`],
    [
      'outbound',
      'Outbound freight',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${c}12*${c}9*(Network!$C$19*(1-${c}7)+Network!$D$19*${c}7)/Network!$G$9`,
    ],
    [
      'inbound',
      'Inbound freight',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${c}12*${c}9*(Network!$C$20*(1-${c}7)+Network!$D$20*${c}7)/Network!$G$9`,
    ],
    [
      'handling',
      'Handling',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${c}12*(Network!$C$21*(1-${c}7)+Network!$D$21*${c}7)/Network!$G$9`,
    ],
    [
      'fixed',
      'Fixed cost of the network',
      'USD',
      '#,##0',
      'link',
      (c) => `=-(Network!$C$22*(1-${c}7)+Network!$D$22*${c}7)/4`,
    ],
    [
      'service',
      'Customer service, expedites, returns',
      'USD',
      '#,##0',
      'link',
      (c) => `=-SUM('Cost-to-serve'!$M$${accountTotal}:$O$${accountTotal})/4*${c}8*${c}11`,
    ],
    [
      'stock',
      'Inventory at cost',
      'USD',
      '#,##0',
      'link',
      (c) => `=(Inventory!$N$${stockTotal}*(1-${c}7)+Inventory!$M$${stockTotal}*${c}7)*${c}8*${c}11`,
      `=Inventory!$N$${stockTotal}`,
    ],
    [
      'carrying',
      'Carrying cost without capital',
      'USD',
      '#,##0',
      'link',
      (c, p) => `=-(${p}20+${c}20)/2*${input('carrying')}/4`,
    ],
    [
      'transition',
      'Transition cost',
      'USD',
      '#,##0',
      'link',
      () => `=0`,
      `=-IF(${input('outsourced')}=1,${input('transition3pl')},(${input('west')}+${input('south')})*${input('transitionSite')})`,
    ],
    [
      'ebitda',
      'Operating cash profit',
      'USD',
      '#,##0',
      'total',
      (c) => `=SUM(${c}13:${c}19)+${c}21+${c}22`,
      '=C22',
    ],
    [
      'capex',
      'Investment',
      'USD',
      '#,##0',
      'link',
      () => `=0`,
      `=-IF(${input('outsourced')}=1,0,(${input('west')}+${input('south')})*${input('capexSite')})`,
    ],
    [
      'depreciation',
      'Depreciation',
      'USD',
      '#,##0',
      'link',
      (c) => `=IF(${c}5<=4*${input('life')},$C$24/${input('life')}/4,0)`,
      '=0',
    ],
    [
      'tax',
      'Tax',
      'USD',
      '#,##0',
      'link',
      (c) => `=-${input('tax')}*(${c}23+${c}25)`,
      `=-${input('tax')}*C23`,
    ],
    ['payables', 'Payables', 'USD', '#,##0', 'link', (c) => `=-${c}14*4*${input('payable')}/365`, '=D27'],
    [
      'capital',
      'Change in working capital',
      'USD',
      '#,##0',
      'calculation',
      (c, p) => `=-(${c}20-${c}27-(${p}20-${p}27))`,
      '=0',
    ],
    [
      'free',
      'Free cash flow',
      'USD',
      '#,##0',
      'total',
      (c) => `=${c}23+${c}24+${c}26+${c}28`,
      '=C23+C24+C26+C28',
    ],
    [
      'cumulative',
      'Cumulative free cash flow',
      'USD',
      '#,##0',
      'calculation',
      (c, p) => `=${p}30+${c}29`,
      '=C29',
    ],
    [
      'factor',
      'Discount factor, mid-quarter',
      'factor',
      '0.0000',
      'link',
      (c) => `=(1+${input('discount')})^(-(${c}5-0.5)/4)`,
      '=1',
    ],
    ['present', 'Present value', 'USD', '#,##0', 'calculation', (c) => `=${c}29*${c}31`, '=C29*C31'],
  ];
  rows.forEach(([, label, unit, format, kind, formula, atStart], i) => {
    const r = 5 + i;
    sheet.put(`A${r}`, label, kind === 'total' ? 'total' : 'label');
    sheet.put(`B${r}`, unit, 'note');
    if (atStart) sheet.put(`C${r}`, atStart, kind, format);
    for (let q = 1; q <= quarters; q++) {
      sheet.put(`${column(q)}${r}`, formula(column(q), column(q - 1), q), kind, format);
    }
  });
  const last = column(quarters);
  sheet.put('A34', 'Net present value of five years', 'total');
  sheet.put('B34', 'USD', 'note');
  sheet.put('C34', `=SUM(C32:${last}32)`, 'total', '#,##0');
  sheet.freeze(3, 4);
}

function kpiSheet(workbook: ExcelJS.Workbook): Map<string, string> {
  const sheet = new SheetWriter(workbook, 'KPIs', 'Key figures under the choice on Inputs', [46, 16, 16, 70]);
  sheet.headings(3, ['Figure', 'Value', 'Unit', 'How it is computed']);
  const rows: [key: string, label: string, formula: string, format: string, unit: string, how: string][] = [
    [
      'npv',
      'Net present value',
      "='Cash flow'!C34",
      '#,##0',
      'USD',
      'Free cash flow of five years at the discount rate, mid-quarter',
    ],
    [
      'logistics',
      'Logistics cost in year 5',
      "=-SUM('Cash flow'!T15:W18)",
      '#,##0',
      'USD/year',
      'Freight, handling and fixed cost of quarters 17 to 20',
    ],
    [
      'costToServe',
      'Cost-to-serve',
      `='Cost-to-serve'!R${accountTotal}`,
      '0.0%',
      'of revenue',
      'Gross margin less net margin over revenue, all accounts',
    ],
    [
      'costPerUnit',
      'Landed logistics cost',
      '=Network!D23/Network!G9',
      '0.00',
      'USD/unit',
      'Annual network cost at year-1 volume per unit',
    ],
    [
      'twoDay',
      'Demand within two days',
      '=Network!D25',
      '0.0%',
      'share',
      'Within 750 road miles of the serving DC',
    ],
    [
      'perfect',
      'Perfect order rate',
      '=INDEX(FULCRUM.METRIC.PERFECTORDER(B19:B22),2,1)',
      '0.0%',
      'share',
      'Product of the four rates below',
    ],
    [
      'turns',
      'Inventory turns',
      `=FULCRUM.METRIC.TURNS(Inventory!M${stockTotal + 2},Inventory!M${stockTotal})`,
      '0.0',
      'per year',
      'Cost of goods sold over stock at cost',
    ],
    [
      'stock',
      'Inventory',
      `=Inventory!M${stockTotal}`,
      '#,##0',
      'USD',
      'Safety stock and half the order quantity, at cost',
    ],
    [
      'utilisation',
      'Highest DC utilisation',
      '=Network!D27',
      '0.0%',
      'share',
      'Units over capacity of the fullest open DC, year 1',
    ],
    [
      'cash',
      'One-time cash',
      "=-('Cash flow'!C22+'Cash flow'!C24)",
      '#,##0',
      'USD',
      'Investment and transition cost',
    ],
    [
      'emissions',
      'Transport emissions',
      '=Network!G9*B24/2000*(SUMPRODUCT(Network!G6:G8,B26:B28)/Network!G9+Network!D26)*B25/1000',
      '#,##0',
      't CO2/year',
      'Short tons × road miles, inbound and outbound × factor',
    ],
    [
      'eroders',
      'Accounts that erode profit',
      `=COUNTIF('Cost-to-serve'!Q${firstAccount}:Q${lastAccount},"<0")`,
      '0',
      'accounts',
      'Accounts with a negative net margin',
    ],
  ];
  const outcomes = new Map<string, string>();
  rows.forEach(([key, label, formula, format, unit, how], i) => {
    const r = 4 + i;
    sheet.put(`A${r}`, label);
    sheet.put(`B${r}`, formula, 'link', format);
    sheet.put(`C${r}`, unit, 'note');
    sheet.put(`D${r}`, how, 'note');
    outcomes.set(key, `KPIs!B${r}`);
  });
  sheet.section(18, 'Perfect order components', 4);
  const components: [string, string, string][] = [
    ['On time', '=0.9+0.08*Network!D25', 'Rises with the demand within two days'],
    ['Complete', `=${input('fill')}`, 'The target fill rate'],
    ['Undamaged', '=0.992-0.004*Network!D26/1000', 'Falls with the distance'],
    [
      'Documented',
      `=1-0.006*IF(${input('outsourced')}=1,${input('errors3pl')},1)`,
      'Order errors at the operator',
    ],
  ];
  components.forEach(([label, formula, how], i) => {
    const r = 19 + i;
    sheet.put(`A${r}`, label);
    sheet.put(`B${r}`, formula, 'link', '0.0%');
    sheet.put(`C${r}`, 'share', 'note');
    sheet.put(`D${r}`, how, 'note');
  });
  sheet.section(23, 'Emissions', 4);
  const emissions: [string, string, CellKind, string, string][] = [
    ['Shipping weight', `=${input('weight')}`, 'link', 'lb/unit', 'From Inputs'],
    [
      'Truck emission factor',
      '=0.168',
      'calculation',
      'kg CO2/ton-mile',
      'EPA GHG Emission Factors Hub 2024, table 8, medium- and heavy-duty truck',
    ],
    [
      'Inbound miles to Columbus',
      '=SUMPRODUCT(Network!D13:D14,Network!E13:E14)',
      'link',
      'miles',
      'Weighted by origin',
    ],
    [
      'Inbound miles to Reno',
      '=SUMPRODUCT(Network!D13:D14,Network!F13:F14)',
      'link',
      'miles',
      'Weighted by origin',
    ],
    [
      'Inbound miles to Dallas',
      '=SUMPRODUCT(Network!D13:D14,Network!G13:G14)',
      'link',
      'miles',
      'Weighted by origin',
    ],
  ];
  emissions.forEach(([label, formula, kind, unit, how], i) => {
    const r = 24 + i;
    sheet.put(`A${r}`, label);
    if (label === 'Truck emission factor') sheet.put(`B${r}`, 0.168, 'input', '0.000');
    else sheet.put(`B${r}`, formula, kind, '#,##0.0');
    sheet.put(`C${r}`, unit, 'note');
    sheet.put(`D${r}`, how, 'note');
  });
  sheet.freeze(1, 3);
  return outcomes;
}

function sourcesSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(workbook, 'Sources', 'Sources', [34, 100]);
  sheet.headings(3, ['Figure', 'Source']);
  const rows: [string, string][] = [
    [
      'Population of metropolitan areas',
      'U.S. Census Bureau, 2020 Census, Redistricting Data (P.L. 94-171), table P1: resident population of metropolitan statistical areas, 1 April 2020',
    ],
    [
      'Coordinates',
      'U.S. Census Bureau, 2020 Gazetteer Files: the first-named city of each area, rounded to four decimals; great-circle miles',
    ],
    [
      'Road miles per straight mile',
      'R. H. Ballou, H. Rahardja & N. Sakai, "Selected country circuity factors for road travel distance estimation", Transportation Research A 36 (2002): 1.20 for the United States',
    ],
    [
      'Truckload cost',
      'American Transportation Research Institute, An Analysis of the Operational Costs of Trucking: 2024 Update: 2.270 USD per mile in 2023',
    ],
    [
      'Truck emission factor',
      'U.S. Environmental Protection Agency, GHG Emission Factors Hub (2024), table 8: medium- and heavy-duty truck, 0.168 kg CO2 per short ton-mile',
    ],
    [
      'Two-day radius',
      'An assumption: two driving days under the U.S. hours-of-service limit of 11 hours a day, less loading; 750 road miles',
    ],
    ['Everything else', 'The company, its accounts, contracts and offers are invented, of a realistic size'],
  ];
  rows.forEach(([figure, source], i) => {
    sheet.put(`A${4 + i}`, figure);
    sheet.put(`B${4 + i}`, source).alignment = { wrapText: true, vertical: 'top' };
  });
  sheet.freeze(0, 3);
}
