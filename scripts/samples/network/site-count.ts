import type ExcelJS from 'exceljs';
import { SheetWriter } from '../sheet-writer';
import { customers } from './customers';
import { input } from './inputs';
import {
  candidates,
  firstCandidate,
  givenOptions,
  lastCandidate,
  mostSites,
  optionCell,
  OPTIONS_SHEET,
  SITE_COUNT_SHEET,
} from './site-candidates';

const firstCount = 30;
const lastCount = firstCount + mostSites - 1;
const firstGiven = lastCount + 3;
const lastGiven = firstGiven + givenOptions.length - 1;

/** What one row of the table needs from the sheet of the options. */
interface RowSources {
  readonly fixed: string;
  readonly freight: string;
  readonly oneDay: string;
  readonly twoDay: string;
  readonly miles: string;
  readonly status: string;
  /** First and last column of its INV.POOLING table. */
  readonly pooling: readonly [when: string, site: string, stock: string, cash: string];
}

/**
 * "How many DCs?" in one table: freight, fixed cost, stock and service for each number of sites, chosen among
 * candidates. It reads the Inputs, but no outcome of the case reads it.
 */
export function siteCountSheet(workbook: ExcelJS.Workbook): void {
  const sheet = new SheetWriter(
    workbook,
    SITE_COUNT_SHEET,
    'How many DCs? Freight, fixed cost, stock and service in one table',
    [36, 13, 13, 13, 14, 13, 14, 14, 11, 11, 11, 14, 14, 13, 11, 30],
  );
  sheet.put(
    'A2',
    `The best choice among twelve candidates for each number of DCs, at year-1 volume. The functions spill on ${OPTIONS_SHEET}; the pane's map of sites shows each of them.`,
    'note',
  );
  assumptions(sheet);
  candidateTable(sheet);
  countTable(sheet);
  for (const row of [14, firstCount - 1]) sheet.sheet.getRow(row).height = 48;
  sheet.section(lastGiven + 2, 'How to read it', 16);
  [
    'Freight: inbound by truckload from the suppliers and outbound less-than-truckload, each area from its cheapest open DC.',
    'Stock: safety stock for the cycle service level at each open DC (INV.POOLING). More DCs pool less: it grows with their number.',
    'Margin of sales gained: two-day coverage above that of today, times the sales gained per point on Inputs, times the gross margin.',
    'The least cost counts what logistics pays; the least net cost also counts what service earns. Their distance is the argument.',
    'Capacities do not bind here; NET.CAPACITATEDLOCATION takes them. Handling is the same everywhere and left out.',
  ].forEach((text, i) => sheet.put(`A${lastGiven + 3 + i}`, text, 'note'));
  sheet.freeze(1, 1);
}

function assumptions(sheet: SheetWriter): void {
  sheet.section(4, 'Assumptions of this sheet', 16);
  sheet.headings(5, ['Assumption', '', 'Value', 'Unit', 'Source']);
  const rows: [label: string, value: number | string, unit: string, format: string, source: string][] = [
    ['Coefficient of variation of daily demand, per area', 0.9, 'ratio', '0.00', 'Shipments by area, 2025'],
    ['Correlation of daily demand between areas', 0.15, 'ratio', '0.00', 'Shipments by area, 2025'],
    ['Cycle service level', 0.97, 'share', '0.0%', 'Service policy'],
    ['One-day radius', 400, 'miles', '#,##0', 'One driving day, less loading'],
    ['Two-day radius', 750, 'miles', '#,##0', 'As on Customers'],
    [
      'Carrying cost with capital',
      `=${input('carrying')}+${input('discount')}`,
      'per year',
      '0.0%',
      'Carrying cost without capital and discount rate, Inputs',
    ],
  ];
  rows.forEach(([label, value, unit, format, source], i) => {
    const r = 6 + i;
    sheet.put(`A${r}`, label);
    sheet.put(`C${r}`, value, typeof value === 'number' ? 'input' : 'link', format);
    sheet.put(`D${r}`, unit, 'note');
    sheet.put(`E${r}`, source, 'note');
  });
}

function candidateTable(sheet: SheetWriter): void {
  sheet.section(13, 'Candidate sites', 16);
  sheet.headings(14, [
    'Candidate',
    'Number',
    'Latitude',
    'Longitude',
    'Fixed cost, USD/year',
    'Inbound, USD/unit',
    ...givenOptions.map(({ name }) => name),
  ]);
  candidates.forEach(([city, latitude, longitude, fixedCost], i) => {
    const r = firstCandidate + i;
    sheet.put(`A${r}`, city);
    sheet.put(`B${r}`, i + 1, 'label', '0');
    sheet.put(`C${r}`, latitude, 'input', '0.0000');
    sheet.put(`D${r}`, longitude, 'input', '0.0000');
    sheet.put(`E${r}`, fixedCost, 'input', '#,##0');
    sheet.put(
      `F${r}`,
      `=(${optionCell.supplierMiles(i, 0)}*Network!$D$13+${optionCell.supplierMiles(i, 1)}*Network!$D$14)*${input('truckload')}/${input('payload')}*${input('weight')}`,
      'link',
      '0.00',
    );
    givenOptions.forEach(({ open }, option) =>
      sheet.put(`${'GHI'[option]!}${r}`, open.includes(i + 1) ? 1 : 0, 'input', '0'),
    );
  });
  sheet.put(
    `A${lastCandidate + 1}`,
    'Fixed cost: leased hall, staff and systems at the size a regional DC needs; broker survey, June 2026. Columns G to I: 1 = open.',
    'note',
  );
}

function countTable(sheet: SheetWriter): void {
  sheet.section(firstCount - 2, 'The best network for each number of DCs', 16);
  sheet.headings(firstCount - 1, [
    'DCs',
    'Fixed cost, USD/year',
    'Freight, USD/year',
    'Safety stock, units',
    'Safety stock, USD',
    'Carrying it, USD/year',
    'Total, USD/year',
    'Against today',
    'Within one day',
    'Within two days',
    'Average miles',
    'Margin of sales gained',
    'Total less margin gained',
    'Outbound, t CO2e/year',
    'Status',
    'Verdict',
  ]);
  for (let k = 1; k <= mostSites; k++) {
    const r = firstCount + k - 1;
    sheet.put(`A${r}`, k, 'label', '0');
    countRow(sheet, r, optionCell.ofCount(k));
    sheet.put(
      `P${r}`,
      `=IF(G${r}=MIN(G$${firstCount}:G$${lastCount}),"least cost","")&IF(M${r}=MIN(M$${firstCount}:M$${lastCount}),IF(G${r}=MIN(G$${firstCount}:G$${lastCount})," and ","")&"least net of service","")`,
      'total',
    );
  }
  sheet.section(firstGiven - 1, 'Given options on the same terms (NET.EVALUATE)', 16);
  givenOptions.forEach(({ name }, option) => {
    const r = firstGiven + option;
    sheet.put(`A${r}`, name);
    countRow(sheet, r, optionCell.ofGiven(option));
  });
}

function countRow(sheet: SheetWriter, r: number, from: RowSources): void {
  const [when, site, stock, cash] = from.pooling;
  const pooled = (column: string) => `SUMIFS(${column},${when},"after",${site},"total")`;
  const units = `SUM(${customers('F')})`;
  sheet.put(`B${r}`, `=${from.fixed}`, 'link', '#,##0');
  sheet.put(`C${r}`, `=${from.freight}`, 'link', '#,##0');
  sheet.put(`D${r}`, `=${pooled(stock)}`, 'link', '#,##0');
  sheet.put(`E${r}`, `=${pooled(cash)}`, 'link', '#,##0');
  sheet.put(`F${r}`, `=E${r}*$C$11`, 'calculation', '#,##0');
  sheet.put(`G${r}`, `=B${r}+C${r}+F${r}`, 'total', '#,##0');
  sheet.put(`H${r}`, `=G${r}-$G$${firstGiven}`, 'calculation', '+#,##0;-#,##0;0');
  sheet.put(`I${r}`, `=${from.oneDay}`, 'link', '0.0%');
  sheet.put(`J${r}`, `=${from.twoDay}`, 'link', '0.0%');
  sheet.put(`K${r}`, `=${from.miles}`, 'link', '#,##0');
  sheet.put(
    `L${r}`,
    `=(J${r}-$J$${firstGiven})*100*${input('uplift')}*${units}*(${input('price')}-${input('goods')})`,
    'link',
    '#,##0',
  );
  sheet.put(`M${r}`, `=G${r}-L${r}`, 'total', '#,##0');
  sheet.put(
    `N${r}`,
    `=FULCRUM.NET.EMISSIONS(K${r}*1.609344,${units}*${input('weight')}*0.45359237/1000,"road")/1000`,
    'link',
    '#,##0',
  );
  sheet.put(`O${r}`, `=${from.status}`, 'link');
}
