import type ExcelJS from 'exceljs';
import { SheetWriter } from '../sheet-writer';

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
      ['growth', 'Demand growth', 0.03, '% per year', '0.0%', 'Sales plan; range from five years of history'],
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
      ['inflation', 'Freight cost inflation', 0.03, '% per year', '0.0%', 'Carrier contract, index clause'],
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
        '% per year',
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
      ['discount', 'Discount rate', 0.09, '% per year', '0.0%', 'Treasury: weighted average cost of capital'],
      ['tax', 'Tax rate', 0.25, 'share', '0%', 'Federal and state, blended'],
      ['life', 'Depreciation, straight line', 5, 'years', '0', 'Tax advisor'],
    ],
  },
];

const activityRates: readonly [key: string, label: string, value: number, unit: string][] = [
  ['order', 'Order handling', 36.5, 'USD/order'],
  ['line', 'Line picking', 5.4, 'USD/line'],
  ['expedite', 'Expedited shipment', 140, 'USD/shipment'],
  ['return', 'Return handling', 72, 'USD/return'],
];

/** Where each input stands on the sheet Inputs: C7. */
export const inputCells = new Map<string, string>();

/** An input as other sheets refer to it: Inputs!$C$7. */
export function input(key: string): string {
  const cell = inputCells.get(key);
  if (!cell) throw new Error(`no input "${key}"`);
  const [column, row] = [cell[0], cell.slice(1)];
  return `Inputs!$${column}$${row}`;
}

export function inputsSheet(workbook: ExcelJS.Workbook): void {
  const inputs = new SheetWriter(workbook, 'Inputs', 'Inputs', [58, 3, 16, 16, 72]);
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
